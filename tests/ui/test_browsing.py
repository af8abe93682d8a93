"""What the list shows: views, searches and days, and that nothing jumps when papers come or go."""

import pytest
from PySide6.QtCore import Qt

from desktop.records import ReadingStatus
from desktop.ui.look.theme import ROW_HEIGHT
from desktop.ui.views import (
    ALL_PAPERS,
    DISMISSED,
    DONE,
    INBOX,
    READING,
    SEARCH,
    STARRED,
    TO_READ,
    TODAY,
    view_of_collection,
)
from tests.libraries import DAY, add_day
from tests.panes import Panes

DAY_BEFORE = "2026-03-30"


@pytest.fixture
def ids(database):
    """Two days of papers in the list's order: five of the newer day, then three of the day before."""
    before = add_day(database, 3, DAY_BEFORE, first=100)
    return [*add_day(database, 5), *before]


@pytest.fixture
def panes(live, ids, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    return panes


@pytest.fixture
def empty_panes(live, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    return panes


def test_it_begins_with_the_inbox(panes, ids):
    assert panes.browsing.view == INBOX
    assert panes.sidebar.current_view() == INBOX
    assert panes.ids() == ids
    assert panes.heading() == ("Inbox", "8 papers · 8 left")
    assert panes.reader.page.title.text == "Invented Findings, Part 1"


def test_each_view_shows_its_papers(panes, live, ids):
    live.star(ids[1:2], True)
    live.dismiss(ids[2:4], True)
    live.mark_read(ids[4:5], True)
    live.collect("Survey/2026", ids[5:7])
    survey, inside = live.load_collections()
    shown = {}
    for view in (TODAY, INBOX, STARRED, ALL_PAPERS, DISMISSED):
        panes.sidebar.view_chosen.emit(view)
        assert panes.sidebar.current_view() == panes.browsing.view == view
        shown[view.kind] = panes.ids()
    assert shown == {
        "inbox": [ids[0], *ids[5:]],
        "today": [ids[0], ids[1], ids[4]],
        "starred": [ids[1]],
        "all": ids,
        "dismissed": ids[2:4],
    }
    for collection, name in ((survey, "Survey"), (inside, "Survey / 2026")):
        panes.browsing.show_collection(collection.collection_id)
        assert panes.ids() == ids[5:7]
        assert panes.heading() == (name, "2 papers")
        assert panes.browsing.collection == collection
    panes.browsing.go("all")
    assert panes.browsing.collection is None


def test_days_are_walked_and_today_is_the_newest_again(panes, ids, live):
    panes.browsing.go("today")
    assert panes.ids() == ids[:5]
    assert panes.heading() == ("Tuesday, 31 March", "5 papers · 5 left")
    panes.browsing.go_day(-1)
    assert panes.browsing.view == TODAY
    assert panes.ids() == ids[5:]
    assert panes.heading()[0] == "Monday, 30 March"
    panes.browsing.go_day(-1)
    assert panes.ids() == ids[5:]
    assert panes.told == ["There is no other day's list on that side."]
    panes.browsing.go_day(1)
    assert panes.ids() == ids[:5]
    panes.browsing.go_day(-1)
    panes.sidebar.view_chosen.emit(INBOX)
    panes.sidebar.view_chosen.emit(TODAY)
    assert panes.ids() == ids[:5]


@pytest.mark.parametrize("step", [-1, 1])
def test_from_other_views_the_newest_day_comes_first(panes, ids, step):
    panes.browsing.go_day(step)
    assert (panes.browsing.view, panes.ids()) == (TODAY, ids[:5])


def test_a_week_is_named_when_it_is_not_this_one(panes, ids):
    panes.browsing.go("week")
    assert panes.ids() == ids
    assert panes.heading()[0] == "Week of 30 Mar" or panes.heading()[0].startswith("Week of 30 Mar ")
    assert panes.list.triage.bar.accessibleDescription() == ""


def test_recently_added_begins_with_what_came_last(panes, ids, live, database):
    new = add_day(database, 2, "2025-11-03", first=300)
    live.papers_added.emit()
    live.dismiss(ids[:1], True)
    panes.browsing.go("recent")
    assert set(panes.ids()) == {*ids[1:], *new}
    assert panes.heading() == ("Recently added", "9 papers")


def test_the_reading_list_is_three_views(panes, ids, live):
    live.set_status(ids[:3], ReadingStatus.TO_READ)
    live.set_status(ids[1:2], ReadingStatus.DONE)
    assert [panes.count_of(view) for view in (TO_READ, READING, DONE)] == [2, 0, 1]
    panes.browsing.go("to-read")
    assert panes.ids() == [ids[0], ids[2]]
    live.set_status(ids[:1], ReadingStatus.READING)
    assert panes.ids() == [ids[0], ids[2]], "it stays in sight until the view is left"
    panes.browsing.go("reading")
    assert panes.ids() == ids[:1]


def test_progress_is_told_to_eye_and_ear(panes, ids, live):
    bar = panes.list.triage.bar
    assert (bar.value(), bar.maximum(), bar.accessibleDescription()) == (0, 8, "0 of 8")
    live.star(ids[:1], True)
    live.dismiss(ids[1:3], True)
    panes.browsing.drop(ids[1:3])
    assert (bar.value(), bar.maximum(), bar.accessibleDescription()) == (3, 8, "3 of 8")
    live.undo()
    assert (bar.value(), bar.maximum()) == (1, 8)
    panes.browsing.go("today")
    assert (bar.value(), bar.maximum(), panes.heading()[1]) == (1, 5, "5 papers · 4 left")
    live.dismiss(ids[3:5], True)
    panes.browsing.drop(ids[3:5])
    panes.browsing.go("all")
    assert bar.value() == 0
    panes.browsing.go("today")
    assert (bar.value(), bar.maximum(), panes.heading()[1]) == (3, 5, "5 papers · 2 left")


def test_catching_up_is_offered_when_the_inbox_is_full(panes, ids, live, database, qtbot):
    offer = panes.list.triage.offer
    assert offer.isHidden()
    add_day(database, 150, "2026-04-01", first=200)
    live.papers_added.emit()
    assert not offer.isHidden()
    assert offer.text() == "158 unseen: keep the best, dismiss the rest…"
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert panes.wanted == ["catch_up"]
    live.change_tags([ids[0]], add=["later"])
    live.collect("Survey", ids[:2])
    assert offer.text().startswith("156 unseen: ")  # catching up leaves alone what was worked on
    panes.browsing.go("all")
    assert offer.isHidden()


def test_an_older_day_stays_while_it_is_looked_at(panes, ids, live, database):
    panes.browsing.go_day(-1)
    panes.browsing.go_day(-1)
    panes.browsing.show_counts()
    assert panes.count_of(TODAY) == 5
    add_day(database, 2, "2026-04-01", first=200)
    live.papers_added.emit()
    live.star(ids[5:6], True)
    live.undo()
    assert panes.ids() == ids[5:]
    assert panes.count_of(TODAY) == 2
    panes.browsing.show_query("specimen1")
    panes.browsing.show_query("")
    assert panes.ids() == ids[5:]


def test_a_new_list_is_shown_where_nothing_was_left(panes, ids, live, database):
    panes.browsing.go("today")
    live.dismiss(ids[:5], True)
    panes.browsing.drop(ids[:5])
    assert panes.list.state.heading.text() == "Nothing left on this list"
    new = add_day(database, 2, "2026-04-01", first=200)
    live.papers_added.emit()
    assert panes.ids() == new


def test_a_search_shows_what_it_finds_and_leaving_it_leads_back(panes, ids, qtbot):
    panes.browsing.go("today")
    qtbot.keyClicks(panes.list.search_box, "specimen100")
    assert panes.browsing.view == SEARCH
    assert panes.sidebar.current_view() is None
    assert panes.ids() == [ids[5]]
    assert panes.heading() == ("Results", "1 paper")
    qtbot.keyClick(panes.list.search_box, Qt.Key.Key_Escape)
    assert panes.browsing.view == TODAY
    assert panes.sidebar.current_view() == TODAY
    assert panes.ids() == ids[:5]


def test_leaving_a_search_leads_back_to_the_paper_it_began_at(panes, ids, qtbot):
    panes.list.select(ids[4])
    panes.browsing.show_query("sparse")
    panes.list.view.setFocus()
    qtbot.keyClick(panes.list.view, Qt.Key.Key_Escape)
    assert (panes.browsing.view, panes.list.current_id()) == (INBOX, ids[4])
    assert panes.list.search_box.text() == ""


def test_going_to_a_view_clears_the_search(panes, ids):
    panes.browsing.show_query("specimen100")
    assert panes.list.search_box.text() == "specimen100"
    panes.browsing.go("all")
    assert panes.list.search_box.text() == ""
    assert panes.ids() == ids


def test_selection_and_scroll_stay_while_papers_arrive(live, database, qtbot):
    old = add_day(database, 100, DAY_BEFORE)
    panes = Panes(live, qtbot)
    panes.browsing.start()
    panes.list.select(old[50])
    panes.list.view.verticalScrollBar().setValue(48 * ROW_HEIGHT + 5)
    before = panes.list.view.visualRect(panes.list.view.currentIndex()).top()
    read = []
    panes.list.current_changed.connect(read.append)
    new = add_day(database, 40, DAY, first=300)
    live.papers_added.emit()
    assert panes.ids() == new + old
    assert panes.list.selected_ids() == [old[50]]
    assert panes.list.view.visualRect(panes.list.view.currentIndex()).top() == before
    assert read == []


def test_papers_just_decided_on_stay_until_the_view_is_left(panes, ids, live, database):
    live.mark_read(ids[:1], True)
    live.star(ids[1:2], True)
    new = add_day(database, 1, "2026-04-01", first=300)
    live.papers_added.emit()
    assert panes.ids() == new + ids
    assert panes.heading() == ("Inbox", "9 papers · 7 left")
    panes.browsing.go("starred")
    live.star(ids[1:2], False)
    panes.browsing.refresh()
    assert panes.ids() == [ids[1]]
    panes.browsing.go("inbox")
    assert panes.ids() == [*new, ids[1], *ids[2:]]
    panes.browsing.go("starred")
    assert panes.ids() == []


def test_dismissed_papers_leave_and_undo_brings_them_back_in_place(panes, ids, live):
    panes.list.select(ids[2])
    live.dismiss(ids[2:4], True)
    panes.browsing.drop(ids[2:4])
    assert panes.ids() == ids[:2] + ids[4:]
    assert panes.list.current_id() == ids[4]
    assert panes.heading()[1] == "8 papers · 6 left"
    live.undo()
    assert panes.ids() == ids
    assert panes.list.current_id() == ids[4]
    assert panes.heading()[1] == "8 papers · 8 left"


def test_all_done_is_said_and_the_last_undo_brings_the_list_back(panes, ids, live):
    live.dismiss(ids, True)
    panes.browsing.drop(ids)
    assert panes.list.state.isVisible()
    assert panes.list.state.heading.text() == "All done"
    assert panes.heading() == ("Inbox", "")
    assert panes.reader.page.note.flush()
    live.undo()
    assert not panes.list.state.isVisible()
    assert panes.ids() == ids
    assert panes.list.current_id() == ids[0]


def test_done_is_said_of_a_list_that_is_looked_through(panes, ids, live):
    live.mark_read(ids, True)
    assert panes.heading() == ("Inbox", "8 papers · done")


@pytest.mark.parametrize(
    ("view", "heading"),
    [(STARRED, "Nothing starred yet"), (DISMISSED, "Nothing dismissed"), (view_of_collection(99), "An empty collection")],
)
def test_each_empty_view_says_what_it_is_for(panes, view, heading):
    panes.browsing.show(view)
    assert panes.list.state.isVisible()
    assert panes.list.state.heading.text() == heading
    assert not panes.list.state.action.isVisible()


def test_the_first_start_offers_to_pull(empty_panes, qtbot):
    state = empty_panes.list.state
    assert (state.heading.text(), state.action.text()) == ("Your library is empty", "Pull today's papers")
    qtbot.mouseClick(state.action, Qt.MouseButton.LeftButton)
    assert empty_panes.wanted == ["pull"]


def test_a_search_without_result_offers_to_clear_it(panes, qtbot):
    panes.browsing.show_query("tag:foo")
    state = panes.list.state
    assert state.sentence.text() == "Nothing matches “tag:foo”."
    qtbot.mouseClick(state.action, Qt.MouseButton.LeftButton)
    assert panes.wanted == ["clear_search"]
    assert panes.reader.note._paper_id is None


def test_the_first_papers_end_the_first_start(empty_panes, live, database):
    ids = add_day(database, 2)
    live.papers_added.emit()
    assert empty_panes.ids() == ids
    assert empty_panes.reader.page.title.text == "Invented Findings, Part 1"
    assert empty_panes.count_of(INBOX) == 2


def test_counts_follow_each_deed(panes, ids, live):
    panes.browsing.show_counts()
    views = (INBOX, TODAY, STARRED, ALL_PAPERS, DISMISSED)
    assert [panes.count_of(view) for view in views] == [8, 5, 0, 8, 0]
    live.star(ids[:1], True)
    live.dismiss(ids[1:3], True)
    assert [panes.count_of(view) for view in views] == [5, 3, 1, 8, 2]
    live.collect("Survey", ids[:4])
    assert panes.count_of(view_of_collection(live.load_collections()[0].collection_id)) == 4


def test_a_changed_paper_is_read_again(panes, ids, live):
    live.change_tags(ids[:1], add=["moe"])
    assert panes.reader.page.shelf.tags.texts() == ["moe"]
    assert live.star(ids[:1], True)
    assert panes.list.model.paper_row(0).marks.starred


def test_a_collection_that_is_shown_follows_its_papers_and_its_end(panes, ids, live):
    live.collect("Survey", ids[:3])
    (survey,) = live.load_collections()
    panes.browsing.show_collection(survey.collection_id)
    live.uncollect(survey, ids[:1])
    assert panes.ids() == ids[1:3]
    live.rename_collection(survey.collection_id, "Overview")
    assert panes.heading() == ("Overview", "2 papers")
    live.delete_collection(survey)
    assert panes.browsing.view == INBOX
    assert panes.ids() == ids
    live.undo()
    assert panes.count_of(view_of_collection(survey.collection_id)) == 2
