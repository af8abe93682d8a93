"""What an empty list says: states are designed, not left over."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.translation import tr
from desktop.ui.views import View

LONGEST_QUERY = 120  # characters that are repeated; what was pasted by mistake fills no pane
LONGEST_SENTENCE = 600


class EmptyState(NamedTuple):
    """A heading, a sentence, and what can be done about it: words of a button and the name of its command, or neither.

    ``other_button`` and ``other_command`` are what else can be done, beneath the first.
    """

    heading: str
    sentence: str
    button: str = ""
    command: str = ""
    other_button: str = ""
    other_command: str = ""


FIRST_START = EmptyState(
    tr("Your library is empty"),
    tr("Pull today's papers, or import a page or an answer that you saved. Everything stays on this computer."),
    tr("Pull today's papers"),
    "pull",
    tr("Follow Daily Papers"),
    "follow_daily",
)
FIRST_START_OFFLINE = EmptyState(
    tr("Your library is empty"),
    tr("You are working offline. Import a page or an answer that you saved, or go online and pull."),
    tr("Import…"),
    "import",
)
TODAY_OFFLINE = EmptyState(tr("Nothing left on this list"), tr("You are working offline; go online to pull the newest one."))
OF_VIEW = {
    "inbox": EmptyState(tr("All done"), tr("Every paper has been read, starred, put on the reading list or dismissed.")),
    "today": EmptyState(
        tr("Nothing left on this list"), tr("Pull to ask for the newest one."), tr("Pull today's papers"), "pull"
    ),
    "week": EmptyState(tr("Nothing left of this week"), tr("Its papers were dismissed, or its lists not pulled yet.")),
    "recent": EmptyState(tr("Nothing left of what came"), tr("Every paper was dismissed; searching still finds them.")),
    "late-bloomers": EmptyState(
        tr("No late bloomers"), tr("A paper that you passed over stands here when it gets many more upvotes later.")
    ),
    "to-read": EmptyState(tr("Nothing to read yet"), tr("Put a paper on the reading list to find it here.")),
    "reading": EmptyState(tr("Nothing begun yet"), tr("A paper that you are reading now stands here.")),
    "done": EmptyState(tr("Nothing done yet"), tr("A paper that you are done with stands here.")),
    "later": EmptyState(
        tr("Nothing put off"), tr("A paper that you put off until a day stands here, and that day it is back in the Inbox.")
    ),
    "starred": EmptyState(tr("Nothing starred yet"), tr("Star a paper that you want to keep in sight.")),
    "dismissed": EmptyState(tr("Nothing dismissed"), tr("What you dismiss is kept here and can be restored.")),
    "trashed": EmptyState(tr("The Trash is empty"), tr("What you throw away is kept here whole, and can be put back.")),
    "smart": EmptyState(tr("Nothing matches now"), tr("Papers that its search finds stand here, as soon as there are any.")),
    "tag": EmptyState(tr("No paper has this tag"), tr("Add it to a paper, or delete it in its row's menu.")),
    "collection": EmptyState(tr("An empty collection"), tr("Add a paper to it, or drag papers onto its name.")),
}


def empty_state(
    view: View,
    query: str,
    *,
    shelf_is_empty: bool,
    offline: bool,
    hints: Sequence[str] = (),
    refusal: str = "",
    follows: bool = False,
) -> EmptyState:
    """What to say when ``view`` (with ``query`` searched for) shows no paper.

    ``hints``: what of the query was not understood. ``refusal``: why the last pull failed, empty when it did not.
    ``follows``: something is followed already, so that it need not be offered.
    """
    if view.kind == "search":
        shown = query.strip() if len(query.strip()) <= LONGEST_QUERY else f"{query.strip()[:LONGEST_QUERY]}…"
        sentences = (tr("Nothing matches “{query}”.").format(query=shown), *hints)
        return EmptyState(tr("Nothing found"), " ".join(sentences)[:LONGEST_SENTENCE], tr("Clear the search"), "clear_search")
    if shelf_is_empty and refusal and not offline:
        return EmptyState(tr("Nothing came yet"), refusal, tr("Try again"), "pull")
    if shelf_is_empty:
        if offline:
            return FIRST_START_OFFLINE
        return FIRST_START._replace(other_button="", other_command="") if follows else FIRST_START
    if view.kind == "today" and offline:
        return TODAY_OFFLINE
    return OF_VIEW.get(view.kind, EmptyState(tr("No papers"), ""))
