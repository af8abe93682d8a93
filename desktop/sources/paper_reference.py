"""Finds the papers that a text names: ids, DOIs and addresses as people paste them, many at once, amid prose. Pure; asks nobody."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from desktop.sources.arxiv_id import split_arxiv_id
from desktop.translation import tr

Kind = Literal["arxiv", "doi", "huggingface", "openreview", "url"]

LONGEST_ADDRESS = 2048
LONGEST_DOI = 500  # characters; doi.py asks for no longer ones
LONGEST_QUOTE = 80  # characters of a line that is said to be unknown

# The archives that numbered papers themselves, until March 2007. https://arxiv.org/archive
_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|"
    "hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con"
)
_IN_ADDRESS = r"[^\s<>\"'`{}|\\^“”„‘’«»、。，；）】]"
_ADDRESS = rf"https?://{_IN_ADDRESS}+"
_HIDDEN_SCHEME = (
    r"(?<![\w./@:-])(?:(?:[a-z0-9-]+\.)*arxiv\.org|(?:www\.)?alphaxiv\.org|ar5iv\.org|(?:www\.)?huggingface\.co|hf\.co|"
    rf"(?:www\.)?openreview\.net|(?:dx\.|www\.)?doi\.org)/{_IN_ADDRESS}+"
)
_DOI = rf"(?<![\w./])(?:doi:\s*)?10\.[0-9]{{4,9}}(?:\.[0-9]+)*/{_IN_ADDRESS}+"
_NEW_ID = r"(?<![\w./-])(?:arxiv:\s*)?[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}(?:v[1-9][0-9]{0,3})?(?:\.pdf)?(?![\w/]|[.-]\w)"
_OLD_ID = (
    rf"(?<![\w./-])(?:arxiv:\s*)?(?:{_ARCHIVES})(?:\.[A-Z]{{2}})?/[0-9]{{7}}(?:v[1-9][0-9]{{0,3}})?(?:\.pdf)?(?![\w/]|[.-]\w)"
)
_TOKEN = re.compile(
    rf"(?P<address>{_ADDRESS})|(?P<hidden>{_HIDDEN_SCHEME})|(?P<doi>{_DOI})|(?P<id>{_NEW_ID}|{_OLD_ID})", re.IGNORECASE
)
_LIKE_ID = re.compile(r"(?<![\w./-])[0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,4})?(?![\w/]|[.-]\w)")
_WHOLE_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_DOI_IN_ADDRESS = re.compile(r"(?:^|/)(10\.[0-9]{4,9}(?:\.[0-9]+)*/.+)")
_BEHIND_DOI = re.compile(
    r"(?:/(?:full|pdf|epdf|abstract|html|xml|meta|fulltext|references|download)(?:/.*)?|\.(?:pdf|full|abstract|full-text))$",
    re.IGNORECASE,
)
_VERSIONED = re.compile(r"(10\.(?:1101|64898)/[0-9.]+)v[0-9]+")  # bioRxiv and medRxiv name a version behind the DOI
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class PaperReference:
    """A paper that was named. ``value``: an arXiv id without version (arxiv, huggingface), a bare DOI in small letters, an
    OpenReview id, or a whole address of a PDF (url).

    ``version``: of an arXiv id; None where none was named.
    """

    kind: Kind
    value: str
    typed: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class UnknownLine:
    """A line that names no paper, or what is written like an id amid others and is none, and a sentence that says so."""

    typed: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ReadReferences:
    """The papers that a text names, each once in the order of the text, and its lines that name none."""

    references: tuple[PaperReference, ...]
    unknown: tuple[UnknownLine, ...]


def read_references(text: str) -> ReadReferences:
    """All papers that the text names. Any text is fine, of any length; empty lines say nothing."""
    references: dict[tuple[str, str], PaperReference] = {}
    unknown: list[UnknownLine] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = list(_references_of(line))
        for reference in found:
            references.setdefault((reference.kind, reference.value), reference)
        # Of a line that names papers, the prose is no failure, but an id with a slip in it should not be lost among them.
        slips = dict.fromkeys(_LIKE_ID.findall(_TOKEN.sub(" ", line)))
        unknown += map(_unknown, slips if found else [line])
    return ReadReferences(tuple(references.values()), tuple(unknown))


def _references_of(line: str) -> Iterator[PaperReference]:
    for found in _TOKEN.finditer(line):
        if len(found[0]) > LONGEST_ADDRESS:
            continue
        if reference := _READERS[found.lastgroup or "id"](_without_punctuation(found[0])):
            yield reference


def _of_id(typed: str) -> PaperReference | None:
    identified = split_arxiv_id(re.sub(r"\s", "", typed))
    return PaperReference("arxiv", identified[0], typed, identified[1]) if identified else None


def _of_doi(typed: str) -> PaperReference | None:
    doi = re.sub(r"^doi:\s*", "", typed, flags=re.IGNORECASE).lower()
    if not _WHOLE_DOI.fullmatch(doi) or len(doi) > LONGEST_DOI or not doi.isprintable():
        return None
    registered = _ARXIV_DOI.fullmatch(doi)
    identified = split_arxiv_id(registered[1]) if registered else None
    if identified:
        return PaperReference("arxiv", identified[0], typed, identified[1])
    return PaperReference("doi", doi, typed)


def _of_hidden_address(typed: str) -> PaperReference | None:
    """As browsers show and copy it: without a scheme."""
    return _of_address(f"https://{typed}", typed)


def _of_address(address: str, typed: str | None = None) -> PaperReference | None:
    typed = typed or address
    try:
        parts = urlsplit(address)
        host, path = (parts.hostname or "").removeprefix("www."), unquote(parts.path)
    except ValueError:
        return None
    for belongs, read in _HOSTS:
        if belongs(host):
            return read(path, parts.query, typed)
    return _of_other_address(path, parts.query, address, typed)


def _of_arxiv(path: str, _query: str, typed: str) -> PaperReference | None:
    """``/abs/…``, ``/pdf/…``, ``/html/…``, ``/overview/…`` and whatever else stands before the id."""
    _root, _kind, rest = ([*path.split("/", 2), "", ""])[:3]
    identified = split_arxiv_id(re.sub(r"(?:\.pdf|\.md)?/*$", "", rest, flags=re.IGNORECASE))
    return PaperReference("arxiv", identified[0], typed, identified[1]) if identified else None


def _of_huggingface(path: str, query: str, typed: str) -> PaperReference | None:
    found = _of_arxiv(path, query, typed) if path.lower().startswith("/papers/") else None
    return PaperReference("huggingface", found.value, typed, found.version) if found else None


def _of_openreview(path: str, query: str, typed: str) -> PaperReference | None:
    named = parse_qs(query).get("id", [""])[0]
    known = path.rstrip("/") in {"/forum", "/pdf"} and re.fullmatch(r"[A-Za-z0-9_-]{1,64}", named)
    return PaperReference("openreview", named, typed) if known else None


def _of_doi_address(path: str, _query: str, typed: str) -> PaperReference | None:
    found = _of_doi(path.lstrip("/"))
    return PaperReference(found.kind, found.value, typed, found.version) if found else None


def _of_other_address(path: str, query: str, address: str, typed: str) -> PaperReference | None:
    """A publisher's page whose address holds the DOI, or a PDF anywhere."""
    named = _DOI_IN_ADDRESS.search(path) or next(filter(None, map(_DOI_IN_ADDRESS.search, _values(query))), None)
    if named and (found := _of_doi(_without_what_follows(named[1]))):
        return PaperReference(found.kind, found.value, typed, found.version)
    if path.lower().endswith(".pdf"):
        return PaperReference("url", address, typed)
    return None


