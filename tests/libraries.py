"""Real libraries with invented papers in them, for tests that need more than a value."""

from collections.abc import Callable, Sequence
from datetime import date

from desktop.library.opening import Database
from desktop.library.services import Services, build_services
from desktop.records import Author, Listed, Listing, Paper
from desktop.store import papers
from desktop.store.database import writing

DAY = "2026-03-31"


def add_day(database: Database, count: int, day: str = DAY, *, first: int = 1) -> list[int]:
    """That day's list of so many invented papers, numbered from ``first``; their ids in the list's order."""
    month = date.fromisoformat(day).strftime("%y%m")
    told = [
        Listed(
            Paper(
                title=f"Invented Findings, Part {number}",
                abstract=f"We write about specimen{number} and the like.",
                authors=(Author(f"Ada Example{number}"), Author("Bo Sample")),
                arxiv_id=f"{month}.{number:05}",
                published=day,
            ),
            day=day,
            rank=rank,
            upvotes=1000 - rank,
        )
        for rank, number in enumerate(range(first, first + count), start=1)
    ]
    found = papers.Merged()
    for start in range(0, count, 200):
        with writing(database):
            papers.merge(database, Listing("huggingface", "day", day), told[start : start + 200], f"{day}T09:00:00Z", found)
    return found.paper_ids


def services_at(address: str, offline: Callable[[], bool] = lambda: False) -> Services:
    """The real services, asking that address, each question once and without a pause."""
    environment = {"HF_ENDPOINT": address, "ARXIV_ENDPOINT": address, "DOI_ENDPOINT": f"{address}/doi"}
    return build_services(environment, offline, attempts=1, arxiv_interval=0)


def nobody_asked(*_arguments: object, **_options: object) -> Sequence[object]:
    """Stands for a service in tests that must not ask one."""
    raise AssertionError("a request that nobody asked for")


NO_SERVICES = Services(nobody_asked, {"huggingface": "https://example.invalid"}, lambda: False)  # type: ignore[arg-type]
