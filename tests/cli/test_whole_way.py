"""The whole way of a paper on the command line: pull, list, show, mark, note, tag, collect, undo."""

import json

import pytest

from desktop.arguments import VERBS
from desktop.cli import VERBS as DONE_BY
from tests.cli.conftest import DAY, Papershelf
from tests.loopback import LoopbackService, daily_item

TYPES = {
    "id": int,
    "arxiv_id": str,
    "title": str,
    "authors": list,
    "abstract": str,
    "published": str,
    "url": str,
    "upvotes": int,
    "listed_on": list,
    "read": bool,
    "starred": bool,
    "dismissed": bool,
    "highlights": list,
    "tags": list,
    "collections": list,
}
UNKNOWN = ("doi", "status", "note", "citation_key")


def listed(papershelf: Papershelf, *query: str) -> list[str | None]:
    return [paper["arxiv_id"] for paper in papershelf("list", "--json", *query).json]


def test_every_verb_of_the_arguments_is_done() -> None:
    assert [name for name, *_ in VERBS] == list(DONE_BY)


def test_a_day_is_pulled_and_told(papershelf: Papershelf, service: LoopbackService) -> None:
    first = papershelf("pull", "--date", DAY)
    assert (first.code, first.out, first.err) == (0, "Daily Papers of 31 March 2026: 3 papers, 3 new.\n", "")
    again = papershelf("pull", "--date", DAY)
    assert again.out == "Daily Papers of 31 March 2026: 3 papers, 0 new.\n"


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (("--week", "2026-W14"), {"week": "2026-W14"}),
        (("--month", "2026-03"), {"month": "2026-03"}),
        (("--trending",), {"sort": "trending"}),
        (("--query", "quiet"), {"q": "quiet"}),
    ],
)
def test_every_kind_of_listing_can_be_pulled(
    papershelf: Papershelf, service: LoopbackService, words: tuple[str, ...], query: dict[str, str]
) -> None:
    finished = papershelf("pull", "--source", "huggingface", *words)
    assert finished.code == 0
    assert service.requests[0].query == {**query, "limit": "100"}
    assert "2603.00001" in listed(papershelf)


def test_a_skipped_entry_is_counted_aloud(papershelf: Papershelf, service: LoopbackService) -> None:
    service.set_day(DAY, [daily_item("2603.00001", "Quiet Diffusion"), {"paper": {"id": "2603.00002"}}])
    told = papershelf("pull", "--date", DAY).out
    assert told == (
        "Daily Papers of 31 March 2026: 1 paper, 1 new. 1 entry was skipped: Entry 2 was left out: it has no title.\n"
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("2026-03-28", "there are no lists at weekends."), ("2026-03-30", "the service has no list for that day, or not yet.")],
)
def test_an_empty_day_says_why_and_never_0_new(
    papershelf: Papershelf, service: LoopbackService, day: str, sentence: str
) -> None:
    finished = papershelf("pull", "--date", day)
    assert finished.out.endswith(f"{sentence}\n")
    assert "0 new" not in finished.out


def test_papers_are_listed_in_the_order_of_their_day(papershelf: Papershelf, pulled: LoopbackService) -> None:
    finished = papershelf("list")
    assert finished.err == ""
    assert finished.out.splitlines() == [
        "• #1\t2026-03-31\t  ▲43\tQuiet Diffusion — Ada Ravn",
        "• #2\t2026-03-31\t   ▲7\tLoud Graphs: A $\\beta$-Study — Ada Ravn",
        "• #3\t2026-03-31\t   ▲0\tPebble Networks — Bo Li and 1 more",
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("date", "123"), ("rank", "123"), ("upvotes", "123"), ("title", "231"), ("added", "123")],
)
def test_papers_are_listed_in_the_order_that_is_asked_for(
    papershelf: Papershelf, pulled: LoopbackService, order: str, expected: str
) -> None:
    assert [paper["id"] for paper in papershelf("list", "--sort", order, "--json").json] == [*map(int, expected)]
    assert papershelf("list", "--sort", "mood").code == 2


