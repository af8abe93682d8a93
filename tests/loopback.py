"""A service on loopback that answers in Hugging Face's shape, as told, and misbehaves as told. Use it as a context manager.

with LoopbackService() as service:
    service.set_day("2026-03-31", [daily_item("2603.00001", "A Title")])
    service.set_fault("/api/daily_papers", "half")
"""

import gzip
import json
import random
import ssl
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

CERTIFICATE = Path(__file__).with_name("loopback_certificate.pem")  # its key is no secret: nobody trusts it
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


def daily_item(arxiv_id: str, title: str, *, day: str = "2026-03-31", upvotes: int = 0, **inner: Any) -> dict[str, Any]:
    """One entry of a listing as the service sends it; ``inner`` adds to the paper within, or replaces."""
    paper = {
        "id": arxiv_id,
        "title": title,
        "summary": f"We write about {title}.",
        "authors": [{"_id": f"a{arxiv_id}", "name": "Ada Ravn", "hidden": False}],
        "publishedAt": f"{day}T00:00:00.000Z",
        "submittedOnDailyAt": f"{day}T00:00:00.000Z",
        "upvotes": upvotes,
    }
    return {"paper": paper | inner, "title": title, "publishedAt": "2001-01-01T00:00:00.000Z", "numComments": 0}


@dataclass(frozen=True)
class LoggedRequest:
    """What was asked; header names in small letters. Requests of one ``connection`` have the same number."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    connection: int = 0
    moment: float = 0.0  # on the monotonic clock


@dataclass(frozen=True)
class _Reply:
    status: int
    body: bytes
    headers: Mapping[str, str]


class LoopbackService:
    """``requests`` is what was asked so far, oldest first. ``today`` is the last day that may be asked for.

    With ``secure`` its address is https, and its certificate one that nobody vouches for.
    """

    def __init__(self, today: str = "2026-03-31", *, secure: bool = False) -> None:
        self.today = today
        self.secure = secure
        self.requests: list[LoggedRequest] = []
        self.closing = threading.Event()
        self._days: dict[str, Sequence[object]] = {}
        self._replies: dict[str, _Reply] = {}
        self._faults: dict[str, tuple[str, int | None]] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        service = self

        class Handler(_Handler):
            played = service

        self._server = _Server(("127.0.0.1", 0), Handler)
        if self.secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        # The default of half a second between two looks would be most of the time of a test run.
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        return f"{'https' if self.secure else 'http'}://127.0.0.1:{self._server.server_address[1]}"

    def set_day(self, day: str, items: Sequence[object]) -> None:
        """That day's list, in this order."""
        self._days[day] = items

    def set_answer(self, path: str, body: object, *, status: int = 200, headers: Mapping[str, str] = NO_HEADERS) -> None:
        """Every request to ``path`` gets this; what is not bytes is sent as JSON."""
        encoded = body if isinstance(body, bytes) else json.dumps(body).encode()
        self._replies[path] = _Reply(status, encoded, headers)

    def set_fault(self, path: str, fault: str, *, times: int | None = None) -> None:
        """The next requests to ``path`` go wrong (None: all); ``fault`` is a name in FAULTS, or "" for none."""
        with self._lock:
            self._faults[path] = (fault, times)

    def log(self, request: LoggedRequest) -> str:
        """Notes a request; the fault it is to meet, or ""."""
        with self._lock:
            self.requests.append(request)
            fault, times = self._faults.get(request.path, ("", None))
            if times is not None:
                self._faults[request.path] = (fault if times > 1 else "", times - 1)
            return fault

    def reply(self, request: LoggedRequest) -> _Reply:
        if request.path in self._replies:
            return self._replies[request.path]
        if request.path == "/api/daily_papers":
            return self._listing(request)
        papers = [item["paper"] for items in self._days.values() for item in items if isinstance(item, dict)]
        if request.path == "/api/papers/search":
            words = request.query["q"].lower().split()
            return _json([{"paper": paper} for paper in papers if all(word in str(paper).lower() for word in words)])
        wanted = request.path.rpartition("/")[2]
        found = [paper for paper in papers if paper.get("id") == wanted]
        return _json(found[0]) if found else _json({"error": "Paper not found"}, 404)

    def _listing(self, request: LoggedRequest) -> _Reply:
        query = request.query
        if query.get("date", "") > self.today:
            return _json({"error": f"Invalid date: must be between 2023-05-04 and {self.today}"}, 400)
        newest_first = not query.keys() & {"date", "week", "month", "submitter"}
        days = sorted(self._days, reverse=newest_first)
        items = [item for day in days if _is_asked(day, query) for item in self._days[day]]
        limit, page = int(query.get("limit", 50)), int(query.get("p", 0))
        link = f'<{self.address}{request.path}?{urlencode({**query, "p": page + 1})}>; rel="next"'
        more = len(items) > (page + 1) * limit
        return _json(items[page * limit :][:limit], headers={"Link": link} if more else NO_HEADERS)


def _is_asked(day: str, query: Mapping[str, str]) -> bool:
    week = date.fromisoformat(day).strftime("%G-W%V")
    return query.get("date", day) == day and query.get("week", week) == week and day.startswith(query.get("month", ""))


