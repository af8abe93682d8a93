"""Links between papers in the window: completed while they are typed, followed where they are read, told where they lead."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.records.mentions import Linkable
from desktop.translation import tr
from desktop.ui.papers.paper_words import title_words
from desktop.ui.reader.link_completion import LinkCompletion
from desktop.ui.reader.link_trail import LinkTrail
from desktop.ui.reader.mentioned_in import MentionedIn
from desktop.ui.reader.reader import Reader

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class NoteLinking(QObject):
    """Joins the reader's note with the library's papers."""

    def __init__(self, window: "MainWindow", reader: Reader) -> None:
        super().__init__(window)
        self._window, self._reader, self._links = window, reader, window.library.links
        self._actions = window.actions_by_name
        self.trail = LinkTrail(window.papers, window.browsing, self)
        self.completion = LinkCompletion(reader.note.field, self._find, self._links.write_link_to, window)
        self.mentioned_in = MentionedIn()
        reader.page.under_note.addWidget(self.mentioned_in)
        reader.note.sides.find_papers = self._links.find_named
        reader.note.sides.paper_link_activated.connect(self.follow)
        reader.origins_shown.connect(lambda _origins: self._show_mentions())
        window.library.papers_changed.connect(lambda _ids: self._show_mentions())
        self.mentioned_in.chosen.connect(self.open)
        self.trail.moved.connect(self._enable)
        self._enable()

    def follow(self, name: str) -> None:
        """Show the paper of that name, which a link says."""
        paper_id = self._links.find_named([name]).get(name)
        if paper_id is None:
            sentence = tr("No paper of this library is called {name}.")
            self._window.library.told.emit(sentence.format(name=name.partition(":")[2]), False)
        else:
            self.open(paper_id)

    def open(self, paper_id: int) -> None:
        """Show that paper, and offer the way back."""
        note = self._reader.note
        if not note.flush() or paper_id == note.paper_id:
            return
        left = self._window.library.load_rows([note.paper_id or 0])
        self.trail.follow(paper_id)
        if left:
            words = tr("Came from “{title}”").format(title=title_words(left[0]))
            self._window.quiet_bar.offer(words, self.go_back, tr("Back"))

    def go_back(self) -> None:
        """Show the paper again from which the last link was followed, in its list."""
        self._reader.note.flush()
        self.trail.go(back=True)

    def go_forward(self) -> None:
        """Show the paper again to which that link led."""
        self._reader.note.flush()
        self.trail.go(back=False)

    def _find(self, typed: str) -> list[Linkable]:
        return list(self._links.find_linkable(typed, self._reader.note.paper_id or 0))

    def _show_mentions(self) -> None:
        paper_id = self._reader.note.paper_id
        self.mentioned_in.show_mentions(self._links.load_mentions(paper_id) if paper_id is not None else ())

    def _enable(self) -> None:
        self._actions["go_back"].setEnabled(self.trail.has_behind)
        self._actions["go_forward"].setEnabled(self.trail.has_ahead)
