"""Theme, panes, counts, single keys and offline: what is shown follows the settings, and the settings are kept."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPalette

from desktop.settings import Settings
from desktop.ui.appearance import LIBRARY, READER
from desktop.ui.look.theme import DARK, LIGHT
from desktop.ui.views import INBOX, TO_READ
from tests.libraries import services_at


@pytest.fixture
def saved():
    return []


@pytest.fixture
def settings():
    return Settings(theme="light")


@pytest.fixture
def window(open_window, settings, saved):
    services = services_at("http://127.0.0.1:1", lambda: settings.offline)
    return open_window(settings, services, save=lambda: saved.append(True))


def checked(window):
    """What is checked, but for the order of the list, which is of the view and not of the window."""
    return {name for name, action in window.actions_by_name.items() if action.isChecked() and not name.startswith("sort_")}


def test_check_marks_say_what_is_so(window):
    assert checked(window) == {"show_library", "show_reader", "show_counts", "single_keys", "theme_light"}


@pytest.mark.parametrize(("name", "tokens"), [("dark", DARK), ("light", LIGHT), ("system", LIGHT)])
def test_a_theme_is_put_on_at_once_and_kept(window, settings, saved, qapp, name, tokens):
    for _ in range(2):  # choosing it again must not take the check mark away
        window.actions_by_name[f"theme_{name}"].trigger()
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens.window
    assert window.palette().color(QPalette.ColorRole.Window).name() == tokens.window
    assert {mark for mark in checked(window) if mark.startswith("theme_")} == {f"theme_{name}"}
    assert settings.theme == name
    assert saved == [True, True]


@pytest.mark.parametrize(("name", "dressed"), [("system", ["system"]), ("light", []), ("dark", [])])
def test_the_window_follows_the_system_unless_a_theme_was_chosen(window, settings, qapp, monkeypatch, name, dressed):
    settings.theme = name
    put_on = []
    monkeypatch.setattr("desktop.ui.look.theme.apply_theme", lambda _application, theme: put_on.append(theme))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert put_on == dressed


def test_panes_are_hidden_and_shown(window):
    for name, number in (("show_library", LIBRARY), ("show_reader", READER)):
        window.actions_by_name[name].trigger()
        assert window.splitter.widget(number).isHidden()
        assert name not in checked(window)
        window.actions_by_name[name].trigger()
        assert not window.splitter.widget(number).isHidden()
        assert name in checked(window)


def test_counts_single_keys_and_offline_are_kept(window, settings, saved):
    for name in ("show_counts", "single_keys", "offline"):
        window.actions_by_name[name].trigger()
    assert settings == Settings("light", offline=True, show_counts=False, single_keys=False)
    assert len(saved) == 3
    assert checked(window) == {"show_library", "show_reader", "offline", "theme_light"}
    assert not window.sidebar.tree.rows.counts_visible
    assert window.strip.offline.isVisible()
    window.actions_by_name["offline"].trigger()
    assert not window.strip.offline.isVisible()


def test_what_is_set_is_kept_and_told(window, settings, saved, qtbot):
    appearance = window.appearance
    for change in (
        lambda: appearance.set_density("compact"),
        lambda: appearance.set_zoom(1.5),
        lambda: appearance.set_mark_read_on_open(True),
        lambda: appearance.set_after_verdict("stay"),
    ):
        with qtbot.waitSignal(appearance.changed):
            change()
    assert settings == Settings("light", density="compact", reader_zoom=1.5, mark_read_on_open=True, after_verdict="stay")
    assert len(saved) == 4


@pytest.mark.parametrize(("wanted", "zoom"), [(0.1, 0.5), (9.0, 3.0)])
def test_zoom_has_bounds(window, settings, wanted, zoom):
    window.appearance.set_zoom(wanted)
    assert settings.reader_zoom == zoom


def test_offline_is_said_also_when_the_environment_forbids_requests(open_window, settings):
    window = open_window(settings, services=services_at("http://127.0.0.1:1", lambda: True))
    assert window.strip.offline.isVisible()
    assert "offline" not in checked(window)


def test_settings_that_cannot_be_written_are_said(open_window, settings):
    def refuse() -> None:
        raise PermissionError(13, "Permission denied")

    window = open_window(settings, save=refuse)
    window.actions_by_name["theme_dark"].trigger()
    assert "could not be kept" in window.strip.message.text()
    assert "Permission denied" in window.strip.message.text()
    assert settings.theme == "dark"


def test_the_window_comes_back_as_it_was(open_window, settings, tmp_path):
    remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = open_window(settings, geometry=remembered)
    window.resize(790, 600)  # no more than the screen of the tests has
    window.splitter.setSizes([160, 290, 340])
    sizes = window.splitter.sizes()
    window.actions_by_name["show_library"].trigger()
    window.actions_by_name["show_library"].trigger()
    assert window.close()
    again = open_window(settings, geometry=remembered)
    assert (again.width(), again.height()) == (790, 600)
    assert again.splitter.sizes() == sizes


def test_panes_come_back_as_wide_as_they_were(window, qtbot):
    window.resize(1300, 860)
    window.splitter.setSizes([230, 420, 650])
    before = window.splitter.sizes()
    for name in ("show_reader", "show_library", "show_library", "show_reader"):
        window.actions_by_name[name].trigger()
    qtbot.waitUntil(lambda: all(abs(now - then) < 3 for now, then in zip(window.splitter.sizes(), before, strict=True)))
    assert not window.papers.search_box.hasFocus()


def test_a_pane_that_was_hidden_stays_hidden(open_window, settings, tmp_path):
    remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = open_window(settings, geometry=remembered)
    window.actions_by_name["show_library"].trigger()
    assert window.close()
    again = open_window(settings, geometry=remembered)
    assert again.sidebar.isHidden()
    assert "show_library" not in checked(again)
    again.actions_by_name["show_library"].trigger()
    assert again.sidebar.isVisible()
    assert again.sidebar.width() >= 150


def test_what_was_remembered_may_be_nonsense(open_window, settings, tmp_path):
    remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    remembered.setValue("geometry", "not a window")
    remembered.setValue("panes", b"\x00\x01")
    window = open_window(settings, geometry=remembered)
    assert [pane > 0 for pane in window.splitter.sizes()] == [True] * 3


def test_what_was_folded_in_the_library_is_folded_again(open_window, settings, home):
    remembered = QSettings(str(home / "folds.ini"), QSettings.Format.IniFormat)
    window = open_window(settings, geometry=remembered)
    window.sidebar.tree.fold_group("reading-list", True)
    window.close()
    again = open_window(settings, geometry=remembered)
    assert again.sidebar.tree.folds() == ["reading-list"]
    assert again.sidebar.tree.item_of(TO_READ).isHidden()
    assert not again.sidebar.tree.item_of(INBOX).isHidden()


@pytest.mark.parametrize("value", ["nonsense collection:x reading-list", "", 7])
def test_folds_that_cannot_be_meant_are_passed_over(open_window, settings, home, value):
    remembered = QSettings(str(home / "folds.ini"), QSettings.Format.IniFormat)
    remembered.setValue("folds", value)
    window = open_window(settings, geometry=remembered)
    assert not window.sidebar.tree.item_of(INBOX).isHidden()
    assert window.sidebar.tree.item_of(TO_READ).isHidden() == ("reading-list" in str(value))
