"""The kinds of listings that can be followed: how they are called, what they bring, and what must be said to ask for them."""

from typing import NamedTuple

from desktop.records import Listing
from desktop.translation import tr


class FollowKind(NamedTuple):
    """``label``: in the list of kinds. ``brings``: a sentence. ``caption`` and ``hint``: of its field; "" where it needs none."""

    source: str
    kind: str
    service: str
    label: str
    heading: str
    brings: str
    caption: str = ""
    hint: str = ""
    missing: str = ""  # what to say when its field is empty

    def listing(self, argument: str) -> Listing:
        """What it asks for with that argument."""
        return Listing(self.source, self.kind, argument if self.caption else "")


HF, ARXIV = "Hugging Face", "arXiv"
FOLLOW_KINDS = (
    FollowKind(
        "huggingface", "day", HF, tr("Daily Papers"), tr("Follow Daily Papers"),
        tr("The list of each working day. Those of the last three days are asked for again, because lists fill up and votes move."),
    ),
    FollowKind(
        "huggingface", "trending", HF, tr("Trending"), tr("Follow what is trending"),
        tr("What is trending at Hugging Face, in its order."),
    ),
    FollowKind(
        "huggingface", "search", HF, tr("Hugging Face search"), tr("Follow a search"),
        tr("Papers at Hugging Face that have these words, whatever their day."),
        tr("Words"), tr("continual learning"), tr("Write what to search for."),
    ),
    FollowKind(
        "huggingface", "submitter", HF, tr("Hugging Face submitter"), tr("Follow a submitter"),
        tr("Papers that this person puts on Daily Papers."),
        tr("Account"), tr("a name or an address, as in huggingface.co/NAME"), tr("Name an account of Hugging Face."),
    ),
    FollowKind(
        "huggingface", "organization", HF, tr("Hugging Face organisation"), tr("Follow an organisation"),
        tr("Papers on Daily Papers that come from this organisation."),
        tr("Organisation"), tr("a name or an address, as in huggingface.co/NAME"), tr("Name an organisation of Hugging Face."),
    ),
    FollowKind(
        "arxiv", "category", ARXIV, tr("arXiv categories"), tr("Follow categories of arXiv"),
        tr("What arXiv announces in any of these categories, each working day."),
        tr("Categories"), "", tr("Tick one or more categories."),
    ),
    FollowKind(
        "arxiv", "query", ARXIV, tr("arXiv search"), tr("Follow a search of arXiv"),
        tr("What is new on arXiv with all of these words. au: ti: abs: cat: say where they stand; OR and -word are understood."),
        tr("Query"), tr("au:Example ti:diffusion"), tr("Write what to search for."),
    ),
)  # fmt: skip
