"""Two papers that look different are shown side by side before they are joined."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.records import Paper
from desktop.ui.reader.join_dialog import JoinDialog


@pytest.fixture
def dialog(qtbot):
    dialog = JoinDialog(Paper("Moss", arxiv_id="2603.00001"), Paper("Ferns of the North", doi="10.1234/fern"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_stays_and_what_goes_are_named(dialog):
    assert (dialog.stays.title.text(), dialog.stays.facts.text()) == ("Moss", "arXiv:2603.00001")
    assert (dialog.goes.title.text(), dialog.goes.facts.text()) == ("Ferns of the North", "10.1234/fern")
    assert dialog.stays.accessibleName() == "Stays: Moss"


@pytest.mark.parametrize(("key", "result"), [
    (Qt.Key.Key_Return, QDialog.DialogCode.Accepted), (Qt.Key.Key_Escape, QDialog.DialogCode.Rejected)
])  # fmt: skip
def test_enter_joins_and_escape_leaves_both(dialog, qtbot, key, result):
    qtbot.keyClick(dialog, key)
    assert dialog.result() == result
    assert not dialog.isVisible()
