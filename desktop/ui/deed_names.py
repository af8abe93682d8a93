"""What the deeds are called for the papers that are selected now: Star or Unstar, and of how many when it is not one."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction

from desktop.records import PaperRow
from desktop.translation import tr


def name_deeds(actions: Mapping[str, QAction], rows: Sequence[PaperRow], count: int) -> None:
    """Name the deeds on ``count`` selected papers; ``rows`` are the first of them and decide which way a deed goes."""
    marks = [row.marks for row in rows]
    starred = bool(marks) and all(each.starred for each in marks)
    dismissed = bool(marks) and all(each.dismissed for each in marks)
    trashed = bool(marks) and all(each.trashed for each in marks)
    read = bool(marks) and all(each.read for each in marks)
    one = {
        "star": tr("Un&star") if starred else tr("&Star"),
        "dismiss": tr("Rest&ore") if dismissed else tr("&Dismiss"),
        "read": tr("Mark as un&read") if read else tr("Mark as &read"),
        "trash": tr("Put back from the Trash") if trashed else tr("Move to the Trash"),
        "collect": tr("Add to &collection"),
        "copy_bibtex": tr("Copy &BibTeX"),
    }
    several = {
        "star": tr("Un&star {count}") if starred else tr("&Star {count}"),
        "dismiss": tr("Rest&ore {count}") if dismissed else tr("&Dismiss {count}"),
        "read": tr("Mark {count} as un&read") if read else tr("Mark {count} as &read"),
        "trash": tr("Put {count} back from the Trash") if trashed else tr("Move {count} to the Trash"),
        "collect": tr("Add {count} to &collection"),
        "copy_bibtex": tr("Copy &BibTeX of {count}"),
    }
    for name, words in (several if count > 1 else one).items():
        actions[name].setText(words.format(count=f"{count:,}"))
