"""The keys of the window's actions as the reader set them: applied at once and kept in the settings."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from desktop.settings import Settings
from desktop.ui.actions import set_keys
from desktop.ui.commands import COMMANDS
from desktop.ui.keys.key_map import Clash, acting, find_clashes, resolve
from desktop.ui.keys.key_presets import PRESETS


class KeyBindings(QObject):
    """Gives the actions their keys: preset, the reader's own changes, without those that clash, single keys on or off.

    Signals:
        changed: some command has other keys now, or single keys were switched.
    """

    changed = Signal()

    def __init__(self, settings: Settings, keep: Callable[[], None], actions: Mapping[str, QAction], parent: QObject) -> None:
        """``keep`` writes the settings."""
        super().__init__(parent)
        self._settings = settings
        self._keep = keep
        self._actions = actions
        self._several = False
        self._apply()

    @property
    def preset(self) -> str:
        """The name of the preset that the reader chose."""
        return self._settings.keys_preset

    @property
    def single_keys(self) -> bool:
        """Whether keys without Ctrl or Alt act."""
        return self._settings.single_keys

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys of every command by its name, also those that cannot act now."""
        return resolve(COMMANDS, PRESETS[self.preset], self._settings.keys)

    def find_clashes(self) -> dict[str, list[Clash]]:
        """By command, its keys that do nothing because another command has them too."""
        return find_clashes(self.keys)

    def find_changed(self) -> set[str]:
        """The commands that the reader gave other keys than the preset does."""
        usual = self._usual()
        return {name for name, keys in self.keys.items() if keys != usual[name]}

    def use_preset(self, name: str) -> None:
        """Go over to that preset; what the reader changed stays changed."""
        self._settings.keys_preset = name
        self._apply_and_keep()

    def change(self, name: str, keys: Sequence[str]) -> None:
        """Give that command these keys and no others; key_map.refuse says which it may have."""
        self._set(name, keys)
        self._apply_and_keep()

    def take_away(self, name: str, key: str) -> None:
        """Leave that command its other keys."""
        self.change(name, [each for each in self.keys[name] if each != key])

    def reset(self, name: str) -> None:
        """Give that command the keys of the preset again."""
        self.change(name, self._usual()[name])

    def reset_all(self) -> None:
        """Give every command the keys of the preset again."""
        self._settings.keys = {}
        self._apply_and_keep()

    def toggle_single_keys(self) -> None:
        """Switch keys without Ctrl or Alt on or off."""
        self._settings.single_keys = not self._settings.single_keys
        self._apply_and_keep()

    def set_several(self, several: bool) -> None:
        """Whether several papers are selected: then a key that is pressed too easily must not change them all."""
        if several != self._several:
            self._several = several
            self._apply()

    def _usual(self) -> dict[str, tuple[str, ...]]:
        return resolve(COMMANDS, PRESETS[self.preset], {})

    def _set(self, name: str, keys: Sequence[str]) -> None:
        others = {each: its for each, its in self._settings.keys.items() if each != name}
        own = list(dict.fromkeys(keys))
        self._settings.keys = others if tuple(own) == self._usual()[name] else {**others, name: own}

    def _apply(self) -> None:
        resting = {command.name for command in COMMANDS if command.edits} if self._several else ()
        set_keys(self._actions, acting(self.keys, single_keys=self.single_keys, resting=resting))

    def _apply_and_keep(self) -> None:
        self._apply()
        self._keep()
        self.changed.emit()
