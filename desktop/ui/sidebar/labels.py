"""What tags look like in sidebar, list and reader: answers whoever gives one a colour."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.records import LABEL_COLOURS
from desktop.ui.commands.colour_commands import colour_command
from desktop.ui.views import View

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class Labels(QObject):
    """Answers the sidebar's menu, and the commands that are about the tag that is shown."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._actions = {
            colour: window.actions_by_name[colour_command(colour)] for colour in (*LABEL_COLOURS, "")
        }  # fmt: skip
        window.sidebar.colour_requested.connect(self.colour)
        window.browsing.shown.connect(self.refresh)
        self.refresh()

    def colour(self, view: View, colour: str) -> None:
        """Give what that view is of the colour; "" takes the one that it has."""
        self._window.library.tags.colour(view.tag_id, colour or None)

    def colour_shown(self, colour: str) -> None:
        """The same for what is shown; nothing where it can have none."""
        if self._window.browsing.view.kind == "tag":
            self.colour(self._window.browsing.view, colour)
        self.refresh()  # a click has moved the mark

    def refresh(self) -> None:
        """Have the commands say which colour is in force, and whether there can be one."""
        tag = self._window.browsing.subjects.tag_of(self._window.browsing.view.tag_id)
        for colour, action in self._actions.items():
            action.setEnabled(tag is not None)
            action.setChecked(tag is not None and (tag.colour or "") == colour)
