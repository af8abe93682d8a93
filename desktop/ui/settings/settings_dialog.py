"""Everything that can be set, on five pages. Changes act at once and are kept; there is nothing to confirm."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.ui.appearance import Appearance
from desktop.ui.asking.dialog_parts import fit_to_screen, plain_label
from desktop.ui.keys.key_bindings import KeyBindings
from desktop.ui.settings.settings_appearance_page import AppearancePage
from desktop.ui.settings.settings_keys_page import KeysPage
from desktop.ui.settings.settings_library_page import LibraryPage
from desktop.ui.settings.settings_reading_page import ReadingPage
from desktop.ui.settings.settings_sources_page import SourcesPage

SIDE_WIDTH = 168


class SettingsDialog(QDialog):
    """The pages' names at the left, the chosen page beside them. Escape closes.

    ``library_file`` and ``settings_file`` are shown, not moved. ``forced_offline``: see SourcesPage.
    """

    def __init__(
        self,
        appearance: Appearance,
        bindings: KeyBindings,
        actions: Mapping[str, QAction],
        *,
        library_file: Path,
        settings_file: Path,
        forced_offline: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        fit_to_screen(self, 840, 600)
        backups = library_file.parent / "backups"
        # A page is built when it is first looked at: that of the keys has some hundred parts.
        self._builders: list[tuple[str, Callable[[], QWidget]]] = [
            (tr("Appearance"), lambda: AppearancePage(appearance, actions)),
            (tr("Reading"), lambda: ReadingPage(appearance)),
            (tr("Keys"), lambda: KeysPage(bindings)),
            (tr("Sources"), lambda: SourcesPage(appearance, actions, forced_offline=forced_offline)),
            (tr("Library"), lambda: LibraryPage(library_file, backups, settings_file)),
        ]
        self._built: dict[int, QWidget] = {}
        self.pages = QListWidget()
        self.stack = QStackedWidget()
        self._arrange()
        self.pages.currentRowChanged.connect(self.show_page)
        self.pages.setCurrentRow(0)

    def show_page(self, number: int) -> None:
        """Show that page: 0 Appearance, 1 Reading, 2 Keys, 3 Sources, 4 Library."""
        if number not in self._built:
            self._built[number] = self._builders[number][1]()
            self.stack.addWidget(self._built[number])
        self.stack.setCurrentWidget(self._built[number])
        self.pages.setCurrentRow(number)

    def _arrange(self) -> None:
        self.pages.setProperty("kind", "pages")
        self.pages.setAccessibleName(tr("Pages of the settings"))
        self.pages.addItems([title for title, _build in self._builders])
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words = plain_label(tr("Changes act at once."), "faint")
        words.setContentsMargins(10, 0, 0, 0)
        side = QWidget()
        side.setProperty("kind", "side")
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 20, 8, 16)
        column.addWidget(self.pages, 1)
        column.addWidget(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.stack, 1)
