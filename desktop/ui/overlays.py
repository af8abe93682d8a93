"""What opens over the window: the palette, the page of keys, the settings. Each is loaded when it is first wanted."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop import paths
from desktop.ui.appearance import Appearance
from desktop.ui.commands import COMMANDS, MENUS
from desktop.ui.keys.key_bindings import KeyBindings
from desktop.ui.keys.palette import Palette
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.search.search_box import SearchBox
from desktop.ui.search.search_completion import SearchCompletion
from desktop.ui.search.search_hints import SearchHints


class Overlays(QObject):
    """Opens them over ``window``; ``actions`` are all commands by their names."""

    def __init__(
        self,
        library: LiveLibrary,
        appearance: Appearance,
        bindings: KeyBindings,
        actions: Mapping[str, QAction],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._appearance = appearance
        self._bindings = bindings
        self._actions = actions
        self._window = window
        self._palette: Palette | None = None

    def help_searching(self, box: SearchBox) -> None:
        """From now on offer names under the search box while one is typed, and say what was not understood."""
        search = self._library.search
        SearchCompletion(box, search.find_unfinished, search.complete, self._window)
        SearchHints(box, search.find_hints, lambda sentences: self._library.told.emit(sentences, False), self._window)

    def open_palette(self) -> None:
        """Find any command by its name."""
        if self._palette is None:
            self._palette = Palette(self._window)
        self._palette.open_with([action for name, action in self._actions.items() if name != "palette"])

    def open_keys_help(self) -> None:
        """Show every key and the search language."""
        from desktop.ui.keys.keys_help import KeysHelp

        groups = [(menu, [self._actions[command.name] for command in COMMANDS if command.menu == menu]) for menu in MENUS]
        dialog = KeysHelp(groups, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_settings(self) -> None:
        """Show everything that can be set; what is changed there acts at once."""
        from desktop.ui.settings.settings_dialog import SettingsDialog

        dialog = SettingsDialog(
            self._appearance,
            self._bindings,
            self._actions,
            library_file=self._library.file,
            settings_file=paths.settings_path(),
            forced_offline=self._library.is_offline and not self._appearance.settings.offline,
            parent=self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
