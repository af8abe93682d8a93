"""A small line of how a paper's upvotes grew, as the pulls saw them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.records import Vote
from desktop.translation import tr, trn
from desktop.ui.look.theme import tokens_of

WIDTH, HEIGHT = 46, 13
EDGE = 2.0  # pixels kept free for the width of the line and the dot
DOT = 1.8

Point = tuple[float, int]  # seconds since 1970, upvotes


class VoteHistory(QWidget):
    """The curve, with its words as tool tip and for assistive technology; hidden where there is nothing to compare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voteHistory")
        self._votes: tuple[Vote, ...] = ()
        self._points: list[Point] = []
        self._curve = QPolygonF()
        self.hide()

    def show_votes(self, votes: Sequence[Vote]) -> None:
        """Show these votes, oldest first or not; what has no number or no time is left out."""
        if tuple(votes) == self._votes:
            return
        self._votes = tuple(votes)
        self._points = points_of(votes)
        self._curve = _curve(self._points)
        words = in_words(self._points)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._curve.isEmpty():
            return
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.dim), 1.3, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(self._curve)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(self._curve.last(), DOT, DOT)


def points_of(votes: Sequence[Vote]) -> list[Point]:
    """When there were how many upvotes, oldest first."""
    points = [
        (time, vote.upvotes) for vote in votes if vote.upvotes is not None and (time := _seconds(vote.time)) is not None
    ]
    return sorted(points)


def in_words(points: Sequence[Point]) -> str:
    """``Upvotes from 21 to 30 in 3 days``; nothing for fewer than two points."""
    if len(points) < 2:
        return ""
    (began, first), (ended, last) = points[0], points[-1]
    hours = round((ended - began) / 3600)
    span = (
        trn("{count} hour", "{count} hours", hours) if hours < 48 else trn("{count} day", "{count} days", round(hours / 24))
    )
    if hours < 1:
        span = tr("less than an hour")
    if first == last:
        return tr("Upvotes unchanged at {count} in {span}").format(count=f"{last:,}", span=span)
    return tr("Upvotes from {first} to {last} in {span}").format(first=f"{first:,}", last=f"{last:,}", span=span)


def _curve(points: Sequence[Point]) -> QPolygonF:
    if len(points) < 2:
        return QPolygonF()
    times, counts = [time for time, _ in points], [count for _, count in points]
    began, length = times[0], times[-1] - times[0] or 1.0
    least, growth = min(counts), max(counts) - min(counts)
    # Without growth the line runs along the middle: along the bottom it would say that there are none.
    heights = [(count - least) / growth if growth else 0.5 for count in counts]
    return QPolygonF(
        [
            QPointF(EDGE + (WIDTH - 2 * EDGE) * (time - began) / length, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * height)
            for time, height in zip(times, heights, strict=True)
        ]
    )


def _seconds(time: str) -> float | None:
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
