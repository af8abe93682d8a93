"""A choice among few, as a hand, the arrow keys and assistive technology meet it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from desktop.ui.look.segments import Segments
from desktop.ui.look.theme import DARK, LIGHT, apply_theme


@pytest.fixture
def segments(qtbot):
    segments = Segments([("light", "&Light"), ("dark", "Dark"), ("system", "As the system")], "dark", "Theme")
    qtbot.addWidget(segments)
    segments.show()
    segments.said = []
    segments.chosen.connect(segments.said.append)
    return segments


def test_assistive_technology_hears_of_radio_buttons(segments):
    spoken = [QAccessible.queryAccessibleInterface(segments.button(value)) for value in ("light", "dark", "system")]
    assert [each.role() for each in spoken] == [QAccessible.Role.RadioButton] * 3
    assert [bool(each.state().checked) for each in spoken] == [False, True, False]
    assert spoken[0].text(QAccessible.Text.Name) == "Light"


def test_a_click_anywhere_on_it_chooses(segments, qtbot):
    button = segments.button("system")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 2, 2))
    assert (segments.value(), segments.said) == ("system", ["system"])


def test_arrow_keys_move_the_choice(segments, qtbot):
    segments.button("dark").setFocus()
    qtbot.keyClick(segments.button("dark"), Qt.Key.Key_Right)
    assert segments.said == ["system"]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_it_is_painted_as_joined_buttons(segments, qapp, tokens):
    apply_theme(qapp, tokens.name)
    # Not the first: the pointer may rest on it.
    grounds = [segments.button(value).grab().toImage().pixelColor(6, 5).name() for value in ("dark", "system")]
    apply_theme(qapp, "light")
    assert grounds == [tokens.selected, tokens.window]
