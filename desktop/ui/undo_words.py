"""What the quiet bar says was done: of a single paper its title, elided, in place of the count."""

from desktop.records import Change, PaperRow
from desktop.translation import tr, trn
from desktop.ui.papers.paper_words import title_words

LONGEST = 34  # characters of a title; behind it the sentence may go on to name a collection


def undo_words(change: Change, row: PaperRow | None) -> str:
    """The words of that change: ``Dismissed “Sparse attention…”``. ``row``: its paper; None: it is not of a single one."""
    if row is None:
        return change.label
    title = tr("“{title}”").format(title=elided(title_words(row)))
    one = trn("{count} paper", "{count} papers", 1)
    # What a translation says in other words keeps them, and the title follows.
    return change.label.replace(one, title, 1) if one in change.label else f"{change.label}: {title}"


def elided(title: str) -> str:
    """The title, or so many of its first words as there is room for."""
    if len(title) <= LONGEST:
        return title
    words = title[: LONGEST + 1].rpartition(" ")[0]
    # Of a title without spaces, as in Chinese, or with an endless first word, so many letters.
    return f"{words.rstrip(' ,;:.–—-') if len(words) > LONGEST // 2 else title[:LONGEST]}…"
