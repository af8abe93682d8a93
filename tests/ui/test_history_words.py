"""Undo and Redo name what they would do, also right after the start."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop.ui.history_words import HistoryWords
from tests.libraries import add_day


@pytest.fixture
def words(live, database, qapp):
    """What both actions say; a library with something to undo is opened."""
    live.star(add_day(database, 3), True)
    parent = QObject()
    undo, redo = QAction(parent), QAction(parent)
    HistoryWords(live, undo, redo, parent)
    yield lambda: (undo.text(), redo.text())
    parent.deleteLater()


def test_they_follow_every_deed(words, live):
    assert words() == ("&Undo: Starred 3 papers", "&Redo")
    live.undo()
    assert words() == ("&Undo", "&Redo: Starred 3 papers")
    live.collect("Bits & Pieces", [1])
    assert words() == ("&Undo: Added 1 paper to “Bits && Pieces”", "&Redo")
    live.save_note(1, "A thought")
    assert words()[0] != "&Undo: Added 1 paper to “Bits && Pieces”"


def test_looking_at_a_paper_is_no_deed(words, live):
    live.mark_opened(1)
    assert words() == ("&Undo: Starred 3 papers", "&Redo")
