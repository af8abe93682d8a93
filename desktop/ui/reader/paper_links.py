"""A paper's links, and which addresses may be handed to the system at all."""

import re
from urllib.parse import urlsplit

from desktop.records import ShelvedPaper
from desktop.translation import tr

OPENABLE = frozenset({"http", "https", "mailto"})
PLAIN_ADDRESS = re.compile("[!-~]+")  # by far the most


def is_openable(address: str | None) -> bool:
    """Whether that address may be handed to the system: http, https or mailto, and nothing that only looks like it."""
    if not address or not (PLAIN_ADDRESS.fullmatch(address) or all(map(_is_visible, address))):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in OPENABLE and bool(parts.path if parts.scheme == "mailto" else parts.netloc)


def links_of(shelved: ShelvedPaper) -> dict[str, str]:
    """The paper's links: what each is called, and its address. What is not openable is left out."""
    paper = shelved.paper
    links: dict[str, str | None] = {}
    if paper.arxiv_id:
        links[tr("arXiv {id}").format(id=paper.arxiv_id)] = paper.url
        links[tr("PDF")] = paper.pdf_url
        on_hugging_face = any(appearance.listing.source == "huggingface" for appearance in shelved.appearances)
        if on_hugging_face or shelved.upvotes is not None:
            links[tr("Hugging Face")] = f"https://huggingface.co/papers/{paper.arxiv_id}"
    if paper.doi:
        links[tr("DOI")] = f"https://doi.org/{paper.doi}"
    links[tr("Code")] = paper.code_url
    links[tr("Project page")] = paper.project_page
    return {name: address for name, address in links.items() if address and is_openable(address)}


def _is_visible(character: str) -> bool:
    return character.isprintable() and not character.isspace()
