"""The verbs of the command line that ask for single papers: add, and complete."""

import argparse
import os

from desktop import paths, settings
from desktop.errors import PapershelfError, UsageError
from desktop.library import adding, completing, shelf
from desktop.library.opening import Database
from desktop.library.references import find_papers
from desktop.library.services import Services, build_services
from desktop.progress_bar import ProgressBar
from desktop.streams import one_line, read_standard_input, say
from desktop.translation import tr


def add(database: Database, options: argparse.Namespace) -> int:
    """Add the papers named, or ask again for those that wait; 1 when any of them is not in the library now."""
    text = "\n".join(options.names)
    if options.names == ["-"]:
        text = read_standard_input()
    with ProgressBar(tr("Adding")) as bar:
        services = _services().telling(bar.tell)
        if options.names:
            done = adding.add(database, text, services, bar.report)
        else:
            done = adding.ask_waiting(database, services, bar.report)
    for one in done:
        if one.paper_id is None:
            say(one_line(one.sentence))
        else:
            print(f"#{one.paper_id}\t{one_line(shelf.load_paper(database, one.paper_id).paper.title)}")
    if not done:
        say(tr("No paper waits."))
    return int(any(one.paper_id is None for one in done))


def complete(database: Database, options: argparse.Namespace) -> int:
    """Complete the papers named, or all that lack something; 1 when a service could not be asked.

    With ``accept`` or ``refuse`` nobody is asked: it is what the reader says of the offers for one paper.
    """
    if options.accept or options.refuse:
        return _decide(database, options)
    wanted = find_papers(database, options.references) if options.references else completing.find_incomplete(database)
    with ProgressBar(tr("Completing")) as bar:
        done = completing.complete(database, wanted, _services().telling(bar.tell), bar.report)
    for one in done:
        print(f"{one.outcome:<10}  #{one.paper_id}\t{one_line(one.title)}")
        for offer in completing.load_offers(database, one.paper_id) if one.outcome == "offered" else ():
            likely = tr("{share} % alike: {name}  {title}")
            name = f"arXiv:{offer.paper.arxiv_id}" if offer.paper.arxiv_id else offer.reference
            words = likely.format(share=round(100 * offer.likeness), name=name, title=offer.paper.title)
            print(f"{'':10}  {one_line(words)}")
    say(completing.tell(done))
    return int(any(one.outcome == "refused" for one in done))


def _decide(database: Database, options: argparse.Namespace) -> int:
    if len(options.references) != 1:
        raise UsageError(tr("Name the one paper that is meant."))
    [paper_id] = find_papers(database, options.references)
    offers = completing.load_offers(database, paper_id)
    if not offers:
        raise PapershelfError(tr("Nothing is offered for {paper}; complete it first.").format(paper=options.references[0]))
    if options.refuse:
        completing.refuse(database, paper_id, [offer.reference for offer in offers])
        return 0
    offer = completing.find_offer(offers, options.accept)
    completing.accept(database, offer)
    [kept] = find_papers(database, [offer.reference])
    print(f"#{kept}\t{one_line(shelf.load_paper(database, kept).paper.title)}")
    return 0


def _services() -> Services:
    kept = settings.load(paths.settings_path())
    return build_services(os.environ, lambda: kept.offline)


VERBS = {"add": add, "complete": complete}
