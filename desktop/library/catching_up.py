"""After days away: keep the best of the inbox, and put the rest out of sight as one step of undo."""

from desktop.library.marking import dismiss
from desktop.records import Change
from desktop.store.database import Database, writing
from desktop.store.ranking_votes import rank_inbox


def catch_up(database: Database, keep: int) -> Change:
    """Dismiss all papers of the inbox but the best so many, and but those the reader filed, noted, tagged or highlighted.

    Any thread with a connection.
    """
    with writing(database):  # what is decided on meanwhile is not the rest
        return dismiss(database, rank_inbox(database)[keep:])
