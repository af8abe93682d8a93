"""The dialog says while one types what is understood, and takes only a text that names a paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.library.paper_names import NamedPaper
from desktop.ui.adding.add_dialog import MOST_SHOWN, AddDialog

KNOWN = {
    "2603.00001": NamedPaper("2603.00001", "new", "arXiv 2603.00001"),
    "2603.00002": NamedPaper("2603.00002", "here", "Slow Moss", 7),
}


def read(text):
    return [KNOWN.get(line) or NamedPaper(line, "not understood", "why not") for line in text.splitlines() if line]


@pytest.fixture
def open_dialog(qtbot):
    def open_dialog(collection="", offline=False):
        dialog = AddDialog(read, collection=collection, offline=offline)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return open_dialog


def lines_of(dialog):
    return [dialog.understood.item(row).text() for row in range(dialog.understood.count())]


def test_what_is_typed_is_understood_line_by_line(open_dialog, qtbot):
    dialog = open_dialog()
    assert not dialog.add.isEnabled()
    qtbot.keyClicks(dialog.field, "2603.00001")
    qtbot.waitUntil(lambda: lines_of(dialog) == ["arXiv 2603.00001"])
    assert dialog.add.text() == "Add 1 paper"
    dialog.field.setPlainText("2603.00001\n2603.00002\nshopping")
    qtbot.waitUntil(lambda: dialog.understood.count() == 3)
    assert lines_of(dialog) == ["arXiv 2603.00001", "here already: Slow Moss", "names no paper: shopping"]
    assert dialog.add.text() == "Add 2 papers"
    assert dialog.understood.item(2).toolTip() == "why not"


def test_enter_is_a_new_line_and_ctrl_enter_adds(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.field.setPlainText("2603.00001")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_text_without_papers_is_not_taken(open_dialog):
    dialog = open_dialog()
    dialog.field.setPlainText("shopping")
    dialog.accept()
    assert dialog.isVisible()
    assert not dialog.add.isEnabled()


def test_where_they_go_and_that_they_wait_is_said_before(open_dialog):
    dialog = open_dialog(collection="Survey", offline=True)
    assert dialog.note.text() == (
        "They are also put into “Survey”. You work offline: they wait, and are asked for when you are online again."
    )
    assert open_dialog().note.isHidden()


def test_very_many_names_are_counted(open_dialog):
    dialog = open_dialog()
    dialog.field.setPlainText("\n".join(f"line {number}" for number in range(MOST_SHOWN + 5)))
    dialog.refresh()
    assert lines_of(dialog)[-1] == "and 5 more"
