"""What a few papers need told beside their text: that they were withdrawn, have a newer version, or may be two. Built when needed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.records import Origins, ShelvedPaper
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.look.chips import FlowLayout
from desktop.ui.reader.reader_version import VersionNotice, WithdrawnNotice, has_version

ABOVE_TITLE = 14  # pixels between the notice of a withdrawal and the title
ABOVE = 10  # pixels above a notice under the facts


class ReaderNotices(QObject):
    """Builds each notice when a paper first needs it; one without notices costs nothing.

    ``at_top`` and ``under_facts`` are the layouts into which they go.

    Signals:
        seen: paper id, see VersionNotice.
        split_wanted: the reader says that the paper is two.
    """

    seen = Signal(int)
    split_wanted = Signal()

    def __init__(self, at_top: QVBoxLayout, under_facts: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._at_top = at_top
        self._under_facts = under_facts
        self._zoom = 1.0
        self.withdrawn: WithdrawnNotice | None = None
        self.version: VersionNotice | None = None
        self.parts: PartsNotice | None = None
        self._tells_version = False

    def show_notices(self, shelved: ShelvedPaper, origins: Origins) -> None:
        """Tell what that paper needs told."""
        self._show_withdrawn(shelved)
        self._show_version(shelved, origins)
        self._show_parts(origins.also_from)

    def leave(self) -> None:
        """The paper is left, and with it the difference that may be open."""
        if self.version is not None:
            self.version.leave()

    def toggle_changes(self) -> bool:
        """Open what changed since an earlier version, or close it; False where there is none."""
        if self.version is None or not self._tells_version or self.version.changes.isHidden():
            return False
        self.version.toggle()
        return True

    def set_zoom(self, zoom: float) -> None:
        """Show texts in that size; 1.0 is the usual one."""
        self._zoom = zoom
        if self.version is not None:
            self.version.set_zoom(zoom)

    def _show_withdrawn(self, shelved: ShelvedPaper) -> None:
        if shelved.paper.withdrawn and self.withdrawn is None:
            self.withdrawn = WithdrawnNotice()
            _place(self._at_top, self.withdrawn, below=ABOVE_TITLE)
        if self.withdrawn is not None:
            self.withdrawn.show_comment(shelved.paper.comment or "")
            _set_shown(self.withdrawn, shelved.paper.withdrawn)

    def _show_version(self, shelved: ShelvedPaper, origins: Origins) -> None:
        wanted = has_version(shelved, origins)
        if wanted and self.version is None:
            self.version = VersionNotice()
            self.version.set_zoom(self._zoom)
            self.version.seen.connect(self.seen)
            _place(self._under_facts, self.version, above=ABOVE)
        if self.version is None:
            return
        if wanted:
            self.version.show_version(shelved, origins)
        else:
            self.version.leave()
        self._tells_version = wanted
        _set_shown(self.version, wanted)

    def _show_parts(self, also_from: str) -> None:
        if also_from and self.parts is None:
            self.parts = PartsNotice()
            self.parts.split.clicked.connect(lambda _checked: self.split_wanted.emit())
            _place(self._under_facts, self.parts, above=ABOVE)
        if self.parts is not None:
            if self.parts.words.text() != also_from:
                self.parts.words.setText(also_from)
            _set_shown(self.parts, bool(also_from))


class PartsNotice(QWidget):
    """A quiet line that says from where else the paper is known, and lets the reader say that it is two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("partsNotice")
        self.words = plain_label("", "dim")
        self.split = QPushButton(tr("These are two papers…"))
        self.split.setProperty("kind", "link")
        flow = FlowLayout(self, horizontal=10, vertical=4)
        flow.addWidget(self.words)
        flow.addWidget(self.split)


def _place(layout: QVBoxLayout, notice: QWidget, *, above: int = 0, below: int = 0) -> None:
    """Hidden, it takes no room, nor do the pixels around it."""
    with_space = QWidget()  # hidden with it
    with_space.hide()
    around = QHBoxLayout(with_space)
    around.setContentsMargins(0, above, 0, below)
    around.addWidget(notice)
    layout.addWidget(with_space)


def _set_shown(notice: QWidget, shown: bool) -> None:
    with_space = notice.parentWidget()
    assert with_space is not None, "every notice is placed"
    if with_space.isHidden() == shown:
        with_space.setVisible(shown)
