"""A note read as Markdown, into tokens that hold no HTML and fetch nothing.

markdown-it-py and not Qt's own reader of Markdown: that one fetches pictures, knows no formulas, and cannot be told what
an address may be. The rules are those of https://spec.commonmark.org/0.31.2/, without HTML, with ``~~struck out~~``.
"""

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from desktop.records.note_links import LINK, name_of
from desktop.ui.reader.mathematics import formula_end, undisturbed

FORMULA = "formula"  # the kind of a token that holds TeX with its dollars
PAPER_LINK = "paper_link"  # the kind of a token that leads to a paper: its name in ``info``, what is shown in ``content``


def parse(text: str) -> Sequence[Token]:
    """The tokens of that note, in order; tags in it are text. Raises nothing; time grows with the length. Any thread.

    What they are: https://markdown-it-py.readthedocs.io/en/latest/using.html#the-token-stream
    """
    return _reader().parse(undisturbed(text))


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
    reader.inline.ruler.before("escape", FORMULA, _read_formula)
    reader.inline.ruler.before("link", PAPER_LINK, _read_paper_link)
    return reader


def find_names(tokens: Sequence[Token]) -> list[str]:
    """The names of papers that these tokens lead to."""
    return [piece.info for token in tokens for piece in token.children or () if piece.type == PAPER_LINK]


def _read_paper_link(state: StateInline, silent: bool) -> bool:
    found = LINK.match(state.src, state.pos) if state.src.startswith("[[", state.pos) else None
    name = name_of(found[1]) if found else None
    if found is None or name is None or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push(PAPER_LINK, "", 0)
        token.content, token.info = (found[2] or found[1]).strip(), name
    state.pos = found.end()
    return True


def _read_formula(state: StateInline, silent: bool) -> bool:
    """A formula is one token: its stars and underscores are not Markdown's."""
    end = formula_end(state.src, state.pos)
    if end is None or end > state.posMax:
        return False
    if not silent:
        state.push(FORMULA, "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True
