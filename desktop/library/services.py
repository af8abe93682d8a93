"""Where services are asked and how: built once by app.py and cli.py, and passed to the verbs that need a network."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop import __version__

if TYPE_CHECKING:  # the window is painted before anybody asks for a network
    from desktop.sources.http import Transport
    from desktop.sources.source import Answer, Get

HUGGING_FACE = "https://huggingface.co"
CONTACT = "https://github.com/papershelf/papershelf"


@dataclass(frozen=True, slots=True)
class Services:
    """How to ask (``get``), and the base address of each source by its name."""

    get: "Get"
    endpoints: Mapping[str, str]
    offline: Callable[[], bool]  # whether requests are forbidden just now


def build_services(environment: Mapping[str, str], offline: Callable[[], bool]) -> Services:
    """The real services, or those that HF_ENDPOINT names; HF_TOKEN goes to that host only.

    ``offline`` is asked before every request; PAPERSHELF_OFFLINE=1 forbids them all.
    """
    forbidden = environment.get("PAPERSHELF_OFFLINE", "") not in ("", "0")

    def is_offline() -> bool:
        return forbidden or offline()

    endpoint = environment.get("HF_ENDPOINT", "").strip() or HUGGING_FACE
    token = environment.get("HF_TOKEN", "").strip()

    @lru_cache(maxsize=1)
    def transport() -> "Transport":
        from desktop.sources.http import Transport

        return Transport(f"papershelf/{__version__} (+{CONTACT})", offline=is_offline, tokens={endpoint: token})

    def get(
        url: str, *, service: str, accept: str = "application/json", etag: str | None = None, check: Callable[[], None]
    ) -> "Answer":
        return transport().get(url, service=service, accept=accept, etag=etag, check=check)

    return Services(get, {"huggingface": endpoint}, is_offline)
