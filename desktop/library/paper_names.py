"""The names by which a reader adds papers: who is asked for them, which are in the library already, and what a text names."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.records import Listing
from desktop.sources.paper_reference import PaperReference, read_references
from desktop.store import papers
from desktop.store.database import Database
from desktop.translation import tr

MOST_LOOKED_UP = 300  # names; of further ones it is not said whether they are here
MOST_READ = 200_000  # characters of a text that is only looked at, not added


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """What one name in a text, or one line without any, is understood as.

    ``outcome``: new, here (it is in the library) or not understood; ``words`` say so: "arXiv 2603.27481", a title, or why not.
    """

    typed: str
    outcome: str
    words: str
    paper_id: int | None = None


def count_named(text: str) -> int:
    """How many papers that can be added the text names."""
    return sum(bool(questions(one)) for one in read_references(text[:MOST_READ]).references)


def read_names(database: Database, text: str) -> list[NamedPaper]:
    """What is understood of the text, line by line, without asking anybody; quick enough to follow typing."""
    found: dict[NamedPaper, None] = {}
    for line in text[:MOST_READ].splitlines():
        found.update(dict.fromkeys(_read_line(database, line, look_up=len(found) < MOST_LOOKED_UP)))
    return list(found)


def questions(reference: PaperReference) -> tuple[Listing, ...]:
    """Who is asked for it, one after the other; nobody for the address of a PDF, which tells no title."""
    match reference.kind:
        case "arxiv" | "huggingface":
            return Listing("arxiv", "paper", reference.value), Listing("huggingface", "paper", reference.value)
        case "doi":
            return (Listing("doi", "paper", reference.value),)
        case "openreview":
            return (Listing("openreview", "paper", reference.value),)
    return ()


def find_named(database: Database, reference: PaperReference) -> int | None:
    """The library's paper of that name; None when it has none."""
    match reference.kind:
        case "arxiv" | "huggingface":
            return papers.find_one(database, "arxiv_id", reference.value)
        case "doi":
            return papers.find_one(database, "doi", reference.value)
        case "openreview":
            return papers.find_one(database, "project_page", written(reference))
    return None


def written(reference: PaperReference) -> str:
    """The name as it is kept while it waits; read again, it is the same reference."""
    match reference.kind:
        case "arxiv" | "huggingface":
            return _readable(f"arXiv:{reference.value}", "https://arxiv.org/abs/", reference)
        case "doi":
            return _readable(f"doi:{reference.value}", "https://doi.org/", reference)
        case "openreview":
            return f"https://openreview.net/forum?id={reference.value}"
    return reference.value


def tell_no_title(reference: PaperReference) -> str:
    """Why nobody is asked for it."""
    sentence = tr(
        "{address} is a PDF, which tells no title before it is read: paste the paper's arXiv id, DOI or page instead."
    )
    return sentence.format(address=reference.value)


def _readable(name: str, site: str, reference: PaperReference) -> str:
    """The name, or the address where what is read of the name is not all of it: old DOIs hold brackets, and end with a dot."""
    if [one.value for one in read_references(name).references] == [reference.value]:
        return name
    letters = (
        one if one.isalnum() or one == "/" else "".join(f"%{byte:02X}" for byte in one.encode()) for one in reference.value
    )
    return site + "".join(letters)


def _read_line(database: Database, line: str, *, look_up: bool) -> Iterator[NamedPaper]:
    read = read_references(line)
    for reference in read.references:
        if not questions(reference):
            yield NamedPaper(reference.typed, "not understood", tell_no_title(reference))
            continue
        paper_id = find_named(database, reference) if look_up else None
        if paper_id is None:
            yield NamedPaper(reference.typed, "new", _called(reference))
        else:
            [(_, paper)] = papers.load_papers(database, [paper_id])
            yield NamedPaper(reference.typed, "here", paper.title, paper_id)
    for unknown in read.unknown:
        yield NamedPaper(unknown.typed, "not understood", unknown.sentence)


def _called(reference: PaperReference) -> str:
    match reference.kind:
        case "arxiv" | "huggingface":
            return f"arXiv {reference.value}"
        case "doi":
            return f"DOI {reference.value}"
    return f"OpenReview {reference.value}"
