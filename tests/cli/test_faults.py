"""Whatever a service does, the command line says who and why in one line, keeps what came, and the ledger knows."""

import json
import socket
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop import paths
from desktop.library import opening
from desktop.library.ledger import load_ledger
from desktop.records import PullReport
from tests.cli.conftest import DAY, Finished, Papershelf
from tests.loopback import LoopbackService, daily_item

PATH = "/api/daily_papers"
SECOND = "/api/second_page"


def ledger() -> list[PullReport]:
    with opening.chosen(None, demo=False) as database:
        return load_ledger(database)


def answer(body: object, *, status: int = 200, **headers: str) -> Callable[[LoopbackService], None]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda service: service.set_answer(PATH, body, status=status, headers=named)


def fault(name: str) -> Callable[[LoopbackService], None]:
    return lambda service: service.set_fault(PATH, name)


FAULTS = {
    "429": (answer({"error": "Too many requests"}, status=429, Retry_After="90"), "refused", "asked too often (HTTP 429)"),
    "503": (answer(b"", status=503), "refused", "is out of order just now (HTTP 503)"),
    "500": (answer(b"<html>", status=500), "refused", "is out of order just now (HTTP 500)"),
    "404": (answer({"error": "Not found"}, status=404), "refused", "does not know this address (HTTP 404)"),
    "400": (answer({"error": "Too big"}, status=400), "refused", "did not accept the question (HTTP 400)"),
    "401": (answer({"error": "Invalid token"}, status=401), "refused", "refuses access (HTTP 401)"),
    "a web page": (answer(b"<!DOCTYPE html><p>Log in"), "failed", "answered with a web page instead of a listing"),
    "half a body": (fault("half"), "failed", "broke off in the middle of its answer"),
    "not JSON": (answer(b"pong"), "failed", "answered something that is not JSON"),
    "half of the JSON": (answer(b'[{"paper": {"id": "2603.000'), "failed", "answered something that is not JSON"),
    "nothing": (answer(b""), "failed", "answered with nothing at all"),
    "another shape": (answer({"papers": []}), "failed", "answered in a shape that this version does not know"),
    "a list of others": (answer([{"name": "dataset"}]), "failed", "answered in a shape that this version does not know"),
    "null": (answer(b"null"), "failed", "answered in a shape that this version does not know"),
    "an error with 200": (answer({"error": "Oops"}), "failed", "answered with an error instead of a listing: “Oops”"),
    "a dropped connection": (fault("drop"), "failed", "dropped the connection"),
    "no HTTP": (fault("no HTTP"), "failed", "answered something that is not proper HTTP"),
    "a gzip bomb": (fault("gzip bomb"), "failed", "sent more than 64 MB in one answer"),
    "a file address": (fault("file"), "failed", "an address that Papershelf does not follow"),
}


def assert_one_sentence(finished: Finished, words: str) -> None:
    assert (finished.code, finished.out) == (1, "")
    assert finished.err.startswith("papershelf: ")
    assert "Hugging Face" in finished.err
    assert words in finished.err
    assert finished.err.count("\n") == 1
    assert "0 new" not in finished.err
    assert "Traceback" not in finished.err


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_sentence_and_a_line_of_the_ledger(papershelf: Papershelf, pulled: LoopbackService, name: str) -> None:
    misbehave, outcome, words = FAULTS[name]
    misbehave(pulled)
    finished = papershelf("pull", "--date", DAY)
    assert_one_sentence(finished, words)
    newest, first = ledger()
    assert (newest.outcome, newest.received, newest.added) == (outcome, 0, 0)
    assert newest.asked == "Daily Papers of 31 March 2026"
    assert newest.reason == finished.err.removeprefix("papershelf: ").rstrip("\n")
    assert (first.outcome, first.received, first.added) == ("done", 3, 3)
    assert len(papershelf("list", "--json").json) == 3


def test_when_to_ask_again_is_kept(papershelf: Papershelf, service: LoopbackService) -> None:
    service.set_answer(PATH, {"error": "Slow down"}, status=429, headers={"RateLimit": '"api";r=0;t=55'})
    before = datetime.now(UTC)
    finished = papershelf("pull", "--date", DAY)
    assert "try again in 55 seconds." in finished.err
    assert "It said: “Slow down”" in finished.err
    [line] = ledger()
    assert line.retry_at is not None
    assert before + timedelta(seconds=54) < datetime.fromisoformat(line.retry_at) < datetime.now(UTC) + timedelta(seconds=56)


