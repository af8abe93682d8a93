"""Icons by our own names, all of one family and one weight. The only module that knows qtawesome."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtGui import QIcon

# Phosphor, regular weight: the same stroke everywhere, drawn on a 16-pixel grid, no filled shapes.
ICONS: Mapping[str, str] = MappingProxyType(
    {
        "all": "ph.list",
        "back": "ph.arrow-left",
        "cancel": "ph.x-circle",
        "category": "ph.hash",
        "check": "ph.check",
        "close": "ph.x",
        "collapse": "ph.caret-right",
        "collection": "ph.folder-simple",
        "copy": "ph.copy",
        "dismiss": "ph.archive",
        "dismissed": "ph.archive",
        "expand": "ph.caret-down",
        "export": "ph.export",
        "for-you": "ph.sparkle",
        "import": "ph.download-simple",
        "inbox": "ph.tray",
        "listing": "ph.rss-simple",
        "more": "ph.dots-three",
        "new-collection": "ph.folder-simple-plus",
        "next": "ph.caret-down",
        "note": "ph.note-pencil",
        "offline": "ph.wifi-slash",
        "open": "ph.arrow-square-out",
        "pdf": "ph.file-text",
        "previous": "ph.caret-up",
        "pull": "ph.arrow-clockwise",
        "read": "ph.circle",
        "reading": "ph.book-open",
        "recent": "ph.clock-counter-clockwise",
        "redo": "ph.arrow-clockwise",
        "restore": "ph.arrow-u-up-left",
        "search": "ph.magnifying-glass",
        "settings": "ph.gear-six",
        "smart-collection": "ph.magnifying-glass",
        "star": "ph.star",
        "starred": "ph.star",
        "tag": "ph.tag-simple",
        "to-read": "ph.bookmark-simple",
        "today": "ph.sun",
        "trash": "ph.trash-simple",
        "undo": "ph.arrow-counter-clockwise",
        "warning": "ph.warning",
        "week": "ph.calendar-blank",
    }
)


@lru_cache(maxsize=256)
def icon(name: str, colour: str) -> QIcon:
    """The icon of that name (a key of ICONS) in that colour (``#rrggbb``). Main thread.

    The first call loads the icon font, which takes longer than the first paint may: ask for icons after it, into room
    that was reserved.

    Raises:
        KeyError: ICONS has no such name.
    """
    glyph = ICONS[name]
    import qtawesome

    made: QIcon = qtawesome.icon(glyph, color=colour)
    return made
