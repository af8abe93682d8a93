"""Megabytes in a note: the window stays alive, and every letter is kept."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication

from desktop.ui.reader.note_editor import NoteEditor


@pytest.fixture
def saved():
    return {}


@pytest.fixture
def editor(qtbot, saved):
    editor = NoteEditor(saved.__setitem__)
    qtbot.addWidget(editor)
    editor.resize(400, 200)
    editor.show()
    return editor


def test_an_endless_word_is_gone_before_words_are_looked_for_again(editor, monkeypatch):
    """Qt would look for its end for minutes."""
    editor.show_note(7, "x" * 100_000)
    lengths = []
    set_mode = editor.field.setWordWrapMode

    def watched(mode):
        lengths.append((mode, len(editor.field.text())))
        set_mode(mode)

    monkeypatch.setattr(editor.field, "setWordWrapMode", watched)
    editor.show_note(8, "short")
    assert lengths == [(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere, len("short"))]


@pytest.mark.parametrize(
    "pasted", ["x" * 10_000_000, "a line of words, which ends here\n" * 310_000], ids=["one word", "lines"]
)
def test_ten_megabytes_that_are_pasted_are_saved_whole(editor, saved, pasted):
    editor.show_note(7, "before ")
    editor.field.write_at_end()
    data = QMimeData()
    data.setText(pasted)
    editor.field.insertFromMimeData(data)
    QApplication.processEvents()
    editor.show_note(8, "short words")
    assert saved == {7: "before " + pasted}
    assert editor.field.text() == "short words"
