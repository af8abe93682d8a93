"""The window: its parts joined, on a real file, with a service on loopback."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.library import organising
from desktop.store import annotations
from desktop.ui.asking.collection_chooser import CollectionChooser
from desktop.ui.commands import COMMANDS, PAPER
from desktop.ui.export.export_dialog import ExportDialog
from desktop.ui.sidebar.sidebar_delegate import COUNT_ROLE
from desktop.ui.views import ALL_PAPERS, DISMISSED, DONE, INBOX, STARRED, TO_READ, View, view_of_collection
from tests.libraries import add_day

NOTE = "Grüße 你好 $\\alpha$"


@pytest.fixture
def ids(database):
    return add_day(database, 6)


@pytest.fixture
def window(ids, open_window):
    return open_window()


def trigger(window, name):
    window.actions_by_name[name].trigger()


def note_on_disk(database, paper_id):
    return annotations.load_note(database, paper_id)


# Notes and closing


def test_a_note_is_on_disk_when_it_is_said_to_be_saved(window, ids, database, qtbot):
    trigger(window, "note")
    qtbot.keyClicks(window.reader.note.field, "A thought")
    assert window.reader.note.state.text() == "Writing…"
    assert window.reader.note.flush()
    assert window.reader.note.state.text() == "Saved"
    assert note_on_disk(database, ids[0]) == "A thought"
    window.reader.note.field.setPlainText(NOTE)
    assert window.close()
    assert note_on_disk(database, ids[0]) == NOTE


def test_going_to_another_paper_saves_the_note_under_the_first(window, ids, database, qtbot):
    window.reader.note.field.setPlainText(NOTE)
    trigger(window, "next")
    assert window.reader.note.field.toPlainText() == ""
    assert note_on_disk(database, ids[0]) == NOTE
    assert note_on_disk(database, ids[1]) is None


def test_the_window_stays_open_while_a_note_cannot_be_saved(window, ids, database):
    database.execute_sql("PRAGMA query_only = 1")  # every write is refused, as on a disk that became read-only
    window.reader.note.field.setPlainText(NOTE)
    assert not window.close()
    assert window.isVisible()
    assert "the window stays open so that nothing is lost" in window.strip.message.text()
    assert "could not be written" in window.reader.note.state.text()
    database.execute_sql("PRAGMA query_only = 0")
    assert window.close()
    assert note_on_disk(database, ids[0]) == NOTE


def test_undo_in_the_list_takes_back_a_note(window, ids, database):
    window.reader.note.field.setPlainText(NOTE)
    window.reader.note.flush()
    trigger(window, "undo")
    assert note_on_disk(database, ids[0]) is None
    assert window.reader.note.field.toPlainText() == ""


# Undo


def test_the_quiet_bar_undoes_exactly_what_it_says(window, ids, database, qtbot):
    trigger(window, "star")
    assert window.quiet_bar.isVisible()
    assert window.quiet_bar.message.text() == "Starred “Invented Findings, Part 1”"
    window.reader.note.field.setPlainText(NOTE)
    window.reader.note.flush()  # newer than what the bar offers
    qtbot.mouseClick(window.quiet_bar.undo, Qt.MouseButton.LeftButton)
    assert not window.library.load_paper(ids[0]).marks.starred
    assert note_on_disk(database, ids[0]) == NOTE
    assert window.strip.message.text() == "Undone: Starred 1 paper"


def test_the_quiet_bar_stands_before_a_list_that_its_deed_emptied(window, qtbot):
    window.papers.view.pick_all()
    trigger(window, "dismiss")
    assert window.papers.state.isVisible()
    middle = window.quiet_bar.geometry().center()
    qtbot.waitUntil(lambda: window.quiet_bar.isAncestorOf(window.papers.childAt(middle) or window.papers.state))
    assert window.quiet_bar.isVisible()


def test_undo_goes_to_the_paper_that_it_brings_back(window, ids):
    trigger(window, "star")
    window.papers.select(ids[4])
    trigger(window, "undo")
    assert window.papers.current_id() == ids[0]


def test_space_reads_on_from_the_sidebar_too(window, ids, qtbot):
    window.sidebar.tree.setFocus()
    qtbot.keyClick(window.sidebar.tree, Qt.Key.Key_Space)
    assert window.papers.current_id() == ids[1]


def test_the_quiet_bar_goes_when_its_deed_was_undone_by_key(window, ids):
    trigger(window, "read")
    trigger(window, "star")
    trigger(window, "undo")
    assert not window.quiet_bar.isVisible()
    assert window.library.load_paper(ids[0]).marks.read


def test_the_quiet_bar_goes_where_nothing_was_changed(window, ids):
    window.library.collect("Survey", ids[:1])
    window.quiet_bar.hide()
    window.library.collect("Survey", ids[:1])
    assert not window.quiet_bar.isVisible()


# Collections, tags and links


def drop(window, dragged: QMimeData, view: View) -> bool:
    """Drag that into the sidebar and let it go over the view's row; whether it was taken."""
    tree = window.sidebar.tree
    place = tree.visualItemRect(tree.item_of(view)).center()
    what = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(place, *what), QDragMoveEvent(place, *what), QDropEvent(QPointF(place), *what)):
        QApplication.sendEvent(tree.viewport(), event)
    return event.isAccepted()


