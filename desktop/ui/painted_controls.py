"""Check boxes, drop-down lists and date fields whose marks are painted in the theme's colours: a style sheet cannot."""

from PySide6.QtCore import QDate, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPolygonF, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QComboBox, QDateEdit, QListView, QToolButton, QWidget

from desktop.ui.theme import font, tokens_of

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
        edge = tokens.accent if on or focused else tokens.dim if self.underMouse() else tokens.faint
        painter.setPen(QPen(QColor(edge), 1.0))
        painter.setBrush(QColor(tokens.accent if on else tokens.window))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            tick = QPolygonF([QPointF(4.3, 8.3), QPointF(6.9, 10.9), QPointF(11.7, 5.4)])
            painter.setPen(_stroke(tokens.on_accent, 1.8))
            painter.drawPolyline(tick.translated(0, box.top() - 0.5))
        painter.setFont(font())
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.faint))
        words = self.rect().adjusted(BOX + GAP, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        if focused:
            under = self.fontMetrics().horizontalAdvance(self.text())
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawLine(words.left(), self.height() - 3, words.left() + under, self.height() - 3)


class DropDown(QComboBox):
    """A drop-down list with a thin arrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setView(QListView())  # the usual one takes no colours from the style sheet

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self)


class DateField(QDateEdit):
    """A date with a thin arrow that opens a calendar without Qt's red Sundays and blue head."""

    def __init__(self, date: QDate) -> None:
        super().__init__(date)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        tokens = tokens_of(self)
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(tokens.text))
        head.setForeground(QColor(tokens.dim))
        head.setBackground(QColor(tokens.window))
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            calendar.setWeekdayTextFormat(day, plain)
        signs = {"qt_calendar_prevmonth": "‹", "qt_calendar_nextmonth": "›"}
        for button in calendar.findChildren(QToolButton):
            if button.objectName() in signs:
                button.setIcon(QIcon())  # Qt's own is black in every theme
                button.setText(signs[button.objectName()])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self)


def _paint_arrow(control: QWidget) -> None:
    painter = QPainter(control)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_stroke(tokens_of(control).dim, 1.4))
    centre = QPointF(control.width() - 15, control.height() / 2)
    painter.drawPolyline(QPolygonF([centre + QPointF(-3.5, -1.5), centre + QPointF(0, 2), centre + QPointF(3.5, -1.5)]))


def _stroke(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
