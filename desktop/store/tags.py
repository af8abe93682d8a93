"""Tags: names without a tree, any number on a paper."""

import json
from collections.abc import Sequence

from desktop.errors import UsageError
from desktop.records import Change
from desktop.store.database import Database
from desktop.store.journal import Label, batch, load
from desktop.store.sequence import next_id
from desktop.store.words import storable
from desktop.translation import tr

LONGEST_NAME = 100


def change_tags(
    database: Database, paper_ids: Sequence[int], add: Sequence[str], remove: Sequence[str], label: Label
) -> Change:
    """Add and remove these tags on all these papers, in one step. A missing tag is made; case is not told apart."""
    adding = [tidy_name(name) for name in add]
    removing = [tidy_name(name) for name in remove]
    with batch(database, label) as opened:
        for name in adding:
            tag_id = _find(database, name)
            if tag_id is None:
                tag_id = next_id(database, "tags")
                opened.put("tags", [{"id": tag_id, "name": name, "colour": None}])
            there = load(database, "paper_tags", [(paper_id, tag_id) for paper_id in paper_ids])
            new = [paper_id for paper_id in dict.fromkeys(paper_ids) if (paper_id, tag_id) not in there]
            opened.put("paper_tags", [{"paper_id": paper_id, "tag_id": tag_id, "added": opened.time} for paper_id in new])
        for name in removing:
            tag_id = _find(database, name)
            if tag_id is not None:
                opened.remove("paper_tags", [(paper_id, tag_id) for paper_id in paper_ids])
    return opened.change()


def load_tags(database: Database) -> list[str]:
    """All tags' names, by alphabet."""
    return [row[0] for row in database.execute_sql("SELECT name FROM tags ORDER BY name")]


def load_of_papers(database: Database, paper_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The tags of those papers that have any, by alphabet."""
    found: dict[int, tuple[str, ...]] = {}
    statement = (
        "SELECT pt.paper_id, t.name FROM paper_tags pt JOIN tags t ON t.id = pt.tag_id "
        "WHERE pt.paper_id IN (SELECT value FROM json_each(?)) ORDER BY t.name"
    )
    for paper_id, name in database.execute_sql(statement, (json.dumps(list(paper_ids)),)):
        found[paper_id] = (*found.get(paper_id, ()), name)
    return found


def tidy_name(name: str) -> str:
    """The name without surplus space. Raises UsageError for one that cannot be a tag."""
    tidy = " ".join(storable(name).split())
    if not tidy:
        raise UsageError(tr("A tag needs a name."))
    if len(tidy) > LONGEST_NAME:
        raise UsageError(tr("A tag's name has at most {count} characters.").format(count=LONGEST_NAME))
    return tidy


def _find(database: Database, name: str) -> int | None:
    rows = database.execute_sql("SELECT id, name FROM tags").fetchall()
    return next((row[0] for row in rows if row[1].casefold() == name.casefold()), None)
