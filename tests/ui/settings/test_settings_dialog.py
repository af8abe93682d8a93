"""The settings in the real window: what is changed there acts at once, and is so again after a restart."""

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices, QPalette, QScreen
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListWidget

from desktop import settings as settings_file
from desktop.settings import Settings
from desktop.ui.keys.palette import key_of
from desktop.ui.look.theme import DARK
from desktop.ui.settings.settings_dialog import SettingsDialog
from tests.libraries import add_day, services_at

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
APPEARANCE, READING, KEYS, SOURCES, LIBRARY = range(5)


@pytest.fixture
def ids(database):
    return add_day(database, 4)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.json"


@pytest.fixture
def start(open_window, ids, file):
    """Opens the window with the settings of the file, as a start of the program does."""

    def start(**what):
        kept = settings_file.load(file)
        services = services_at("http://127.0.0.1:1", lambda: what.get("forced_offline", False) or kept.offline)
        return open_window(kept, services, save=lambda: settings_file.save(kept, file))

    return start


@pytest.fixture
def window(start):
    return start()


@pytest.fixture
def page(window, qtbot):
    """Shows that page of the dialog, opened by its key."""

    def page(number):
        dialog = open_dialog(window, qtbot)
        dialog.show_page(number)
        return dialog.stack.currentWidget()

    yield page
    for dialog in window.findChildren(SettingsDialog):
        dialog.close()


def open_dialog(window, qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Comma, CTRL)
    dialog = window.findChild(SettingsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press_as_key(qtbot, key, held=Qt.KeyboardModifier.NoModifier):
    """That key, pressed into the field that waits for one."""
    field = QApplication.focusWidget()
    assert field.objectName() == "keyField"
    with qtbot.waitSignal(field.taken):
        qtbot.keyClick(field, key, held)


def close(window, qtbot):
    qtbot.keyClick(window.findChild(SettingsDialog), Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(SettingsDialog) is None)
    window.activateWindow()  # a window manager does it by itself
    qtbot.waitUntil(window.isActiveWindow)


def test_arrow_keys_walk_the_pages_and_escape_closes(window, qtbot):
    dialog = open_dialog(window, qtbot)
    titles = [dialog.stack.currentWidget().accessibleName()]
    for _ in range(4):
        qtbot.keyClick(dialog.pages, Key.Key_Down)
        titles.append(dialog.stack.currentWidget().accessibleName())
    assert titles == ["Appearance", "Reading", "Keys", "Sources", "Library"]
    close(window, qtbot)
    assert window.papers.view.hasFocus()


def test_every_control_has_a_name(window, qtbot):
    dialog = open_dialog(window, qtbot)
    for number in (APPEARANCE, READING, KEYS, SOURCES, LIBRARY):
        dialog.show_page(number)
    controls = [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLineEdit), *dialog.findChildren(QListWidget)]
    spoken = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in controls]
    assert len(spoken) > 50
    assert [words for words in spoken if not words or words in "+×−"] == []
    dialog.close()


# Appearance and reading


def test_a_theme_is_put_on_and_kept(page, file, qapp, qtbot):
    click(qtbot, page(APPEARANCE).theme.button("dark"))
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert settings_file.load(file).theme == "dark"


def test_rows_counts_and_reading_habits_are_kept(window, page, file, qtbot):
    looks = page(APPEARANCE)
    click(qtbot, looks.density.button("compact"))
    click(qtbot, looks.counts)
    assert not window.actions_by_name["show_counts"].isChecked()
    dialog = window.findChild(SettingsDialog)
    dialog.show_page(READING)
    reading = dialog.stack.currentWidget()
    click(qtbot, reading.mark_read)
    click(qtbot, reading.after_verdict.button("stay"))
    kept = settings_file.load(file)
    assert (kept.density, kept.show_counts, kept.mark_read_on_open, kept.after_verdict) == ("compact", False, True, "stay")


