"""What ``--json`` prints is plain data with the names that README promises, and null for what nobody said."""

import json
import re
from dataclasses import replace
from pathlib import Path

from desktop.library.describing import describe
from desktop.records import Appearance, Author, Collection, Listing, Marks, Paper, ReadingStatus, ShelvedPaper
from tests.fakes import make_highlight

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BARE = ShelvedPaper(paper_id=7, paper=Paper("Title"), marks=Marks(), added="2026-03-31T08:00:00.000Z")
LISTS = {"authors", "categories", "ai_keywords", "listed_on", "highlights", "tags", "collections", "sources", "appearances"}


def test_readme_lists_the_names() -> None:
    [part] = re.findall(r"A paper has (`id`.*?`citation_key`)", README, re.DOTALL)
    assert re.findall(r"`(\w+)`", part) == sorted(re.findall(r"`(\w+)`", part), key=list(describe(BARE)).index)
    assert set(re.findall(r"`(\w+)`", part)) - {"null"} == set(describe(BARE))


def test_what_is_unknown_is_null() -> None:
    told = describe(BARE)
    known = {"id": 7, "title": "Title", "added": "2026-03-31T08:00:00.000Z"}
    flags = dict.fromkeys(("withdrawn", "read", "starred", "dismissed", "trashed", "new_version"), False)
    lists: dict[str, object] = {name: [] for name in LISTS}
    assert told == {**dict.fromkeys(told), **known, **flags, **lists}


def test_what_is_known_is_told() -> None:
    paper = Paper(
        "Title", "Some abstract.", (Author("Ada Ravn"), Author("Bo Li", hidden=True)), arxiv_id="2603.00001",
        published="2026-03-30T10:00:00.000Z", updated="2026-03-31T10:00:00Z", version=2, categories=("cs.CL", "cs.LG"),
        code_url="https://github.com/invented/code", code_stars=0,
    )  # fmt: skip
    told = describe(
        replace(
            BARE,
            paper=paper,
            marks=Marks(starred=True, status=ReadingStatus.READING),
            upvotes=0,
            note="Mine",
            highlights=(make_highlight("Some abstract.", "abstract"),),
            tags=("moe",),
            collections=(Collection(1, None, "2026", "Survey/2026", 1),),
            appearances=(
                Appearance(Listing("huggingface", "day"), "2026-03-31"),
                Appearance(Listing("huggingface", "week", "2026-W14"), "2026-04-02"),
                Appearance(Listing("huggingface", "day"), "2026-03-30"),
            ),
            citation_key="ravn2026title",
        )
    )
    expected = {
        "authors": ["Ada Ravn", "Bo Li"],
        "published": "2026-03-30",
        "updated": "2026-03-31",
        "url": "https://arxiv.org/abs/2603.00001",
        "categories": ["cs.CL", "cs.LG"],
        "code_stars": 0,
        "upvotes": 0,
        "starred": True,
        "status": "reading",
        "note": "Mine",
        "tags": ["moe"],
        "collections": ["Survey/2026"],
        "listed_on": ["2026-03-30", "2026-03-31"],
        "appearances": [
            "Daily Papers of 31 March 2026",
            "Daily Papers, week 14 of 2026",
            "Daily Papers of 30 March 2026, 0 up",
        ],
        "citation_key": "ravn2026title",
    }
    assert {name: told[name] for name in expected} == expected
    [highlight] = json.loads(json.dumps(told["highlights"]))
    assert (highlight["exact"], highlight["start"], highlight["end"]) == ("abstract", 5, 13)
