"""What the deeds are called for the papers that are selected now: Star or Unstar, and of how many when it is not one."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction

from desktop.records import PaperRow
from desktop.translation import tr


def name_deeds(actions: Mapping[str, QAction], rows: Sequence[PaperRow], count: int) -> None:
    """Name the deeds on ``count`` selected papers; ``rows`` are the first of them and decide which way a deed goes."""
    one = {
        "star": _either(rows, all(row.marks.starred for row in rows), tr("&Star"), tr("Un&star")),
        "dismiss": _either(rows, all(row.marks.dismissed for row in rows), tr("&Dismiss"), tr("Rest&ore")),
        "read": _either(rows, all(row.marks.read for row in rows), tr("Mark as &read"), tr("Mark as un&read")),
        "collect": tr("Add to &collection"),
        "copy_bibtex": tr("Copy &BibTeX"),
    }
    several = {
        "star": _either(rows, all(row.marks.starred for row in rows), tr("&Star {count}"), tr("Un&star {count}")),
        "dismiss": _either(rows, all(row.marks.dismissed for row in rows), tr("&Dismiss {count}"), tr("Rest&ore {count}")),
        "read": _either(
            rows, all(row.marks.read for row in rows), tr("Mark {count} as &read"), tr("Mark {count} as un&read")
        ),
        "collect": tr("Add {count} to &collection"),
        "copy_bibtex": tr("Copy &BibTeX of {count}"),
    }
    for name, words in (several if count > 1 else one).items():
        actions[name].setText(words.format(count=f"{count:,}"))


def _either(rows: Sequence[PaperRow], all_are: bool, words: str, otherwise: str) -> str:
    return otherwise if rows and all_are else words
