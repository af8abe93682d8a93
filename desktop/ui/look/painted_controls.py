"""Check boxes, drop-down lists and date fields where a style sheet alone does not give them the theme's colours."""

from PySide6.QtCore import QDate, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QListView,
    QMenu,
    QToolButton,
    QWidgetAction,
)

from desktop.ui.look.theme import Tokens, font, tokens_of

BOX = 16
GAP = 8


class CheckBox(QCheckBox):
    """A check box: filled with the accent and ticked while on."""

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(BOX + GAP + self.fontMetrics().horizontalAdvance(self.text()) + 4, 22)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        on, focused = self.isChecked(), self.hasFocus()
        box = QRectF(0.5, (self.height() - BOX) // 2 + 0.5, BOX - 1, BOX - 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.accent if focused else tokens.dim if self.underMouse() else tokens.faint
        paint_box(painter, box, tokens, on=on, edge=edge)
        painter.setFont(font())
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.faint))
        words = self.rect().adjusted(BOX + GAP, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        if focused:
            under = self.fontMetrics().horizontalAdvance(self.text())
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawLine(words.left(), self.height() - 3, words.left() + under, self.height() - 3)


class DropDown(QComboBox):
    """A drop-down list whose list is in the theme's colours."""

    def __init__(self) -> None:
        super().__init__()
        self.setView(QListView())  # the usual one takes no colours from the style sheet


class DateField(QDateEdit):
    """A date that opens a calendar without Qt's red Sundays and blue head."""

    def __init__(self, date: QDate) -> None:
        super().__init__(date)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        dress_calendar(self.calendarWidget())


class PeriodField(DropDown):
    """A stretch of time in words; what drops down is a calendar in which a day of another one is chosen.

    Signals:
        day_chosen: QDate, the day that was chosen.
        stepped: 1 for the next stretch, -1 for the one before: Up or Down was pressed.
    """

    day_chosen = Signal(QDate)
    stepped = Signal(int)

    def __init__(self, first: QDate, last: QDate) -> None:
        super().__init__()
        self.addItem("")
        self.calendar = QCalendarWidget()
        self.calendar.setDateRange(first, last)
        dress_calendar(self.calendar)
        self._menu = QMenu(self)
        inside = QWidgetAction(self._menu)
        inside.setDefaultWidget(self.calendar)
        self._menu.addAction(inside)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)

    def show_period(self, words: str, day: QDate) -> None:
        """Say these words; the calendar will open at that day."""
        self.setItemText(0, words)
        self.calendar.setSelectedDate(day)

    def showPopup(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(steps)
        else:
            super().keyPressEvent(event)

    def _choose(self, day: QDate) -> None:
        self._menu.close()
        self.day_chosen.emit(day)


def paint_box(painter: QPainter, box: QRectF, tokens: Tokens, *, on: bool, edge: str = "") -> None:
    """The box of a check box, BOX less a pixel wide; ``edge``: its colour while it is off."""
    painter.setPen(QPen(QColor(tokens.accent if on else edge or tokens.faint), 1.0))
    painter.setBrush(QColor(tokens.accent if on else tokens.window))
    painter.drawRoundedRect(box, 4, 4)
    if on:
        tick = QPolygonF([QPointF(4.3, 8.3), QPointF(6.9, 10.9), QPointF(11.7, 5.4)])
        painter.setPen(_stroke(tokens.on_accent, 1.8))
        painter.drawPolyline(tick.translated(box.left() - 0.5, box.top() - 0.5))


def dress_calendar(calendar: QCalendarWidget) -> None:
    """Give the calendar the theme's colours and ISO weeks."""
    tokens = tokens_of(calendar)
    plain, head = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(QColor(tokens.text))
    head.setForeground(QColor(tokens.dim))
    head.setBackground(QColor(tokens.window))
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setHeaderTextFormat(head)
    for day in Qt.DayOfWeek:
        calendar.setWeekdayTextFormat(day, plain)
    signs = {"qt_calendar_prevmonth": "‹", "qt_calendar_nextmonth": "›"}
    for button in calendar.findChildren(QToolButton):
        if button.objectName() in signs:
            button.setIcon(QIcon())  # Qt's own is black in every theme
            button.setText(signs[button.objectName()])


def _stroke(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
