"""The window begins where it was closed: the same view, the same paper, also deep in a long list, and never in another library."""

import json

import pytest
from PySide6.QtCore import QSettings

from desktop.settings import Settings
from desktop.ui.browsing import FIRST_PAGE
from desktop.ui.last_place import NAME
from desktop.ui.views import ALL_PAPERS, INBOX, SEARCH, STARRED, TODAY, view_of_collection
from tests.libraries import add_day


@pytest.fixture
def geometry(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def ids(database):
    return add_day(database, 30)


@pytest.fixture
def reopened(open_window, geometry):
    """Lets a first window be used, closes it, and opens the next one."""

    def reopened(use):
        window = open_window(geometry=geometry)
        use(window)
        window.close()
        return open_window(geometry=geometry)

    return reopened


def test_it_begins_at_the_last_view_and_paper(reopened, ids):
    def use(window):
        window.library.star(ids[3:9], True)
        window.browsing.go("starred")
        window.papers.select(ids[6])

    window = reopened(use)
    assert window.browsing.view == STARRED
    assert window.sidebar.current_view() == STARRED
    assert window.papers.current_id() == ids[6]
    assert window.papers.selected_ids() == [ids[6]]
    assert window.reader.page.title.toPlainText() == "Invented Findings, Part 7"
    assert window.papers.view.visualRect(window.papers.view.currentIndex()).top() >= 0


def test_a_paper_that_left_the_view_gives_way_to_the_next_one_that_is_there(reopened, ids):
    def use(window):
        window.papers.select(ids[4])
        window.library.mark_read(ids[4:6], True)  # they stay in sight until the Inbox is left

    window = reopened(use)
    assert window.browsing.view == INBOX
    assert window.papers.current_id() == ids[6]


def test_where_none_of_them_is_left_it_begins_at_the_top(reopened, ids):
    def use(window):
        window.papers.select(ids[20])
        window.library.mark_read(ids[20:], True)

    window = reopened(use)
    assert window.papers.current_id() == ids[0]


def test_a_collection_comes_back_and_one_that_is_gone_is_the_inbox(reopened, ids, geometry, open_window):
    def use(window):
        window.library.collect("Survey", ids[:5])
        window.browsing.show_collection(1)
        window.papers.select(ids[2])

    window = reopened(use)
    assert window.browsing.view == view_of_collection(1)
    assert window.papers.current_id() == ids[2]
    window.close()
    window.library.delete_collection(window.library.load_collections()[0])
    assert open_window(geometry=geometry).browsing.view == INBOX


def test_of_a_search_what_was_before_it(reopened, ids):
    def use(window):
        window.browsing.go("all")
        window.papers.select(ids[12])
        window.papers.search_box.setText("specimen7")
        assert window.browsing.view == SEARCH

    window = reopened(use)
    assert window.browsing.view == ALL_PAPERS
    assert window.papers.current_id() == ids[12]
    assert window.papers.search_box.text() == ""


def test_today_is_the_newest_list_by_then(reopened, ids, database):
    def use(window):
        window.browsing.go("today")
        window.papers.select(ids[3])
        add_day(database, 3, "2026-04-02", first=100)

    window = reopened(use)
    assert window.browsing.view == TODAY
    assert window.browsing.day == "2026-04-02"
    assert window.papers.view.currentIndex().row() == 0


def test_far_down_a_long_list_the_paper_comes_when_the_list_is_whole(reopened, database, qtbot):
    many = add_day(database, FIRST_PAGE + 80)

    def use(window):
        qtbot.waitUntil(lambda: len(window.papers.model.ids()) == len(many))
        window.papers.select(many[FIRST_PAGE + 30])

    window = reopened(use)
    qtbot.waitUntil(lambda: window.papers.current_id() == many[FIRST_PAGE + 30])
    assert window.papers.view.visualRect(window.papers.view.currentIndex()).intersects(window.papers.view.viewport().rect())


def test_a_paper_that_comes_late_is_not_read_either(open_window, geometry, database, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.ui.read_on_open.MOMENT", 0)
    many = add_day(database, FIRST_PAGE + 80)
    first = open_window(geometry=geometry)
    first.browsing.go("all")
    qtbot.waitUntil(lambda: len(first.papers.model.ids()) == len(many))
    first.papers.select(many[FIRST_PAGE + 30])
    first.close()
    marked = []
    monkeypatch.setattr("desktop.ui.read_on_open.ReadOnOpen._mark", lambda self: marked.append(self._papers.current_id()))
    window = open_window(Settings(mark_read_on_open=True), geometry=geometry)
    qtbot.waitUntil(lambda: window.papers.current_id() == many[FIRST_PAGE + 30])
    window.papers.go(1)
    qtbot.waitUntil(lambda: bool(marked))
    window.papers.go(1)
    qtbot.waitUntil(lambda: len(marked) > 1)
    assert many[FIRST_PAGE + 30] not in marked


def test_who_has_gone_on_meanwhile_is_left_alone(open_window, geometry, database, qtbot):
    many = add_day(database, FIRST_PAGE + 80)
    first = open_window(geometry=geometry)
    qtbot.waitUntil(lambda: len(first.papers.model.ids()) == len(many))
    first.papers.select(many[FIRST_PAGE + 30])
    first.close()
    papers = first.papers
    papers.show_papers(many[:FIRST_PAGE], keep=False, whole=False, begin_at=[many[FIRST_PAGE + 30]])
    papers.go(1)
    papers.show_papers(many, keep=True, begin_at=[many[FIRST_PAGE + 30]])
    assert papers.current_id() == many[1]


def test_beginning_at_a_paper_is_no_reading_of_it(open_window, geometry, ids, monkeypatch, qtbot):
    monkeypatch.setattr("desktop.ui.read_on_open.MOMENT", 0)
    window = open_window(geometry=geometry)
    window.browsing.go("all")
    window.papers.select(ids[8])
    window.close()
    marked = []
    monkeypatch.setattr("desktop.ui.read_on_open.ReadOnOpen._mark", lambda _self: marked.append(True))
    window = open_window(Settings(mark_read_on_open=True), geometry=geometry)
    assert window.papers.current_id() == ids[8]
    assert marked == []
    window.papers.go(1)
    qtbot.waitUntil(lambda: marked == [True])


def test_another_library_begins_at_its_inbox(reopened, ids, geometry, open_window):
    place = json.loads(reopened(lambda window: window.browsing.go("all")) and geometry.value(NAME))
    geometry.setValue(NAME, json.dumps({**place, "library": "/elsewhere/library.sqlite3"}))
    assert open_window(geometry=geometry).browsing.view == INBOX


@pytest.mark.parametrize(
    "change",
    [{"view": "nonsense"}, {"view": "search"}, {"view": 7}, {"collection": None}, {"papers": "all"}, {"papers": [None, "x"]}],
)
def test_what_was_written_by_hand_does_no_harm(reopened, ids, geometry, open_window, change):
    place = json.loads(reopened(lambda window: None) and geometry.value(NAME))
    for value in (json.dumps({**place, **change}), "{", "[1]", ""):
        geometry.setValue(NAME, value)
        window = open_window(geometry=geometry)
        assert window.browsing.view == INBOX
        assert window.papers.current_id() == ids[0]


def test_without_a_place_to_remember_nothing_is(open_window, ids):
    window = open_window()
    window.browsing.go("all")
    window.close()
    assert open_window().browsing.view == INBOX
