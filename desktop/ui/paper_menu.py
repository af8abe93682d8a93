"""What can be done with the papers that are selected: the menu under the pointer, and what of it is enabled."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.translation import tr
from desktop.ui.commands import COMMANDS, PAPER

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


def build_paper_menu(window: "MainWindow", actions: Mapping[str, QAction]) -> QMenu:
    """What can be done with the papers under the pointer: the Paper menu, and exporting them."""
    menu = QMenu(window)
    for command in COMMANDS:
        if command.menu == PAPER and command.needs:
            if command.separator:
                menu.addSeparator()
            menu.addAction(actions[command.name])
    menu.addSeparator()
    menu.addAction(tr("Export…"), lambda: window.dialogs.export(prefer_selected=True))
    return menu


def enable(actions: Mapping[str, QAction], *, selected: int, in_collection: bool) -> None:
    """Enable what can be done with so many papers selected."""
    enough = {"paper": selected == 1, "papers": selected > 0, "two": selected == 2}
    for command in COMMANDS:
        if command.needs in enough:
            actions[command.name].setEnabled(enough[command.needs] and (in_collection or command.name != "uncollect"))
