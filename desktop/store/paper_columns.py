"""A paper as columns of a table, and as the JSON of one source's statement; and both read back. Pure functions."""

import json
from collections.abc import Sequence

from desktop.records import Author, Paper

COLUMNS = (
    "title", "abstract", "authors", "arxiv_id", "doi", "published", "updated", "version", "categories", "comment",
    "journal_ref", "withdrawn", "project_page", "code_url", "code_stars", "ai_summary", "ai_summary_model", "ai_keywords",
    "organization", "thumbnail", "hidden_authors", "extra",
)  # fmt: skip
SELECTED = ", ".join(f"p.{column}" for column in COLUMNS)
NEVER_NULL = ("abstract", "authors", "categories", "ai_keywords", "hidden_authors")
PACKER = json.JSONEncoder(ensure_ascii=False)


def values_of(paper: Paper) -> tuple[object, ...]:
    """The paper as the columns of COLUMNS; lists of names one a line, which no name contains."""
    hidden = " ".join(str(number) for number, author in enumerate(paper.authors) if author.hidden)
    return (
        paper.title, paper.abstract, names_of(paper), paper.arxiv_id, paper.doi, paper.published, paper.updated,
        paper.version, " ".join(paper.categories), paper.comment, paper.journal_ref, int(paper.withdrawn), paper.project_page,
        paper.code_url, paper.code_stars, paper.ai_summary, paper.ai_summary_model, "\n".join(paper.ai_keywords),
        paper.organization, paper.thumbnail, hidden,
        json.dumps(dict(paper.extra), ensure_ascii=False, sort_keys=True) if paper.extra else None,
    )  # fmt: skip


def paper_of(row: Sequence[object]) -> Paper:
    """The paper of a row of COLUMNS."""
    values = dict(zip(COLUMNS, row, strict=True))
    hidden = {int(number) for number in str(values.pop("hidden_authors")).split()}
    names = str(values["authors"]).split("\n") if values["authors"] else []
    values["authors"] = tuple(Author(name, number in hidden) for number, name in enumerate(names))
    values["categories"] = tuple(str(values["categories"]).split())
    values["ai_keywords"] = tuple(str(values["ai_keywords"]).split("\n")) if values["ai_keywords"] else ()
    values["withdrawn"] = bool(values["withdrawn"])
    values["extra"] = json.loads(str(values["extra"])) if values["extra"] else {}
    return Paper(**values)  # type: ignore[arg-type]  # the columns are the record's fields


def names_of(paper: Paper) -> str:
    """The authors' names, one a line."""
    return "\n".join(" ".join(author.name.split()) for author in paper.authors)


def said(paper: Paper) -> str:
    """The paper as a statement keeps it: JSON of the columns that say something."""
    values = {name: value for name, value in zip(COLUMNS, values_of(paper), strict=True) if value not in (None, "")}
    if not paper.withdrawn:
        del values["withdrawn"]
    return PACKER.encode(values)


def heard(text: str) -> Paper:
    """The paper of a statement."""
    values = json.loads(text)
    return paper_of([values.get(name, "" if name in NEVER_NULL else None) for name in COLUMNS])
