"""The list comes back as it was: after undo, after redo, and when the reader goes to the view that is shown already."""

import pytest

from desktop.ui.look.theme import ROW_HEIGHT
from desktop.ui.views import ALL_PAPERS, INBOX, RECENT, TODAY
from tests.libraries import add_day
from tests.panes import Panes


@pytest.fixture
def ids(database):
    """Two days of papers in the list's order: five of the newer day, then three of the day before."""
    before = add_day(database, 3, "2026-03-30", first=100)
    return [*add_day(database, 5), *before]


@pytest.fixture
def panes(live, ids, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    return panes


def test_undo_brings_back_the_whole_list_as_it_was_with_the_decided_ones(live, database, qtbot):
    ids = add_day(database, 60)
    panes = Panes(live, qtbot)
    panes.browsing.start()
    live.star(ids[:7], True)
    live.mark_read(ids[40:45], True)
    panes.list.select(ids[40])
    panes.list.view.verticalScrollBar().setValue(36 * ROW_HEIGHT + 5)
    before = panes.list.view.verticalOffset()
    panes.list.view.pick_all()
    for _ in range(2):
        live.dismiss(ids, True)
        panes.browsing.drop(ids)
        assert panes.ids() == []
        live.undo()
        assert panes.ids() == ids
        assert panes.list.current_id() == ids[40]
        assert panes.reader.page.title.text == "Invented Findings, Part 41"
        assert panes.list.view.verticalOffset() == before
        assert panes.heading()[1] == "60 papers · 48 left"
        live.redo()
        assert panes.ids() == []
        live.undo()
        assert (panes.ids(), panes.list.current_id()) == (ids, ids[40])
        assert panes.list.view.verticalOffset() == before
    panes.browsing.show(INBOX)
    assert panes.ids() == [*ids[7:40], *ids[45:]], "what was decided on stays until the view is left"


def test_redo_counts_as_the_deed_did(panes, ids, live):
    live.dismiss(ids[:1], True)
    panes.browsing.drop(ids[:1])
    told = [panes.heading()[1]]
    for step in (live.undo, live.redo, live.undo):
        step()
        told.append(panes.heading()[1])
    assert told == ["8 papers · 7 left", "8 papers · 8 left", "8 papers · 7 left", "8 papers · 8 left"]


@pytest.mark.parametrize("view", [INBOX, TODAY, ALL_PAPERS])
def test_going_where_one_is_looks_again_and_stays_at_the_paper(panes, ids, live, database, view):
    panes.browsing.go(view.kind)
    panes.list.select(ids[3])
    live.mark_read(ids[:1], True)
    before = panes.ids()
    panes.browsing.go(view.kind)
    panes.sidebar.view_chosen.emit(view)
    assert panes.ids() == before
    assert panes.list.current_id() == ids[3]
    new = add_day(database, 2, "2026-04-01", first=200)
    panes.browsing.go(view.kind)
    assert panes.list.current_id() == (new[0] if view == TODAY else ids[3]), "Today is the newest day again"


def test_what_was_added_last_begins_at_its_top_whenever_it_is_gone_to(panes, ids, live, database):
    panes.browsing.go(RECENT.kind)
    panes.list.select(ids[3])
    new = add_day(database, 2, "2026-04-01", first=200)
    live.papers_added.emit()
    assert panes.list.current_id() == ids[3], "nothing moves by itself"
    panes.browsing.go(RECENT.kind)
    assert panes.list.current_id() == panes.ids()[0]
    assert panes.ids()[0] in new
    assert panes.list.view.verticalOffset() == 0
    panes.list.select(ids[3])
    panes.browsing.start(*panes.browsing.place())
    assert panes.list.current_id() == panes.ids()[0]
