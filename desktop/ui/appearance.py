"""How the window looks and answers: theme, panes, counts, single keys, offline. Changes are kept in the settings."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from desktop.settings import ZOOM_LEAST, ZOOM_MOST, Settings
from desktop.translation import tr
from desktop.ui.look import theme
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.sidebar.sidebar import Sidebar
from desktop.ui.status_strip import StatusStrip

LIBRARY, LIST, READER = 0, 1, 2  # the panes by their place
WIDTHS = (220, 424, 636)  # of the panes in a window of 1280 pixels
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
        self._widths: dict[int, list[int]] = {}  # of all panes, when that one was hidden
        self._sidebar = sidebar
        self._papers = papers
        self._strip = strip
        self._geometry = geometry
        sidebar.hiding_requested.connect(self.hide_rows)
        self._show()

    @property
    def settings(self) -> Settings:
        """What is set now; to be changed through the methods here and those of KeyBindings."""
        return self._settings

    def toggle_pane(self, number: int) -> None:
        """Hide or show the Library or the reader; it comes back as wide as it was."""
        pane = self._pane(number)
        self._splitter.refresh()
        widths = self._splitter.sizes()
        if pane.isHidden():
            pane.show()
            self._splitter.setSizes(self._widths_with(number, widths))
        else:
            self._widths[number] = widths
            focus = QApplication.focusWidget()
            if focus is not None and pane.isAncestorOf(focus):
                self._pane(LIST).setFocus()  # else it would go to the search box, where keys are text
            pane.hide()
        self._show()

    def _widths_with(self, number: int, widths: list[int]) -> list[int]:
        """The widths with that pane shown again: all as they were, or its own taken from the widest where others changed."""
        before = self._widths.get(number, list(WIDTHS))
        others = [each for each in range(len(widths)) if each != number]
        if all(bool(widths[each]) == bool(before[each]) for each in others) and sum(before) == sum(widths) - self._handle():
            return before
        widest = max(others, key=widths.__getitem__)
        wanted = min(before[number], widths[widest] - self._pane(widest).minimumWidth())
        return [wanted if each == number else width - wanted * (each == widest) for each, width in enumerate(widths)]

    def _handle(self) -> int:
        return self._splitter.handleWidth()

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

    def hide_rows(self, kinds: Sequence[str]) -> None:
        """Leave the rows of these kinds of views out of the Library, and no others; of none: show all."""
        self._settings.hidden_rows = list(kinds)
        self.keep()
        if kinds:
            self._strip.show_message(tr("The row is hidden; “Show hidden rows” in the menu View brings it back."))

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

    def set_pull_every(self, hours: int) -> None:
        """Ask for what is followed so often; 0: only by hand."""
        self._settings.pull_every = hours
        self.keep()

    def set_pull_at_start(self, on: bool) -> None:
        """Ask for what is due as soon as the window is open, or only later."""
        self._settings.pull_at_start = on
        self.keep()

    def follow_system(self) -> None:
        """The system is light or dark now: so is the window, unless the reader chose for it."""
        if self._settings.theme == "system":
            self.dress()

    def dress(self) -> None:
        """Put on the theme of the settings."""
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
        self._actions["show_hidden"].setEnabled(bool(settings.hidden_rows))
        self._sidebar.hide_rows(settings.hidden_rows)
        self._strip.set_offline(self._is_offline())
        self._sidebar.set_counts_visible(settings.show_counts)
        self._papers.set_density(settings.density)
