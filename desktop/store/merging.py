"""One paper told twice: which words win. Pure functions."""

import re
from dataclasses import fields, replace

from desktop.records import Paper

ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)


def identified(paper: Paper) -> Paper:
    """The paper with its ids in the one form that is compared: bare, lower-case DOI; arXiv's own DOI is an arXiv id."""
    doi = paper.doi.strip().lower() if paper.doi else None
    arxiv_id = paper.arxiv_id
    registered = ARXIV_DOI.fullmatch(doi) if doi else None
    if registered:
        arxiv_id, doi = arxiv_id or registered.group(1), None
    if doi == paper.doi and arxiv_id == paper.arxiv_id:
        return paper
    return replace(paper, doi=doi or None, arxiv_id=arxiv_id)


def same_paper(known: Paper, told: Paper) -> bool:
    """Whether two papers of the same title may be one: not when both have ids of one kind that differ."""
    return not (
        (known.arxiv_id and told.arxiv_id and known.arxiv_id != told.arxiv_id)
        or (known.doi and told.doi and known.doi != told.doi)
    )


def merged(known: Paper, told: Paper) -> Paper:
    """What is known after being told again. What was not told is kept; nothing known is ever emptied.

    Of two telling texts the newly told one wins, unless it is of an older version or comes without any id (a page
    saved as text): then it only fills gaps.
    """
    older = known.version is not None and told.version is not None and told.version < known.version
    fills_gaps = older or not (told.arxiv_id or told.doi)
    changes: dict[str, object] = {}
    for field in fields(Paper):
        old, new = getattr(known, field.name), getattr(told, field.name)
        if field.name == "extra":
            if new:
                changes["extra"] = {**new, **old} if fills_gaps else {**old, **new}
        elif (new and not (old and fills_gaps)) or (new == 0 and new is not False and old is None):
            changes[field.name] = new
    if fills_gaps and known.title:
        changes.pop("title", None)
    return replace(known, **changes)  # type: ignore[arg-type]  # names and values come from the record itself
