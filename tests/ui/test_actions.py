"""The table of commands, and what its keys do in a window that is shown: real key events, sent to what has the focus."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from desktop.ui.commands import COMMANDS, MENUS
from desktop.ui.keys.key_names import is_single
from desktop.ui.keys.keys_help import KeysHelp
from desktop.ui.keys.palette import Palette, name_of
from desktop.ui.views import ALL_PAPERS, INBOX, STARRED
from tests.libraries import add_day

SINGLE = [(command, key) for command in COMMANDS for key in command.keys if is_single(key)]
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def ids(database):
    return add_day(database, 6)


@pytest.fixture
def window(ids, open_window):
    return open_window()


def press(qtbot, key, modifier=NO_MODIFIER):
    """That key, sent to the widget that has the focus."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


# The table


def test_no_two_commands_share_a_name_or_a_label():
    for what in ("name", "label"):
        counts = Counter(getattr(command, what) for command in COMMANDS)
        assert [value for value, count in counts.items() if count > 1] == []


def test_no_key_is_given_twice_and_none_hides_the_start_of_another():
    keys = [QKeySequence(key).toString().split(", ") for command in COMMANDS for key in command.keys]
    clashes = [
        (one, other)
        for number, one in enumerate(keys)
        for other in keys[number + 1 :]
        if one[: len(other)] == other or other[: len(one)] == one
    ]
    assert clashes == []


@pytest.mark.parametrize(("command", "key"), [(command, key) for command in COMMANDS for key in command.keys])
def test_every_key_is_one(command, key):
    sequence = QKeySequence(key)
    assert sequence.toString() == key, command.name
    assert all(sequence[number].key() != Qt.Key.Key_unknown for number in range(sequence.count()))


def test_ctrl_e_is_left_to_text_fields():
    assert "Ctrl+E" not in [key for command in COMMANDS for key in command.keys]


def test_single_keys_are_those_that_are_typed():
    told = {key: is_single(key) for key in ("S", "Shift+Y", "G, I", "?", "/", "[", "Ctrl+F", "F5", "Delete", "Ctrl+Shift+Z")}
    assert [key for key, single in told.items() if single] == ["S", "Shift+Y", "G, I", "?", "/", "["]


def test_each_menu_holds_its_commands_once_and_in_order(window):
    bar = [action.menu() for action in window.menuBar().actions()]
    assert [menu.title() for menu in bar] == list(MENUS)
    for menu in bar:
        names = [action.objectName() for action in flat(menu)]
        assert names == [command.name for command in COMMANDS if command.menu == menu.title()]


def flat(menu):
    """The commands of that menu and its submenus, from top to bottom."""
    for action in menu.actions():
        if action.menu():
            yield from flat(action.menu())
        elif not action.isSeparator():
            yield action


def test_sorting_theme_and_text_size_stand_in_submenus_under_short_names(window):
    (view,) = [action.menu() for action in window.menuBar().actions() if action.menu().title() == "&View"]
    shown = {one.menu().title(): [action.text().replace("&", "") for action in flat(one.menu())]
             for one in view.actions() if one.menu()}  # fmt: skip
    assert shown == {
        "&Sort": [
            "Newest first",
            "Most upvotes",
            "By rank of the day",
            "By title",
            "Last added first",
            "Best match",
            "By day",
        ],
        "&Theme": ["As the system", "Light", "Dark"],
        "Te&xt size": ["Larger", "Smaller", "Usual"],
    }
    names = [name_of(action) for action in window.actions_by_name.values()]
    assert {"Larger text", "Sort: by title", "Theme: dark"} <= set(names)
    assert len(view.actions()) < 18


def test_no_letter_leads_to_two_commands_of_a_menu(window, ids):
    for _ in range(2):
        for menu in MENUS:
            of_menu = [command for command in COMMANDS if command.menu == menu]
            parts = dict.fromkeys(command.submenu for command in of_menu)
            for part in {"": None} | parts:
                labels = [window.actions_by_name[command.name].text() for command in of_menu if command.submenu == part]
                labels += [each for each in parts if each] if not part else []
                letters = Counter(found.group(1).lower() for label in labels for found in re.finditer("&([^&])", label))
                assert [letter for letter, count in letters.items() if count > 1] == [], (menu, part)
        for mark in (window.library.star, window.library.mark_read, window.library.dismiss):
            mark(ids, True)  # the other words of Star, Dismiss and Mark as read