def test_papers_dropped_on_a_collection_are_in_it(window, ids):
    window.library.create_collection("Survey")
    (survey,) = window.library.load_collections()
    window.papers.view.selectAll()
    dragged = window.papers.model.mimeData(window.papers.view.selectionModel().selectedIndexes())
    assert drop(window, dragged, view_of_collection(survey.collection_id))
    assert window.library.load_collections()[0].count == len(ids)
    assert window.quiet_bar.message.text() == "Added 6 papers to “Survey”"
    item = window.sidebar.tree.item_of(view_of_collection(survey.collection_id))
    assert item.data(0, COUNT_ROLE) == len(ids)


@pytest.mark.parametrize(
    ("view", "mark", "words"),
    [
        (STARRED, "starred", "Starred 2 papers"),
        (DISMISSED, "dismissed", "Dismissed 2 papers"),
        (TO_READ, "to-read", "To read: 2 papers"),
        (DONE, "done", "Done: 2 papers"),
    ],
)
def test_papers_dropped_on_a_view_become_part_of_it(window, ids, view, mark, words):
    dragged = window.papers.model.mime_of([1, 2])
    assert drop(window, dragged, view)
    assert list(window.library.find(f"is:{mark}")) == ids[1:3]
    assert window.quiet_bar.message.text() == words
    shown = [paper for paper in ids if paper not in ids[1:3]] if view == DISMISSED else ids
    assert list(window.papers.model.ids()) == shown
    window.quiet_bar.undo.click()
    assert not len(window.library.find(f"is:{mark}"))
    assert list(window.papers.model.ids()) == ids


def test_papers_cannot_be_dropped_on_a_view_that_only_finds(window):
    dragged = window.papers.model.mime_of([1])
    assert not any(drop(window, dragged, view) for view in (INBOX, ALL_PAPERS))


def test_delete_takes_a_collection_in_the_sidebar_and_papers_in_the_list(window, ids, qtbot):
    window.library.collect("Survey", ids)
    (survey,) = window.library.load_collections()
    window.browsing.show_collection(survey.collection_id)
    window.papers.view.setFocus()
    qtbot.keyClick(window.papers.view, Qt.Key.Key_Delete)
    assert window.library.load_collections()[0].count == len(ids) - 1
    window.sidebar.tree.setFocus()
    qtbot.keyClick(window.sidebar.tree, Qt.Key.Key_Delete)
    assert window.library.load_collections() == []


def test_the_reader_files_and_unfiles_the_paper_that_it_shows(window, ids, monkeypatch, qtbot):
    monkeypatch.setattr(CollectionChooser, "ask", lambda *_arguments: "Survey")
    window.papers.view.selectAll()
    qtbot.mouseClick(window.reader.page.shelf.add_to_collection, Qt.MouseButton.LeftButton)
    (survey,) = window.library.load_collections()
    assert survey.count == 1
    shown = window.papers.current_id()
    window.reader.collection_removed.emit(shown, survey.collection_id)
    assert window.library.load_paper(shown).collections == ()


def test_tags_are_added_searched_for_and_removed(window, ids, qtbot):
    trigger(window, "tag")
    qtbot.keyClicks(window.reader.page.shelf.tag_field, "mixture of experts")
    qtbot.keyClick(window.reader.page.shelf.tag_field, Qt.Key.Key_Return)
    assert window.reader.page.shelf.tags.texts() == ["mixture of experts"]
    window.reader.tag_clicked.emit("mixture of experts")
    assert window.papers.search_box.text() == 'tag:"mixture of experts"'
    assert list(window.papers.model.ids()) == ids[:1]
    window.reader.tag_removed.emit(ids[0], "mixture of experts")
    assert window.library.load_paper(ids[0]).tags == ()


def test_an_author_is_searched_for(window, ids):
    window.reader.author_clicked.emit("Ada Example3")
    assert list(window.papers.model.ids()) == ids[2:3]


