"""The place of a paper in the library: a number that grows with its date, and is its row in the full-text index."""

from datetime import date

PLACES_A_DAY = 1 << 24


def place_floor(day: date) -> int:
    """The lowest place of a paper of that day."""
    return day.toordinal() * PLACES_A_DAY
