"""What the window does by itself: notes get into the search index in a pause, and the log has its room soon after the start."""

from pathlib import Path

import pytest

from desktop.ui.live import live_upkeep
from tests.libraries import add_day


@pytest.fixture
def live(monkeypatch, request):
    monkeypatch.setattr(live_upkeep, "SETTLED", 0)
    monkeypatch.setattr(live_upkeep, "PAUSE", 0)
    return request.getfixturevalue("live")


def count_stale(database):
    return database.execute_sql("SELECT count(*) FROM stale_notes").fetchone()[0]


def test_notes_are_indexed_in_a_pause(live, database, qtbot):
    ids = add_day(database, 20)
    for paper_id in ids:
        live.save_note(paper_id, "about limpets")
    assert count_stale(database) == 20
    qtbot.waitUntil(lambda: count_stale(database) == 0)


def test_log_has_its_room_soon_after_the_start(live, database, qtbot):
    log = Path(f"{database.database}-wal")
    qtbot.waitUntil(lambda: log.exists() and log.stat().st_size >= 4_000_000)


def test_log_is_in_the_file_soon_after_very_much_was_written(live, database, qtbot, monkeypatch):
    monkeypatch.setattr(live_upkeep, "MANY", 20)
    tidied = []
    monkeypatch.setattr(live_upkeep.upkeep, "tidy", tidied.append)
    ids = add_day(database, 20)
    live.star(ids[:10], True)
    live.mark_read(ids, True)
    qtbot.waitUntil(lambda: bool(tidied))
    assert tidied == [database]
