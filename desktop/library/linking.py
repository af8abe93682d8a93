"""Links from notes to papers: what a link that is being typed may mean, where links lead, and who mentions a paper."""

import re
from collections.abc import Sequence

from desktop.records import Order
from desktop.records.mentions import Linkable, Mention
from desktop.records.note_links import LINK, find_links, target_of, write_link
from desktop.store import annotations, citation_keys, note_links, papers, search
from desktop.store.database import Database
from desktop.store.query import parse

MOST_OFFERED = 8
LONGEST_LINE = 160  # characters around a link
WORD = re.compile(r"\w+")


def find_linkable(database: Database, typed: str, paper_id: int) -> list[Linkable]:
    """At most eight papers that may be meant by these words of a title, an author, a citation key or an arXiv id.

    Of no words: the papers on which the reader wrote last. Never ``paper_id`` itself. Quick enough to follow typing.
    """
    typed = typed.strip()
    if typed:
        found = dict.fromkeys(note_links.find_by_beginning(database, typed, MOST_OFFERED))
        query = " ".join(f"ti:{word} OR au:{word}" for word in WORD.findall(typed))
        if query:
            found |= dict.fromkeys(search.find_first(database, parse(query), MOST_OFFERED + 1, Order.RELEVANCE).found.ids)
    else:
        found = dict.fromkeys(note_links.find_written_last(database, MOST_OFFERED + 1))
    found.pop(paper_id, None)
    wanted = list(found)[:MOST_OFFERED]
    keys = citation_keys.load_keys(database, wanted)
    return [
        Linkable(one, paper.title, " · ".join(filter(None, (_first_author(paper.authors), paper.arxiv_id or keys.get(one)))))
        for one, paper in papers.load_papers(database, wanted)
    ]


def write_link_to(database: Database, paper_id: int) -> str:
    """The link to that paper as it stands in a note. Empty when the paper is gone.

    One that has neither an arXiv id nor a DOI is named by its citation key, which it keeps from now on. Raises LibraryError.
    """
    for _paper_id, paper in papers.load_papers(database, [paper_id]):
        target = target_of(paper)
        if target is None:
            from desktop.library.exporting import freeze_keys

            target = freeze_keys(database, [paper_id])[paper_id]
        return write_link(target, paper.title)
    return ""


def find_named(database: Database, names: Sequence[str]) -> dict[str, int]:
    """The library's papers of these names (see ``NoteLink``), each by its name; names of none are left out."""
    return note_links.find_named(database, names)


def load_mentions(database: Database, paper_id: int) -> list[Mention]:
    """The other papers whose notes link to this one, the note that was written last first."""
    mentioning = note_links.find_mentioning(database, paper_id)
    if not mentioning:
        return []
    names = note_links.find_names(database, paper_id)
    notes = annotations.load_notes(database, mentioning)
    titles = {one: paper.title for one, paper in papers.load_papers(database, mentioning)}
    return [Mention(one, titles[one], _line_around(notes.get(one, ""), names)) for one in mentioning if one in titles]


def _first_author(authors: Sequence[object]) -> str:
    return str(getattr(authors[0], "name", "")) if authors else ""


def _line_around(note: str, names: set[str]) -> str:
    """The words around the first link that means one of these names, links as they read."""
    for link in find_links(note):
        if link.name in names:
            start, end = note.rfind("\n", 0, link.start) + 1, note.find("\n", link.end)
            line = note[max(start, link.start - LONGEST_LINE) : min(len(note) if end < 0 else end, link.end + LONGEST_LINE)]
            return " ".join(LINK.sub(lambda found: found[2] or found[1], line).split()).lstrip("#>*+- ")
    return ""
