"""Asking which list to pull."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton

from desktop.records import Listing
from desktop.ui.pull_dialog import PullDialog


@pytest.fixture
def dialog(qtbot):
    dialog = PullDialog(date(2026, 3, 31))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(qtbot, dialog, kind):
    qtbot.mouseClick(dialog.kind.button(kind), Qt.MouseButton.LeftButton)


def button(dialog, name):
    return next(each for each in dialog.findChildren(QPushButton) if each.accessibleName() == name)


@pytest.mark.parametrize(
    ("kind", "argument"), [("day", "2026-03-31"), ("week", "2026-W14"), ("month", "2026-03"), ("trending", "")]
)
def test_each_kind_has_its_argument(qtbot, dialog, kind, argument):
    choose(qtbot, dialog, kind)
    assert dialog.listing() == Listing("huggingface", kind, argument)
    assert dialog.pull_button.isEnabled()


def test_a_week_belongs_to_the_year_of_its_thursday(qtbot, dialog):
    choose(qtbot, dialog, "week")
    dialog.date.setDate(QDate(2024, 12, 30))
    assert dialog.listing().argument == "2025-W01"


def test_a_search_needs_words(qtbot, dialog):
    choose(qtbot, dialog, "search")
    assert not dialog.pull_button.isEnabled()
    qtbot.keyClicks(dialog.words, "  sparse   attention ")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.listing() == Listing("huggingface", "search", "sparse attention")
    assert dialog.result() == dialog.DialogCode.Accepted


def test_earlier_and_later_step_by_the_kind_and_stop_today(qtbot, dialog):
    choose(qtbot, dialog, "month")
    qtbot.mouseClick(button(dialog, "Earlier"), Qt.MouseButton.LeftButton)
    assert dialog.listing().argument == "2026-02"
    choose(qtbot, dialog, "week")
    for _ in range(9):
        qtbot.mouseClick(button(dialog, "Later"), Qt.MouseButton.LeftButton)
    assert dialog.listing().argument == "2026-W14"


def test_it_says_what_will_be_asked_for(qtbot, dialog):
    assert "31" in dialog.sentence.text()
    choose(qtbot, dialog, "week")
    assert "Week 14" in dialog.sentence.text()
