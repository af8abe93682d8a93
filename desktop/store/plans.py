"""How a query is answered: what is walked, and what is asked of each paper on the way.

The walk follows the full-text index where words are wanted, else the few papers that some condition names, else all papers by
date; each from the newest on, so that it can end when a page is full.
"""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.store.conditions import Condition, any_of, condition_of
from desktop.store.database import Database
from desktop.store.query import Clause, Query, Term
from desktop.store.text_match import TextMatch, is_indexed
from desktop.store.trash import THROWN_AWAY, is_empty

FEW = 2_000  # papers that are rather walked than looked for along the walk, when one page is wanted
FEW_OF_ALL = 50_000  # and when everything is
NOT_THROWN_AWAY = Condition(f"p.id NOT IN ({THROWN_AWAY})")
MATCHING = "SELECT rowid FROM papers_index WHERE papers_index MATCH ?"

# Where signs that no index holds are looked for.
TEXTS = {
    "": "p.title", "ti": "p.title", "abs": "p.abstract", "au": "p.authors",
    "note": "(SELECT n.text FROM notes n WHERE n.paper_id = p.id)",
}  # fmt: skip

Statement = tuple[str, list[object]]
Window = tuple[int, int]  # the lowest place, and the one above the highest


class Plan(NamedTuple):
    """One way to answer a query.

    ``match``: FTS5's expression that is walked along, or ""; ``wanted``: the clauses of words that it has.
    ``few``: the condition whose papers are walked, or None. ``rest``: what is asked of each paper; ``texts``: the same of
    words, which are looked up for a whole window at once.
    """

    match: str
    wanted: Query
    few: Condition | None
    bounds: tuple[Condition, ...]
    rest: tuple[Condition, ...]
    texts: Query
    words: TextMatch

    @property
    def is_exact(self) -> bool:
        """Whether the statements so far pass every paper that the query matches."""
        return self.words.is_exact

    def statement(self, result: str, walked: str = "", window: Window | None = None) -> Statement:
        """SELECT ``result`` of ``papers p``, not ordered yet. ``walked``: the index to walk instead of the text's; not of a few.

        ``window``: only of papers whose place is in it.
        """
        tables, asked = self._walk(walked)
        place = "f.rowid" if tables.startswith("papers_index") else "p.place"
        asked += [Condition(bound.text.replace("p.place", place), bound.values) for bound in self.bounds]
        if window is not None:
            asked.append(Condition(f"{place} >= ? AND {place} < ?", window))
        asked += self.rest
        asked += [any_of(clause, lambda term: self._text(term, window)) for clause in self.texts]
        where = " AND ".join(condition.text for condition in asked) or "1"
        marks = "LEFT JOIN marks m ON m.paper_id = p.id" if "m." in where else ""
        values = [
            *(self.few.member_values if self.few and not self.match else ()),
            *(v for each in asked for v in each.values),
        ]
        return f"SELECT {result} FROM {tables} {marks} WHERE {where}", values

    def _walk(self, walked: str) -> tuple[str, list[Condition]]:
        """The tables in the order in which they are walked (CROSS JOIN keeps it), and what is asked first."""
        if self.match and not walked:
            asked = [Condition("papers_index MATCH ?", (self.match,))]
            if self.few:
                # The plus: they are compared with, not looked up in the index one by one.
                places = f"SELECT q.place FROM papers q WHERE q.id IN ({self.few.members})"
                asked.append(Condition(f"+f.rowid IN ({places})", self.few.member_values))
            return "papers_index f CROSS JOIN papers p ON p.place = f.rowid", asked
        if self.few:
            return f"(SELECT DISTINCT paper_id FROM ({self.few.members})) few CROSS JOIN papers p ON p.id = few.paper_id", []
        if self.match:
            return f"papers p INDEXED BY {walked}", [Condition(f"p.place IN ({MATCHING})", (self.match,))]
        return "papers p", []

    def _text(self, term: Term, window: Window | None) -> Condition:
        if not is_text(term):
            return condition_of(term)
        if not is_indexed(term):
            return Condition(f"instr({TEXTS[term.field]}, ?) > 0", (term.value,))
        within = " AND rowid >= ? AND rowid < ?" if window else ""
        return Condition(f"p.place IN ({MATCHING}{within})", (self.words.term(term), *(window or ())))


def plan(database: Database, query: Query, *, at_once: bool) -> Plan:
    """The best way. ``at_once``: a page of the newest is wanted within milliseconds, so rare hits may be missed."""
    words = TextMatch(database, at_once=at_once)
    wanted, unwanted, bounds, rest, texts = [], [], [], [], []
    for clause in dict.fromkeys(query):
        (first, *others) = clause
        if asks_for_words(clause):
            wanted.append(clause)
        elif not others and is_indexed(first):
            unwanted.append(clause)
        elif any(is_text(term) for term in clause):
            texts.append(clause)
        elif not others and first.field in ("after", "before") and not first.negated:
            bounds.append(condition_of(first))
        else:
            rest.append(any_of(clause, condition_of))
    if not wanted:
        texts, unwanted = [*texts, *unwanted], []
    few, number = _fewest(database, rest, FEW if at_once else FEW_OF_ALL)
    if not asks_for_trash(query) and not is_empty(database):
        rest.append(NOT_THROWN_AWAY)
    if few and not number:
        wanted, texts = [], []  # whatever else is asked, nobody is there to be asked
    return Plan(
        match=words.all_of(tuple(wanted), tuple(unwanted)) if wanted else "",
        wanted=tuple(wanted),
        few=few,
        bounds=tuple(bounds),
        rest=tuple(condition for condition in rest if condition is not few),
        texts=tuple(texts),
        words=words,
    )


def asks_for_trash(query: Query) -> bool:
    """Whether papers in the Trash are wanted too: only who names it finds them."""
    return any(
        term.field == "is" and term.value.lower() == "trashed" and not term.negated for clause in query for term in clause
    )


def asks_for_words(clause: Clause) -> bool:
    """Whether it asks for nothing but words that must be there."""
    return all(is_indexed(term) and not term.negated for term in clause)


def is_text(term: Term) -> bool:
    """Whether the term is looked for in texts."""
    return term.field in TEXTS


def _fewest(database: Database, conditions: Sequence[Condition], most: int) -> tuple[Condition | None, int]:
    """The condition that the fewest papers fulfil, and how many do, at most ``most``; None: there is none."""
    counted = []
    for number, condition in enumerate(conditions):
        if condition.members:
            statement = f"SELECT count(*) FROM (SELECT 1 FROM ({condition.members}) LIMIT ?)"
            row = database.execute_sql(statement, (*condition.member_values, most + 1)).fetchone()
            counted.append((int(row[0]), number))
    fewest, number = min(counted, default=(most + 1, 0))
    return (conditions[number], fewest) if fewest <= most else (None, fewest)
