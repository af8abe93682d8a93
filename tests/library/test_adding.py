"""Papers added by what a person pastes: asked for at once, waiting where nobody can be asked, and never lost."""

from collections.abc import Callable, Iterator

import pytest

from desktop.errors import Cancelled
from desktop.library import adding, history, ledger, marking, organising, paper_names, shelf
from desktop.library.services import Services, build_services
from desktop.store.database import Database
from tests.arxiv_answers import atom_entry, atom_feed
from tests.library.conftest import Add
from tests.loopback import LoopbackService, daily_item

Build = Callable[[bool], Services]


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        running.set_answer("/api/query", atom_feed())
        yield running


@pytest.fixture
def build(service: LoopbackService) -> Build:
    environment = {
        "HF_ENDPOINT": service.address,
        "ARXIV_ENDPOINT": service.address,
        "DOI_ENDPOINT": f"{service.address}/doi",
        "OPENREVIEW_ENDPOINT": f"{service.address}/openreview",
    }
    return lambda offline: build_services(environment, lambda: offline, attempts=1, arxiv_interval=0)


@pytest.fixture
def services(build: Build) -> Services:
    return build(False)


def outcomes(done: list[adding.Added]) -> list[tuple[str, str]]:
    return [(one.reference, one.outcome) for one in done]


def test_many_names_are_asked_for_with_few_questions(library: Database, services: Services, service: LoopbackService) -> None:
    service.set_answer("/api/query", atom_feed(*(atom_entry(f"2603.0000{number}", f"Part {number}") for number in (1, 2))))
    service.set_answer("/doi/10.5555/moss", {"DOI": "10.5555/moss", "title": "Moss"})
    note = {"id": "aB3", "content": {"title": {"value": "Fern"}}}
    service.set_answer("/openreview/notes", {"notes": [note]})
    text = "\n".join(
        [
            "https://arxiv.org/abs/2603.00001v2",
            "see 2603.00002 and",
            "doi:10.5555/Moss",
            "https://openreview.net/forum?id=aB3",
        ]
    )
    done = adding.add(library, text, services, silent)
    assert outcomes(done) == [
        ("arXiv:2603.00001", "added"), ("arXiv:2603.00002", "added"), ("doi:10.5555/moss", "added"),
        ("https://openreview.net/forum?id=aB3", "added"),
    ]  # fmt: skip
    titles = [shelf.load_paper(library, one.paper_id or 0).paper.title for one in done]
    assert titles == ["Part 1", "Part 2", "Moss", "Fern"]
    assert [request.path for request in service.requests] == ["/api/query", "/doi/10.5555/moss", "/openreview/notes"]
    assert adding.load_waiting(library) == []
    assert adding.tell(done) == "4 papers added."
    assert [one.outcome for one in adding.add(library, text, services, silent)] == ["here"] * 4


def test_hugging_face_is_asked_for_what_the_arxiv_does_not_tell_of(
    library: Database, services: Services, service: LoopbackService
) -> None:
    service.set_day("2026-03-31", [daily_item("2603.00001", "Moss")])
    [done] = adding.add(library, "https://huggingface.co/papers/2603.00001", services, silent)
    assert (done.outcome, done.sentence) == ("added", "Added.")


def test_offline_names_wait_and_come_in_later(library: Database, build: Build, service: LoopbackService) -> None:
    done = adding.add(library, "2603.00001\n2603.00002", build(True), silent)
    assert [one.outcome for one in done] == ["waiting", "waiting"]
    assert done[0].sentence == ("Papershelf is offline: arXiv:2603.00001 waits and is asked for when you are online again.")
    assert adding.tell(done) == "2 papers wait. Papershelf is offline: they are asked for when you are online again."
    assert [one.reference for one in adding.load_waiting(library)] == ["arXiv:2603.00001", "arXiv:2603.00002"]
    assert service.requests == []
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00001", "Moss")))
    later = adding.ask_waiting(library, build(False), silent)
    assert outcomes(later) == [("arXiv:2603.00001", "added"), ("arXiv:2603.00002", "unknown")]
    assert [one.reference for one in adding.load_waiting(library)] == ["arXiv:2603.00002"]