def test_every_command_is_in_the_palette_and_in_the_keys_help(window, qtbot):
    press(qtbot, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    palette = window.findChild(Palette)
    assert palette.field.hasFocus()
    named = {name_of(action) for action in window.actions_by_name.values()}
    in_palette = {palette.list.item(row).text() for row in range(palette.list.count())}
    assert named - in_palette == {"Command palette"}
    press(qtbot, Qt.Key.Key_Escape)
    window.overlays.open_keys_help()
    help_page = window.findChild(KeysHelp)
    assert named <= set(help_page.shown_names())
    help_page.close()
    qtbot.waitUntil(lambda: window.findChild(KeysHelp) is None)


def test_only_steps_are_repeated_while_a_key_is_held():
    assert {command.name for command in COMMANDS if command.repeats} == {
        "next", "previous", "extend_down", "extend_up",
    }  # fmt: skip


# Keys in the list


def test_keys_star_dismiss_mark_and_undo(window, ids, qtbot):
    press(qtbot, Qt.Key.Key_S)
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_U)
    press(qtbot, Qt.Key.Key_E)
    assert window.papers.current_id() == ids[2]
    assert list(window.papers.model.ids()) == [ids[0], *ids[2:]]
    marks = [window.library.load_paper(paper_id).marks for paper_id in ids[:2]]
    assert [(one.starred, one.read, one.dismissed) for one in marks] == [(True, False, False), (False, True, True)]
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Z)
    assert list(window.papers.model.ids()) == ids
    assert not any(window.library.load_paper(paper_id).marks.starred for paper_id in ids)
    press(qtbot, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.library.load_paper(ids[0]).marks.starred


def test_a_key_held_down_dismisses_one_paper(window, ids, qtbot):
    press(qtbot, Qt.Key.Key_E)
    for _ in range(3):
        held = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, NO_MODIFIER, "e", True)
        QApplication.sendEvent(window.papers.view, held)
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, NO_MODIFIER, "e", True)
        QApplication.sendEvent(window.papers.view, held)
    assert len(window.papers.model.ids()) == len(ids) - 1


def test_keys_work_while_the_abstract_is_read(window, ids, qtbot):
    press(qtbot, Qt.Key.Key_Return)
    assert window.reader.page.abstract.hasFocus()
    press(qtbot, Qt.Key.Key_S)
    press(qtbot, Qt.Key.Key_J)
    assert window.library.load_paper(ids[0]).marks.starred
    assert window.papers.current_id() == ids[1]


def test_keys_work_in_the_sidebar(window, ids, qtbot):
    window.sidebar.tree.setFocus()
    press(qtbot, Qt.Key.Key_S)
    assert window.library.load_paper(ids[0]).marks.starred


def test_two_keys_after_each_other_go_somewhere(window, ids, qtbot):
    for key, view in ((Qt.Key.Key_A, ALL_PAPERS), (Qt.Key.Key_S, STARRED), (Qt.Key.Key_I, INBOX)):
        press(qtbot, Qt.Key.Key_G)
        press(qtbot, key)
        assert window.browsing.view == view
        assert window.papers.isAncestorOf(QApplication.focusWidget())
    assert window.papers.view.hasFocus()
    assert not window.library.load_paper(ids[0]).marks.starred
    assert window.papers.search_box.text() == ""


def test_an_empty_list_keeps_the_keys(window, ids, qtbot):
    for _ in ids:
        press(qtbot, Qt.Key.Key_E)
    assert window.papers.state.hasFocus()
    press(qtbot, Qt.Key.Key_Slash)
    press(qtbot, Qt.Key.Key_Escape)
    assert window.papers.state.hasFocus()
    press(qtbot, Qt.Key.Key_Z)
    assert window.papers.view.hasFocus()
    assert list(window.papers.model.ids()) == ids[-1:]


def test_the_question_mark_opens_the_help(window, qtbot):
    press(qtbot, Qt.Key.Key_Question)  # a real keyboard's layout takes Shift out of it; the test's screen has no layout
    qtbot.waitUntil(lambda: window.findChild(KeysHelp) is not None)
    assert window.findChild(KeysHelp).isVisible()


def test_slash_goes_into_the_search_and_n_into_the_note(window, qtbot):
    press(qtbot, Qt.Key.Key_Slash)
    assert window.papers.search_box.hasFocus()
    assert window.papers.search_box.text() == ""
    press(qtbot, Qt.Key.Key_Escape)
    assert window.papers.view.hasFocus()
    press(qtbot, Qt.Key.Key_N)
    assert window.reader.note.field.hasFocus()
    assert window.reader.note.field.text() == ""
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_T)
    assert window.reader.page.shelf.tag_field.hasFocus()


