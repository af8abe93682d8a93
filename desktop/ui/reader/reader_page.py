"""What the reader scrolls: everything about one paper, in the order in which it is read."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop.records import Origins, Paper, SearchWord, ShelvedPaper
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.look.theme import restyle, tokens_of
from desktop.ui.papers.paper_words import bloom_words
from desktop.ui.reader.highlighted_text import HighlightedText
from desktop.ui.reader.match_spans import find_words
from desktop.ui.reader.note_editor import NoteEditor
from desktop.ui.reader.passages import Passages
from desktop.ui.reader.pinned_part import PinnedPart
from desktop.ui.reader.plain_text import readable
from desktop.ui.reader.reader_authors import LINE as AUTHORS_LINE
from desktop.ui.reader.reader_authors import AuthorsText
from desktop.ui.reader.reader_column import ReaderColumn
from desktop.ui.reader.reader_facts import FactsLine
from desktop.ui.reader.reader_highlights import ReaderHighlights
from desktop.ui.reader.reader_lack import LackLine
from desktop.ui.reader.reader_notices import ReaderNotices
from desktop.ui.reader.reader_reasons import ReasonsLine
from desktop.ui.reader.reader_shelf import ReaderShelf
from desktop.ui.reader.reader_text import ReaderText, Span
from desktop.ui.reader.reader_version import has_version

TITLE_LINE = 28  # pixels from one line to the next
ABSTRACT_LINE = 15 * 1.58
SUMMARY_LINE = 20
NO_ORIGINS = Origins()
MOST_AT_ONCE = 12_000  # characters of an abstract; to break 200,000 into lines would take 150 ms
# Pixels of the letters, as the style sheet has them; what is not named keeps its size.
LETTERS = {
    "#paperTitle": 22, "#paperAuthors": 13, "#paperAuthors QPushButton": 13, "#paperAbstract": 15,
    '#paperAbstract[quiet="true"]': 13, "#paperSummary": 13, "#noteField": 14, "#notePreview": 14, "#paperBibtex": 12,
}  # fmt: skip


class ReaderPage(ReaderColumn):
    """The same widgets for every paper, so that going from one to the next is instant."""

    def __init__(self, save_note: Callable[[int, str], None], parent: QWidget | None = None) -> None:
        super().__init__(beside_scroll_bar=True, parent=parent)
        self.setObjectName("readerPage")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else all that is behind it is painted with it
        self.title = ReaderText(tr("Title"), "paperTitle", line_pixels=TITLE_LINE)
        self.authors = AuthorsText()
        self.facts = FactsLine()
        self.reasons = ReasonsLine()
        self._at_top, self._under_facts = QVBoxLayout(), QVBoxLayout()
        self.notices = ReaderNotices(self._at_top, self._under_facts, self)
        self.abstract = ReaderText(tr("Abstract"), "paperAbstract", line_pixels=ABSTRACT_LINE)
        self.passages = Passages(self.title, self.abstract, self)
        self._under_abstract, self.under_note = QVBoxLayout(), QVBoxLayout()
        self.highlights = ReaderHighlights(self.passages, self._under_abstract, self)
        self.summary = ReaderText(tr("Summary"), "paperSummary", line_pixels=SUMMARY_LINE)
        self._summary_text = HighlightedText(self.summary, "")
        self.lack = LackLine()
        self.note = NoteEditor(save_note)
        self.note_place = PinnedPart(self.note, self.column)
        self.shelf = ReaderShelf()
        self._shelved: ShelvedPaper | None = None
        self._origins = NO_ORIGINS
        self._is_whole = False  # the abstract is shown to its end, however long it is
        self.show_all = self._build_show_all()
        self._words: tuple[SearchWord, ...] = ()
        self.keywords: QLabel = plain_label("", "faint")
        self.keywords.setWordWrap(True)
        self.keywords.hide()
        self._summary_box = self._build_summary()
        self._place_parts()

    def show_parts(self, shelved: ShelvedPaper, origins: Origins = NO_ORIGINS) -> None:
        """Show that paper in every part; parts that say the same as before are left alone."""
        paper = shelved.paper
        if self._shelved is None or self._shelved.paper_id != shelved.paper_id:
            self._is_whole = False
        self._shelved, self._origins = shelved, origins
        self.authors.show_authors([author.name for author in paper.authors])
        self.authors.setVisible(bool(paper.authors))
        self.facts.show_facts(shelved, tell_version=not has_version(shelved, origins))
        self.reasons.show_reasons(shelved.paper_id, origins.reasons, bloom_words(origins.bloom, shelved.upvotes))
        self.notices.show_notices(shelved, origins)
        self._show_texts(shelved)
        self.lack.show_lack(shelved)
        self._show_summary(paper)
        self.note.show_note(shelved.paper_id, shelved.note)
        self.shelf.show_shelf(shelved)
        self._paint_words()

    def would_tell_more(self, origins: Origins) -> bool:
        """Whether these are others than what is told of the paper now."""
        return origins != self._origins

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(tokens_of(self).window))

    def show_whole(self) -> None:
        """Show the abstract to its end."""
        if self._shelved is not None and not self.show_all.isHidden():
            self._is_whole = True
            self.show_parts(self._shelved, self._origins)

    def set_zoom(self, zoom: float) -> None:
        """Show texts and note in that size, at the same number of characters a line; 1.0 is the usual size."""
        super().set_zoom(zoom)
        self.notices.set_zoom(zoom)
        rules = [f"{name} {{ font-size: {round(pixels * zoom)}px; }}" for name, pixels in LETTERS.items()]
        self.setStyleSheet("" if zoom == 1 else "\n".join(rules))
        for text, line in (
            (self.title, TITLE_LINE),
            (self.authors, AUTHORS_LINE),
            (self.abstract, ABSTRACT_LINE),
            (self.summary, SUMMARY_LINE),
        ):
            text.set_line_pixels(line * zoom)

    def mark_words(self, words: tuple[SearchWord, ...]) -> None:
        """Paint these words wherever title and abstract have them, in this paper and the next ones."""
        if words != self._words:
            self._words = words
            self._paint_words()

    def _paint_words(self) -> None:
        for place, field in ((self.title, "title"), (self.abstract, "abstract")):
            found = find_words(place.text, self._words, field) if self._words else []
            place.set_spans([Span(start, end) for start, end in found], "words")

    def _show_texts(self, shelved: ShelvedPaper) -> None:
        abstract = shelved.paper.abstract
        restyle(self.abstract, "quiet", "false" if abstract else "true")
        instead = tr("No abstract: the listing gave none.")
        whole = self.passages.show(shelved, instead, None if self._is_whole else MOST_AT_ONCE)
        if whole != self.show_all.isHidden():
            self.show_all.setVisible(not whole)
        if not whole:
            self.show_all.setText(tr("Show all {count} characters").format(count=f"{len(abstract):,}"))

    def _show_summary(self, paper: Paper) -> None:
        self._summary_text.show(paper.ai_summary or "", ())
        keywords = ", ".join(" ".join(readable(word).split()) for word in paper.ai_keywords)
        if self.keywords.text() != keywords:
            self.keywords.setText(keywords)
            self.keywords.setVisible(bool(keywords))
        told = bool(paper.ai_summary or keywords)
        if self._summary_box.isHidden() == told:
            self._summary_box.setVisible(told)
        if self.summary.isHidden() == bool(paper.ai_summary):
            self.summary.setVisible(bool(paper.ai_summary))

    def _build_show_all(self) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "inline")
        button.clicked.connect(lambda _checked: self.show_whole())
        button.hide()
        return button

    def _build_summary(self) -> QWidget:
        box = QFrame()
        box.setObjectName("summary")
        label = plain_label(tr("Summary by a language model"), "heading")
        layout = QVBoxLayout(box)
        layout.setContentsMargins(12, 1, 0, 1)
        layout.setSpacing(3)
        layout.addWidget(label)
        layout.addWidget(self.summary)
        layout.addWidget(self.keywords)
        with_space = QWidget()  # hidden with it
        around = QVBoxLayout(with_space)
        around.setContentsMargins(0, 18, 0, 0)
        around.addWidget(box)
        return with_space

    def _place_parts(self) -> None:
        layout = self.layout_of_column
        layout.setContentsMargins(0, 8, 0, 26)
        hairline = QFrame()
        hairline.setProperty("kind", "hairline")
        for space, part in (
            (0, self._at_top),
            (0, self.title),
            (10, self.authors),
            (7, self.facts),
            (9, self.reasons),
            (0, self.lack),
            (0, self._under_facts),
            (16, hairline),
            (17, self.abstract),
            (0, self.show_all),
            (0, self._under_abstract),
            (0, self._summary_box),
            (4, self.note_place),
            (0, self.under_note),
            (2, self.shelf),
        ):
            layout.addLayout(_spaced(space, part))
        layout.addStretch(1)


def _spaced(space: int, part: QWidget | QLayout) -> QHBoxLayout:
    """That part with its space above it."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, space, 0, 0)
    layout.addLayout(part) if isinstance(part, QLayout) else layout.addWidget(part)
    return layout
