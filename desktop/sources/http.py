"""Asks services over HTTP: bounded in time and size, patient, polite, cancellable, and every failure a sentence."""

import queue
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from desktop.errors import SourceError
from desktop.sources.exchange import Connections, Exchange, Limits
from desktop.sources.network_failures import failure
from desktop.sources.pace import Pace
from desktop.sources.patience import Patience, waiting_sentence
from desktop.sources.refusals import refusal
from desktop.sources.source import Answer
from desktop.sources.waiting import STEP, Clock, tell_nobody, wait
from desktop.translation import tr

REDIRECTS = 5


class Transport:
    """Asks services. Any thread; several at once."""

    def __init__(
        self,
        user_agent: str,
        *,
        offline: Callable[[], bool],
        tokens: Mapping[str, str],
        limits: Limits | None = None,
        patience: Patience | None = None,
        paces: Mapping[str, Pace] | None = None,
        clock: Clock | None = None,
    ) -> None:
        """``tokens``: base address of a service -> access token, sent to that scheme, host and port only.

        ``paces``: by the service's name, for those that ask to be asked one at a time.
        """
        self._user_agent = user_agent
        self._offline = offline
        self._tokens = {_origin(address): token for address, token in tokens.items() if token}
        self._limits = limits or Limits()
        self._patience = patience or Patience()
        self._paces = paces or {}
        self._clock = clock or Clock()
        self._connections = Connections()

    def get(
        self,
        url: str,
        *,
        service: str,
        accept: str = "application/json",
        etag: str | None = None,
        check: Callable[[], None],
        waiting: Callable[[str], None] = tell_nobody,
    ) -> Answer:
        """The whole answer, if it is a success. ``service`` is its name for the reader; ``check`` raises Cancelled.

        With ``etag`` the service may also answer that nothing changed: status 304 and no body. What may pass by itself is
        asked again, as long as the service does not ask for a longer wait; meanwhile ``waiting`` gets sentences for the
        status strip, and "" when a wait is over, on the thread that called.

        Raises:
            RefusedError: the service answered with an error status; ``retry_after`` where it said when to come back.
            SourceError: offline, no answer, not a whole answer, or one that is too big. One sentence for the reader.
            Cancelled: from ``check``, within a tenth of a second.
        """
        question = _Question(service, accept, etag, check, waiting, self._clock.monotonic() + self._limits.total)
        attempt, waited = 1, 0.0
        while True:
            try:
                return self._follow(url, question)
            except SourceError as error:
                pause = self._patience.pause(error, attempt, waited)
                if pause is None or self._clock.monotonic() + pause >= question.deadline:
                    raise
                self._wait(pause, error, question)
                attempt, waited = attempt + 1, waited + pause
                question.asked_again = True

    def _wait(self, seconds: float, why: SourceError, question: "_Question") -> None:
        def look() -> None:
            question.check()
            self._refuse_offline(question, again=True)

        wait(seconds, lambda left: waiting_sentence(why, left), check=look, tell=question.waiting, clock=self._clock)

    def _refuse_offline(self, question: "_Question", *, again: bool) -> None:
        if not self._offline():
            return
        sentence = (
            tr("Papershelf went offline, so {service} was not asked again: go online, then try again.")
            if again
            else tr("Papershelf is offline, so {service} was not asked: go online, then try again.")
        )
        raise SourceError(sentence.format(service=question.service), service=question.service)

    def _follow(self, url: str, question: "_Question") -> Answer:
        """One attempt: the answer behind all redirects."""
        service = question.service
        for hop in range(REDIRECTS + 1):
            answer = self._ask(url, question, again=question.asked_again or hop > 0)
            target = answer.headers.get("location")
            if 300 <= answer.status < 400 and target:
                url = _redirected(url, target, service)
            elif 200 <= answer.status < 300 or (answer.status == 304 and question.etag):
                return answer
            else:
                raise refusal(service, answer.status, answer.headers, answer.body, now=datetime.now(UTC))
        sentence = tr("{service} sends us from one address to the next without end: try again later.")
        raise SourceError(sentence.format(service=service), service=service)

    def _ask(self, url: str, question: "_Question", *, again: bool) -> Answer:
        def look() -> None:
            question.check()
            self._refuse_offline(question, again=again)

        look()
        finished = _nothing_to_finish
        if pace := self._paces.get(question.service):
            before = self._clock.monotonic()
            turn = pace.take_turn(question.service, check=look, tell=question.waiting)
            question.deadline += self._clock.monotonic() - before  # the service is not to blame for our manners
            finished = turn.finish
        headers = {"User-Agent": self._user_agent, "Accept": question.accept, "Accept-Encoding": "gzip"}
        if question.etag:
            headers["If-None-Match"] = question.etag
        token = self._tokens.get(_origin(url))
        exchange = Exchange(url, headers, token, self._limits, self._connections, finished)
        try:
            exchange.start()
        except BaseException:
            finished()
            raise
        return self._outcome(exchange, question)

    def _outcome(self, exchange: Exchange, question: "_Question") -> Answer:
        service = question.service
        try:
            while self._clock.monotonic() < question.deadline:
                try:
                    outcome = exchange.outcome.get(timeout=STEP)
                except queue.Empty:
                    question.check()
                    continue
                if isinstance(outcome, Answer):
                    return outcome
                raise failure(outcome, service) from outcome
        finally:
            exchange.abandon()
        sentence = tr("{service} did not finish its answer within {seconds} seconds: try again later.")
        raise SourceError(sentence.format(service=service, seconds=f"{self._limits.total:g}"), service=service)


@dataclass(slots=True)
class _Question:
    """What one call of ``get`` wants, and until when (on the monotonic clock)."""

    service: str
    accept: str
    etag: str | None
    check: Callable[[], None]
    waiting: Callable[[str], None]
    deadline: float
    asked_again: bool = False


def _nothing_to_finish() -> None:
    """For services that may be asked at any time."""


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
