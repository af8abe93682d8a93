"""How the window looks and answers: theme, panes, counts, single keys, offline. Changes are kept in the settings."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from desktop.settings import ZOOM_LEAST, ZOOM_MOST, Settings
from desktop.translation import tr
from desktop.ui import theme
from desktop.ui.paper_list import PaperList
from desktop.ui.sidebar import Sidebar
from desktop.ui.status_strip import StatusStrip

LIBRARY, READER = 0, 2  # panes that can be hidden, by their place
PANES_THAT_HIDE = {"library_pane": LIBRARY, "reader_pane": READER}
HIDDEN = "hidden"


class Appearance(QObject):
    """Applies the settings to the window's parts and keeps the check marks of their actions true.

    Signals:
        changed: some setting has another value now.
    """

    changed = Signal()

    def __init__(
        self,
        settings: Settings,
        save: Callable[[], None],
        actions: Mapping[str, QAction],
        *,
        is_offline: Callable[[], bool],
        geometry: QSettings | None,
        splitter: QSplitter,
        sidebar: Sidebar,
        papers: PaperList,
        strip: StatusStrip,
        parent: QObject,
    ) -> None:
        """``save`` writes the settings, or raises OSError.

        ``is_offline``: whether requests are forbidden, by the settings or from without. ``geometry`` remembers where the
        window was; None: nothing is remembered.
        """
        super().__init__(parent)
        self._settings = settings
        self._save = save
        self._is_offline = is_offline
        self._actions = actions
        self._splitter = splitter
        self._sidebar = sidebar
        self._papers = papers
        self._strip = strip
        self._geometry = geometry
        self._show()

    @property
    def settings(self) -> Settings:
        """What is set now; to be changed through the methods here and those of KeyBindings."""
        return self._settings

    def toggle_pane(self, number: int) -> None:
        """Hide or show the Library or the reader."""
        pane = self._pane(number)
        pane.setVisible(pane.isHidden())
        self._show()

    def show_pane(self, number: int) -> None:
        """Show that pane if it is hidden."""
        if self._pane(number).isHidden():
            self.toggle_pane(number)

    def toggle_offline(self) -> None:
        """Forbid every request, or allow them again."""
        self._settings.offline = not self._settings.offline
        self.keep()

    def toggle_counts(self) -> None:
        """Show the sidebar's counts, or leave them out."""
        self._settings.show_counts = not self._settings.show_counts
        self.keep()

    def set_theme(self, name: str) -> None:
        """Dress in ``system``, ``light`` or ``dark`` from now on."""
        self._settings.theme = name
        self.dress()
        self.keep()

    def set_density(self, name: str) -> None:
        """Make the rows of the list ``comfortable`` or ``compact``."""
        self._settings.density = name
        self.keep()

    def set_zoom(self, zoom: float) -> None:
        """Show the reader's text so much larger than usual, within bounds; 1.0: as usual."""
        self._settings.reader_zoom = min(max(zoom, ZOOM_LEAST), ZOOM_MOST)
        self.keep()

    def set_mark_read_on_open(self, on: bool) -> None:
        """Mark a paper as read when it is shown, outside Inbox; or leave that to the reader."""
        self._settings.mark_read_on_open = on
        self.keep()

    def set_after_verdict(self, name: str) -> None:
        """After Dismiss go to the next ``unread`` paper, the ``next`` one, or ``stay``."""
        self._settings.after_verdict = name
        self.keep()

    def dress(self) -> None:
        """Put on the theme of the settings; also when the system's theme changed."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply_theme(application, self._settings.theme)

    def keep(self) -> None:
        """Show what the settings say now, and write them; a failure is said in the strip."""
        self._show()
        try:
            self._save()
        except OSError as error:
            sentence = tr("This is so until you close the window, but it could not be kept: {reason}.")
            self._strip.show_warning(sentence.format(reason=error))
        self.changed.emit()

    def restore_geometry(self) -> None:
        """Put the window and its panes where they were."""
        for name, restore in (("geometry", self._splitter.window().restoreGeometry), ("panes", self._splitter.restoreState)):
            value = self._geometry.value(name) if self._geometry else None
            if isinstance(value, QByteArray):
                restore(value)
        for name, number in PANES_THAT_HIDE.items():
            # The splitter's own state says nothing of hidden panes.
            if self._geometry and self._geometry.value(name) == HIDDEN:
                self._pane(number).hide()
        folds = self._geometry.value("folds") if self._geometry else None
        if isinstance(folds, str):
            self._sidebar.tree.restore_folds(folds.split())
        self._show()

    def keep_geometry(self) -> None:
        """Remember where the window and its panes are."""
        if self._geometry:
            self._geometry.setValue("geometry", self._splitter.window().saveGeometry())
            self._geometry.setValue("panes", self._splitter.saveState())
            for name, number in PANES_THAT_HIDE.items():
                self._geometry.setValue(name, HIDDEN if self._pane(number).isHidden() else "")
            self._geometry.setValue("folds", " ".join(self._sidebar.tree.folds()))

    def _pane(self, number: int) -> QWidget:
        pane = self._splitter.widget(number)
        assert pane is not None
        return pane

    def _show(self) -> None:
        settings = self._settings
        checked = {
            "offline": settings.offline,
            "show_counts": settings.show_counts,
            "single_keys": settings.single_keys,
            "show_library": not self._pane(LIBRARY).isHidden(),
            "show_reader": not self._pane(READER).isHidden(),
            **{f"theme_{name}": settings.theme == name for name in ("system", "light", "dark")},
        }
        for name, on in checked.items():
            self._actions[name].setChecked(on)
        self._strip.set_offline(self._is_offline())
        self._sidebar.set_counts_visible(settings.show_counts)
        self._papers.set_density(settings.density)
