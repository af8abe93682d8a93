"""PRESETS: the keys that other programs taught their readers, each as what it changes in the keys of COMMANDS.

An empty tuple takes the keys away. ``tests/ui/keys/test_key_map.py`` holds every preset to the rules of ``key_map``.
"""

from collections.abc import Mapping

from desktop.translation import tr

Preset = Mapping[str, tuple[str, ...]]

# https://support.google.com/mail/answer/6594: e archives, ] archives and goes on, y takes the label away, l and v file, u goes back.
GMAIL: Preset = {
    "dismiss": ("E", "]", "Ctrl+D"),
    "collect": ("L", "V"),
    "uncollect": ("Y", "Del", "Ctrl+Del"),
    "trash": ("#", "Shift+Del"),
    "to_list": ("U",),
    "read": ("Shift+U", "Shift+I", "Ctrl+U"),
    "open_page": ("Shift+V",),
    "copy_bibtex": ("Ctrl+Shift+C",),
    "previous_day": ("Alt+PgUp",),
    "next_day": ("Alt+PgDown",),
}

# Its z is the next feed and its undo only Ctrl+Z; its k marks everything as read, which a bare key never does here.
NETNEWSWIRE: Preset = {
    "star": ("S", "Ctrl+Shift+L", "Ctrl+S"),
    "follow": ("Ctrl+Alt+L",),
    "add": ("Ctrl+Shift+N",),
    "read": ("R", "U", "Ctrl+U"),
    "status_next": ("Shift+R",),
    "next_unread": ("N", "+"),
    "previous_unread": ("-",),
    "open_page": ("B",),
    "put_off": ("Shift+B",),
    "note": ("Shift+N",),
    "undo": ("Ctrl+Z",),
    "find": ("Ctrl+Alt+F", "Ctrl+F", "/"),
    "pull": ("Ctrl+R", "F5"),
}

# What vim's normal mode does to a line, done to a paper.
VIM: Preset = {
    "first": ("G, G",),
    "last": ("Shift+G",),
    "undo": ("U", "Ctrl+Z"),
    "redo": ("Ctrl+R", "Ctrl+Shift+Z", "Ctrl+Y"),
    "pull": ("F5",),
    "dismiss": ("D, D", "E", "Ctrl+D"),
    "read": ("R", "Ctrl+U"),
    "status_next": ("Shift+R",),
    "note": ("I",),
    "next_unread": ("N",),
    "previous_unread": ("Shift+N",),
    "collect": ("A",),
    "copy_bibtex": ("Y, Y", "Ctrl+Shift+C"),
    "palette": (":", "Ctrl+Shift+P"),
    "previous_pane": ("H", "Shift+F6"),
    "highlight_last": ("Shift+H",),
    "next_pane": ("L", "F6"),
    "quit": ("Shift+Z, Shift+Z", "Ctrl+Q"),
}

# In the order in which they are offered. Their names are those of Settings.keys_preset.
PRESETS: Mapping[str, Preset] = {"default": {}, "gmail": GMAIL, "netnewswire": NETNEWSWIRE, "vim": VIM}
LABELS: Mapping[str, str] = {"default": tr("Default"), "gmail": "Gmail", "netnewswire": "NetNewsWire", "vim": "vim"}
