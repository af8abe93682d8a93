"""Throwing away in the window: out of the list at once, in the Trash, and back where it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.records import Marks
from desktop.settings import Settings
from desktop.ui.asking.empty_trash_dialog import EmptyTrashDialog
from desktop.ui.emptying_trash import empty_trash
from desktop.ui.papers.paper_words import PLAIN_CHIP, chip_words
from desktop.ui.triage import Triage
from desktop.ui.views import ALL_PAPERS, INBOX, STARRED, TRASH
from tests.libraries import add_day
from tests.panes import Panes, select


@pytest.fixture
def ids(database):
    return add_day(database, 5)


@pytest.fixture
def panes(live, ids, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    panes.window = QWidget()
    qtbot.addWidget(panes.window)
    panes.triage = Triage(live, panes.list, panes.browsing, Settings(), panes.window)
    panes.acted = []
    live.acted.connect(panes.acted.append)
    return panes


@pytest.mark.parametrize("view", [INBOX, ALL_PAPERS])
def test_the_selected_papers_leave_the_list_which_goes_on_below(panes, ids, live, view):
    panes.browsing.show(view)
    select(panes, ids[1:3])
    panes.triage.toggle_trashed()
    assert panes.ids() == [ids[0], *ids[3:]]
    assert panes.list.selected_ids() == [ids[3]]
    assert [change.label for change in panes.acted] == ["Moved 2 papers to the Trash"]
    assert (panes.count_of(view), panes.count_of(TRASH)) == (3, 2)
    panes.browsing.refresh()
    assert panes.ids() == [ids[0], *ids[3:]]
    live.undo()
    assert panes.ids() == ids


def test_in_the_trash_the_same_key_puts_them_back(panes, ids, live):
    live.star(ids[:1], True)
    live.trash(ids[:2], True)
    panes.browsing.show(TRASH)
    assert sorted(panes.ids()) == sorted(ids[:2])
    assert all(row.marks.trashed for row in live.load_rows(panes.ids()))
    select(panes, ids[:1])
    panes.triage.toggle_trashed()
    assert panes.ids() == [ids[1]]
    panes.browsing.show(STARRED)
    assert panes.ids() == ids[:1]


def test_papers_dropped_on_the_trash_are_in_it(panes, ids):
    panes.triage.put_into(TRASH, ids[:2])
    assert (panes.ids(), panes.count_of(TRASH)) == (ids[2:], 2)


def test_a_row_says_that_it_is_in_the_trash(live, ids):
    live.trash(ids[:1], True)
    [row] = live.load_rows(ids[:1])
    assert (PLAIN_CHIP, "in the Trash") in chip_words(row)
    assert row.marks == Marks(trashed=True)


def test_emptying_asks_first_and_deletes_in_the_background(panes, ids, live, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(EmptyTrashDialog, "ask", lambda _parent, count: asked.append(count) or len(asked) > 1)
    live.trash(ids[:2], True)
    panes.browsing.show(TRASH)
    empty_trash(live, panes.window)
    assert (asked, sorted(panes.ids())) == ([2], sorted(ids[:2]))
    with qtbot.waitSignal(live.told) as told:
        empty_trash(live, panes.window)
    assert told.args == ["Deleted 2 papers for good", False]
    assert (panes.ids(), panes.count_of(TRASH), panes.count_of(ALL_PAPERS)) == ([], 0, 3)
    with qtbot.waitSignal(live.told) as told:
        empty_trash(live, panes.window)
    assert (told.args, asked) == (["The Trash is empty.", False], [2, 2])


def test_the_question_is_answered_with_no_by_return_and_escape(qtbot):
    dialog = EmptyTrashDialog(12)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        dialog.act.click()
    assert dialog.findChild(QLabel).text() == "Delete 12 papers for good?"
