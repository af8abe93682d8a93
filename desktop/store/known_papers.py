"""Which of the library's papers a listing speaks of: found by arXiv id, DOI and title, also by those they had before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from desktop.records import Paper
from desktop.store.database import Database
from desktop.store.merging import SEVERAL, UNKNOWN, same_paper
from desktop.store.paper_columns import SELECTED, heard, paper_of
from desktop.store.words import normal_title

LAST = "~"  # behind every id


@dataclass(slots=True)
class Known:
    """What the library already says of a paper. ``statements``: what each source says, of which ``paper`` is made."""

    paper_id: int
    place: int
    day: str | None
    rank: int | None
    upvotes: int | None
    comments: int | None
    title_hash: int
    paper: Paper
    statements: dict[str, Paper] = field(default_factory=dict)


def title_name(title_hash: int) -> str:
    """A title as the table other_names has it."""
    return f"title:{title_hash}"


def doi_name(doi: str) -> str:
    """A DOI as the table other_names has it."""
    return f"doi:{doi}"


def arxiv_name(arxiv_id: str) -> str:
    """An arXiv id as the table other_names has it: of a paper that was joined with one of another id."""
    return f"arxiv:{arxiv_id}"


def page_name(address: str) -> str:
    """A project page as the table other_names has it."""
    return f"page:{address}"


def load_known(database: Database, paper_ids: Sequence[int]) -> dict[int, Known]:
    """What the services say of these papers, by id; at most a few hundred at once."""
    return {known.paper_id: known for known in _load(database, f"p.id IN ({_marks(paper_ids)})", list(paper_ids))}


class KnownPapers:
    """The library's papers that a page may be about, found by any of their names."""

    def __init__(self, database: Database, papers: Sequence[Paper], hashes: Sequence[int]) -> None:
        self._by_id: dict[int, Known] = {}
        # Names lead to ids: a page may tell a paper twice, and the second time by a name that it no longer has.
        self._by_arxiv: dict[str, int] = {}
        self._by_doi: dict[str, dict[int, None]] = {}
        self._by_title: dict[int, dict[int, None]] = {}
        self._joined: dict[int, list[int]] = {}  # by what is kept: the numbers that lead to it
        self._apart = {tuple(row) for row in database.execute_sql("SELECT paper_id, other_id FROM apart")}
        self._refused = {tuple(row) for row in database.execute_sql("SELECT paper_id, reference FROM refused")}
        others = self._find_others(database, papers, hashes)
        for column, values in (
            ("arxiv_id", [paper.arxiv_id for paper in papers if paper.arxiv_id]),
            ("doi", [paper.doi for paper in papers if paper.doi]),
            ("title_hash", hashes),
            ("id", others),
        ):
            if values:
                for known in _load(database, f"p.{column} IN ({_marks(values)})", list(values)):
                    self.remember(known)

    def _find_others(self, database: Database, papers: Sequence[Paper], hashes: Sequence[int]) -> list[int]:
        titles = {title_name(one): one for one in hashes}
        dois = {doi_name(paper.doi): paper.doi for paper in papers if paper.doi}
        names = [*titles, *dois]
        found = database.execute_sql(
            f"SELECT name, paper_id FROM other_names WHERE name IN ({_marks(names)}) ORDER BY name, paper_id", names
        ).fetchall()
        for name, paper_id in found:
            if name in titles:
                self._by_title.setdefault(titles[name], {})[paper_id] = None
            else:
                self._by_doi.setdefault(dois[name], {})[paper_id] = None
        return [paper_id for _name, paper_id in found]

    def remember(self, known: Known) -> None:
        """This is what the library says of the paper from now on."""
        for paper_id in (known.paper_id, *self._joined.get(known.paper_id, ())):
            self._by_id[paper_id] = known
        if known.paper.arxiv_id:
            self._by_arxiv[known.paper.arxiv_id] = known.paper_id
        if known.paper.doi:
            self._by_doi.setdefault(known.paper.doi, {})[known.paper_id] = None
        self._by_title.setdefault(known.title_hash, {})[known.paper_id] = None

    def replace(self, gone: Known, kept: Known) -> None:
        """Both are one paper from now on."""
        self._joined.setdefault(kept.paper_id, []).extend([gone.paper_id, *self._joined.pop(gone.paper_id, ())])
        self.remember(kept)

    def find(self, paper: Paper, its_hash: int) -> list[Known]:
        """The papers that this one is, the likeliest first; more than one: it proves that they are one.

        A page that gives no id proves nothing of two papers that were told apart so far.
        """
        found: list[Known] = []
        if paper.arxiv_id in self._by_arxiv:
            found.append(self._by_id[self._by_arxiv[paper.arxiv_id]])
        if paper.doi in self._by_doi:
            for known in self._sorted(self._by_doi[paper.doi], paper):
                # One DOI may be given to papers that the arXiv tells apart.
                bare = Paper(known.paper.title, arxiv_id=known.paper.arxiv_id)
                if same_paper(bare, paper) and self._fits(bare, known.paper_id, found):
                    found.append(known)
        nameless = not (paper.arxiv_id or paper.doi)
        for known in self._sorted(self._by_title.get(its_hash, ()), paper):
            if nameless and found:
                break
            alike = (
                same_paper(known.paper, paper) and _same_title(known, paper, its_hash) and not self._is_refused(known, paper)
            )
            if alike and self._fits(known.paper, known.paper_id, found):
                found.append(known)
        return found

    def _fits(self, paper: Paper, paper_id: int, found: Sequence[Known]) -> bool:
        return all(
            one.paper_id != paper_id
            and same_paper(one.paper, paper)
            and (one.paper_id, paper_id) not in self._apart
            and (paper_id, one.paper_id) not in self._apart
            for one in found
        )

    def _is_refused(self, known: Known, paper: Paper) -> bool:
        """Whether the reader said that what is told under this id is another paper than the known one."""
        return any((known.paper_id, name) in self._refused for name in (paper.arxiv_id, paper.doi))

    def _sorted(self, paper_ids: Iterable[int], told: Paper) -> list[Known]:
        """In an order that does not depend on who came first. What names no id, or no arXiv id, is rather a paper without one."""
        known = {id(one): one for one in (self._by_id[paper_id] for paper_id in paper_ids)}.values()
        nameless = not (told.arxiv_id or told.doi)

        def likeliest_first(one: Known) -> tuple[bool, str, str, int]:
            has_more = bool(one.paper.arxiv_id or (nameless and one.paper.doi)) and not told.arxiv_id
            return (has_more, one.paper.arxiv_id or LAST, one.paper.doi or LAST, one.paper_id)

        return sorted(known, key=likeliest_first)


