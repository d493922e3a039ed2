"""A server on 127.0.0.1 that behaves like the services, their errors included. All values are invented."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from dagmar.facts.services.kept import Answers
from dagmar.facts.services.service import Around


@dataclass(frozen=True)
class Reply:
    """One answer. `cut` sends half of it and closes; `wait` is seconds of silence before it."""

    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "application/json; charset=utf-8"
    cut: bool = False
    wait: float = 0.0


def of(document: Any, status: int = 200, **headers: str) -> Reply:
    return Reply(
        json.dumps(document).encode(), status, {name.replace("_", "-"): text for name, text in headers.items()}
    )


Answering = Callable[[str, str, Any], Reply | None]


def _nothing(_: str, __: str, ___: Any) -> Reply | None:
    return None


@dataclass
class Local:
    """`replies` are given in turn, whatever is asked; then `answering` is asked what fits the question."""

    base: str
    replies: list[Reply] = field(default_factory=list)
    answering: Answering = _nothing
    asked: list[tuple[str, str, Any]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]


@contextmanager
def local_server() -> Iterator[Local]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._reply(None)

        def do_POST(self) -> None:
            self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _reply(self, body: Any) -> None:
            path = unquote(self.path)
            local.asked.append((self.command, path, body))
            given = local.replies.pop(0) if local.replies else local.answering(self.command, path, body)
            reply = given or Reply(b"nothing here", 404, kind="text/plain")
            if reply.wait:
                threading.Event().wait(reply.wait)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
            for name, text in reply.headers.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(reply.body[: len(reply.body) // 2] if reply.cut else reply.body)
            self.close_connection = reply.cut

        def log_request(self, *_: Any) -> None:
            """Nobody reads it."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that gives up is part of the tests."""

    server = Server(("127.0.0.1", 0), Handler)
    local = Local(f"http://127.0.0.1:{server.server_address[1]}/v3/")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield local
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Time:
    """A clock that moves only when somebody sleeps."""

    now: datetime = datetime(2026, 11, 24, 12, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def clock(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


def around(time: Time, **settings: Any) -> Around:
    settings.setdefault("answers", Answers(None))
    return Around(time.clock, time.sleep, **settings)
