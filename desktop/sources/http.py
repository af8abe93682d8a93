"""Asks services over HTTP, and nothing else does: bounded in time and size, cancellable, and every failure a sentence.

A request runs on its own daemon thread while the caller waits in small steps. Neither a name look-up nor a read of
requests can be interrupted, and a read that timed out cannot be resumed; so a cancelled request is not stopped but left
alone: it notices at its next bytes, at the latest when its socket times out, and nobody waits for it, not even the exit.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from desktop.errors import SourceError
from desktop.sources.decoding import BodyError, decoded
from desktop.sources.network_failures import failure_sentence
from desktop.sources.refusals import refusal
from desktop.sources.source import Answer
from desktop.translation import tr

if TYPE_CHECKING:  # requests takes 84 ms to import: longer than a first paint may wait
    import requests

STEP = 0.05  # seconds between two looks at whether the reader cancelled
CHUNK = 16 * 1024
REDIRECTS = 5
ERROR_BODY = 64 * 1024  # bytes of an error page that are worth reading


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large an answer may be: seconds, and bytes after decompression."""

    connect: float = 10.0
    progress: float = 30.0  # without a single byte
    total: float = 120.0  # for all redirects together
    body: int = 64 * 1024 * 1024


class Transport:
    """Asks services. Any thread; several at once."""

    def __init__(
        self,
        user_agent: str,
        *,
        offline: Callable[[], bool],
        tokens: Mapping[str, str],
        limits: Limits | None = None,
    ) -> None:
        """``tokens``: base address of a service -> access token, sent to that scheme, host and port only."""
        self._user_agent = user_agent
        self._offline = offline
        self._tokens = {_origin(address): token for address, token in tokens.items() if token}
        self._limits = limits or Limits()

    def get(
        self,
        url: str,
        *,
        service: str,
        accept: str = "application/json",
        etag: str | None = None,
        check: Callable[[], None],
    ) -> Answer:
        """The whole answer, if it is a success. ``service`` is its name for the reader; ``check`` raises Cancelled.

        With ``etag`` the service may also answer that nothing changed: status 304 and no body.

        Raises:
            RefusedError: the service answered with an error status.
            SourceError: offline, no answer, not a whole answer, or one that is too big. One sentence for the reader.
            Cancelled: from ``check``, within a tenth of a second.
        """
        deadline = time.monotonic() + self._limits.total
        for _hop in range(REDIRECTS + 1):
            check()
            if self._offline():
                sentence = tr("Papershelf is offline, so {service} was not asked: go online, then try again.")
                raise SourceError(sentence.format(service=service), service=service)
            answer = self._wait_for(self._start(url, accept, etag), service, deadline, check)
            target = answer.headers.get("location")
            if 300 <= answer.status < 400 and target:
                url = _redirected(url, target, service)
            elif 200 <= answer.status < 300 or (answer.status == 304 and etag):
                return answer
            else:
                raise refusal(service, answer.status, answer.headers, answer.body, now=datetime.now(UTC))
        sentence = tr("{service} sends us from one address to the next without end: try again later.")
        raise SourceError(sentence.format(service=service), service=service)

    def _start(self, url: str, accept: str, etag: str | None) -> "_Exchange":
        headers = {"User-Agent": self._user_agent, "Accept": accept, "Accept-Encoding": "gzip"}
        if etag:
            headers["If-None-Match"] = etag
        exchange = _Exchange(url, headers, self._tokens.get(_origin(url)), self._limits)
        threading.Thread(target=exchange.run, name="papershelf-request", daemon=True).start()
        return exchange

    def _wait_for(self, exchange: "_Exchange", service: str, deadline: float, check: Callable[[], None]) -> Answer:
        try:
            while time.monotonic() < deadline:
                try:
                    outcome = exchange.outcome.get(timeout=STEP)
                except queue.Empty:
                    check()
                    continue
                if isinstance(outcome, Answer):
                    return outcome
                sentence = failure_sentence(outcome).format(service=service)
                raise SourceError(sentence, service=service) from outcome
        finally:
            exchange.abandoned.set()
        sentence = tr("{service} did not finish its answer within {seconds} seconds: try again later.")
        raise SourceError(sentence.format(service=service, seconds=f"{self._limits.total:g}"), service=service)


class _Exchange:
    """One request and its answer, on its own thread and session: no cookie is kept, nothing is locked."""

    def __init__(self, url: str, headers: Mapping[str, str], token: str | None, limits: Limits) -> None:
        self.outcome: queue.SimpleQueue[Answer | Exception] = queue.SimpleQueue()
        self.abandoned = threading.Event()
        self._url = url
        self._headers = headers
        self._token = token
        self._limits = limits

    def run(self) -> None:
        try:
            self.outcome.put(self._ask())
        except Exception as error:  # noqa: BLE001 - not swallowed: the waiting thread raises it
            self.outcome.put(error)

    def _ask(self) -> Answer:
        import requests

        timeouts = (self._limits.connect, self._limits.progress)
        with requests.Session() as session:
            # Always set, so that requests never looks into ~/.netrc for a password nobody meant for this service.
            session.auth = self._sign
            response = session.get(
                self._url, headers=dict(self._headers), timeout=timeouts, stream=True, allow_redirects=False
            )
            with response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                return Answer(response.status_code, headers, self._body(response, headers), self._url)

    def _sign(self, request: "requests.PreparedRequest") -> "requests.PreparedRequest":
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request

    def _body(self, response: "requests.Response", headers: Mapping[str, str]) -> bytes:
        if 300 <= response.status_code < 400:
            return b""
        chunks = self._chunks(response, headers)
        if response.status_code < 300:
            return decoded(chunks, headers.get("content-encoding", ""), self._limits.body)
        try:
            return decoded(chunks, headers.get("content-encoding", ""), ERROR_BODY)
        except BodyError:
            return b""  # the status says enough

    def _chunks(self, response: "requests.Response", headers: Mapping[str, str]) -> Iterator[bytes]:
        """The body as it came over the wire; older urllib3 do not notice by themselves that some of it is missing."""
        received = 0
        for chunk in response.raw.stream(CHUNK, decode_content=False):
            if self.abandoned.is_set():
                return
            received += len(chunk)
            yield chunk
        announced = headers.get("content-length", "")
        if announced.isdecimal() and received < int(announced):
            raise BodyError(tr("{service} broke off in the middle of its answer: try again later."))


def _origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port: what a token belongs to."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "", "", None
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), port or {"http": 80, "https": 443}.get(scheme)


def _redirected(url: str, target: str, service: str) -> str:
    """Where a redirect leads, if that is a web address no less protected than the one before."""
    try:
        goal = urljoin(url, target)
        scheme = urlsplit(goal).scheme.lower()
    except ValueError:
        goal = scheme = ""
    if scheme == "https" or (scheme == "http" and url.lower().startswith("http:")):
        return goal
    sentence = tr(
        "{service} sends us to an address that Papershelf does not follow ({scheme}:): check the service's address."
    )
    raise SourceError(sentence.format(service=service, scheme=scheme or "?"), service=service)
