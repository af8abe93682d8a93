"""Saved pages and saved answers go in from the command line: again without doubles, and one broken file spoils no other."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Papershelf
from tests.loopback import daily_item

HEAD = "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nby AK and the research community\n\n"
ABSTRACT = " ".join(["In this part we look at {0} from a side that nobody has looked at before."] * 7)
TITLES = ("Rivers: Where Do They Go?", "Pebble Networks", "Slow Growth of $\\alpha$-Lichen")
ANSWER = [daily_item(f"2603.0000{number}", f"Paper {number}", upvotes=number) for number in range(1, 4)]
DATED = [{"requested_date": "2026-03-30", "item": item} for item in ANSWER]

SAMPLES = {
    "page.txt": HEAD + "\n\n".join(part for title in TITLES for part in (title, ABSTRACT.format(title))),
    "page.html": "<!DOCTYPE html><html><head><title>Daily Papers</title></head><body><h1>Daily Papers</h1>"
    + "".join(f"<article><h3>{title}</h3><p>{ABSTRACT.format(title)}</p></article>" for title in TITLES)
    + "</body></html>",
    "answer.json": json.dumps(ANSWER),
    "answer.jsonl": "\n".join(map(json.dumps, ANSWER)) + "\n",
    "dated.jsonl": "\n".join(map(json.dumps, DATED)),
    "UPPER.JSON": json.dumps(ANSWER, indent=1),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in SAMPLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_goes_in_once(papershelf: Papershelf, folder: Path, name: str) -> None:
    first = papershelf("import", str(folder / name))
    assert (first.code, first.out, first.err) == (0, f"{name}: 3 papers, 3 new.\n", "")
    before = papershelf("list", "--json").json
    assert papershelf("import", str(folder / name)).out == f"{name}: 3 papers, 0 new.\n"
    assert papershelf("list", "--json").json == before
    assert papershelf("check").code == 0


def test_a_page_invents_nothing(papershelf: Papershelf, folder: Path) -> None:
    papershelf("import", str(folder / "page.txt"))
    papers = papershelf("list", "--json").json
    assert sorted(paper["title"] for paper in papers) == sorted(TITLES)
    unknown = ("arxiv_id", "doi", "published", "url", "upvotes", "note", "citation_key")
    assert [{name: paper[name] for name in unknown} for paper in papers] == [dict.fromkeys(unknown)] * 3
    assert [(paper["authors"], paper["listed_on"]) for paper in papers] == [([], [])] * 3


def test_papers_of_a_page_are_recognised_in_an_answer(papershelf: Papershelf, folder: Path) -> None:
    papershelf("import", str(folder / "page.txt"))
    (folder / "later.json").write_text(json.dumps([daily_item("2603.00009", "pebble  networks")]), encoding="utf-8")
    assert papershelf("import", str(folder / "later.json")).out == "later.json: 1 paper, 0 new, 1 changed.\n"
    assert papershelf("show", "2603.00009", "--json").json["authors"] == ["Ada Ravn"]


def test_an_answer_keeps_its_day(papershelf: Papershelf, folder: Path) -> None:
    papershelf("import", str(folder / "dated.jsonl"))
    assert papershelf("show", "2603.00001", "--json").json["listed_on"] == ["2026-03-31"]


def test_a_broken_file_spoils_no_other(papershelf: Papershelf, folder: Path) -> None:
    (folder / "broken.json").write_text("not JSON", encoding="utf-8")
    files = [str(folder / name) for name in ("missing.json", "broken.json", "answer.json", "page.txt")]
    finished = papershelf("import", *files)
    assert finished.code == 1
    assert finished.out == "answer.json: 3 papers, 3 new.\npage.txt: 3 papers, 3 new.\n"
    missing, broken = finished.err.splitlines()
    assert missing == f"papershelf: {folder / 'missing.json'} cannot be read: No such file or directory."
    assert broken.startswith("papershelf: “broken.json” holds no papers")


def test_what_stands_before_a_break_is_kept_and_the_break_is_told(papershelf: Papershelf, tmp_path: Path) -> None:
    text = json.dumps(ANSWER)
    (tmp_path / "half.json").write_text(text[: text.index("2603.00003")], encoding="utf-8")
    told = papershelf("import", str(tmp_path / "half.json")).out
    assert told.startswith("half.json: 2 papers, 2 new. 1 entry was skipped: Line 1 and all after it were left out: ")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.json", b"", "holds no papers"),
        ("empty.jsonl", b"\n\n", "holds no papers"),
        ("empty.txt", b"", "This is no page of Daily Papers"),
        ("list.json", b"[]", "holds no papers"),
        ("other.json", b'{"name": "package", "version": "1"}', "holds no papers"),
        ("page.json", b"<!DOCTYPE html><html><body>Log in</body></html>", "holds no papers"),
        ("noise.json", bytes(range(256)), "holds no papers"),
        ("deep.json", b"[" * 100_000, "holds no papers"),
        ("latin.txt", "Müßiggang".encode("latin-1"), "is not text in UTF-8"),
        ("letter.txt", b"Dear all,\n\nno papers here.\n", "This is no page of Daily Papers"),
        ("paper.pdf", b"%PDF-1.7", "is a PDF, which cannot be read yet"),
        ("picture.png", b"PNG", "of no kind that can be imported"),
        ("noextension", b"[]", "of no kind that can be imported"),
    ],
)
def test_what_holds_no_papers_says_so_in_one_line(
    papershelf: Papershelf, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    finished = papershelf("import", str(tmp_path / name))
    assert (finished.code, finished.out) == (1, "")
    assert words in finished.err
    assert finished.err.count("\n") == 1
    assert papershelf("list", "--json").json == []


def test_a_folder_is_no_file(papershelf: Papershelf, tmp_path: Path) -> None:
    (tmp_path / "answers.json").mkdir()
    finished = papershelf("import", str(tmp_path / "answers.json"))
    assert finished.code == 1
    assert finished.err.endswith("cannot be read: Is a directory.\n")


def test_broken_lines_are_counted_aloud(papershelf: Papershelf, tmp_path: Path) -> None:
    lines = [json.dumps(ANSWER[0]), *["{broken"] * 2_000, json.dumps(ANSWER[1])]
    (tmp_path / "holes.jsonl").write_text("\n".join(lines), encoding="utf-8")
    told = papershelf("import", str(tmp_path / "holes.jsonl")).out
    assert told.startswith("holes.jsonl: 2 papers, 2 new. 2,000 entries were skipped: Line 2 was left out: ")
    assert "Line 4 " in told
    assert "Line 5 " not in told


def test_a_name_that_is_no_text_can_be_imported(papershelf: Papershelf, tmp_path: Path) -> None:
    name = "pap\udcffer.json"  # how Python spells a name with the byte 0xFF
    (tmp_path / name).write_text(json.dumps(ANSWER), encoding="utf-8")
    assert papershelf("import", str(tmp_path / name)).out == "pap\N{REPLACEMENT CHARACTER}er.json: 3 papers, 3 new.\n"


def test_what_the_reader_wrote_outlives_an_import(papershelf: Papershelf, folder: Path) -> None:
    papershelf("import", str(folder / "answer.json"))
    papershelf("star", "2603.00001")
    papershelf("note", "2603.00001", "Mine")
    papershelf("import", str(folder / "answer.json"), str(folder / "dated.jsonl"))
    paper = papershelf("show", "2603.00001", "--json").json
    assert (paper["starred"], paper["note"]) == (True, "Mine")


@pytest.fixture
def recorded_page() -> Path:
    page = Path(__file__).parents[2] / ".." / "shared" / "data" / "seed" / "daily_papers_page.txt"
    if not page.exists():
        pytest.skip("the recorded answers do not lie beside the project")
    return page


@pytest.mark.recorded
def test_the_recorded_page_goes_in_once(papershelf: Papershelf, recorded_page: Path) -> None:
    assert papershelf("import", str(recorded_page)).out == "daily_papers_page.txt: 63 papers, 63 new.\n"
    assert papershelf("import", str(recorded_page)).out == "daily_papers_page.txt: 63 papers, 0 new.\n"
    assert papershelf("export").out.count("@misc{") == 63
