"""A reader's day, by keys and mouse in the real window: pull, star, dismiss, note, collect, export, undo; then the same
library on the command line, and in the window again."""

import json

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.asking.collection_chooser import CollectionChooser
from desktop.ui.export.export_dialog import ExportDialog

NOTE = "Grüße 你好 $\\alpha$"
ONE, TWO, THREE, FOUR = (f"2603.0000{number}" for number in range(1, 5))


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def answer(dialog, drive):
    """Do that with the next dialog of this kind, from within its own loop, once it is shown."""
    timer = QTimer(interval=5)

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, dialog) and shown.isVisible():
            timer.stop()
            drive(shown)

    timer.timeout.connect(look)
    timer.start()
    return timer


def return_to(window, qtbot):
    """What a window manager does when a dialog closes, and the screen of the tests does not."""
    window.activateWindow()
    qtbot.waitUntil(window.papers.view.hasFocus)


def star_three_and_dismiss_one(window, qtbot):
    for key in (Qt.Key.Key_S, Qt.Key.Key_J, Qt.Key.Key_S, Qt.Key.Key_J, Qt.Key.Key_S, Qt.Key.Key_J, Qt.Key.Key_E):
        press(qtbot, key)
    assert window.papers.counts.text() == "6 papers · 2 left"


def write_note(window, qtbot):
    window.papers.view.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_N)
    assert window.reader.note.field.hasFocus()
    window.reader.note.field.insertPlainText(NOTE)  # as an input method does; a test has no keys for 你
    press(qtbot, Qt.Key.Key_Escape)
    assert window.reader.note.state.text() == "Saved"
    assert window.papers.view.hasFocus()


def collect_the_starred(window, qtbot):
    press(qtbot, Qt.Key.Key_G)
    press(qtbot, Qt.Key.Key_S)
    assert window.papers.title.text() == "Starred"
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    def choose(chooser):
        qtbot.keyClicks(chooser.field, "Survey/2026")
        qtbot.keyClick(chooser.field, Qt.Key.Key_Return)

    waiting = answer(CollectionChooser, choose)
    press(qtbot, Qt.Key.Key_L)
    assert not waiting.isActive()
    return_to(window, qtbot)
    assert window.quiet_bar.message.text() == "Added 3 papers to “Survey/2026”"


def export_the_collection(window, qtbot, file):
    survey = next(one for one in window.library.load_collections() if one.path == "Survey/2026")
    window.browsing.show_collection(survey.collection_id)

    def export(dialog):
        dialog.file.field.setText(str(file))
        qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)

    waiting = answer(ExportDialog, export)
    press(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not waiting.isActive()
    return_to(window, qtbot)
    qtbot.waitUntil(lambda: window.strip.message.text() == f"Wrote 3 papers to {file}")


def test_a_day_from_pull_to_bibliography(open_papershelf, service, papershelf, qtbot, tmp_path):
    window = open_papershelf()
    assert service.requests == []
    with qtbot.waitSignal(window.library.papers_added):
        press(qtbot, Qt.Key.Key_F5)
    assert len(window.papers.model.ids()) == 6
    star_three_and_dismiss_one(window, qtbot)
    write_note(window, qtbot)
    collect_the_starred(window, qtbot)
    bibliography = tmp_path / "out.bib"
    export_the_collection(window, qtbot, bibliography)
    press(qtbot, Qt.Key.Key_U)
    assert window.library.load_paper(window.papers.current_id()).marks.read
    press(qtbot, Qt.Key.Key_Z)
    assert not window.library.load_paper(window.papers.current_id()).marks.read
    assert len(service.requests) == 1
    open_papershelf.close(window)

    papers = {one["arxiv_id"]: one for one in json.loads(papershelf("list", "--json"))}
    assert [name for name, one in papers.items() if one["starred"]] == [ONE, TWO, THREE]
    assert [name for name, one in papers.items() if one["dismissed"]] == [FOUR]
    assert papershelf("note", ONE).rstrip("\n") == NOTE
    assert papers[TWO]["collections"] == ["Survey/2026"]
    assert papershelf("export", "--collection", "Survey/2026") == bibliography.read_text(encoding="utf-8")
    assert all(papers[name]["citation_key"] in bibliography.read_text(encoding="utf-8") for name in (ONE, TWO, THREE))
    assert "whole" in papershelf("check")


def test_undo_goes_on_after_a_restart(open_papershelf, service, papershelf, qtbot):
    window = open_papershelf()
    with qtbot.waitSignal(window.library.papers_added):
        press(qtbot, Qt.Key.Key_F5)
    star_three_and_dismiss_one(window, qtbot)
    write_note(window, qtbot)
    open_papershelf.close(window)

    again = open_papershelf()
    assert len(again.papers.model.ids()) == 2
    press(qtbot, Qt.Key.Key_G)
    press(qtbot, Qt.Key.Key_A)
    assert again.reader.note.field.text() == NOTE
    press(qtbot, Qt.Key.Key_Z)
    assert again.reader.note.field.text() == ""
    press(qtbot, Qt.Key.Key_Z)
    open_papershelf.close(again)
    papers = {one["arxiv_id"]: one for one in json.loads(papershelf("list", "--json"))}
    assert not papers[FOUR]["dismissed"]
    assert papers[THREE]["starred"]
    papershelf("undo")
    assert json.loads(papershelf("show", THREE, "--json"))["starred"] is False


def test_the_command_line_writes_while_the_window_is_open(open_papershelf, service, papershelf, qtbot):
    window = open_papershelf()
    with qtbot.waitSignal(window.library.papers_added):
        press(qtbot, Qt.Key.Key_F5)
    papershelf("note", ONE, "from beside")
    papershelf("star", TWO)
    press(qtbot, Qt.Key.Key_G)
    press(qtbot, Qt.Key.Key_S)
    assert [window.library.load_paper(paper_id).paper.arxiv_id for paper_id in window.papers.model.ids()] == [TWO]
    open_papershelf.close(window)
    assert "whole" in papershelf("check")
