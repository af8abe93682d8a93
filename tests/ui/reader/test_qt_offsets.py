"""Characters as Qt counts them."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from desktop.ui.reader.qt_offsets import qt_beginning, qt_length

SHOWN = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")))


@given(SHOWN)
def test_a_length_is_that_of_qt(qapp, text):
    document = QTextDocument()
    document.setPlainText(text)
    assert qt_length(text) == document.characterCount() - 1  # without the end of the paragraph


@given(SHOWN, SHOWN)
def test_a_beginning_is_found_again_by_its_length(text, rest):
    assert qt_beginning(text + rest, qt_length(text)) == text


def test_half_a_letter_is_left_out():
    assert qt_beginning("a𝒪b", 2) == "a"
