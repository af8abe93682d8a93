"""Where services are asked and how: built once by app.py and cli.py, and passed to the verbs that need a network."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop import __version__
from desktop.sources.http import Transport
from desktop.sources.huggingface import ENDPOINT
from desktop.sources.source import Get

CONTACT = "https://github.com/papershelf/papershelf"


@dataclass(frozen=True, slots=True)
class Services:
    """How to ask (``get``), and the base address of each source by its name."""

    get: Get
    endpoints: Mapping[str, str]
    offline: Callable[[], bool]  # whether requests are forbidden just now


def build_services(environment: Mapping[str, str], offline: Callable[[], bool]) -> Services:
    """The real services, or those that HF_ENDPOINT names; HF_TOKEN goes to that host only.

    ``offline`` is asked before every request; PAPERSHELF_OFFLINE=1 forbids them all.
    """
    forbidden = environment.get("PAPERSHELF_OFFLINE", "") not in ("", "0")

    def is_offline() -> bool:
        return forbidden or offline()

    endpoint = environment.get("HF_ENDPOINT", "").strip() or ENDPOINT
    transport = Transport(
        f"papershelf/{__version__} (+{CONTACT})",
        offline=is_offline,
        tokens={endpoint: environment.get("HF_TOKEN", "").strip()},
    )
    return Services(transport.get, {"huggingface": endpoint}, is_offline)
