"""Tags in the sidebar and in the list: keeps their rows up to date, and does what is asked of them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.records import Tag
from desktop.translation import tr, trn
from desktop.ui.asking.name_dialog import NameDialog
from desktop.ui.sidebar import sidebar_menu
from desktop.ui.views import INBOX

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

OF_THE_SHOWN = ("rename_tag", "delete_tag")  # commands that are about the tag that is shown
PAUSE = 150  # milliseconds without another change, after which tags are read: each key would else begin it anew


class Tags(QObject):
    """Shows them from ``start`` on, once the first page is painted, and again after each change."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._tags, self._browsing = window.library.tags, window.browsing
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.refresh)
        self._deeds = {sidebar_menu.RENAME: self._rename, sidebar_menu.DELETE: self._tags.delete}
        self._browsing.shown.connect(self._enable)
        self._enable()

    def start(self) -> None:
        """Keep their rows up to date from now on, and answer the sidebar."""
        library = self._window.library
        self._window.sidebar.tag_requested.connect(lambda deed, tag_id: self._deeds[deed](tag_id))
        for changed in (library.papers_changed, library.papers_added):
            changed.connect(self._pause.start)
        library.collections_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Look again at the tags. A view whose tag is gone gives way to the Inbox."""
        browsing = self._browsing
        title, coloured = browsing.title, self._coloured()
        browsing.subjects.load_tags()
        if self._coloured() != coloured:
            self._window.papers.model.forget_all()  # rows show them
        if not browsing.subjects.is_there(browsing.view):
            browsing.show(INBOX)
        elif browsing.view.kind == "tag" and browsing.title != title:
            browsing.refresh()
        self._window.later.labels.refresh()

    def do_to_shown(self, deed: str) -> None:
        """Do that (a name of sidebar_menu.py) to the tag that is shown; nothing where none is."""
        if self._browsing.view.kind == "tag":
            self._deeds[deed](self._browsing.view.tag_id)

    def _rename(self, tag_id: int) -> None:
        tag = self._browsing.subjects.tag_of(tag_id)
        if tag is None:
            return
        heading = tr("Rename the tag “{name}”").format(name=tag.name)
        hint = trn("It is on {count} paper. The name of another tag makes one of both.",
                   "It is on {count} papers. The name of another tag makes one of both.", tag.count)  # fmt: skip
        name = NameDialog.ask(self._window, heading, tr("Name"), tr("Rename"), tag.name, hint=hint)
        if name and name != tag.name:
            self._tags.rename(tag_id, name)

    def _coloured(self) -> set[Tag]:
        return {replace(tag, count=0) for tag in self._browsing.subjects.tags() if tag.colour}

    def _enable(self) -> None:
        for name in OF_THE_SHOWN:
            self._window.actions_by_name[name].setEnabled(self._browsing.view.kind == "tag")
