"""Later, with a date: papers that leave the inbox until their day; one deed, one step of undo."""

from collections.abc import Sequence
from datetime import date

from desktop.library.days_to_come import find_day
from desktop.records import Change
from desktop.sources.huggingface_days import day_in_words
from desktop.store import later, marks
from desktop.store.database import Database
from desktop.translation import trn


def put_off(database: Database, paper_ids: Sequence[int], day: date | None) -> Change:
    """Put these papers off until that day, or (None) take their days away."""

    def label(count: int) -> str:
        if day is None:
            return trn("{count} paper is no longer put off", "{count} papers are no longer put off", count)
        words = day_in_words(day)
        return trn("Put off {count} paper until {day}", "Put off {count} papers until {day}", count, day=words)

    return marks.put_off(database, paper_ids, day.isoformat() if day else None, label)


def read_day(text: str) -> date:
    """The day to come that these words name. Raises UsageError where they name none."""
    return find_day(text, today())


def today() -> date:
    """The day that it is where the reader is."""
    return date.fromisoformat(later.today())
