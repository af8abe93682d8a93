"""The listings that the reader follows: add, name, pause, move and remove them, each one step of undo."""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime

from desktop.errors import UsageError
from desktop.library import ledger, schedule
from desktop.library.pulling import find_source
from desktop.records import Change, Followed, Listing
from desktop.sources.arxiv_categories import CATEGORIES
from desktop.store import followed as kept
from desktop.store.database import Database
from desktop.store.words import storable
from desktop.translation import tr

DAILY = Listing("huggingface", "day")  # Daily Papers, of whatever day is the newest
KINDS = {
    "huggingface": ("day", "trending", "search", "submitter", "organization"),
    "arxiv": ("category", "query"),
}
LONGEST_NAME = 200


def normalised(listing: Listing) -> Listing:
    """The listing in the one spelling that is kept. Raises UsageError for what cannot be followed."""
    source = find_source(listing.source)
    if listing.kind == DAILY.kind and listing.source == DAILY.source:
        return DAILY
    if listing.kind not in KINDS.get(listing.source, ()):
        sentence = tr("{listing} cannot be followed, because it does not grow: pull it instead.")
        raise UsageError(sentence.format(listing=source.describe(source.normalise(listing))))
    return source.normalise(listing)


def describe(listing: Listing) -> str:
    """What it is called as long as the reader names it in no other way: "Daily Papers", "Search for “diffusion”"."""
    if listing == DAILY:
        return tr("Daily Papers")
    return find_source(listing.source).describe(listing)


def load_categories() -> Mapping[str, str]:
    """The names of arXiv's categories by their codes, the most asked for first."""
    return CATEGORIES


def follow(database: Database, listing: Listing, name: str = "") -> Change:
    """Follow that listing, under the reader's name or the service's own; nothing is asked yet.

    One that is followed already stays as it is, and the change says so. Raises UsageError for what cannot be followed.
    """
    listing = normalised(listing)
    words = describe(listing)
    if kept.find(database, listing) is not None:
        return Change(tr("You follow {listing} already").format(listing=words), ())
    return kept.add(database, listing, _tidied(name), tr("Followed {listing}").format(listing=words))


def unfollow(database: Database, followed_id: int) -> Change:
    """Follow it no longer; its papers stay in the library."""
    return kept.remove(
        database, followed_id, _label(database, followed_id, tr("Stopped following {listing}; its papers stay"))
    )


def rename(database: Database, followed_id: int, name: str) -> Change:
    """Give it another name; "" for the service's own."""
    name = _tidied(name)
    return kept.set_name(database, followed_id, name, _label(database, followed_id, tr("Renamed {listing}")))


def pause(database: Database, followed_id: int, on: bool = True) -> Change:
    """Ask for it no longer until it is taken up again (``on`` False)."""
    words = tr("Paused {listing}") if on else tr("Took up {listing} again")
    return kept.set_paused(database, followed_id, on, _label(database, followed_id, words))


def move(database: Database, followed_id: int, place: int) -> Change:
    """Put it at that place among all that are followed, counted from 0; beyond the end is the end."""
    return kept.move(database, followed_id, place, _label(database, followed_id, tr("Moved {listing}")))


def load_followed(database: Database, every_hours: int = 3, now: datetime | None = None) -> list[Followed]:
    """All of them in the reader's order, each with its name, its last pull and when it is due (a time in the past: now)."""
    moment = now or datetime.now(UTC)
    found = []
    for one in kept.load_followed(database):
        last = ledger.load_last(database, one.listing)
        due = None if one.paused else schedule.due_at(last, every_hours, moment)
        found.append(
            Followed(
                one.followed_id, one.listing, one.name or _named(one.listing), one.paused, last,
                ledger.written(due) if due else None, one.created,
            )
        )  # fmt: skip
    return found


def find_followed(database: Database, reference: str) -> Followed:
    """The one of that number or name; case counts only where names differ in nothing else. Raises UsageError."""
    found = load_followed(database)
    exact = [one for one in found if reference.strip().removeprefix("#") == str(one.followed_id) or one.name == reference]
    folded = [one for one in found if one.name.casefold() == " ".join(reference.split()).casefold()]
    for candidates in (exact, folded):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise UsageError(tr("Several listings are called “{name}”: name it by its number.").format(name=reference))
    raise UsageError(tr("You follow no listing “{name}”; papershelf follow lists them.").format(name=reference))


def _label(database: Database, followed_id: int, words: str) -> str:
    found = next((one for one in kept.load_followed(database) if one.followed_id == followed_id), None)
    if found is None:
        raise UsageError(kept.GONE)
    return words.format(listing=found.name or _named(found.listing))


def _named(listing: Listing) -> str:
    """The service's name for it, or its bare words when a newer version followed what this one does not know."""
    try:
        return describe(listing)
    except UsageError:
        return listing.argument or listing.kind


def _tidied(name: str) -> str:
    name = " ".join(storable(name).split())
    if len(name) > LONGEST_NAME:
        raise UsageError(tr("A name has at most {count} characters.").format(count=LONGEST_NAME))
    if any(unicodedata.category(letter) == "Cc" for letter in name):
        raise UsageError(tr("A name cannot hold control characters."))
    return name