def test_a_day_to_come_is_not_there_yet(papershelf: Papershelf, service: LoopbackService) -> None:
    assert_one_sentence(papershelf("pull", "--date", "2026-04-01"), "has no list for 1 April 2026 yet")
    assert [line.outcome for line in ledger()] == ["not yet"]


@pytest.mark.parametrize("fault_name", ["half", "drop", "no HTTP"])
def test_what_came_before_a_fault_stays(papershelf: Papershelf, service: LoopbackService, fault_name: str) -> None:
    items = [daily_item(f"2603.{number:05}", f"Paper {number}") for number in range(100)]
    service.set_answer(PATH, items, headers={"Link": f'<{service.address}{SECOND}>; rel="next"'})
    service.set_fault(SECOND, fault_name)
    finished = papershelf("pull", "--date", DAY)
    assert_one_sentence(finished, "100 papers came before that and stay.")
    assert [request.path for request in service.requests] == [PATH, SECOND]
    assert len(papershelf("list", "--json").json) == 100
    [line] = ledger()
    assert (line.outcome, line.received, line.added) == ("failed", 100, 100)
    assert papershelf("check").code == 0


def test_a_closed_port_is_told(papershelf: Papershelf, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
    monkeypatch.setenv("HF_ENDPOINT", address)
    assert_one_sentence(papershelf("pull", "--date", DAY), "refused the connection")
    assert [line.outcome for line in ledger()] == ["failed"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://papershelf.invalid", "could not be looked up"),
        ("huggingface", "its address is not a web address"),
        ("ftp://127.0.0.1/", "its address is not a web address"),
        ("http://[", "its address is not a web address"),
    ],
)
def test_a_wrong_endpoint_is_told(papershelf: Papershelf, monkeypatch: pytest.MonkeyPatch, address: str, words: str) -> None:
    monkeypatch.setenv("HF_ENDPOINT", address)
    finished = papershelf("pull", "--date", DAY)
    assert finished.code == 1
    assert words in finished.err
    assert finished.err.count("\n") == 1


def test_offline_by_the_environment_asks_nothing(
    papershelf: Papershelf, service: LoopbackService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERSHELF_OFFLINE", "1")
    assert_one_sentence(papershelf("pull", "--date", DAY), "Papershelf is offline, so Hugging Face was not asked")
    assert_one_sentence(papershelf("pull"), "Papershelf is offline, so Hugging Face was not asked")
    assert service.requests == []
    assert {line.outcome for line in ledger()} == {"offline"}
    monkeypatch.setenv("PAPERSHELF_OFFLINE", "0")
    assert papershelf("pull", "--date", DAY).code == 0


def test_offline_by_the_settings_asks_nothing(papershelf: Papershelf, service: LoopbackService) -> None:
    settings = paths.settings_path()
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"offline": True}), encoding="utf-8")
    assert_one_sentence(papershelf("pull", "--date", DAY), "Papershelf is offline, so Hugging Face was not asked")
    assert service.requests == []


def test_broken_settings_stop_nothing(papershelf: Papershelf, service: LoopbackService) -> None:
    settings = paths.settings_path()
    settings.parent.mkdir(parents=True)
    settings.write_text('{"offline": tru', encoding="utf-8")
    assert papershelf("pull", "--date", DAY).code == 0
    assert settings.with_name("settings.json.broken").read_text(encoding="utf-8") == '{"offline": tru'


def test_no_verb_but_pull_asks_a_service(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    asked = len(pulled.requests)
    for words in (
        ("list",),
        ("show", "#1"),
        ("star", "#1"),
        ("export", "-o", str(tmp_path / "a.bib")),
        ("undo",),
        ("check",),
    ):
        assert papershelf(*words).code == 0
    assert len(pulled.requests) == asked


def test_the_token_goes_to_the_service(
    papershelf: Papershelf, service: LoopbackService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_invented")
    papershelf("pull", "--date", DAY)
    assert service.requests[0].headers["authorization"] == "Bearer hf_invented"
    assert service.requests[0].headers["user-agent"].startswith("papershelf/")


@pytest.mark.parametrize("today", [date(2026, 4, 1), date(2026, 3, 31)])
def test_a_pull_without_words_takes_the_newest_list_there_is(
    papershelf: Papershelf, service: LoopbackService, monkeypatch: pytest.MonkeyPatch, today: date
) -> None:
    monkeypatch.setattr("desktop.library.pulling.daily_day", lambda _now: today)
    finished = papershelf("pull")
    assert (finished.code, finished.out) == (0, "Daily Papers of 31 March 2026: 3 papers, 3 new.\n")
