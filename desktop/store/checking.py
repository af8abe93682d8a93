"""Is the library whole? Asks SQLite, then compares what is kept twice."""

import json

from desktop.store.database import Database
from desktop.store.journal import KEYS, load
from desktop.translation import tr, trn


def find_damage(database: Database) -> list[str]:
    """A sentence for each thing that is wrong; empty when the library is whole. Reads the whole file."""
    found = [
        tr("The file is damaged: {reason}.").format(reason=row[0])
        for row in database.execute_sql("PRAGMA integrity_check")
        if row[0] != "ok"
    ]
    if found:
        return found
    orphans = len(database.execute_sql("PRAGMA foreign_key_check").fetchall())
    if orphans:
        found.append(
            trn("{count} row belongs to a paper that is gone.", "{count} rows belong to papers that are gone.", orphans)
        )
    papers = database.execute_sql("SELECT count(*) FROM papers").fetchone()[0]
    indexed = database.execute_sql("SELECT count(*) FROM papers_index_docsize").fetchone()[0]
    if papers != indexed:
        found.append(tr("The search index holds {indexed} papers of {papers}.").format(indexed=indexed, papers=papers))
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
