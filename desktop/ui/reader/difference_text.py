"""Two texts as one: what is gone is struck through, what came is underlined, so that it is told without colours too."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.records import Span
from desktop.translation import tr
from desktop.ui.look.theme import tokens_of
from desktop.ui.reader.reader_text import ReaderText

SAID = {"removed": tr("removed: {words}"), "added": tr("added: {words}")}


def in_words(spans: Sequence[Span]) -> str:
    """What assistive technology says of the changes: ``removed: fast; added: slowly``; nothing where nothing changed."""
    changed = [span for span in spans if span.kind in SAID and span.text.strip()]
    return "; ".join(SAID[span.kind].format(words=" ".join(span.text.split())) for span in changed)


def _apart(span: Span) -> Span:
    """A last word that is gone does not run into what came in its place."""
    return Span(span.kind, f"{span.text} ") if span.kind == "removed" and not span.text[-1:].isspace() else span


class DifferenceText(ReaderText):
    """Shows the pieces one after another. Its description says what was removed and added, in that order."""

    def __init__(self, name: str, object_name: str, *, line_pixels: float = 0, parent: QWidget | None = None) -> None:
        self._pieces: tuple[Span, ...] = ()
        super().__init__(name, object_name, line_pixels=line_pixels, parent=parent)

    def show_pieces(self, spans: Sequence[Span]) -> None:
        """Show these pieces of two texts."""
        self._pieces = tuple(_apart(span) for span in spans)
        self.setAccessibleDescription(in_words(spans))
        if not self.set_text("".join(piece.text for piece in self._pieces)):
            self._fill()  # the same letters may be others' now

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._pieces:
            self._fill()

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        formats = self._formats()
        cursor.removeSelectedText()
        done = 0
        for span in self._pieces:
            end, words = done + len(span.text), len(span.text.rstrip())
            cursor.insertText(text[done : done + words], formats[span.kind])
            cursor.insertText(text[done + words : end], formats["same"])
            done = end

    def _formats(self) -> dict[str, QTextCharFormat]:
        tokens = tokens_of(self.window())
        same, removed, added = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        removed.setFontStrikeOut(True)
        removed.setForeground(QColor(tokens.warning))
        removed.setBackground(QColor(tokens.warning_background))
        added.setFontUnderline(True)
        added.setForeground(QColor(tokens.good))
        added.setBackground(QColor(tokens.good_background))
        return {"same": same, "removed": removed, "added": added}
