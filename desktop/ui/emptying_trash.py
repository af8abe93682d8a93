"""Empties the Trash from the window: asks first, then deletes in the background."""

from PySide6.QtWidgets import QWidget

from desktop.translation import tr
from desktop.ui.live.live_library import LiveLibrary


def empty_trash(library: LiveLibrary, window: QWidget) -> None:
    """Ask, and delete for good what is in the Trash; say so when there is nothing in it."""
    from desktop.ui.asking.empty_trash_dialog import EmptyTrashDialog

    count = library.count("is:trashed")
    if not count:
        library.told.emit(tr("The Trash is empty."), False)
    elif EmptyTrashDialog.ask(window, count):
        library.empty_trash()
