"""Settings survive a crash, a strange file and an older or newer Papershelf."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.settings import CHOICES, PULL_EVERY_MOST, ZOOM_LEAST, ZOOM_MOST, Settings, load, save

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from([*(known.name for known in fields(Settings)), "unknown"])


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
    kept = Settings(
        theme="dark", offline=True, show_counts=False, single_keys=False, keys_preset="vim",
        keys={"star": ["F", "Ctrl+D"], "dismiss": []}, density="compact", reader_zoom=1.25, mark_read_on_open=True,
        after_verdict="stay", pull_every=12, pull_at_start=False, hidden_rows=["week", "done"],
    )  # fmt: skip
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
        {"density": "dense", "after_verdict": "previous", "keys_preset": "emacs", "theme": ["dark"]},
        {"reader_zoom": "1.5", "mark_read_on_open": 1},
        {"reader_zoom": 0},
        {"reader_zoom": 10**400},
        {"reader_zoom": float("nan")},
        {"reader_zoom": float("inf")},
        {"reader_zoom": True},
        {"pull_every": -1, "pull_at_start": 1},
        {"pull_every": PULL_EVERY_MOST + 1},
        {"pull_every": 3.0},
        {"pull_every": True},
        {"keys": ["s"]},
        {"keys": {"star": "S", "note": [1], "tag": None, "read": {"0": "U"}}},
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
    assert [type(getattr(settings, known.name)) for known in fields(Settings)] == [
        type(getattr(Settings(), known.name)) for known in fields(Settings)
    ]
    assert all(getattr(settings, name) in choices for name, choices in CHOICES.items())
    assert ZOOM_LEAST <= settings.reader_zoom <= ZOOM_MOST
    assert 0 <= settings.pull_every <= PULL_EVERY_MOST
    assert all(isinstance(key, str) for keys in settings.keys.values() for key in keys)
    save(settings, file)
    assert load(file) == settings


def test_of_hidden_rows_what_can_be_meant_is_kept(file: Path) -> None:
    write(file, json.dumps({"hidden_rows": ["week", 7, None, "done"]}).encode())
    assert load(file) == Settings(hidden_rows=["week", "done"])
    write(file, json.dumps({"hidden_rows": "week"}).encode())
    assert load(file) == Settings()


def test_one_strange_key_does_not_cost_the_others(file: Path) -> None:
    write(file, json.dumps({"keys": {"star": ["F"], "tag": 7, "note": []}, "density": 3, "theme": "dark"}).encode())
    assert load(file) == Settings(theme="dark", keys={"star": ["F"], "note": []})


def test_a_whole_number_is_a_zoom(file: Path) -> None:
    write(file, b'{"reader_zoom": 2}')
    assert load(file).reader_zoom == 2.0


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
