"""Links between notes: offered while typed, found from the other side, true after undo, joining, import and checking."""

from pathlib import Path

from desktop.library import exporting, history, importing, joining, linking, marking, organising, shelf
from desktop.records import ExportOptions
from desktop.store.checking import find_damage
from desktop.store.database import Database, open_library
from tests.library.conftest import Add


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


def mentions(library: Database, paper_id: int) -> list[tuple[int, str]]:
    return [(one.paper_id, one.line) for one in linking.load_mentions(library, paper_id)]


def test_a_paper_knows_who_mentions_it_until_that_is_undone(library: Database, add: Add) -> None:
    moss, fern = add("Slow Moss", arxiv_id="2603.00001"), add("Quick Fern")
    organising.write_note(library, fern, "# Compare\n- as in [[arXiv:2603.00001|Slow Moss]], but *quick*\n- other")
    assert mentions(library, moss) == [(fern, "as in Slow Moss, but *quick*")]
    marking.star(library, [moss], True)  # so that the two writings are two steps
    organising.write_note(library, fern, "nothing")
    assert mentions(library, moss) == []
    history.undo(library)
    assert mentions(library, moss) == [(fern, "as in Slow Moss, but *quick*")]
    history.undo(library)
    history.undo(library)
    assert mentions(library, moss) == []
    history.redo(library)
    assert mentions(library, moss) == [(fern, "as in Slow Moss, but *quick*")]
    assert find_damage(library) == []


def test_a_note_about_its_own_paper_is_no_mention(library: Database, add: Add) -> None:
    moss = add("Slow Moss", arxiv_id="2603.00001")
    organising.write_note(library, moss, "[[2603.00001]]")
    assert mentions(library, moss) == []


def test_a_link_leads_to_a_paper_that_comes_later(library: Database, add: Add) -> None:
    fern = add("Quick Fern")
    organising.write_note(library, fern, "[[doi:10.5555/SHADE.7]]")
    assert linking.find_named(library, ["doi:10.5555/shade.7"]) == {}
    moss = add("Slow Moss", doi="10.5555/shade.7")
    assert linking.find_named(library, ["doi:10.5555/shade.7"]) == {"doi:10.5555/shade.7": moss}
    assert mentions(library, moss) == [(fern, "doi:10.5555/SHADE.7")]


def test_links_to_both_lead_to_the_joined_paper(library: Database, add: Add) -> None:
    moss, page, fern = add("Slow Moss", arxiv_id="2603.00001"), add("Moss, Slowly", doi="10.5555/shade.7"), add("Fern")
    organising.write_note(library, fern, "[[2603.00001]] [[doi:10.5555/shade.7]]")
    kept = joining.join(library, moss, page).paper_ids[0]
    assert linking.find_named(library, ["arxiv:2603.00001", "doi:10.5555/shade.7"]) == {
        "arxiv:2603.00001": kept,
        "doi:10.5555/shade.7": kept,
    }
    assert [paper_id for paper_id, _ in mentions(library, kept)] == [fern]
    assert find_damage(library) == []


def test_another_library_has_the_same_links(library: Database, add: Add, tmp_path: Path) -> None:
    moss, fern = add("Slow Moss", arxiv_id="2603.00001"), add("Quick Fern")
    organising.write_note(library, fern, "as [[2603.00001]]")
    file = tmp_path / "whole.json"
    exporting.export(library, None, ExportOptions("json"), file)
    other = open_library(tmp_path / "other.sqlite3")
    importing.import_file(other, file, silent)
    assert mentions(other, moss) == [(fern, "as 2603.00001")]
    assert find_damage(other) == []
    other.close()


def test_papers_are_offered_by_title_author_key_and_id_but_never_the_one_itself(library: Database, add: Add) -> None:
    moss, fern = add("Slow Moss", arxiv_id="2603.00001"), add("Quick Fern", arxiv_id="2603.00002")
    exporting.render(library, [moss, fern], ExportOptions(), freeze=True)
    key = shelf.load_paper(library, moss).citation_key or ""
    for typed in ("moss", "slo", "2603.00001", "arXiv:2603.00001", key[:6], key.upper()[:1] + key[1:]):
        assert [one.paper_id for one in linking.find_linkable(library, typed, fern)] == [moss], typed
    assert {one.paper_id for one in linking.find_linkable(library, "ravn", 0)} == {moss, fern}
    assert [one.paper_id for one in linking.find_linkable(library, "ravn", moss)] == [fern]
    assert linking.find_linkable(library, "nothing like it", 0) == []
    organising.write_note(library, moss, "mine")
    assert [one.paper_id for one in linking.find_linkable(library, " ", 0)] == [moss]


def test_a_paper_without_an_id_is_linked_by_a_key_that_stays(library: Database, add: Add) -> None:
    moss = add("Slow Moss")
    link = linking.write_link_to(library, moss)
    key = shelf.load_paper(library, moss).citation_key
    assert link == f"[[{key}|Slow Moss]]"
    assert linking.find_named(library, [f"key:{key}"]) == {f"key:{key}": moss}
    assert linking.write_link_to(library, 99) == ""
    assert linking.write_link_to(library, add("Quick Fern", arxiv_id="2603.00002")) == "[[arXiv:2603.00002|Quick Fern]]"
