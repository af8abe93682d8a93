"""Asks which earlier text of a note is wanted back, with what changed since then word by word. Changes nothing itself."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListWidget, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.library.versions import word_changes
from desktop.records import Span
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import build_button_row, build_title, fit_to_screen, plain_label
from desktop.ui.reader.difference_text import DifferenceText

WIDTH, HEIGHT, TIMES = 760, 520, 190  # pixels
LINE = 21  # pixels from one line to the next
MOST_COMPARED = 200_000  # characters of either text


class NoteHistoryDialog(QDialog):
    """The times at the left, the latest on top; at the right what the note said then against what it says ``now``."""

    def __init__(
        self, times: Mapping[int, str], load_text: Callable[[int], str], now: str, parent: QWidget | None = None
    ) -> None:
        """``times``: ISO, UTC, by the number that ``load_text`` takes, in the order in which they are listed."""
        super().__init__(parent)
        self.setWindowTitle(tr("History of the note"))
        self._numbers = tuple(times)
        self._load_text = load_text
        self._now = now
        self.times = QListWidget()
        self.times.setObjectName("noteTimes")
        self.times.setAccessibleName(tr("When the note was saved"))
        self.times.setFixedWidth(TIMES)
        self.times.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.times.addItems([time_words(time) for time in times.values()])
        self.text = DifferenceText(tr("Note, what changed since"), "differenceAbstract", line_pixels=LINE)
        self.alone = QPushButton()
        self.alone.setCheckable(True)
        self.alone.setProperty("kind", "link")
        self.sentence = plain_label("", "faint")
        self.sentence.setWordWrap(True)
        self.act = QPushButton(tr("Bring it back"))
        self._build()
        self.times.setCurrentRow(min(1, len(times) - 1))  # the first is what the note says now
        self.times.setFocus()

    @property
    def number(self) -> int:
        """Of the text that is chosen."""
        return self._numbers[self.times.currentRow()]

    @classmethod
    def ask(cls, parent: QWidget | None, times: Mapping[int, str], load_text: Callable[[int], str], now: str) -> int | None:
        """The number of the text that is wanted back; None when the reader cancelled."""
        dialog = cls(times, load_text, now, parent)
        number = dialog.number if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return number

    def _build(self) -> None:
        cancel = QPushButton(tr("Cancel"))
        page = QFrame()
        page.setObjectName("difference")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(14, 10, 14, 12)
        inner.addWidget(self.text)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        head = QHBoxLayout()
        head.addWidget(self.sentence, 1)
        head.addWidget(self.alone)
        side = QVBoxLayout()
        side.setSpacing(6)
        side.addLayout(head)
        side.addWidget(area, 1)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.times)
        sides.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addWidget(build_title(tr("History of the note")))
        column.addLayout(sides, 1)
        column.addLayout(build_button_row(cancel, self.act))
        self.times.currentRowChanged.connect(lambda _row: self._compare())
        self.alone.toggled.connect(lambda _on: self._compare())
        self.act.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        fit_to_screen(self, WIDTH, HEIGHT)

    def _compare(self) -> None:
        then, now = self._load_text(self.number), self._now
        self.act.setEnabled(then != now)
        self.alone.setText(tr("What changed since") if self.alone.isChecked() else tr("As it was"))
        self.alone.setVisible(bool(then) and then != now)
        if then == now:
            self.sentence.setText(tr("This is what the note says now."))
        elif not then:
            self.sentence.setText(tr("There was no note then. Underlined: written since."))
        elif self.alone.isChecked():
            self.sentence.setText(tr("The note as it was."))
        else:
            self.sentence.setText(tr("Struck through: taken away since. Underlined: written since."))
        if max(len(then), len(now)) > MOST_COMPARED:
            only = tr("Only the first {count} characters are shown.").format(count=f"{MOST_COMPARED:,}")
            self.sentence.setText(f"{self.sentence.text()} {only}")
        then, now = then[:MOST_COMPARED], now[:MOST_COMPARED]
        whole = self.alone.isChecked() and self.alone.isVisibleTo(self)
        self.text.show_pieces((Span("same", then),) if whole else word_changes(then, now))


def time_words(time: str) -> str:
    """A time (ISO, UTC) as the clock here showed it: ``12 May 2026, 14:03``."""
    seconds = datetime.fromisoformat(time).astimezone(UTC).timestamp()
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)), "d MMM yyyy, HH:mm:ss")
