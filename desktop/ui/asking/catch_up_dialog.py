"""Asks how many papers to keep after days away, and says what will happen to the rest. Does nothing itself."""

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import build_button_row, build_title, plain_label
from desktop.ui.look.segments import Segments

CHOICES = (20, 40, 80)
USUAL = 40


class CatchUpDialog(QDialog):
    """A number to choose, and two sentences that follow it. ``unseen``: how many papers there are to choose from."""

    def __init__(self, unseen: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unseen = unseen
        self.setWindowTitle(tr("Catch up"))
        self.setMinimumWidth(440)
        self.keep = Segments(
            [(count, tr("Best {count}").format(count=count)) for count in CHOICES], USUAL, tr("How many to keep")
        )
        self.sentence = plain_label("", "dim")
        self.promise = plain_label(
            tr(
                "Starred papers, your reading list and papers you filed, noted, tagged or highlighted are left alone; "
                "one undo brings all back."
            ),
            "dim",
        )
        self.act = QPushButton(tr("Catch up"))
        cancel = QPushButton(tr("Cancel"))
        for label in (self.sentence, self.promise):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(build_title(trn("{count} unseen paper", "{count} unseen papers", unseen)))
        column.addSpacing(2)
        column.addWidget(self.keep)
        column.addWidget(self.sentence)
        column.addWidget(self.promise)
        column.addStretch(1)
        column.addSpacing(6)
        column.addLayout(build_button_row(cancel, self.act))
        self.keep.chosen.connect(lambda _count: self._refresh())
        self.act.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.keep.button(USUAL).setFocus()
        self._refresh()

    @classmethod
    def ask(cls, parent: QWidget | None, unseen: int) -> int | None:
        """How many of the unseen papers to keep; None when the reader cancelled."""
        dialog = cls(unseen, parent)
        keep = dialog.keep.value() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return keep

    def _refresh(self) -> None:
        keep = self.keep.value()
        rest = max(0, self._unseen - keep)
        self.act.setEnabled(rest > 0)
        if not rest:
            self.sentence.setText(tr("There are no more than {count} unseen papers, so all of them stay.").format(count=keep))
            return
        kept = tr("The {count} papers with the most upvotes for their day stay in the Inbox.").format(count=keep)
        gone = trn("The other one is dismissed.", "The other {count} are dismissed; searching still finds them.", rest)
        self.sentence.setText(f"{kept} {gone}")
