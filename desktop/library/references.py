"""What a person writes for a paper (an arXiv id, an address, a DOI, a citation key, ``#7``) -> the paper's id."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from desktop.errors import ReferenceNotFoundError
from desktop.sources.arxiv_id import split_arxiv_id
from desktop.store import citation_keys, papers
from desktop.store.database import Database
from desktop.store.merging import ARXIV_DOI
from desktop.translation import tr

# As copied from a browser, which may hide the scheme.
PAPER_PAGE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co|alphaxiv\.org)/(?:papers|abs|pdf|overview)/([^?#]+?)(?:\.md|\.pdf)?/?(?:[?#].*)?",
    re.IGNORECASE,
)
ARXIV_PAGE = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)*arxiv\.org/[a-z]+/([^?#]+?)(?:\.pdf)?/?(?:[?#].*)?", re.IGNORECASE)
DOI_PAGE = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/(.+)", re.IGNORECASE)
DOI = re.compile(r"(?:doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)


def find_papers(database: Database, references: Sequence[str]) -> list[int]:
    """The id of each paper named, in order. Raises ReferenceNotFoundError for the first that is not in the library."""
    return [find_paper(database, reference) for reference in references]


def find_paper(database: Database, reference: str) -> int:
    """The id of the paper named. Raises ReferenceNotFoundError when the library has none of that name."""
    text = reference.strip()
    found = _by_number(database, text) or _by_arxiv_id(database, text) or _by_doi(database, text)
    found = found or citation_keys.find_paper(database, text)
    if not found:
        sentence = tr(
            "“{reference}” is no paper of this library. Name one by its arXiv id or address, DOI, citation key or #number "
            "(papershelf list shows them)."
        )
        raise ReferenceNotFoundError(sentence.format(reference=reference))
    return found


def as_arxiv_id(text: str) -> str | None:
    """The arXiv id without version that this spelling or address names; None when it names none."""
    for page in (PAPER_PAGE, ARXIV_PAGE):
        match = page.fullmatch(text.strip())
        if match:
            text = unquote(match.group(1))
    match = ARXIV_DOI.fullmatch(as_doi(text) or "")
    split = split_arxiv_id(match.group(1) if match else text)
    return split[0] if split else None


def as_doi(text: str) -> str | None:
    """The bare DOI in small letters that this spelling or address names; None when it names none."""
    page = DOI_PAGE.fullmatch(text.strip())
    match = DOI.fullmatch(unquote(page.group(1)) if page else text.strip())
    return match.group(1).lower() if match else None


def _by_number(database: Database, text: str) -> int | None:
    number = text.removeprefix("#")
    if not text.startswith("#") or not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    return papers.find_one(database, "id", int(number))


def _by_arxiv_id(database: Database, text: str) -> int | None:
    arxiv_id = as_arxiv_id(text)
    return papers.find_one(database, "arxiv_id", arxiv_id) if arxiv_id else None


def _by_doi(database: Database, text: str) -> int | None:
    doi = as_doi(text)
    return papers.find_one(database, "doi", doi) if doi else None
