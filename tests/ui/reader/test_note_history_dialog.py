"""What a note said at earlier times is shown against what it says now, and what is chosen comes back."""

import pytest
from PySide6.QtWidgets import QDialog

from desktop.store import annotations, journal
from desktop.ui.reader import note_history_dialog
from desktop.ui.reader.note_history_dialog import NoteHistoryDialog
from tests.libraries import add_day

TEXTS = {3: "new words stay", 2: "old words stay", 1: ""}
TIMES = {number: f"2026-05-1{number}T09:00:00.000Z" for number in TEXTS}


@pytest.fixture
def dialog(qtbot):
    dialog = NoteHistoryDialog(TIMES, TEXTS.__getitem__, TEXTS[3])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_begins_with_the_text_before_and_says_what_changed(dialog):
    assert dialog.number == 2
    assert dialog.text.accessibleDescription() == "removed: old; added: new"
    assert dialog.act.isEnabled()


def test_what_it_says_now_cannot_be_brought_back(dialog):
    dialog.times.setCurrentRow(0)
    assert not dialog.act.isEnabled()
    assert dialog.sentence.text() == "This is what the note says now."


def test_the_earlier_text_is_shown_alone(dialog):
    dialog.alone.click()
    assert dialog.text.text == "old words stay"
    assert dialog.text.accessibleDescription() == ""


def test_a_text_that_was_not_there_is_told_so(dialog):
    dialog.times.setCurrentRow(2)
    assert dialog.sentence.text().startswith("There was no note then.")
    assert dialog.alone.isHidden()


def test_of_megabytes_the_beginning_is_compared(qtbot, monkeypatch):
    monkeypatch.setattr(note_history_dialog, "MOST_COMPARED", 100)
    dialog = NoteHistoryDialog({1: TIMES[1]}, lambda _number: "a " * 90, "b " * 90)
    qtbot.addWidget(dialog)
    assert len(dialog.text.text) <= 202
    assert "first 100 characters" in dialog.sentence.text()


def test_in_the_window_an_earlier_note_comes_back_and_undo_takes_that_back(database, open_window, monkeypatch, qtbot):
    paper_id = add_day(database, 2)[0]
    for minute, text in enumerate(("first thought", "second thought")):
        monkeypatch.setattr(journal, "now", lambda minute=minute: f"2026-05-12T09:0{minute}:00.000Z")
        annotations.set_note(database, paper_id, text, "Wrote a note")
    monkeypatch.undo()
    window = open_window()
    monkeypatch.setattr(NoteHistoryDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    window.actions_by_name["note_history"].trigger()
    assert annotations.load_note(database, paper_id) == "first thought"
    qtbot.waitUntil(lambda: window.reader.note.field.text() == "first thought")
    window.actions_by_name["undo"].trigger()
    assert annotations.load_note(database, paper_id) == "second thought"


def test_without_any_note_a_word_is_said_and_nothing_asked(database, open_window, monkeypatch, qtbot):
    add_day(database, 2)
    window = open_window()
    monkeypatch.setattr(NoteHistoryDialog, "ask", lambda *_what: pytest.fail("was asked"))
    with qtbot.waitSignal(window.library.told) as told:
        window.actions_by_name["note_history"].trigger()
    assert told.args == ["Nothing was ever written about this paper.", False]
