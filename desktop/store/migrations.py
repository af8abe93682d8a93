"""The steps from an empty file to today's schema. Append a step; never edit one that was shipped."""

from pathlib import Path

import peewee as pw

from desktop.records.note_links import find_links
from desktop.store.copying import copy_whole
from desktop.store.first_schema import create_first_schema
from desktop.store.paper_total import keep_how_many_papers_there_are
from desktop.store.spent_keys import keep_keys_of_deleted_papers
from desktop.store.trash import keep_what_was_thrown_away

# Lists by upvotes, by title and by when papers were added are walked along these; see ordering.py.
ORDERS = """
CREATE INDEX papers_upvotes ON papers(upvotes, place);
CREATE INDEX papers_title ON papers(ltrim(title, ' "''$\\{([*“‘«„') COLLATE NOCASE, place DESC);
CREATE INDEX papers_added ON papers(added, place);
"""


def index_orders(database: pw.SqliteDatabase) -> None:
    for statement in ORDERS.strip().split(";\n"):
        database.execute_sql(statement)


# After every key the sidebar counts along these, and not along all marks. The first holds what is left of marks that were
# taken away again: few rows, so that writing many marks costs no more.
DECISIONS = """
CREATE INDEX marks_blank ON marks(paper_id) WHERE read IS NULL AND starred IS NULL AND dismissed IS NULL AND status = '';
CREATE INDEX marks_status ON marks(status) WHERE status != ''
"""


def index_decisions(database: pw.SqliteDatabase) -> None:
    for statement in DECISIONS.strip().split(";\n"):
        database.execute_sql(statement)


# What few papers are, and what is asked of many on a walk by date without reading their texts; see conditions.py.
FILTERS = """
CREATE INDEX papers_withdrawn ON papers(place) WHERE withdrawn;
CREATE INDEX papers_code ON papers(place) WHERE code_url IS NOT NULL;
CREATE INDEX papers_filters ON papers(place, upvotes, categories);
CREATE INDEX appearances_listing ON appearances(listing_id)
"""


def index_filters(database: pw.SqliteDatabase) -> None:
    for statement in FILTERS.strip().split(";\n"):
        database.execute_sql(statement)


# Marks are written ten thousand at a time, and nobody asks for the history of one; that index grew with every bulk deed.
HISTORY = """
DROP INDEX journal_key;
CREATE INDEX journal_key ON journal("table", key) WHERE "table" != 'marks'
"""


def unindex_history_of_marks(database: pw.SqliteDatabase) -> None:
    for statement in HISTORY.strip().split(";\n"):
        database.execute_sql(statement)


# What is needed to follow listings, to go on with a pull that was broken off, and to keep apart what each service says.
FOLLOWING = """
ALTER TABLE papers ADD COLUMN source TEXT;
ALTER TABLE listings ADD COLUMN etag TEXT;
ALTER TABLE pulls ADD COLUMN next_url TEXT;
ALTER TABLE pulls ADD COLUMN next_rank INTEGER;
CREATE TABLE statements (
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    source TEXT NOT NULL,
    said TEXT NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY (paper_id, source)
) WITHOUT ROWID;
CREATE TABLE offers (
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    source TEXT NOT NULL,
    reference TEXT NOT NULL,
    said TEXT NOT NULL,
    likeness REAL NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY (paper_id, source, reference)
) WITHOUT ROWID;
CREATE TABLE followed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    argument TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    paused TEXT,
    position INTEGER NOT NULL,
    created TEXT NOT NULL
);
CREATE UNIQUE INDEX followed_listing ON followed(source, kind, argument);
CREATE TABLE waiting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reference TEXT NOT NULL UNIQUE,
    added TEXT NOT NULL
);
CREATE TABLE seen_changes (
    paper_id INTEGER PRIMARY KEY REFERENCES papers(id),
    seen TEXT NOT NULL
)
"""


def keep_what_is_followed(database: pw.SqliteDatabase) -> None:
    for statement in FOLLOWING.strip().split(";\n"):
        database.execute_sql(statement)


