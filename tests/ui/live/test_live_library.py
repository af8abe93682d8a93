"""The library as windows see it: what it says after each deed, and what it does in the background."""

import json
import threading

import pytest

from desktop.library import marking, organising
from desktop.records import ExportOptions, FoundPapers, Listing, Order
from desktop.store import search
from desktop.ui.live import live_history, live_library
from desktop.ui.live.live_library import LiveLibrary
from tests.libraries import DAY, add_day, services_at
from tests.loopback import LoopbackService, daily_item

LISTING = Listing("huggingface", "day", DAY)


class Said:
    """Everything that the library's signals said, in order."""

    def __init__(self, live):
        self.all = []
        for name in ("papers_added", "papers_changed", "collections_changed", "acted", "reversed", "told", "pulled",
                     "work_started", "work_progressed", "work_ended"):  # fmt: skip
            getattr(live, name).connect(lambda *values, name=name: self.all.append((name, *values)))

    def names(self):
        return [name for name, *_ in self.all]

    def of(self, wanted):
        return [values[0] if len(values) == 1 else tuple(values) for name, *values in self.all if name == wanted]


@pytest.fixture
def ids(database):
    return add_day(database, 5)


@pytest.fixture
def said(live, ids):
    return Said(live)


@pytest.fixture
def service():
    with LoopbackService() as service:
        service.set_day(DAY, [daily_item(f"2603.1000{number}", f"An Invented Title {number}") for number in range(3)])
        yield service


@pytest.fixture
def pulling(database, tasks, service):
    live = LiveLibrary(database, services_at(service.address), tasks)
    live.said = Said(live)
    return live


def test_a_deed_says_which_rows_changed_and_what_can_be_undone(live, said, ids):
    assert live.star(ids[:2], True)
    assert live.star(ids[:3], True)
    assert said.of("papers_changed") == [ids[:2], ids[2:3]]
    assert [change.label for change in said.of("acted")] == ["Starred 2 papers", "Starred 1 paper"]


def test_what_was_so_already_offers_no_undo(live, said, ids):
    live.collect("Survey", ids)
    live.star(ids, True)
    said.all.clear()
    live.collect("survey", ids[:2])
    live.star(ids[:2], True)
    live.mark_read(ids, False)
    live.create_collection("Survey")
    live.uncollect(live.load_collections()[0], [])
    assert said.of("acted") == []
    live.undo()
    assert said.of("reversed") == ["Undone: Starred 5 papers"]


def test_undo_takes_back_the_change_it_is_given_also_when_a_newer_one_is_there(live, said, ids):
    live.dismiss(ids[:1], True)
    dismissed = said.of("acted")[0]
    live.save_note(ids[1], "Newer, and it stays")
    live.undo(dismissed)
    live.undo(dismissed)
    assert said.of("reversed") == ["Undone: Dismissed 1 paper"]
    assert said.of("told") == [("There is nothing to undo.", False)]
    assert not live.load_paper(ids[0]).marks.dismissed
    assert live.load_paper(ids[1]).note == "Newer, and it stays"


def test_undo_and_redo_say_what_they_did(live, said, ids):
    live.collect("A/B", ids[:2])
    said.all.clear()
    live.undo()
    assert live.load_collections() == []
    live.redo()
    live.redo()
    assert [one.path for one in live.load_collections()] == ["A", "A/B"]
    assert said.names() == ["papers_changed", "collections_changed", "reversed"] * 2 + ["told"]
    assert said.of("reversed") == [
        "Undone: Added 2 papers to “A/B”",
        "Done again: Added 2 papers to “A/B”",
    ]
    assert said.of("told") == [("There is nothing to redo.", False)]


def test_a_deed_that_cannot_be_done_is_a_warning(live, said):
    assert not live.create_collection("A//B")
    ((sentence, warning),) = said.of("told")
    assert "is no name for a collection" in sentence
    assert warning
    assert said.names() == ["told"]


def test_a_note_is_on_disk_at_once_and_offers_no_undo_of_its_own(live, said, ids, database):
    live.save_note(ids[0], "Grüße 你好 $\\alpha$")
    live.save_note(ids[0], "Grüße 你好 $\\alpha$")
    assert said.names() == ["papers_changed"]
    assert organising.annotations.load_note(database, ids[0]) == "Grüße 你好 $\\alpha$"


