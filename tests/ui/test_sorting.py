"""Orders of the list: in the window, remembered for each kind of view, and with days only where the list is by date."""

import pytest

from desktop.records import Order
from desktop.settings import Settings
from desktop.ui.browsing import FIRST_PAGE
from desktop.ui.look.theme import ROW_HEIGHT
from desktop.ui.views import ALL_PAPERS
from tests.libraries import add_day
from tests.panes import Panes

MONDAY, TUESDAY = "2026-03-30", "2026-03-31"


@pytest.fixture
def ids(database):
    """Three papers of Tuesday and two of Monday, in the list's order."""
    monday = add_day(database, 2, MONDAY, first=50)
    return [*add_day(database, 3, TUESDAY), *monday]


@pytest.fixture
def window(ids, open_window):
    return open_window(Settings())


def shown(window):
    return list(window.papers.model.ids())


def checked(window):
    return [order for order in Order if window.actions_by_name[f"sort_{order}"].isChecked()]


def test_an_order_is_chosen_shown_and_remembered_for_that_kind_of_view(window, ids):
    saved = []
    window.appearance._save = lambda: saved.append(dict(window.appearance._settings.sort))
    window.browsing.go("all")
    window.actions_by_name["sort_upvotes"].trigger()
    assert shown(window) == [ids[0], ids[3], ids[1], ids[4], ids[2]]
    assert (window.papers.current_id(), checked(window)) == (ids[0], [Order.UPVOTES])
    assert window.papers.band.sort_button.accessibleName() == "Sorted by: Most upvotes"
    window.browsing.go("inbox")
    assert (shown(window), checked(window)) == (ids, [Order.DATE])
    window.browsing.go("all")
    assert checked(window) == [Order.UPVOTES]
    assert saved == [{"all": "upvotes"}]


def test_a_rank_is_of_a_day_only(window, ids):
    rank = window.actions_by_name["sort_rank"]
    window.browsing.go("all")
    assert not rank.isEnabled()
    window.browsing.sort_by(Order.RANK)
    assert window.browsing.order == Order.DATE
    window.browsing.go("today")
    assert rank.isEnabled()
    rank.trigger()
    assert shown(window) == ids[:3]
    window.browsing.go_day(-1)
    assert (shown(window), checked(window)) == (ids[3:], [Order.RANK])


def test_settings_that_name_no_order_are_no_harm(ids, open_window):
    window = open_window(Settings(sort={"inbox": "mood", "all": "rank"}))
    for kind in ("inbox", "all"):
        window.browsing.go(kind)
        assert (shown(window), checked(window)) == (ids, [Order.DATE])


def test_days_are_headings_of_lists_by_date(live, ids, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.go("all")
    assert [*panes.list.model.days.values()] == [3, 2]
    assert panes.list.headings.count_words(panes.list.view.places.heading(3)) == "2 papers · 2 left"
    live.mark_read(ids[3:], True)
    assert panes.list.headings.count_words(panes.list.view.places.heading(3)) == "2 papers · done"
    panes.browsing.go("starred")
    live.star(ids[3:4], True)
    panes.browsing.go("starred")
    assert panes.list.headings.count_words(panes.list.view.places.heading(0)) == "1 paper"
    panes.browsing.go("today")
    assert panes.list.model.days == {}
    panes.browsing.go("all")
    panes.browsing.sort_by(Order.TITLE)
    assert panes.list.model.days == {}


def test_a_dismissed_paper_leaves_its_day(live, ids, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    live.dismiss(ids[3:4], True)
    panes.browsing.drop(ids[3:4])
    assert [*panes.list.model.days.values()] == [3, 1]
    live.undo()
    assert [*panes.list.model.days.values()] == [3, 2]
    assert panes.ids() == ids


def test_place_and_selection_stay_under_days_while_papers_arrive(live, database, qtbot):
    old = add_day(database, 100, MONDAY)
    panes = Panes(live, qtbot)
    panes.browsing.start()
    panes.list.select(old[50])
    panes.list.view.verticalScrollBar().setValue(48 * ROW_HEIGHT + 5)
    panes.list.view.extend(1)
    before = panes.list.view.visualRect(panes.list.view.currentIndex()).top()
    new = add_day(database, 40, TUESDAY, first=300)
    live.papers_added.emit()
    assert panes.ids() == new + old
    assert panes.list.selected_ids() == old[50:52]
    assert panes.list.view.visualRect(panes.list.view.currentIndex()).top() == before


def test_several_selected_papers_are_counted_instead_of_shown(live, ids, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    panes.list.view.extend(1)
    panes.list.view.extend(1)
    assert panes.reader._heading.text() == "3 papers selected"
    assert panes.reader._pages.currentWidget() is panes.reader._state
    panes.list.view.pick_none()
    assert panes.reader._pages.currentWidget() is not panes.reader._state
    assert panes.reader._paper_id == ids[2]


def test_the_paper_that_is_read_stays_so_and_in_sight_in_another_order(live, database, qtbot):
    ids = add_day(database, 100, TUESDAY)
    panes = Panes(live, qtbot)
    panes.browsing.go("all")
    panes.list.select(ids[90])
    current = []
    panes.list.current_changed.connect(current.append)
    for order in (Order.TITLE, Order.ADDED, Order.DATE):
        panes.list.view.scrollToTop()  # it comes into sight also when the reader had scrolled away from it
        panes.browsing.sort_by(order)
        assert panes.list.selected_ids() == [ids[90]]
        view = panes.list.view
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    assert current == []


def test_a_large_list_says_that_it_is_sorted_and_comes_back_at_the_paper(live, database, qtbot):
    ids = add_day(database, FIRST_PAGE + 100, TUESDAY)
    panes = Panes(live, qtbot)
    panes.browsing.show(ALL_PAPERS)
    qtbot.waitUntil(lambda: panes.ids() == ids)
    panes.list.select(ids[600])
    panes.browsing.sort_by(Order.TITLE)
    assert panes.heading() == ("All papers", "Sorting…")
    qtbot.waitUntil(lambda: panes.ids() != ids)
    assert sorted(panes.ids()) == sorted(ids)
    assert panes.list.current_id() == ids[600]
    view = panes.list.view
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    assert panes.heading() == ("All papers", "612 papers")
