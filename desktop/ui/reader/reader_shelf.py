"""Where the reader put a paper: its tags, its collections, and its entry for a bibliography behind a fold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.records import ShelvedPaper
from desktop.translation import tr
from desktop.ui.look.chips import ChipRow
from desktop.ui.reader.reader_text import ReaderText


class TagField(QLineEdit):
    """A field after the tags; Return adds what is written, several at once between commas.

    Signals:
        added: a tag that was written. escaped: Escape was pressed.
    """

    added = Signal(str)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagField")
        self.setAccessibleName(tr("Add tag"))
        self.setPlaceholderText(tr("+ tag"))
        self.setFixedWidth(110)
        self.setTextMargins(-2, 0, 0, 0)  # Qt insets the text by two pixels, out of line with what stands above
        self.returnPressed.connect(self._add)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        tags = [" ".join(tag.split()) for tag in self.text().split(",")]
        self.clear()
        for tag in tags:
            if tag:
                self.added.emit(tag)


class ReaderShelf(QWidget):
    """Tags, collections and BibTeX of the paper that is shown.

    Signals:
        tag_added, tag_removed: paper id and tag. tag_clicked: the tag.
        collection_clicked: its id. collection_removed: paper id and collection id.
        add_to_collection_requested, bibtex_wanted: paper id.
        left: Escape was pressed in the tag field.
    """

    tag_added = Signal(int, str)
    tag_removed = Signal(int, str)
    tag_clicked = Signal(str)
    collection_clicked = Signal(int)
    collection_removed = Signal(int, int)
    add_to_collection_requested = Signal(int)
    bibtex_wanted = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelved: ShelvedPaper | None = None
        self.tags = ChipRow(tr("Tags"), self)
        self.tag_field = TagField(self.tags)
        self.collections = ChipRow(tr("Collections"), self)
        self._in = QLabel(tr("in"), self.collections)
        self.add_to_collection = QPushButton(tr("Add to collection"), self.collections)
        self.bibtex_fold = QPushButton(self)
        self.bibtex = ReaderText(tr("BibTeX entry"), "paperBibtex", parent=self)
        self._build()
        self._connect()

    def show_shelf(self, shelved: ShelvedPaper) -> None:
        """Show where that paper is. Another paper folds its BibTeX; the same one, changed, asks for it again."""
        before, self._shelved = self._shelved, shelved
        self.tags.show_chips([(tag, tag) for tag in shelved.tags], dict(shelved.coloured_tags))
        self.collections.show_chips(
            [(collection.collection_id, collection.path.replace("/", " / ")) for collection in shelved.collections]
        )
        self._in.setVisible(bool(shelved.collections))
        if before is None or before.paper_id != shelved.paper_id:
            self.tag_field.clear()
            self.bibtex_fold.setChecked(False)
            self.bibtex.set_text("")
        elif self.bibtex_fold.isChecked() and (before.paper, before.citation_key) != (shelved.paper, shelved.citation_key):
            self.bibtex_wanted.emit(shelved.paper_id)

    def set_bibtex(self, text: str) -> None:
        """Show that entry behind the fold."""
        self.bibtex.set_text(text)

    def _build(self) -> None:
        self._in.setProperty("kind", "faint")
        self.add_to_collection.setProperty("kind", "inline")
        self.tags.add_after(self.tag_field)
        self.collections.add_before(self._in)
        self.collections.add_after(self.add_to_collection)
        self.bibtex_fold.setProperty("kind", "inline")
        self.bibtex_fold.setAccessibleName(tr("BibTeX"))
        self.bibtex_fold.setCheckable(True)
        self._unfold(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.tags, self.collections):
            layout.addWidget(widget)
        layout.addWidget(self.bibtex_fold, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.bibtex)

    def _connect(self) -> None:
        self.tag_field.added.connect(lambda tag: self.tag_added.emit(self._paper_id(), tag))
        self.tag_field.escaped.connect(self.left)
        self.tags.chosen.connect(self.tag_clicked.emit)
        self.tags.removed.connect(lambda tag: self.tag_removed.emit(self._paper_id(), tag))
        self.collections.chosen.connect(self.collection_clicked.emit)
        self.collections.removed.connect(lambda collection_id: self.collection_removed.emit(self._paper_id(), collection_id))
        self.add_to_collection.clicked.connect(lambda _checked: self.add_to_collection_requested.emit(self._paper_id()))
        self.bibtex_fold.toggled.connect(self._on_fold_toggled)

    def _on_fold_toggled(self, unfolded: bool) -> None:
        self._unfold(unfolded)
        if unfolded:
            self.bibtex_wanted.emit(self._paper_id())

    def _unfold(self, unfolded: bool) -> None:
        self.bibtex_fold.setText(("▾ " if unfolded else "▸ ") + tr("BibTeX"))
        self.bibtex.setVisible(unfolded)

    def _paper_id(self) -> int:
        assert self._shelved is not None, "nothing can be pressed before a paper is shown"
        return self._shelved.paper_id
