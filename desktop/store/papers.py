"""Papers in the library: merging what listings say, and reading papers back as values. Never writes a reader's table."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from desktop.records import Author, Listed, Listing, Paper
from desktop.store import full_text, listings
from desktop.store.database import Database
from desktop.store.merging import identified, merged, same_paper
from desktop.store.places import PLACES_A_DAY, place_floor
from desktop.store.query import as_date
from desktop.store.words import normal_title, title_hash

COLUMNS = (
    "title", "abstract", "authors", "arxiv_id", "doi", "published", "updated", "version", "categories", "comment",
    "journal_ref", "withdrawn", "project_page", "code_url", "code_stars", "ai_summary", "ai_summary_model", "ai_keywords",
    "organization", "thumbnail", "hidden_authors", "extra",
)  # fmt: skip
SELECTED = ", ".join(f"p.{column}" for column in COLUMNS)


@dataclass(slots=True)
class Merged:
    """What a merge did: ids in the order told, and which of them are new or now read otherwise."""

    paper_ids: list[int] = field(default_factory=list)
    added: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Known:
    """What the library already says of a paper."""

    paper_id: int
    place: int
    day: str | None
    rank: int | None
    upvotes: int | None
    comments: int | None
    title_hash: int
    paper: Paper


def merge(database: Database, listing: Listing, told: Sequence[Listed], time: str, result: Merged | None = None) -> Merged:
    """Add these papers, or what they say that is new, by arXiv id, else DOI, else normal title.

    Call it inside ``writing`` with at most a few hundred at a time, so that the reader's own writes never wait.
    ``time``: ISO, UTC; the day of a paper without a date is that of ``time``, for sorting only.
    """
    result = result or Merged()
    listing_id = listings.find_or_add(database, listing)
    daily_id = listings.find_or_add(database, Listing(listing.source, "day")) if any(one.day for one in told) else None
    places = _Places(database)
    papers = [identified(one.paper) for one in told]
    hashes = [title_hash(paper.title) for paper in papers]
    known = _find_known(database, papers, hashes)
    # Indexed together at the end and by place: the index is written out at each step down, and at each statement that SQLite
    # might have to take back alone.
    unindexed: list[full_text.IndexRow] = []
    for entry, paper, its_hash in zip(told, papers, hashes, strict=True):
        # Only a day's own list gives the rank that the paper's row shows.
        one = entry if listing.kind == "day" or entry.rank is None else replace(entry, rank=None)
        before = known.find(paper, its_hash)
        if before is None:
            after = _add(database, one, paper, its_hash, places, time, unindexed)
            result.added.add(after.paper_id)
        else:
            after = _update(database, before, one, paper, places, time, unindexed)
            if before.paper_id not in result.added and _reads_otherwise(before, after):
                result.changed.add(before.paper_id)
        known.remember(after)
        listings.add_appearances(database, after.paper_id, listing, listing_id, daily_id, entry, time)
        result.paper_ids.append(after.paper_id)
    full_text.index(database, sorted(unindexed))
    return result


def find_one(database: Database, column: str, value: object) -> int | None:
    """The id of the paper whose ``id``, ``arxiv_id`` or ``doi`` is that; None when there is none."""
    assert column in ("id", "arxiv_id", "doi"), column
    row = database.execute_sql(f"SELECT id FROM papers WHERE {column} = ? ORDER BY id LIMIT 1", (value,)).fetchone()
    return row[0] if row else None


def load_known(database: Database, paper_ids: Sequence[int]) -> dict[int, Known]:
    """What the services say of these papers, by id; at most a few hundred at once."""
    return {known.paper_id: known for known in _load(database, f"p.id IN ({_marks(paper_ids)})", list(paper_ids))}


def load_papers(database: Database, paper_ids: Sequence[int]) -> list[tuple[int, Paper]]:
    """Id and paper of each, in the order given."""
    found: dict[int, Paper] = {}
    for start in range(0, len(paper_ids), 400):
        chunk = paper_ids[start : start + 400]
        found |= {paper_id: known.paper for paper_id, known in load_known(database, chunk).items()}
    return [(paper_id, found[paper_id]) for paper_id in paper_ids if paper_id in found]


class _KnownPapers:
    """The library's papers that a page may be about, found by any of their names."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_id: dict[int, Known] = {}
        # Names lead to ids: a page may tell a paper twice, and the second time by a name that it no longer has.
        self._by_arxiv: dict[str, int] = {}
        self._by_doi: dict[str, int] = {}
        self._by_title: dict[int, dict[int, None]] = {}
        for one in known:
            self.remember(one)

    def remember(self, known: Known) -> None:
        self._by_id[known.paper_id] = known
        if known.paper.arxiv_id:
            self._by_arxiv[known.paper.arxiv_id] = known.paper_id
        if known.paper.doi:
            self._by_doi[known.paper.doi] = known.paper_id
        self._by_title.setdefault(known.title_hash, {})[known.paper_id] = None

    def find(self, paper: Paper, its_hash: int) -> Known | None:
        if paper.arxiv_id and paper.arxiv_id in self._by_arxiv:
            return self._by_id[self._by_arxiv[paper.arxiv_id]]
        if paper.doi and paper.doi in self._by_doi:
            known = self._by_id[self._by_doi[paper.doi]]
            if same_paper(known.paper, paper):
                return known
        for paper_id in self._by_title.get(its_hash, ()):
            known = self._by_id[paper_id]
            if _same_title(known.paper.title, paper.title) and same_paper(known.paper, paper):
                return known
        return None


