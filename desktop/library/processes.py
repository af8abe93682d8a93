"""Tells whether the program that began something still runs. Nothing is asked of other programs but whether they are there."""

import os
import uuid
from datetime import datetime, timedelta

# The random part tells apart two programs that were given the same number, as the first program in a container always is.
THIS_PROCESS = f"{os.getpid()}-{uuid.uuid4().hex}"
SILENCE = timedelta(minutes=30)  # after which nothing is believed to go on


def is_running(process: str | None, heard: str | None, now: datetime) -> bool:
    """Whether that program (a ``THIS_PROCESS``) may still be at work on what it was last ``heard`` of (ISO time, UTC)."""
    if not process or not heard or now - datetime.fromisoformat(heard) > SILENCE:
        return False
    if process == THIS_PROCESS:
        return True
    number = process.partition("-")[0]
    if not number.isdecimal() or int(number) in (0, os.getpid()):  # 0 would ask for all programs that belong to this one
        return False
    return _is_there(int(number))


def _is_there(number: int) -> bool:
    if os.name == "nt":  # where asking would end it
        return True
    try:
        os.kill(number, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
