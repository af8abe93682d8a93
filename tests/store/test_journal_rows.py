"""Rows as the journal writes and packs them: the same whether they are written one by one or many at once."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store import journal_rows
from desktop.store.database import writing
from desktop.store.journal_rows import MANY, PACKER, load, packing, write_rows
from tests.store.small_library import add_many, new_library

PAPERS = 3 * MANY
TIMES = st.sampled_from([None, "2026-03-01T09:00:00.000Z", "2026-03-02T09:00:00.000Z"])
MARKS = st.fixed_dictionaries(
    {
        "read": TIMES,
        "starred": TIMES,
        "dismissed": TIMES,
        "status": st.sampled_from(["", "to-read"]),
        "status_time": TIMES,
        "later": st.sampled_from([None, "2026-12-01"]),
        "trashed": TIMES,
    }
)


@pytest.fixture(scope="module")
def database():
    with new_library() as database:
        add_many(database, PAPERS)
        yield database


def rows_of_all(ids, said):
    return {(paper_id,): {"paper_id": paper_id, **one} for paper_id, one in zip(ids, said, strict=True)}


@given(
    kinds=st.lists(MARKS, min_size=1, max_size=3),
    first=st.lists(st.integers(0, 2), min_size=PAPERS, max_size=PAPERS),
    then=st.lists(st.integers(-1, 2), min_size=PAPERS, max_size=PAPERS),
)
def test_marks_are_written_as_given_however_many_say_the_same(database, kinds, first, then):
    ids = [row[0] for row in database.execute_sql("SELECT id FROM papers ORDER BY id DESC")]
    before = rows_of_all(ids, [kinds[number % len(kinds)] for number in first])
    after = rows_of_all(ids, [kinds[number % len(kinds)] for number in then])
    changed = {key: row for (key, row), number in zip(after.items(), then, strict=True) if number >= 0}
    with writing(database):
        database.execute_sql("DELETE FROM marks")
        write_rows(database, "marks", list(before.items()))
        assert load(database, "marks", list(before)) == before
        write_rows(database, "marks", list(changed.items()))
        assert load(database, "marks", list(before)) == before | changed


def test_rows_that_say_the_same_are_written_with_one_statement(database, monkeypatch):
    ids = [row[0] for row in database.execute_sql("SELECT id FROM papers ORDER BY id")]
    said = [{**journal_rows.BLANK["marks"], "read": "2026-03-01T09:00:00.000Z"}] * PAPERS
    ran = []
    with writing(database):
        database.connection().set_trace_callback(ran.append)
        write_rows(database, "marks", list(rows_of_all(ids, said).items()))
        database.connection().set_trace_callback(None)
    assert len([statement for statement in ran if statement.startswith("INSERT INTO marks")]) == 1


@given(st.lists(st.tuples(st.integers(1, 10**12), MARKS), max_size=8), st.booleans())
def test_a_row_is_packed_as_json_packs_it(rows, key_first):
    pack = packing("marks")
    assert pack(None) is None
    for number, said in rows:
        row = {"paper_id": number, **said} if key_first else {**said, "paper_id": number}
        assert pack(row) == PACKER.encode(row)
        assert json.loads(pack(row)) == row


def test_rows_of_other_tables_are_packed_one_by_one():
    pack = packing("notes")
    one, other = {"paper_id": 1, "text": True}, {"paper_id": 1, "text": 1}
    assert [pack(one), pack(other), pack(None)] == [PACKER.encode(one), PACKER.encode(other), None]
