"""What is done about a paper's origins in the window: its lists are gone to, and what cannot be done is said or not offered."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.library import following
from desktop.records import Listed, Listing, Paper
from desktop.store import papers
from desktop.store.database import writing
from desktop.ui.reader.join_dialog import JoinDialog
from desktop.ui.views import TODAY, view_of_listing
from tests.libraries import DAY, add_day


def tell(database, listing, paper, day=DAY):
    with writing(database):
        return papers.merge(database, listing, [Listed(paper, day=day, rank=2)], f"{day}T09:00:00Z").paper_ids[0]


@pytest.fixture
def paper_id(database):
    """A paper on a day's list, in a followed category, and on a saved page."""
    add_day(database, 3, "2026-04-01")
    add_day(database, 3, first=20)
    following.follow(database, Listing("arxiv", "category", "cs.CL"), "Language")
    moss = Paper("Invented Moss", arxiv_id="2603.77001", categories=("cs.CL",))
    tell(database, Listing("huggingface", "day", DAY), moss)
    tell(database, Listing("arxiv", "category", "cs.CL"), moss)
    tell(database, Listing("arxiv", "category", "cs.LG"), moss)
    return tell(database, Listing("huggingface", "file", "page.txt"), Paper("Invented Moss"))


@pytest.fixture
def window(open_window, paper_id):
    window = open_window()
    window.browsing.go("all")
    window.papers.select(paper_id)
    return window


def chip(window, words):
    found = [one for one in window.reader.page.reasons.findChildren(QPushButton) if one.isVisible()]
    return next(one for one in found if one.text() == words)


def test_a_day_is_gone_to_at_the_paper(window, paper_id):
    chip(window, "HF #2").click()
    assert (window.browsing.view, window.browsing.day) == (TODAY, DAY)
    assert window.papers.current_id() == paper_id
    assert window.papers.view.hasFocus()


def test_what_is_followed_is_gone_to(window, paper_id):
    chip(window, "follows “Language”").click()
    assert window.browsing.view == view_of_listing(1)
    assert window.papers.current_id() == paper_id


def test_a_category_is_searched_for(window, paper_id):
    chip(window, "cs.LG").click()
    assert window.browsing.query == "cat:cs.LG"


def test_a_file_leads_nowhere(window):
    assert not chip(window, "page.txt").isEnabled()


def enabled(window):
    return {name for name in ("what_changed", "split", "join") if window.actions_by_name[name].isEnabled()}


def test_only_what_can_be_done_is_offered(window, paper_id):
    assert enabled(window) == {"split"}  # the page gave no id, so it may be another paper
    other = next(one for one in window.papers.model.ids() if one != paper_id)
    window.papers.select(other)
    assert enabled(window) == set()
    window.papers.view.pick_all()
    assert enabled(window) == set()
    window.papers.view.pick_none()
    window.actions_by_name["pick"].trigger()
    window.papers.view.extend(1)
    assert window.papers.count_selected() == 2
    assert enabled(window) == {"join"}


def test_what_cannot_be_done_is_said(window, paper_id, database):
    told = []
    window.library.told.connect(lambda sentence, _warning: told.append(sentence))
    other = next(one for one in window.papers.model.ids() if one != paper_id)
    window.papers.select(other)
    deeds = window.later.origin_deeds
    deeds.show_changes()
    deeds.split()
    deeds.join()
    assert told == [
        "No earlier version of this paper is known.",
        "This is one paper: nothing that was told of it can be split off.",
        "Select two papers (x) to join them.",
    ]
    assert not window.library.origins.join(paper_id, other)
    assert "their arXiv ids differ" in told[-1]
    assert len(window.library.find("")) == 7


@pytest.mark.parametrize("agreed", [False, True])
def test_papers_that_look_different_are_compared_before_they_are_joined(window, paper_id, database, monkeypatch, agreed):
    other = tell(database, Listing("huggingface", "file", "page.txt"), Paper("Ferns of the North"))
    asked = []
    monkeypatch.setattr(JoinDialog, "ask", lambda _parent, kept, gone: asked.append((kept.title, gone.title)) or agreed)
    window.browsing.refresh()
    monkeypatch.setattr(window.papers, "selected_ids", lambda: [other, paper_id])
    window.later.origin_deeds.join()
    assert asked == [("Invented Moss", "Ferns of the North")]
    assert len(window.library.load_rows([other, paper_id])) == (1 if agreed else 2)


@pytest.mark.parametrize("leave", ["close", "another paper"])
def test_a_difference_that_was_left_open_has_been_seen(window, paper_id, database, qtbot, leave):
    window.library.star([paper_id], True)
    moss = Paper("Invented Moss", "It grows.", arxiv_id="2603.77001", categories=("cs.CL",), version=2, updated="2026-05-12")
    tell(database, Listing("arxiv", "category", "cs.CL"), moss)
    tell(database, Listing("arxiv", "category", "cs.CL"), replace(moss, abstract="It grew.", version=3))
    window.browsing.refresh()
    (row,) = window.library.load_rows([paper_id])
    assert row.updated
    window.actions_by_name["what_changed"].trigger()
    assert window.reader.page.notices.version.is_open
    if leave == "close":
        window.close()
    else:
        window.papers.go(-1)
        qtbot.waitUntil(lambda: not window.papers.model.paper_row(window.papers.model.row_of(paper_id)).updated)
    (row,) = window.library.load_rows([paper_id])
    assert not row.updated
