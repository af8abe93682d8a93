"""The field in which papers are searched. Says what the reader types; searches nothing itself."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.translation import tr
from desktop.ui.look.theme import font, tokens_of

HINT_SIZE = 15


class SearchBox(QLineEdit):
    """A line for the query language, with a magnifier, the key that leads here, and a way to clear it.

    Signals:
        query_changed: str, after each change, also when it was cleared; not after ``show_query``.
        list_wanted: the reader pressed Enter or the arrow down.
        left: the reader pressed Escape, which clears the box.
        saving_wanted: the reader wants to keep what is searched for.
    """

    query_changed = Signal(str)
    list_wanted = Signal()
    left = Signal()
    saving_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self.setAccessibleName(tr("Search papers"))
        self.setPlaceholderText(tr("Search papers"))
        self._magnifier = self.addAction(_nothing(), QLineEdit.ActionPosition.LeadingPosition)  # keeps the icon's place
        self.clear_action = self.addAction(_nothing(), QLineEdit.ActionPosition.TrailingPosition)
        self.clear_action.setText(tr("Clear the search"))
        self.clear_action.setVisible(False)
        self.clear_action.triggered.connect(lambda _checked: self.clear())
        self.save_action = self.addAction(_nothing(), QLineEdit.ActionPosition.TrailingPosition)
        self.save_action.setText(tr("Save this search…"))
        self.save_action.setVisible(False)
        self.save_action.triggered.connect(lambda _checked: self.saving_wanted.emit())
        self._hint = ""
        self._icon_colour = ""
        self._showing = False
        self.textChanged.connect(self._on_text_changed)

    def show_query(self, query: str) -> None:
        """Show that query without asking for it to be searched."""
        self._showing = True
        self.setText(query)
        self._showing = False

    def set_hint(self, key: str) -> None:
        """Show that key as the one that leads here; empty: none, and neither is one that is too long for its place."""
        self._hint = key if len(key) == 1 else ""
        self.update()

    def load_icons(self) -> None:
        """Show the icons, for which room is kept; they are not part of the first paint. They follow the theme from then on."""
        colour = tokens_of(self).faint
        if colour == self._icon_colour:
            return
        from desktop.ui.look.icons import icon

        self._icon_colour = colour
        self._magnifier.setIcon(icon("search", colour))
        self.clear_action.setIcon(icon("close", colour))
        self.save_action.setIcon(icon("smart", colour))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.clear()
                self.left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.list_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Escape belongs to this field while it has the focus, whatever the window does with it.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
            self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._icon_colour:
            self.load_icons()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_hinting():
            self._paint_hint()

    def is_hinting(self) -> bool:
        """Whether the key that leads here is shown: while the field is empty and the reader is elsewhere."""
        return bool(self._hint) and not self.text() and not self.hasFocus()

    def _on_text_changed(self, query: str) -> None:
        self.clear_action.setVisible(bool(query))
        self.save_action.setVisible(bool(query.strip()))
        if not self._showing:
            self.query_changed.emit(query)

    def _paint_hint(self) -> None:
        tokens = tokens_of(self)
        left = self.width() - 11 - HINT_SIZE
        box = QRectF(left + 0.5, (self.height() - HINT_SIZE - 2) // 2 + 0.5, HINT_SIZE - 1, HINT_SIZE + 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.hairline)))
            painter.drawRoundedRect(box, 3.5, 3.5)
            painter.setFont(font(11))
            painter.setPen(QPen(QColor(tokens.faint)))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._hint)


def _nothing() -> QIcon:
    empty = QPixmap(16, 16)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)
