"""Where the reader was when the window was closed: the view and the paper, to begin there again."""

import json
from pathlib import Path

from PySide6.QtCore import QSettings

from desktop.ui.browsing import Browsing
from desktop.ui.views import BUILT_IN, INBOX, View, view_of_listing, view_of_smart, view_of_tag

NAME = "last_place"  # under this name it is remembered


class LastPlace:
    """``remembered`` keeps it between starts, for the library of that file only; None: nothing is remembered."""

    def __init__(self, remembered: QSettings | None, library_file: Path) -> None:
        self._remembered = remembered
        self._library = str(library_file.absolute())

    def begin(self, browsing: Browsing) -> None:
        """Show what was shown last, at its paper; else the Inbox."""
        view, paper_ids = self._load()
        browsing.start(view, paper_ids)

    def keep(self, browsing: Browsing) -> None:
        """Remember what is shown now."""
        if self._remembered:
            view, paper_ids = browsing.place()
            number = view.followed_id or view.collection_id or view.smart_id or view.tag_id
            place = {"library": self._library, "view": view.kind, "collection": number, "papers": paper_ids}
            self._remembered.setValue(NAME, json.dumps(place))

    def _load(self) -> tuple[View, list[int]]:
        value = self._remembered.value(NAME) if self._remembered else None
        try:
            place = json.loads(value) if isinstance(value, str) else {}
        except (ValueError, RecursionError):  # somebody wrote it by hand
            place = {}
        match place:
            case {"library": self._library, "view": str(kind), "collection": int(number), "papers": list(paper_ids)}:
                return _understand(kind, number), [each for each in paper_ids if isinstance(each, int)]
        return INBOX, []


def _understand(kind: str, number: int) -> View:
    if kind == "listing":
        return view_of_listing(number)
    if kind == "smart":
        return view_of_smart(number)
    if kind == "tag":
        return view_of_tag(number)
    view = View(kind, number)
    return view if kind == "collection" or view in [built_in for built_in, _, _ in BUILT_IN] else INBOX
