"""Days to come, as people write them: ``2026-12-01``, ``fri``, ``3 dec``, ``in 2 weeks``. Pure; English words."""

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from desktop.errors import UsageError
from desktop.translation import tr

# Not those of ``calendar``, which speak the language of the system.
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONDAY, SATURDAY = 0, 5
SHORTEST_NAME = 3  # letters of a month or a day of the week that are enough
NUMBERS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTED = re.compile(r"(\d{1,5}) ?(d|w|m|y|days?|weeks?|months?|years?)", re.ASCII)
WRITTEN = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)
DAY_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)

Reading = Callable[[Sequence[str], date], date | None]  # the words and today -> the day they name


def find_day(text: str, today: date) -> date:
    """The day that these words name, which is after today. Raises UsageError where they name none, or one that is over.

    A weekday or a date without its year is the next one that comes.
    """
    words = re.sub(r"[,.]+(?= |$)", " ", text.casefold()).split()
    try:
        found = next(filter(None, (read(words, today) for read in _READINGS)), None)
    except (ValueError, OverflowError):  # the 31st of June, the year 10000
        found = None
    if found is None:
        sentence = tr("“{text}” is no day of the calendar: write it as 2026-12-01, 3 dec, fri or in 2 weeks.")
        raise UsageError(sentence.format(text=text.strip()))
    if found <= today:
        raise UsageError(tr("“{text}” is not after today; name a day that comes.").format(text=text.strip()))
    return found


def suggest_days(today: date) -> list[tuple[str, date]]:
    """What is asked for most, in words, and the days."""
    return [
        (tr("Tomorrow"), today + timedelta(days=1)),
        (tr("At the weekend"), _coming(SATURDAY, today)),
        (tr("Next week"), _coming(MONDAY, today)),
        (tr("In a month"), _months_on(today, 1)),
    ]


def _written(words: Sequence[str], _today: date) -> date | None:
    found = WRITTEN.fullmatch(" ".join(words))
    return date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None


def _named(words: Sequence[str], today: date) -> date | None:
    """``tomorrow``, ``next week`` and the like, a weekday."""
    match words:
        case ["today" | "tomorrow" as name]:
            return today + timedelta(days=int(name == "tomorrow"))
        case ["weekend"] | ["next" | "this" | "the" | "at", *_, "weekend"] | ["next", "week"]:
            return _coming(SATURDAY if words[-1] == "weekend" else MONDAY, today)
        case ["next", "month"]:
            return _months_on(today.replace(day=1), 1)
        case ["next", "year"]:
            return date(today.year + 1, 1, 1)
        case ["next" | "on" | "this", name] | [name]:
            weekday = _place_of(name, WEEKDAYS)
            return None if weekday is None else _coming(weekday, today)
    return None


def _counted(words: Sequence[str], today: date) -> date | None:
    """``in 2 weeks``, ``a month``, ``10d``."""
    rest = list(words[1:] if words[:1] == ["in"] else words)
    if rest[:1] in (["an"], ["one"]):
        rest[0] = "a"
    if rest and rest[0] in NUMBERS:
        rest[0] = str(NUMBERS.index(rest[0]) + 1)
    found = COUNTED.fullmatch(" ".join(rest))
    if not found:
        return None
    count = int(found[1])
    match found[2][0]:
        case "d":
            return today + timedelta(days=count)
        case "w":
            return today + timedelta(weeks=count)
        case "m":
            return _months_on(today, count)
    return _months_on(today, 12 * count)


def _in_month(words: Sequence[str], today: date) -> date | None:
    """``3 dec``, ``December 3rd 2027``."""
    rest = list(words)
    year = int(rest.pop()) if len(rest) == 3 and YEAR.fullmatch(rest[-1]) else None
    if len(rest) != 2:
        return None
    name, number = sorted(rest, key=lambda word: word[0].isdigit())
    place, found = _place_of(name, MONTHS), DAY_OF_MONTH.fullmatch(number)
    if place is None or not found:
        return None
    month, day = place + 1, int(found[1])
    if year is not None:
        return date(year, month, day)
    first = today.year if (month, day) > (today.month, today.day) else today.year + 1
    years = [one for one in range(first, first + 8) if day <= calendar.monthrange(one, month)[1]]  # 29 Feb
    return date(years[0], month, day) if years else None


_READINGS: tuple[Reading, ...] = (_written, _named, _counted, _in_month)


def _place_of(name: str, names: Sequence[str]) -> int | None:
    if len(name) < SHORTEST_NAME:
        return None
    return next((place for place, one in enumerate(names) if one.startswith(name)), None)


def _coming(weekday: int, today: date) -> date:
    """The next such day after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _months_on(day: date, count: int) -> date:
    """The same day so many months on, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
