"""Imports files for the window in the background, and tells which papers they held."""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.errors import PapershelfError
from desktop.library import importing, opening
from desktop.library.opening import Database
from desktop.translation import tr
from desktop.ui.live.live_work import LiveWork
from desktop.ui.tasks import Report

Done = Callable[[str, bool, list[int]], None]


def start_importing(database: Database, work: LiveWork, files: Sequence[Path], done: Done) -> None:
    """Import one file after the other; one that cannot be read stops no other.

    ``done`` gets a sentence for all of them, whether it is a warning, and the ids of the papers that they held.
    """
    came: dict[int, None] = {}

    def keep(paper_ids: Sequence[int]) -> None:
        came.update(dict.fromkeys(paper_ids))

    def run(report: Report) -> list[tuple[str, bool]]:
        told = []
        with opening.worker_connection(database):
            for file in files:
                try:
                    told.append((importing.tell(importing.import_file(database, file, report, keep)), False))
                except PapershelfError as error:
                    told.append((str(error), True))
        return told

    def tell(told: list[tuple[str, bool]]) -> None:
        done(" ".join(sentence for sentence, _ in told), any(warning for _, warning in told), list(came))

    work.start(tr("Importing"), run, tell)
