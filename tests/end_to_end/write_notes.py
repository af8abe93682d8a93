"""Run as a program by test_killed.py: opens the window on a library, types notes, and prints what the window says is saved.

Usage: write_notes.py LIBRARY (for ever | once). ``for ever`` types on and prints a JSON line for each note as soon as it is
shown as Saved; ``once`` types without waiting for that, prints ``typed`` and keeps the window open.
"""

import itertools
import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.settings import Settings
from desktop.store.database import open_library
from desktop.ui.main_window import MainWindow
from desktop.ui.reader import note_editor

WORDS = "Grüße, 你好! $\\alpha$ and more. "


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def write_for_ever(application: QApplication, window: MainWindow) -> None:
    editor = window.reader.note
    for number in itertools.count():
        if number % 7 == 6 and not window.papers.go(1):
            window.papers.go(-window.papers.view.currentIndex().row())
        editor.field.write_at_end()
        editor.field.insertPlainText(WORDS)
        QTest.keyClicks(editor.field, f"{number} ")
        while editor.state.text() != "Saved":
            application.processEvents()
        say(json.dumps({"paper": window.papers.current_id(), "note": editor.field.text()}))


def write_once(window: MainWindow) -> None:
    window.reader.note.field.write_at_end()
    window.reader.note.field.insertPlainText(WORDS)
    say("typed")


def main(file: str, how: str) -> int:
    application = QApplication(["papershelf"])
    window = app.build_window(application, open_library(Path(file)), Settings(), lambda: None, None)
    window.show()
    if how == "once":
        note_editor.PAUSE = 3_600_000  # nothing but the end of the window saves it
        app._close_when_asked(window)
        QTimer.singleShot(0, window, lambda: write_once(window))
        return application.exec()
    note_editor.PAUSE = 1  # so that a test sees many saves
    write_for_ever(application, window)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