def _same_title(known: str, told: str) -> bool:
    """Titles of nothing but symbols say too little to join on, unless they are the same to the letter."""
    return known == told or normal_title(known) == normal_title(told) != ""


def _find_known(database: Database, papers: Sequence[Paper], hashes: Sequence[int]) -> _KnownPapers:
    found: dict[int, Known] = {}
    for column, values in (
        ("arxiv_id", [paper.arxiv_id for paper in papers if paper.arxiv_id]),
        ("doi", [paper.doi for paper in papers if paper.doi]),
        ("title_hash", hashes),
    ):
        if values:
            for known in _load(database, f"p.{column} IN ({_marks(values)})", list(values)):
                found[known.paper_id] = known
    return _KnownPapers(found.values())


class _Places:
    """Hands out places: within a day downwards, so that newest-first keeps the listing's own order."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lowest: dict[int, int] = {}

    def next(self, day: str) -> int:
        parsed = as_date(day[:10])
        assert parsed is not None, day
        floor = place_floor(parsed)
        if floor not in self._lowest:
            row = self._database.execute_sql(
                "SELECT min(place) FROM papers WHERE place >= ? AND place < ?", (floor, floor + PLACES_A_DAY)
            ).fetchone()
            self._lowest[floor] = row[0] if row[0] is not None else floor + PLACES_A_DAY
        self._lowest[floor] -= 1
        return self._lowest[floor]


def _add(
    database: Database, told: Listed, paper: Paper, its_hash: int, places: _Places, time: str,
    unindexed: list[full_text.IndexRow],
) -> Known:  # fmt: skip
    day = told.day or _day_of_publication(paper)
    place = places.next(day or time)
    values = (*_values(paper), place, day, told.rank if told.day else None, told.upvotes, told.comments, time)
    names = (*COLUMNS, "place", "day", "rank", "upvotes", "comments", "added")
    cursor = database.execute_sql(
        f"INSERT INTO papers ({', '.join(names)}, title_hash) VALUES ({_marks(names)}, ?)", (*values, its_hash)
    )
    paper_id = int(cursor.lastrowid)
    unindexed.append((place, paper.title, paper.abstract, _names(paper), ""))
    listings.add_vote(database, paper_id, told, time)
    return Known(paper_id, place, day, told.rank if told.day else None, told.upvotes, told.comments, its_hash, paper)


def _update(
    database: Database, known: Known, told: Listed, paper: Paper, places: _Places, time: str,
    unindexed: list[full_text.IndexRow],
) -> Known:  # fmt: skip
    """The same object when nothing new was said; else the paper as it is now."""
    after = merged(known.paper, paper)
    # The earliest list a paper stood on names its day, whatever order the lists are pulled in.
    earlier = told.day is not None and _names_day(database, known, told.day)
    day = told.day if earlier else known.day or _day_of_publication(after)
    # A rank is of one day: with another day the known one is no longer true.
    rank = told.rank if told.day and told.day == day and (told.rank is not None or day != known.day) else known.rank
    upvotes = known.upvotes if told.upvotes is None else told.upvotes
    comments = known.comments if told.comments is None else told.comments
    texts_differ = (after.title, after.abstract, after.authors) != (
        known.paper.title,
        known.paper.abstract,
        known.paper.authors,
    )
    same = after == known.paper or _values(after) == _values(known.paper)
    if same and (day, rank, upvotes, comments) == (known.day, known.rank, known.upvotes, known.comments):
        return known
    place = known.place if day == known.day else places.next(day or time)
    if place != known.place or texts_differ:
        full_text.index(database, sorted(unindexed))  # the paper may be one of those
        unindexed.clear()
        old = full_text.index_rows(database, [known.paper_id])
        full_text.unindex(database, old)
        full_text.index(database, [(place, after.title, after.abstract, _names(after), note) for *_, note in old])
    if after.title != known.paper.title or (known.paper.abstract and after.abstract != known.paper.abstract):
        database.execute_sql(
            "INSERT INTO versions(paper_id, version, title, abstract, replaced) VALUES (?, ?, ?, ?, ?)",
            (known.paper_id, known.paper.version, known.paper.title, known.paper.abstract, time),
        )
    its_hash = known.title_hash if after.title == known.paper.title else title_hash(after.title)
    names = (*COLUMNS, "place", "day", "rank", "upvotes", "comments", "title_hash")
    database.execute_sql(
        f"UPDATE papers SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?",
        (*_values(after), place, day, rank, upvotes, comments, its_hash, known.paper_id),
    )
    if (upvotes, comments) != (known.upvotes, known.comments):
        listings.add_vote(database, known.paper_id, told, time)
    return Known(known.paper_id, place, day, rank, upvotes, comments, its_hash, after)


def _day_of_publication(paper: Paper) -> str | None:
    day = (paper.published or "")[:10]
    return day if as_date(day) else None


def _reads_otherwise(before: Known, after: Known) -> bool:
    """Whether a reader could see that something changed; what a service says on the side (``extra``) is kept but not told."""
    return after is not before and replace(after, paper=replace(after.paper, extra=before.paper.extra)) != replace(
        before, place=after.place, title_hash=after.title_hash
    )


def _names_day(database: Database, known: Known, day: str) -> bool:
    """Whether a list of that day names the paper's day: the first list does, and after it only an earlier one."""
    if known.day is None or day < known.day:
        return True
    return day != known.day and known.day not in listings.find_days(database, known.paper_id)


