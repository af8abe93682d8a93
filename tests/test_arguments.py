"""The words that other programs rely on: each verb and option of the contract is understood as it is written there."""

import shlex

import pytest

from desktop.arguments import FORMATS, SOURCE_NAMES, VERBS, build_parser, parse
from desktop.formats import EXPORT_FORMATS
from desktop.settings import THEMES
from desktop.sources import SOURCES

CONTRACT = (
    "",
    "--library a.sqlite3 list",
    "--demo",
    "--screenshot a.png --size 1280x800 --theme dark",
    "pull",
    "pull --source huggingface --date 2026-03-31",
    "pull --week 2026-W14",
    "pull --month 2026-03",
    "pull --trending",
    "pull --query 'state space'",
    "pull --submitter ada",
    "pull --organization moss-institute",
    "pull --source arxiv --category cs.CL+cs.LG",
    "pull --source arxiv --query 'au:Example AND ti:moss'",
    "follow",
    "follow --json",
    "follow --daily --name 'Every day'",
    "follow --trending",
    "follow --query 'state space'",
    "follow --source arxiv --query 'au:Example'",
    "follow --submitter ada",
    "follow --organization moss-institute",
    "follow --category cs.CL",
    *(f"follow --{deed} 2" for deed in ("remove", "pause", "resume")),
    "follow --rename 2 --name Moss",
    "sources --json --limit 9",
    "add 2603.00001 https://doi.org/10.5555/moss",
    "add -",
    "add",
    "status reading 2603.00001 '#7'",
    "status none '#7'",
    "backup",
    "backup copy.sqlite3",
    "check --bib a.bib",
    "export --format csl-json",
    "export --format ris -o a.ris",
    "complete",
    "complete '#7' 2603.00001",
    "import a.txt b.html c.json d.jsonl",
    "list",
    "list is:unread 'up:>50' --limit 20 --json",
    "list --sort upvotes",
    "list is:later --sort later",
    "show '#7' --json",
    *(f"{verb} 2603.00001 '#7'" for verb in ("star", "unstar", "read", "unread", "dismiss", "restore")),
    "later '#7' 2603.00001 --until '3 dec'",
    "later '#7' --clear",
    "trash '#7' 2603.00001",
    "trash '#7' --restore",
    "trash --empty",
    "note '#7'",
    "note '#7' text",
    "note '#7' -",
    "tag '#7' '#8' --add a --add b --remove c",
    "tags --json",
    "tags --rename moe 'mixture of experts'",
    "tags --delete moe",
    "collect A/B '#7' '#8'",
    "collect A/B '#7' --remove",
    "collections --json",
    "collections --save 'My search' 'up:>5'",
    "collections --forget 'My search'",
    "join '#7' 2603.00001",
    "split '#7' --part 2",
    "annotations --collection Survey --format json -o mine.json",
    "export --collection A/B --format biblatex -o out.bib",
    "export --query is:starred --format bibtex",
    "undo",
    "redo",
    "check",
)


@pytest.mark.parametrize("line", CONTRACT)
def test_the_contract_is_understood(line: str) -> None:
    words = shlex.split(line)
    options = build_parser().parse_args(words)
    verbs = [name for name, *_ in VERBS]
    assert options.verb == next((word for word in words if word in verbs), None)


def test_every_verb_stands_in_the_contract() -> None:
    written = {word for line in CONTRACT for word in shlex.split(line)}
    assert {name for name, *_ in VERBS} <= written


def test_values_arrive_where_they_belong() -> None:
    options = build_parser().parse_args(shlex.split("tag '#7' '#8' --add a --remove c --add b"))
    assert (options.references, options.add, options.remove) == (["#7", "#8"], ["a", "b"], ["c"])
    options = build_parser().parse_args(shlex.split("collect A/B '#7' --remove"))
    assert (options.collection, options.references, options.remove) == ("A/B", ["#7"], True)
    options = build_parser().parse_args(["list", "--limit", "20", "--", "is:unread", "-word"])
    assert (options.query, options.limit) == (["is:unread", "-word"], 20)


@pytest.mark.parametrize(
    "words",
    [
        ["list", "sparse", "-survey", "--limit", "5", "--json"],
        ["--library", "list", "list", "--limit", "5", "--json", "sparse", "-survey"],
        ["list", "--json", "--limit=5", "--", "sparse", "-survey"],
    ],
)
def test_a_word_left_out_needs_nothing_special(words: list[str]) -> None:
    options = parse(words)
    assert (options.query, options.limit, options.json) == (["sparse", "-survey"], 5, True)


def test_a_note_that_says_list_is_a_note() -> None:
    assert parse(["note", "#1", "list"]).text == "list"
    assert parse(["undo"]).verb == "undo"
    assert parse([]).verb is None


def test_lists_of_one_parse_do_not_reach_the_next() -> None:
    build_parser().parse_args(["tag", "#7", "--add", "a"])
    assert build_parser().parse_args(["tag", "#7"]).add == []


@pytest.mark.parametrize(("text", "unicode"), [("", None), ("--unicode", True), ("--no-unicode", False)])
def test_letters_are_the_format_s_choice_unless_said(text: str, unicode: bool | None) -> None:
    assert build_parser().parse_args(["export", *text.split()]).unicode is unicode


def test_the_formats_offered_are_those_that_can_be_written() -> None:
    assert set(FORMATS) == set(EXPORT_FORMATS)


def test_the_sources_offered_are_those_that_can_be_asked() -> None:
    """Those that have lists; others are asked for single papers by the verbs add and complete."""
    assert set(SOURCE_NAMES) == {name for name, source in SOURCES.items() if source.kinds != ("paper",)}


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_can_be_asked_for(theme: str) -> None:
    assert build_parser().parse_args(["--theme", theme]).theme == theme


@pytest.mark.parametrize("size", ["", "x", "1280", "12x8", "1280X800", "1280x800x2", "-1280x800", "1e3x800", "١٢٨٠x٨٠٠"])
def test_a_size_is_two_numbers(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args([f"--size={size}"])
    assert ended.value.code == 2
    assert "write it as 1280x800" in capsys.readouterr().err


def test_a_size_is_read() -> None:
    assert build_parser().parse_args(["--size", "1440x900"]).size == (1440, 900)
