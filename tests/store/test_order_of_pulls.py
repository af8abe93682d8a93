"""Several services with fixed answers: whatever order they are pulled in, the library holds the same papers and says the same."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.records import Author, Listed, Listing, Paper
from desktop.store import papers
from desktop.store.checking import find_damage
from desktop.store.database import Database
from tests.store.small_library import index_is_true, merge, new_library, rows_of

DAYS = ("2026-03-30", "2026-03-31", "2026-04-01")
NAMES = ("Moss", "Lichen", "Fern")


@dataclass(frozen=True)
class Truth:
    """What there is to know of one invented paper: each source knows some of it, and calls it by one of its titles."""

    number: int
    version: int
    has_arxiv: bool
    has_doi: bool
    hf_knows_version: bool
    renamed: tuple[bool, ...]  # whether each source has its second title

    def title(self, source: int) -> str:
        return f"{NAMES[self.number]}, {'Revisited' if self.renamed[source] else 'Slowly'}"


TRUTHS = st.tuples(
    *(
        st.builds(
            Truth,
            st.just(number),
            st.integers(1, 3),
            st.booleans(),
            st.booleans(),
            st.booleans(),
            st.tuples(*[st.booleans()] * 5),
        )
        for number in range(len(NAMES))
    )
)
Pull = tuple[Listing, tuple[Listed, ...]]


def answers(truths: tuple[Truth, ...]) -> list[Pull]:
    """What the services answer to each question, always the same."""
    named = [truth for truth in truths if truth.has_arxiv]
    pulls: list[Pull] = []
    for number, day in enumerate(DAYS):
        listed = [truth for truth in named if (truth.number + number) % 2]
        entries = (hugging_face(truth, whole=True, day=day, rank=rank) for rank, truth in enumerate(listed, start=1))
        pulls.append((Listing("huggingface", "day", day), tuple(entries)))
    searched = (hugging_face(truth, whole=False, rank=rank) for rank, truth in enumerate(named, start=1))
    pulls.append((Listing("huggingface", "search", "slow"), tuple(searched)))
    pulls.append((Listing("arxiv", "query", "slow"), tuple(map(arxiv, named))))
    feed = (arxiv_feed(truth, rank) for rank, truth in enumerate(named, start=1))
    pulls.append((Listing("arxiv", "category", "cs.CL"), tuple(feed)))
    for truth in truths:
        if truth.has_doi:
            pulls.append((Listing("doi", "paper", doi(truth)), (publisher(truth),)))
    for name, source in (("first.txt", 3), ("second.txt", 4)):
        page = tuple(Listed(Paper(truth.title(source), f"Page {name} on it.")) for truth in truths)
        pulls.append((Listing("huggingface", "file", name), page))
    return pulls


def arxiv_id(truth: Truth) -> str:
    return f"2603.0000{truth.number}"


def doi(truth: Truth) -> str:
    return f"10.1145/{truth.number}"


def hugging_face(truth: Truth, *, whole: bool, rank: int, day: str | None = None) -> Listed:
    paper = Paper(
        truth.title(0),
        "As the site has it.",
        (Author("Ada Example", hidden=True),),
        arxiv_id=arxiv_id(truth),
        version=1 if truth.hf_knows_version else None,
        published="2026-03-02T10:00:00Z",
        ai_summary="Short." if whole else None,
        ai_keywords=("slow",) if whole else (),
        code_stars=0 if whole else None,
        extra={"media": [1]} if whole else {},
    )
    return Listed(paper, day, rank, "bo", upvotes=9, comments=2 if whole else None)


def arxiv(truth: Truth) -> Listed:
    paper = Paper(
        truth.title(1),
        "As the authors have it.",
        (Author("Ada Example"), Author("Bo Sample")),
        arxiv_id=arxiv_id(truth),
        # It knows the publisher's DOI of some.
        doi=doi(truth).upper() if truth.has_doi and truth.version > 1 else None,
        version=truth.version,
        published="2026-03-01T10:00:00Z",
        updated="2026-03-09",
        categories=("cs.LG", "cs.CL"),
        comment="9 pages",
        withdrawn=truth.version == 3,
    )
    return Listed(paper)


def arxiv_feed(truth: Truth, rank: int) -> Listed:
    paper = Paper(
        truth.title(2),
        "As it was announced.",
        (Author("Ada Example"),),
        arxiv_id=arxiv_id(truth),
        version=min(truth.version + truth.number, 3),
        published="2026-03-05",
        categories=("cs.CL", "cs.LG"),
        extra={"announce_type": "new"},
    )
    return Listed(paper, rank=rank, told_by="arxiv-feed")


def publisher(truth: Truth) -> Listed:
    title = truth.title(0).upper()
    return Listed(Paper(title, doi=doi(truth), published="2026", journal_ref="Journal of Slowness 3"))


def said_by(database: Database) -> list[object]:
    """All that a library says of its papers, without numbers, places and times."""
    ids = [int(str(number)) for (number,) in rows_of(database, "SELECT id FROM papers")]
    known = papers.load_known(database, ids)
    names = dict(rows_of(database, "SELECT id, coalesce(arxiv_id, doi, title_hash) FROM papers"))
    appearances = rows_of(
        database,
        "SELECT a.paper_id, l.source, l.kind, l.argument, a.day, a.rank, a.submitter FROM appearances a "
        "JOIN listings l ON l.id = a.listing_id",
    )
    # A name that the row shows may stand in the table or not.
    called = rows_of(
        database,
        "SELECT paper_id, name FROM other_names UNION SELECT id, 'title:' || title_hash FROM papers "
        "UNION SELECT id, 'doi:' || doi FROM papers WHERE doi IS NOT NULL",
    )
    return [
        sorted((repr(one.paper), one.day, one.rank, one.upvotes, one.comments) for one in known.values()),
        sorted((repr(one.paper.title), repr(sorted(one.statements.items()))) for one in known.values()),
        sorted((repr(names[paper_id]), *map(repr, rest)) for paper_id, *rest in appearances),
        sorted((repr(names[paper_id]), str(name)) for paper_id, name in called),
    ]


@given(TRUTHS, st.data())
@settings(max_examples=40)
def test_any_order_of_pulls_gives_the_same_library(truths: tuple[Truth, ...], data: st.DataObject) -> None:
    pulls = answers(truths)
    outcomes = []
    # Some listings are pulled more than once, as it happens with listings that are followed.
    again = data.draw(st.lists(st.integers(0, len(pulls) - 1), max_size=3))
    shuffled = data.draw(st.permutations([*range(len(pulls)), *again]))
    for order in (pulls, [pulls[number] for number in shuffled]):
        with new_library() as database:
            for listing, entries in order:
                merge(database, *entries, listing=listing)
            assert index_is_true(database)
            assert find_damage(database) == []
            outcomes.append(said_by(database))
    for first, second in zip(*outcomes, strict=True):
        assert first == second
