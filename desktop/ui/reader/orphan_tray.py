"""Highlights whose passage a paper does not have any more: what they said, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.records import Highlight
from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.look.chips import FlowLayout
from desktop.ui.reader.highlighted_text import HighlightedText
from desktop.ui.reader.reader_text import ReaderText

LINE = 20  # pixels from one line to the next


class OrphanTray(QFrame):
    """Shows one of them at a time, with the words that stood around it.

    Signals:
        attach_wanted, removal_wanted: int, the highlight that is shown.
    """

    attach_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("orphanTray")
        self._orphans: tuple[Highlight, ...] = ()
        self._number = 0
        self.heading = plain_label("", "notice")
        self.heading.setWordWrap(True)
        self.text = ReaderText(tr("Lost passage"), "orphanText", line_pixels=LINE)
        self._passage = HighlightedText(self.text, "")
        self.comment = plain_label("", "dim")
        self.comment.setWordWrap(True)
        self.hint = plain_label(tr("Select the words it belongs to in title or abstract, then attach it."), "faint")
        self.hint.setWordWrap(True)
        self.attach = QPushButton(tr("Attach to the selection"))
        self.delete = QPushButton(tr("Delete"))
        self.next = QPushButton()
        self._build()

    @property
    def current(self) -> int:
        """The highlight that is shown; 0: none."""
        return self._orphans[self._number].highlight_id if self._orphans else 0

    def show_orphans(self, orphans: Sequence[Highlight]) -> None:
        """Show the first of these, or the one that was shown already."""
        before = self.current
        self._orphans = tuple(orphans)
        self._number = next((place for place, one in enumerate(orphans) if one.highlight_id == before), 0)
        if orphans:
            self._show()

    def step(self) -> None:
        """Show the next one, after the last the first."""
        if self._orphans:
            self._number = (self._number + 1) % len(self._orphans)
            self._show()

    def _show(self) -> None:
        orphan, total = self._orphans[self._number], len(self._orphans)
        self.heading.setText(
            trn("{count} highlight has lost its passage", "{count} highlights have lost their passages", total)
        )
        # As it stood, with an ellipsis where the text went on.
        before = ("…" if orphan.start > len(orphan.prefix) else "") + orphan.prefix
        after = orphan.suffix + "…" if orphan.suffix else ""
        whole, end = before + orphan.exact + after, len(before) + len(orphan.exact)
        place = replace(orphan, start=len(before), end=end, prefix=before, suffix=after)
        self._passage.show(whole, [place])
        self.comment.setText(orphan.comment)
        self.comment.setVisible(bool(orphan.comment))
        self.next.setVisible(total > 1)
        self.next.setText(tr("Next ({number} of {total})").format(number=self._number + 1, total=total))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 11)
        column.setSpacing(6)
        for widget in (self.heading, self.text, self.comment, self.hint):
            column.addWidget(widget)
        row = QWidget()
        flow = FlowLayout(row, horizontal=8, vertical=4)
        for button in (self.attach, self.delete, self.next):
            flow.addWidget(button)
        column.addWidget(row)
        self.attach.clicked.connect(lambda _checked: self.attach_wanted.emit(self.current))
        self.delete.clicked.connect(lambda _checked: self.removal_wanted.emit(self.current))
        self.next.clicked.connect(lambda _checked: self.step())
