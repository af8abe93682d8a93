"""Smart collections as windows see them: read and changed at once, counted in the background. Main thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.library import searching, smart_collections
from desktop.library.opening import Database
from desktop.records import Change, SmartCollection
from desktop.ui.tasks import Task

if TYPE_CHECKING:
    from desktop.ui.live.live_search import LiveSearch

Do = Callable[[Callable[[], Change]], bool]


class LiveSmart:
    """``do`` writes what a deed is and says what changed. Each deed returns whether it is on disk."""

    def __init__(self, database: Database, do: Do, search: "LiveSearch") -> None:
        self._database = database
        self._do = do
        self._search = search

    def load(self) -> list[SmartCollection]:
        """All of them, in the reader's order."""
        return smart_collections.load_smart_collections(self._database)

    def count(self, done: Callable[[dict[int, int]], None]) -> Task | None:
        """Count the papers of each and call ``done`` with them, by its number; None when the library is closed already."""
        return self._search.count_in_background(searching.count_smart, done)

    def save(self, name: str, query: str) -> bool:
        return self._do(lambda: smart_collections.save(self._database, name, query))

    def change(self, smart_id: int, name: str, query: str) -> bool:
        return self._do(lambda: smart_collections.change(self._database, smart_id, name, query))

    def delete(self, smart_id: int) -> bool:
        return self._do(lambda: smart_collections.delete(self._database, smart_id))

    def move(self, smart_id: int, place: int) -> bool:
        """Put it at that place among all, counted from 0."""
        return self._do(lambda: smart_collections.move(self._database, smart_id, place))
