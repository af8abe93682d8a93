"""What one key does to the selected papers, and that each deed can be undone exactly."""

import pytest
from PySide6.QtCore import QObject

from desktop.records import Listed, Listing, Paper
from desktop.store import papers as stored
from desktop.store.database import writing
from desktop.ui.deeds import Deeds
from tests.libraries import add_day
from tests.panes import Panes, marks, select


@pytest.fixture
def ids(database):
    return add_day(database, 6)


@pytest.fixture
def panes(live, ids, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    panes.opened = []
    panes.parent_of_deeds = QObject()
    panes.deeds = Deeds(live, panes.list, panes.browsing, panes.opened.append, panes.parent_of_deeds)
    panes.acted = []
    live.acted.connect(panes.acted.append)
    return panes


@pytest.mark.parametrize(("deed", "mark"), [("toggle_star", "starred"), ("toggle_read", "read")])
def test_a_mixed_selection_is_first_marked_and_then_unmarked(panes, live, ids, deed, mark):
    (live.star if mark == "starred" else live.mark_read)(ids[1:2], True)
    select(panes, ids[:3])
    getattr(panes.deeds, deed)()
    assert marks(live, ids[:4], mark) == [True, True, True, False]
    assert panes.acted[-1].paper_ids == (ids[0], ids[2])
    getattr(panes.deeds, deed)()
    assert marks(live, ids[:4], mark) == [False] * 4
    live.undo()
    live.undo()
    assert marks(live, ids[:4], mark) == [False, True, False, False]


def test_nothing_selected_is_nothing_done(panes, live, ids):
    panes.browsing.show_query("nothing has these words")
    for deed in (panes.deeds.toggle_star, panes.deeds.toggle_read, panes.deeds.uncollect):
        deed()
    panes.deeds.copy_keys()
    assert panes.acted == []
    assert panes.told == []


def test_papers_are_taken_out_of_the_collection_that_is_shown_only(panes, live, ids):
    live.collect("Survey", ids[:3])
    live.collect("Other", ids[:3])
    panes.browsing.show_collection(next(one.collection_id for one in live.load_collections() if one.path == "Survey"))
    select(panes, ids[:2])
    panes.deeds.uncollect()
    assert list(panes.list.model.ids()) == ids[2:3]
    assert [one.path for one in live.load_paper(ids[0]).collections] == ["Other"]
    panes.browsing.go("all")
    panes.deeds.uncollect()
    assert panes.acted[-1].label == "Took 2 papers out of “Survey”"
    live.undo()
    assert len(live.load_paper(ids[0]).collections) == 2


def test_bibtex_of_the_selection_is_copied_with_keys_that_stay(panes, live, ids, clipboard):
    select(panes, ids[:2])
    panes.deeds.copy_bibtex()
    keys = [live.load_paper(paper_id).citation_key for paper_id in ids[:2]]
    assert all(keys)
    assert [f"{{{key}," in clipboard.text() for key in keys] == [True, True]
    assert clipboard.text().count("@") == 2
    panes.deeds.copy_keys()
    assert clipboard.text() == ",".join(keys)
    panes.deeds.copy_citation()
    assert clipboard.text() == f"\\cite{{{','.join(keys)}}}"
    assert panes.told == ["Copied BibTeX of 2 papers", f"Copied {','.join(keys)}", f"Copied {clipboard.text()}"]


def test_pages_are_opened_by_their_address(panes, ids):
    panes.deeds.open_page()
    panes.deeds.open_pdf()
    assert panes.opened == ["https://arxiv.org/abs/2603.00001", "https://arxiv.org/pdf/2603.00001"]


def test_a_paper_without_a_page_says_so(panes, live, database):
    with writing(database):
        found = stored.merge(
            database, Listing("huggingface", "file", "x"), [Listed(Paper(title="Titled Only"))], "2026-04-02T00:00:00Z"
        )
    live.papers_added.emit()
    panes.list.select(found.paper_ids[0])
    panes.deeds.open_page()
    panes.deeds.open_pdf()
    assert panes.opened == []
    assert panes.told == [
        "This paper has no page: the listing gave no arXiv id or DOI.",
        "This paper has no PDF: the listing gave no arXiv id.",
    ]
