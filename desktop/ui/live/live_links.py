"""Links from notes to papers as windows see them. Main thread."""

from collections.abc import Callable, Sequence

from desktop.errors import PapershelfError
from desktop.library import linking
from desktop.library.opening import Database
from desktop.records.mentions import Linkable, Mention


class LiveLinks:
    """``failed`` is told why something could not be read or written."""

    def __init__(self, database: Database, failed: Callable[[PapershelfError], None]) -> None:
        self._database = database
        self._failed = failed

    def find_linkable(self, typed: str, paper_id: int) -> Sequence[Linkable]:
        """At most eight papers that may be meant by these words; never ``paper_id`` itself. Within a frame."""
        return linking.find_linkable(self._database, typed, paper_id)

    def write_link_to(self, paper_id: int) -> str:
        """The link to that paper as it stands in a note; empty, and a word in the strip, where it cannot be written."""
        try:
            return linking.write_link_to(self._database, paper_id)
        except PapershelfError as error:
            self._failed(error)
            return ""

    def find_named(self, names: Sequence[str]) -> dict[str, int]:
        """The library's papers of these names, each by its name."""
        return linking.find_named(self._database, names)

    def load_mentions(self, paper_id: int) -> Sequence[Mention]:
        """The other papers whose notes link to this one."""
        return linking.load_mentions(self._database, paper_id)