def test_the_text_size_is_that_of_the_zoom_keys(window, page, file, qtbot):
    looks = page(APPEARANCE)
    assert looks.usual_size.isHidden()
    click(qtbot, looks.larger)
    larger = settings_file.load(file).reader_zoom
    assert larger > 1
    assert looks.zoom.text() == f"{round(larger * 100)} %"
    window.actions_by_name["zoom_out"].trigger()
    assert looks.zoom.text() == "100 %"
    for _ in range(30):
        looks.smaller.click()
    assert not looks.smaller.isEnabled()
    click(qtbot, looks.usual_size)
    assert settings_file.load(file).reader_zoom == 1
    assert looks.smaller.isEnabled()


# Keys


def test_a_key_changed_in_the_dialog_acts_at_once_and_after_a_restart(window, page, start, ids, qtbot):
    keys = page(KEYS)
    keys.field.setText("star")
    row = keys.rows["star"]
    click(qtbot, row.chip_buttons()[0])
    press_as_key(qtbot, Key.Key_F)
    assert row.keys == ("F", "Ctrl+S")
    assert row.chip_buttons()[0].hasFocus()
    close(window, qtbot)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_S)
    assert not window.library.load_paper(ids[0]).marks.starred
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F)
    assert window.library.load_paper(ids[0]).marks.starred
    assert window.close()
    again = start()
    assert key_of(again.actions_by_name["star"]) == "F"
    current = again.papers.current_id()
    assert current != ids[0]  # a starred paper has left the Inbox
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F)
    assert again.library.load_paper(current).marks.starred


def test_keys_are_added_taken_away_and_reset_by_keyboard_alone(page, file, qtbot):
    row = page(KEYS).rows["tag"]
    assert row.reset_button.isHidden()
    row.add_button.setFocus()
    qtbot.keyClick(row.add_button, Key.Key_Return)
    press_as_key(qtbot, Key.Key_T, CTRL)
    assert row.keys == ("T", "Ctrl+T")
    qtbot.keyClick(row.chip_buttons()[0], Key.Key_Delete)
    assert row.keys == ("Ctrl+T",)
    assert settings_file.load(file).keys == {"tag": ["Ctrl+T"]}
    qtbot.keyClick(row.chip_buttons()[0], Key.Key_Delete)
    assert row.keys == ()
    assert row.add_button.hasFocus()
    row.reset_button.setFocus()
    qtbot.keyClick(row.reset_button, Key.Key_Return)
    assert row.keys == ("T",)
    assert row.chip_buttons()[0].hasFocus()
    assert settings_file.load(file).keys == {}
    assert row.reset_button.isHidden()


def test_escape_in_the_key_field_keeps_the_key_and_the_dialog(window, page, qtbot):
    row = page(KEYS).rows["tag"]
    row.listen(0)
    field = QApplication.focusWidget()
    qtbot.keyClick(field, Key.Key_Escape)
    assert row.keys == ("T",)
    assert row.chip_buttons()[0].hasFocus()
    assert window.findChild(SettingsDialog).isVisible()


def test_a_key_that_a_command_may_not_have_is_refused_in_words(page, qtbot):
    row = page(KEYS).rows["star"]
    row.listen(0)
    press_as_key(qtbot, Key.Key_Return)
    assert row.keys == ("S", "Ctrl+S")
    assert row.refusal.isVisible()
    assert "Return" in row.refusal.text()


def test_a_conflict_is_told_at_both_and_ends_when_one_gives_up_the_key(window, page, qtbot):
    keys = page(KEYS)
    star, read = keys.rows["star"], keys.rows["read"]
    assert keys.clashing.isHidden()
    star.listen(2)
    press_as_key(qtbot, Key.Key_U)
    assert star.warnings() == ["U is also the key of “Mark as read”, so it does neither."]
    assert read.warnings() == ["U is also the key of “Star”, so it does neither."]
    assert keys.clashing.text() == "2 commands have a key that cannot act."
    click(qtbot, keys.show_clashing)
    assert keys.shown_names() == ["star", "read"]
    taking = [one for one in star.findChildren(QAbstractButton) if one.accessibleName().startswith("Take the key from")]
    click(qtbot, taking[0])
    assert (star.keys, read.keys) == (("S", "Ctrl+S", "U"), ("Ctrl+U",))
    assert star.warnings() == read.warnings() == []
    assert keys.clashing.isHidden()
    assert len(keys.shown_names()) == len(keys.rows)


