"""Papers known in part become whole: by arXiv id, DOI or title, never by a guess, and a refusal is no "unknown"."""

from collections.abc import Iterator

import pytest

from desktop.errors import Cancelled
from desktop.library import completing, ledger, organising, shelf, telling
from desktop.library.services import Services, build_services
from desktop.store.database import Database
from tests.arxiv_answers import atom_entry, atom_feed
from tests.library.conftest import Add
from tests.loopback import LoopbackService, daily_item


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        running.set_answer("/api/query", atom_feed())
        yield running


@pytest.fixture
def services(service: LoopbackService) -> Services:
    environment = {
        "HF_ENDPOINT": service.address,
        "ARXIV_ENDPOINT": service.address,
        "DOI_ENDPOINT": f"{service.address}/doi",
    }
    return build_services(environment, lambda: False, attempts=1, arxiv_interval=0)


def outcomes(done: list[completing.Completion]) -> list[str]:
    return [one.outcome for one in done]


def test_a_title_becomes_a_paper_and_keeps_what_the_reader_wrote(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Slow Growth of Lichen", authors=(), published=None)
    organising.write_note(library, known, "to be read")
    service.set_day("2026-03-31", [daily_item("2603.00001", "Slow growth of lichen"), daily_item("2603.00002", "Slow")])
    assert completing.find_incomplete(library) == [known]
    [done] = completing.complete(library, [known], services, silent)
    assert (done.outcome, done.sentence) == ("completed", "Completed by its title.")
    shelved = shelf.load_paper(library, known)
    assert (shelved.paper.arxiv_id, shelved.note) == ("2603.00001", "to be read")
    assert shelf.count_papers(library, "") == 1  # what else the search found is not taken
    assert completing.find_incomplete(library) == []


def test_the_arxiv_is_asked_for_titles_that_hugging_face_does_not_know(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Slow Growth of Lichen", authors=(), published=None)
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00001", "Slow Growth of Lichen", doi="10.5555/x")))
    assert outcomes(completing.complete(library, [known], services, silent)) == ["completed"]
    assert shelf.load_paper(library, known).paper.doi == "10.5555/x"
    assert service.requests[-1].query["search_query"] == 'ti:"Slow Growth of Lichen"'


def test_what_is_only_alike_is_offered_and_not_taken(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Slow Growth of Lichens", authors=(), published=None)
    service.set_answer(
        "/api/papers/search", [daily_item("2603.00001", "Slow Growth of Lichen"), daily_item("2603.00002", "Moss")]
    )
    [done] = completing.complete(library, [known], services, silent)
    assert (done.outcome, done.sentence) == ("offered", "Found what may be it: look at both and choose.")
    assert shelf.load_paper(library, known).paper.arxiv_id is None
    [offer] = completing.load_offers(library)
    assert (offer.paper_id, offer.source, offer.reference) == (known, "huggingface", "2603.00001")
    assert offer.paper.title == "Slow Growth of Lichen"


def test_two_papers_of_one_title_are_offered(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Moss", authors=(), published=None)
    service.set_answer("/api/papers/search", [daily_item("2603.00001", "Moss"), daily_item("2603.00002", "Moss")])
    assert outcomes(completing.complete(library, [known], services, silent)) == ["offered"]
    assert [offer.reference for offer in completing.load_offers(library, known)] == ["2603.00001", "2603.00002"]


def test_an_arxiv_id_is_asked_for_at_the_arxiv_and_all_with_one_question(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    first, second = (add(f"Part {number}", arxiv_id=f"2603.0000{number}", authors=()) for number in (1, 2))
    service.set_answer("/api/query", atom_feed(*(atom_entry(f"2603.0000{number}", f"Part {number}") for number in (2, 1))))
    assert outcomes(completing.complete(library, [first, second], services, silent)) == ["completed", "completed"]
    assert [request.path for request in service.requests] == ["/api/query"]
    assert shelf.load_paper(library, first).paper.abstract == "We write about Part 1."


def test_hugging_face_is_asked_for_an_id_that_the_arxiv_does_not_tell_of(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Moss", arxiv_id="2603.00001", authors=())
    service.set_day("2026-03-31", [daily_item("2603.00001", "Moss")])
    assert outcomes(completing.complete(library, [known], services, silent)) == ["completed"]


def test_a_doi_is_asked_for_at_doi_org(library: Database, services: Services, service: LoopbackService, add: Add) -> None:
    known = add("Moss", doi="10.5555/moss", authors=())
    service.set_answer(
        "/doi/10.5555/moss", {"DOI": "10.5555/moss", "title": "Moss", "author": [{"family": "Ravn", "given": "Ada"}]}
    )
    assert outcomes(completing.complete(library, [known], services, silent)) == ["completed"]
    assert [author.name for author in shelf.load_paper(library, known).paper.authors] == ["Ada Ravn"]


def test_nobody_knowing_it_and_nobody_answering_are_told_apart(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Moss", authors=(), published=None)
    [unknown] = completing.complete(library, [known], services, silent)
    assert (unknown.outcome, unknown.sentence) == ("unknown", "Hugging Face and arXiv know nothing of it.")
    service.set_answer("/api/papers/search", b"", status=503)
    [refused] = completing.complete(library, [known], services, silent)
    assert refused.outcome == "refused"
    assert "Hugging Face is out of order just now (HTTP 503)" in refused.sentence


def test_a_service_that_refuses_is_not_asked_for_the_rest(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = [add(title, authors=(), published=None) for title in ("Moss", "Fern", "Lichen")]
    service.set_answer("/api/papers/search", b"", status=503)
    assert outcomes(completing.complete(library, known, services, silent)) == ["refused"] * 3
    assert [request.path for request in service.requests].count("/api/papers/search") == 1
    told = completing.tell(completing.complete(library, known, services, silent))
    assert told.startswith("3 papers: 3 that could not be asked about. Hugging Face is out of order")


def test_every_question_stands_in_the_ledger(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Moss", authors=(), published=None)
    completing.complete(library, [known], services, silent)
    lines = ledger.load_ledger(library)
    assert sorted((line.listing.source, line.asked) for line in lines) == [
        ("arxiv", "Completing 1 paper with arXiv"),
        ("huggingface", "Completing 1 paper with Hugging Face"),
    ]
    assert [line.skipped for line in lines] == [("“Moss”: 0 papers found.",)] * 2
    assert telling.tell(lines[0]) == "Completing 1 paper with arXiv: 1 that no service knows."


def test_many_titles_are_one_line_of_the_ledger_also_when_cancelled(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = [add(title, authors=(), published=None) for title in ("Moss", "Fern", "Lichen")]
    service.set_day("2026-03-31", [daily_item("2603.00001", "Moss"), daily_item("2603.00002", "Fern")])

    def report(done: int, _total: int | None) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        completing.complete(library, known, services, report)
    [line] = ledger.load_ledger(library)
    assert line.skipped == ("“Moss”: 1 paper found.", "“Fern”: 1 paper found.")
    assert telling.tell(line) == "Completing 3 papers with Hugging Face: 2 completed."


def test_what_lacks_nothing_is_not_asked_about(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Moss", arxiv_id="2603.00001", abstract="It grows.")
    [done] = completing.complete(library, [known, known, 99], services, silent)
    assert (done.outcome, done.sentence) == ("whole", "Nothing is missing.")
    assert service.requests == []
    assert completing.tell([]) == "No paper lacks anything that a service could tell."


def test_offline_nobody_is_asked(library: Database, service: LoopbackService, add: Add) -> None:
    known = add("Moss", authors=(), published=None)
    services = build_services({"HF_ENDPOINT": service.address, "ARXIV_ENDPOINT": service.address}, lambda: True)
    [done] = completing.complete(library, [known], services, silent)
    assert done.outcome == "refused"
    assert "Papershelf is offline, so Hugging Face was not asked" in done.sentence
    assert service.requests == []


def test_cancelling_keeps_what_came(library: Database, services: Services, service: LoopbackService, add: Add) -> None:
    known = [add(title, authors=(), published=None) for title in ("Moss", "Fern")]
    service.set_day("2026-03-31", [daily_item("2603.00001", "Moss"), daily_item("2603.00002", "Fern")])

    def report(done: int, total: int | None) -> None:
        assert total == 2
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        completing.complete(library, known, services, report)
    assert [shelf.load_paper(library, one).paper.arxiv_id for one in known] == ["2603.00001", None]


def test_a_title_longer_than_any_question_is_cut(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("moss " * 300, authors=(), published=None)
    assert outcomes(completing.complete(library, [known], services, silent)) == ["unknown"]
    assert len(service.requests[0].query["q"]) <= completing.SEARCHED_WITH


def test_what_is_incomplete_is_found_by_searching(library: Database, add: Add) -> None:
    lacking = add("Slow Growth of Lichen", authors=(), published=None)
    add("Moss", arxiv_id="2603.00009", abstract="It grows.")
    assert list(shelf.find_papers(library, "is:incomplete")) == [lacking] == completing.find_incomplete(library)


def test_the_arxiv_is_asked_for_several_titles_with_one_question(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    titles = [f"A Rather Long Title About Moss Number {number}" for number in range(12)]
    known = [add(title, authors=(), published=None) for title in titles]
    service.set_answer(
        "/api/query", atom_feed(*(atom_entry(f"2603.000{number:02}", title) for number, title in enumerate(titles)))
    )
    assert outcomes(completing.complete(library, known, services, silent)) == ["completed"] * 12
    asked = [request.query["search_query"] for request in service.requests if request.path == "/api/query"]
    assert [question.count("ti:") for question in asked] == [10, 2]
    assert [shelf.load_paper(library, one).paper.arxiv_id for one in known] == [
        f"2603.000{number:02}" for number in range(12)
    ]


def test_titles_never_make_a_question_too_long(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = [add(f"{number} " + "moss grows on " * 40, authors=(), published=None) for number in range(5)]
    add("Moss", authors=(), published=None)
    assert outcomes(completing.complete(library, known, services, silent)) == ["unknown"] * 5
    asked = [request.query["search_query"] for request in service.requests if request.path == "/api/query"]
    assert [question.count("ti:") for question in asked] == [3, 2]
