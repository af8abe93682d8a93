"""The calendar of Daily Papers: which days, weeks and months can be asked for, and what they are called. Pure."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desktop.errors import UsageError
from desktop.records import Listing
from desktop.translation import tr

FIRST_DAY = date(2023, 5, 4)  # the archive starts here
LONGEST_SEARCH = 500  # characters
SATURDAY = 5


def daily_day(now_utc: datetime) -> date:
    """The newest day that has a list, or is getting one: never a weekend, never later than the UTC date.

    The feed turns to the next day at 21:30 in New York.
    """
    now = now_utc.astimezone(UTC) if now_utc.tzinfo else now_utc.replace(tzinfo=UTC)
    new_york = now - timedelta(hours=4 if _daylight_saving(now) else 5)
    day = (new_york + timedelta(hours=2, minutes=30)).date()
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def normalise_listing(listing: Listing) -> Listing:
    """The same listing with its argument in the service's spelling: 2026-03-01, 2026-W09, 2026-03, single spaces.

    Raises:
        UsageError: no such listing can be asked for; one sentence says why and what to write.
    """
    rule = _RULES.get(listing.kind)
    if not rule:
        raise UsageError(
            tr("Hugging Face has no listing “{kind}”: ask for a day, week, month, trending or a search.").format(
                kind=listing.kind
            )
        )
    return replace(listing, argument=rule(" ".join(listing.argument.split())))


def describe(listing: Listing) -> str:
    """What the reader calls it: "Daily Papers of 31 March 2026". An argument that cannot be read is quoted as it is."""
    try:
        argument = normalise_listing(listing).argument
    except UsageError:
        return tr("Daily Papers “{argument}”").format(argument=listing.argument)
    match listing.kind:
        case "day" | "month":
            return tr("Daily Papers of {period}").format(period=period_in_words(argument))
        case "week":
            return tr("Daily Papers, {week}").format(week=period_in_words(argument))
        case "search":
            return tr("Search for “{words}”").format(words=argument)
    return tr("Trending papers")


def period_in_words(argument: str) -> str:
    """A normalised day, week or month as the reader calls it: 31 March 2026, week 14 of 2026, March 2026."""
    if "W" in argument:
        return tr("week {week} of {year}").format(week=int(argument[-2:]), year=argument[:4])
    if len(argument) == len("2026-03"):
        first = date.fromisoformat(f"{argument}-01")
        return tr("{month} {year}").format(month=_month_name(first.month), year=first.year)
    return day_in_words(date.fromisoformat(argument))


def day_in_words(day: date) -> str:
    """31 March 2026."""
    return tr("{day} {month} {year}").format(day=day.day, month=_month_name(day.month), year=day.year)


def _day(argument: str) -> str:
    found = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", argument)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        raise UsageError(tr("“{argument}” is no day of the calendar: write it as 2026-03-31.").format(argument=argument))
    _refuse_before_the_archive(day, FIRST_DAY)
    return day.isoformat()


def _week(argument: str) -> str:
    found = re.fullmatch(r"([0-9]{4})-[wW]([0-9]{1,2})", argument)
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        monday = None
    if monday is None:
        raise UsageError(tr("“{argument}” is no week of the calendar: write it as 2026-W14.").format(argument=argument))
    _refuse_before_the_archive(monday, FIRST_DAY - timedelta(days=FIRST_DAY.weekday()))
    return monday.strftime("%G-W%V")


def _month(argument: str) -> str:
    found = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", argument)
    try:
        first = date(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        first = None
    if first is None:
        raise UsageError(tr("“{argument}” is no month of the calendar: write it as 2026-03.").format(argument=argument))
    _refuse_before_the_archive(first, FIRST_DAY.replace(day=1))
    return first.isoformat()[:7]


def _trending(argument: str) -> str:
    if argument:
        raise UsageError(tr("Trending papers have no date: leave out “{argument}”.").format(argument=argument))
    return ""


def _search(argument: str) -> str:
    if not argument:
        raise UsageError(tr("There is nothing to search for: name a few words or an arXiv id."))
    if len(argument) > LONGEST_SEARCH:
        raise UsageError(tr("That is too long to search for: use at most {count} characters.").format(count=LONGEST_SEARCH))
    return argument


def _refuse_before_the_archive(asked: date, first: date) -> None:
    if asked < first:
        raise UsageError(
            tr("Daily Papers start on {first}, so there is nothing before: ask for a later date.").format(
                first=day_in_words(FIRST_DAY)
            )
        )


_RULES: dict[str, Callable[[str], str]] = {
    "day": _day,
    "week": _week,
    "month": _month,
    "trending": _trending,
    "search": _search,
}


def _daylight_saving(now: datetime) -> bool:
    """New York's rule since 2007, by hand: neither Windows nor a bare Debian brings the time zones along."""
    march, november = datetime(now.year, 3, 8, 7, tzinfo=UTC), datetime(now.year, 11, 1, 6, tzinfo=UTC)
    starts = march + timedelta(days=(6 - march.weekday()) % 7)  # second Sunday in March, 2:00 EST
    ends = november + timedelta(days=(6 - november.weekday()) % 7)  # first Sunday in November, 2:00 EDT
    return starts <= now < ends


def _month_name(month: int) -> str:
    names = (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )
    return names[month - 1]
