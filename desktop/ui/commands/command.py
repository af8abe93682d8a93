"""Command: one line of the table of everything that can be done in the window, and the menus that such lines stand in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from desktop.translation import tr

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

Run = Callable[["MainWindow"], object]

FILE, EDIT, PAPER, GO, VIEW, HELP = tr("&File"), tr("&Edit"), tr("&Paper"), tr("&Go"), tr("&View"), tr("&Help")
MENUS = (FILE, EDIT, PAPER, GO, VIEW, HELP)


class Command(NamedTuple):
    """One thing that can be done. ``name`` is for programs, ``label`` for people.

    ``keys``: the first is the one that menus show. ``needs``: "paper", "two", "papers" (one or more) or "" for always;
    "version" and "parts" are for ``origin_deeds`` to see.
    ``bulk``: it changes many papers at once or destroys something, so it never has a key without Ctrl or Alt.
    ``edits``: it changes the selected papers, so its keys without Ctrl or Alt rest while several are selected.
    ``in_list``: its keys act in the list only, because elsewhere they belong to what is there.
    ``submenu`` is that part of the menu which it stands in, and ``short`` what it is called there.
    ``repeats``: again and again while its key is held; never what changes papers, or a key held too long empties a list.
    """

    name: str
    menu: str
    label: str
    run: Run
    keys: tuple[str, ...] = ()
    needs: str = ""
    checkable: bool = False
    separator: bool = False  # drawn above it
    repeats: bool = False
    bulk: bool = False
    edits: bool = False
    in_list: bool = False
    submenu: str = ""
    short: str = ""