def _json(value: object, status: int = 200, headers: Mapping[str, str] = NO_HEADERS) -> _Reply:
    return _Reply(status, json.dumps(value).encode(), headers)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # the other side had enough, as some tests want
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    played: LoopbackService
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Says nothing: the tests read ``requests``."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        query = {key: values[-1] for key, values in parse_qs(url.query).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = LoggedRequest(unquote(url.path), query, headers, self.client_address[1], time.monotonic())
        fault = self.played.log(request)
        FAULTS[fault](self, self.played.reply(request))

    def send(self, reply: _Reply, *, length: int | None = None) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body) if length is None else length))
        self.end_headers()
        self.wfile.write(reply.body)

    def send_half(self, reply: _Reply) -> None:
        self.send(_Reply(reply.status, reply.body[: len(reply.body) // 2], reply.headers), length=len(reply.body))
        self.close_connection = True

    def stall_before(self, _reply: _Reply) -> None:
        self.played.closing.wait()
        self.close_connection = True

    def stall_within(self, reply: _Reply) -> None:
        self.send_half(reply)
        self.wfile.flush()
        self.stall_before(reply)

    def drip(self, reply: _Reply) -> None:
        self.send(_Reply(200, b"[", NO_HEADERS), length=10**9)
        while not self.played.closing.wait(0.02):
            self.wfile.write(b" ")

    def never_end(self, reply: _Reply) -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        while not self.played.closing.is_set():
            self.wfile.write(b" " * 65_536)

    def send_gzip_bomb(self, reply: _Reply) -> None:
        self.send(_Reply(200, gzip.compress(bytes(2**20)) * 100, {"Content-Encoding": "gzip"}))

    def send_gzip(self, reply: _Reply) -> None:
        self.send(_Reply(reply.status, gzip.compress(reply.body), {**reply.headers, "Content-Encoding": "gzip"}))

    def send_half_gzip(self, reply: _Reply) -> None:
        self.send(_Reply(200, gzip.compress(reply.body)[:-12], {"Content-Encoding": "gzip"}))

    def send_broken_gzip(self, reply: _Reply) -> None:
        self.send(_Reply(200, reply.body, {"Content-Encoding": "gzip"}))

    def send_unknown_encoding(self, reply: _Reply) -> None:
        self.send(_Reply(200, reply.body, {"Content-Encoding": "gzip, gzip"}))

    def send_many_headers(self, reply: _Reply) -> None:
        self.send(_Reply(200, reply.body, {f"X-{number}": "x" for number in range(300)}))

    def send_page(self, _reply: _Reply) -> None:
        page = b"<!doctype html><html><title>Checking your browser</title><body>One moment</body></html>"
        self.send(_Reply(200, page, {"Content-Type": "text/html"}))

    def send_nothing(self, _reply: _Reply) -> None:
        self.send(_Reply(200, b"", NO_HEADERS))

    def send_garbage(self, _reply: _Reply) -> None:
        self.send(_Reply(200, b"\x80" + random.Random(7).randbytes(4095), NO_HEADERS))

    def send_another_shape(self, _reply: _Reply) -> None:
        self.send(_json({"unexpected": True}))

    def send_array_without_end(self, _reply: _Reply) -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        self.wfile.write(b"[")
        while not self.played.closing.is_set():
            self.wfile.write(b'"' + b"x" * 65_536 + b'",')

    def send_empty_gzip_members(self, _reply: _Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.close_connection = True
        members = gzip.compress(b"") * 4_096
        while not self.played.closing.is_set():
            self.wfile.write(members)

    def drop(self, _reply: _Reply) -> None:
        self.close_connection = True
        self.connection.close()

    def send_no_http(self, _reply: _Reply) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
        self.close_connection = True

    def redirect_to_file(self, _reply: _Reply) -> None:
        self.send(_Reply(302, b"", {"Location": "file:///etc/passwd"}))

    def redirect_in_a_circle(self, _reply: _Reply) -> None:
        self.send(_Reply(302, b"", {"Location": self.path}))


FAULTS = {
    "": _Handler.send,
    "half": _Handler.send_half,
    "stall": _Handler.stall_before,
    "stall within": _Handler.stall_within,
    "drip": _Handler.drip,
    "endless": _Handler.never_end,
    "gzip": _Handler.send_gzip,
    "gzip bomb": _Handler.send_gzip_bomb,
    "half gzip": _Handler.send_half_gzip,
    "broken gzip": _Handler.send_broken_gzip,
    "unknown encoding": _Handler.send_unknown_encoding,
    "300 headers": _Handler.send_many_headers,
    "drop": _Handler.drop,
    "no HTTP": _Handler.send_no_http,
    "html": _Handler.send_page,
    "empty": _Handler.send_nothing,
    "garbage": _Handler.send_garbage,
    "another shape": _Handler.send_another_shape,
    "endless array": _Handler.send_array_without_end,
    "endless empty gzip": _Handler.send_empty_gzip_members,
    "file": _Handler.redirect_to_file,
    "circle": _Handler.redirect_in_a_circle,
}
