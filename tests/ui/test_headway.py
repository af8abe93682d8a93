"""How far the reader is: what was dismissed still counts, what was brought back counts once, and many are not counted at each key."""

import pytest

from desktop.records import FoundPapers, Order
from desktop.ui import headway
from desktop.ui.headway import Headway, Progress
from desktop.ui.views import ALL_PAPERS, INBOX, TODAY
from tests.libraries import DAY, add_day


@pytest.fixture
def ids(database):
    return add_day(database, 6)


def test_words():
    assert Progress(104, 63).words == "104 papers · 63 left"
    assert Progress(1, 0).words == "1 paper · done"
    assert Progress(104, 63).done == 41


def test_what_was_dropped_is_still_of_what_there_was_to_do(live, ids):
    way = Headway(live)
    live.dismiss(ids[:2], True)
    way.see(ids[:2])
    live.star(ids[2:3], True)
    assert way.progress(INBOX, None, ids[2:]) == Progress(6, 3)
    live.dismiss(ids[:1], False)
    assert way.progress(INBOX, None, [ids[0], *ids[2:]]) == Progress(6, 4)
    way.begin()
    assert way.progress(INBOX, None, ids[2:]) == Progress(4, 3)
    assert way.progress(TODAY, DAY, ids[2:]) == Progress(6, 4)
    assert way.progress(ALL_PAPERS, None, ids) is None


def test_a_list_too_long_to_be_counted_at_each_key(live, ids, monkeypatch):
    way = Headway(live)
    assert way.unseen(None, is_whole=False) is None
    monkeypatch.setattr(headway, "QUICKLY_COUNTED", 5)
    live.star(ids[:1], True)
    assert way.progress(INBOX, None, ids) is None
    assert way.unseen(None, is_whole=True) == 5


def test_what_is_dismissed_again_by_redo_is_still_of_what_there_was_to_do(live, ids):
    way = Headway(live)
    assert way.progress(INBOX, None, ids) == Progress(6, 6)
    live.dismiss(ids[:1], True)
    assert way.progress(INBOX, None, ids[1:]) == Progress(6, 5)
    live.undo()
    assert way.progress(INBOX, None, ids) == Progress(6, 6)
    live.redo()
    assert way.progress(INBOX, None, ids[1:]) == Progress(6, 5)


def test_decided_papers_stay_where_they_were_shown_and_dismissed_ones_do_not(live, ids):
    way = Headway(live)
    way.see(ids)
    live.star(ids[:2], True)
    live.dismiss(ids[2:3], True)
    found = FoundPapers(live.find("is:inbox"))
    assert list(way.with_those_that_stay(found, INBOX, "is:inbox", Order.DATE).ids) == [*ids[:2], *ids[3:]]
    assert way.with_those_that_stay(found, ALL_PAPERS, "", Order.DATE) is found
    way.begin()
    assert way.with_those_that_stay(found, INBOX, "is:inbox", Order.DATE) is found
