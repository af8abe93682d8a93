"""Why a paper is in the library, in the reader's words: a short one for each list it stood on, and what was followed."""

from collections.abc import Sequence
from datetime import date

from desktop.library.sources_in_words import describe_list
from desktop.records import Appearance, Followed, Listing, Reason, ShelvedPaper
from desktop.sources.huggingface_days import day_in_words
from desktop.translation import tr

Places = list[Appearance]


def find_reasons(shelved: ShelvedPaper, followed: Sequence[Followed], today: date) -> tuple[Reason, ...]:
    """One for each list on which the paper stood: "HF #3, 142 up", "cs.CL", "follows “diffusion”", "page.txt".

    In the order in which it came; a list that named it again and again is one reason, as it was the last time. The upvotes
    are those of today and stand on the last day's list of Daily Papers. A day of another year than ``today`` has its year. Pure.
    """
    lists: dict[Listing, Places] = {}
    for appearance in shelved.appearances:
        lists.setdefault(_list_of(appearance), []).append(appearance)
    for listing in [one for one in lists if one.kind == "day" and not _is_daily(one)]:
        # The day of an announcement is no list of its own beside the one that the reader asked for.
        if any(one.source == listing.source and one.kind != "day" for one in lists):
            del lists[listing]
    days = [listing for listing in lists if _is_daily(listing)]
    names = {one.listing: one for one in followed}
    daily = names.get(Listing("huggingface", "day"))
    found: list[Reason] = []
    for listing, places in lists.items():
        its = names.get(listing) or (daily if _is_daily(listing) else None)
        words = _words(listing, places[-1], shelved, its, today, with_day=len(days) > 1)
        if listing.kind == "category" and any(reason.words == words for reason in found):
            words = listing.argument.replace("+", ", ")  # another list brought it for the same category already
        if days and listing == days[-1] and shelved.upvotes is not None:
            words = tr("{words}, {count} up").format(words=words, count=f"{shelved.upvotes:,}")
        found.append(
            Reason(
                words,
                describe_list(listing),
                listing,
                places[-1].day,
                next((one.submitter for one in reversed(places) if one.submitter), None),
                its.followed_id if its else None,
            )
        )
    return tuple(found)


def _list_of(appearance: Appearance) -> Listing:
    listing = appearance.listing
    return Listing(listing.source, listing.kind, appearance.day if listing.kind == "day" else listing.argument)


def _is_daily(listing: Listing) -> bool:
    return listing.source == "huggingface" and listing.kind == "day"


def _words(
    listing: Listing, appearance: Appearance, shelved: ShelvedPaper, followed: Followed | None, today: date, *, with_day: bool
) -> str:
    ranked = tr("{list} #{rank}")
    if listing.source == "huggingface" and listing.kind in ("day", "trending"):
        words = tr("HF") if listing.kind == "day" else tr("HF trending")
        if appearance.rank is not None:
            words = ranked.format(list=words, rank=appearance.rank)
        day = _day(listing.argument, today) if listing.kind == "day" and (with_day or appearance.rank is None) else ""
        return tr("{list}, {day}").format(list=words, day=day) if day else words
    if followed is not None and (followed.name or listing.kind != "category"):
        return tr("follows “{name}”").format(name=followed.name or listing.argument)
    if listing.kind == "category":
        # A list of several categories names it for those that it has.
        asked = listing.argument.split("+")
        return ", ".join([one for one in asked if one in shelved.paper.categories] or asked)
    if listing.kind == "file":
        return listing.argument
    return describe_list(listing)


def _day(argument: str, today: date) -> str:
    """31 March, with its year where that is not this one."""
    try:
        day = date.fromisoformat(argument)
    except ValueError:
        return argument
    words = day_in_words(day)
    return words.rpartition(" ")[0] if day.year == today.year else words
