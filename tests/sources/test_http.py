"""The transport: every failure is one true sentence, limits hold, tokens stay home, and the reader can always cancel."""

import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.errors import Cancelled, SourceError
from desktop.sources.exchange import Limits
from desktop.sources.http import Transport
from desktop.sources.patience import Patience
from desktop.sources.refusals import RefusedError, read_answer_body, refusal, seconds_to_wait
from desktop.sources.source import Answer
from tests.loopback import LoopbackService

ROOT = Path(__file__).parents[2]
PATH = "/api/daily_papers"
NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def never() -> None:
    """The reader does not cancel."""


def transport(limits: Limits | None = None, **tokens: str) -> Transport:
    once = Patience(attempts=1)
    return Transport("Papershelf/test", offline=lambda: False, tokens=tokens, limits=limits, patience=once)


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        running.set_answer(PATH, [{"word": "whole"}] * 50)
        yield running


def ask(service: LoopbackService, limits: Limits | None = None, check: Callable[[], None] = never) -> Answer:
    return transport(limits).get(service.address + PATH, service="Hugging Face", check=check)


def test_an_answer_comes_back_whole_with_small_header_names(service: LoopbackService) -> None:
    service.set_answer(PATH, b"[]", headers={"Link": "<x>"})
    answer = ask(service)
    assert (answer.status, answer.body, answer.headers["link"], answer.url) == (200, b"[]", "<x>", service.address + PATH)
    sent = service.requests[0].headers
    assert (sent["user-agent"], sent["accept"], sent["accept-encoding"]) == ("Papershelf/test", "application/json", "gzip")


def test_requests_is_imported_by_the_first_request_only() -> None:
    script = "import sys, desktop.sources, desktop.sources.http; print('requests' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False\n"


def test_a_compressed_answer_is_unpacked(service: LoopbackService) -> None:
    service.set_fault(PATH, "gzip")
    assert read_answer_body(ask(service), "X") == [{"word": "whole"}] * 50


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "Hugging Face did not accept the question (HTTP 400)"),
        (401, "Hugging Face refuses access (HTTP 401)"),
        (403, "Hugging Face refuses access (HTTP 403)"),
        (404, "Hugging Face does not know this address (HTTP 404)"),
        (429, "Hugging Face says we asked too often (HTTP 429): try again in a few minutes."),
        (500, "Hugging Face is out of order just now (HTTP 500): try again in a few minutes."),
        (503, "Hugging Face is out of order just now (HTTP 503)"),
        (304, "Hugging Face answered with HTTP 304 instead of a listing"),
        (418, "Hugging Face answered with HTTP 418 instead of a listing"),
    ],
)
def test_each_status_is_a_sentence(service: LoopbackService, status: int, words: str) -> None:
    service.set_answer(PATH, b"<html>", status=status)
    with pytest.raises(RefusedError) as caught:
        ask(service)
    assert str(caught.value).startswith(words)
    assert (caught.value.status, caught.value.said, caught.value.retry_after) == (status, "", None)


def test_the_services_own_words_are_quoted_on_one_line(service: LoopbackService) -> None:
    service.set_answer(PATH, {"error": "✖ Invalid\n  → at\tlimit"}, status=400)
    with pytest.raises(RefusedError, match=r"It said: “✖ Invalid → at limit”\.$"):
        ask(service)


def test_a_broken_error_page_is_still_that_error(service: LoopbackService) -> None:
    service.set_answer(PATH, {"error": "x" * 100_000}, status=503)
    with pytest.raises(RefusedError, match="HTTP 503"):
        ask(service)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"ratelimit": '"api";r=0;t=55', "retry-after": "7"}, 55),
        ({"ratelimit": '"api";r=9;t=55', "retry-after": "7"}, 7),
        ({"ratelimit": '"api";r=9;t=55'}, None),
        ({"retry-after": "Tue, 31 Mar 2026 12:01:30 GMT"}, 90),
        ({"retry-after": "Tue, 31 Mar 2026 11:00:00 GMT"}, 0),
        ({"retry-after": "999999999"}, 86_400),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "Tue, 99 Mar 99999999 11:00:00 GMT"}, None),
        ({}, None),
    ],
)
def test_the_wait_is_read_from_the_headers(headers: dict[str, str], seconds: float | None) -> None:
    assert seconds_to_wait(headers, NOW) == seconds


@pytest.mark.parametrize(("wait", "words"), [("1", "in 1 second."), ("55", "in 55 seconds."), ("300", "in 5 minutes.")])
def test_the_sentence_says_how_long_to_wait(wait: str, words: str) -> None:
    error = refusal("Hugging Face", 429, {"retry-after": wait}, b"", now=NOW)
    assert str(error).endswith(words)
    assert error.retry_after == float(wait)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://nowhere.invalid", "The name of Hugging Face could not be looked up"),
        ("http://127.0.0.1:1", "Hugging Face refused the connection"),
        ("http://", "Hugging Face cannot be asked: its address is not a web address"),
        ("nonsense", "Hugging Face cannot be asked: its address is not a web address"),
        ("http://[::1", "Hugging Face cannot be asked: its address is not a web address"),
        ("ftp://127.0.0.1", "Hugging Face cannot be asked: its address is not a web address"),
    ],
)
def test_an_address_that_leads_nowhere_is_a_sentence(address: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        transport().get(address, service="Hugging Face", check=never)
    assert str(caught.value).startswith(words)


def test_no_secure_connection_is_a_sentence(service: LoopbackService) -> None:
    with pytest.raises(SourceError, match=r"^No secure connection to Hugging Face could be made"):
        transport().get(service.address.replace("http:", "https:"), service="Hugging Face", check=never)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ssl.SSLCertVerificationError(1, "self-signed"), "could not prove who it is"),
        (OSError(101, "Network is unreachable"), "There is no route to"),
        (OSError(113, "No route to host"), "There is no route to"),
        (ConnectionResetError(), "dropped the connection"),
        (KeyError("odd"), "could not be asked"),
    ],
)
def test_other_failures_are_sentences(monkeypatch: pytest.MonkeyPatch, error: Exception, words: str) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr("requests.Session.get", fail)
    with pytest.raises(SourceError, match=words):
        transport().get("https://127.0.0.1", service="Hugging Face", check=never)


