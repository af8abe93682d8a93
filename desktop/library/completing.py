"""Complete papers known only by title, arXiv id or DOI: what is certain goes in, what is only likely is offered, never guessed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from desktop.errors import SourceError, UsageError
from desktop.library import ledger, short_turns
from desktop.library.likeness import is_certain, is_likely, likeness
from desktop.library.pulling import find_source, pull
from desktop.library.services import Services
from desktop.records import Change, Listed, Listing, Paper
from desktop.sources.paper_reference import read_references
from desktop.sources.source import Asking
from desktop.store import accepting, incomplete, journal, offers, papers
from desktop.store.database import Database, writing
from desktop.store.offers import Offer
from desktop.store.words import searchable
from desktop.translation import tr, trn

__all__ = ["Completion", "Offer", "accept", "complete", "find_incomplete", "find_offer", "load_offers", "refuse", "tell"]

SEARCHED_WITH = 300  # characters of a title; the services refuse very long questions
LONGEST_QUESTION = 900  # characters of all titles in one question; the arXiv is asked with at most 1,000
TITLES_AT_ONCE = 10
SHORT_TITLE = 4  # words: with fewer, a title's words stand in many others
MOST_OFFERED = 3  # of one title; who is shown more reads none of them

Report = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Completion:
    """How it went with one paper. ``outcome``: completed, offered, unknown, refused or whole (nothing was missing)."""

    paper_id: int
    title: str
    outcome: str
    sentence: str


def find_incomplete(database: Database, paper_ids: Sequence[int] | None = None) -> list[int]:
    """Those of these papers (None: of all) without any id, or whose authors or (on the arXiv) abstract are missing; newest first."""
    return incomplete.find(database, paper_ids)


def complete(database: Database, paper_ids: Sequence[int], services: Services, report: Report) -> list[Completion]:
    """Ask the services for what is missing of these papers; one line for each, in their order.

    ``report(done, total)`` counts papers, and cancels by raising Cancelled: what came before stays. A service that
    refuses is not asked again for the rest; those papers are told as refused. Raises LibraryError.
    """
    return _Completing(database, services, report, paper_ids).run()


def load_offers(database: Database, paper_id: int | None = None) -> list[Offer]:
    """What was found that may be a paper of the library, the likeliest of each first; None: of all papers."""
    return offers.load(database, paper_id)


def find_offer(offered: Sequence[Offer], named: str) -> Offer:
    """The offer that is named by its arXiv id or DOI in any spelling. Raises UsageError when it is none of them."""
    meant = {reference.value for reference in read_references(named).references} | {named}
    for offer in offered:
        if meant & {offer.reference, offer.paper.arxiv_id, offer.paper.doi}:
            return offer
    sentence = tr("“{name}” was not offered; these were: {names}.")
    raise UsageError(sentence.format(name=named, names=", ".join(offer.reference for offer in offered)))


def accept(database: Database, offer: Offer) -> Change:
    """What was offered is the paper: it is completed with it, and joined with the library's paper of that id, if there is one.

    One step of undo; everything that the reader wrote stays. Raises UsageError when the paper has changed meanwhile.
    """
    return accepting.accept(database, offer, tr("Completed “{title}”").format(title=offer.paper.title))


def refuse(database: Database, paper_id: int, references: Sequence[str]) -> Change:
    """None of these offers is the paper: they are never offered for it again, nor joined with it. One step of undo."""
    return offers.refuse(database, paper_id, references, tr("Said which papers it is not"))


def tell(done: Sequence[Completion]) -> str:
    """What came of it, in one sentence."""
    if not done:
        return tr("No paper lacks anything that a service could tell.")
    reasons = list(dict.fromkeys(one.sentence for one in done if one.outcome == "refused"))
    papers_in_words = trn("{count} paper", "{count} papers", len(done))
    return " ".join([tr("{papers}: {parts}.").format(papers=papers_in_words, parts=_tell_counts(done)), *reasons])


def _tell_counts(done: Sequence[Completion]) -> str:
    """How many papers ended how: "3 completed, 60 that no service knows"."""
    words = {
        "completed": lambda count: trn("{count} completed", "{count} completed", count),
        "offered": lambda count: trn("{count} to be looked at by you", "{count} to be looked at by you", count),
        "unknown": lambda count: trn("{count} that no service knows", "{count} that no service knows", count),
        "refused": lambda count: trn("{count} that could not be asked about", "{count} that could not be asked about", count),
        "whole": lambda count: trn("{count} that lacked nothing", "{count} that lacked nothing", count),
    }
    counts = {outcome: sum(one.outcome == outcome for one in done) for outcome in words}
    return ", ".join(words[outcome](count) for outcome, count in counts.items() if count)


class _Completing:
    """One run over several papers; it remembers who refused, so that nobody is asked again and again."""

    def __init__(self, database: Database, services: Services, report: Report, paper_ids: Sequence[int]) -> None:
        self._database = database
        self._services = services
        self._report = report
        self._ids = list(dict.fromkeys(paper_ids))
        self._done: dict[int, Completion] = {}
        self._refusals: dict[str, str] = {}  # by source: what it said
        self._searches: dict[str, list[str]] = {}  # by source: each of its questions and what came
        self._errors: dict[str, SourceError] = {}  # by source: what came instead of an answer to the last of them
        self._started = journal.now()

    def run(self) -> list[Completion]:
        try:
            return self._ask()
        finally:
            self._note_searches()

    def _note_searches(self) -> None:
        """One line of the ledger for all searches of a source, each of which is a sentence of its own in it; also when cancelled."""
        for source, questions in self._searches.items():
            asked = trn("Completing {count} paper with {service}", "Completing {count} papers with {service}", len(self._ids),
                        service=find_source(source).label)  # fmt: skip
            ledger.note(
                self._database, Listing(source, "paper"), asked, self._started, skipped=questions,
                error=self._errors.get(source), offline=self._services.offline(),
                note=_tell_counts(list(self._done.values())) or tr("nothing came"),
            )  # fmt: skip

    def _ask(self) -> list[Completion]:
        known = dict(papers.load_papers(self._database, self._ids))
        lacking = set(incomplete.find(self._database, self._ids))
        for paper_id in self._ids:
            if paper_id in known and paper_id not in lacking:
                self._settle(paper_id, known[paper_id], "whole", tr("Nothing is missing."))
        named = {paper_id: known[paper_id] for paper_id in self._ids if paper_id in lacking and paper_id in known}
        self._by_arxiv_id({number: paper for number, paper in named.items() if paper.arxiv_id})
        for paper_id, paper in named.items():
            if paper.doi and not paper.arxiv_id:
                self._by_id(paper_id, paper, (Listing("doi", "paper", paper.doi),))
        self._by_title({number: paper for number, paper in named.items() if not (paper.arxiv_id or paper.doi)})
        return [self._done[paper_id] for paper_id in self._ids if paper_id in self._done]

    def _by_arxiv_id(self, wanted: dict[int, Paper]) -> None:
        """All of them with one question; Hugging Face is asked for those that the arXiv did not tell of."""
        if not wanted:
            return
        self._pull(Listing("arxiv", "paper", ",".join(paper.arxiv_id or "" for paper in wanted.values())))
        missing = set(incomplete.find(self._database, list(wanted)))
        for paper_id, paper in wanted.items():
            if paper_id in missing:
                self._by_id(paper_id, paper, (Listing("huggingface", "paper", paper.arxiv_id or ""),))
            else:
                self._settle(paper_id, paper, "completed", tr("Completed by its arXiv id."))

    def _by_id(self, paper_id: int, paper: Paper, asked: Sequence[Listing]) -> None:
        for listing in asked:
            self._pull(listing)
        if incomplete.find(self._database, [paper_id]):
            self._settle_unfound(paper_id, paper, ("arxiv", "huggingface") if paper.arxiv_id else ("doi",))
        else:
            self._settle(paper_id, paper, "completed", tr("Completed by its id."))

    def _by_title(self, wanted: dict[int, Paper]) -> None:
        """Hugging Face is asked for one after the other, and the arXiv for what is left, several titles with one question."""
        likely: dict[int, dict[str, Offer]] = {paper_id: {} for paper_id in wanted}
        for paper_id, paper in wanted.items():
            self._consider(paper_id, paper, "huggingface", self._search("huggingface", [paper.title]), likely[paper_id])
        left = {paper_id: paper for paper_id, paper in wanted.items() if paper_id not in self._done}
        for batch in _batches(left):
            found = self._search("arxiv", [left[paper_id].title for paper_id in batch])
            for paper_id in batch:
                self._consider(paper_id, left[paper_id], "arxiv", found, likely[paper_id])
                if paper_id not in self._done:
                    self._offer(paper_id, left[paper_id], likely[paper_id])

    def _consider(self, paper_id: int, paper: Paper, source: str, found: Sequence[Listed], likely: dict[str, Offer]) -> None:
        """Take what is the paper beyond doubt; what may be it goes to ``likely``, by its id: a later source tells it more exactly."""
        refused = offers.load_refused(self._database, paper_id)
        possible = [one for one in found if page_name(one.paper) not in refused]
        certain = {one.paper.arxiv_id or one.paper.doi: one for one in possible if is_certain(paper, one.paper)}
        if len(certain) == 1:
            self._take(paper_id, source, next(iter(certain.values())))
            self._settle(paper_id, paper, "completed", tr("Completed by its title."))
            return
        for one in possible:
            if is_likely(paper, one.paper):
                offer = Offer(paper_id, source, page_name(one.paper), one.paper, likeness(paper, one.paper))
                likely[offer.reference] = offer

    def _offer(self, paper_id: int, paper: Paper, likely: dict[str, Offer]) -> None:
        best = sorted(likely.values(), key=lambda offer: -offer.likeness)[:MOST_OFFERED]
        with writing(self._database):
            offers.replace(self._database, paper_id, best, journal.now())
        if best:
            self._settle(paper_id, paper, "offered", tr("Found what may be it: look at both and choose."))
        else:
            self._settle_unfound(paper_id, paper, ("huggingface", "arxiv"))

    def _take(self, paper_id: int, source: str, found: Listed) -> None:
        """The title is the same, so that the merge joins them."""
        listing = Listing(source, "paper", page_name(found.paper))
        short_turns.merge(self._database, listing, [found], journal.now())
        with writing(self._database):
            offers.replace(self._database, paper_id, [], journal.now())

    def _search(self, source: str, titles: Sequence[str]) -> Sequence[Listed]:
        """The first page that the source finds for these titles, or nothing when it refuses now or did before."""
        if source in self._refusals:
            return ()
        if source == "huggingface":
            listing = Listing(source, "search", _words(titles[0]))
        else:
            listing = Listing(source, "query", " OR ".join(f'ti:"{_words(title)}"' for title in titles))
        asked = trn("“{title}”", "“{title}” and others, {count} in all", len(titles), title=titles[0])
        searches = self._searches.setdefault(source, [])
        asking = Asking(self._services.get, self._services.endpoints, self._check)
        try:
            page = next(iter(find_source(source).pages(listing, asking)), None)
        except SourceError as error:
            self._refusals[source], self._errors[source] = str(error), error
            searches.append(tr("{asked}: {answer}").format(asked=asked, answer=error))
            return ()
        found = page.entries if page else ()
        answer = trn("{count} paper found.", "{count} papers found.", len(found))
        searches.append(tr("{asked}: {answer}").format(asked=asked, answer=answer))
        return found

    def _pull(self, listing: Listing) -> None:
        if listing.source in self._refusals:
            return
        done = pull(self._database, listing, self._services, lambda _done, _total: self._check())
        if done.outcome in ("refused", "failed", "offline"):
            self._refusals[listing.source] = done.reason or ""

    def _settle_unfound(self, paper_id: int, paper: Paper, asked: Sequence[str]) -> None:
        """Nobody knew it, or whoever might have known did not answer: that is not the same."""
        refused = [self._refusals[source] for source in asked if source in self._refusals]
        if refused:
            self._settle(paper_id, paper, "refused", " ".join(refused))
        else:
            names = tr(" and ").join(find_source(source).label for source in asked)
            self._settle(paper_id, paper, "unknown", tr("{services} know nothing of it.").format(services=names))

    def _settle(self, paper_id: int, paper: Paper, outcome: str, sentence: str) -> None:
        self._done[paper_id] = Completion(paper_id, paper.title, outcome, sentence)
        self._check()

    def _check(self) -> None:
        self._report(len(self._done), len(self._ids))


def page_name(paper: Paper) -> str:
    """What the paper is called at its source: arXiv id or DOI, else its title."""
    return paper.arxiv_id or paper.doi or paper.title


def _words(title: str) -> str:
    """The title as it is searched for: its words without TeX and quotes, as many as a question may have."""
    return shorten(" ".join(searchable(title).replace('"', " ").split()), SEARCHED_WITH, placeholder="")


def _batches(wanted: dict[int, Paper]) -> Iterator[list[int]]:
    """Papers whose titles go into one question: a few long ones together; a short title, which finds much, alone."""
    batch: list[int] = []
    length = 0
    for paper_id, paper in wanted.items():
        words = _words(paper.title)
        if len(words.split()) < SHORT_TITLE:
            yield [paper_id]
            continue
        if batch and (len(batch) == TITLES_AT_ONCE or length + len(words) > LONGEST_QUESTION):
            yield batch
            batch, length = [], 0
        batch.append(paper_id)
        length += len(words)
    if batch:
        yield batch
