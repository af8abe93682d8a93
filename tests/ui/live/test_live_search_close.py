"""Counting in the background ends with the window: nothing is told to parts that are gone."""


def test_nothing_is_told_after_closing(live, tasks, qapp):
    told = []
    counting = live.search.count_in_background(lambda _database, _check: {1: 2}, told.append)
    live.search.close()
    assert counting.cancelled
    assert live.search.count_in_background(lambda _database, _check: {1: 2}, told.append) is None
    assert tasks.close()
    qapp.processEvents()
    assert told == []


def test_a_count_that_is_over_is_told_and_forgotten(live, qtbot):
    told = []
    live.search.count_in_background(lambda _database, _check: {1: 2}, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [{1: 2}]
