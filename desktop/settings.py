"""What the reader set, as typed values in one JSON file. No Qt; passed in, never imported as a global."""

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

THEMES = ("system", "light", "dark")
DENSITIES = ("comfortable", "compact")
AFTER_VERDICT = ("unread", "next", "stay")
PRESETS = ("default", "gmail", "netnewswire", "vim")
ZOOM_LEAST, ZOOM_MOST = 0.5, 3.0
PULL_EVERY_MOST = 168  # hours
CHOICES = {"theme": THEMES, "density": DENSITIES, "after_verdict": AFTER_VERDICT, "keys_preset": PRESETS}


@dataclass(slots=True)
class Settings:
    """Every setting with its default."""

    theme: str = "system"
    offline: bool = False
    show_counts: bool = True
    single_keys: bool = True  # keys without Ctrl or Alt, such as s for Star
    keys_preset: str = "default"
    keys: dict[str, list[str]] = field(default_factory=dict)  # by command: what the reader changed in the preset; []: no key
    hidden_rows: list[str] = field(default_factory=list)  # of the sidebar: kinds of views
    density: str = "comfortable"  # of the rows of the list
    sort: dict[str, str] = field(default_factory=dict)  # by kind of view: the order that the reader chose for its list
    reader_zoom: float = 1.0  # 1.0: 100 %
    mark_read_on_open: bool = False  # never in Inbox
    after_verdict: str = "unread"  # where the list goes after Dismiss: the next unread paper, the next, or nowhere
    pull_every: int = 3  # hours after which what is followed is asked for again while the window is open; 0: by hand only
    pull_at_start: bool = True  # whether what is due is asked for as soon as the window is open


def load(path: Path) -> Settings:
    """The settings of that file; defaults where it is missing.

    Unknown names are dropped and values that cannot be meant defaulted, each by itself. A file that holds no settings is set aside as
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
        if known.name in found:
            value = found[known.name]
            setattr(settings, known.name, _understand(known.name, value, getattr(settings, known.name)))
    return settings


def _understand(name: str, value: Any, default: Any) -> Any:
    """The value as it can be meant; what cannot is the default."""
    if name == "keys":
        return _understand_keys(value)
    if name == "hidden_rows":
        return [kind for kind in value if isinstance(kind, str)] if isinstance(value, list) else []
    if name == "sort":
        # Whether they are kinds of views and orders is for the window to say.
        pairs = value.items() if isinstance(value, dict) else ()
        return {kind: order for kind, order in pairs if isinstance(order, str)}
    if name == "pull_every":
        return value if type(value) is int and 0 <= value <= PULL_EVERY_MOST else default
    if isinstance(default, float):
        # A comparison also refuses NaN, and takes a whole number of any size.
        fits = type(value) in (int, float) and ZOOM_LEAST <= value <= ZOOM_MOST
        return float(value) if fits else default
    fits = type(value) is type(default) and value in CHOICES.get(name, (value,))
    return value if fits else default


def _understand_keys(value: Any) -> dict[str, list[str]]:
    """The lists of words in it; whether they are keys of a command is for the window to say."""
    if not isinstance(value, dict):
        return {}
    return {
        name: keys for name, keys in value.items() if isinstance(keys, list) and all(isinstance(key, str) for key in keys)
    }


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
