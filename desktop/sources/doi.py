"""doi.org: what is known of a published work by its DOI, whichever agency registered it. Bytes come from ``get``.

https://www.crossref.org/documentation/retrieve-metadata/content-negotiation/
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, unquote

from desktop.errors import SourceError, UsageError
from desktop.records import Listed, Listing, Page, Paper
from desktop.sources.bibtex_work import read_bibtex_work
from desktop.sources.csl_work import doi_of_csl, read_csl_work
from desktop.sources.refusals import RefusedError, read_answer_body
from desktop.sources.source import Answer, Asking, Source
from desktop.translation import tr

SERVICE = "doi.org"
ACCEPT = "application/vnd.citationstyles.csl+json, application/x-bibtex;q=0.5"
LONGEST_DOI = 500  # characters; the longest known ones have about 250

_ADDRESS = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/(.+)", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*)?(10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+)", re.IGNORECASE)


def normalise_listing(listing: Listing) -> Listing:
    """The same listing with the bare DOI in small letters, as DOIs are compared.

    Raises:
        UsageError: it is no DOI, or not a paper that is asked for.
    """
    if listing.kind != "paper":
        raise UsageError(tr("doi.org has no listing “{kind}”: ask for a paper by its DOI.").format(kind=listing.kind))
    typed = listing.argument.strip()
    address = _ADDRESS.fullmatch(typed)
    found = _DOI.fullmatch(unquote(address[1]) if address else typed)
    if not found or len(found[1]) > LONGEST_DOI or not found[1].isprintable():
        sentence = tr("“{text}” is no DOI: write it as 10.1145/3292500.")
        raise UsageError(sentence.format(text=typed[:80]))
    return replace(listing, argument=found[1].lower())


def describe(listing: Listing) -> str:
    """What the reader calls it: "DOI 10.1145/3292500"."""
    try:
        return tr("DOI {doi}").format(doi=normalise_listing(listing).argument)
    except UsageError:
        return tr("DOI “{text}”").format(text=listing.argument)


def doi_url(doi: str, endpoint: str) -> str:
    """Where the work is asked for. Also its slashes are encoded: a DOI may have dots between two, which would be a way up."""
    return f"{endpoint.rstrip('/')}/{quote(doi, safe='')}"


def pages(listing: Listing, asking: Asking) -> Iterator[Page]:
    """Asks for the one work; a single page with a single entry. Nothing is asked before it is taken.

    Raises:
        UsageError: at once, for what is no DOI.
        SourceError: while the page is taken: refused, or another work than the one asked for.
        Cancelled: from ``check``.
    """
    return _pages(normalise_listing(listing).argument, asking)


def parse_work(answer: Answer, doi: str) -> Paper:
    """The work of an answer in CSL-JSON or BibTeX.

    Raises:
        SourceError: it is neither, has no title, or names another DOI than ``doi``.
    """
    body = answer.body.strip()
    if body.startswith(b"@"):
        paper, named = read_bibtex_work(body.decode("utf-8", "replace"), doi)
    else:
        item = read_answer_body(answer, SERVICE)
        paper, named = read_csl_work(item, doi), doi_of_csl(item) if isinstance(item, dict) else ""
    if named and named.lower() != doi.lower():
        sentence = tr("{service} was asked for {asked} and answered with {given}, so nothing was kept: check the DOI.")
        raise _error(sentence, asked=doi, given=named)
    if paper is None:
        raise _error(tr("{service} answered without a title for {asked}, so nothing was kept: look at its page."), asked=doi)
    return paper


def _pages(doi: str, asking: Asking) -> Iterator[Page]:
    try:
        answer = asking.get(doi_url(doi, asking.endpoints["doi"]), service=SERVICE, accept=ACCEPT, check=asking.check)
    except RefusedError as refused:
        sentence = _sentence(refused.status)
        if not sentence:
            raise
        yield Page((), (sentence.format(service=SERVICE, doi=doi),))  # an answer, and no refusal: it knows no such work
        return
    yield Page((Listed(parse_work(answer, doi)),))


def _sentence(status: int) -> str | None:
    match status:
        case 404 | 410:
            return tr("{service} has no work with the DOI {doi}: check its letters and digits.")
        case 406:
            return tr("The agency that registered {doi} describes it in no format that Papershelf reads: look at its page.")
    return None


def _error(sentence: str, **values: str) -> SourceError:
    return SourceError(sentence.format(service=SERVICE, **values), service=SERVICE)


SOURCE = Source(name="doi", label=SERVICE, kinds=("paper",), normalise=normalise_listing, describe=describe, pages=pages)
