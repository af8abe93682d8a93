"""Asks for names of papers, one a line or amid prose, and says while they are typed what is understood of each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.library.paper_names import NamedPaper
from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import build_button_row, build_title, fit_to_screen, plain_label
from desktop.ui.look.icons import icon
from desktop.ui.look.theme import tokens_of

PAUSE = 120  # milliseconds after a letter
MOST_SHOWN = 200  # names that are told one by one
SIZE = (560, 500)

Read = Callable[[str], Sequence[NamedPaper]]


class AddDialog(QDialog):
    """A field of several lines over what it is understood as. ``read`` understands a text, quickly and asking nobody.

    ``collection``: the path of the one into which the papers will also go, "" for none.
    """

    def __init__(self, read: Read, *, collection: str, offline: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self.setWindowTitle(tr("Add papers"))
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(tr("Ids, DOIs or addresses"))
        self.field.setPlaceholderText("2603.27481\nhttps://doi.org/10.1145/3292500\nhttps://huggingface.co/papers/2603.27481")
        self.field.setTabChangesFocus(True)
        self.understood = QListWidget()
        self.understood.setProperty("kind", "choices")
        self.understood.setAccessibleName(tr("What is understood"))
        self.understood.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.understood.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.understood.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.understood.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note = plain_label(_promise(collection, offline=offline), "dim")
        self.note.setWordWrap(True)
        self.note.setVisible(bool(self.note.text()))
        self.add = QPushButton(tr("Add"))
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.refresh)
        self._build()
        fit_to_screen(self, *SIZE)
        self.refresh()

    @classmethod
    def ask(cls, read: Read, *, collection: str, offline: bool, parent: QWidget | None = None) -> str | None:
        """The text, which names at least one paper; None when the reader thought better of it."""
        dialog = cls(read, collection=collection, offline=offline, parent=parent)
        text = dialog.field.toPlainText() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return text

    def refresh(self) -> None:
        """Say what is understood of the field as it is now."""
        self._timer.stop()
        found = list(self._read(self.field.toPlainText()))
        self.understood.clear()
        for one in found[:MOST_SHOWN]:
            self.understood.addItem(self._item(one))
        if len(found) > MOST_SHOWN:
            more = trn("and {count} more", "and {count} more", len(found) - MOST_SHOWN)
            self.understood.addItem(QListWidgetItem(more))
        named = [one for one in found if one.outcome != "not understood"]
        self.add.setText(trn("Add {count} paper", "Add {count} papers", len(named)) if named else tr("Add"))
        self.add.setEnabled(bool(named))

    def accept(self) -> None:
        """Take what stands in the field, if it names a paper."""
        self.refresh()
        if self.add.isEnabled():
            super().accept()

    def _item(self, one: NamedPaper) -> QListWidgetItem:
        tokens = tokens_of(self)
        if one.outcome == "new":
            words, name, colour = one.words, "plus", tokens.accent
        elif one.outcome == "here":
            words, name, colour = tr("here already: {title}").format(title=one.words), "check", tokens.good
        else:
            words, name, colour = tr("names no paper: {line}").format(line=one.typed), "close", tokens.faint
        item = QListWidgetItem(icon(name, colour), words)
        item.setToolTip(one.words)
        item.setForeground(QColor(tokens.text if one.outcome == "new" else tokens.dim))
        return item

    def _build(self) -> None:
        cancel = QPushButton(tr("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(8)
        column.addWidget(build_title(tr("Add papers")))
        caption = plain_label(
            tr("arXiv ids, DOIs, addresses of arXiv, Hugging Face or OpenReview; one a line, or amid prose"), "dim"
        )
        caption.setBuddy(self.field)
        caption.setWordWrap(True)
        column.addWidget(caption)
        column.addWidget(self.field, 1)
        column.addWidget(self.understood, 1)
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addLayout(build_button_row(cancel, self.add))
        self.field.textChanged.connect(self._timer.start)
        self.add.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.field.setFocus()


def _promise(collection: str, *, offline: bool) -> str:
    sentences = []
    if collection:
        sentences.append(tr("They are also put into “{path}”.").format(path=collection))
    if offline:
        sentences.append(tr("You work offline: they wait, and are asked for when you are online again."))
    return " ".join(sentences)
