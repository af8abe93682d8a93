"""Asking for one name."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.asking.name_dialog import NameDialog

TAKEN = "There is already a collection of this name here."


@pytest.fixture
def dialog(qtbot):
    dialog = NameDialog(
        "Rename “Thesis”", "Name", "Rename", "Thesis", lambda name: TAKEN if name == "Survey" else "", "A/B makes B inside A"
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_typing_replaces_the_old_name_and_enter_accepts(qtbot, dialog):
    qtbot.keyClicks(dialog.field, "  Survey 2026 ")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.name() == "Survey 2026"
    assert dialog.result() == dialog.DialogCode.Accepted


def test_a_name_that_cannot_be_taken_says_why(qtbot, dialog):
    dialog.field.setText("Survey")
    assert (dialog.problem.text(), dialog.problem.property("kind")) == (TAKEN, "warning")
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_an_empty_name_cannot_be_taken(dialog):
    dialog.field.setText("   ")
    assert not dialog.accept_button.isEnabled()
    assert (dialog.problem.text(), dialog.problem.property("kind")) == ("A/B makes B inside A", "faint")


def test_the_button_says_what_it_does(dialog):
    assert dialog.accept_button.text() == "Rename"


def test_no_name_is_an_answer_where_that_is_allowed(qtbot):
    dialog = NameDialog("Rename", "Name", "Rename", "Moss", may_be_empty=True)
    qtbot.addWidget(dialog)
    dialog.field.clear()
    assert dialog.accept_button.isEnabled()
    assert dialog.name() == ""
