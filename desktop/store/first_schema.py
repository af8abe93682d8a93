"""The schema that a library began with, and never edited since: what came later is a step of migrations.py."""

import peewee as pw

APPLICATION_ID = 0x50415052  # "PAPR", kept inside the file: https://www.sqlite.org/pragma.html#pragma_application_id

WHAT_SERVICES_SAY = """
CREATE TABLE papers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place INTEGER NOT NULL UNIQUE,
    day TEXT,
    rank INTEGER,
    upvotes INTEGER,
    comments INTEGER,
    arxiv_id TEXT UNIQUE,
    doi TEXT,
    title_hash INTEGER NOT NULL,
    version INTEGER,
    published TEXT,
    updated TEXT,
    added TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    code_stars INTEGER,
    code_url TEXT,
    categories TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    authors TEXT NOT NULL DEFAULT '',
    abstract TEXT NOT NULL DEFAULT '',
    comment TEXT,
    journal_ref TEXT,
    project_page TEXT,
    ai_summary TEXT,
    ai_summary_model TEXT,
    ai_keywords TEXT NOT NULL DEFAULT '',
    organization TEXT,
    thumbnail TEXT,
    hidden_authors TEXT NOT NULL DEFAULT '',
    extra TEXT
);
CREATE INDEX papers_doi ON papers(doi) WHERE doi IS NOT NULL;
CREATE INDEX papers_title_hash ON papers(title_hash);
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    version INTEGER,
    title TEXT NOT NULL,
    abstract TEXT NOT NULL,
    replaced TEXT NOT NULL
);
CREATE INDEX versions_paper ON versions(paper_id);
CREATE TABLE listings (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    argument TEXT NOT NULL DEFAULT '',
    UNIQUE (source, kind, argument)
);
CREATE TABLE appearances (
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    listing_id INTEGER NOT NULL REFERENCES listings(id),
    day TEXT NOT NULL,
    rank INTEGER,
    submitter TEXT,
    PRIMARY KEY (paper_id, listing_id, day)
) WITHOUT ROWID;
CREATE INDEX appearances_day ON appearances(day, listing_id);
CREATE TABLE votes (
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    time TEXT NOT NULL,
    upvotes INTEGER,
    comments INTEGER,
    PRIMARY KEY (paper_id, time)
) WITHOUT ROWID;
CREATE TABLE pulls (
    id INTEGER PRIMARY KEY,
    listing_id INTEGER NOT NULL REFERENCES listings(id),
    asked TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT NOT NULL,
    outcome TEXT NOT NULL,
    received INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    reason TEXT,
    retry_at TEXT
);
CREATE INDEX pulls_listing ON pulls(listing_id, started);
"""

WHAT_THE_READER_WROTE = """
CREATE TABLE marks (
    paper_id INTEGER PRIMARY KEY REFERENCES papers(id),
    read TEXT,
    starred TEXT,
    dismissed TEXT,
    status TEXT NOT NULL DEFAULT '',
    status_time TEXT
);
CREATE INDEX marks_starred ON marks(starred) WHERE starred IS NOT NULL;
CREATE INDEX marks_dismissed ON marks(dismissed) WHERE dismissed IS NOT NULL;
CREATE TABLE notes (
    paper_id INTEGER PRIMARY KEY REFERENCES papers(id),
    text TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE TABLE highlights (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    field TEXT NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    colour TEXT NOT NULL,
    comment TEXT NOT NULL DEFAULT '',
    version INTEGER,
    created TEXT NOT NULL
);
CREATE INDEX highlights_paper ON highlights(paper_id);
CREATE TABLE collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id INTEGER REFERENCES collections(id),
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    created TEXT NOT NULL
);
CREATE UNIQUE INDEX collections_name ON collections(coalesce(parent_id, 0), name);
CREATE TABLE collection_papers (
    collection_id INTEGER NOT NULL REFERENCES collections(id),
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    position INTEGER NOT NULL,
    added TEXT NOT NULL,
    PRIMARY KEY (collection_id, paper_id)
) WITHOUT ROWID;
CREATE INDEX collection_papers_paper ON collection_papers(paper_id);
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    colour TEXT
);
CREATE TABLE paper_tags (
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    tag_id INTEGER NOT NULL REFERENCES tags(id),
    added TEXT NOT NULL,
    PRIMARY KEY (paper_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX paper_tags_tag ON paper_tags(tag_id);
CREATE TABLE searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    position INTEGER NOT NULL
);
CREATE TABLE citation_keys (
    key TEXT PRIMARY KEY COLLATE NOCASE,
    paper_id INTEGER NOT NULL REFERENCES papers(id),
    current INTEGER NOT NULL,
    created TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX citation_keys_paper ON citation_keys(paper_id);
CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX batches_state ON batches(state, id);
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES batches(id),
    time TEXT NOT NULL,
    "table" TEXT NOT NULL,
    key TEXT NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX journal_batch ON journal(batch_id);
CREATE INDEX journal_key ON journal("table", key);
"""

# Contentless: the indexed words are folded forms of texts that the tables above hold already.
# Prefixes of one letter and of six would cost more room than they save time.
FULL_TEXT = """
CREATE VIRTUAL TABLE papers_index USING fts5(
    title, abstract, authors, note, content='', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4 5'
);
"""


def create_first_schema(database: pw.SqliteDatabase) -> None:
    database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    for script in (WHAT_SERVICES_SAY, WHAT_THE_READER_WROTE, FULL_TEXT):
        for statement in script.split(";"):
            if statement.strip():
                database.execute_sql(statement)
