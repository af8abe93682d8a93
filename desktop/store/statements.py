"""What each source says of a paper: kept apart as soon as a second one speaks, so that no order of pulls matters.

While one source alone has spoken, ``papers.source`` names it and the paper's row is its statement. Then it says SEVERAL, each
source's latest statement stands in the table of statements, and the row is combined from them; see merging.py.
"""

from collections.abc import Mapping

from desktop.records import Paper
from desktop.store import versions
from desktop.store.database import Database
from desktop.store.known_papers import Known, arxiv_name, doi_name, page_name, title_name
from desktop.store.merging import LAST, SEVERAL, UNKNOWN, combined, restated
from desktop.store.paper_columns import COLUMNS, said, values_of
from desktop.store.words import normal_title, title_hash


def source_of(statements: Mapping[str, Paper]) -> str | None:
    """What ``papers.source`` says of a paper of which these speak."""
    return SEVERAL if len(statements) > 1 else next(iter(statements)) or None


def statements_with(known: Known, told: Paper, source: str) -> dict[str, Paper]:
    """What all say when this source says that; the very same object when it is nothing new."""
    before = known.statements.get(source)
    if before is not None:
        now = restated(before, told, source)
        if now == before or values_of(now) == values_of(before):
            return known.statements
        return {**known.statements, source: now}
    if list(known.statements) == [UNKNOWN]:
        # A paper from before sources were told apart: who says all that is known of it may as well have said it then.
        both = combined({source: told, UNKNOWN: known.paper})
        if values_of(both) == values_of(told):
            return {source: told}
    return {**known.statements, source: told}


def keep_statements(
    database: Database, known: Known, statements: Mapping[str, Paper], after: Paper, source: str, time: str
) -> dict[str, object]:
    """Write these statements, the text that ``after`` replaces, and other names; gives the columns of the row that change."""
    if len(statements) > 1:
        alone = len(known.statements) == 1
        write(database, known.paper_id, statements if alone else {source: statements[source]}, time)
    told = statements[source]
    add_names(database, known.paper_id, (known.paper, told), after)
    if values_of(after) == values_of(known.paper):
        return {}
    newer = _is_newer(known, after, source)
    texts_differ = (after.title, after.abstract) != (known.paper.title, known.paper.abstract or after.abstract)
    if texts_differ or newer:
        database.execute_sql(
            "INSERT INTO versions(paper_id, version, title, abstract, replaced, newer) VALUES (?, ?, ?, ?, ?, ?)",
            (known.paper_id, known.paper.version, known.paper.title, known.paper.abstract, time, newer),
        )
    if newer:
        versions.remember(database, known.paper_id, time)
    its_hash = known.title_hash if after.title == known.paper.title else title_hash(after.title)
    return {**dict(zip(COLUMNS, values_of(after), strict=True)), "title_hash": its_hash}


def write(database: Database, paper_id: int, statements: Mapping[str, Paper], time: str) -> None:
    """Keep these statements of one paper; the latest of each source stands."""
    database.connection().executemany(
        "INSERT INTO statements(paper_id, source, said, time) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET said = excluded.said, time = excluded.time",
        [(paper_id, source, said(paper), time) for source, paper in statements.items()],
    )


def other_names(papers: tuple[Paper, ...], shown: Paper) -> dict[str, None]:
    """What these say the paper is called, as far as its row does not show it."""
    names: dict[str, None] = {}
    for paper in papers:
        # A title of nothing but symbols says too little.
        if paper.title != shown.title and (normal := normal_title(paper.title)) and normal != normal_title(shown.title):
            names[title_name(title_hash(paper.title))] = None
        if paper.doi and paper.doi != shown.doi:
            names[doi_name(paper.doi)] = None
        if paper.arxiv_id and paper.arxiv_id != shown.arxiv_id:
            names[arxiv_name(paper.arxiv_id)] = None
        if paper.project_page and paper.project_page != shown.project_page:
            names[page_name(paper.project_page)] = None
    return names


def add_names(database: Database, paper_id: int, papers: tuple[Paper, ...], shown: Paper) -> None:
    """Keep what the paper is also called."""
    database.connection().executemany(
        "INSERT INTO other_names(name, paper_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(name, paper_id) for name in other_names(papers, shown)],
    )


def _is_newer(known: Known, after: Paper, source: str) -> bool:
    """Whether the words of ``after`` are a newer version, and not only another source's."""
    before, version = known.paper.version, after.version
    if before is not None and version is not None:
        return version > before
    if version is None:
        same_words = (after.title, after.abstract) == (known.paper.title, known.paper.abstract)
        return source in known.statements and source not in LAST and bool(known.paper.abstract) and not same_words
    # Nobody had said which version it was; a later one is new when it was made after the paper was listed.
    return version > 1 and bool(after.updated and known.day and after.updated[:10] > known.day)
