"""COMMANDS: everything that can be done in the window. Menus, keys, the palette and the help page are built from it.

To add an action: one line in the file of its menu, and its method.
"""

from desktop.ui.commands.command import EDIT, FILE, GO, HELP, MENUS, PAPER, VIEW, Command
from desktop.ui.commands.edit_menu import EDIT_COMMANDS
from desktop.ui.commands.file_menu import FILE_COMMANDS
from desktop.ui.commands.go_menu import GO_COMMANDS
from desktop.ui.commands.paper_menu import PAPER_COMMANDS
from desktop.ui.commands.view_menu import VIEW_COMMANDS

__all__ = ["COMMANDS", "EDIT", "FILE", "GO", "HELP", "MENUS", "PAPER", "VIEW", "Command"]

COMMANDS: tuple[Command, ...] = (
    *FILE_COMMANDS,
    *EDIT_COMMANDS,
    *PAPER_COMMANDS,
    *GO_COMMANDS,
    *VIEW_COMMANDS,
)
