"""Changed keys act at once in the window that is shown: real key events, sent to what has the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings
from desktop.ui.keys.keys_help import KeysHelp
from desktop.ui.keys.palette import key_of
from desktop.ui.views import ALL_PAPERS, INBOX
from tests.libraries import add_day

Key = Qt.Key
CTRL, SHIFT, NOTHING = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def ids(database):
    return add_day(database, 6)


@pytest.fixture
def saved():
    return []


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def window(ids, open_window, settings, saved):
    return open_window(settings, save=lambda: saved.append(dict(settings.keys)))


def press(qtbot, *keys, modifier=NOTHING):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def starred(window, paper_id):
    return window.library.load_paper(paper_id).marks.starred


def test_a_changed_key_acts_at_once_and_the_old_one_no_more(window, ids, settings, saved, qtbot):
    window.key_bindings.change("star", ["F", "Ctrl+G"])
    press(qtbot, Key.Key_S)
    assert not starred(window, ids[0])
    press(qtbot, Key.Key_F)
    assert starred(window, ids[0])
    press(qtbot, Key.Key_G, modifier=CTRL)
    assert not starred(window, ids[0])
    assert saved == [{"star": ["F", "Ctrl+G"]}]
    assert key_of(window.actions_by_name["star"]) == "F"


def test_a_changed_key_is_text_in_a_text_field(window, ids, qtbot):
    window.key_bindings.change("dismiss", ["D, D", "X"])
    press(qtbot, Key.Key_Slash)
    qtbot.keyClicks(QApplication.focusWidget(), "ddx")
    assert window.papers.search_box.text() == "ddx"
    assert not any(window.library.load_paper(paper_id).marks.dismissed for paper_id in ids)


def test_a_key_that_two_commands_have_does_neither_until_one_gives_it_up(window, ids, qtbot):
    bindings = window.key_bindings
    bindings.change("star", ["U"])
    press(qtbot, Key.Key_U)
    marks = window.library.load_paper(ids[0]).marks
    assert (marks.starred, marks.read) == (False, False)
    assert {name: [clash.other for clash in clashes] for name, clashes in bindings.find_clashes().items()} == {
        "star": ["read"],
        "read": ["star"],
    }
    bindings.take_away("read", "U")
    press(qtbot, Key.Key_U)
    marks = window.library.load_paper(ids[0]).marks
    assert (marks.starred, marks.read) == (True, False)
    assert bindings.find_clashes() == {}


def test_resetting_brings_the_keys_of_the_preset_back(window, settings, saved):
    bindings = window.key_bindings
    bindings.change("star", ["F"])
    bindings.change("tag", [])
    assert bindings.find_changed() == {"star", "tag"}
    bindings.reset("star")
    assert bindings.keys["star"] == ("S", "Ctrl+S")
    assert settings.keys == {"tag": []}
    bindings.reset_all()
    assert bindings.keys["tag"] == ("T",)
    assert saved[-1] == {}


def test_the_keys_that_a_command_has_anyway_are_no_change(window, settings):
    window.key_bindings.change("undo", ["Ctrl+Z", "Z"])
    assert settings.keys == {}


def test_a_preset_acts_at_once_and_keeps_what_the_reader_changed(window, ids, settings, qtbot):
    window.key_bindings.change("star", ["F"])
    window.key_bindings.use_preset("vim")
    assert settings.keys_preset == "vim"
    press(qtbot, Key.Key_G, modifier=SHIFT)
    assert window.papers.current_id() == ids[-1]
    press(qtbot, Key.Key_G, Key.Key_G)
    assert window.papers.current_id() == ids[0]
    press(qtbot, Key.Key_F, Key.Key_D, Key.Key_D)
    marks = window.library.load_paper(ids[0]).marks
    assert (marks.starred, marks.dismissed) == (True, True)
    press(qtbot, Key.Key_U)
    assert not window.library.load_paper(ids[0]).marks.dismissed


def test_gmail_s_u_leads_back_to_the_list(open_window, ids, qtbot):
    window = open_window(Settings(keys_preset="gmail"))
    press(qtbot, Key.Key_O)
    assert window.reader.page.abstract.hasFocus()
    press(qtbot, Key.Key_U)
    assert window.papers.view.hasFocus()
    press(qtbot, Key.Key_BracketRight)
    assert window.library.load_paper(ids[0]).marks.dismissed


def test_netnewswire_s_keys_walk_the_unread_papers_both_ways(open_window, ids, qtbot):
    window = open_window(Settings(keys_preset="netnewswire"))
    window.library.mark_read(ids[1:3], True)
    press(qtbot, Key.Key_N)
    assert window.papers.current_id() == ids[3]
    press(qtbot, Key.Key_Plus)
    assert window.papers.current_id() == ids[4]
    press(qtbot, Key.Key_Minus, Key.Key_Minus)
    assert window.papers.current_id() == ids[0]
    press(qtbot, Key.Key_Minus)
    assert window.papers.current_id() == ids[0]
    assert window.strip.message.text() == "There is no unread paper further up."
    press(qtbot, Key.Key_N, modifier=SHIFT)
    assert window.reader.note.field.hasFocus()


def test_reading_on_works_in_the_list_and_the_sidebar_and_not_in_the_search_box(window, ids, qtbot):
    window.key_bindings.change("read_on", ["Space", "Backspace"])
    window.papers.search_box.setFocus()
    press(qtbot, Key.Key_Backspace)
    assert window.papers.current_id() == ids[0]
    window.sidebar.tree.setFocus()
    press(qtbot, Key.Key_Backspace)
    assert window.papers.current_id() == ids[1]
    window.papers.view.setFocus()
    press(qtbot, Key.Key_Backspace)
    assert window.papers.current_id() == ids[2]


def test_switched_off_single_keys_stay_off_when_keys_change(window, ids, settings, qtbot):
    window.actions_by_name["single_keys"].trigger()
    window.key_bindings.change("star", ["F", "Ctrl+G"])
    press(qtbot, Key.Key_F)
    assert not starred(window, ids[0])
    press(qtbot, Key.Key_G, modifier=CTRL)
    assert starred(window, ids[0])
    assert window.key_bindings.keys["star"] == ("F", "Ctrl+G")


def test_a_bare_key_never_changes_several_papers(window, ids, qtbot):
    window.papers.view.pick_all()
    press(qtbot, Key.Key_S)
    press(qtbot, Key.Key_E)
    press(qtbot, Key.Key_U)
    assert not any(starred(window, paper_id) for paper_id in ids)
    assert window.library.count("is:inbox") == len(ids)
    press(qtbot, Key.Key_S, modifier=CTRL)
    assert all(starred(window, paper_id) for paper_id in ids)
    window.papers.view.pick_none()
    press(qtbot, Key.Key_S)
    assert sum(starred(window, paper_id) for paper_id in ids) == len(ids) - 1


def test_the_search_box_shows_the_key_in_force(window):
    box = window.papers.search_box
    assert box.is_hinting()
    window.key_bindings.change("find", ["Ctrl+F"])
    assert not box.is_hinting()
    window.key_bindings.change("find", ["Q"])
    assert box.is_hinting()
    window.actions_by_name["single_keys"].trigger()
    assert not box.is_hinting()


def test_the_empty_note_says_the_key_in_force(window):
    field = window.reader.note.field
    assert field.placeholderText() == "Write a note…  (n)"
    window.key_bindings.change("note", ["Shift+N"])
    assert field.placeholderText() == "Write a note…  (Shift+N)"
    window.key_bindings.change("note", [])
    assert field.placeholderText() == "Write a note…"


def test_the_help_shows_the_keys_in_force(window, qtbot):
    window.key_bindings.change("star", ["F9"])
    window.overlays.open_keys_help()
    page = window.findChild(KeysHelp)
    page.field.setText("F9")
    assert page.shown_names() == ["Star"]
    page.close()
    qtbot.waitUntil(lambda: window.findChild(KeysHelp) is None)


def test_a_file_full_of_nonsense_leaves_the_usual_keys(open_window, ids, qtbot):
    keys = {"star": ["Hyper+S", "\ud800"], "fly": ["F"], "go_all": ["g,a", "Return"], "": []}
    window = open_window(Settings(keys=keys))
    press(qtbot, Key.Key_S, Key.Key_G, Key.Key_A)
    assert starred(window, ids[0])
    assert window.browsing.view == ALL_PAPERS != INBOX
