"""What the reader's pane tells of a paper beside what it says: why it is here, what it said before, what it was joined with."""

from datetime import UTC, datetime

from desktop.library.reasons import find_reasons
from desktop.library.sources_in_words import name_of_source
from desktop.records import Origins, Part, ShelvedPaper
from desktop.store import followed, parting, risen, versions
from desktop.store.database import Database
from desktop.store.merging import PAGE
from desktop.store.traces import find_traces
from desktop.translation import tr

FOLLOWED = frozenset({"day", "trending", "search", "submitter", "organization", "category", "query"})


def load_origins(database: Database, shelved: ShelvedPaper) -> Origins:
    """All that, of one paper, in about a fifth of a millisecond where there is nothing but its reasons."""
    traces = find_traces(database, shelved.paper_id)
    listings = {appearance.listing.kind for appearance in shelved.appearances}
    known = followed.load_followed(database) if listings & FOLLOWED else []
    parts = parting.find_parts(database, shelved.paper_id) if len(shelved.sources) > 1 or traces.joined else ()
    return Origins(
        find_reasons(shelved, known, datetime.now(UTC).astimezone().date()),
        versions.load_earlier(database, shelved.paper_id) if traces.earlier else (),
        versions.load_last_seen(database, shelved.paper_id) if shelved.updated else None,
        parts,
        tell_parts(shelved, parts),
        risen.find_blooms(database, [shelved.paper_id]).get(shelved.paper_id) if traces.risen else None,
    )


def tell_parts(shelved: ShelvedPaper, parts: tuple[Part, ...]) -> str:
    """From where else the paper is known: "Also known from page.txt"; "" when it cannot be split."""
    if not parts:
        return ""
    # Of two sources that can both be split off, the first one's words are those that are shown.
    told = [part for part in parts if part.joined_id is not None] or list(parts[1:] or parts)
    files = [one.listing.argument for one in shelved.appearances if one.listing.kind == "file"]
    names: dict[str, None] = {}
    for part in told:
        names |= dict.fromkeys(files if part.source == PAGE and files else [name_of_source(part.source)])
    return tr("Also known from {names}").format(names=", ".join(names))