@pytest.mark.parametrize("fault", ["stall", "stall within", "drip"])
def test_cancelling_works_while_the_service_stalls(service: LoopbackService, fault: str) -> None:
    looks = []

    def cancel_at_the_third_look() -> None:
        looks.append(None)
        if len(looks) == 3:
            raise Cancelled

    service.set_fault(PATH, fault)
    with pytest.raises(Cancelled):
        ask(service, check=cancel_at_the_third_look)
    assert len(looks) == 3


def test_the_next_question_needs_no_new_connection(service: LoopbackService) -> None:
    asking = transport()
    for _ in range(3):
        asking.get(service.address + PATH, service="Hugging Face", check=never)
    assert len({request.connection for request in service.requests}) == 1


def test_a_connection_that_was_not_read_to_its_end_is_not_used_again(service: LoopbackService) -> None:
    asking = transport(Limits(body=100))
    with pytest.raises(SourceError, match="sent more than"):
        asking.get(service.address + PATH, service="Hugging Face", check=never)
    service.set_answer(PATH, b"[]")
    assert asking.get(service.address + PATH, service="Hugging Face", check=never).body == b"[]"
    assert len({request.connection for request in service.requests}) == 2


def test_an_old_connection_is_not_used_again(service: LoopbackService, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = transport()
    asking.get(service.address + PATH, service="Hugging Face", check=never)
    monkeypatch.setattr("desktop.sources.exchange.KEPT", 0.0)
    asking.get(service.address + PATH, service="Hugging Face", check=never)
    assert len({request.connection for request in service.requests}) == 2


def test_no_cookie_is_kept(service: LoopbackService) -> None:
    service.set_answer(PATH, b"[]", headers={"Set-Cookie": "who=you; Path=/"})
    asking = transport()
    for _ in range(2):
        asking.get(service.address + PATH, service="Hugging Face", check=never)
    assert "cookie" not in service.requests[1].headers


def test_offline_means_no_request(service: LoopbackService) -> None:
    nowhere = Transport("Papershelf/test", offline=lambda: True, tokens={})
    with pytest.raises(SourceError, match=r"^Papershelf is offline, so Hugging Face was not asked"):
        nowhere.get(service.address + PATH, service="Hugging Face", check=never)
    assert service.requests == []


def test_a_token_goes_to_its_own_host_only(service: LoopbackService) -> None:
    with LoopbackService() as elsewhere:
        elsewhere.set_answer("/taken", b"[]")
        service.set_answer(PATH, b"", status=302, headers={"Location": elsewhere.address + "/taken"})
        asking = Transport("Papershelf/test", offline=lambda: False, tokens={service.address + "/base": "secret"})
        answer = asking.get(service.address + PATH, service="Hugging Face", check=never)
        assert answer.url == elsewhere.address + "/taken"
        assert service.requests[0].headers["authorization"] == "Bearer secret"
        assert "authorization" not in elsewhere.requests[0].headers


def test_a_password_in_netrc_is_not_sent(service: LoopbackService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login reader password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    ask(service)
    assert "authorization" not in service.requests[0].headers


def test_a_redirect_to_less_protection_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    redirected = Answer(302, {"location": "http://127.0.0.1/"}, b"", "https://127.0.0.1/")
    monkeypatch.setattr("desktop.sources.exchange.Exchange._ask", lambda _exchange: redirected)
    with pytest.raises(SourceError, match=r"does not follow \(http:\)"):
        transport().get("https://127.0.0.1/", service="Hugging Face", check=never)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "answered with nothing at all"),
        (b" \n", "answered with nothing at all"),
        (b"<!doctype html><title>Log in</title>", "answered with a web page"),
        (b"<p>Log in", "answered with a web page"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "answered with a web page"),
        (b'<?xml version="1.0"?><feed/>', "answered with XML instead of the JSON of a listing"),
        (b'[{"paper": ', "not JSON"),
        (bytes(range(200, 256)), "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"9" * 5_000, "not JSON"),
    ],
)
def test_a_body_that_is_no_json_is_a_sentence(body: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=f"^Hugging Face .*{words}"):
        read_answer_body(Answer(200, {}, body, "http://127.0.0.1"), "Hugging Face")


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'\xef\xbb\xbf["\xc3\xbc"]', ["ü"]),
        ('["ü"]'.encode("utf-16"), ["ü"]),
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b"[NaN, -Infinity]", [None, None]),
        (rb'["\ud83d", {"\ud83d": "\ud83d\ude00"}]', ["\ufffd", {"\ufffd": "😀"}]),
    ],
)
def test_odd_json_is_read(body: bytes, value: object) -> None:
    assert read_answer_body(Answer(200, {}, body, "http://127.0.0.1"), "X") == value
