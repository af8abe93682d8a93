"""Terms of a query in FTS5's own language, worded so that the newest hits come at once.

FTS5 gives the hits of a word, and of a beginning of two to five letters, one by one from the newest on. For any other
beginning it first gathers every hit, which takes a second in a large library. So such a beginning is spelt out: one
letter as the beginnings of two that exist, six letters and more as the words that exist.
"""

import re

from desktop.store import words
from desktop.store.database import Database
from desktop.store.query import TEXT_FIELDS, Clause, Query, Term

# Only ASCII is spelt out: of other scripts a library holds few words, or, as of Chinese, short ones.
LAST_WORD = re.compile(r"(?P<before>(?:.*[^A-Za-z0-9])?)(?P<last>[A-Za-z0-9]+)[\x00-/:-@\[-`{-\x7f]*", re.DOTALL)
SECOND_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
SHORTEST_INDEXED, LONGEST_INDEXED = 2, 5  # letters of a beginning; see migrations.py
MOST_WORDS = 48  # spelt out; so many are looked up in a few milliseconds
PAST_WORD, PAST_BEGINNING = "\x01", "\U0010ffff"  # sort before every letter, and after all

VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.papers_words USING fts5vocab(main, papers_index, instance)"
NEXT_WORD = "SELECT term FROM temp.papers_words WHERE term >= ? LIMIT 1"


class TextMatch:
    """Words terms for the library. ``at_once``: rather miss a rare hit than look up which second letters there are.

    ``is_exact`` tells whether nothing can have been missed so far.
    """

    def __init__(self, database: Database, *, at_once: bool) -> None:
        self._database = database
        self._at_once = at_once
        self._vocabulary_is_open = False
        self.is_exact = True

    def all_of(self, wanted: Query, unwanted: Query = ()) -> str:
        """What matches each of the wanted clauses and none of the unwanted."""
        match = " AND ".join(map(self.any_of, wanted))
        return f"({match}) NOT ({' OR '.join(map(self.any_of, unwanted))})" if unwanted else match

    def any_of(self, clause: Clause) -> str:
        """What matches any of the terms, whether they are negated or not."""
        return "(" + " OR ".join(map(self.term, clause)) + ")"

    def term(self, term: Term) -> str:
        """What matches the term; everything the reader typed stands in quotes, so nothing of it is syntax."""
        text = words.searchable(term.value).replace('"', " ").strip()
        column = TEXT_FIELDS[term.field]
        pieces = [_quote(text)] if term.phrase else self._begun(text)
        match = pieces[0] if len(pieces) == 1 else "(" + " OR ".join(pieces) + ")"
        return f"{{{column}}} : {match}" if column else match

    def _begun(self, text: str) -> list[str]:
        """The pieces that together match the text with its last word only begun."""
        found = LAST_WORD.fullmatch(text)
        native = [_quote(text) + "*"]
        # A letter of another script just before it would be part of the same word.
        if not found or (found["before"] and not found["before"][-1].isascii()):
            return native
        before, last = found["before"], found["last"].lower()
        if len(last) < SHORTEST_INDEXED:
            letters = self._second_letters(last)
            return [_quote(before + last), *(_quote(before + last + letter) + "*" for letter in letters)]
        if len(last) > LONGEST_INDEXED:
            existing = self._words_that_begin(last)
            return native if existing is None else [_quote(before + word) for word in existing or [last]]
        return native

    def _second_letters(self, letter: str) -> str:
        if self._at_once:
            self.is_exact = False
            return SECOND_LETTERS
        letters = ""
        following = self._word_from(letter + PAST_WORD)
        while following.startswith(letter):
            letters += following[1]
            following = self._word_from(following[:2] + PAST_BEGINNING)
        return letters

    def _words_that_begin(self, beginning: str) -> list[str] | None:
        """The words that exist; None: too many."""
        existing: list[str] = []
        following = self._word_from(beginning)
        while following.startswith(beginning):
            if len(existing) == MOST_WORDS:
                return None
            existing.append(following)
            following = self._word_from(following + PAST_WORD)
        return existing

    def _word_from(self, start: str) -> str:
        """The first word of the index at or after ``start``; "" at the end."""
        if not self._vocabulary_is_open:
            self._database.execute_sql(VOCABULARY)
            self._vocabulary_is_open = True
        row = self._database.execute_sql(NEXT_WORD, (start,)).fetchone()
        return str(row[0]) if row else ""


def is_indexed(term: Term) -> bool:
    """Whether the term is a text of which the index can know anything."""
    return term.field in TEXT_FIELDS and words.has_words(words.searchable(term.value))


def _quote(text: str) -> str:
    return f'"{text}"'