# Whose note is on disk but not in the full-text index yet, and the text that the index still has in its place.
STALE_NOTES = "CREATE TABLE stale_notes (paper_id INTEGER PRIMARY KEY REFERENCES papers(id), indexed TEXT NOT NULL)"


def remember_stale_notes(database: pw.SqliteDatabase) -> None:
    database.execute_sql(STALE_NOTES)


# What the ledger tells of each question: the day that was asked for, what was left out and why, who writes a line that is not
# over, when it was last heard of, when the list was begun of which it is a part, and since when nothing had changed.
LEDGER = """
ALTER TABLE pulls ADD COLUMN argument TEXT NOT NULL DEFAULT '';
ALTER TABLE pulls ADD COLUMN skipped_words TEXT;
ALTER TABLE pulls ADD COLUMN note TEXT;
ALTER TABLE pulls ADD COLUMN began TEXT;
ALTER TABLE pulls ADD COLUMN since TEXT;
ALTER TABLE pulls ADD COLUMN process TEXT;
ALTER TABLE pulls ADD COLUMN heard TEXT;
UPDATE pulls SET argument = (SELECT argument FROM listings WHERE id = listing_id), began = started;
CREATE INDEX pulls_argument ON pulls(listing_id, argument)
"""


def keep_how_pulls_went(database: pw.SqliteDatabase) -> None:
    for statement in LEDGER.strip().split(";\n"):
        database.execute_sql(statement)


# What else a paper was called, so that whoever says it first or last finds the same paper; votes that rose; and which papers
# turned out to be one, or must not be taken for one. A number that was joined is never used again, nor is its place.
# ``newer``: 0 where another source's words took the place of these, which makes no version.
ONE_PAPER = """
CREATE TABLE other_names (
    name TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    PRIMARY KEY (name, paper_id)
) WITHOUT ROWID;
CREATE INDEX other_names_paper ON other_names(paper_id);
CREATE TABLE risen (
    paper_id INTEGER PRIMARY KEY REFERENCES papers(id),
    upvotes INTEGER NOT NULL,
    time TEXT NOT NULL
);
CREATE TABLE joined (
    paper_id INTEGER PRIMARY KEY,
    kept_id INTEGER NOT NULL REFERENCES papers(id),
    place INTEGER NOT NULL
);
CREATE INDEX joined_kept ON joined(kept_id);
CREATE INDEX joined_place ON joined(place);
CREATE TABLE apart (
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    other_id INTEGER NOT NULL REFERENCES papers(id),
    time TEXT NOT NULL,
    PRIMARY KEY (paper_id, other_id)
) WITHOUT ROWID;
CREATE INDEX apart_other ON apart(other_id);
ALTER TABLE versions ADD COLUMN newer INTEGER NOT NULL DEFAULT 1
"""


def keep_what_is_one_paper(database: pw.SqliteDatabase) -> None:
    for statement in ONE_PAPER.strip().split(";\n"):
        database.execute_sql(statement)


# Papers of which a newer version came after the reader had done something with them: few, and asked of every row that is shown.
UPDATES = "CREATE TABLE updates (paper_id INTEGER PRIMARY KEY REFERENCES papers(id), replaced TEXT NOT NULL)"


def keep_what_was_updated(database: pw.SqliteDatabase) -> None:
    database.execute_sql(UPDATES)


# Where a paper is filed that waits for its service, what services knew nothing of (they are not asked again by themselves), and
# what the reader said is another paper.
ANSWERS = """
ALTER TABLE waiting ADD COLUMN collection_id INTEGER;
CREATE TABLE unknown_names (reference TEXT PRIMARY KEY, time TEXT NOT NULL);
CREATE TABLE refused (
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    reference TEXT NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY (paper_id, reference)
)
"""


def keep_what_was_answered(database: pw.SqliteDatabase) -> None:
    for statement in ANSWERS.strip().split(";\n"):
        database.execute_sql(statement)


# Papers named by a page alone, and those that lack something, are looked for while the reader waits; see incomplete.py.
LOOKED_FOR = """
CREATE INDEX papers_project_page ON papers(project_page) WHERE project_page IS NOT NULL;
CREATE INDEX papers_lacking ON papers(place)
    WHERE (arxiv_id IS NULL AND doi IS NULL) OR authors = '' OR (arxiv_id IS NOT NULL AND abstract = '')
"""


