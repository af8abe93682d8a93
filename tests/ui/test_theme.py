"""What the style sheet draws by itself."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QDateEdit

from desktop.ui.theme import DARK, LIGHT, apply_theme, build_stylesheet


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
