"""Putting off in the window: out of the Inbox, into Later, and back on the day without a restart."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from desktop.records import Marks, Order
from desktop.settings import Settings
from desktop.store import later
from desktop.ui.asking.day_chooser import ChosenDay, DayChooser
from desktop.ui.live import live_library
from desktop.ui.live.day_turn import DayTurn
from desktop.ui.papers.paper_words import NEW_CHIP, PLAIN_CHIP, chip_words, later_words
from desktop.ui.triage import Triage
from desktop.ui.views import INBOX, LATER
from tests.libraries import add_day
from tests.panes import Panes, select

BEFORE, DAY, NEXT = "2026-12-02", "2026-12-03", "2026-12-04"


@pytest.fixture
def calendar(monkeypatch):
    def turn_to(day):
        monkeypatch.setattr(later, "today", lambda: day)

    turn_to(BEFORE)
    return turn_to


@pytest.fixture
def ids(database, calendar):
    return add_day(database, 5)


@pytest.fixture
def panes(live, ids, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    panes.window = QWidget()
    qtbot.addWidget(panes.window)
    panes.triage = Triage(live, panes.list, panes.browsing, Settings(), panes.window)
    panes.acted = []
    live.acted.connect(panes.acted.append)
    return panes


@pytest.fixture
def answer(monkeypatch):
    """Call it with what the reader will answer; ``asked`` holds what was asked."""

    def give(day):
        def ask(_parent, count, today, *, can_clear):
            give.asked.append((count, today.isoformat(), can_clear))
            return day

        monkeypatch.setattr(DayChooser, "ask", ask)

    give.asked = []
    return give


def until(day):
    return ChosenDay(date.fromisoformat(day))


def test_the_selected_papers_leave_the_inbox_and_the_list_goes_on_below(panes, ids, answer, live):
    answer(until(DAY))
    select(panes, ids[1:3])
    panes.triage.put_off()
    assert answer.asked == [(2, BEFORE, False)]
    assert panes.ids() == [ids[0], *ids[3:]]
    assert panes.list.selected_ids() == [ids[3]]
    assert [change.label for change in panes.acted] == ["Put off 2 papers until 3 December 2026"]
    assert (panes.count_of(INBOX), panes.count_of(LATER)) == (3, 2)
    assert panes.heading() == ("Inbox", "5 papers · 3 left")
    panes.browsing.refresh()
    assert panes.ids() == [ids[0], *ids[3:]]
    live.undo()
    assert panes.ids() == ids


def test_who_cancels_has_put_nothing_off(panes, ids, answer, live):
    answer(None)
    select(panes, ids[:1])
    panes.triage.put_off()
    assert (panes.acted, panes.ids()) == ([], ids)


def test_later_is_in_the_order_of_the_days_and_a_day_can_be_taken_away(panes, ids, answer, live):
    live.put_off([ids[0]], date.fromisoformat(NEXT))
    live.put_off([ids[4]], date.fromisoformat(DAY))
    panes.browsing.go("later")
    assert panes.browsing.order == Order.LATER
    assert panes.ids() == [ids[4], ids[0]]
    select(panes, [ids[4]])
    answer(ChosenDay(None))
    panes.triage.put_off()
    assert answer.asked == [(1, BEFORE, True)]
    assert panes.ids() == [ids[0]]
    assert ids[4] in live.find("is:inbox")


def test_an_empty_view_says_what_stands_there(panes):
    panes.browsing.go("later")
    assert panes.list.state.heading.text() == "Nothing put off"
    assert Order.LATER in panes.browsing.orders
    panes.browsing.go("inbox")
    assert Order.LATER not in panes.browsing.orders


def test_when_the_day_begins_the_paper_is_back_without_a_restart(panes, ids, live, calendar):
    live.put_off([ids[1]], date.fromisoformat(DAY))
    panes.browsing.show(INBOX)
    turn = DayTurn(live)
    turn.look()
    assert (panes.ids(), panes.told) == ([ids[0], *ids[2:]], [])
    calendar(DAY)
    turn.look()
    assert panes.ids() == ids
    assert panes.list.model.paper_row(1).marks == Marks(later=DAY, back=True)
    assert panes.told == ["1 paper is back in the Inbox"]
    calendar(NEXT)
    turn.look()
    assert panes.told == ["1 paper is back in the Inbox"]


def test_dismissing_the_rest_and_catching_up_leave_it_alone(panes, ids, live, calendar):
    live.put_off([ids[1], ids[2]], date.fromisoformat(DAY))
    calendar(DAY)
    panes.browsing.show(INBOX)
    panes.triage.dismiss_rest_of_day()
    assert list(live.find("is:dismissed")) == [ids[0], *ids[3:]]
    assert list(live.find("is:inbox")) == ids[1:3]


def test_very_many_are_put_off_in_the_background(panes, ids, live, qtbot, monkeypatch):
    monkeypatch.setattr(live_library, "AT_ONCE", 2)
    with qtbot.waitSignal(live.acted):
        assert not live.put_off(ids, date.fromisoformat(DAY))
    assert list(live.find("is:later")) == ids
    live.undo(panes.acted[0])
    qtbot.waitUntil(lambda: not len(live.find("is:later")))


def test_row_and_reader_say_the_day(panes, ids, live, calendar):
    live.put_off([ids[0]], date.fromisoformat(DAY))
    year = QDate.currentDate().year()
    panes.list.select(ids[0])
    row, facts = live.load_rows([ids[0]])[0], panes.reader.page.facts
    assert (PLAIN_CHIP, later_words(row.marks, year)) in chip_words(row)
    assert later_words(row.marks, 2026) == "later: 3 Dec"
    panes.browsing.read_anew.emit()
    assert facts._later.text() == later_words(row.marks, year)
    calendar(DAY)
    row = live.load_rows([ids[0]])[0]
    assert chip_words(row)[0] == (NEW_CHIP, later_words(row.marks, year))
    assert later_words(row.marks) == "back since 3 Dec 2026"
