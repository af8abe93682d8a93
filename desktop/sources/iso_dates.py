"""Reads the dates that services write: ISO, with or without a time, and also with missing zeros. Pure."""

import re
from datetime import UTC, date, datetime

_MOMENT = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"(?:[T ](?P<hour>[0-9]{1,2}):(?P<rest>[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)\s?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?",
    re.IGNORECASE,
)


def iso_moment(text: str) -> str | None:
    """The same date, with its time where one is given, in full ISO spelling; None when it is no date of the calendar."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None
    if found["hour"] is None:
        return day
    moment = f"{day}T{found['hour']:0>2}:{found['rest']}{(found['zone'] or '').upper()}"
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return None
    return moment


def iso_day(text: str) -> str | None:
    """The day of a date with or without a time, as it is written there; None when it is none."""
    moment = iso_moment(text)
    return moment[:10] if moment else None


def as_moment(text: str) -> datetime | None:
    """The moment, aware: what names no zone is UTC, a day its first moment. None when it is no date."""
    moment = iso_moment(text)
    if not moment:
        return None
    read = datetime.fromisoformat(moment)
    try:
        return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except OverflowError:
        return None
