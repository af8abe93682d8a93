"""What a note said at earlier times is there as long as the library is, and comes back in one step that undo takes back."""

from contextlib import closing

import pytest

from desktop.store import annotations, journal, note_history
from desktop.store.database import open_library
from tests.libraries import add_day


@pytest.fixture
def database(tmp_path):
    with closing(open_library(tmp_path / "library.sqlite3")) as database:
        yield database


@pytest.fixture
def paper_id(database):
    return add_day(database, 2)[0]


@pytest.fixture
def clock(monkeypatch):
    """Sets the time at which something is written next."""

    def set_clock(time):
        monkeypatch.setattr(journal, "now", lambda: f"2026-05-12T{time}.000Z")

    return set_clock


def texts(database, paper_id):
    return [note_history.load_text(database, number) for number in note_history.load_times(database, paper_id)]


def write(database, paper_id, text):
    annotations.set_note(database, paper_id, text, "Wrote a note")


def test_the_last_text_of_each_minute_is_told_the_latest_first(database, paper_id, clock):
    for time, text in (("09:00:01", "a"), ("09:00:02", "ab"), ("09:01:00", "abc"), ("09:01:30", "abcd")):
        clock(time)
        write(database, paper_id, text)
    assert texts(database, paper_id) == ["abcd", "ab"]
    assert list(note_history.load_times(database, paper_id).values()) == [
        "2026-05-12T09:01:30.000Z",
        "2026-05-12T09:00:02.000Z",
    ]


def test_what_was_taken_away_is_told_however_soon(database, paper_id, clock):
    for second, text in enumerate(("a long thought", "", "an", "another")):
        clock(f"09:00:0{second}")
        write(database, paper_id, text)
    assert texts(database, paper_id) == ["another", "a long thought"]


def test_another_papers_note_is_none_of_it(database, paper_id):
    write(database, paper_id + 1, "of the other")
    assert note_history.load_times(database, paper_id) == {}


def test_an_earlier_text_comes_back_and_undo_takes_that_back_alone(database, paper_id, clock):
    clock("09:00:00")
    write(database, paper_id, "first “words” 🙂\n$x$")
    clock("09:01:00")
    write(database, paper_id, "other words")
    first = list(note_history.load_times(database, paper_id))[-1]
    assert note_history.restore(database, paper_id, first, "Brought back").paper_ids == (paper_id,)
    assert annotations.load_note(database, paper_id) == "first “words” 🙂\n$x$"
    journal.undo(database)
    assert annotations.load_note(database, paper_id) == "other words"


def test_a_note_that_was_not_there_can_come_back_too(database, paper_id, clock):
    clock("09:00:00")
    write(database, paper_id, "words")
    clock("09:01:00")
    write(database, paper_id, "")
    removed, there = note_history.load_times(database, paper_id)
    note_history.restore(database, paper_id, there, "Brought back")
    assert annotations.load_note(database, paper_id) == "words"
    note_history.restore(database, paper_id, removed, "Brought back")
    assert annotations.load_note(database, paper_id) is None
