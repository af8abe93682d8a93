"""Icons by our own names, all of one family and one weight. The only module that knows qtawesome."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtGui import QIcon

# Phosphor, regular weight: the same stroke everywhere, drawn on a 16-pixel grid, no filled shapes.
ICONS: Mapping[str, str] = MappingProxyType(
    {
        "all": "ph.list",
        "check": "ph.check",
        "close": "ph.x",
        "collection": "ph.folder-simple",
        "dismissed": "ph.archive",
        "inbox": "ph.tray",
        "later": "ph.clock",
        "trash": "ph.trash",
        "listing": "ph.rss-simple",
        "late-bloomers": "ph.trend-up",
        "paused": "ph.pause",
        "plus": "ph.plus",
        "reading": "ph.book-open",
        "recent": "ph.clock-counter-clockwise",
        "search": "ph.magnifying-glass",
        "smart": "ph.funnel",
        "sources": "ph.cloud-arrow-down",
        "starred": "ph.star",
        "tag": "ph.tag",
        "to-read": "ph.bookmark-simple",
        "today": "ph.sun",
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