def index_what_is_looked_for(database: pw.SqliteDatabase) -> None:
    for statement in LOOKED_FOR.strip().split(";\n"):
        database.execute_sql(statement)


# Any change of a paper forgets its entry, because which columns an entry is made of is not known here.
READY_ENTRIES = ("""
CREATE TABLE ready_entries (
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    form TEXT NOT NULL,
    key TEXT NOT NULL,
    needs TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (paper_id, form)
) WITHOUT ROWID
""", *(
    f"CREATE TRIGGER ready_{name} {when} BEGIN DELETE FROM ready_entries WHERE paper_id = {paper_id}; END"
    for name, when, paper_id in (
        ("paper_changed", "AFTER UPDATE ON papers", "old.id"),
        ("paper_gone", "BEFORE DELETE ON papers", "old.id"),  # after it, the entry would refer to nothing
        ("key_given", "AFTER INSERT ON citation_keys", "new.paper_id"),
        ("key_changed", "AFTER UPDATE ON citation_keys", "old.paper_id"),
        ("key_moved", "AFTER UPDATE OF paper_id ON citation_keys", "new.paper_id"),
        ("key_gone", "AFTER DELETE ON citation_keys", "old.paper_id"),
    )
))  # fmt: skip


def keep_ready_entries(database: pw.SqliteDatabase) -> None:
    for statement in READY_ENTRIES:
        database.execute_sql(statement)


# Which notes link to which papers, by the names that the links say; made of the notes alone, see note_links.py.
NOTE_LINKS = """
CREATE TABLE note_links (
    paper_id INTEGER NOT NULL REFERENCES notes(paper_id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (paper_id, name)
) WITHOUT ROWID;
CREATE INDEX note_links_name ON note_links(name)
"""


def keep_note_links(database: pw.SqliteDatabase) -> None:
    for statement in NOTE_LINKS.strip().split(";\n"):
        database.execute_sql(statement)
    for paper_id, text in database.execute_sql("SELECT paper_id, text FROM notes WHERE text LIKE '%[[%'").fetchall():
        for name in {link.name for link in find_links(text)}:
            database.execute_sql("INSERT INTO note_links(paper_id, name) VALUES (?, ?)", (paper_id, name))


# The day (ISO) until which a paper is put off; few papers have one.
LATER = """
ALTER TABLE marks ADD COLUMN later TEXT;
CREATE INDEX marks_later ON marks(later) WHERE later IS NOT NULL
"""


def keep_until_when_papers_are_put_off(database: pw.SqliteDatabase) -> None:
    for statement in LATER.strip().split(";\n"):
        database.execute_sql(statement)


# STEPS[n] takes version n to n + 1
STEPS = (
    create_first_schema,
    index_orders,
    index_decisions,
    index_filters,
    unindex_history_of_marks,
    keep_what_is_followed,
    remember_stale_notes,
    keep_how_pulls_went,
    keep_what_is_one_paper,
    keep_what_was_updated,
    keep_what_was_answered,
    index_what_is_looked_for,
    keep_ready_entries,
    keep_note_links,
    keep_until_when_papers_are_put_off,
    keep_how_many_papers_there_are,
    keep_what_was_thrown_away,
    keep_keys_of_deleted_papers,
)


def migrate(database: pw.SqliteDatabase, path: Path) -> None:
    """Take the open library to today's schema, step by step, each step whole or not at all.

    An existing file is first copied beside itself as ``backups/NAME-before-version-N``.
    """
    version = database.user_version
    if version == len(STEPS):
        return
    if version > 0:
        _copy_aside(database, path)
    for number, step in enumerate(STEPS[version:], start=version + 1):
        with database.atomic("IMMEDIATE"):
            if database.user_version < number:  # another process may have been faster
                step(database)
                database.user_version = number


def _copy_aside(database: pw.SqliteDatabase, path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    finished = folder / f"{path.stem}-before-version-{len(STEPS)}{path.suffix}"
    copy_whole(database, finished)