def test_the_beginning_of_another_key_is_a_conflict_in_words(page, qtbot):
    keys = page(KEYS)
    keys.rows["star"].listen(0)
    press_as_key(qtbot, Key.Key_G)
    assert "G is the beginning of G, I, the key of “Inbox”, so neither acts." in keys.rows["star"].warnings()
    assert keys.rows["go_inbox"].warnings() == ["G, I begins with G, the key of “Star”, so neither acts."]


def test_a_preset_is_chosen_and_all_own_keys_are_reset(window, page, file, qtbot):
    keys = page(KEYS)
    window.key_bindings.change("star", ["F9"])
    click(qtbot, keys.preset.button("gmail"))
    assert keys.rows["dismiss"].keys == ("E", "]", "Ctrl+D")
    assert keys.rows["star"].keys == ("F9",)
    click(qtbot, keys.reset_all)
    assert keys.rows["star"].keys == ("S", "Ctrl+S")
    kept = settings_file.load(file)
    assert (kept.keys_preset, kept.keys) == ("gmail", {})
    assert keys.reset_all.isHidden()


def test_typing_finds_commands_by_name_and_key(page, qtbot):
    keys = page(KEYS)
    qtbot.keyClicks(keys.field, "bibtex")
    assert keys.shown_names() == ["copy_bibtex"]
    qtbot.keyClick(keys.field, Key.Key_Return)
    assert keys.rows["copy_bibtex"].keys == ("Ctrl+Shift+C", "Y")
    keys.field.setText("ctrl+shift+z")
    assert keys.shown_names() == ["redo"]
    keys.field.setText("zebra")
    assert keys.shown_names() == []


def test_single_keys_are_switched_off(window, page, qtbot):
    click(qtbot, page(KEYS).single_keys)
    assert not window.actions_by_name["single_keys"].isChecked()
    assert key_of(window.actions_by_name["star"]) == "Ctrl+S"
    assert key_of(window.actions_by_name["next"]) == ""


# Library


def test_places_are_shown_and_opened(page, tmp_path, monkeypatch, qtbot):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    library = page(LIBRARY)
    click(qtbot, library.library_button)
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    assert not library.backups_button.isEnabled()
    assert library.refusal.isHidden()


def test_a_folder_that_cannot_be_opened_is_said(page, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    (tmp_path / "backups").mkdir()
    library = page(LIBRARY)
    click(qtbot, library.backups_button)
    assert library.refusal.text().startswith(str(tmp_path / "backups"))
    assert library.refusal.isVisible()


def test_offline_is_switched_and_kept(window, page, file, qtbot):
    click(qtbot, page(SOURCES).offline)
    assert window.strip.offline.isVisible()
    assert settings_file.load(file) == Settings(offline=True)


def test_how_often_is_asked_is_kept_and_by_hand_leaves_no_start(page, file, qtbot):
    sources = page(SOURCES)
    assert (sources.every.currentText(), sources.at_start.isChecked()) == ("Every 3 hours", True)
    click(qtbot, sources.at_start)
    sources.every.setCurrentIndex(sources.every.findText("Every hour"))
    assert settings_file.load(file) == Settings(pull_every=1, pull_at_start=False)
    sources.every.setCurrentIndex(sources.every.findText("Only by hand"))
    assert settings_file.load(file).pull_every == 0
    assert not sources.at_start.isEnabled()


def test_hours_that_were_written_by_hand_are_shown(start, file, qtbot):
    settings_file.save(Settings(pull_every=5), file)
    dialog = open_dialog(start(), qtbot)
    dialog.show_page(SOURCES)
    assert dialog.stack.currentWidget().every.currentText() == "Every 5 hours"
    dialog.close()


def test_a_switch_that_cannot_allow_requests_says_so(start, qtbot):
    window = start(forced_offline=True)
    dialog = open_dialog(window, qtbot)
    dialog.show_page(SOURCES)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("PAPERSHELF_OFFLINE" in text for text in texts)
    dialog.close()


def test_it_is_never_larger_than_its_screen(window, qtbot, monkeypatch):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 800, 560))
    dialog = open_dialog(window, qtbot)
    assert (dialog.width() <= 800, dialog.height() <= 560) == (True, True)
    dialog.close()
