"""What the strip says when a letter is pressed while several papers are selected, where such keys rest."""

from collections.abc import Mapping

from PySide6.QtGui import QAction

from desktop.translation import tr
from desktop.ui.keys.key_names import has_modifier

NAMED = ("star", "dismiss", "read")


def several_words(actions: Mapping[str, QAction]) -> str:
    """Which keys act on all the papers, as they are in force: ``… keys with Ctrl (Ctrl+S, Ctrl+D, Ctrl+U) act on all of them.``

    ``actions``: the window's, by name. Where none of them has such a key, the menu is named instead.
    """
    keys = [key.toString() for name in NAMED for key in actions[name].shortcuts()]
    keys = [key for key in keys if has_modifier(key)]
    if not keys:
        return tr("Several papers are selected: the commands in the menu Paper act on all of them.")
    modifiers = dict.fromkeys(key.split("+")[0] for key in keys)
    words = tr("Several papers are selected: keys with {modifiers} ({keys}) act on all of them.")
    return words.format(modifiers=tr(" or ").join(modifiers), keys=", ".join(keys))
