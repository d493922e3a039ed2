"""One question to a service: what is tried again, what is refused, and what is kept. The server is our own."""

from __future__ import annotations

import re
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from dagmar.facts.services.kept import Answers
from dagmar.facts.services.pace import BACK_OFF_SECONDS, Limits
from dagmar.facts.services.service import Service
from dagmar.facts.services.wording import WORDING
from dagmar.problem import Refused

from .server import Local, Reply, Time, around, of

HOUSE = Path(__file__).parents[3]
MANY = Limits(calls=1000, seconds=1.0)
GOOD = of({"a": 1})


def service(local: Local, time: Time, **settings: object) -> Service:
    return Service(local.base, MANY, around(time, **settings))


def refused(local: Local, time: Time, *replies: Reply, **settings: object) -> Refused:
    local.replies = list(replies)
    with pytest.raises(Refused) as told:
        service(local, time, **settings).get("x")
    assert len(told.value.problems) == 1
    return told.value


def code(told: Refused) -> str:
    return told.problems[0].code


def test_numbers_are_exact(local: Local, time: Time) -> None:
    local.replies = [Reply(b'{"a": 0.1, "b": 12345678901234567890}')]
    assert service(local, time).get("x").document == {"a": Fraction(1, 10), "b": 12345678901234567890}


def test_a_busy_service_is_given_the_seconds_it_asks_for(local: Local, time: Time) -> None:
    local.replies = [of({}, 429, Retry_After="7"), GOOD]
    assert service(local, time).get("x").document == {"a": 1}
    assert time.slept == [7.0]


def test_a_busy_service_may_name_a_time_of_day(local: Local, time: Time) -> None:
    local.replies = [of({}, 429, Retry_After="Tue, 24 Nov 2026 12:00:30 GMT"), GOOD]
    service(local, time).get("x")
    assert time.slept == [30.0]


@pytest.mark.parametrize("header", ["soon", "-1", "", "0x10"])
def test_a_time_that_cannot_be_read_is_our_own_back_off(local: Local, time: Time, header: str) -> None:
    local.replies = [of({}, 429, Retry_After=header), GOOD]
    service(local, time).get("x")
    assert time.slept == [2.0]


def test_without_a_time_the_waits_grow_and_end(local: Local, time: Time) -> None:
    assert code(refused(local, time, *[of({}, 429)] * 5)) == "service-busy"
    assert time.slept == list(BACK_OFF_SECONDS) == [2, 4, 8, 16]


def test_a_wait_of_an_hour_is_told_instead_of_waited_for(local: Local, time: Time) -> None:
    told = refused(local, time, of({}, 429, Retry_After="3600"))
    assert code(told) == "service-busy"
    assert "3600 s" in told.problems[0].message.sv
    assert time.slept == []


def test_a_fault_that_passes_is_tried_again(local: Local, time: Time) -> None:
    local.replies = [of({}, 500), Reply(b"<h1>502</h1>", 502, kind="text/html"), of({}, 503, Retry_After="1"), GOOD]
    assert service(local, time).get("x").document == {"a": 1}
    assert time.slept == [2, 4, 1]


def test_a_fault_that_stays_is_told_after_five_tries(local: Local, time: Time) -> None:
    assert code(refused(local, time, *[of({}, 500)] * 5)) == "service-fails"
    assert len(local.asked) == 5


def test_a_connection_that_is_cut_is_tried_again(local: Local, time: Time) -> None:
    local.replies = [Reply(b'{"a": 1, "b": [1, 2, 3]}', cut=True), GOOD]
    assert service(local, time).get("x").document == {"a": 1}


def test_a_connection_that_is_always_cut_is_told(local: Local, time: Time) -> None:
    assert code(refused(local, time, *[Reply(b'{"a": 1, "b": 2}', cut=True)] * 5)) == "service-silent"


def test_a_service_that_says_nothing_is_left_in_time(local: Local, time: Time) -> None:
    local.replies = [Reply(wait=1.0), GOOD]
    assert service(local, time, timeout_seconds=0.1).get("x").document == {"a": 1}


def test_nobody_at_the_address_is_told(time: Time) -> None:
    with pytest.raises(Refused) as told:
        Service("http://127.0.0.1:1/", MANY, around(time)).get("x")
    assert code(told.value) == "service-silent"


@pytest.mark.parametrize(
    "body",
    [b'{"values": [1, 2', b"", b'{"a": NaN}', b'{"a": 1e999999999}', b"\xff\xfe", b"[" * 100_000, b"9" * 5000],
    ids=["half", "empty", "nan", "huge power", "not utf-8", "deep", "long number"],
)
def test_an_answer_that_is_no_json_is_tried_again_and_then_told(local: Local, time: Time, body: bytes) -> None:
    assert code(refused(local, time, *[Reply(body)] * 5)) == "service-broken-answer"
    assert len(local.asked) == 5