def test_a_name_that_nobody_knows_says_so_and_stays_until_it_is_taken_away(library: Database, services: Services) -> None:
    [done] = adding.add(library, "arXiv:2603.00009", services, silent)
    assert done.outcome == "unknown"
    assert "has no paper 2603.00009" in done.sentence
    [left] = adding.load_waiting(library)
    adding.forget(library, [left.waiting_id])
    assert adding.load_waiting(library) == []
    history.undo(library)
    assert adding.load_waiting(library) == [left]


def test_a_refusal_keeps_the_name_waiting_and_is_told(
    library: Database, services: Services, service: LoopbackService
) -> None:
    service.set_answer("/doi/10.5555/moss", b"", status=503)
    [done] = adding.add(library, "https://doi.org/10.5555/moss", services, silent)
    assert done.outcome == "waiting"
    assert done.sentence == (
        "doi.org is out of order just now (HTTP 503): try again in a few minutes. doi:10.5555/moss waits."
    )
    assert [line.outcome for line in ledger.load_ledger(library)] == ["refused"]


def test_what_was_named_outlives_a_cancelled_question(
    library: Database, services: Services, service: LoopbackService
) -> None:
    def cancel(_done: int, _total: int | None) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        adding.add(library, "2603.00001", services, cancel)
    assert [one.reference for one in adding.load_waiting(library)] == ["arXiv:2603.00001"]


def test_what_names_no_paper_is_told_line_by_line(library: Database, services: Services) -> None:
    done = adding.add(library, "a shopping list\nhttps://example.org/paper.pdf\n", services, silent)
    assert [one.outcome for one in done] == ["not understood", "not understood"]
    assert "https://example.org/paper.pdf is a PDF, which tells no title before it is read" in done[0].sentence
    assert "“a shopping list” names no paper" in done[1].sentence
    assert adding.load_waiting(library) == []
    assert paper_names.count_named("https://example.org/paper.pdf") == 0
    assert paper_names.count_named("see 2603.00001") == 1
    assert adding.tell([]) == "Nothing was named."