def test_a_paper_that_is_gone_is_said_and_none(live, said):
    assert live.load_paper(99) is None
    assert said.of("told") == [("Paper #99 is no longer in the library.", True)]


def test_rows_of_very_many_papers_can_be_read(live, ids):
    many = [*range(100, 40_000), *ids]
    assert [row.paper_id for row in live.load_rows(many)] == ids


def test_a_pull_says_what_came_and_ends(pulling, qtbot):
    with qtbot.waitSignal(pulling.papers_added):
        pulling.sources.pull(LISTING)
    said = pulling.said
    assert said.of("told") == [("Daily Papers of 31 March 2026: 3 papers, 3 new.", False)]
    assert said.of("pulled")[0].outcome == "done"
    assert len(said.of("papers_changed")[0]) == 3
    assert said.names()[0] == "work_started"
    assert said.names().index("work_ended") < said.names().index("pulled")
    assert pulling.load_last_pull().received == 3


def test_a_refused_pull_warns_and_keeps_what_was_there(pulling, service, qtbot):
    service.set_answer("/api/daily_papers", {"error": "Too many requests"}, status=429, headers={"Retry-After": "60"})
    with qtbot.waitSignal(pulling.papers_added):
        pulling.sources.pull(LISTING)
    ((sentence, warning),) = pulling.said.of("told")
    assert "Hugging Face" in sentence
    assert warning
    assert pulling.said.of("papers_changed") == []
    assert pulling.said.names()[-1] == "papers_added"
    assert pulling.load_last_pull().outcome == "refused"


def test_only_one_work_runs_at_a_time_and_cancel_makes_room(pulling, service, qtbot):
    service.set_fault("/api/daily_papers", "stall", times=1)
    pulling.sources.pull(LISTING)
    qtbot.waitUntil(lambda: len(service.requests) == 1)
    pulling.sources.pull(LISTING)
    assert pulling.said.of("told") == [("Pulling is still running; wait for it or cancel it first.", True)]
    pulling.cancel_work()
    pulling.cancel_work()
    assert pulling.said.of("told")[1:] == [("Pulling was cancelled; what came before stays.", False)]
    with qtbot.waitSignal(pulling.pulled):
        pulling.sources.pull(LISTING)
    assert [report.outcome for report in pulling.said.of("pulled")] == ["done"]


