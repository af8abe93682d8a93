"""Add single papers by what a person pastes or drops: ids, DOIs and addresses, many at once. What cannot be asked now waits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop.library import marking, organising
from desktop.library.paper_names import find_named, questions, tell_no_title, written
from desktop.library.pulling import pull
from desktop.library.services import Services
from desktop.records import Change, Listing
from desktop.sources.paper_reference import PaperReference, read_references
from desktop.store import collections, journal, waiting
from desktop.store.database import Database, writing
from desktop.store.waiting import Waiting
from desktop.translation import tr, trn

__all__ = ["Added", "Waiting", "add", "ask_waiting", "forget", "is_named", "load_waiting", "tell", "write_down"]

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


def add(database: Database, text: str, services: Services, report: Report, collection_id: int | None = None) -> list[Added]:
    """Add each paper that the text names; one line for each, in the order of the text.

    ``collection_id``: they are also put into that collection, those that wait when they come.

    What is named is written down before anybody is asked, so that it waits in the library when a service refuses, there
    is no network, or the program ends. ``report(done, total)`` cancels by raising Cancelled; what is left then waits.
    Raises LibraryError.
    """
    read = read_references(text)
    done: dict[str, Added] = {}
    asked: list[PaperReference] = []
    for reference in read.references:
        name = written(reference)
        if find_named(database, reference) is not None:
            done[name] = _here(database, reference)
        elif not questions(reference):
            done[name] = _not_understood(reference)
        else:
            asked.append(reference)
    _write_down(database, asked, collection_id)
    _file(database, {one.paper_id: collection_id for one in done.values() if one.paper_id})
    done |= {one.reference: one for one in _ask(database, asked, services, report)}
    unknown = [Added(line.typed, "not understood", line.sentence) for line in read.unknown]
    return [*(done[written(reference)] for reference in read.references), *unknown]


def write_down(database: Database, text: str, collection_id: int | None = None) -> Change:
    """Let everything wait that the text names and the library has not, without asking anybody now."""
    named = [one for one in read_references(text).references if questions(one)]
    here = [paper_id for one in named if (paper_id := find_named(database, one)) is not None]
    _file(database, dict.fromkeys(here, collection_id))
    return _write_down(database, [one for one in named if find_named(database, one) is None], collection_id)


def ask_waiting(database: Database, services: Services, report: Report, *, unless_unknown: bool = False) -> list[Added]:
    """Ask again for everything that waits, ``unless_unknown`` but for what no service knew; one line for each.

    Raises Cancelled and LibraryError.
    """
    names = [one.reference for one in waiting.load_waiting(database) if not (unless_unknown and one.unknown)]
    references = [reference for name in names for reference in read_references(name).references]
    return _ask(database, references, services, report)


def load_waiting(database: Database) -> list[Waiting]:
    """What the reader added and no service has told of yet, oldest first."""
    return waiting.load_waiting(database)


def forget(database: Database, waiting_ids: Sequence[int]) -> Change:
    """Let these wait no longer, although nobody told of them."""
    label = trn("Took {count} name off those that wait", "Took {count} names off those that wait", len(waiting_ids))
    return waiting.remove_waiting(database, waiting_ids, label)


def is_named(done: Sequence[Added]) -> bool:
    """Whether any paper was named at all."""
    return any(one.outcome != "not understood" for one in done)


def tell(done: Sequence[Added]) -> str:
    """What came of it, in one sentence; what is not in the library is told with its reason."""
    if not done:
        return tr("Nothing was named.")
    words = {
        "added": lambda count: trn("{count} paper added", "{count} papers added", count),
        "here": lambda count: trn("{count} was here already", "{count} were here already", count),
        "waiting": lambda count: trn("{count} paper waits", "{count} papers wait", count),
        "unknown": lambda count: trn("{count} is unknown", "{count} are unknown", count),
        "not understood": lambda count: trn("{count} line names no paper", "{count} lines name no paper", count),
    }
    counts = {outcome: sum(one.outcome == outcome for one in done) for outcome in words}
    parts = [words[outcome](count) for outcome, count in counts.items() if count]
    silent = ("added", "here", "not understood") if is_named(done) else ("added", "here")  # prose between names is no failure
    reasons = dict.fromkeys(one.sentence for one in done if one.outcome not in (*silent, "waiting"))
    reasons |= dict.fromkeys(_tell_why_they_wait([one for one in done if one.outcome == "waiting"]))
    return " ".join([tr("{parts}.").format(parts=", ".join(parts)), *list(reasons)[:3]])


def _tell_waiting(name: str, reason: str, *, offline: bool) -> str:
    """Why that paper waits, and until when; without a name, of several."""
    if offline and name:
        return tr("Papershelf is offline: {name} waits and is asked for when you are online again.").format(name=name)
    if offline:
        return tr("Papershelf is offline: they are asked for when you are online again.")
    return " ".join([reason, tr("{name} waits.").format(name=name)]).strip()


def _tell_why_they_wait(waiting: Sequence[Added]) -> list[str]:
    """Their reasons; one that several have is told once, without their names."""
    if len(waiting) < 2:
        return [one.sentence for one in waiting]
    found: dict[str, None] = {}
    for one in waiting:
        is_of_offline = one.sentence == _tell_waiting(one.reference, "", offline=True)
        reason = one.sentence.removesuffix(_tell_waiting(one.reference, "", offline=False)).rstrip()
        found[_tell_waiting("", "", offline=True) if is_of_offline else reason] = None
    return list(found)


def _write_down(database: Database, references: Sequence[PaperReference], collection_id: int | None) -> Change:
    label = trn("Added {count} name of a paper", "Added {count} names of papers", len(references))
    return waiting.add_waiting(database, [written(reference) for reference in references], label, collection_id)


def _ask(database: Database, references: Sequence[PaperReference], services: Services, report: Report) -> list[Added]:
    """Ask for all of them, as many as possible with one question; what came waits no longer."""
    left = list(references)
    refusals: dict[str, str] = {}
    answers: dict[str, str] = {}
    refused: set[str] = set()  # sources that are not asked again in this run
    for step in range(max((len(questions(reference)) for reference in left), default=0)):
        for listing, asked in _batches(left, step):
            if listing.source in refused:
                continue
            ended = pull(database, listing, services, lambda done, _total: report(done, len(references)))
            for reference in asked:
                name = written(reference)
                if ended.outcome in NOT_OVER:
                    refusals.setdefault(name, ended.reason or "")
                else:
                    answers.setdefault(name, _sentence_about(ended.skipped, reference))
            if ended.outcome in NOT_OVER:
                refused.add(listing.source)
        left = [reference for reference in left if find_named(database, reference) is None]
    came = [reference for reference in references if reference not in left]
    _stop_waiting(database, came)
    found = {written(reference): _added(database, reference) for reference in came}
    for reference in left:
        name = written(reference)
        if name in refusals or any(listing.source in refused for listing in questions(reference)):
            found[name] = Added(name, "waiting", _tell_waiting(name, refusals.get(name, ""), offline=services.offline()))
        else:
            found[name] = Added(name, "unknown", answers.get(name, ""))
    unknown = [name for name, one in found.items() if one.outcome == "unknown"]
    with writing(database):
        waiting.keep_answers(database, [written(reference) for reference in came], unknown, journal.now())
    return [found[written(reference)] for reference in references]


def _batches(references: Sequence[PaperReference], step: int) -> list[tuple[Listing, list[PaperReference]]]:
    """The questions of that step; the arXiv is asked for many papers at once."""
    together: list[PaperReference] = []
    single: list[tuple[Listing, list[PaperReference]]] = []
    for reference in references:
        asked = questions(reference)
        if step >= len(asked):
            continue
        if asked[step].source == "arxiv":
            together.append(reference)
        else:
            single.append((asked[step], [reference]))
    chunks = [together[start : start + MOST_AT_ONCE] for start in range(0, len(together), MOST_AT_ONCE)]
    return [*((Listing("arxiv", "paper", ",".join(one.value for one in chunk)), chunk) for chunk in chunks), *single]


def _stop_waiting(database: Database, came: Sequence[PaperReference]) -> None:
    """They came: that is no deed of the reader, so undo passes it over. Filing them is what the reader asked for."""
    by_name = {written(reference): reference for reference in came}
    waited = [one for one in waiting.load_waiting(database) if one.reference in by_name]
    if waited:
        waiting.remove_waiting(database, [one.waiting_id for one in waited], tr("Came in"), undoable=False)
        _file(database, {find_named(database, by_name[one.reference]): one.collection_id for one in waited})


def _file(database: Database, wanted: Mapping[int | None, int | None] | Mapping[int, int | None]) -> None:
    """Put each paper into its collection, if it has one that is still there."""
    for one in collections.load_collections(database) if any(wanted.values()) else ():
        found = [paper_id for paper_id, collection_id in wanted.items() if collection_id == one.collection_id and paper_id]
        if found:
            organising.collect(database, one.path, found)


def _here(database: Database, reference: PaperReference) -> Added:
    """It was here before; whoever adds it by hand wants it out of the Trash."""
    paper_id = find_named(database, reference)
    if paper_id is not None and marking.trash(database, [paper_id], False).paper_ids:
        return Added(written(reference), "here", tr("It was in the Trash, and is in the library again."), paper_id)
    return Added(written(reference), "here", tr("It is in the library already."), paper_id)


def _added(database: Database, reference: PaperReference) -> Added:
    return Added(written(reference), "added", tr("Added."), find_named(database, reference))


def _not_understood(reference: PaperReference) -> Added:
    return Added(written(reference), "not understood", tell_no_title(reference))


def _sentence_about(skipped: Sequence[str], reference: PaperReference) -> str:
    return next((sentence for sentence in skipped if reference.value in sentence), "")
