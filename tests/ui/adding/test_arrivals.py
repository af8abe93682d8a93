"""Papers come by hand: pasted or dropped on the real window, named in the dialog, imported; and they are shown."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.library import organising
from desktop.ui.adding.add_dialog import AddDialog
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.sidebar.sidebar_drops import PAPERS_MIME_TYPE
from desktop.ui.views import View, view_of_collection
from tests.arxiv_answers import atom_entry, atom_feed
from tests.libraries import add_day, services_at
from tests.loopback import LoopbackService

ID = "2603.00009"
COPY = Qt.DropAction.CopyAction
MIDDLE = QPoint(600, 300)


@pytest.fixture
def service():
    with LoopbackService() as running:
        running.set_answer("/api/query", atom_feed(atom_entry(ID, "Fern Listens")))
        yield running


@pytest.fixture
def offline():
    return []


@pytest.fixture
def window(database, tasks, open_window, service, offline):
    add_day(database, 3)
    organising.create_collection(database, "Survey")
    services = services_at(service.address, lambda: bool(offline))
    return open_window(library=LiveLibrary(database, services, tasks))


def text(words):
    mime = QMimeData()
    mime.setText(words)
    return mime


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


class Dragging:
    """Something dragged over the window and dropped, by the events that Qt itself would send."""

    def __init__(self, window, mime, place=MIDDLE):
        self.window, self.mime, self.place = window, mime, place

    def _event(self, kind, place=None):
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        place = place or self.place
        event = kind(QPointF(place) if kind is QDropEvent else place, COPY, self.mime, buttons, keys)
        event.setAccepted(False)
        QApplication.sendEvent(self.window, event)
        return event.isAccepted()

    def enter(self):
        return self._event(QDragEnterEvent)

    def move(self, place=None):
        return self._event(QDragMoveEvent, place)

    def drop(self, place=None):
        return self._event(QDropEvent, place)

    def leave(self):
        QApplication.sendEvent(self.window, QDragLeaveEvent())


def overlay_of(window):
    overlay = window.later.arrivals._overlay
    return overlay.words if overlay.isVisible() else None


def paste(window, clipboard, mime):
    clipboard.setMimeData(mime)
    window.actions_by_name["paste"].trigger()


def current(window):
    row = window.papers.model.paper_row(window.papers.view.currentIndex().row())
    return row.title if row else None


def titles_in(window, path):
    return [row.title for row in window.library.load_rows(window.library.find(f'in:"{path}"'))]


def test_what_is_pasted_is_added_and_shown(window, clipboard, qtbot):
    paste(window, clipboard, text(f"read this: https://arxiv.org/abs/{ID}v2 soon"))
    qtbot.waitUntil(lambda: current(window) == "Fern Listens")
    assert window.strip.message.text() == "1 paper added."


def test_the_key_pastes_in_the_list_but_text_fields_keep_it(window, clipboard, qtbot):
    clipboard.setText(ID)
    window.papers.search_box.setFocus()
    qtbot.keyClick(window.papers.search_box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.papers.search_box.text() == ID
    assert not window.library.is_working
    window.papers.search_box.clear()
    window.papers.view.setFocus()
    qtbot.keyClick(window.papers.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: current(window) == "Fern Listens")


def test_a_clipboard_without_papers_says_so(window, clipboard):
    paste(window, clipboard, text("just words"))
    assert window.strip.message.text().startswith("The clipboard names no paper")


def test_an_overlay_says_what_a_drop_will_do_and_the_drop_does_it(window, qtbot):
    dragging = Dragging(window, text(f"{ID}\ndoi:10.5555/moss"))
    assert dragging.enter()
    assert overlay_of(window) == "Add 2 papers"
    dragging.leave()
    assert overlay_of(window) is None
    assert dragging.enter()
    assert dragging.move()
    assert dragging.drop()
    assert overlay_of(window) is None
    qtbot.waitUntil(lambda: current(window) == "Fern Listens")
    assert window.library.sources.load_waiting() != []  # nobody answers for the DOI here


def test_a_drop_on_a_collection_files_the_papers(window, qtbot):
    tree = window.sidebar.tree
    [survey] = window.library.load_collections()
    row = tree.visualItemRect(tree.item_of(view_of_collection(survey.collection_id))).center()
    place = tree.viewport().mapTo(window, row)
    dragging = Dragging(window, text(ID), place)
    assert dragging.enter()
    assert overlay_of(window) == "Add 1 paper to “Survey”"
    assert dragging.drop()
    qtbot.waitUntil(lambda: titles_in(window, "Survey") == ["Fern Listens"])
    assert not tree.rows.drop_target.isValid()


def test_files_that_fit_are_imported_into_the_collection_that_is_shown(window, tmp_path, qtbot):
    [survey] = window.library.load_collections()
    window.browsing.show_collection(survey.collection_id)
    bib, picture = tmp_path / "mine.bib", tmp_path / "picture.png"
    bib.write_text("@misc{moss, title={Slow Moss}, year=2019}")
    picture.write_bytes(b"PNG")
    dragging = Dragging(window, files(bib, picture))
    assert dragging.enter()
    assert overlay_of(window) == "Import mine.bib into “Survey”"
    with qtbot.waitSignal(window.library.imported):
        assert dragging.drop()
    assert titles_in(window, "Survey") == ["Slow Moss"]
    assert current(window) == "Slow Moss"


def test_what_does_not_fit_is_refused_with_a_sentence(window, tmp_path):
    assert not Dragging(window, files(tmp_path / "paper.pdf")).enter()
    assert window.strip.message.text().startswith("paper.pdf is a PDF")
    assert not Dragging(window, text("just words")).enter()
    assert window.strip.message.text() == "What is dragged here names no paper and is no file to import."
    assert overlay_of(window) is None


def test_papers_of_the_list_are_left_to_the_sidebar(window):
    mime = QMimeData()
    mime.setData(PAPERS_MIME_TYPE, b"1")
    mime.setText(f"https://arxiv.org/abs/{ID}")
    assert not Dragging(window, mime).enter()
    assert overlay_of(window) is None


def test_what_is_added_offline_waits_for_its_collection(window, offline, monkeypatch, qtbot):
    [survey] = window.library.load_collections()
    window.browsing.show_collection(survey.collection_id)
    offline.append(True)
    asked = {}

    def ask(read, **what):
        asked.update(what, understood=[(one.outcome, one.words) for one in read(f"see {ID}\n2603.00001")])
        return f"see {ID}"

    monkeypatch.setattr(AddDialog, "ask", ask)
    with qtbot.waitSignal(window.library.sources.added):
        window.actions_by_name["add"].trigger()
    assert (asked["collection"], asked["offline"]) == ("Survey", True)
    assert asked["understood"] == [("new", f"arXiv {ID}"), ("here", "Invented Findings, Part 1")]
    assert "waits" in window.strip.message.text()
    offline.clear()
    with qtbot.waitSignal(window.library.sources.added):
        window.library.sources.ask_waiting()
    assert titles_in(window, "Survey") == ["Fern Listens"]


def test_what_comes_by_itself_moves_nothing(window, offline, clipboard, qtbot):
    offline.append(True)
    with qtbot.waitSignal(window.library.sources.added):
        paste(window, clipboard, text(ID))
    offline.clear()
    view, title = window.browsing.view, current(window)
    with qtbot.waitSignal(window.library.sources.added):
        window.library.sources.ask_waiting()
    assert (window.browsing.view, current(window)) == (view, title)
    assert view == View("inbox")


def test_names_are_kept_while_other_work_runs(window, clipboard, service, qtbot):
    window.library.sources.pull()
    assert window.library.is_working
    paste(window, clipboard, text(ID))
    assert [one.reference for one in window.library.sources.load_waiting()] == [f"arXiv:{ID}"]
    qtbot.waitUntil(lambda: current(window) == "Fern Listens")
    assert window.library.sources.load_waiting() == []