def test_half_an_answer_that_is_whole_the_next_time_is_no_error(local: Local, time: Time) -> None:
    local.replies = [Reply(b'{"a": '), GOOD]
    assert service(local, time).get("x").document == {"a": 1}


def test_a_page_for_people_is_told_at_once(local: Local, time: Time) -> None:
    told = refused(local, time, Reply(b"<html>Sign in</html>", kind="text/html"))
    assert code(told) == "service-not-json"
    assert "text/html" in told.problems[0].message.en
    assert len(local.asked) == 1


def test_an_answer_without_end_is_stopped_at_the_limit(local: Local, time: Time) -> None:
    assert code(refused(local, time, Reply(b'"' + b"x" * 200_000 + b'"'), largest_bytes=100_000)) == "service-too-large"


def test_an_answer_that_takes_too_long_in_all_is_stopped(local: Local, time: Time) -> None:
    class Late(Time):
        def clock(self) -> object:  # type: ignore[override]  # each look at the clock is a minute later
            self.now += timedelta(minutes=1)
            return self.now

    assert (
        code(refused(local, Late(), Reply(b'"' + b"x" * 200_000 + b'"'), whole_answer_seconds=30.0)) == "service-silent"
    )


@pytest.mark.parametrize(
    ("status", "wanted"),
    [(410, "service-gone"), (404, "service-not-found"), (400, "service-refused"), (403, "service-refused")],
)
def test_what_will_not_pass_is_not_tried_again(local: Local, time: Time, status: int, wanted: str) -> None:
    assert code(refused(local, time, of({"title": "No such selection"}, status))) == wanted
    assert len(local.asked) == 1


def test_the_services_own_reason_is_told(local: Local, time: Time) -> None:
    told = refused(
        local, time, of({"type": "parameter", "title": "Missing selection for variable", "status": 400}, 400)
    )
    assert "Missing selection for variable" in told.problems[0].message.sv


@pytest.mark.parametrize(
    "to",
    [
        "https://example.org/v3/x",
        "http://127.0.0.1:1/v3/x",
        "//example.org/x",
        "http://127.0.0.1@example.org/",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_to_elsewhere_is_refused(local: Local, time: Time, to: str) -> None:
    assert code(refused(local, time, of({}, 302, Location=to))) == "service-redirects"
    assert len(local.asked) == 1


def test_a_redirect_within_the_service_is_followed(local: Local, time: Time) -> None:
    local.replies = [of({}, 301, Location="/v3/y"), GOOD]
    assert service(local, time).get("x").document == {"a": 1}
    assert local.paths == ["/v3/x", "/v3/y"]


def test_redirects_in_a_circle_end(local: Local, time: Time) -> None:
    assert code(refused(local, time, *[of({}, 302, Location="/v3/x")] * 10)) == "service-redirects"


def test_an_address_with_http_at_the_same_host_is_asked_with_https(time: Time) -> None:
    secure = Service("https://api.example.org/v3/", MANY, around(time))
    assert secure.within("http://api.example.org/v3/x?page=2", secure.base) == "https://api.example.org/v3/x?page=2"


def test_no_more_calls_than_allowed_in_each_window(local: Local, time: Time) -> None:
    local.answering = lambda *_: GOOD
    slow = Service(local.base, Limits(calls=3, seconds=1.0), around(time))
    for number in range(7):
        slow.get(f"x{number}")
    assert time.slept == [1.0, 1.0]


def test_an_answer_is_kept_with_the_day_it_was_fetched(local: Local, time: Time, tmp_path: Path) -> None:
    local.replies = [of({"a": 0.25})]
    first = service(local, time, answers=Answers(tmp_path)).get("x")
    time.now += timedelta(hours=5)
    again = service(local, time, answers=Answers(tmp_path)).get("x")
    assert again == first
    assert again.fetched == first.fetched == time.now - timedelta(hours=5)
    assert len(local.asked) == 1


def test_an_answer_that_is_too_old_or_damaged_is_fetched_anew(local: Local, time: Time, tmp_path: Path) -> None:
    local.answering = lambda *_: GOOD
    keeping = service(local, time, answers=Answers(tmp_path, keep=timedelta(days=1)))
    keeping.get("x")
    time.now += timedelta(days=2)
    keeping.get("x")
    assert len(local.asked) == 2
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-5])
    keeping.get("x")
    assert len(local.asked) == 3


def test_a_question_in_a_body_is_kept_under_its_own_name(local: Local, time: Time, tmp_path: Path) -> None:
    local.answering = lambda _, __, body: of({"asked": body})
    keeping = service(local, time, answers=Answers(tmp_path))
    assert keeping.post("x", {"a": 1}).document == {"asked": {"a": 1}}
    assert keeping.post("x", {"a": 2}).document == {"asked": {"a": 2}}


def test_every_code_is_reached_by_a_test_and_stands_in_the_reference() -> None:
    tests = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    page = (HOUSE / "docs/reference/services.md").read_text("utf-8")
    assert [one for one in WORDING if f'"{one}"' not in tests] == []
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) == set(WORDING)
