"""Tags as windows see them: read and changed as a whole. Main thread."""

from collections.abc import Callable

from desktop.library import tagging
from desktop.library.opening import Database
from desktop.records import Change, Tag

Do = Callable[[Callable[[], Change]], bool]


class LiveTags:
    """``do`` writes what a deed is and says what changed. Each deed returns whether it is on disk."""

    def __init__(self, database: Database, do: Do) -> None:
        self._database = database
        self._do = do

    def load(self) -> list[Tag]:
        """All of them by alphabet, each with the number of its papers."""
        return tagging.load_tags(self._database)

    def rename(self, tag_id: int, name: str) -> bool:
        """Give the tag another name; one that another tag has makes one of both."""
        return self._do(lambda: tagging.rename_tag(self._database, tag_id, name))

    def colour(self, tag_id: int, colour: str | None) -> bool:
        """Give the tag one of LABEL_COLOURS, or (None) none."""
        return self._do(lambda: tagging.colour_tag(self._database, tag_id, colour))

    def delete(self, tag_id: int) -> bool:
        return self._do(lambda: tagging.delete_tag(self._database, tag_id))
