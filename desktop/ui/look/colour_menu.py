"""A menu of the colours that tags and collections can have: each with its dot, the one in force with its mark."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from desktop.records import LABEL_COLOURS
from desktop.translation import tr
from desktop.ui.look.label_colours import COLOUR_WORDS, dot_icon


def fill_with_colours(menu: QMenu, chosen: str, choose: Callable[[str], object]) -> None:
    """Offer the colours, and none; ``choose`` is called with the one that the reader takes, "" for none."""
    for colour in LABEL_COLOURS:
        entry = menu.addAction(dot_icon(colour, menu), COLOUR_WORDS[colour], partial(choose, colour))
        entry.setCheckable(True)
        entry.setChecked(colour == chosen)
    menu.addSeparator()
    menu.addAction(tr("No colour"), partial(choose, "")).setEnabled(bool(chosen))