def test_a_line_says_what_the_reader_decided(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("star", "#1")
    papershelf("dismiss", "#2")
    papershelf("read", "#3")
    assert [line[:4] for line in papershelf("list").out.splitlines()] == ["* #1", "- #2", "  #3"]


def test_json_holds_the_promised_fields(papershelf: Papershelf, pulled: LoopbackService) -> None:
    first, *others = papershelf("list", "--json").json
    assert len(others) == 2
    for paper in (first, *others, papershelf("show", "#2", "--json").json):
        assert {name: type(paper[name]) for name in TYPES} == TYPES
        assert {name: paper[name] for name in UNKNOWN} == dict.fromkeys(UNKNOWN)
    assert first["published"] == DAY
    assert first["listed_on"] == [DAY]
    assert first["url"] == "https://arxiv.org/abs/2603.00001"
    assert others[1]["authors"] == ["Bo Li", "José Núñez"]
    assert others[1]["upvotes"] == 0
    assert (first["read"], first["starred"], first["dismissed"]) == (False, False, False)


def test_json_is_one_value_also_without_papers(papershelf: Papershelf) -> None:
    assert papershelf("list", "--json").json == []
    assert papershelf("collections", "--json").json == []


def test_json_knows_all_that_the_reader_added(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("star", "#1")
    papershelf("note", "#1", "Grüße 你好 $\\alpha$")
    papershelf("tag", "#1", "--add", "moe", "--add", "later")
    papershelf("collect", "Survey/2026", "#1")
    papershelf("export", "--query", "id:2603.00001")
    paper = papershelf("show", "#1", "--json").json
    assert (paper["starred"], paper["note"]) == (True, "Grüße 你好 $\\alpha$")
    assert (paper["tags"], paper["collections"]) == (["later", "moe"], ["Survey/2026"])
    assert paper["citation_key"] == "ravn2026quiet"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), ["2603.00001", "2603.00002", "2603.00003"]),
        (("pebble",), ["2603.00003"]),
        (("nunez",), ["2603.00003"]),
        (("up:>6",), ["2603.00001", "2603.00002"]),
        (("has:code", "on:2026-03-31"), ["2603.00001"]),
        (("source:huggingface", "--limit", "1"), ["2603.00001"]),
        (("--", "-pebble"), ["2603.00001", "2603.00002"]),
        (("networks -pebble",), []),
        (("study -pebble",), ["2603.00002"]),
        (("quiet", "OR", "pebble"), ["2603.00001", "2603.00003"]),
        (('"pebble networks"',), ["2603.00003"]),
        (("id:2603.00002",), ["2603.00002"]),
        (("in:nowhere",), []),
        (("is:unread", "--limit", "0"), []),
        (("((", '"', "AND", "*"), []),
    ],
)
def test_list_understands_queries(
    papershelf: Papershelf, pulled: LoopbackService, words: tuple[str, ...], expected: list[str]
) -> None:
    assert listed(papershelf, *words) == expected


