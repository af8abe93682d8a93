"""Tags: names without a tree, any number on a paper."""

import json
from collections.abc import Sequence

from desktop.errors import UsageError
from desktop.records import LABEL_COLOURS, Change, ColouredTag, Tag
from desktop.store.database import Database
from desktop.store.journal import Label, Row, batch, load
from desktop.store.sequence import next_id
from desktop.store.trash import THROWN_AWAY
from desktop.store.words import storable
from desktop.translation import tr

LONGEST_NAME = 100
GONE = tr("This tag is no longer there.")


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


def load_counted(database: Database) -> list[Tag]:
    """All of them by alphabet, each with the number of its papers; walks the index of tags once."""
    cursor = database.execute_sql(
        "SELECT t.id, t.name, coalesce(c.papers, 0), t.colour FROM tags t LEFT JOIN "
        f"(SELECT tag_id, count(*) AS papers FROM paper_tags WHERE paper_id NOT IN ({THROWN_AWAY}) GROUP BY tag_id) c "
        "ON c.tag_id = t.id"
    )
    return sorted((Tag(*row) for row in cursor), key=lambda tag: (tag.name.casefold(), tag.name))


def find_counted(database: Database, name: str) -> Tag:
    """The tag of that name, in whatever case. Raises UsageError when there is none."""
    tag_id = _find(database, tidy_name(name))
    found = next((tag for tag in load_counted(database) if tag.tag_id == tag_id), None)
    if found is None:
        raise UsageError(tr("There is no tag “{name}”; papershelf tags lists them.").format(name=name))
    return found


def name_of(database: Database, tag_id: int) -> str:
    """The tag's name. Raises UsageError when it is gone."""
    return str(_row(database, tag_id)["name"])


def is_of_another(database: Database, tag_id: int, name: str) -> bool:
    """Whether another tag has that name, in whatever case."""
    return _find(database, name) not in (None, tag_id)


def rename(database: Database, tag_id: int, name: str, label: Label) -> Change:
    """Give it that name (tidied), also its own in other letters. Where another tag has it, that one takes over its papers."""
    with batch(database, label) as opened:
        row, other = _row(database, tag_id), _find(database, name)
        if other in (None, tag_id):
            opened.put("tags", [{**row, "name": name}])
        else:
            cursor = database.execute_sql("SELECT paper_id, added FROM paper_tags WHERE tag_id = ?", (tag_id,))
            rows = cursor.fetchall()
            there = load(database, "paper_tags", [(paper_id, other) for paper_id, _ in rows])
            moved = [
                {"paper_id": each, "tag_id": other, "added": added} for each, added in rows if (each, other) not in there
            ]
            opened.put("paper_tags", moved)
            opened.remove("paper_tags", [(paper_id, tag_id) for paper_id, _ in rows])
            opened.remove("tags", [(tag_id,)])
    return opened.change()


def set_colour(database: Database, tag_id: int, colour: str | None, label: Label) -> Change:
    """Give it one of LABEL_COLOURS, or (None) none. Raises UsageError for any other, and when the tag is gone."""
    if colour is not None and colour not in LABEL_COLOURS:
        sentence = tr("There is no colour “{colour}”; choose {names} or none.")
        raise UsageError(sentence.format(colour=colour, names=", ".join(LABEL_COLOURS)))
    with batch(database, label) as opened:
        opened.put("tags", [{**_row(database, tag_id), "colour": colour}])
    return opened.change()


def delete(database: Database, tag_id: int, label: Label) -> Change:
    """Take it off all papers, and then it is gone. Undo brings back both."""
    with batch(database, label) as opened:
        papers = database.execute_sql("SELECT paper_id FROM paper_tags WHERE tag_id = ?", (tag_id,)).fetchall()
        opened.remove("paper_tags", [(row[0], tag_id) for row in papers])
        opened.remove("tags", [(tag_id,)])
    return opened.change()


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


def load_coloured(database: Database, paper_ids: Sequence[int]) -> dict[int, tuple[ColouredTag, ...]]:
    """The tags with a colour of those papers that have any, by alphabet."""
    found: dict[int, tuple[ColouredTag, ...]] = {}
    statement = (
        "SELECT pt.paper_id, t.name, t.colour FROM paper_tags pt JOIN tags t ON t.id = pt.tag_id "
        "WHERE pt.paper_id IN (SELECT value FROM json_each(?)) AND t.colour IS NOT NULL ORDER BY t.name"
    )
    for paper_id, name, colour in database.execute_sql(statement, (json.dumps(list(paper_ids)),)):
        found[paper_id] = (*found.get(paper_id, ()), ColouredTag(name, colour))
    return found


def tidy_name(name: str) -> str:
    """The name without surplus space. Raises UsageError for one that cannot be a tag."""
    tidy = " ".join(storable(name).split())
    if not tidy:
        raise UsageError(tr("A tag needs a name."))
    if len(tidy) > LONGEST_NAME:
        raise UsageError(tr("A tag's name has at most {count} characters.").format(count=LONGEST_NAME))
    return tidy


def _row(database: Database, tag_id: int) -> Row:
    row = load(database, "tags", [(tag_id,)]).get((tag_id,))
    if row is None:
        raise UsageError(GONE)
    return row


def _find(database: Database, name: str) -> int | None:
    rows = database.execute_sql("SELECT id, name FROM tags").fetchall()
    return next((row[0] for row in rows if row[1].casefold() == name.casefold()), None)
