"""Is the library whole? Asks SQLite, then compares what is kept twice."""

import json
import sqlite3

import peewee as pw

from desktop.store import note_links, paper_total
from desktop.store.database import Database
from desktop.store.journal import KEYS, load
from desktop.store.merging import SEVERAL
from desktop.translation import tr, trn


def find_damage(database: Database) -> list[str]:
    """A sentence for each thing that is wrong; empty when the library is whole. Reads the whole file."""
    reasons: list[str] = []
    try:
        for row in database.execute_sql("PRAGMA integrity_check"):
            if row[0] != "ok":
                reasons.append(str(row[0]))
        if not reasons:
            return _contradictions(database)
    except (pw.DatabaseError, sqlite3.DatabaseError) as error:  # damage that SQLite stumbles over instead of finding it
        reasons.append(str(error))
    return [tr("The file is damaged: {reason}.").format(reason=reason) for reason in reasons]


def _contradictions(database: Database) -> list[str]:
    found = []
    orphans = len(database.execute_sql("PRAGMA foreign_key_check").fetchall())
    if orphans:
        found.append(
            trn("{count} row belongs to a paper that is gone.", "{count} rows belong to papers that are gone.", orphans)
        )
    papers, indexed, strays = database.execute_sql(
        "SELECT (SELECT count(*) FROM papers), (SELECT count(*) FROM papers JOIN papers_index_docsize d ON d.id = place), "
        "(SELECT count(*) FROM papers_index_docsize WHERE id NOT IN (SELECT place FROM papers))"
    ).fetchone()
    if papers != indexed or strays:
        sentence = tr("The search index holds {indexed} papers of {papers}, and {strays} that are none.")
        found.append(sentence.format(indexed=indexed, papers=papers, strays=strays))
    told, joined = database.execute_sql(
        "SELECT (SELECT count(*) FROM (SELECT id FROM papers WHERE source = ?1 EXCEPT SELECT paper_id FROM statements)) "
        "+ (SELECT count(DISTINCT paper_id) FROM statements s JOIN papers p ON p.id = s.paper_id WHERE p.source IS NOT ?1), "
        "(SELECT count(*) FROM joined WHERE paper_id IN (SELECT id FROM papers))",
        (SEVERAL,),
    ).fetchone()
    if told:
        found.append(trn("{count} paper lacks what its sources said.", "{count} papers lack what their sources said.", told))
    if joined:
        sentence = "{count} paper was joined with another one and is there all the same."
        found.append(trn(sentence, "{count} papers were joined with others and are there all the same.", joined))
    if not paper_total.is_true(database):
        found.append(tr("Another number of papers is kept than there are."))
    untrue = note_links.find_untrue(database)
    if untrue:
        found.append(
            trn(
                "{count} note has other links than are known of it.",
                "{count} notes have other links than are known of them.",
                untrue,
            )
        )
    found += _unjournalled(database)
    return found


def _unjournalled(database: Database) -> list[str]:
    """Rows of the reader that are not as the journal last left them: somebody wrote past it."""
    sentences = []
    for table, columns in KEYS.items():
        rows = database.execute_sql(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
        current = load(database, table, [tuple(row) for row in rows])
        last = dict(
            database.execute_sql(
                'SELECT key, after FROM journal WHERE id IN (SELECT max(id) FROM journal WHERE "table" = ? GROUP BY key)',
                (table,),
            )
        )
        strangers = sum(1 for key, row in current.items() if json.loads(last.get(json.dumps(key)) or "null") != row)
        gone = sum(1 for key, after in last.items() if after is not None and tuple(json.loads(key)) not in current)
        if strangers or gone:
            sentence = tr("{table}: {count} rows are not as the journal left them.")
            sentences.append(sentence.format(table=table, count=strangers + gone))
    return sentences
