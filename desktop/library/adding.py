"""Add single papers by what a person pastes or drops: ids, DOIs and addresses, many at once. What cannot be asked now waits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.library.pulling import pull
from desktop.library.services import Services
from desktop.records import Change, Listing
from desktop.sources.paper_reference import PaperReference, read_references
from desktop.store import papers, waiting
from desktop.store.database import Database
from desktop.store.waiting import Waiting
from desktop.translation import tr, trn

MOST_AT_ONCE = 100  # papers that one question to the arXiv names
NOT_OVER = ("refused", "failed", "offline", "cancelled")  # outcomes of a pull after which the question is still open

Report = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Added:
    """How it went with one name. ``outcome``: added, here (it was already), waiting, unknown or not understood.

    ``paper_id`` is None unless the paper is in the library.
    """

    reference: str
    outcome: str
    sentence: str
    paper_id: int | None = None


def names_papers(text: str) -> bool:
    """Whether the text names any paper that can be added."""
    return any(_questions(one) for one in read_references(text).references)


def add(database: Database, text: str, services: Services, report: Report) -> list[Added]:
    """Add each paper that the text names; one line for each, in the order of the text.

    What is named is written down before anybody is asked, so that it waits in the library when a service refuses, there
    is no network, or the program ends. ``report(done, total)`` cancels by raising Cancelled; what is left then waits.
    Raises LibraryError.
    """
    read = read_references(text)
    done: dict[str, Added] = {}
    asked: list[PaperReference] = []
    for reference in read.references:
        name = _written(reference)
        if _find(database, reference) is not None:
            done[name] = _here(database, reference)
        elif not _questions(reference):
            done[name] = _not_understood(reference)
        else:
            asked.append(reference)
    names = [_written(reference) for reference in asked]
    label = trn("Added {count} name of a paper", "Added {count} names of papers", len(names))
    waiting.add_waiting(database, names, label)
    done |= {one.reference: one for one in _ask(database, asked, services, report)}
    unknown = [Added(line.typed, "not understood", line.sentence) for line in read.unknown]
    return [*(done[_written(reference)] for reference in read.references), *unknown]


def ask_waiting(database: Database, services: Services, report: Report) -> list[Added]:
    """Ask again for everything that waits; one line for each. Raises Cancelled and LibraryError."""
    names = [one.reference for one in waiting.load_waiting(database)]
    references = [reference for name in names for reference in read_references(name).references]
    return _ask(database, references, services, report)


def load_waiting(database: Database) -> list[Waiting]:
    """What the reader added and no service has told of yet, oldest first."""
    return waiting.load_waiting(database)


def forget(database: Database, waiting_ids: Sequence[int]) -> Change:
    """Let these wait no longer, although nobody told of them."""
    label = trn("Took {count} name off those that wait", "Took {count} names off those that wait", len(waiting_ids))
    return waiting.remove_waiting(database, waiting_ids, label)


def tell(done: Sequence[Added]) -> str:
    """What came of it, in one sentence; what is not in the library is told with its reason."""
    if not done:
        return tr("Nothing was named.")
    words = {
        "added": lambda count: trn("{count} paper added", "{count} papers added", count),
        "here": lambda count: trn("{count} was here already", "{count} were here already", count),
        "waiting": lambda count: trn("{count} waits", "{count} wait", count),
        "unknown": lambda count: trn("{count} is unknown", "{count} are unknown", count),
        "not understood": lambda count: trn("{count} line names no paper", "{count} lines name no paper", count),
    }
    counts = {outcome: sum(one.outcome == outcome for one in done) for outcome in words}
    parts = [words[outcome](count) for outcome, count in counts.items() if count]
    reasons = dict.fromkeys(one.sentence for one in done if one.outcome not in ("added", "here"))
    return " ".join([tr("{parts}.").format(parts=", ".join(parts)), *list(reasons)[:3]])


def _ask(database: Database, references: Sequence[PaperReference], services: Services, report: Report) -> list[Added]:
    """Ask for all of them, as many as possible with one question; what came waits no longer."""
    left = list(references)
    refusals: dict[str, str] = {}
    answers: dict[str, str] = {}
    refused: set[str] = set()  # sources that are not asked again in this run
    for step in range(max((len(_questions(reference)) for reference in left), default=0)):
        for listing, asked in _batches(left, step):
            if listing.source in refused:
                continue
            ended = pull(database, listing, services, lambda done, _total: report(done, len(references)))
            for reference in asked:
                name = _written(reference)
                if ended.outcome in NOT_OVER:
                    refusals.setdefault(name, ended.reason or "")
                else:
                    answers.setdefault(name, _sentence_about(ended.skipped, reference))
            if ended.outcome in NOT_OVER:
                refused.add(listing.source)
        left = [reference for reference in left if _find(database, reference) is None]
    came = [reference for reference in references if reference not in left]
    _stop_waiting(database, [_written(reference) for reference in came])
    found = {_written(reference): _added(database, reference) for reference in came}
    for reference in left:
        name = _written(reference)
        if name in refusals or any(listing.source in refused for listing in _questions(reference)):
            sentence = " ".join([refusals.get(name, ""), tr("{name} waits.").format(name=name)]).strip()
            found[name] = Added(name, "waiting", sentence)
        else:
            found[name] = Added(name, "unknown", answers.get(name, ""))
    return [found[_written(reference)] for reference in references]


def _questions(reference: PaperReference) -> tuple[Listing, ...]:
    """Who is asked for it, one after the other; nobody for the address of a PDF, which tells no title."""
    match reference.kind:
        case "arxiv" | "huggingface":
            return Listing("arxiv", "paper", reference.value), Listing("huggingface", "paper", reference.value)
        case "doi":
            return (Listing("doi", "paper", reference.value),)
        case "openreview":
            return (Listing("openreview", "paper", reference.value),)
    return ()


def _batches(references: Sequence[PaperReference], step: int) -> list[tuple[Listing, list[PaperReference]]]:
    """The questions of that step; the arXiv is asked for many papers at once."""
    together: list[PaperReference] = []
    single: list[tuple[Listing, list[PaperReference]]] = []
    for reference in references:
        questions = _questions(reference)
        if step >= len(questions):
            continue
        if questions[step].source == "arxiv":
            together.append(reference)
        else:
            single.append((questions[step], [reference]))
    chunks = [together[start : start + MOST_AT_ONCE] for start in range(0, len(together), MOST_AT_ONCE)]
    return [*((Listing("arxiv", "paper", ",".join(one.value for one in chunk)), chunk) for chunk in chunks), *single]


def _stop_waiting(database: Database, names: Sequence[str]) -> None:
    """They came: that is no deed of the reader, so undo passes it over."""
    ids = [one.waiting_id for one in waiting.load_waiting(database) if one.reference in set(names)]
    if ids:
        waiting.remove_waiting(database, ids, tr("Came in"), undoable=False)


def _find(database: Database, reference: PaperReference) -> int | None:
    match reference.kind:
        case "arxiv" | "huggingface":
            return papers.find_one(database, "arxiv_id", reference.value)
        case "doi":
            return papers.find_one(database, "doi", reference.value)
        case "openreview":
            return papers.find_one(database, "project_page", _written(reference))
    return None


def _written(reference: PaperReference) -> str:
    """The name as it is kept while it waits; read again, it is the same reference."""
    match reference.kind:
        case "arxiv" | "huggingface":
            return f"arXiv:{reference.value}"
        case "doi":
            return f"doi:{reference.value}"
        case "openreview":
            return f"https://openreview.net/forum?id={reference.value}"
    return reference.value


def _here(database: Database, reference: PaperReference) -> Added:
    return Added(_written(reference), "here", tr("It is in the library already."), _find(database, reference))


def _added(database: Database, reference: PaperReference) -> Added:
    return Added(_written(reference), "added", tr("Added."), _find(database, reference))


def _not_understood(reference: PaperReference) -> Added:
    sentence = tr(
        "{address} is a PDF, which tells no title before it is read: paste the paper's arXiv id, DOI or page instead."
    )
    return Added(_written(reference), "not understood", sentence.format(address=reference.value))


def _sentence_about(skipped: Sequence[str], reference: PaperReference) -> str:
    return next((sentence for sentence in skipped if reference.value in sentence), "")
