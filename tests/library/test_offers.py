"""What was offered for a paper is taken or refused by the reader: nothing written is lost, and one undo takes it back."""

from collections.abc import Iterator

import pytest

from desktop.errors import UsageError
from desktop.library import completing, history, marking, organising, shelf
from desktop.library.services import Services
from desktop.records import Author, Listed, Listing, Paper
from desktop.store import papers
from desktop.store.database import Database, writing
from tests.arxiv_answers import atom_entry, atom_feed
from tests.libraries import services_at
from tests.library.conftest import Add
from tests.loopback import LoopbackService
from tests.store.small_library import READERS_TABLES, SERVICES_TABLES, dump

ID = "2603.00001"


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        running.set_answer("/api/query", atom_feed(atom_entry(ID, "Slow Growth of Lichen", summary="It grows.")))
        yield running


@pytest.fixture
def services(service: LoopbackService) -> Services:
    return services_at(service.address)


def offered(library: Database, services: Services, paper_id: int) -> completing.Offer:
    completing.complete(library, [paper_id], services, silent)
    [offer] = completing.load_offers(library, paper_id)
    return offer


def test_what_is_accepted_completes_the_paper_and_one_undo_takes_it_back(
    library: Database, services: Services, add: Add
) -> None:
    known = add("Slow Growth of Lichens", authors=(), published=None)
    organising.write_note(library, known, "mine")
    before = shelf.load_paper(library, known)
    change = completing.accept(library, offered(library, services, known))
    assert change.paper_ids == (known,)
    after = shelf.load_paper(library, known)
    assert (after.paper.arxiv_id, after.paper.title, after.note) == (ID, "Slow Growth of Lichen", "mine")
    assert "arxiv" in after.sources
    assert completing.load_offers(library) == []
    assert completing.find_incomplete(library) == []
    assert shelf.count_papers(library, "grows") == 1
    history.undo(library)
    assert shelf.load_paper(library, known) == before
    assert len(completing.load_offers(library, known)) == 1
    history.redo(library)
    assert shelf.load_paper(library, known).paper == after.paper


def test_a_paper_of_the_offered_id_is_joined_with_all_that_was_written(
    library: Database, services: Services, add: Add
) -> None:
    known = add("Slow Growth of Lichens", authors=(), published=None)
    offer = offered(library, services, known)
    other = add("Slow Growth of Lichen", arxiv_id=ID)
    organising.write_note(library, known, "of the title")
    organising.write_note(library, other, "of the id")
    organising.collect(library, "Plants", [other])
    marking.star(library, [other], True)
    tables = set(READERS_TABLES) | (set(SERVICES_TABLES) - {"pulls"})
    before = dump(library, tables)
    completing.accept(library, offer)
    assert shelf.count_papers(library, "") == 1
    joined = shelf.load_paper(library, known)
    assert joined.note == "of the title\n\nof the id"
    assert (joined.paper.arxiv_id, joined.marks.starred, joined.collections[0].path) == (ID, True, "Plants")
    assert papers.find_one(library, "id", other) == known
    history.undo(library)
    assert dump(library, tables) == before


def test_what_is_refused_is_neither_offered_nor_joined_again(
    library: Database, services: Services, service: LoopbackService, add: Add
) -> None:
    known = add("Slow Growth of Lichen", authors=(Author("Bo Other"),), published=None)
    service.set_answer("/api/query", atom_feed(atom_entry(ID, "Slow Growth of Lichen", authors=("Ada Ravn",))))
    offer = offered(library, services, known)
    completing.refuse(library, known, [offer.reference])
    assert completing.load_offers(library) == []
    [done] = completing.complete(library, [known], services, silent)
    assert (done.outcome, completing.load_offers(library)) == ("unknown", [])
    with writing(library):
        found = papers.merge(
            library, Listing("arxiv", "category", "cs.CL"), [Listed(offer.paper)], "2026-04-01T08:00:00.000Z"
        )
    assert found.added  # a pull of that paper is another paper, though the titles are the same
    assert shelf.load_paper(library, known).paper.arxiv_id is None


def test_refusing_can_be_undone(library: Database, services: Services, add: Add) -> None:
    known = add("Slow Growth of Lichens", authors=(), published=None)
    offer = offered(library, services, known)
    completing.refuse(library, known, [offer.reference])
    history.undo(library)
    assert completing.load_offers(library, known) == [offer]


def test_a_paper_that_has_another_id_by_now_is_left_alone(library: Database, services: Services, add: Add) -> None:
    known = add("Slow Growth of Lichens", authors=(), published=None)
    offer = offered(library, services, known)
    add("Slow Growth of Lichens", arxiv_id="2603.00099")
    before = dump(library, READERS_TABLES)
    with pytest.raises(UsageError, match="has changed since"):
        completing.accept(library, offer)
    assert dump(library, READERS_TABLES) == before


def test_two_papers_of_other_dois_are_never_one(library: Database, add: Add) -> None:
    known = add("Slow Growth of Lichens", doi="10.5555/one")
    add("Quite Another", arxiv_id=ID, doi="10.5555/two")
    told = Paper("Slow Growth of Lichen", arxiv_id=ID)
    with pytest.raises(UsageError, match="cannot be one"):
        completing.accept(library, completing.Offer(known, "arxiv", ID, told, 0.9))
