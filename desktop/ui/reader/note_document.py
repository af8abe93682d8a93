"""Writes a note that was read as Markdown into a document, piece by piece: no HTML is made, so none can be taken for it."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

from desktop.translation import tr
from desktop.ui.look.theme import Tokens
from desktop.ui.reader.mathematics import readable
from desktop.ui.reader.note_markdown import FORMULA, PAPER_LINK
from desktop.ui.reader.paper_links import is_openable

INDENT = 20  # pixels of a list or a quotation
HEADINGS = {"h1": 1.5, "h2": 1.3, "h3": 1.15}  # times the usual size; deeper ones are bold only
GAP, TIGHT = 8, 2  # pixels below a paragraph, and below a line of a list
BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)
PAPER_SCHEME = "paper:"  # of the address of a link within the library
RULE = "∗ ∗ ∗"
LINE_END = "\u2028"  # a line's end inside a paragraph, as Qt writes it
ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]'»”]")  # written as it is, without signs of a link


def write_document(
    document: QTextDocument, tokens: Sequence[Token], pixels: int, colours: Tokens, here: Collection[str] = ()
) -> None:
    """Replace the document by these tokens, in letters of that size. Only addresses that may be opened become links.

    So do names of papers that are ``here``, with PAPER_SCHEME before the name in percent code; others are told to be not here.
    """
    document.clear()
    document.setIndentWidth(INDENT)
    _Writer(document, pixels, colours, here).write(tokens)


@dataclass(slots=True)
class _List:
    look: QTextListFormat
    made: QTextList | None = None


@dataclass(slots=True)
class _Place:
    """Where the writing is."""

    lists: list[_List] = field(default_factory=list)
    quotations: int = 0
    starts_item: bool = False  # the next block is the first of an item
    is_empty: bool = True
    follows_list: bool = False  # whose lines stand close, so that what comes next has to keep off


class _Writer:
    def __init__(self, document: QTextDocument, pixels: int, colours: Tokens, here: Collection[str]) -> None:
        self._here = here
        self._cursor = QTextCursor(document)
        self._pixels = pixels
        self._colours = colours
        self._place = _Place()
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
        self._formats = [self._plain()]
        self._steps: Mapping[str, Callable[[Token], None]] = {
            "paragraph_open": self._open_paragraph,
            "heading_open": self._open_heading,
            "bullet_list_open": self._open_list,
            "ordered_list_open": self._open_list,
            "bullet_list_close": lambda _token: self._close_list(),
            "ordered_list_close": lambda _token: self._close_list(),
            "list_item_open": lambda _token: self._open_item(),
            "blockquote_open": lambda _token: self._quote(1),
            "blockquote_close": lambda _token: self._quote(-1),
            "fence": self._write_code,
            "code_block": self._write_code,
            "hr": lambda _token: self._rule(),
            "inline": self._write_inline,
        }

    def write(self, tokens: Sequence[Token]) -> None:
        self._cursor.beginEditBlock()  # else Qt breaks all lines again after each of them
        for token in tokens:
            step = self._steps.get(token.type)
            if step is not None:
                step(token)
        self._cursor.endEditBlock()

    # Blocks

    def _open_paragraph(self, token: Token) -> None:
        self._formats = [self._plain()]
        self._begin_block(self._block(TIGHT if token.hidden else GAP))

    def _open_heading(self, token: Token) -> None:
        heading = self._plain()
        heading.setFontWeight(QFont.Weight.DemiBold)
        heading.setProperty(QTextFormat.Property.FontPixelSize.value, round(self._pixels * HEADINGS.get(token.tag, 1)))
        self._formats = [heading]
        block = self._block(GAP / 2)
        block.setTopMargin(0 if self._place.is_empty else GAP)
        block.setHeadingLevel(int(token.tag[1]))
        self._begin_block(block)

    def _open_list(self, token: Token) -> None:
        depth = len(self._place.lists)
        look = QTextListFormat()
        look.setIndent(depth + 1 + self._place.quotations)
        if token.type == "ordered_list_open":
            look.setStyle(QTextListFormat.Style.ListDecimal)
            look.setStart(min(int(token.attrGet("start") or 1), 1_000_000))
        else:
            look.setStyle(BULLETS[depth % len(BULLETS)])
        self._place.lists.append(_List(look))

    def _close_list(self) -> None:
        self._open_item()  # an item without words
        self._place.starts_item = False
        self._place.lists.pop()
        self._place.follows_list = not self._place.lists

    def _open_item(self) -> None:
        if self._place.starts_item:
            self._begin_block(self._block(TIGHT))
        self._place.starts_item = True

    def _quote(self, step: int) -> None:
        self._place.quotations += step

    def _write_code(self, token: Token) -> None:
        block = self._block(GAP)
        block.setBackground(QColor(self._colours.chip))
        self._begin_block(block)
        self._cursor.insertText(token.content.removesuffix("\n").replace("\n", LINE_END), self._code(self._plain()))

    def _rule(self) -> None:
        block = self._block(GAP)
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._formats = [self._plain()]
        self._formats[0].setForeground(QColor(self._colours.faint))
        self._begin_block(block)
        self._insert(RULE)

    def _begin_block(self, block: QTextBlockFormat) -> None:
        place = self._place
        if place.starts_item:
            block.setIndent(0)  # its list has the indent
        if place.follows_list:
            block.setTopMargin(max(block.topMargin(), GAP - TIGHT))
            place.follows_list = False
        if place.is_empty:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(self._formats[0])
        else:
            self._cursor.insertBlock(block, self._formats[0])
        if place.starts_item:
            inner = place.lists[-1]
            if inner.made is None:
                inner.made = self._cursor.createList(inner.look)
            else:
                inner.made.add(self._cursor.block())
        place.is_empty = place.starts_item = False

    def _block(self, below: float) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setBottomMargin(below)
        block.setIndent(len(self._place.lists) + self._place.quotations)
        return block

    # Words

    def _write_inline(self, token: Token) -> None:
        for piece in token.children or ():
            self._write_piece(piece)

    def _write_piece(self, piece: Token) -> None:
        match piece.type:
            case "text":
                self._write_words(piece.content)
            case "softbreak" | "hardbreak":
                self._insert(LINE_END)  # lines stay as they were typed
            case "code_inline":
                self._cursor.insertText(piece.content, self._code(QTextCharFormat(self._formats[-1])))
            case str() as kind if kind == FORMULA:
                self._insert(readable(piece.content))
            case str() as kind if kind == PAPER_LINK:
                self._write_paper_link(piece)
            case "image":
                name = tr("Picture: {name}").format(name=piece.content or tr("without words"))
                self._cursor.insertText(f"[{name}]", self._linked(str(piece.attrGet("src") or "")))
            case "link_open":
                self._formats.append(self._linked(str(piece.attrGet("href") or "")))
            case "strong_open" | "em_open" | "s_open":
                self._formats.append(self._stressed(piece.type))
            case "link_close" | "strong_close" | "em_close" | "s_close":
                self._formats.pop()
            case _:
                self._insert(piece.content)

    def _write_paper_link(self, piece: Token) -> None:
        look = QTextCharFormat(self._formats[-1])
        if piece.info in self._here:
            self._cursor.insertText(readable(piece.content), self._as_link(look, PAPER_SCHEME + quote(piece.info, safe="")))
            return
        look.setForeground(QColor(self._colours.dim))
        look.setToolTip(tr("No paper of this library is called {name}.").format(name=piece.info.partition(":")[2]))
        self._cursor.insertText(tr("{paper} (not here)").format(paper=readable(piece.content)), look)

    def _write_words(self, words: str) -> None:
        done = 0
        if not self._formats[-1].isAnchor():
            for address in ADDRESS.finditer(words):
                self._insert(words[done : address.start()])
                self._cursor.insertText(address[0], self._linked(address[0]))
                done = address.end()
        self._insert(words[done:])

    def _insert(self, words: str) -> None:
        self._cursor.insertText(words, self._formats[-1])

    def _plain(self) -> QTextCharFormat:
        plain = QTextCharFormat()
        plain.setForeground(QColor(self._colours.dim if self._place.quotations else self._colours.text))
        return plain

    def _code(self, look: QTextCharFormat) -> QTextCharFormat:
        look.setFontFamilies(self._fixed)
        look.setFontFixedPitch(True)
        look.setProperty(QTextFormat.Property.FontPixelSize.value, self._pixels - 1)
        look.setBackground(QColor(self._colours.chip))
        return look

    def _stressed(self, kind: str) -> QTextCharFormat:
        look = QTextCharFormat(self._formats[-1])
        if kind == "strong_open":
            look.setFontWeight(QFont.Weight.Bold)
        elif kind == "em_open":
            look.setFontItalic(True)
        else:
            look.setFontStrikeOut(True)
        return look

    def _linked(self, address: str) -> QTextCharFormat:
        look = QTextCharFormat(self._formats[-1])
        if is_openable(address):
            look.setToolTip(address)
            self._as_link(look, address)
        return look

    def _as_link(self, look: QTextCharFormat, address: str) -> QTextCharFormat:
        look.setAnchor(True)
        look.setAnchorHref(address)
        look.setForeground(QColor(self._colours.accent))
        look.setFontUnderline(True)
        return look
