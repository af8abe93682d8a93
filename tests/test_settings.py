"""Settings survive a crash, a strange file and an older or newer Papershelf."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.settings import THEMES, Settings, load, save

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(["theme", "offline", "show_counts", "single_keys", "unknown"])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "papershelf" / "settings.json"


def write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def test_without_a_file_there_are_defaults(file: Path) -> None:
    assert load(file) == Settings()
    assert not file.parent.exists()


def test_what_is_saved_is_loaded(file: Path) -> None:
    kept = Settings(theme="dark", offline=True, show_counts=False, single_keys=False)
    save(kept, file)
    assert load(file) == kept
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"theme": "dark"', b"[]", b"null", b'"dark"', b"\xff\xfe\xfd", b"[" * 100_000, b"\0" * 64, b"theme = dark"],
    ids=lambda content: repr(content[:16]),
)
def test_a_broken_file_is_set_aside(file: Path, content: bytes) -> None:
    write(file, content)
    assert load(file) == Settings()
    assert not file.exists()
    assert file.with_name("settings.json.broken").read_bytes() == content


def test_a_folder_in_its_place_is_left_alone(file: Path) -> None:
    file.mkdir(parents=True)
    assert load(file) == Settings()
    assert file.is_dir()


def test_an_editor_s_byte_order_mark_does_no_harm(file: Path) -> None:
    write(file, b'\xef\xbb\xbf{"theme": "light"}')
    assert load(file).theme == "light"


@pytest.mark.parametrize(
    "content",
    [
        {"theme": "sepia"},
        {"theme": 7, "offline": "yes", "show_counts": 1, "single_keys": None},
        {"unknown": True, "Theme": "dark"},
    ],
)
def test_strange_values_become_defaults(file: Path, content: dict[str, object]) -> None:
    write(file, json.dumps(content).encode())
    assert load(file) == Settings()


@given(content=st.dictionaries(NAMES, VALUES))
def test_any_object_gives_settings_of_the_right_types(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]
) -> None:
    file = tmp_path_factory.getbasetemp() / "any-settings.json"
    write(file, json.dumps(content).encode())
    settings = load(file)
    assert settings.theme in THEMES
    assert {type(settings.offline), type(settings.show_counts), type(settings.single_keys)} == {bool}


def test_a_failed_save_keeps_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(Settings(theme="dark"), file)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.settings.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save(Settings(theme="light"), file)
    assert load(file).theme == "dark"
    assert list(file.parent.iterdir()) == [file]


def test_a_link_is_followed(file: Path, tmp_path: Path) -> None:
    """Some people keep their settings in a repository and link to them."""
    real = tmp_path / "dotfiles" / "settings.json"
    write(real, b"{}")
    file.parent.mkdir(parents=True)
    file.symlink_to(real)
    save(Settings(theme="dark"), file)
    assert file.is_symlink()
    assert load(real).theme == "dark"