def _values(query: str) -> list[str]:
    return [value for values in parse_qs(query).values() for value in values]


def _without_what_follows(doi: str) -> str:
    """A publisher's addresses go on behind the DOI: ``/full``, ``.full.pdf``, ``/pdf/download``."""
    shorter = _BEHIND_DOI.sub("", doi.rstrip("/"))
    if shorter != doi:
        return _without_what_follows(shorter)
    versioned = _VERSIONED.fullmatch(doi)
    return versioned[1] if versioned else doi


def _is_at(*domains: str) -> Callable[[str], bool]:
    return lambda host: any(host == domain or host.endswith(f".{domain}") for domain in domains)


_HOSTS: tuple[tuple[Callable[[str], bool], Callable[[str, str, str], PaperReference | None]], ...] = (
    (_is_at("arxiv.org", "alphaxiv.org", "ar5iv.org"), _of_arxiv),
    (_is_at("huggingface.co", "hf.co"), _of_huggingface),
    (_is_at("openreview.net"), _of_openreview),
    (_is_at("doi.org"), _of_doi_address),
)


_READERS: dict[str, Callable[[str], PaperReference | None]] = {
    "address": _of_address,
    "hidden": _of_hidden_address,
    "doi": _of_doi,
    "id": _of_id,
}


def _without_punctuation(text: str) -> str:
    """Without what belongs to the sentence around: a full stop, a bracket that was opened outside."""
    while text:
        last = text[-1]
        opened = _PAIRS.get(last)
        if last in ".,;:!?*_…" or (opened and text.count(last) > text.count(opened)):
            text = text[:-1]
        else:
            break
    return text


def _unknown(line: str) -> UnknownLine:
    quoted = line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1]}…"
    if re.search(r"https?://", line, re.IGNORECASE):
        sentence = tr(
            "“{line}” leads to no paper that is known by its address: paste its arXiv id, its DOI or the address of its PDF."
        )
    else:
        sentence = tr(
            "“{line}” names no paper: paste an arXiv id, a DOI, or an address of arXiv, Hugging Face or OpenReview."
        )
    return UnknownLine(line, sentence.format(line=quoted))
