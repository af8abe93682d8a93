"""What was removed and added is told by the line through it or under it, by words, and only then by colours."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.library.versions import word_changes
from desktop.records import Span
from desktop.ui.look.theme import LIGHT, apply_theme, tokens_of
from desktop.ui.reader.difference_text import DifferenceText, in_words

CHANGES = word_changes("Moss grows fast in 𝒪 shade.", "Moss grows slowly in 𝒪 deep shade.")


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 100)
    return window


@pytest.fixture
def text(window):
    text = DifferenceText("Abstract, what changed", "differenceAbstract", parent=window)
    window.show()
    return text


def stretches(text):
    """Each stretch of one look: its words, whether struck through, whether underlined, its colours."""
    found = []
    block = text.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            look = fragments.fragment().charFormat()
            colours = (look.foreground().color().name(), look.background().color().name())
            found.append((fragments.fragment().text(), look.fontStrikeOut(), look.fontUnderline(), colours))
            fragments += 1
        block = block.next()
    return found


def test_both_texts_are_there(text):
    text.show_pieces(CHANGES)
    shown = [(words, struck, underlined) for words, struck, underlined, _colours in stretches(text)]
    assert shown == [
        ("Moss grows ", False, False), ("fast", True, False), (" ", False, False), ("slowly", False, True),
        (" in 𝒪 ", False, False), ("deep", False, True), (" shade.", False, False),
    ]  # fmt: skip


def test_it_is_told_in_words(text):
    text.show_pieces(CHANGES)
    assert text.accessibleDescription() == "removed: fast; added: slowly; added: deep"
    assert in_words([Span("same", "All."), Span("added", "  ")]) == ""
    text.show_pieces([Span("same", "Moss.")])
    assert text.accessibleDescription() == ""


def test_the_same_letters_with_another_past(text):
    text.show_pieces([Span("same", "Moss.")])
    text.show_pieces([Span("added", "Moss.")])
    assert [(words, underlined) for words, _struck, underlined, _colours in stretches(text)] == [("Moss.", True)]


def test_it_follows_the_theme(text, qapp):
    for theme in ("light", "dark"):
        apply_theme(qapp, theme)
        text.show_pieces(CHANGES)
        tokens = tokens_of(text.window())
        assert tokens.name == theme
        colours = {words: colours for words, _struck, _underlined, colours in stretches(text)}
        assert colours["fast"] == (tokens.warning, tokens.warning_background)
        assert colours["slowly"] == (tokens.good, tokens.good_background)
    apply_theme(qapp, "light")
    assert stretches(text)[1][3] == (LIGHT.warning, LIGHT.warning_background)


def test_what_services_send_is_plain(text):
    text.show_pieces([Span("added", "<img src='http://example.invalid/x.png'>\x00 ")])
    assert text.toPlainText().startswith("<img")
    assert not text.textCursor().hasSelection()
    assert text.textCursor().position() == QTextCursor(text.document()).position()