def test_an_unforeseen_error_ends_the_work(live, said, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.library.pulling.pull", lambda *_arguments: 1 // 0)
    with qtbot.capture_exceptions() as raised:
        live.sources.pull(LISTING)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert said.names() == ["work_started", "work_ended"]


def test_files_are_imported_one_after_the_other_and_one_that_fails_holds_up_none(live, said, qtbot, tmp_path):
    good, bad = tmp_path / "answer.json", tmp_path / "picture.png"
    good.write_text(json.dumps([daily_item("2603.20001", "A Saved Paper")]), encoding="utf-8")
    bad.write_bytes(b"\x89PNG")
    with qtbot.waitSignal(live.papers_added):
        live.import_files([bad, good])
    ((sentence, warning),) = said.of("told")
    assert "picture.png is of no kind that can be imported" in sentence
    assert "answer.json: 1 paper, 1 new." in sentence
    assert warning
    assert len(live.find("Saved")) == 1


def test_progress_can_be_of_more_bytes_than_fit_in_32_bits(live, qtbot):
    with qtbot.waitSignal(live.work_progressed) as progressed:
        live.work_progressed.emit("Importing", 5_000_000_000, 6_000_000_000)
    assert progressed.args == ["Importing", 5_000_000_000, 6_000_000_000]


def test_an_export_is_written_and_said(live, said, ids, qtbot, tmp_path):
    file = tmp_path / "out.bib"
    with qtbot.waitSignal(live.told):
        live.export(ids[:2], ExportOptions(), file)
    assert said.of("told") == [(f"Wrote 2 papers to {file}", False)]
    assert file.read_text(encoding="utf-8").count("@") == 2
    assert live.load_paper(ids[0]).citation_key


def test_an_export_that_fails_is_a_warning(live, said, ids, qtbot, tmp_path):
    with qtbot.waitSignal(live.told):
        live.export(ids, ExportOptions(), tmp_path / "missing" / "out.bib")
    ((sentence, warning),) = said.of("told")
    assert "is no folder; nothing was written" in sentence
    assert warning
    assert "work_ended" in said.names()


def test_a_newer_search_silences_the_older_one(live, tasks, ids, database, qtbot, monkeypatch):
    shown = []
    go = threading.Event()
    find_listed = search.find_listed

    def slow(database, query, limit, order, is_over):
        if query and query[0][0].value == "old":
            assert go.wait(5)
            return FoundPapers([999])
        return find_listed(database, query, limit, order, is_over)

    monkeypatch.setattr("desktop.store.search.find_listed", slow)
    live.search.find_all("old", Order.DATE, lambda found: shown.append(list(found.ids)))
    live.search.find_all("is:starred", Order.DATE, lambda found: shown.append(list(found.ids)))
    marking.star(database, ids[:1])
    go.set()
    qtbot.waitUntil(lambda: not tasks._running)
    assert len(shown) == 1
    assert shown[0] in ([], ids[:1])


def test_a_stopped_search_says_nothing(live, tasks, ids, qtbot):
    live.search.find_all("", Order.DATE, lambda _found: pytest.fail("shown although it was stopped"))
    live.search.stop()
    qtbot.waitUntil(lambda: not tasks._running)


def test_very_many_papers_are_changed_in_the_background_and_back(live, ids, qtbot, monkeypatch):
    monkeypatch.setattr(live_library, "AT_ONCE", 3)
    monkeypatch.setattr(live_history, "AT_ONCE", 3)
    with qtbot.waitSignals([live.acted, live.papers_added]):
        assert not live.dismiss(ids, True), "it is not on disk yet"
    assert list(live.find("is:dismissed")) == ids
    for deed, dismissed in ((live.undo, []), (live.redo, ids), (live.undo, [])):
        with qtbot.waitSignals([live.work_started, live.reversed]):
            deed()
        assert list(live.find("is:dismissed")) == dismissed
    with qtbot.assertNotEmitted(live.work_started):
        live.dismiss(ids[:3], True)
        live.undo()


def test_very_many_papers_are_tagged_and_filed_in_the_background_and_back(live, ids, qtbot, monkeypatch):
    monkeypatch.setattr(live_library, "AT_ONCE", 3)
    monkeypatch.setattr(live_history, "AT_ONCE", 3)
    with qtbot.waitSignals([live.acted, live.papers_added, live.collections_changed]):
        assert not live.collect("Survey", ids), "it is not on disk yet"
    with qtbot.waitSignals([live.acted, live.papers_added]):
        assert not live.change_tags(ids, add=["moss"])
    assert (list(live.find("in:Survey")), list(live.find("tag:moss"))) == (ids, ids)
    [survey] = live.load_collections()
    with qtbot.waitSignals([live.acted, live.collections_changed]):
        assert not live.uncollect(survey, ids)
    assert list(live.find("in:Survey")) == []
    for expected in ((ids, ids), (ids, []), ([], [])):
        with qtbot.waitSignals([live.work_started, live.reversed]):
            live.undo()
        assert (list(live.find("in:Survey")), list(live.find("tag:moss"))) == expected


def test_what_is_cancelled_in_the_background_is_not_done_at_all(live, tasks, ids, qtbot, monkeypatch):
    monkeypatch.setattr(live_library, "AT_ONCE", 3)
    begun, go = threading.Event(), threading.Event()
    dismiss = marking.dismiss

    def slowly(*arguments):
        begun.set()
        change = dismiss(*arguments)
        assert go.wait(10)
        return change

    monkeypatch.setattr(marking, "dismiss", slowly)
    live.dismiss(ids, True)
    assert begun.wait(10)
    live.cancel_work()
    with qtbot.assertNotEmitted(live.acted):
        go.set()
        assert tasks.close()
    assert list(live.find("is:dismissed")) == []
    assert live.find_next_deeds() == (None, None)