def test_what_is_here_already_is_not_asked_for(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Moss", arxiv_id="2603.00001")
    [done] = adding.add(library, "2603.00001", services, silent)
    assert (done.outcome, done.paper_id) == ("here", known)
    assert service.requests == []


def test_adding_is_one_step_back_until_the_paper_came(library: Database, build: Build) -> None:
    adding.add(library, "2603.00001\n2603.00002", build(True), silent)
    change = history.undo(library)
    assert change is not None
    assert change.label == "Added 2 names of papers"
    assert adding.load_waiting(library) == []


def test_what_a_text_names_is_read_line_by_line(library: Database, add: Add) -> None:
    known = add("Slow Moss", arxiv_id="2603.00001")
    text = "read 2603.00001 and arXiv:2603.00002v3\n\nnothing here\nhttps://example.org/a.pdf\ndoi:10.5555/X"
    read = paper_names.read_names(library, text)
    assert [(one.outcome, one.words) for one in read if one.outcome != "not understood"] == [
        ("here", "Slow Moss"),
        ("new", "arXiv 2603.00002"),
        ("new", "DOI 10.5555/x"),
    ]
    assert [one.typed for one in read if one.outcome == "not understood"] == ["nothing here", "https://example.org/a.pdf"]
    assert read[0].paper_id == known
    assert paper_names.count_named(text) == 3


def test_prose_between_names_is_no_failure(library: Database, add: Add, services: Services) -> None:
    add("Slow Moss", arxiv_id="2603.00001")
    done = adding.add(library, "what I read this week\n2603.00001", services, silent)
    assert adding.tell(done) == "1 was here already, 1 line names no paper."


def test_papers_are_filed_also_those_that_wait(library: Database, add: Add, build: Build, service: LoopbackService) -> None:
    known = add("Slow Moss", arxiv_id="2603.00001")
    organising.create_collection(library, "Survey")
    survey = organising.find_collection(library, "Survey").collection_id
    adding.add(library, "2603.00001 2603.00002", build(True), silent, survey)
    assert shelf.load_paper(library, known).collections[0].path == "Survey"
    assert [one.collection_id for one in adding.load_waiting(library)] == [survey]
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00002", "Fern")))
    [came] = adding.ask_waiting(library, build(False), silent)
    assert came.paper_id is not None
    assert [one.path for one in shelf.load_paper(library, came.paper_id).collections] == ["Survey"]
    history.undo(library)  # filing it was what the reader asked for last
    assert shelf.load_paper(library, came.paper_id).collections == ()


def test_a_collection_that_is_gone_is_not_made_again(library: Database, build: Build, service: LoopbackService) -> None:
    organising.create_collection(library, "Survey")
    survey = organising.find_collection(library, "Survey")
    adding.add(library, "2603.00002", build(True), silent, survey.collection_id)
    organising.delete_collection(library, survey)
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00002", "Fern")))
    assert outcomes(adding.ask_waiting(library, build(False), silent)) == [("arXiv:2603.00002", "added")]
    assert organising.load_collections(library) == []


def test_what_no_service_knew_is_not_asked_again_by_itself(
    library: Database, services: Services, service: LoopbackService
) -> None:
    adding.add(library, "2603.00002", services, silent)
    [waiting] = adding.load_waiting(library)
    assert waiting.unknown
    asked = len(service.requests)
    assert adding.ask_waiting(library, services, silent, unless_unknown=True) == []
    assert len(service.requests) == asked
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00002", "Fern")))
    assert outcomes(adding.ask_waiting(library, services, silent)) == [("arXiv:2603.00002", "added")]
    adding.add(library, "2603.00003", services, silent)
    assert [(one.reference, one.unknown) for one in adding.load_waiting(library)] == [("arXiv:2603.00003", True)]


def test_what_has_come_is_nothing_to_take_back(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Slow Moss", arxiv_id="2603.00001")
    marking.star(library, [known], True)
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00002", "Fern")))
    adding.add(library, "2603.00002", services, silent)
    undone = history.undo(library)
    assert undone is not None
    assert undone.paper_ids == (known,)  # the star: no service takes a paper back


def test_what_still_waits_can_be_taken_back(library: Database, services: Services, service: LoopbackService) -> None:
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00002", "Fern")))
    adding.add(library, "2603.00002 2603.00003", services, silent)
    assert [one.reference for one in adding.load_waiting(library)] == ["arXiv:2603.00003"]
    history.undo(library)
    assert adding.load_waiting(library) == []
    assert shelf.count_papers(library, "fern") == 1


def test_a_paper_of_openreview_that_is_here_under_another_page_is_found(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Fern", arxiv_id="2603.00009", project_page="https://fern.example")
    note = {"id": "aB3", "content": {"title": {"value": "Fern"}}}
    service.set_answer("/openreview/notes", {"notes": [note]})
    page = "https://openreview.net/forum?id=aB3"
    assert [(one.outcome, one.paper_id) for one in adding.add(library, page, services, silent)] == [("added", known)]
    assert adding.load_waiting(library) == []
    assert [one.outcome for one in adding.add(library, page, services, silent)] == ["here"]
    assert len(service.requests) == 1


@pytest.mark.parametrize("typed", ["https://doi.org/10.1/abc", "https://doi.org/10.1234/a%00b", f"10.1234/{'x' * 600}"])
def test_what_cannot_be_asked_for_does_not_stop_the_others(library: Database, services: Services, typed: str) -> None:
    done = adding.add(library, f"{typed}\n10.5555/moss", services, silent)
    assert sorted(one.outcome for one in done) == ["not understood", "unknown"]
    assert [one.reference for one in adding.load_waiting(library)] == ["doi:10.5555/moss"]


def test_an_old_doi_waits_as_a_whole(library: Database, services: Services, service: LoopbackService) -> None:
    adding.write_down(library, "https://doi.org/10.1002/(SICI)1097(199806)49:8%3C693::AID%3E3.0.CO;2-O")
    adding.ask_waiting(library, services, silent)
    assert "%3C693" in service.requests[0].path.replace("<", "%3C")
