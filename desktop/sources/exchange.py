"""One request and its answer over HTTP, on a thread of its own; the only file that knows requests.

Neither a name look-up nor a read of requests can be interrupted, and a read that timed out cannot be resumed; so a
request that nobody waits for any more is not stopped but left alone: it notices at its next bytes, at the latest when its
socket times out, and nobody waits for it, not even the exit.
"""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.sources.decoding import BodyError, BrokenOffError, decoded, too_long
from desktop.sources.source import Answer
from desktop.translation import tr

if TYPE_CHECKING:  # requests takes 84 ms to import: longer than a first paint may wait
    import requests

CHUNK = 16 * 1024
ERROR_BODY = 64 * 1024  # bytes of an error page that are worth reading
KEPT = 15.0  # seconds; whoever moved to another network since would wait in vain for an answer on an old connection


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large an answer may be: seconds, and bytes before and after decompression."""

    connect: float = 10.0
    progress: float = 30.0  # without a single byte
    total: float = 120.0  # for all redirects and attempts together
    body: int = 64 * 1024 * 1024


class Connections:
    """Sessions between two requests, so that a second page needs no second handshake. No cookie is kept. Any thread."""

    def __init__(self) -> None:
        self._kept: deque[tuple[float, requests.Session]] = deque(maxlen=4)

    def take(self) -> "requests.Session":
        """One that nobody else uses; new, if none was used a moment ago."""
        while self._kept:
            try:
                since, session = self._kept.pop()
            except IndexError:  # another thread was quicker
                break
            if time.monotonic() - since < KEPT:
                return session
            session.close()
        return _new_session()

    def give_back(self, session: "requests.Session") -> None:
        """After an answer that was read to its end."""
        self._kept.append((time.monotonic(), session))


class Exchange:
    """``outcome`` gets the answer, whatever its status, or the exception that came instead."""

    def __init__(
        self,
        url: str,
        headers: Mapping[str, str],
        token: str | None,
        limits: Limits,
        connections: Connections,
        finished: Callable[[], None],
    ) -> None:
        """``finished`` is called when the connection is free again, before the outcome is there or long after it."""
        self.outcome: queue.SimpleQueue[Answer | Exception] = queue.SimpleQueue()
        self._abandoned = threading.Event()
        self._url = url
        self._headers = headers
        self._token = token
        self._limits = limits
        self._connections = connections
        self._finished = finished

    def start(self) -> None:
        """Returns at once."""
        threading.Thread(target=self._run, name="papershelf-request", daemon=True).start()

    def abandon(self) -> None:
        """Nobody waits for the outcome any more."""
        self._abandoned.set()

    def _run(self) -> None:
        outcome: Answer | Exception
        try:
            outcome = self._ask()
        except Exception as error:  # noqa: BLE001 - not swallowed: the waiting thread raises it
            outcome = error
        finally:
            self._finished()
        self.outcome.put(outcome)

    def _ask(self) -> Answer:
        session = self._connections.take()
        try:
            answer = self._ask_in(session)
        except BaseException:
            session.close()
            raise
        self._connections.give_back(session)
        return answer

    def _ask_in(self, session: "requests.Session") -> Answer:
        timeouts = (self._limits.connect, self._limits.progress)
        # With ``auth`` requests does not look into ~/.netrc for a password that nobody meant for this service.
        response = session.get(
            self._url, headers=dict(self._headers), auth=self._sign, timeout=timeouts, stream=True, allow_redirects=False
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
            received += len(chunk)
            if self._abandoned.is_set():
                raise _AbandonedError
            if received > self._limits.body:  # also of what unpacks to nothing
                raise too_long(self._limits.body)
            yield chunk
        announced = headers.get("content-length", "")
        if announced.isdecimal() and received < int(announced):
            raise BrokenOffError(tr("{service} broke off in the middle of its answer: try again later."))


class _AbandonedError(Exception):
    """Ends a request that nobody waits for; nobody reads it."""


def _new_session() -> "requests.Session":
    from http.cookiejar import DefaultCookiePolicy

    import requests

    session = requests.Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session
