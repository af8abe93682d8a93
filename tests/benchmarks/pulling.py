"""A month's list over several pages, pulled from a service on loopback, against asking for the same pages and no more."""

import os
import statistics
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import requests

from desktop.library import pulling
from desktop.library.services import Services, build_services
from desktop.records import Listing
from desktop.sources.json_text import read_json
from desktop.store.database import open_library
from tests.benchmarks import corpus
from tests.benchmarks.figures import Figure
from tests.loopback import LoopbackService

MONTH = Listing("huggingface", "month", "2026-03")
LISTED = 460
TIMES = 9
FACTOR = 2.0


def measure(library: Path, papers: int) -> list[Figure]:
    """Into an empty library, in which all is new, and once more, when nothing is.

    Asks a service that is told by its address in BENCHMARK_SERVICE, such as one that plays recorded answers; without it
    one in this process that plays generated ones, and shares its processor with whoever asks.
    """
    del library, papers  # what is pulled is the same beside any library
    bare, first, again = [], [], []
    with _service() as address, TemporaryDirectory() as folder:
        services = build_services({"HF_ENDPOINT": address, "XDG_STATE_HOME": folder}, lambda: False)
        addresses = _addresses(services)
        for number in range(TIMES):
            file = Path(folder) / f"{number}.sqlite3"
            bare.append(_timed_requests(addresses))
            first.append(_timed_pull(file, services))
            again.append(_timed_pull(file, services))
    limit = FACTOR * min(bare)
    words = f"{FACTOR:g} × its {len(addresses)} bare requests ({min(bare):.0f} ms)"
    named = (("pulling a new month", first), ("pulling the same month again", again))
    return [Figure(what, LISTED, statistics.median(times), min(times), "best", limit, words) for what, times in named]


@contextmanager
def _service() -> Iterator[str]:
    told = os.environ.get("BENCHMARK_SERVICE")
    if told:
        yield told.rstrip("/")
        return
    with TemporaryDirectory() as folder, LoopbackService() as running:
        file = Path(folder) / "month.jsonl"
        corpus.write(file, LISTED)
        lines = file.read_bytes().splitlines()
        running.set_day("2026-03-31", [read_json(line) for line in lines])
        yield running.address


def _addresses(services: Services) -> list[str]:
    """What a pull of the month asks for, in its order."""
    asked: list[str] = []
    url: str | None = f"{services.endpoints['huggingface']}/api/daily_papers?month={MONTH.argument}&limit=100"
    while url:
        asked.append(url)
        url = requests.get(url, timeout=60).links.get("next", {}).get("url")
    return asked


def _timed_requests(addresses: list[str]) -> float:
    """Milliseconds."""
    start = perf_counter()
    with requests.Session() as session:
        for url in addresses:
            session.get(url, timeout=60).raise_for_status()
    return (perf_counter() - start) * 1000


def _timed_pull(file: Path, services: Services) -> float:
    """Milliseconds from the first question to the last paper on disk; the library was open before."""
    with closing(open_library(file)) as database:
        start = perf_counter()
        report = pulling.pull(database, MONTH, services, lambda _done, _total: None)
        taken = (perf_counter() - start) * 1000
    if report.outcome != "done" or not report.received:
        raise RuntimeError(f"the month did not come: {report.reason}")
    return taken
