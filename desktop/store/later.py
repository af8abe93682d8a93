"""When a paper that was put off is back: its day as the reader's own calendar has it, as SQL over ``marks m``."""

from datetime import datetime

TODAY = "(SELECT today())"  # a subquery, so that it is asked once and not of each paper; see database.py
IS_BACK = f"m.later <= {TODAY}"
IS_AWAY = f"m.later > {TODAY}"
BACK = f"SELECT paper_id FROM marks WHERE later IS NOT NULL AND later <= {TODAY} AND trashed IS NULL"  # along the index


def today() -> str:
    """The day that it is where the reader is, ISO."""
    return datetime.now().astimezone().date().isoformat()
