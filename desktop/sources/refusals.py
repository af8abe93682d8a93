"""Turns what a service said instead of a listing into one true sentence: who refused, why, and what to do next."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from desktop.errors import SourceError
from desktop.sources.error_feed import words_of_error_body
from desktop.sources.json_text import read_json
from desktop.sources.source import Answer
from desktop.translation import tr, trn

LONGEST_WAIT = 24 * 60 * 60.0  # seconds; a service that asks for more is asked again after a day
LONGEST_QUOTE = 200  # characters of a service's own words

# "api";r=0;t=55 - https://huggingface.co/docs/hub/rate-limits
_RATE_LIMIT = re.compile(r'"\w+"\s*;\s*r\s*=\s*(?P<left>[0-9]+)\s*;\s*t\s*=\s*(?P<seconds>[0-9]{1,9})')


class RefusedError(SourceError):
    """A service answered with an error status. ``said``: its own words on one line, "" when it had none."""

    def __init__(self, sentence: str, *, service: str, status: int, said: str, retry_after: float | None = None) -> None:
        super().__init__(sentence, service=service, retry_after=retry_after)
        self.status = status
        self.said = said


class NotYetError(RefusedError):
    """The service has no list for a day, week or month because it lies in the service's future."""


def refusal(service: str, status: int, headers: Mapping[str, str], body: bytes, *, now: datetime) -> RefusedError:
    """The error for a status that is no success. ``headers`` have small letters; ``now`` is aware."""
    said = _own_words(body)
    wait = seconds_to_wait(headers, now)
    sentence = _sentence(status, wait).format(service=service, status=status)
    if said:
        sentence = tr("{sentence} It said: “{words}”.").format(sentence=sentence, words=said)
    return RefusedError(sentence, service=service, status=status, said=said, retry_after=wait)


def read_answer_body(answer: Answer, service: str) -> object:
    """The JSON value that a service answered.

    Raises:
        SourceError: it is a web page, XML, empty, or not JSON.
    """
    body = answer.body.strip()
    if not body:
        sentence = tr("{service} answered with nothing at all instead of a listing: try again later.")
    elif body.startswith(b"<?xml") and b"<html" not in body[:2_000].lower():
        sentence = tr("{service} answered with XML instead of the JSON of a listing: check its address, or try again later.")
    elif body.startswith(b"<"):
        sentence = tr(
            "{service} answered with a web page instead of a listing: a log-in page or a check for browsers "
            "may stand in between; open the service in a browser, then try again."
        )
    else:
        try:
            return read_json(body)
        except ValueError:
            sentence = tr("{service} answered something that is not JSON instead of a listing: try again later.")
    raise SourceError(sentence.format(service=service), service=service)


def seconds_to_wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """How long the service asks us to stay away, from RateLimit or Retry-After (seconds or a date); None when it does not."""
    limit = _RATE_LIMIT.search(headers.get("ratelimit", ""))
    if limit and int(limit["left"]) == 0:
        return min(float(limit["seconds"]), LONGEST_WAIT)
    asked = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", asked):
        return min(float(asked), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(asked)
    except (ValueError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), LONGEST_WAIT)


def _sentence(status: int, wait: float | None) -> str:
    match status:
        case 400 | 422:
            return tr("{service} did not accept the question (HTTP {status}): check what was asked for.")
        case 401 | 403:
            return tr("{service} refuses access (HTTP {status}): check the access token, or pull without one.")
        case 404 | 410:
            return tr("{service} does not know this address (HTTP {status}): check what was asked for.")
        case 429:
            return tr("{service} says we asked too often (HTTP {status}): ") + _try_again(wait)
        case _ if status == 408 or status >= 500:
            return tr("{service} is out of order just now (HTTP {status}): ") + _try_again(wait)
    return tr("{service} answered with HTTP {status} instead of a listing: try again later.")


def _try_again(wait: float | None) -> str:
    if not wait:
        return tr("try again in a few minutes.")
    if wait < 120:
        return trn("try again in {count} second.", "try again in {count} seconds.", round(wait))
    return trn("try again in {count} minute.", "try again in {count} minutes.", round(wait / 60))


def _own_words(body: bytes) -> str:
    """What an error body of the form ``{"error": …}`` or arXiv's error feed says, on one line; "" for web pages and all else."""
    try:
        answer = {"error": words_of_error_body(body)} if body.lstrip().startswith(b"<") else read_json(body)
    except ValueError:
        return ""
    words = answer.get("error") or answer.get("message") if isinstance(answer, dict) else None
    if not isinstance(words, str):
        return ""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"
