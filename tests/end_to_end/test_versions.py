"""A paper that changes while it is on the shelf: v1 is starred, v2 comes, is told, compared and seen; then it is withdrawn.
And two papers that turn out to be one, and two again."""

from contextlib import closing
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.library.services import build_services
from desktop.records import Listed, Listing, Paper
from desktop.store import papers
from desktop.store.database import open_library, writing
from desktop.ui.reader.join_dialog import JoinDialog
from desktop.ui.reader.split_dialog import SplitDialog
from tests.arxiv_answers import atom_entry, atom_feed
from tests.end_to_end.test_day import answer, press, return_to

PAPER = "2603.00001"
QUERY = Listing("arxiv", "query", "moss")
FIRST, SECOND = "Moss grows fast in shade.", "Moss grows slowly in deep shade."


@pytest.fixture
def arxiv(service, monkeypatch):
    """Tells the paper as it is asked to."""
    monkeypatch.setenv("ARXIV_ENDPOINT", service.address)
    monkeypatch.setattr("desktop.library.services.build_services", partial(build_services, attempts=1, arxiv_interval=0))

    def tell(version, summary, **more):
        entry = atom_entry(PAPER, "On Moss", version=version, summary=summary, **more)
        service.set_answer("/api/query", atom_feed(entry), headers={"Content-Type": "application/atom+xml"})

    return tell


def pull(window, qtbot):
    with qtbot.waitSignal(window.library.pulled, timeout=20_000):
        window.library.sources.pull(QUERY)
    qtbot.waitUntil(lambda: not window.library.is_working)


def row(window, paper_id):
    (found,) = window.library.load_rows([paper_id])
    return found


def test_a_paper_changes(open_papershelf, arxiv, qtbot, papershelf):
    window = open_papershelf()
    arxiv(1, FIRST)
    pull(window, qtbot)
    window.browsing.go("all")
    (paper_id,) = window.papers.model.ids()
    press(qtbot, Qt.Key.Key_S)
    arxiv(2, SECOND, updated="2026-05-12T11:00:00Z")
    pull(window, qtbot)
    assert row(window, paper_id).updated
    notice = window.reader.page.notices.version
    qtbot.waitUntil(notice.isVisible)
    assert (notice.badge.text(), notice.words.text()) == ("New: v2", "Version 2 of 12 May 2026")
    assert window.actions_by_name["what_changed"].isEnabled()
    press(qtbot, Qt.Key.Key_W)
    assert notice.card.abstract.accessibleDescription() == "removed: fast; added: slowly; added: deep"
    assert row(window, paper_id).updated  # it is still looked at
    press(qtbot, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: not row(window, paper_id).updated)
    qtbot.waitUntil(lambda: not notice.badge.isVisible())
    assert window.library.find_next_deeds()[0].startswith("Starred")  # looking is no deed
    assert papershelf("list", "is:updated") == ""
    arxiv(3, SECOND, comment="Withdrawn: Lemma 3 is wrong.", updated="2026-06-01T11:00:00Z")
    pull(window, qtbot)
    withdrawn = window.reader.page.notices.withdrawn
    qtbot.waitUntil(lambda: window.reader.page.notices.withdrawn is not None)
    withdrawn = window.reader.page.notices.withdrawn
    assert withdrawn.comment.text() == "Withdrawn: Lemma 3 is wrong."


def test_two_become_one_and_two_again(open_papershelf, arxiv, qtbot, file):
    window = open_papershelf()
    arxiv(1, FIRST)
    pull(window, qtbot)
    told = [Listed(Paper("Moss, as it is"), day="2026-03-31")]
    with closing(open_library(file)) as beside, writing(beside):  # as an import on the command line does
        papers.merge(beside, Listing("huggingface", "file", "page.txt"), told, "2026-03-31T09:00:00Z")
    window.browsing.go("all")
    both = sorted(window.papers.model.ids())
    assert len(both) == 2
    assert not window.actions_by_name["join"].isEnabled()
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    compared = answer(JoinDialog, lambda dialog: dialog.act.click())  # their titles differ
    window.actions_by_name["join"].trigger()
    assert not compared.isActive()
    qtbot.waitUntil(lambda: len(window.papers.model.ids()) == 1)
    (kept,) = window.papers.model.ids()
    assert window.library.load_paper(kept).paper.arxiv_id == PAPER
    assert (window.papers.current_id(), window.papers.count_selected()) == (kept, 1)
    parts = window.reader.page.notices.parts
    assert parts.words.text() == "Also known from page.txt"
    assert window.actions_by_name["split"].isEnabled()
    waiting = answer(SplitDialog, lambda dialog: dialog.act.click())
    parts.split.click()
    assert not waiting.isActive()
    return_to(window, qtbot)
    assert sorted(window.papers.model.ids()) == both
    assert not parts.isVisible()
    for count in (1, 2):  # the split is undone, then the join
        press(qtbot, Qt.Key.Key_Z)
        assert len(window.papers.model.ids()) == count
    assert QApplication.focusWidget() is window.papers.view
