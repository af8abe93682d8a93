"""Reads one paper of Hugging Face's answers, from every era of their shape. Pure; never raises on what a service sent.

The fields, and since when each is there, are those of ``GET /api/daily_papers`` and ``/api/papers/{id}``. The outer
``publishedAt`` is never used: it was the time of submission until March 2025 and is a wrong time since.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from desktop.records import Author, Listed, Paper
from desktop.sources.arxiv_id import split_arxiv_id
from desktop.sources.iso_dates import iso_day, iso_moment
from desktop.translation import tr

SITE = "https://huggingface.co"  # relative addresses belong to the site, whichever mirror answered
LARGEST_COUNT = 2**53
LONGEST_ADDRESS = 2048

# What becomes a field of Paper or Listed; all else is kept in Paper.extra by the service's own name.
_INNER_FIELDS = {"id", "title", "summary", "authors", "publishedAt", "upvotes", "numComments", "projectPage", "githubRepo"}
_INNER_FIELDS |= {"githubStars", "ai_summary", "ai_summary_model", "ai_keywords", "organization", "thumbnail", "thumbnailUrl"}
_OUTER_FIELDS = _INNER_FIELDS | {"paper"}
_NAMED, _TELLING = {"id", "title"}, {"summary", "authors", "upvotes", "publishedAt"}
_AVATARS = ("avatarUrl", "avatar")
_PEOPLE = ("submittedBy", "submittedOnDailyBy", "submitterOrganization")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_LINE_BREAK = re.compile(r"\s*[\r\n\t]\s*")


def is_entry(item: object) -> bool:
    """Whether it has the shape of a paper at all: an entry of a listing, or a paper alone."""
    if not isinstance(item, dict):
        return False
    # An id and a title alone could be anything, a bibliography for one.
    return isinstance(item.get("paper"), dict) or (bool(_NAMED & item.keys()) and bool(_TELLING & item.keys()))


def read_entry(item: object, *, day: str | None = None, rank: int | None = None) -> Listed | str:
    """The paper of one entry; or why it cannot be kept, as the end of a sentence: "it has no title".

    ``day`` is the list's day where the entry does not say its own; ``rank`` its place there.
    """
    if not isinstance(item, dict) or not is_entry(item):
        return tr("it is no paper")
    inner = item.get("paper")
    paper, outer = (inner, item) if isinstance(inner, dict) else (item, {})
    title = _line(paper.get("title")) or _line(outer.get("title"))
    if not title:
        return tr("it has no title")
    if not _line(paper.get("id")):
        return tr("it has no id (“{title}”)").format(title=title[:80])
    return Listed(
        paper=_paper(paper, outer, title),
        day=_iso_day(paper.get("submittedOnDailyAt")) or day,
        rank=rank,
        submitter=_submitter(paper, outer),
        upvotes=_count(paper.get("upvotes")),
        comments=_count(outer.get("numComments", paper.get("numComments"))),
    )


def _paper(paper: Mapping[str, object], outer: Mapping[str, object], title: str) -> Paper:
    extra = {key: value for key, value in outer.items() if key not in _OUTER_FIELDS}
    extra |= {key: value for key, value in paper.items() if key not in _INNER_FIELDS}
    identified = split_arxiv_id(_line(paper["id"]))
    if not identified:
        extra["id"] = paper["id"]
    arxiv_id, version = identified or (None, None)
    published = _moment(paper.get("publishedAt"), "publishedAt", extra)
    thumbnail = outer.get("thumbnail", paper.get("thumbnail", paper.get("thumbnailUrl")))
    organization = paper.get("organization", outer.get("organization"))
    _keep_people(paper.get("authors"), extra)
    return Paper(
        title=title,
        abstract=_line(paper.get("summary")) or _line(outer.get("summary")),
        authors=_authors(paper.get("authors")),
        arxiv_id=arxiv_id,
        version=version,
        published=published,
        project_page=_address(paper.get("projectPage"), "projectPage", extra),
        code_url=_address(paper.get("githubRepo"), "githubRepo", extra),
        code_stars=_count(paper.get("githubStars")),
        ai_summary=_line(paper.get("ai_summary")) or None,
        ai_summary_model=_line(paper.get("ai_summary_model")) or None,
        ai_keywords=_lines(paper.get("ai_keywords")),
        organization=_organization(organization, extra),
        thumbnail=_address(thumbnail, "thumbnail", extra),
        extra=MappingProxyType(extra),
    )


def _authors(value: object) -> tuple[Author, ...]:
    """All of them, in order, hidden ones too."""
    authors = []
    for each in value if isinstance(value, list) else ():
        name, hidden = (each.get("name"), each.get("hidden") is True) if isinstance(each, dict) else (each, False)
        if line := _line(name):
            authors.append(Author(line, hidden))
    return tuple(authors)


def _keep_people(authors: object, extra: dict[str, object]) -> None:
    """Keeps in ``extra`` what is said of people beyond their names, addresses made whole; one value per author, in order."""
    for key in _PEOPLE:
        if key in extra:
            extra[key] = _whole(extra[key])
    for key in ("mediaUrl", "mediaUrls"):
        match extra.get(key):
            case str(address):
                extra[key] = _joined(address)
            case list(addresses):
                extra[key] = [_joined(each) if isinstance(each, str) else each for each in addresses]
    if isinstance(authors, list):
        details = [_details(each) if isinstance(each, dict) else {} for each in authors]
        if any(details):
            extra["authors"] = details
    elif authors is not None:
        extra["authors"] = authors


def _details(author: Mapping[str, object]) -> dict[str, object]:
    return {key: _whole(value) for key, value in author.items() if key not in {"name", "hidden"}}


def _organization(value: object, extra: dict[str, object]) -> str | None:
    """Its full name; the rest of what is said of it is kept in ``extra``."""
    if not isinstance(value, dict):
        return _line(value) or None
    key = next((key for key in ("fullname", "name") if _line(value.get(key))), None)
    extra["organization"] = _whole({each: detail for each, detail in value.items() if each != key})
    return _line(value[key]) if key else None


def _submitter(paper: Mapping[str, object], outer: Mapping[str, object]) -> str | None:
    """The account's name, by which the service can be asked for all that the same person submitted."""
    for person in (outer.get("submittedBy"), paper.get("submittedOnDailyBy")):
        if isinstance(person, dict) and (name := _line(person.get("name")) or _line(person.get("user"))):
            return name
    return None


