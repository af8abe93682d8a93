"""From the table of commands to what Qt knows: an action for each, its keys, and the menus."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.ui.commands import COMMANDS, MENUS

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


def build_actions(window: "MainWindow") -> dict[str, QAction]:
    """An action for each command, by name, in the order of COMMANDS. They have no keys yet."""
    actions = {}
    for command in COMMANDS:
        action = QAction(command.short or command.label, window)
        action.setData(command.label if command.short else None)  # what it is called where its submenu does not say the rest
        action.setObjectName(command.name)
        action.setCheckable(command.checkable)
        action.setAutoRepeat(command.repeats)
        # A check mark follows what is so, not the click: the window sets it.
        action.triggered.connect(lambda _checked=False, command=command: command.run(window))
        actions[command.name] = action
        if command.in_list:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        window.addAction(action)
    return actions


def set_keys(actions: Mapping[str, QAction], keys: Mapping[str, Sequence[str]]) -> None:
    """Give each action these keys; one that has them already is left in peace."""
    from PySide6.QtGui import QKeySequence  # with all the keys there are, which the first paint can do without

    for name, action in actions.items():
        sequences = [QKeySequence(key) for key in keys[name]]
        if sequences != action.shortcuts():
            action.setShortcuts(sequences)


def build_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> None:
    """The menu bar, each command in its menu; a submenu stands where the first of its commands would."""
    menus: dict[str, QMenu] = {name: bar.addMenu(name) for name in MENUS}
    submenus: dict[str, QMenu] = {}
    for command in COMMANDS:
        menu = menus[command.menu]
        if command.separator:
            menu.addSeparator()
        if command.submenu:
            if command.submenu not in submenus:
                submenus[command.submenu] = menu.addMenu(command.submenu)
            menu = submenus[command.submenu]
        menu.addAction(actions[command.name])
