"""Where Papershelf keeps its files on this platform. Nothing is created here."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

NAME = "papershelf"
ENVIRONMENT: Mapping[str, str] = os.environ


def library_path(environment: Mapping[str, str] = ENVIRONMENT) -> Path:
    """The library's file: ``PAPERSHELF_LIBRARY`` when it is set, else one in the platform's data folder."""
    named = environment.get("PAPERSHELF_LIBRARY")
    return Path(named).expanduser() if named else data_folder(environment) / "library.sqlite3"


def settings_path(environment: Mapping[str, str] = ENVIRONMENT) -> Path:
    """The settings' file, in the platform's configuration folder."""
    return _folder(environment, "XDG_CONFIG_HOME", ".config", "APPDATA") / "settings.json"


def data_folder(environment: Mapping[str, str] = ENVIRONMENT) -> Path:
    """The folder of the library, its backups and logs."""
    return _folder(environment, "XDG_DATA_HOME", ".local/share", "LOCALAPPDATA")


def state_folder(environment: Mapping[str, str] = ENVIRONMENT) -> Path:
    """The folder of what may be lost without harm, such as when arXiv was asked last."""
    return _folder(environment, "XDG_STATE_HOME", ".local/state", "LOCALAPPDATA")


def resources_folder() -> Path:
    """The folder of icons, the sample listing and translations that comes with the program."""
    return Path(__file__).parent.parent / "resources"


def _folder(environment: Mapping[str, str], xdg: str, below_home: str, windows: str) -> Path:
    if sys.platform == "win32":
        return Path(environment.get(windows) or Path.home() / "AppData" / "Local") / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    # The XDG specification tells programs to ignore a relative path.
    named = environment.get(xdg, "")
    return (Path(named) if named.startswith("/") else Path.home() / below_home) / NAME
