"""A paper as plain data for other programs: what ``--json`` prints. The names are public; README lists them."""

from dataclasses import asdict

from desktop.library.sources_in_words import describe_appearances
from desktop.records import Highlight, Paper, ShelvedPaper


def describe(shelved: ShelvedPaper) -> dict[str, object]:
    """The paper as JSON's own types; what is unknown is None."""
    paper, marks = shelved.paper, shelved.marks
    return {
        "id": shelved.paper_id,
        "arxiv_id": paper.arxiv_id,
        "doi": paper.doi,
        "title": paper.title,
        "authors": [author.name for author in paper.authors],
        "abstract": paper.abstract or None,
        "published": (paper.published or "")[:10] or None,
        "updated": (paper.updated or "")[:10] or None,
        "version": paper.version,
        "categories": list(paper.categories),
        "comment": paper.comment,
        "journal_ref": paper.journal_ref,
        "withdrawn": paper.withdrawn,
        "url": paper.url,
        "project_page": paper.project_page,
        "code": paper.code_url,
        "code_stars": paper.code_stars,
        "ai_summary": paper.ai_summary,
        "ai_keywords": list(paper.ai_keywords),
        "organization": paper.organization,
        "upvotes": shelved.upvotes,
        "comments": shelved.comments,
        "listed_on": list(shelved.listed_on),
        "added": shelved.added,
        "read": marks.read,
        "starred": marks.starred,
        "dismissed": marks.dismissed,
        "status": marks.status.value or None,
        "later": marks.later,
        "trashed": marks.trashed,
        "note": shelved.note,
        "highlights": [_describe_highlight(paper, highlight) for highlight in shelved.highlights],
        "tags": list(shelved.tags),
        "collections": [collection.path for collection in shelved.collections],
        "sources": list(shelved.sources),
        "appearances": describe_appearances(shelved),
        "new_version": shelved.updated,
        "citation_key": shelved.citation_key,
    }


def _describe_highlight(paper: Paper, highlight: Highlight) -> dict[str, object]:
    from desktop.library.highlighting import find_place  # most papers have none

    return {**asdict(highlight), "orphan": find_place(paper, highlight) is None}
