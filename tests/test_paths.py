"""Files are kept where each platform keeps them, and the environment can say otherwise."""

from pathlib import Path

import pytest

from desktop.paths import data_folder, library_path, resources_folder, settings_path


@pytest.fixture
def home_folder(monkeypatch: pytest.MonkeyPatch) -> Path:
    home = Path("/home/ada")
    monkeypatch.setattr(Path, "home", lambda: home)
    return home


def test_linux_keeps_to_the_xdg_folders(monkeypatch: pytest.MonkeyPatch, home_folder: Path) -> None:
    monkeypatch.setattr("desktop.paths.sys.platform", "linux")
    assert library_path({}) == home_folder / ".local/share/papershelf/library.sqlite3"
    assert settings_path({}) == home_folder / ".config/papershelf/settings.json"
    named = {"XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/config"}
    assert library_path(named) == Path("/data/papershelf/library.sqlite3")
    assert settings_path(named) == Path("/config/papershelf/settings.json")


@pytest.mark.parametrize("value", ["", "relative/folder", "."])
def test_a_relative_xdg_folder_is_ignored(monkeypatch: pytest.MonkeyPatch, home_folder: Path, value: str) -> None:
    monkeypatch.setattr("desktop.paths.sys.platform", "linux")
    assert data_folder({"XDG_DATA_HOME": value}) == home_folder / ".local/share/papershelf"


def test_macos_keeps_to_the_library_folder(monkeypatch: pytest.MonkeyPatch, home_folder: Path) -> None:
    monkeypatch.setattr("desktop.paths.sys.platform", "darwin")
    for file in (library_path({}), settings_path({})):
        assert file.parent == home_folder / "Library/Application Support/papershelf"


def test_windows_keeps_to_the_application_data(monkeypatch: pytest.MonkeyPatch, home_folder: Path) -> None:
    monkeypatch.setattr("desktop.paths.sys.platform", "win32")
    named = {"LOCALAPPDATA": "/local", "APPDATA": "/roaming"}
    assert library_path(named) == Path("/local/papershelf/library.sqlite3")
    assert settings_path(named) == Path("/roaming/papershelf/settings.json")
    assert data_folder({}) == home_folder / "AppData/Local/papershelf"


def test_the_environment_names_the_library() -> None:
    assert library_path({"PAPERSHELF_LIBRARY": "/mine/a.sqlite3", "XDG_DATA_HOME": "/data"}) == Path("/mine/a.sqlite3")
    assert library_path({"PAPERSHELF_LIBRARY": "", "XDG_DATA_HOME": "/data"}).name == "library.sqlite3"


def test_a_tilde_is_the_reader_s_home(home: Path) -> None:
    assert library_path({"PAPERSHELF_LIBRARY": "~/a.sqlite3"}) == home / "a.sqlite3"


def test_the_resources_are_there() -> None:
    assert (resources_folder() / "sample" / "listing.json").is_file()
