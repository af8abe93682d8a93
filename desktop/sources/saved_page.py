"""Reads a Daily Papers page that someone saved as text or HTML: titles and abstracts in turn, and never more than it says.

Nothing in such a text says what a line is, so each is judged by how it is written, and doubtful ones by their neighbours.
"""

from dataclasses import dataclass

from desktop.errors import PapershelfError
from desktop.records import Listed, Page, Paper
from desktop.sources.saved_html import is_html, read_html
from desktop.sources.text_lines import Line, Role, judge, ordinary_line
from desktop.translation import tr

LONGEST_PAGE = 64 * 1024 * 1024  # characters
LONGEST_ABSTRACT = 2000  # characters; the arXiv takes 1,920, so longer prose is two abstracts
FEWEST_PAIRS = 2  # of title and abstract, on a page that does not say what it is
FEWEST_WORDS = 2  # of a title without an abstract between two papers; fewer are a name or a button
FEWEST_WORDS_OUTSIDE = 4  # of one above or below all abstracts, where the page's own furniture stands


def read_page(text: str) -> Page:
    """The papers of a saved page, in its order. From text they have a title and an abstract, and nothing else.

    Raises:
        PapershelfError: it is no page of Daily Papers.
    """
    if len(text) > LONGEST_PAGE:
        raise PapershelfError(tr("The file is too long for a page of Daily Papers: choose a page saved as text or HTML."))
    text = text.removeprefix("\ufeff")
    if not is_html(text):
        return _page_of_lines(text.splitlines())
    saved = read_html(text)
    return saved.page or _page_of_lines(saved.lines)


@dataclass(slots=True)
class _Draft:
    """A title found, and the paragraphs of its abstract so far."""

    title: str
    paragraphs: list[str]
    has_byline: bool = False  # a count of authors stood right behind it, as on the cards of the site


def _page_of_lines(lines: list[str]) -> Page:
    judged = [judge(line) for line in map(ordinary_line, lines) if line]
    begins = max((place + 1 for place, line in enumerate(judged) if line.role is Role.HEADING), default=None)
    if begins is not None and not _has_papers(judged[begins:]):
        begins = next(place + 1 for place, line in enumerate(judged) if line.role is Role.HEADING)
    drafts = _drafts(judged[begins or 0 :])
    papers = _papers(drafts, any(draft.has_byline for draft in drafts))
    pairs = sum(bool(draft.paragraphs) for draft in papers)
    if not papers or (begins is None and (pairs < FEWEST_PAIRS or not _takes_turns(papers))):
        raise PapershelfError(
            tr("This is no page of Daily Papers: choose one saved as text or HTML, with its titles and abstracts.")
        )
    return Page(tuple(Listed(Paper(draft.title, " ".join(draft.paragraphs))) for draft in papers))


def _has_papers(judged: list[Line]) -> bool:
    return any(line.role is Role.TITLE for line in judged)


def _drafts(judged: list[Line]) -> list[_Draft]:
    """Each title with the prose that follows it."""
    drafts: list[_Draft] = []
    name_follows = False
    for place, line in enumerate(judged):
        following = judged[place + 1] if place + 1 < len(judged) else None
        if name_follows and line.role is not Role.PROSE:
            name_follows = False  # who submitted it
            continue
        name_follows = line.role is Role.NAME_FOLLOWS
        if line.role is Role.FOOTER and any(draft.paragraphs for draft in drafts) and not _prose_ahead(judged, place):
            break
        if line.role is Role.BYLINE and drafts and not drafts[-1].paragraphs:
            drafts[-1].has_byline = True
        elif line.role is Role.TITLE or (line.role is Role.SENTENCE and _is_title_here(line, drafts, following)):
            drafts.append(_Draft(line.text, []))
        elif line.role in {Role.PROSE, Role.SENTENCE} and drafts:
            drafts[-1].paragraphs.append(line.text)
    return drafts


def _is_title_here(line: Line, drafts: list[_Draft], following: Line | None) -> bool:
    """Whether a single sentence with a full stop is a title all the same: few titles end so, most paragraphs do."""
    if not following or following.role is not Role.PROSE:
        return False
    if not drafts or line.has_title_capitals:
        return True
    return sum(map(len, drafts[-1].paragraphs)) + len(line.text) + len(following.text) > LONGEST_ABSTRACT


def _prose_ahead(judged: list[Line], place: int) -> bool:
    return any(line.role is Role.PROSE for line in judged[place:])


def _papers(drafts: list[_Draft], on_cards: bool) -> list[_Draft]:
    """Drops what looked like a title and is none: names and buttons between the cards, above and below the papers."""
    with_abstract = [place for place, draft in enumerate(drafts) if draft.paragraphs]
    among_papers = range(with_abstract[0], with_abstract[-1]) if with_abstract else range(0)
    return [
        draft
        for place, draft in enumerate(drafts)
        if draft.paragraphs or (draft.has_byline if on_cards else _is_long_enough(draft.title, place in among_papers))
    ]


def _is_long_enough(title: str, among_papers: bool) -> bool:
    return len(title.split()) >= (FEWEST_WORDS if among_papers else FEWEST_WORDS_OUTSIDE)


def _takes_turns(papers: list[_Draft]) -> bool:
    """Whether most titles have one paragraph each, as on the page; books and manuals do not."""
    return sum(len(draft.paragraphs) == 1 for draft in papers) >= 0.6 * len(papers)
