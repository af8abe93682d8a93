"""How many papers there are is kept true by whatever brings them and takes them away."""

from pathlib import Path

from desktop.errors import Cancelled
from desktop.library import exporting, history, importing, joining
from desktop.records import ExportOptions, Listed, Listing, Paper
from desktop.store import counts, papers
from desktop.store.checking import find_damage
from desktop.store.database import Database, open_library, writing
from tests.libraries import add_day
from tests.store.small_library import rows_of


def all_of(library: Database) -> int:
    told = counts.count_views(library, {})["all"]
    assert told == rows_of(library, "SELECT count(*) FROM papers")[0][0]
    assert find_damage(library) == []
    return told


def test_papers_that_come_twice_are_joined_and_come_apart_again(library: Database) -> None:
    ids = add_day(library, 5)
    add_day(library, 5)
    assert all_of(library) == 5
    with writing(library):
        listed = [Listed(Paper("Known by its title"))]
        page = papers.merge(library, Listing("huggingface", "file", "page.txt"), listed, "2026-04-01T09:00:00Z").paper_ids[0]
    assert all_of(library) == 6
    joining.join(library, ids[0], page)
    assert all_of(library) == 5
    history.undo(library)
    assert all_of(library) == 6


def test_a_part_of_another_library_is_as_many_as_it_is(library: Database, tmp_path: Path) -> None:
    ids = add_day(library, 7)
    file = tmp_path / "part.json"
    exporting.export(library, ids[-1:], ExportOptions("json"), file)
    other = open_library(tmp_path / "other.sqlite3")
    importing.import_file(other, file, lambda _done, _total: None)
    assert all_of(other) == 1
    assert counts.count_views(other, {})["inbox"] == 1
    other.close()


def test_what_was_not_finished_is_not_counted(library: Database) -> None:
    add_day(library, 2)
    try:
        with writing(library):
            library.execute_sql("DELETE FROM marks")
            library.execute_sql("UPDATE paper_total SET papers = 99")
            raise Cancelled
    except Cancelled:
        assert all_of(library) == 2


def test_another_number_is_damage(library: Database) -> None:
    add_day(library, 2)
    with writing(library):
        library.execute_sql("UPDATE paper_total SET papers = 3")
    assert find_damage(library) == ["Another number of papers is kept than there are."]