def test_everything_of_a_paper_is_shown(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("note", "#3", "Read again.\n\nTwice.")
    finished = papershelf("show", "#3")
    assert finished.err == ""
    lines = finished.out.splitlines()
    assert lines[0] == "Pebble Networks"
    assert "authors: Bo Li, José Núñez" in lines
    assert "upvotes: 0" in lines
    assert not any(line.startswith(("doi:", "tags:", "starred:")) for line in lines)
    assert finished.out.endswith("\nWe write about Pebble Networks.\n\nRead again.\n\nTwice.\n")


def test_what_a_service_sent_commands_no_terminal(papershelf: Papershelf, service: LoopbackService) -> None:
    hidden = [{"name": "Eve \x9b2J Ravn"}]
    service.set_day(DAY, [daily_item("2603.00001", "A \x9b31m Title", summary="Red \x9b31m text.", authors=hidden)])
    papershelf("pull", "--date", DAY)
    for words in (("list",), ("show", "#1")):
        finished = papershelf(*words)
        assert "Ravn" in finished.out
        assert "\x9b" not in finished.out


@pytest.mark.parametrize(
    ("verb", "opposite", "field", "sentence"),
    [
        ("star", "unstar", "starred", "Starred 2 papers"),
        ("read", "unread", "read", "Marked 2 papers as read"),
        ("dismiss", "restore", "dismissed", "Dismissed 2 papers"),
    ],
)
def test_marks_are_set_and_taken_back(
    papershelf: Papershelf, pulled: LoopbackService, verb: str, opposite: str, field: str, sentence: str
) -> None:
    finished = papershelf(verb, "2603.00001", "#3")
    assert (finished.code, finished.out, finished.err) == (0, "", f"papershelf: {sentence}\n")
    assert [paper[field] for paper in papershelf("list", "--json").json] == [True, False, True]
    assert papershelf(verb, "#1").err == "papershelf: Nothing changed: it was so already.\n"
    assert papershelf(opposite, "#1").code == 0
    assert [paper[field] for paper in papershelf("list", "--json").json] == [False, False, True]


def test_one_wrong_reference_changes_nothing(papershelf: Papershelf, pulled: LoopbackService) -> None:
    assert papershelf("star", "#1", "#99").code == 2
    assert listed(papershelf, "is:starred") == []


@pytest.mark.parametrize("text", ["Grüße 你好 $\\alpha$", "two\nlines", "  indented", "-starts with a dash -", "\u202eodd"])
def test_a_note_comes_back_as_it_was_written(papershelf: Papershelf, pulled: LoopbackService, text: str) -> None:
    assert papershelf("note", "#2", "--", text).err == "papershelf: Wrote a note\n"
    assert papershelf("note", "#2").out == f"{text}\n"
    assert papershelf("note", "#1").out == ""


def test_a_note_is_read_from_standard_input(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("note", "#1", "-", stdin="# Heading\n\nGrüße 你好\n")
    assert papershelf("note", "#1").out == "# Heading\n\nGrüße 你好\n"
    assert listed(papershelf, "note:你好") == ["2603.00001"]


def test_an_empty_note_removes_it(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("note", "#1", "Soon gone")
    assert papershelf("note", "#1", "").err == "papershelf: Removed a note\n"
    assert papershelf("note", "#1").out == ""
    assert papershelf("show", "#1", "--json").json["note"] is None


def test_tags_are_added_and_removed(papershelf: Papershelf, pulled: LoopbackService) -> None:
    assert papershelf("tag", "#1", "#2", "--add", "moe", "--add", "to read").err == "papershelf: Tagged 2 papers\n"
    assert papershelf("tag", "#1", "--remove", "MOE").err == "papershelf: Took tags off 1 paper\n"
    assert papershelf("show", "#1", "--json").json["tags"] == ["to read"]
    assert listed(papershelf, 'tag:"to read"') == ["2603.00001", "2603.00002"]
    assert listed(papershelf, "tag:moe") == ["2603.00002"]


def test_collections_are_nested(papershelf: Papershelf, pulled: LoopbackService) -> None:
    assert papershelf("collect", "Survey/2026", "#1", "#2").err == "papershelf: Added 2 papers to “Survey/2026”\n"
    papershelf("collect", "Survey", "#3")
    assert papershelf("collections").out == "     3  Survey\n     2  Survey/2026\n"
    assert papershelf("collections", "--json").json == [
        {"path": "Survey", "papers": 3},
        {"path": "Survey/2026", "papers": 2},
    ]
    assert listed(papershelf, "in:Survey/2026") == ["2603.00001", "2603.00002"]
    assert listed(papershelf, "in:Survey") == ["2603.00001", "2603.00002", "2603.00003"]


def test_a_paper_is_taken_out_of_a_collection_only(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("collect", "Survey/2026", "#1", "#2")
    finished = papershelf("collect", "survey/2026", "#1", "--remove")
    assert finished.err == "papershelf: Took 1 paper out of “Survey/2026”\n"
    assert listed(papershelf, "in:Survey") == ["2603.00002"]
    assert papershelf("show", "#1").code == 0


def test_undo_and_redo_go_through_the_reader_s_deeds(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("star", "#1", "#2")
    papershelf("note", "#1", "A thought")
    assert papershelf("undo").err == "papershelf: Undone: Wrote a note\n"
    assert papershelf("undo").err == "papershelf: Undone: Starred 2 papers\n"
    assert listed(papershelf, "is:starred") == []
    assert papershelf("redo").err == "papershelf: Done again: Starred 2 papers\n"
    assert listed(papershelf, "is:starred") == ["2603.00001", "2603.00002"]
    assert papershelf("redo").code == 0
    finished = papershelf("redo")
    assert (finished.code, finished.err) == (1, "papershelf: There is nothing to redo.\n")


def test_a_pull_is_no_deed_of_the_reader(papershelf: Papershelf, pulled: LoopbackService) -> None:
    finished = papershelf("undo")
    assert (finished.code, finished.err) == (1, "papershelf: There is nothing to undo.\n")


def test_a_whole_library_is_called_whole(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("star", "#1")
    finished = papershelf("check")
    assert (finished.code, finished.out, finished.err) == (0, "The library is whole: 3 papers.\n", "")


def test_the_demo_is_thrown_away(papershelf: Papershelf) -> None:
    assert len(papershelf("--demo", "list", "--json").json) == 30
    assert papershelf("--demo", "star", "#1").code == 0
    exported = papershelf("--demo", "export", "--collection", "Survey/Test-time compute")
    assert exported.out.count("@misc{") >= 4
    assert papershelf("list", "--json").json == []


def test_json_lists_are_one_paper_a_line(papershelf: Papershelf, pulled: LoopbackService) -> None:
    lines = papershelf("list", "--json").out.strip()[1:-1].split("\n")
    assert [json.loads(line.strip().rstrip(","))["id"] for line in lines] == [1, 2, 3]
