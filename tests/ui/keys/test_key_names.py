"""Keys are written as Qt writes them, whoever wrote them how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from desktop.ui.keys.key_names import FUNCTION_KEYS, OF_EVERY_PLACE, OF_THE_LIST, has_modifier, is_single, presses, spell

LETTERS = st.characters(min_codepoint=0x21, max_codepoint=0x17F) | st.sampled_from("жΩהㅂあ")
NAMES = st.sampled_from([*OF_EVERY_PLACE, *OF_THE_LIST, *FUNCTION_KEYS])
MODIFIERS = st.lists(st.sampled_from(["Ctrl", "shift", "ALT", "Meta"]), max_size=4, unique=True)
PRESSES = st.builds(lambda held, name: "+".join([*held, name]), MODIFIERS, LETTERS | NAMES)
SEQUENCES = st.lists(PRESSES, min_size=1, max_size=4).map(", ".join)


@given(SEQUENCES)
def test_qt_reads_and_writes_every_key_as_we_do(key):
    spelled = spell(key)
    if spelled is not None:
        sequence = QKeySequence(spelled)
        assert sequence.toString() == spelled
        assert all(sequence[number].key() != Qt.Key.Key_unknown for number in range(sequence.count()))
        assert sequence.count() == len(presses(spelled))
        assert spell(spelled) == spelled


@given(st.text(max_size=20))
def test_any_text_is_a_key_or_is_none(text):
    spelled = spell(text)
    assert spelled is None or QKeySequence(spelled).toString() == spelled


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("s", "S"),
        ("ctrl+shift+k", "Ctrl+Shift+K"),
        ("Shift + Control + k", "Ctrl+Shift+K"),
        ("g,i", "G, I"),
        (" g, i ", "G, I"),
        ("Ctrl++", "Ctrl++"),
        ("+", "+"),
        (",", ","),
        ("Ctrl+,", "Ctrl+,"),
        ("G, ,", "G, ,"),
        ("delete", "Del"),
        ("PageUp", "PgUp"),
        ("f5", "F5"),
        ("é", "É"),
        ("ß", "ß"),
    ],
)
def test_every_usual_way_of_writing_is_understood(written, spelled):
    assert spell(written) == spelled


@pytest.mark.parametrize(
    "written", ["", " ", "Ctrl+", "Ctrl", "Hyper+K", "SS", "F36", "A, B, C, D, E", "\n", "🙂", "Ctrl+Ctrl"]
)
def test_what_is_no_key_is_told(written):
    assert spell(written) is None


def test_single_keys_are_those_that_are_typed():
    keys = ("S", "Shift+Y", "G, I", "?", "+", ",", "G, Ctrl+I", "Ctrl+F", "F5", "Del", "Space", "Ctrl+K, S", "Alt+X")
    assert [key for key in keys if is_single(key)] == ["S", "Shift+Y", "G, I", "?", "+", ",", "G, Ctrl+I"]
    assert [key for key in keys if has_modifier(key)] == ["Ctrl+F", "Ctrl+K, S", "Alt+X"]
