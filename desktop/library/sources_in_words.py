"""What the reader calls sources, and the lists on which a paper stood."""

from datetime import date

from desktop.records import Appearance, Listing, ShelvedPaper
from desktop.sources import SOURCES
from desktop.sources.huggingface_days import day_in_words
from desktop.store.merging import BIBLIOGRAPHY, PAGE
from desktop.translation import tr


def name_of_source(source: str) -> str:
    """The source as the reader calls it: "arXiv", "Hugging Face", "A saved page"."""
    if source == PAGE:
        return tr("A saved page")
    if source == BIBLIOGRAPHY:
        return tr("A bibliography")
    if source in SOURCES:
        return SOURCES[source].label
    label = SOURCES[source.partition("-")[0]].label if source.partition("-")[0] in SOURCES else ""
    if source.endswith("-feed") and label:
        return tr("{source} feed").format(source=label)
    return label or source or tr("An earlier version of this library")


def describe_appearances(shelved: ShelvedPaper) -> list[str]:
    """Why the paper is in the library, a chip for each list it stood on: "Daily Papers of 31 March 2026, #3, 142 up".

    In the order in which it came; a list that named it again and again is told once, as it did the last time. The upvotes
    are those of today and stand on the last day's list.
    """
    last: dict[tuple[str, str, str], Appearance] = {}
    for appearance in shelved.appearances:
        listing = appearance.listing
        argument = appearance.day if listing.kind == "day" else listing.argument
        last[listing.source, listing.kind, argument] = appearance
    days = [place for place, (source, kind, _) in enumerate(last) if kind == "day" and source == "huggingface"]
    found = []
    for place, ((source, kind, argument), appearance) in enumerate(last.items()):
        parts = [describe_list(Listing(source, kind, argument))]
        if appearance.rank is not None:
            parts.append(tr("#{rank}").format(rank=appearance.rank))
        if shelved.upvotes is not None and days and place == days[-1]:
            parts.append(tr("{count} up").format(count=f"{shelved.upvotes:,}"))
        found.append(", ".join(parts))
    return found


def describe_list(listing: Listing) -> str:
    """A list on which a paper stood, in full: "Daily Papers of 31 March 2026", "file page.txt"."""
    if listing.kind == "file":
        return tr("file {name}").format(name=listing.argument)
    if listing.source not in SOURCES:
        return listing.argument or listing.source
    if listing.kind == "day" and "day" not in SOURCES[listing.source].kinds:
        # A feed says on which day a paper was announced, without being a list that one could ask for.
        day = date.fromisoformat(listing.argument)
        sentence = tr("{source}, {day}")
        return sentence.format(source=SOURCES[listing.source].label, day=day_in_words(day))
    return SOURCES[listing.source].describe(listing)
