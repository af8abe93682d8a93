"""The note as it reads: its Markdown shown, nothing fetched, nothing opened by itself."""

import math
from collections.abc import Callable, Collection, Sequence
from urllib.parse import unquote

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from desktop.translation import tr
from desktop.ui.look.hover_scroll_bar import HoverScrollBar
from desktop.ui.look.theme import SCROLL_BAR, tokens_of
from desktop.ui.reader.note_document import PAPER_SCHEME, write_document
from desktop.ui.reader.note_field import FEWEST_LINES, MOST_LINES, SPARE, wrapping_of
from desktop.ui.reader.note_markdown import find_names, parse
from desktop.ui.reader.paper_links import is_openable

MOST_SHOWN = 50_000  # characters; a note of megabytes would hold the window up for seconds


class NotePreview(QTextBrowser):
    """Read-only. Tab goes from link to link.

    Signals:
        link_activated: an address that may be opened (http, https, mailto) was clicked. paper_link_activated: the name of a
        paper that is in the library was. edit_wanted: a double click.
        escaped: Escape was pressed. grew: it needs another height.
    """

    link_activated = Signal(str)
    paper_link_activated = Signal(str)
    edit_wanted = Signal()
    escaped = Signal()
    grew = Signal()

    def __init__(self, find_papers: Callable[[Sequence[str]], Collection[str]], parent: QWidget | None = None) -> None:
        """``find_papers``: which of these names (see ``NoteLink``) are of papers that are here."""
        self._find_papers = find_papers
        self._here: Collection[str] = ()
        self._note = ""
        self._room = 0.0
        self.took = 0  # milliseconds that it took to show the note that is shown
        self._bar: HoverScrollBar | None = None
        super().__init__(parent)  # it calls changeEvent
        self.setObjectName("notePreview")
        self.setAccessibleName(tr("Note, as it reads"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a bar of ours lies over the margin
        self.setViewportMargins(0, 0, SCROLL_BAR, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow_link)
        self._bar = HoverScrollBar(self)

    def show_note(self, text: str) -> None:
        """Show that note; of a very long one the beginning, and a word that there is more."""
        if text != self._note:
            self._note = text
            self._write()

    def loadResource(self, _kind: int, _address: QUrl | str) -> object:
        """Nothing, whatever is asked for: a note fetches no picture, no style and no page."""
        return None

    def set_filling(self, filling: bool) -> None:
        """Take all the room there is, or again only what the lines need."""
        vertical = QSizePolicy.Policy.Expanding if filling else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    def sizeHint(self) -> QSize:
        return QSize(240, max(math.ceil(self._room), self._lines_high(FEWEST_LINES)) + SPARE)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._lines_high(FEWEST_LINES) + SPARE)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if self._bar:
            self._bar.set_hovered(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._bar:
            self._bar.set_hovered(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._note and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        if self._bar:
            self._bar.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.anchorAt(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)
        else:
            self.edit_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _follow_link(self, address: QUrl) -> None:
        found = address.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        name = unquote(found.removeprefix(PAPER_SCHEME))
        if found.startswith(PAPER_SCHEME) and name in self._here:
            self.paper_link_activated.emit(name)
        elif is_openable(found):
            self.link_activated.emit(found)

    def _write(self) -> None:
        place, clock = self.verticalScrollBar().value(), QElapsedTimer()
        clock.start()
        shown = self._note[:MOST_SHOWN]
        if len(shown) < len(self._note):
            rest = tr("Only the first {count} characters are shown here; the note itself is whole.")
            shown += "\n\n---\n\n" + rest.format(count=f"{MOST_SHOWN:,}")
        self.ensurePolished()  # the size of the letters comes from the style sheet
        self.setWordWrapMode(wrapping_of(shown))
        tokens = parse(shown)
        self._here = self._find_papers(find_names(tokens))
        write_document(self.document(), tokens, self.fontInfo().pixelSize(), tokens_of(self.window()), self._here)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # it went along with what was written
        self._measure()
        self.verticalScrollBar().setValue(place)
        self.took = clock.elapsed()

    def _measure(self) -> None:
        room = min(self.document().size().height(), self._lines_high(MOST_LINES)) if self._note else 0.0
        if room != self._room:
            self._room = room
            self.updateGeometry()
            self.grew.emit()

    def _lines_high(self, lines: int) -> int:
        return lines * self.fontMetrics().height()