def _same_title(known: Known, told: Paper, its_hash: int) -> bool:
    """Titles of nothing but symbols say too little to join on, unless they are the same to the letter."""
    if known.paper.title == told.title:
        return True
    normal = normal_title(told.title)
    # A title that it had before is known by its number only.
    return normal != "" and (known.title_hash != its_hash or normal_title(known.paper.title) == normal)


def _load(database: Database, condition: str, parameters: list[object]) -> list[Known]:
    cursor = database.execute_sql(
        f"SELECT p.source, p.id, p.place, p.day, p.rank, p.upvotes, p.comments, p.title_hash, {SELECTED} FROM papers p "
        f"WHERE {condition}",
        parameters,
    )
    found, several = [], {}
    for source, *row in cursor:
        known = Known(row[0], row[1], row[2], row[3], row[4], row[5], row[6], paper_of(row[7:]))
        found.append(known)
        if source == SEVERAL:
            several[known.paper_id] = known
        else:
            known.statements[source or UNKNOWN] = known.paper
    if several:
        said = database.execute_sql(
            f"SELECT paper_id, source, said FROM statements WHERE paper_id IN ({_marks(list(several))})", list(several)
        )
        for paper_id, source, text in said:
            several[paper_id].statements[source] = heard(text)
    return found


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