def _load(database: Database, condition: str, parameters: list[object]) -> list[Known]:
    cursor = database.execute_sql(
        f"SELECT p.id, p.place, p.day, p.rank, p.upvotes, p.comments, p.title_hash, {SELECTED} FROM papers p WHERE {condition}",
        parameters,
    )
    return [Known(row[0], row[1], row[2], row[3], row[4], row[5], row[6], _paper(row[7:])) for row in cursor]


def _values(paper: Paper) -> tuple[object, ...]:
    """The paper as the columns of COLUMNS; lists of names one a line, which no name contains."""
    hidden = " ".join(str(number) for number, author in enumerate(paper.authors) if author.hidden)
    return (
        paper.title, paper.abstract, _names(paper), paper.arxiv_id, paper.doi, paper.published, paper.updated,
        paper.version, " ".join(paper.categories), paper.comment, paper.journal_ref, int(paper.withdrawn), paper.project_page,
        paper.code_url, paper.code_stars, paper.ai_summary, paper.ai_summary_model, "\n".join(paper.ai_keywords),
        paper.organization, paper.thumbnail, hidden,
        json.dumps(dict(paper.extra), ensure_ascii=False, sort_keys=True) if paper.extra else None,
    )  # fmt: skip


def _paper(row: Sequence[object]) -> Paper:
    values = dict(zip(COLUMNS, row, strict=True))
    hidden = {int(number) for number in str(values.pop("hidden_authors")).split()}
    names = str(values["authors"]).split("\n") if values["authors"] else []
    values["authors"] = tuple(Author(name, number in hidden) for number, name in enumerate(names))
    values["categories"] = tuple(str(values["categories"]).split())
    values["ai_keywords"] = tuple(str(values["ai_keywords"]).split("\n")) if values["ai_keywords"] else ()
    values["withdrawn"] = bool(values["withdrawn"])
    values["extra"] = json.loads(str(values["extra"])) if values["extra"] else {}
    return Paper(**values)  # type: ignore[arg-type]  # the columns are the record's fields


def _names(paper: Paper) -> str:
    return "\n".join(" ".join(author.name.split()) for author in paper.authors)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
