"""Reads the HTML of a saved Daily Papers page: the data that the site's own scripts use, else its cards, else its lines."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from desktop.records import Listed, Page, Paper
from desktop.sources.arxiv_id import split_arxiv_id
from desktop.sources.huggingface_paper import is_entry, read_entry
from desktop.sources.json_text import read_json
from desktop.sources.text_lines import Role, judge, ordinary_line
from desktop.translation import tr

_BEGINNING = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|div|article|meta|title)\b", re.I | re.S
)
_UNSEEN = {"script", "style", "template", "noscript", "svg", "title"}
_INLINE = {"a", "abbr", "b", "bdi", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
_TITLES = {"h1", "h2", "h3", "h4"}


@dataclass(frozen=True, slots=True)
class SavedHtml:
    """``page`` where the HTML itself says which papers there are, with their ids; else None, and ``lines`` as text."""

    page: Page | None
    lines: list[str]


def is_html(text: str) -> bool:
    """Whether it begins as a web page does."""
    return bool(_BEGINNING.match(text))


def read_html(text: str) -> SavedHtml:
    """What the page says of its papers. Any HTML, however broken, is read as far as it goes."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_line()
    for props in reader.props:
        if page := _page_of_props(props):
            return SavedHtml(page, [])
    cards = tuple(Listed(_paper(card)) for card in reader.cards if card.title)
    return SavedHtml(Page(cards) if cards else None, reader.lines)


def _page_of_props(props: str) -> Page | None:
    """The page that the site's scripts are given, as in ``GET /api/daily_papers``; None when it is about something else."""
    try:
        data = read_json(props)
    except ValueError:
        return None
    items = (data.get("dailyPapers") or data.get("papers")) if isinstance(data, dict) else None
    if not isinstance(items, list) or not any(map(is_entry, items)):
        return None
    entries, skipped = [], []
    for place, item in enumerate(items, 1):
        entry = read_entry(item)
        if isinstance(entry, str):
            skipped.append(tr("Entry {place} was left out: {reason}.").format(place=place, reason=entry))
        else:
            entries.append(entry)
    return Page(tuple(entries), tuple(skipped))


@dataclass(slots=True)
class _Card:
    arxiv_id: str
    version: int | None
    title: str = ""
    abstract: str = ""


def _paper(card: _Card) -> Paper:
    return Paper(card.title, card.abstract, arxiv_id=card.arxiv_id, version=card.version)


class _Reader(HTMLParser):
    """Collects lines of visible text, the cards (a heading that links to a paper), and the data of the site's scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.cards: list[_Card] = []
        self.props: list[str] = []
        self._pieces: list[str] = []
        self._unseen: str | None = None  # the element that hides what we are in
        self._heading: str | None = None
        self._linked: _Card | None = None  # the paper that the heading we are in links to

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if props := values.get("data-props"):
            self.props.append(props)
        if self._unseen:
            return
        if tag in _UNSEEN:
            self._unseen = tag
            return
        if tag not in _INLINE:
            self.end_line()
        if tag in _TITLES:
            self._heading = tag
        elif tag == "a" and self._heading and (identified := _linked_paper(values.get("href"))):
            self._linked = _Card(*identified)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            self._unseen = None if tag == self._unseen else self._unseen
            return
        if tag not in _INLINE:
            self.end_line()
        if tag == self._heading:
            self._heading = self._linked = None

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._pieces.append(data)

    def end_line(self) -> None:
        """What was collected becomes a line, and belongs to the card that it stands in."""
        line = ordinary_line("".join(self._pieces))
        self._pieces.clear()
        if not line:
            return
        self.lines.append(line)
        if self._linked and not self._linked.title:
            self._linked.title = line
            self.cards.append(self._linked)
        elif self.cards and judge(line).role in {Role.PROSE, Role.SENTENCE}:
            card = self.cards[-1]
            card.abstract = f"{card.abstract} {line}".strip()


def _linked_paper(address: str | None) -> tuple[str, int | None] | None:
    """The arXiv id and version in ``/papers/2603.27481v2``; None for every other link."""
    try:
        path = urlsplit(address or "").path
    except ValueError:
        return None
    found = re.fullmatch(r"/papers/([^/]+)", path)
    return split_arxiv_id(found[1]) if found else None
