"""Choosing the day until which papers are put off."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.ui.asking.day_chooser import ChosenDay, DayChooser
from desktop.ui.search.type_ahead import DETAIL_ROLE

TODAY = date(2026, 11, 23)


@pytest.fixture
def chooser(qtbot):
    chooser = DayChooser(2, TODAY)
    qtbot.addWidget(chooser)
    chooser.show()
    return chooser


def shown(chooser):
    return [chooser.list.item(row).text() for row in range(chooser.list.count())]


def test_enter_alone_takes_tomorrow(qtbot, chooser):
    assert shown(chooser) == ["Tomorrow", "At the weekend", "Next week", "In a month"]
    assert chooser.windowTitle() == "Put off 2 papers until…"
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.chosen() == ChosenDay(date(2026, 11, 24))


@pytest.mark.parametrize("typed", ["2026-12-03", "3 dec"])
def test_a_date_is_typed(qtbot, chooser, typed):
    qtbot.keyClicks(chooser.field, typed)
    assert shown(chooser) == [typed]
    assert chooser.list.item(0).data(DETAIL_ROLE) == "Thu, 3 Dec 2026"
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.chosen() == ChosenDay(date(2026, 12, 3))


def test_the_first_letters_of_a_suggestion_find_it(qtbot, chooser):
    qtbot.keyClicks(chooser.field, "week")
    assert shown(chooser) == ["At the weekend", "Next week"]


@pytest.mark.parametrize("typed", ["31 june", "2001-01-01"])
def test_what_is_no_day_to_come_is_one_row_that_cannot_be_taken(qtbot, chooser, typed):
    qtbot.keyClicks(chooser.field, typed)
    assert shown(chooser) == ["No day that comes: write 2026-12-03 or 3 dec"]
    assert not chooser.take_button.isEnabled()
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.chosen() is None
    assert chooser.isVisible()


def test_a_day_can_be_taken_away_where_there_is_one(qtbot):
    chooser = DayChooser(1, TODAY, can_clear=True)
    qtbot.addWidget(chooser)
    qtbot.keyClicks(chooser.field, "no longer")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.chosen() == ChosenDay(None)


def test_escape_cancels(qtbot, chooser):
    qtbot.keyClick(chooser.field, Qt.Key.Key_Escape)
    assert chooser.chosen() is None
    assert not chooser.isVisible()
