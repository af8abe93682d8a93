"""Papers in the library: merging what listings say, and reading papers back as values."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop.records import Listed, Listing, Paper
from desktop.store import full_text, joining, listings, risen
from desktop.store.database import Database
from desktop.store.known_papers import Known, KnownPapers, arxiv_name, doi_name, load_known, page_name
from desktop.store.merging import combined, identified, speaker
from desktop.store.paper_columns import COLUMNS, names_of, values_of
from desktop.store.places import Places, day_of_publication
from desktop.store.statements import keep_statements, source_of, statements_with
from desktop.store.words import title_hash

__all__ = ["COLUMNS", "Merged", "find_one", "load_known", "load_papers", "merge"]

OTHERWISE_NAMED = {"arxiv_id": arxiv_name, "doi": doi_name, "project_page": page_name}


@dataclass(slots=True)
class Merged:
    """What a merge did: ids in the order told, and which of them are new or now read otherwise."""

    paper_ids: list[int] = field(default_factory=list)
    added: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)

    def joined(self, gone: int, kept: int) -> None:
        """From now on one of these is the other."""
        self.paper_ids = [kept if paper_id == gone else paper_id for paper_id in self.paper_ids]
        if gone in self.added:
            self.added.discard(gone)
        elif kept in self.added:
            self.added.discard(kept)
        self.changed.discard(gone)
        if kept not in self.added:
            self.changed.add(kept)


def merge(database: Database, listing: Listing, told: Sequence[Listed], time: str, result: Merged | None = None) -> Merged:
    """Add these papers, or what they say that is new, by arXiv id, else DOI, else normal title.

    Papers that an entry proves to be one are joined. Call it inside ``writing`` with at most a few hundred at a time, so
    that the reader's own writes never wait. ``time``: ISO, UTC; the day of a paper without a date is that of ``time``, for
    sorting only.
    """
    result = result or Merged()
    listing_id = listings.find_or_add(database, listing)
    daily_id = listings.find_or_add(database, Listing(listing.source, "day")) if any(one.day for one in told) else None
    places = Places(database)
    papers = [identified(one.paper) for one in told]
    hashes = [title_hash(paper.title) for paper in papers]
    known = KnownPapers(database, papers, hashes)
    # Indexed together at the end and by place: the index is written out at each step down, and at each statement that SQLite
    # might have to take back alone.
    unindexed: list[full_text.IndexRow] = []
    for entry, paper, its_hash in zip(told, papers, hashes, strict=True):
        # Only a day's own list gives the rank that the paper's row shows.
        one = entry if listing.kind == "day" or entry.rank is None else replace(entry, rank=None)
        found = known.find(paper, its_hash)
        source = speaker(listing, replace(entry, paper=paper))
        if not found:
            after = _add(database, one, paper, source, its_hash, places, time, unindexed)
            result.added.add(after.paper_id)
        else:
            before = found[0] if len(found) == 1 else _join(database, known, found, places, unindexed, result)
            after = _update(database, before, one, paper, source, places, time, unindexed)
            if before.paper_id not in result.added and _reads_otherwise(before, after):
                result.changed.add(before.paper_id)
        known.remember(after)
        listings.add_appearances(database, after.paper_id, listing, listing_id, daily_id, entry, time)
        result.paper_ids.append(after.paper_id)
    full_text.index(database, sorted(unindexed))
    return result


def hear(database: Database, paper_id: int, paper: Paper, source: str, time: str) -> bool:
    """Take in what a source said at that time of a paper that is known; whether the paper reads otherwise now."""
    before = load_known(database, [paper_id])[paper_id]
    after = _update(database, before, Listed(paper), paper, source, Places(database), time, [])
    return _reads_otherwise(before, after)


def find_one(database: Database, column: str, value: object) -> int | None:
    """The id of the paper whose ``id``, ``arxiv_id``, ``doi`` or ``project_page`` is or was that, or of which a source says so.

    None when there is none.
    """
    assert column in ("id", "arxiv_id", "doi", "project_page"), column
    row = database.execute_sql(f"SELECT id FROM papers WHERE {column} = ? ORDER BY id LIMIT 1", (value,)).fetchone()
    if row is None and column == "id":
        row = database.execute_sql("SELECT kept_id FROM joined WHERE paper_id = ?", (value,)).fetchone()
    if row is None and column in OTHERWISE_NAMED:
        name = OTHERWISE_NAMED[column](str(value))
        row = database.execute_sql(
            "SELECT paper_id FROM other_names WHERE name = ? ORDER BY paper_id LIMIT 1", (name,)
        ).fetchone()
    return row[0] if row else None


def load_papers(database: Database, paper_ids: Sequence[int]) -> list[tuple[int, Paper]]:
    """Id and paper of each, in the order given."""
    found: dict[int, Paper] = {}
    for start in range(0, len(paper_ids), 400):
        chunk = paper_ids[start : start + 400]
        found |= {paper_id: known.paper for paper_id, known in load_known(database, chunk).items()}
    return [(paper_id, found[paper_id]) for paper_id in paper_ids if paper_id in found]


def _add(
    database: Database, told: Listed, paper: Paper, source: str, its_hash: int, places: Places, time: str,
    unindexed: list[full_text.IndexRow],
) -> Known:  # fmt: skip
    day = told.day or day_of_publication(paper)
    place = places.next(day or time)
    rank = told.rank if told.day else None
    values = (*values_of(paper), place, day, rank, told.upvotes, told.comments, time, source)
    names = (*COLUMNS, "place", "day", "rank", "upvotes", "comments", "added", "source")
    cursor = database.execute_sql(
        f"INSERT INTO papers ({', '.join(names)}, title_hash) VALUES ({_marks(names)}, ?)", (*values, its_hash)
    )
    paper_id = int(cursor.lastrowid)
    unindexed.append((place, paper.title, paper.abstract, names_of(paper), ""))
    listings.add_vote(database, paper_id, told, time)
    return Known(paper_id, place, day, rank, told.upvotes, told.comments, its_hash, paper, {source: paper})


def _join(
    database: Database, known: KnownPapers, found: Sequence[Known], places: Places, unindexed: list[full_text.IndexRow],
    result: Merged,
) -> Known:  # fmt: skip
    """All these as one paper: that which the library knows longest."""
    _index(database, unindexed)  # they may be some of those
    kept, *others = sorted(found, key=lambda one: one.paper_id)
    for gone in others:
        joining.join(database, kept.paper_id, gone.paper_id, places)
        kept = load_known(database, [kept.paper_id])[kept.paper_id]
        known.replace(gone, kept)
        result.joined(gone.paper_id, kept.paper_id)
    return kept


def _update(
    database: Database, known: Known, told: Listed, paper: Paper, source: str, places: Places, time: str,
    unindexed: list[full_text.IndexRow],
) -> Known:  # fmt: skip
    """The same object when nothing new was said; else the paper as it is now."""
    statements = statements_with(known, paper, source)
    after = known.paper if statements is known.statements else combined(statements)
    day = _day(database, known, told, after)
    # A rank is of one day: with another day the known one is no longer true.
    rank = told.rank if told.day and told.day == day and (told.rank is not None or day != known.day) else known.rank
    upvotes = known.upvotes if told.upvotes is None else told.upvotes
    comments = known.comments if told.comments is None else told.comments
    shown: dict[str, object] = {"day": day, "rank": rank, "upvotes": upvotes, "comments": comments}
    if statements is known.statements:
        if (day, rank, upvotes, comments) == (known.day, known.rank, known.upvotes, known.comments):
            return known
    else:
        shown |= {"source": source_of(statements), **keep_statements(database, known, statements, after, source, time)}
    place = known.place if day == known.day else places.next(day or time)
    shown["place"] = place
    texts = _texts(after)
    if place != known.place or texts != _texts(known.paper):
        _index(database, unindexed)  # the paper may be one of those
        old = full_text.index_rows(database, [known.paper_id])
        full_text.unindex(database, old)
        full_text.index(database, [(place, *texts, note) for *_, note in old])
    database.execute_sql(
        f"UPDATE papers SET {', '.join(f'{name} = ?' for name in shown)} WHERE id = ?", (*shown.values(), known.paper_id)
    )
    if (upvotes, comments) != (known.upvotes, known.comments):
        listings.add_vote(database, known.paper_id, told, time)
        risen.remember(database, known.paper_id, known.upvotes, upvotes, time)
    its_hash = known.title_hash if after.title == known.paper.title else title_hash(after.title)
    return Known(known.paper_id, place, day, rank, upvotes, comments, its_hash, after, statements)


def _index(database: Database, unindexed: list[full_text.IndexRow]) -> None:
    full_text.index(database, sorted(unindexed))
    unindexed.clear()


def _texts(paper: Paper) -> tuple[str, str, str]:
    return paper.title, paper.abstract, names_of(paper)


def _day(database: Database, known: Known, told: Listed, after: Paper) -> str | None:
    """The earliest list a paper stood on names its day, whatever order the lists are pulled in; else its publication does."""
    if told.day is not None and _names_day(database, known, told.day):
        return told.day
    published = day_of_publication(after)
    if known.day is None:
        return published
    if published == day_of_publication(known.paper) or listings.find_days(database, known.paper_id):
        return known.day
    return published


def _reads_otherwise(before: Known, after: Known) -> bool:
    """Whether a reader could see that something changed; what a service says on the side (``extra``) is kept but not told."""
    return after is not before and replace(after, paper=replace(after.paper, extra=before.paper.extra)) != replace(
        before, place=after.place, title_hash=after.title_hash, statements=after.statements
    )


def _names_day(database: Database, known: Known, day: str) -> bool:
    """Whether a list of that day names the paper's day: the first list does, and after it only an earlier one."""
    if known.day is None or day < known.day:
        return True
    return day != known.day and known.day not in listings.find_days(database, known.paper_id)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
