"""What Hugging Face can be asked for: one spelling for each listing, and its name for the reader. Pure."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

from desktop.errors import UsageError
from desktop.records import Listing
from desktop.sources import huggingface_days
from desktop.sources.arxiv_id import split_arxiv_id
from desktop.translation import tr

KINDS = ("day", "week", "month", "trending", "search", "submitter", "organization", "paper")
LONGEST_NAME = 100  # characters

_SITE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co)/(?:organizations/)?([^/?#]+)/?(?:[/?#].*)?", re.IGNORECASE
)
_ACCOUNT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


def normalise_listing(listing: Listing) -> Listing:
    """The same listing with its argument in the service's spelling: 2026-03-01, an account's name, 2603.27481.

    Raises:
        UsageError: no such listing can be asked for; one sentence says why and what to write.
    """
    rule = _RULES.get(listing.kind)
    if rule:
        return replace(listing, argument=rule(" ".join(listing.argument.split())))
    if listing.kind in KINDS:
        return huggingface_days.normalise_listing(listing)
    sentence = tr(
        "Hugging Face has no listing “{kind}”: ask for a day, week, month, trending, search, submitter, "
        "organization or paper."
    )
    raise UsageError(sentence.format(kind=listing.kind))


def describe(listing: Listing) -> str:
    """What the reader calls it: "Daily Papers of 31 March 2026". An argument that cannot be read is quoted as it is."""
    if listing.kind not in _RULES:
        return huggingface_days.describe(listing)
    try:
        argument = normalise_listing(listing).argument
    except UsageError:
        argument = listing.argument
    match listing.kind:
        case "submitter":
            return tr("Daily Papers submitted by {name}").format(name=argument)
        case "organization":
            return tr("Daily Papers from {name}").format(name=argument)
    return tr("Hugging Face paper {arxiv_id}").format(arxiv_id=argument)


def _submitter(argument: str) -> str:
    page = _SITE.fullmatch(argument)
    name = (page[1] if page else argument).removeprefix("@")
    if not _ACCOUNT.fullmatch(name) or len(name) > LONGEST_NAME:
        sentence = tr("“{name}” is no account of Hugging Face: write the name as it stands in huggingface.co/NAME.")
        raise UsageError(sentence.format(name=name))
    return name


def _organization(argument: str) -> str:
    page = _SITE.fullmatch(argument)
    name = (unquote(page[1]) if page else argument).removeprefix("@")
    if not name:
        raise UsageError(tr("Name an organization of Hugging Face: nvidia, or its full name."))
    if len(name) > LONGEST_NAME:
        raise UsageError(tr("That is too long for a name: use at most {count} characters.").format(count=LONGEST_NAME))
    return name


def _paper(argument: str) -> str:
    page = re.fullmatch(
        r"(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co)/papers/([^/?#]+)/?(?:[?#].*)?", argument, re.IGNORECASE
    )
    identified = split_arxiv_id((page[1] if page else argument).removesuffix(".md"))
    if not identified:
        raise UsageError(tr("“{text}” is no paper of Hugging Face: write its arXiv id, 2603.27481.").format(text=argument))
    return identified[0]


_RULES: dict[str, Callable[[str], str]] = {"submitter": _submitter, "organization": _organization, "paper": _paper}
