"""What was decided in the window or here holds on the command line, whatever brings a paper again."""

import json
import os
from contextlib import closing
from pathlib import Path

from desktop.library import marking
from desktop.records import ReadingStatus
from desktop.store.database import open_library
from tests.cli.conftest import DAY, Papershelf
from tests.loopback import LoopbackService, daily_item


def test_show_says_whose_notes_link_here(papershelf: Papershelf, pulled: LoopbackService) -> None:
    key = papershelf("export", "--query", "pebble").out.partition("{")[2].partition(",")[0]
    papershelf("note", "#1", f"as [[{key}]]")
    assert papershelf("show", key, "--json").json["mentioned_in"] == [1]
    assert "mentioned in: 1\n" in papershelf("show", key).out


def ids(papershelf: Papershelf, query: str) -> list[str]:
    return [paper["arxiv_id"] for paper in papershelf("list", query, "--json").json]


def test_what_is_dismissed_stays_so_whatever_brings_it_again(
    papershelf: Papershelf, service: LoopbackService, tmp_path: Path
) -> None:
    papershelf("pull", "--date", DAY)
    assert papershelf("dismiss", "2603.00002").code == 0
    assert papershelf("pull", "--date", DAY).code == 0
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps([daily_item("2603.00002", "Loud Graphs, revised", upvotes=900)]), encoding="utf-8")
    assert papershelf("import", str(answer)).code == 0
    (paper,) = papershelf("list", "id:2603.00002", "--json").json
    assert (paper["title"], paper["dismissed"]) == ("Loud Graphs, revised", True)
    assert ids(papershelf, "is:dismissed") == ["2603.00002"]
    assert ids(papershelf, "is:inbox") == ["2603.00001", "2603.00003"]


def test_the_reading_list_is_listed_and_told(papershelf: Papershelf, service: LoopbackService) -> None:
    papershelf("pull", "--date", DAY)
    with closing(open_library(Path(os.environ["PAPERSHELF_LIBRARY"]))) as database:
        marking.set_status(database, [1, 2], ReadingStatus.TO_READ)
        marking.set_status(database, [2], ReadingStatus.DONE)
    assert ids(papershelf, "is:to-read") == ["2603.00001"]
    assert ids(papershelf, "is:done") == ["2603.00002"]
    assert ids(papershelf, "is:reading") == []
    told = {paper["arxiv_id"]: (paper["status"], paper["read"]) for paper in papershelf("list", "--json").json}
    assert told == {"2603.00001": ("to-read", False), "2603.00002": ("done", True), "2603.00003": (None, False)}
    assert "Done: 1 paper" in papershelf("undo").err
    assert ids(papershelf, "is:to-read") == ["2603.00001", "2603.00002"]


def test_status_puts_papers_on_the_reading_list_and_off_it(papershelf: Papershelf, pulled: LoopbackService) -> None:
    assert papershelf("status", "reading", "#1", "#2").err == "papershelf: Reading: 2 papers\n"
    assert papershelf("show", "#1", "--json").json["status"] == "reading"
    assert papershelf("status", "none", "#1").err == "papershelf: Took 1 paper off the reading list\n"
    assert papershelf("show", "#1", "--json").json["status"] is None
    papershelf("undo")
    assert papershelf("show", "#1", "--json").json["status"] == "reading"
    assert papershelf("status", "later", "#1").code == 2


def test_backup_prints_where_the_copy_is(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    papershelf("note", "#1", "mine")
    file = tmp_path / "copy.sqlite3"
    finished = papershelf("backup", str(file))
    assert (finished.code, finished.out) == (0, f"{file}\n")
    assert papershelf("--library", str(file), "note", "#1").out == "mine\n"
    again = papershelf("backup", str(file))
    assert (again.code, again.err) == (1, f"papershelf: {file} is there already, and nothing was copied: name a new file.\n")
