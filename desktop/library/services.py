"""Where services are asked and how: built once by app.py and cli.py, and passed to the verbs that need a network."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from desktop import __version__, paths
from desktop.records import PullReport

if TYPE_CHECKING:  # the window is painted before anybody asks for a network
    from desktop.sources.http import Transport
    from desktop.sources.source import Answer, Get

ENDPOINTS = {
    "huggingface": "https://huggingface.co",
    "arxiv": "https://export.arxiv.org",
    "arxiv-feed": "https://rss.arxiv.org",
    "doi": "https://doi.org",
    "openreview": "https://api2.openreview.net",
    "openreview-older": "https://api.openreview.net",
}
REPLACED_BY = {
    "huggingface": "HF_ENDPOINT",
    "arxiv": "ARXIV_ENDPOINT",
    "arxiv-feed": "ARXIV_ENDPOINT",
    "doi": "DOI_ENDPOINT",
    "openreview": "OPENREVIEW_ENDPOINT",
    "openreview-older": "OPENREVIEW_ENDPOINT",
}
CONTACT = "https://github.com/papershelf/papershelf"
ARXIV_INTERVAL = 3.0  # seconds between two requests, https://info.arxiv.org/help/api/tou.html


def _tell_nobody(_so_far: PullReport) -> None:
    """Nobody watches the pages."""


@dataclass(frozen=True, slots=True)
class Services:
    """How to ask (``get``), and the base address of each service by its name."""

    get: "Get"
    endpoints: Mapping[str, str]  # the names in ENDPOINTS; without a slash at the end
    offline: Callable[[], bool]  # whether requests are forbidden just now
    came: Callable[[PullReport], None] = _tell_nobody  # told of each page of a longer list; ``changed_ids``: its papers

    def telling(self, waiting: Callable[[str], None], came: Callable[[PullReport], None] = _tell_nobody) -> "Services":
        """The same services, which tell on the asking thread what goes on.

        ``waiting``: why nothing happens, and "" when it goes on; ``came``: that a page is in the library, and more to come.
        """
        return replace(self, get=partial(self.get, waiting=waiting), came=came)


def build_services(
    environment: Mapping[str, str],
    offline: Callable[[], bool],
    *,
    attempts: int = 3,
    arxiv_interval: float = ARXIV_INTERVAL,
) -> Services:
    """The real services, or those that the environment names (REPLACED_BY); HF_TOKEN goes to the first only.

    ``offline`` is asked before every request and while one waits for its turn; PAPERSHELF_OFFLINE=1 forbids them all.
    ``attempts``: how often a question is asked that fails for a reason that may pass; ``arxiv_interval`` in seconds.
    """
    forbidden = environment.get("PAPERSHELF_OFFLINE", "") not in ("", "0")

    def is_offline() -> bool:
        return forbidden or offline()

    endpoints = {
        name: environment.get(REPLACED_BY[name], "").strip().rstrip("/") or address for name, address in ENDPOINTS.items()
    }
    tokens = {endpoints["huggingface"]: environment.get("HF_TOKEN", "").strip()}

    @lru_cache(maxsize=1)
    def transport() -> "Transport":
        from desktop.sources.http import Transport
        from desktop.sources.pace import Pace
        from desktop.sources.patience import Patience

        return Transport(
            f"papershelf/{__version__} (+{CONTACT})",
            offline=is_offline,
            tokens=tokens,
            patience=Patience(attempts=attempts),
            paces={"arXiv": Pace(paths.state_folder(environment) / "arxiv-request", arxiv_interval)},
        )

    def get(
        url: str,
        *,
        service: str,
        accept: str = "application/json",
        etag: str | None = None,
        check: Callable[[], None],
        waiting: Callable[[str], None] = lambda _sentence: None,
    ) -> "Answer":
        return transport().get(url, service=service, accept=accept, etag=etag, check=check, waiting=waiting)

    return Services(get, endpoints, is_offline)
