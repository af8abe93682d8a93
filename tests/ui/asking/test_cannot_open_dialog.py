"""A library that cannot be opened is said in a window, for those who started from an icon."""

import argparse
import sqlite3
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from desktop import app
from desktop.store.database import open_library
from desktop.ui.asking.cannot_open_dialog import CannotOpenDialog

SENTENCE = "The library /home/ada/library.sqlite3 cannot be opened: it is not a database. It was not touched."


@pytest.fixture
def make(qtbot):
    def make(folder):
        dialog = CannotOpenDialog(SENTENCE, folder)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def options(file, *, screenshot=None):
    return argparse.Namespace(library=str(file), demo=False, screenshot=screenshot, theme="light", size=(900, 600))


def test_it_says_why_and_enter_quits(make, tmp_path, qtbot):
    dialog = make(tmp_path)
    assert dialog.sentence.text() == SENTENCE
    assert dialog.hint.isHidden()
    assert dialog.quit.isDefault()
    assert dialog.quit.hasFocus() or not dialog.isActiveWindow()
    with qtbot.waitSignal(dialog.rejected):
        dialog.quit.click()
    again = make(tmp_path)
    with qtbot.waitSignal(again.accepted):
        again.try_again.click()


def test_it_tells_of_backups_where_there_are_any(make, tmp_path):
    (tmp_path / "backups").mkdir()
    assert make(tmp_path).hint.isHidden()
    (tmp_path / "backups" / "library-1.sqlite3").touch()
    assert "“backups”" in make(tmp_path).hint.text()


def test_the_folder_is_opened_and_named_where_it_cannot_be(make, tmp_path, monkeypatch):
    asked, answers = [], [True, False]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or answers.pop(0))
    dialog = make(tmp_path)
    dialog.open_folder.click()
    assert asked == [QUrl.fromLocalFile(str(tmp_path))]
    assert dialog.hint.isHidden()
    dialog.open_folder.click()
    assert dialog.hint.text().endswith(str(tmp_path))
    assert make(None).open_folder.isHidden()


def test_words_of_a_file_are_never_taken_for_rich_text(qtbot):
    dialog = CannotOpenDialog("The library <img src=x> cannot be opened.", None)
    qtbot.addWidget(dialog)
    assert dialog.sentence.text() == "The library <img src=x> cannot be opened."
    assert dialog.sentence.textFormat() == dialog.sentence.textFormat().PlainText


def test_starting_with_such_a_library_shows_it_until_it_can_be_opened(qapp, tmp_path, monkeypatch, capsys):
    file = tmp_path / "library.sqlite3"
    file.write_text("This is no library." * 200, encoding="utf-8")
    said, opened = [], []

    def ask(sentence, folder):
        said.append((sentence, folder))
        file.unlink()  # as somebody does who puts a backup in its place
        return True

    monkeypatch.setattr(app, "_is_seen", lambda: True)
    monkeypatch.setattr(CannotOpenDialog, "ask", ask)
    monkeypatch.setattr(app, "_run_window", lambda database, _options: opened.append(database.database) or 0)
    assert app.run(options(file)) == 0
    ((sentence, folder),) = said
    assert sentence.startswith(f"The library {file} cannot be opened: ")
    assert folder == tmp_path
    assert capsys.readouterr().err == f"papershelf: {sentence}\n"
    assert opened == [str(file)]


def test_a_newer_library_is_left_as_it_is_when_the_reader_quits(qapp, tmp_path, monkeypatch, capsys):
    file = tmp_path / "library.sqlite3"
    with closing(open_library(file)):
        pass
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 9999")
    before = file.read_bytes()
    shown = []

    def quit_it():
        (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, CannotOpenDialog)]
        shown.append(dialog.sentence.text())
        dialog.done(QDialog.DialogCode.Rejected)

    monkeypatch.setattr(app, "_is_seen", lambda: True)
    QTimer.singleShot(0, qapp, quit_it)
    assert app.run(options(file)) == 1
    assert shown == [f"{file} was written by a newer Papershelf; update Papershelf to open it. It was not touched."]
    assert shown[0] in capsys.readouterr().err
    assert file.read_bytes() == before


@pytest.mark.parametrize("screenshot", [None, "shelf.png"])
def test_where_nobody_would_see_it_there_is_none(qapp, tmp_path, monkeypatch, screenshot):
    file = tmp_path / "notes.txt"
    file.write_text("This is no library." * 200, encoding="utf-8")
    monkeypatch.setattr(CannotOpenDialog, "ask", lambda *_what: pytest.fail("a window that nobody can answer"))
    monkeypatch.setattr(app, "_is_seen", lambda: screenshot is not None)
    assert app.run(options(file, screenshot=screenshot)) == 1


@pytest.mark.parametrize(
    ("platform", "display", "seen"),
    [("offscreen", ":1", False), ("minimal:x=1", ":1", False), ("xcb", ":1", True), (None, ":1", True), (None, None, False)],
)
def test_whether_it_would_be_seen(monkeypatch, platform, display, seen):
    monkeypatch.setattr(sys, "platform", "linux")
    for name, value in (("QT_QPA_PLATFORM", platform), ("DISPLAY", display), ("WAYLAND_DISPLAY", None)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert app._is_seen() is seen
