"""One service: asked politely, heard out carefully. It gives JSON or a refusal that says what came instead.

It never follows a redirect to another place, never reads more than a limit, tries again what may pass (429, 5xx, a connection
that is cut or silent, half an answer) and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NoReturn
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from dagmar.facts.services.kept import Answers, Kept
from dagmar.facts.services.numbers import NotAnAnswer, read_json
from dagmar.facts.services.pace import BACK_OFF_SECONDS, PATIENCE_SECONDS, Limits, Pace, seconds_asked_for
from dagmar.facts.services.wording import refusal
from dagmar.problem import Refused

LARGEST_BYTES = 64 * 1024 * 1024
REDIRECTS = 3
TRIES = len(BACK_OFF_SECONDS) + 1
USER_AGENT = "dagmar (open comparisons; python-httpx)"
Progress = Callable[[int, int], None]


def _untold(done: int, total: int) -> None:
    """Nobody is waiting to be told."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a service needs of the world: a clock in UTC, a way to wait, a place for answers, and how far patience goes."""

    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    answers: Answers = field(default_factory=lambda: Answers(None))
    timeout_seconds: float = 30.0
    whole_answer_seconds: float = 300.0
    largest_bytes: int = LARGEST_BYTES
    progress: Progress = _untold


class _TryAgain(Exception):
    """What may pass by itself: how long to wait, and the refusal when patience ends."""

    def __init__(self, told: Refused, seconds: float | None = None) -> None:
        self.told = told
        self.seconds = seconds
        super().__init__()


class Service:
    """A service at an address. `limits` may be replaced when the service has told its own."""

    def __init__(self, base: str, limits: Limits, around: Around, client: httpx.Client | None = None) -> None:
        self.base = base.rstrip("/") + "/"
        self.around = around
        self.pace = Pace(limits, around.clock, around.sleep)
        self._client = client or httpx.Client(
            timeout=around.timeout_seconds,
            follow_redirects=False,
            headers={"Accept": "application/json", "User-Agent": USER_AGENT},
        )

    def get(self, path: str) -> Kept:
        """The answer at a path below the base, or at a whole address of the same service.

        Raises:
            Refused: one of the codes `service-*`.
        """
        return self._ask("GET", self.within(path, self.base), None)

    def post(self, path: str, question: Any) -> Kept:
        """The answer to a question in JSON.

        Raises:
            Refused: one of the codes `service-*`.
        """
        return self._ask("POST", self.within(path, self.base), question)

    def within(self, address: str, seen_from: str) -> str:
        """A whole address, when it is at this service; http at the same host becomes the base's https.

        Raises:
            Refused: `service-redirects`.
        """
        whole, own = urlsplit(urljoin(seen_from, address)), urlsplit(self.base)
        same = whole.hostname == own.hostname and not whole.username
        downgraded = whole.scheme == "http" and own.scheme == "https" and whole.port in (None, 80)
        if not same or not (
            downgraded or (whole.scheme, _port(whole.scheme, whole.port)) == (own.scheme, _port(own.scheme, own.port))
        ):
            raise refusal("service-redirects", seen_from, to=urlunsplit(whole)[:200])
        return urlunsplit(whole._replace(scheme=own.scheme, netloc=own.netloc))

    def _ask(self, method: str, address: str, question: Any) -> Kept:
        body = None if question is None else json.dumps(question, ensure_ascii=False, sort_keys=True)
        name = f"{method} {address} {body or ''}".strip()
        if (kept := self.around.answers.find(name, self.around.clock())) is not None:
            return kept
        for tried in range(TRIES):
            try:
                content, document = self._once(method, address, body)
            except _TryAgain as again:
                wait = (
                    BACK_OFF_SECONDS[min(tried, len(BACK_OFF_SECONDS) - 1)] if again.seconds is None else again.seconds
                )
                if tried + 1 == TRIES or wait > PATIENCE_SECONDS:
                    raise again.told from None
                self.around.sleep(wait)
            else:
                fetched = self.around.clock()
                self.around.answers.put(name, content, fetched)
                return Kept(document, fetched)
        raise AssertionError("the last try ends in an answer or a refusal")

    def _once(self, method: str, address: str, body: str | None) -> tuple[bytes, Any]:
        at, times = address, str(TRIES)
        for _ in range(REDIRECTS + 1):
            self.pace.wait()
            headers = {} if body is None else {"Content-Type": "application/json"}
            try:
                with self._client.stream(method, at, content=body, headers=headers) as response:
                    if not response.is_redirect:
                        return self._heard(response, at)
                    at = self.within(response.headers["Location"], at)
            except (httpx.TransportError, httpx.DecodingError) as error:
                raise _TryAgain(refusal("service-silent", at, why=type(error).__name__, times=times)) from None
        raise refusal("service-redirects", address, to=at)

    def _heard(self, response: httpx.Response, at: str) -> tuple[bytes, Any]:
        content = self._whole(response, at)
        if response.status_code != httpx.codes.OK:
            self._refuse(response, content, at)
        kind = response.headers.get("Content-Type", "").split(";")[0].strip().casefold()
        if kind != "application/json" and not kind.endswith("+json"):
            raise refusal("service-not-json", at, type=kind or "-")
        try:
            return content, read_json(content)
        except NotAnAnswer as error:
            raise _TryAgain(refusal("service-broken-answer", at, why=str(error)[:100])) from None

    def _whole(self, response: httpx.Response, at: str) -> bytes:
        heard, size = [], 0
        ends = self.around.clock() + timedelta(seconds=self.around.whole_answer_seconds)
        for part in response.iter_bytes():
            size += len(part)
            if size > self.around.largest_bytes:
                raise refusal("service-too-large", at, limit=str(self.around.largest_bytes))
            if self.around.clock() > ends:
                raise refusal("service-silent", at, why="too slow", times="1")
            heard.append(part)
        return b"".join(heard)

    def _refuse(self, response: httpx.Response, content: bytes, at: str) -> NoReturn:
        status = response.status_code
        if status == httpx.codes.TOO_MANY_REQUESTS:
            seconds = seconds_asked_for(response.headers.get("Retry-After"), 0, self.around.clock())
            said = None if "Retry-After" not in response.headers else seconds
            raise _TryAgain(refusal("service-busy", at, seconds=f"{seconds:.0f}"), said)
        if status >= httpx.codes.INTERNAL_SERVER_ERROR:
            told = refusal("service-fails", at, status=str(status), times=str(TRIES))
            after = response.headers.get("Retry-After")
            raise _TryAgain(told, seconds_asked_for(after, 0, self.around.clock()) if after else None)
        if status == httpx.codes.GONE:
            raise refusal("service-gone", at)
        if status == httpx.codes.NOT_FOUND:
            raise refusal("service-not-found", at)
        raise refusal("service-refused", at, status=str(status), said=_said(content))


def _port(scheme: str, port: int | None) -> int:
    return port or {"http": 80, "https": 443}.get(scheme, 0)


def _said(content: bytes) -> str:
    """What the service gave as its reason: the title of a problem document, or the beginning of the text."""
    try:
        document = read_json(content)
    except NotAnAnswer:
        document = None
    if isinstance(document, dict):
        return str(document.get("title") or document.get("error") or document)[:200]
    return content[:200].decode("utf-8", "replace").strip() or "-"