def test_bibtex_is_shown_without_freezing_a_key(window, ids):
    window.reader.page.shelf.bibtex_fold.setChecked(True)
    assert window.reader.page.shelf.bibtex.text.startswith("@")
    assert window.library.load_paper(ids[0]).citation_key is None


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://arxiv.org/abs/2603.00001", True),
        ("HTTP://example.org", True),
        ("mailto:ada@example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("/etc/passwd", False),
        ("", False),
    ],
)
def test_only_web_and_mail_addresses_are_opened(window, monkeypatch, address, opened):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()) or True)
    window.open_link(address)
    assert len(asked) == opened
    assert ("could not be opened" in window.strip.message.text()) != opened


def test_a_browser_that_does_not_open_is_said(window, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    trigger(window, "open_page")
    assert window.strip.message.text() == "https://arxiv.org/abs/2603.00001 could not be opened in a browser."


# Panes, palette, names


def test_f6_walks_the_panes_that_are_shown(window, qtbot):
    def pane():
        focus = QApplication.focusWidget()
        panes = (window.sidebar, window.papers, window.reader)
        return [shown.isAncestorOf(focus) for shown in panes].index(True)

    places = [pane()]
    for step in (1, 1, 1, -1, -1):
        window.walk_panes(step)
        places.append(pane())
    assert places == [1, 2, 0, 1, 0, 2]
    trigger(window, "show_reader")
    window.papers.view.setFocus()
    window.walk_panes(1)
    assert pane() == 0
    window.browsing.show_query("nothing has these words")
    window.walk_panes(1)
    assert window.papers.state.hasFocus() or window.papers.state.action.hasFocus()
    window.walk_panes(1)
    assert pane() == 0


def test_a_note_is_written_also_where_the_reader_was_hidden(window):
    trigger(window, "show_reader")
    assert window.reader.isHidden()
    trigger(window, "note")
    assert window.reader.isVisible()
    assert window.reader.note.field.hasFocus()


def test_the_palette_runs_a_command_by_its_name(window, ids, qtbot):
    trigger(window, "palette")
    qtbot.keyClicks(QApplication.focusWidget(), "star")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.library.load_paper(ids[0]).marks.starred
    assert window.papers.view.hasFocus()


def test_names_are_those_that_other_programs_rely_on(window):
    assert isinstance(window, QMainWindow)
    assert (window.windowTitle(), window.accessibleName()) == ("Papershelf", "Papershelf")
    assert [window.actions_by_name[name].text().replace("&", "") for name in ("star", "dismiss", "collect", "export", "pull")] == [
        "Star", "Dismiss", "Add to collection", "Export…", "Pull",
    ]  # fmt: skip


def test_the_menu_of_the_list_is_about_the_selected_papers(window, qtbot):
    window.papers.context_menu_requested.emit(QPoint(10, 10))
    qtbot.waitUntil(window.later.paper_menu.isVisible)
    actions = window.later.paper_menu.actions()
    about_papers = [command for command in COMMANDS if command.menu == PAPER and command.needs]
    assert [action.objectName() for action in actions if not action.isSeparator()][:-1] == [one.name for one in about_papers]
    groups = [next_one.objectName() for one, next_one in pairwise(actions) if one.isSeparator()]
    assert groups == [*(one.name for one in about_papers if one.separator), ""]
    assert actions[-1].text() == "Export…"
    window.later.paper_menu.close()


def test_the_menu_of_the_list_exports_the_selected_paper(window, monkeypatch):
    asked = []
    monkeypatch.setattr(ExportDialog, "ask", lambda *_arguments, **options: asked.append(options["chosen"]))
    window.later.paper_menu.actions()[-1].trigger()
    window.actions_by_name["export"].trigger()
    assert asked == [1, 0]


def test_progress_is_counted_where_no_total_is_known(window):
    window.library.work_started.emit("Pulling")
    window.library.work_progressed.emit("Pulling", 1234, None)
    assert window.strip.message.text() == "Pulling: 1,234 papers so far"
    window.library.work_progressed.emit("Importing", 3_000_000_000, 6_000_000_000)
    assert window.strip.message.text() == "Importing"
    assert window.strip.bar.value() * 2 in range(window.strip.bar.maximum() - 2, window.strip.bar.maximum() + 3)
    window.library.work_ended.emit()


def test_what_another_process_wrote_is_seen_when_the_list_is_looked_at_again(window, ids, database):
    organising.write_note(database, ids[0], NOTE)
    window.browsing.refresh()
    assert window.reader.note.field.toPlainText() == NOTE
