"""Kolada v3 on a server of our own: splitting, pages, signs, groups, and every way in which it has been known to mislead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from dagmar.facts.observation import Observation
from dagmar.facts.services.fetched import Fetched
from dagmar.facts.services.kolada import Kolada
from dagmar.facts.services.kolada_rows import unit_of
from dagmar.problem import Refused

from .of_kolada import cell, key_figure, kolada, page, row
from .server import Local, Time, around, of


def fetch(
    local: Local,
    time: Time,
    recipients: Sequence[str] = ("01", "0180"),
    years: Sequence[int] = (2023,),
    kpis: Sequence[str] = ("N1",),
) -> Fetched:
    return Kolada(around(time), local.base).fetch(kpis, recipients, years)


def by_key(fetched: Fetched) -> dict[tuple[str, str, str, str], Observation]:
    return {seen.key: seen for seen in fetched.observations}


def refused(local: Local, time: Time, *rows: dict[str, Any], **asked: Any) -> str:
    local.answering = kolada([key_figure("N1")], list(rows))
    with pytest.raises(Refused) as told:
        fetch(local, time, **asked)
    return told.value.problems[0].code


def test_a_value_comes_with_recipient_unit_sex_and_where_it_is_from(local: Local, time: Time) -> None:
    rows = [row("N1", "0001", 2023, cell(87.5), cell(88, "K"), cell(87, "M")), row("N1", "0180", 2023, cell(90))]
    local.answering = kolada([key_figure("N1")], rows)
    fetched = fetch(local, time)
    seen = by_key(fetched)
    assert {key: one.value for key, one in seen.items()} == {
        ("N1", "01", "2023", "all"): Fraction(7, 8),
        ("N1", "01", "2023", "women"): Fraction(88, 100),
        ("N1", "01", "2023", "men"): Fraction(87, 100),
        ("N1", "0180", "2023", "all"): Fraction(9, 10),
    }
    one = seen["N1", "01", "2023", "all"]
    assert one.unit == "share"
    assert one.recorded == "2026-11-24"
    assert one.source.title == "Källa: Kolada"
    assert one.source.vintage == "hämtat 2026-11-24"
    assert fetched.absences == ()


def test_the_key_figure_is_described_as_the_service_does(local: Local, time: Time) -> None:
    local.answering = kolada([key_figure("N1")], [row("N1", "0180", 2023, cell(90))])
    (measure,) = fetch(local, time, ["0180"]).measures
    assert (measure.register, measure.next_publication, measure.next_period) == (
        "Provregistret",
        date(2027, 3, 1),
        "2025",
    )
    assert measure.direction == "not_judged"
    assert measure.by_sex_at_source


def test_at_most_25_ids_stand_in_a_part_and_the_parts_are_put_together(local: Local, time: Time) -> None:
    figures = [key_figure(f"N{number}") for number in range(30)]
    places = [f"{number:04}" for number in range(1000, 1060)]
    rows = [row(one["id"], place, 2023, cell(1)) for one in figures for place in places]
    local.answering = kolada(figures, rows)
    fetched = fetch(local, time, places, [2023], [one["id"] for one in figures])
    assert len(fetched.observations) == 30 * 60
    assert len(local.asked) == 2 + 2 * 3


def test_pages_are_followed_to_the_end(local: Local, time: Time) -> None:
    rows = [row("N1", f"{number:04}", 2023, cell(1)) for number in range(1000, 1020)]
    local.answering = kolada([key_figure("N1")], rows, most=7, base=local.base)
    fetched = fetch(local, time, [f"{number:04}" for number in range(1000, 1020)])
    assert len(fetched.observations) == 20
    assert fetched.absences == ()


def test_pages_in_a_circle_are_told(local: Local, time: Time) -> None:
    again = f"{local.base}kpi/N1?per_page=5000"
    local.replies = [of(page([key_figure("N1")], again))]
    with pytest.raises(Refused) as told:
        fetch(local, time)
    assert told.value.problems[0].code == "service-pages-in-a-circle"


def test_pages_without_end_are_told(local: Local, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dagmar.facts.services.kolada.MOST_PAGES", 3)
    local.answering = lambda *_: of(page([key_figure("N1")], f"{local.base}kpi/N1?page={len(local.asked)}"))
    with pytest.raises(Refused) as told:
        fetch(local, time)
    assert told.value.problems[0].code == "service-too-many-pages"


def test_a_next_page_at_another_place_is_refused(local: Local, time: Time) -> None:
    local.replies = [of(page([key_figure("N1")], "https://example.org/v3/kpi?page=2"))]
    with pytest.raises(Refused) as told:
        fetch(local, time)
    assert told.value.problems[0].code == "service-redirects"


def test_an_empty_list_is_an_error_and_never_zero(local: Local, time: Time) -> None:
    assert refused(local, time) == "service-empty"


def test_nothing_but_missing_values_is_as_empty(local: Local, time: Time) -> None:
    assert refused(local, time, row("N1", "0180", 2023, cell(None))) == "service-empty"


def test_what_is_absent_beside_other_values_is_listed_with_a_sign(local: Local, time: Time) -> None:
    local.answering = kolada([key_figure("N1")], [row("N1", "0180", 2023, cell(90))])
    fetched = fetch(local, time, ["0180", "0181"], [2023, 2025])
    signs = {(one.recipient, one.period): one.sign for one in fetched.absences}
    assert signs == {
        ("0181", "2023"): "not_reported",
        ("0180", "2025"): "not_yet_published",
        ("0181", "2025"): "not_yet_published",
    }
    seen = by_key(fetched)
    assert len(seen) == 4
    assert seen["N1", "0181", "2023", "all"].value is None
    assert seen["N1", "0181", "2023", "all"].missing == "not_reported"


def test_a_key_figure_of_regions_is_not_applicable_to_a_municipality(local: Local, time: Time) -> None:
    local.answering = kolada([key_figure("N1", municipality_type="L")], [row("N1", "0001", 2023, cell(90))])
    fetched = fetch(local, time, ["01", "0180", "00"])
    assert {one.recipient: one.sign for one in fetched.absences} == {"0180": "not_applicable", "00": "not_reported"}


@pytest.mark.parametrize(
    ("status", "sign"),
    [("", "not_reported"), ("..", "secret"), (".", "not_applicable"), ("-", "not_reported"), ("Private", "secret")],
)
def test_a_value_that_is_null_keeps_its_sign(local: Local, time: Time, status: str, sign: str) -> None:
    rows = [row("N1", "0180", 2023, cell(None, status=status)), row("N1", "0181", 2023, cell(0))]
    local.answering = kolada([key_figure("N1")], rows)
    seen = by_key(fetch(local, time, ["0180", "0181"]))
    assert seen["N1", "0180", "2023", "all"].missing == sign
    assert seen["N1", "0181", "2023", "all"].value == 0


def test_a_sign_that_nobody_knows_is_kept_in_the_words_of_the_service(local: Local, time: Time) -> None:
    rows = [row("N1", "0180", 2023, cell(None, status="Mystery")), row("N1", "0181", 2023, cell(1))]
    local.answering = kolada([key_figure("N1")], rows)
    seen = by_key(fetch(local, time, ["0180", "0181"]))["N1", "0180", "2023", "all"]
    assert (seen.missing, seen.source.note) == ("not_reported", "status: Mystery")


def test_rows_marked_as_deleted_are_dropped_and_counted(local: Local, time: Time) -> None:
    rows = [row("N1", "0180", 2023, cell(1, isdeleted=True), cell(2)), row("N1", "0181", 2023, cell(1, isdeleted=True))]
    local.answering = kolada([key_figure("N1")], rows)
    fetched = fetch(local, time, ["0180", "0181"])
    assert fetched.deleted == 2
    assert by_key(fetched)["N1", "0180", "2023", "all"].value == Fraction(2, 100)
    assert [one.recipient for one in fetched.absences] == ["0181"]


def test_the_value_of_a_group_says_how_many_members_it_is_the_plain_mean_of(local: Local, time: Time) -> None:
    local.answering = kolada([key_figure("N1")], [row("N1", "G2329", 2023, cell(50, count=19))])
    (seen,) = fetch(local, time, ["G2329"]).observations
    assert (seen.recipient, seen.value) == ("G2329", Fraction(1, 2))
    assert "Ovägt medelvärde av 19 medlemmar" in seen.source.note


def test_a_row_that_nobody_asked_for_shows_that_a_condition_was_ignored(local: Local, time: Time) -> None:
    stranger = row("N1", "1480", 2023, cell(1))
    local.replies = [of(page([key_figure("N1")])), of(page([row("N1", "0180", 2023, cell(1)), stranger]))]
    with pytest.raises(Refused) as told:
        fetch(local, time, ["0180"])
    assert told.value.problems[0].code == "service-other-rows"
    assert "N1 1480 2023" in told.value.problems[0].message.sv


def test_two_values_of_the_same_thing_are_told(local: Local, time: Time) -> None:
    assert refused(local, time, row("N1", "0180", 2023, cell(1), cell(2))) == "service-twice"


@pytest.mark.parametrize("wrong", [cell("1"), cell(True), cell(1, "X"), cell([1])])
def test_a_cell_of_another_shape_is_told(local: Local, time: Time, wrong: dict[str, Any]) -> None:
    assert refused(local, time, row("N1", "0180", 2023, wrong)) == "service-broken-answer"


@pytest.mark.parametrize(
    "document", [[], {"values": None}, {"values": [1]}, {"rows": []}, {"values": [], "next_url": 3}]
)
def test_an_envelope_of_another_shape_is_told(local: Local, time: Time, document: Any) -> None:
    local.replies = [of(document)]
    with pytest.raises(Refused) as told:
        fetch(local, time)
    assert told.value.problems[0].code == "service-broken-answer"


def test_every_unknown_key_figure_is_named_at_once(local: Local, time: Time) -> None:
    local.answering = kolada([key_figure("N1")], [])
    with pytest.raises(Refused) as told:
        fetch(local, time, kpis=["N1", "N2", "N3"])
    assert told.value.problems[0].code == "key-figure-unknown"
    assert "N2, N3" in told.value.problems[0].message.sv


def test_a_service_that_is_closed_down_says_where_the_new_one_is(local: Local, time: Time) -> None:
    local.replies = [of({}, 410)]
    with pytest.raises(Refused) as told:
        fetch(local, time)
    assert "v3" in told.value.problems[0].help.sv


def test_five_calls_a_second_and_no_more(local: Local, time: Time) -> None:
    places = [f"{number:04}" for number in range(1000, 1300)]
    local.answering = kolada([key_figure("N1")], [row("N1", place, 2023, cell(1)) for place in places])
    fetch(local, time, places)
    assert len(local.asked) == 13
    assert time.slept == [1.0, 1.0]


def test_progress_is_told_part_by_part(local: Local, time: Time) -> None:
    told: list[tuple[int, int]] = []
    places = [f"{number:04}" for number in range(1000, 1050)]
    local.answering = kolada([key_figure("N1")], [row("N1", place, 2023, cell(1)) for place in places])
    Kolada(around(time, progress=lambda done, of_all: told.append((done, of_all))), local.base).fetch(
        ["N1"], places, [2023]
    )
    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Ett mått, andel (%)", "share"),
        ("Ett mått, andel (%) (-2023)", "share"),
        ("Resultat (% av skatter och statsbidrag)", "share"),
        ("Ett mått, 5-årsmedelvärde, antal/100 000 inv, 25 år+", "antal/100 000 inv"),
        ("Ett mått,  kr/DRG-poäng", "kr/DRG-poäng"),
        ("Helhetsintryck, index (-2024)", "index"),
        ("Invånare totalt, antal", "number"),
        ("Något helt annat", "number"),
    ],
)
def test_the_unit_is_read_from_the_title(title: str, unit: str) -> None:
    assert unit_of(title)[0] == unit
