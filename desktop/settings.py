"""What the reader set, as typed values in one JSON file. No Qt; passed in, never imported as a global."""

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

THEMES = ("system", "light", "dark")


@dataclass(slots=True)
class Settings:
    """Every setting with its default."""

    theme: str = "system"
    offline: bool = False
    show_counts: bool = True
    single_keys: bool = True  # keys without Ctrl or Alt, such as s for Star


def load(path: Path) -> Settings:
    """The settings of that file; defaults where it is missing.

    Unknown names are dropped and values of a wrong type defaulted. A file that holds no settings is set aside as
    ``settings.json.broken``; one that cannot be read is left alone.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return Settings()
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        with suppress(OSError):  # a folder that cannot be written keeps it where it is
            path.replace(path.with_name(path.name + ".broken"))
        return Settings()
    settings = Settings()
    for known in fields(Settings):
        value = found.get(known.name)
        if type(value) is type(getattr(settings, known.name)):
            setattr(settings, known.name, value)
    if settings.theme not in THEMES:
        settings.theme = Settings().theme
    return settings


def save(settings: Settings, path: Path) -> None:
    """Replace the file at once, so that a crash leaves the old settings or the new ones. A link is followed. Raises OSError."""
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
