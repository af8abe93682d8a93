"""Whole papers: everything that the services say and the reader added, in the order asked for."""

import pytest

from desktop.records import Appearance, Author, Collection, Listed, Listing, Marks, Paper, ShelvedPaper, Vote
from desktop.store import annotations, citation_keys, collections, marks, shelved, tags
from desktop.store.database import Database
from tests.store.small_library import DAY, TIME, add_many, day_list, merge


def test_paper_comes_with_all_that_is_known_of_it(library: Database) -> None:
    paper = Paper(
        title="Moss",
        abstract="It grows.",
        authors=(Author("Ada Example"), Author("Bo Sample", hidden=True)),
        arxiv_id="2603.00001",
        version=2,
        ai_keywords=("moss in shade", "fern"),
        extra={"mood": "calm"},
    )
    merge(library, Listed(paper, day=DAY, rank=1, submitter="ada", upvotes=5, comments=1))
    week = Listing("huggingface", "week", "2026-W14")
    merge(library, Listed(paper, day="2026-04-02", rank=9, upvotes=7), listing=week, time="2026-04-03T08:00:00.000Z")
    annotations.set_note(library, 1, "mine", "Note")
    annotations.add_highlight(library, 1, "abstract", "It grows.", 3, 8, "pink", "", "Highlight")
    annotations.add_highlight(library, 1, "abstract", "It grows.", 0, 2, "blue", "", "Highlight")
    annotations.add_highlight(library, 1, "title", "Moss", 0, 4, "green", "", "Highlight")
    tags.change_tags(library, [1], ["z", "a"], [], "Tag")
    collections.add_papers(library, "Plants/Moss", [1], "Collect")
    collections.add_papers(library, "All", [1], "Collect")
    marks.set_mark(library, [1], "read", True, "Read")
    citation_keys.freeze(library, [(1, "moss2026")], lambda _paper_id, _taken: "other")
    (found,) = shelved.load(library, [1])
    assert found.paper == paper
    assert found.marks == Marks(read=True)
    assert (found.added, found.upvotes, found.comments, found.note) == (TIME, 7, 1, "mine")
    assert [one.exact for one in found.highlights] == ["Moss", "It", "grows"]
    assert found.tags == ("a", "z")
    assert found.collections == (Collection(3, None, "All", "All", 1), Collection(2, 1, "Moss", "Plants/Moss", 1))
    assert found.appearances == (
        Appearance(day_list(""), DAY, 1, "ada"),
        Appearance(day_list(""), "2026-04-02", None, None),
        Appearance(week, "2026-04-03", 9, None),
    )
    assert found.votes == (Vote(TIME, 5, 1), Vote("2026-04-03T08:00:00.000Z", 7, None))
    assert found.citation_key == "moss2026"
    assert found.listed_on == (DAY, "2026-04-02")


def test_paper_without_anything(library: Database) -> None:
    merge(library, Listed(Paper("Moss")), listing=Listing("huggingface", "search", "moss"))
    (found,) = shelved.load(library, [1])
    search = Appearance(Listing("huggingface", "search", "moss"), DAY)
    assert found == ShelvedPaper(1, Paper("Moss"), Marks(), TIME, appearances=(search,), sources=("page",))
    assert found.listed_on == ()


def test_papers_come_in_the_order_asked_for_without_those_that_are_gone(library: Database) -> None:
    ids = add_many(library, 900)
    asked = [9_999, *reversed(ids), -1]
    assert [one.paper_id for one in shelved.load(library, asked)] == list(reversed(ids))
    assert list(shelved.load(library, [])) == []


def test_collection_made_while_papers_are_read_does_no_harm(library: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelved, "CHUNK", 1)
    ids = add_many(library, 2)
    reading = shelved.load(library, ids)
    first = next(reading)
    collections.add_papers(library, "Made Meanwhile", ids, "Collect")
    assert first.collections == ()
    assert [one.paper_id for one in reading] == ids[1:]
    assert [one.path for one in next(shelved.load(library, ids[1:])).collections] == ["Made Meanwhile"]