def _line(value: object) -> str:
    """Text on one line: titles and abstracts came with the line breaks of the arXiv's e-mails. "" for what is no text."""
    if not isinstance(value, str):
        return ""
    return " ".join((value if value.isprintable() else _CONTROL.sub("", value)).split())


def _lines(value: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_line, value))) if isinstance(value, list) else ()


def _count(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < LARGEST_COUNT:
        return None
    return value


def _iso_day(value: object) -> str | None:
    return iso_day(value) if isinstance(value, str) else None


def _moment(value: object, key: str, extra: dict[str, object]) -> str | None:
    """An ISO date, with a time where there is one; what cannot be read is kept in ``extra``."""
    if isinstance(value, str) and (moment := iso_moment(value)):
        return moment
    if value is not None:
        extra[key] = value
    return None


def _address(value: object, key: str, extra: dict[str, object]) -> str | None:
    """A web address, or None; what is none is kept in ``extra``. Some come with blanks around and line breaks within."""
    if not isinstance(value, str) or not value.strip():
        if value not in (None, ""):
            extra[key] = value
        return None
    address = _joined(_LINE_BREAK.sub("", value).strip())
    if _is_web_address(address):
        return address
    extra[key] = value
    return None


def _is_web_address(address: str) -> bool:
    if len(address) > LONGEST_ADDRESS or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _whole(value: object) -> object:
    """A person or organisation whose picture's address is whole, however deep the person sits."""
    if not isinstance(value, dict):
        return value
    avatars = {key: _joined(value[key]) for key in _AVATARS if isinstance(value.get(key), str)}
    return {**value, **avatars}


def _joined(address: str) -> str:
    """``/avatars/x.svg`` as a whole address; what has no leading slash stays as it is."""
    return SITE + address if address.startswith("/") and not address.startswith("//") else address
