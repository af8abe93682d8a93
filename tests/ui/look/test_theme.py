"""What the style sheet draws by itself."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QDateEdit

from desktop.ui.look.theme import DARK, LIGHT, apply_colours, apply_theme, build_stylesheet


class Desktop:
    """Stands for an application on a desktop with a light and a dark theme; the platform of tests has none."""

    def __init__(self, qapp):
        self.style, self.setStyle, self.setPalette = qapp.style, qapp.setStyle, qapp.setPalette
        self.system = self.scheme = Qt.ColorScheme.Light
        self.properties = {}

    def styleHints(self):
        return self

    def colorScheme(self):
        return self.scheme

    def setColorScheme(self, scheme):
        self.scheme = self.system if scheme == Qt.ColorScheme.Unknown else scheme

    def unsetColorScheme(self):
        self.scheme = self.system

    def property(self, name):
        return self.properties.get(name)

    def setProperty(self, name, value):
        self.properties[name] = value

    def turn(self, scheme):
        """The reader changes the theme of the whole desktop."""
        self.system = self.scheme = scheme


def test_the_systems_theme_is_followed_and_never_set_back(qapp):
    desktop = Desktop(qapp)
    for scheme, tokens in ((Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        desktop.turn(scheme)
        assert apply_colours(desktop, "system") == tokens
    desktop.scheme = Qt.ColorScheme.Dark  # for this program only, set by another part of it or of Qt
    assert apply_colours(desktop, "system") == DARK
    assert desktop.scheme == Qt.ColorScheme.Dark
    apply_theme(qapp, "light")


def test_who_chose_a_theme_keeps_it_and_can_go_back_to_the_systems(qapp):
    desktop = Desktop(qapp)
    desktop.turn(Qt.ColorScheme.Dark)
    assert apply_colours(desktop, "light") == LIGHT
    assert desktop.scheme == Qt.ColorScheme.Light
    assert apply_colours(desktop, "system") == DARK
    apply_theme(qapp, "light")


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_picture_that_it_names_is_there(tokens):
    pictures = re.findall(r'url\("([^"]+)"\)', build_stylesheet(tokens))
    assert len(pictures) == 4
    assert [picture for picture in pictures if not Path(picture).is_file()] == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("kind", [QComboBox, QDateEdit])
def test_what_drops_down_has_an_arrow(qtbot, qapp, tokens, kind):
    apply_theme(qapp, tokens.name)
    control = kind()
    if kind is QDateEdit:
        control.setCalendarPopup(True)
    qtbot.addWidget(control)
    control.resize(160, 32)
    control.show()
    picture = control.grab().toImage()
    window = QColor(tokens.window).lightness()
    drawn = [(x, y) for x in range(132, 156) for y in range(8, 24) if abs(picture.pixelColor(x, y).lightness() - window) > 60]
    assert len(drawn) >= 6
    apply_theme(qapp, "light")
