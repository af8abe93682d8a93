"""Rows of any table, written and looked for as they are, without a word in the journal."""

from collections.abc import Mapping

from desktop.store.database import Database


def insert(database: Database, table: str, row: Mapping[str, object]) -> None:
    """Write that row. Raises peewee's IntegrityError where one of its key is there."""
    database.execute_sql(_insertion(table, row), list(row.values()))


def insert_new(database: Database, table: str, row: Mapping[str, object]) -> None:
    """Write that row, unless one of its key is there."""
    database.execute_sql(f"{_insertion(table, row)} ON CONFLICT DO NOTHING", list(row.values()))


def is_there(database: Database, table: str, said: Mapping[str, object]) -> bool:
    """Whether a row says all of that."""
    return bool(find_ids(database, table, said))


def find_ids(database: Database, table: str, said: Mapping[str, object]) -> list[int]:
    """The rows that say all of that, oldest first."""
    condition = " AND ".join(f'"{name}" IS ?' for name in said)
    cursor = database.execute_sql(f"SELECT id FROM {table} WHERE {condition} ORDER BY id", list(said.values()))
    return [row[0] for row in cursor]


def _insertion(table: str, row: Mapping[str, object]) -> str:
    names = ", ".join(f'"{name}"' for name in row)
    return f"INSERT INTO {table}({names}) VALUES ({', '.join('?' * len(row))})"
