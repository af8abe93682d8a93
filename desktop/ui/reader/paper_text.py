"""A paper as plain text, for a mail or a message."""

from collections.abc import Iterable

from desktop.records import Paper
from desktop.ui.reader.mathematics import readable


def as_text(paper: Paper) -> str:
    """Title, authors, link and abstract, each on its own; mathematics as it is read. What is not known is left out."""
    head = [readable(paper.title), ", ".join(author.name for author in paper.authors), paper.url or ""]
    return "\n\n".join(part for part in ("\n".join(line for line in head if line), readable(paper.abstract)) if part)


def as_texts(papers: Iterable[Paper]) -> str:
    """Several papers, apart."""
    return "\n\n\n".join(map(as_text, papers))
