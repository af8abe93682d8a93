"""Going through papers: where the list goes after each verdict, and what is done to many at once, as one step of undo."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop.records import Listed, Listing, Paper, ReadingStatus
from desktop.settings import Settings
from desktop.store import annotations
from desktop.store import papers as stored
from desktop.store.database import writing
from desktop.ui.asking.catch_up_dialog import CatchUpDialog
from desktop.ui.triage import Triage
from tests.libraries import add_day
from tests.panes import Panes, marks, select

NONE, TO_READ, READING, DONE = ReadingStatus


@pytest.fixture
def ids(database):
    older = add_day(database, 2, "2026-03-30", first=100)
    return [*add_day(database, 6), *older]


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def panes(live, ids, settings, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    panes.window = QWidget()
    qtbot.addWidget(panes.window)
    panes.triage = Triage(live, panes.list, panes.browsing, settings, panes.window)
    panes.acted = []
    live.acted.connect(panes.acted.append)
    return panes


def found(live, query):
    return list(live.find(query))


# One verdict


def test_dismissing_goes_on_to_the_next_paper_below(panes, ids):
    select(panes, ids[1:2])
    panes.triage.toggle_dismissed()
    assert panes.ids() == [ids[0], *ids[2:]]
    assert panes.list.selected_ids() == [ids[2]]
    assert panes.told == []


def test_dismissing_several_goes_on_below_the_last_of_them(panes, ids):
    select(panes, [ids[0], ids[3]])
    panes.triage.toggle_dismissed()
    assert panes.ids() == [ids[1], ids[2], *ids[4:]]
    assert panes.list.selected_ids() == [ids[4]]
    assert panes.reader.page.title.text == "Invented Findings, Part 5"
    assert panes.acted[-1].label == "Dismissed 2 papers"


def test_after_the_last_one_nothing_is_wrapped_around(panes, ids):
    select(panes, ids[-1:])
    panes.triage.toggle_dismissed()
    assert panes.list.current_id() == ids[-2]
    assert panes.told == ["That was the last one."]


def test_when_all_are_done_the_list_says_it_and_the_strip_nothing(panes, ids, live):
    select(panes, ids)
    panes.triage.toggle_dismissed()
    assert panes.list.state.heading.text() == "All done"
    assert panes.told == []


def test_the_next_unread_paper_is_gone_to(panes, ids, live):
    live.mark_read(ids[1:4], True)
    select(panes, ids[:1])
    panes.triage.toggle_dismissed()
    assert panes.list.current_id() == ids[4]


def test_where_none_below_is_unread_it_is_the_next(panes, ids, live):
    live.mark_read(ids[1:], True)
    select(panes, ids[2:3])
    panes.triage.toggle_dismissed()
    assert panes.list.current_id() == ids[3]


def test_the_next_paper_is_gone_to_when_so_set(panes, ids, live, settings):
    settings.after_verdict = "next"
    live.mark_read(ids[1:4], True)
    select(panes, ids[:1])
    panes.triage.toggle_dismissed()
    assert panes.list.current_id() == ids[1]


@pytest.mark.parametrize("verdict", ["toggle_dismissed", "star_and_go_on"])
def test_nothing_moves_when_so_set(panes, ids, settings, verdict):
    settings.after_verdict = "stay"
    select(panes, ids[1:3])
    getattr(panes.triage, verdict)()
    assert panes.ids() == ids
    assert panes.list.selected_ids() == ids[1:3]


def test_where_dismissed_papers_stay_in_sight_the_next_becomes_current(panes, ids):
    panes.browsing.go("all")
    select(panes, ids[1:2])
    panes.triage.toggle_dismissed()
    assert panes.ids() == ids
    assert panes.list.current_id() == ids[2]


def test_starring_goes_on_and_keeps_the_paper(panes, ids, live):
    live.star(ids[:1], True)
    select(panes, ids[:2])
    panes.triage.star_and_go_on()
    assert marks(live, ids[:3], "starred") == [True, True, False]
    assert panes.ids() == ids
    assert panes.list.selected_ids() == [ids[2]]
    select(panes, ids[-1:])
    panes.triage.star_and_go_on()
    assert panes.list.current_id() == ids[-1]
    assert panes.told == ["That was the last one."]


def test_a_mixed_selection_is_dismissed_and_then_restored(panes, live, ids):
    panes.browsing.go("all")
    live.dismiss(ids[:1], True)
    select(panes, ids[:2])
    panes.triage.toggle_dismissed()
    assert marks(live, ids[:3], "dismissed") == [True, True, False]
    panes.browsing.go("dismissed")
    select(panes, ids[:2])
    panes.triage.toggle_dismissed()
    assert marks(live, ids[:3], "dismissed") == [False] * 3
    assert panes.list.state.heading.text() == "Nothing dismissed"


def test_a_deed_that_fails_leaves_the_list_as_it_is(panes, live, ids, monkeypatch):
    monkeypatch.setattr(live, "dismiss", lambda _ids, _on: False)
    panes.triage.toggle_dismissed()
    assert panes.ids() == ids
    assert panes.list.current_id() == ids[0]


def test_nothing_selected_is_nothing_done(panes):
    panes.browsing.show_query("nothing has these words")
    for verdict in (panes.triage.toggle_dismissed, panes.triage.star_and_go_on, panes.triage.advance_status):
        verdict()
    assert panes.acted == []
    assert panes.told == []


# The reading list


def test_one_key_walks_along_the_reading_list_and_off_it(panes, live, ids):
    select(panes, ids[:2])
    seen = []
    for _ in range(4):
        panes.triage.advance_status()
        seen.append(marks(live, ids[:2], "status"))
    assert seen == [[TO_READ] * 2, [READING] * 2, [DONE] * 2, [NONE] * 2]
    assert panes.list.selected_ids() == ids[:2]
    assert [change.label for change in panes.acted] == [
        "To read: 2 papers", "Reading: 2 papers", "Done: 2 papers", "Took 2 papers off the reading list",
    ]  # fmt: skip
    live.undo()
    assert marks(live, ids[:2], "status") == [DONE] * 2


def test_papers_of_which_each_is_elsewhere_are_first_to_read(panes, live, ids):
    live.set_status(ids[:1], DONE)
    select(panes, ids[:2])
    panes.triage.advance_status()
    assert marks(live, ids[:2], "status") == [TO_READ] * 2


# Many at once


def test_the_rest_of_the_day_goes_and_what_is_kept_stays(panes, live, ids, database):
    live.star(ids[:1], True)
    live.set_status(ids[1:2], TO_READ)
    live.mark_read(ids[2:3], True)
    live.dismiss(ids[3:4], True)
    panes.browsing.go("today")
    panes.triage.dismiss_rest_of_day()
    assert panes.ids() == ids[:2]
    assert panes.acted[-1].label == "Dismissed 3 papers"
    assert set(panes.acted[-1].paper_ids) == {ids[2], ids[4], ids[5]}
    live.undo()
    assert panes.ids() == [*ids[:3], *ids[4:6]]
    assert marks(live, ids, "dismissed") == [False, False, False, True, False, False, False, False]


def work_on(database, live, paper_ids):
    """File, note, tag and highlight one of these four papers each; nothing is decided on them."""
    filed, noted, tagged, highlighted = paper_ids
    live.collect("Survey", [filed])
    live.save_note(noted, "Compare the ablations.")
    live.change_tags([tagged], add=["moe"])
    annotations.add_highlight(database, highlighted, "title", "Invented Findings", 0, 8, "yellow", "", "Highlight")


def test_what_was_worked_on_is_no_rest(panes, live, ids, database):
    work_on(database, live, ids[:4])
    panes.browsing.go("today")
    panes.triage.dismiss_rest_of_day()
    assert panes.ids() == ids[:4]
    panes.triage.dismiss_rest_of_day()
    assert "what you starred, filed, noted, tagged or highlighted stays" in panes.told[-1]


def test_what_was_worked_on_is_not_counted_among_what_catching_up_chooses_from(panes, live, ids, database, monkeypatch):
    asked = []
    monkeypatch.setattr(CatchUpDialog, "ask", lambda _parent, unseen: asked.append(unseen))
    work_on(database, live, ids[:4])
    panes.triage.catch_up()
    assert asked == [4]


def test_in_other_views_it_is_the_day_of_the_current_paper(panes, live, ids):
    select(panes, ids[6:7])
    panes.triage.dismiss_rest_of_day()
    assert found(live, "is:dismissed") == ids[6:]
    assert panes.ids() == ids[:6]
    panes.browsing.go("all")
    select(panes, ids[6:7])
    panes.triage.dismiss_rest_of_day()
    assert panes.told[-1].startswith("Nothing is left to dismiss on this day's list;")
    assert panes.ids() == ids


def test_a_paper_of_no_day_has_no_rest(panes, live, database):
    with writing(database):
        stored.merge(database, Listing("file", "file", "x"), [Listed(Paper(title="Without a day"))], "2026-04-02T00:00:00Z")
    panes.browsing.show_query("Without a day")
    panes.triage.dismiss_rest_of_day()
    assert panes.acted == []
    assert panes.told == ["This paper is of no day; choose one of the day whose rest you want to dismiss."]


def test_catching_up_shows_the_best_and_is_undone_at_once(panes, live, ids, database, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(CatchUpDialog, "ask", lambda _parent, unseen: asked.append(unseen) or 3)
    select(panes, ids[4:5])
    with qtbot.waitSignal(live.acted):
        panes.triage.catch_up()
    assert asked == [8]
    assert len(panes.ids()) == 3
    assert panes.list.current_id() == panes.ids()[0]
    assert panes.acted[-1].label == "Dismissed 5 papers"
    live.undo()
    qtbot.waitUntil(lambda: panes.ids() == ids)
    live.search.stop()


def test_catching_up_can_be_left(panes, ids, monkeypatch):
    monkeypatch.setattr(CatchUpDialog, "ask", lambda _parent, _unseen: None)
    panes.triage.catch_up()
    assert panes.acted == []
    assert panes.ids() == ids


def test_what_is_dismissed_stays_so_whatever_brings_it_again(panes, live, ids, database):
    live.dismiss(ids[:1], True)
    panes.browsing.drop(ids[:1])
    shown = live.load_paper(ids[0]).paper
    for listing in (
        Listing("huggingface", "day", "2026-04-01"),
        Listing("huggingface", "trending"),
        Listing("huggingface", "search", "findings"),
        Listing("file", "file", "answer.json"),
    ):
        day = listing.argument if listing.kind == "day" else None
        with writing(database):
            merged = stored.merge(database, listing, [Listed(shown, day=day, rank=1, upvotes=5000)], "2026-04-01T09:00:00Z")
        assert merged.paper_ids == ids[:1]
        live.papers_added.emit()
        for view in ("inbox", "today", "week", "recent"):
            panes.browsing.go(view)
            assert ids[0] not in panes.ids()
    assert marks(live, ids[:1], "dismissed") == [True]
