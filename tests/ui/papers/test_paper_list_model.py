"""The model of the list: pages, pointers that follow their papers, and papers that are gone or cannot be read."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt

from desktop.errors import LibraryError
from desktop.ui.papers.paper_list_model import PAGE, PAGES_KEPT, PAPER_ROW, PaperListModel
from desktop.ui.sidebar.sidebar_drops import PAPERS_MIME_TYPE
from tests.fakes import FakeRows, make_row

TEXT = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def load_rows():
    return FakeRows(*(make_row(number) for number in range(1, 2001)))


@pytest.fixture
def model(load_rows, qapp):
    return PaperListModel(load_rows)


def test_qt_finds_no_fault_in_it(model, qtmodeltester):
    model.set_ids(range(1, 301))
    qtmodeltester.check(model)


def test_qt_finds_no_fault_while_papers_come_and_go(model, qtmodeltester):
    model.set_ids(range(1, 301))
    qtmodeltester.check(model)
    model.replace_ids(range(200, 600))
    model.replace_ids([])
    model.replace_ids([3, 1, 2])
    assert model.rowCount() == 3


def test_rows_are_read_a_page_at_a_time_and_once(model, load_rows):
    model.set_ids(range(1, 2001))
    assert load_rows.asked == []
    titles = [model.index(row, 0).data() for row in range(PAGE)]
    assert titles[0] == "Invented Findings, Part 1"
    assert load_rows.asked == [list(range(1, PAGE + 1))]
    model.index(1999, 0).data()
    assert load_rows.asked[1][-1] == 2000


def test_only_some_pages_are_kept(load_rows, qapp):
    model = PaperListModel(load_rows)
    model.set_ids(range(1, (PAGES_KEPT + 1) * PAGE + 1))
    for page in [*range(PAGES_KEPT), 0, PAGES_KEPT]:  # page 0 was used again, so page 1 has to go
        model.index(page * PAGE, 0).data()
    asked = len(load_rows.asked)
    model.index(0, 0).data()
    assert len(load_rows.asked) == asked
    model.index(PAGE, 0).data()
    assert len(load_rows.asked) == asked + 1


def test_what_a_row_answers(model, load_rows):
    load_rows.rows[7] = make_row(
        7, title="A <img src='http://service.invalid/x.png'> " + "long " * 20, read=True, authors="Ada"
    )
    model.set_ids([7, 8])
    index = model.index(0, 0)
    assert index.data(TEXT).startswith("A <img")
    assert index.data(SPOKEN) == f"{index.data(TEXT)}. Ada."
    assert index.data(TIP).startswith("<span>A &lt;img")
    assert index.data(PAPER_ROW) is load_rows.rows[7]
    assert model.index(1, 0).data(TIP) is None
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_a_paper_deleted_meanwhile_is_an_empty_row(model, load_rows):
    model.set_ids([1, 2, 3])
    del load_rows.rows[2]
    assert [model.index(1, 0).data(role) for role in (TEXT, SPOKEN, PAPER_ROW)] == ["", "", None]
    assert model.index(2, 0).data() == "Invented Findings, Part 3"


def test_rows_that_cannot_be_read_say_so_until_they_are_asked_again(model, load_rows):
    model.set_ids([1, 2])
    load_rows.error = LibraryError("The library is on a disk that is gone; connect it again")
    assert model.index(0, 0).data() == "The library is on a disk that is gone; connect it again"
    assert model.index(1, 0).data(SPOKEN) == "The library is on a disk that is gone; connect it again"
    assert model.index(0, 0).data(PAPER_ROW) is None
    assert len(load_rows.asked) == 1
    load_rows.error = None
    model.forget([1])
    assert model.index(0, 0).data() == "Invented Findings, Part 1"


def test_a_changed_paper_is_read_again_and_only_its_row_is_said_to_change(model, load_rows, qtbot):
    model.set_ids(range(1, 2001))
    model.index(4, 0).data()
    load_rows.rows[5] = make_row(5, title="Corrected")
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.forget([5, 9, 8, 7, 1500, 99_999])  # 1500 is in no page that was read
    assert changed == [(4, 4), (6, 8)]
    assert model.index(4, 0).data() == "Corrected"


def test_pointers_follow_their_papers(model):
    model.set_ids([10, 20, 30, 40])
    pointers = [QPersistentModelIndex(model.index(row, 0)) for row in range(4)]
    model.replace_ids([5, 40, 6, 20, 10])
    assert [pointer.row() for pointer in pointers] == [4, 3, -1, 1]


@given(st.lists(st.integers(1, 60), unique=True), st.lists(st.integers(1, 60), unique=True))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_list_may_replace_any_other(load_rows, qapp, before, after):
    model = PaperListModel(load_rows)
    model.set_ids(before)
    pointers = {paper_id: QPersistentModelIndex(model.index(row, 0)) for row, paper_id in enumerate(before)}
    model.replace_ids(after)
    assert list(model.ids()) == after
    assert {paper_id: pointer.row() for paper_id, pointer in pointers.items()} == {
        paper_id: after.index(paper_id) if paper_id in after else -1 for paper_id in before
    }


def test_rows_and_papers_find_each_other(model):
    model.set_ids([10, 20, 30])
    assert [model.paper_id(row) for row in (-1, 0, 2, 3)] == [0, 10, 30, 0]
    assert [model.row_of(paper_id) for paper_id in (10, 30, 99)] == [0, 2, -1]
    assert model.rows_of([30, 10, 99]) == {30: 2, 10: 0}
    assert model.rows_of([30, 10, 99, 98, 97, 96]) == {30: 2, 10: 0}


def test_a_million_papers_are_only_their_ids(load_rows, qapp):
    model = PaperListModel(load_rows)
    model.set_ids(range(1, 1_000_001))
    assert model.rowCount() == 1_000_000
    assert model.index(999_999, 0).data() == ""
    assert load_rows.asked == [list(range(1_000_001 - PAGE, 1_000_001))]


def test_dragged_papers_are_ids_for_a_collection_and_titles_and_addresses_for_everything_else(model, load_rows):
    load_rows.rows[3] = make_row(3, url="https://arxiv.org/abs/2603.00003")
    model.set_ids([7, 3, 5, 2000, 2001])
    dragged = model.mimeData([model.index(row, 0) for row in (3, 0, 4, 1)])
    assert bytes(dragged.data(PAPERS_MIME_TYPE).data()).decode().split() == ["7", "3", "2000", "2001"]
    assert dragged.text().splitlines() == [
        "Invented Findings, Part 7", "",
        "Invented Findings, Part 3", "https://arxiv.org/abs/2603.00003", "",
        "Invented Findings, Part 2000",
    ]  # fmt: skip
    assert [url.toString() for url in dragged.urls()] == ["https://arxiv.org/abs/2603.00003"]
    assert set(dragged.formats()) == set(model.mimeTypes())
    assert not dragged.hasHtml()
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_drag_of_very_many_papers_reads_few(model, load_rows):
    model.set_ids(range(1, 2001))
    dragged = model.mimeData([model.index(row, 0) for row in range(2000)])
    assert len(bytes(dragged.data(PAPERS_MIME_TYPE).data()).split()) == 2000
    assert sum(map(len, load_rows.asked)) < 200
