"""One paper told by several sources: whose words win, whatever order they came in. Pure functions."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace

from desktop.records import Listed, Listing, Paper

ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
PAGE = "page"  # a page saved as text, which names no id
BIBLIOGRAPHY = "bibliography"  # a .bib file that somebody keeps
UNKNOWN = ""  # a paper of a library from before sources were told apart
SEVERAL = "several"  # papers.source, when the row is made of more than one statement
# Of two that speak of the same version the first one's words win. A source that is not named here comes before UNKNOWN, and
# what was kept in files is last: it only fills gaps.
PRECEDENCE = ("arxiv", "arxiv-feed", "huggingface", "doi")
LAST = {UNKNOWN: len(PRECEDENCE) + 1, BIBLIOGRAPHY: len(PRECEDENCE) + 2, PAGE: len(PRECEDENCE) + 3}
NAMES = tuple(field.name for field in fields(Paper) if field.name not in ("extra", "withdrawn"))


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


def speaker(listing: Listing, one: Listed) -> str:
    """Whose words these are: a name of PRECEDENCE, PAGE, BIBLIOGRAPHY, or another source's."""
    if one.told_by == BIBLIOGRAPHY:
        return one.told_by
    # Sources that name ids leave them out only where they are quoted; OpenReview has none to name.
    if not (one.paper.arxiv_id or one.paper.doi) and (listing.kind == "file" or listing.source in PRECEDENCE):
        return PAGE
    return one.told_by or listing.source


def same_paper(known: Paper, told: Paper) -> bool:
    """Whether two papers of the same title may be one: not when both have ids of one kind that differ."""
    return not (
        (known.arxiv_id and told.arxiv_id and known.arxiv_id != told.arxiv_id)
        or (known.doi and told.doi and known.doi != told.doi)
    )


def restated(before: Paper, now: Paper, source: str) -> Paper:
    """What a source says when it speaks again. What it does not repeat is kept; nothing known is ever emptied.

    Its newer words win, unless they are of an older version: then they only fill gaps. Of files that were saved, of which
    nobody knows the age, the longer words win.
    """
    if source in LAST:
        return _over(_longer(before, now), _longer(now, before))
    if before.version is not None and now.version is not None:
        if now.version < before.version:
            return replace(_over(before, now), withdrawn=before.withdrawn)
        if now.version > before.version:
            return replace(_over(now, before), withdrawn=now.withdrawn)
    return _over(now, before)


def combined(statements: Mapping[str, Paper]) -> Paper:
    """What all of them say together, field by field: the higher version first, then as in PRECEDENCE, gaps filled by the next.

    ``statements``: what each source says, at least one.
    """
    order = in_order(statements)
    found = statements[order[0]]
    for source in order[1:]:
        found = _over(found, statements[source])
    # Whether it is withdrawn is said of a version.
    newest = max((paper.version or 0 for paper in statements.values()), default=0)
    withdrawn = any(paper.withdrawn for paper in statements.values() if (paper.version or newest) == newest)
    return found if found.withdrawn == withdrawn else replace(found, withdrawn=withdrawn)


def in_order(statements: Mapping[str, Paper]) -> tuple[str, ...]:
    """The sources, whose words come first first."""
    return tuple(sorted(statements, key=lambda source: (-(statements[source].version or 0), *_rank(source))))


def _rank(source: str) -> tuple[int, str]:
    if source in PRECEDENCE:
        return PRECEDENCE.index(source), source
    return LAST.get(source, len(PRECEDENCE)), source


def _over(above: Paper, below: Paper) -> Paper:
    """The words of ``above``, and where it has none those of ``below``."""
    changes: dict[str, object] = {}
    for name in NAMES:
        mine, other = getattr(above, name), getattr(below, name)
        # No stars are a number too.
        if not mine and (other or (mine is None and other is not None)):
            changes[name] = other
    if below.extra and above.extra != below.extra:
        changes["extra"] = {**below.extra, **above.extra}
    if below.withdrawn and not above.withdrawn:
        changes["withdrawn"] = True
    return replace(above, **changes) if changes else above  # type: ignore[arg-type]  # the record's own names and values


def _longer(paper: Paper, other: Paper) -> Paper:
    """The paper without the words that are longer in the other one; of two as long the later in the alphabet wins."""
    changes: dict[str, object] = {}
    for name in NAMES:
        mine, its = getattr(paper, name), getattr(other, name)
        if its and mine != its and (len(str(its)), str(its)) > (len(str(mine)), str(mine)):
            changes[name] = its
    return replace(paper, **changes) if changes else paper  # type: ignore[arg-type]  # the record's own names and values