def test_space_reads_on_to_the_next_unread_paper(window, ids, qtbot):
    window.library.mark_read(ids[1:3], True)
    press(qtbot, Qt.Key.Key_Space)
    assert window.papers.current_id() == ids[3]
    window.papers.select(ids[-1])
    press(qtbot, Qt.Key.Key_Space)
    assert window.strip.message.text() == "There is no unread paper further down."


# Keys where text is written


def snapshot(window, ids):
    papers = [window.library.load_paper(paper_id) for paper_id in ids]
    return window.browsing.view, [(paper.marks, paper.tags, paper.collections) for paper in papers]


@pytest.mark.parametrize("place", ["search box", "note", "tag field"])
def test_single_keys_write_text_and_do_nothing_else(window, ids, qtbot, clipboard, place):
    fields = {
        "search box": window.papers.search_box,
        "note": window.reader.note.field,
        "tag field": window.reader.page.shelf.tag_field,
    }
    field = fields[place]
    field.setFocus()
    window.papers.search_box.blockSignals(True)  # what is searched for is another test's matter
    before = snapshot(window, ids)
    written = ""
    for _command, key in SINGLE:
        sequence = QKeySequence(key)
        for number in range(sequence.count()):
            pressed = sequence[number]
            letter = chr(pressed.key()).lower()
            if Qt.KeyboardModifier.ShiftModifier in pressed.keyboardModifiers():
                letter = letter.upper()
            qtbot.keyClicks(field, letter)
            written += letter
    text = field.toPlainText() if place == "note" else field.text()
    assert text == written
    assert field.hasFocus()
    assert snapshot(window, ids) == before
    assert clipboard.text() == ""
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("place", ["search_box", "note"])
def test_fields_keep_their_own_undo_and_delete(window, ids, qtbot, place):
    window.library.star(ids[:1], True)
    field = window.papers.search_box if place == "search_box" else window.reader.note.field
    field.setFocus()
    qtbot.keyClicks(field, "ab")
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Delete)
    assert (field.text()) == "b"
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text()) == "ab"
    assert window.library.load_paper(ids[0]).marks.starred


def test_single_keys_can_be_switched_off(window, ids, qtbot):
    window.actions_by_name["single_keys"].trigger()
    for key in (Qt.Key.Key_S, Qt.Key.Key_E, Qt.Key.Key_G, Qt.Key.Key_A, Qt.Key.Key_Slash):
        press(qtbot, key)
    assert not window.library.load_paper(ids[0]).marks.starred
    assert list(window.papers.model.ids()) == ids
    assert window.papers.view.hasFocus()
    press(qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.papers.search_box.hasFocus()
    window.actions_by_name["single_keys"].trigger()
    window.papers.view.setFocus()
    press(qtbot, Qt.Key.Key_S)
    assert window.library.load_paper(ids[0]).marks.starred


# Enabling


def enabled(window):
    return {command.name for command in COMMANDS if command.needs and window.actions_by_name[command.name].isEnabled()}


def test_commands_are_enabled_by_what_is_selected(window, ids):
    needing = {needs: {command.name for command in COMMANDS if command.needs == needs} for needs in ("paper", "papers")}
    assert enabled(window) == needing["paper"] | needing["papers"] - {"uncollect"}
    window.papers.view.selectAll()
    assert enabled(window) == needing["papers"] - {"uncollect"}
    window.browsing.show_query("nothing has these words")
    assert enabled(window) == set()
    window.browsing.go("all")
    window.library.collect("Survey", ids[:1])
    window.browsing.show_collection(window.library.load_collections()[0].collection_id)
    assert enabled(window) == needing["paper"] | needing["papers"]


def test_the_words_follow_what_would_be_done(window, ids):
    star, dismiss = window.actions_by_name["star"], window.actions_by_name["dismiss"]
    assert (name_of(star), name_of(dismiss)) == ("Star", "Dismiss")
    window.library.star(ids[:1], True)
    window.library.dismiss(ids[:1], True)
    assert (name_of(star), name_of(dismiss)) == ("Unstar", "Restore")
    window.papers.view.selectAll()
    assert (name_of(star), name_of(dismiss)) == (f"Star {len(ids)}", f"Dismiss {len(ids)}")
