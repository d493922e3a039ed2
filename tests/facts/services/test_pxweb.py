"""PxWeb v2 and v1 on a server of our own: limits read, questions split, signs kept, and what has moved or changed told."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from dagmar.facts.services.fetched import Fetched
from dagmar.facts.services.pxweb import Provider, PxWeb, Selection
from dagmar.facts.services.pxweb_cells import period_of
from dagmar.problem import Refused

from .of_pxweb import VARIABLES, config, dataset, value_of, version_1, version_2, whole
from .server import Local, Time, around, of

ALL: Selection = {name: ["*"] for name in VARIABLES}
ONE: Selection = {"Region": ["0180"], "Alder": ["18+"], "Kon": ["2"], "Tid": ["2026M03"]}


def service(local: Local, time: Time, version: Any = 2) -> PxWeb:
    return PxWeb(around(time), Provider("Källa: Prov", local.base, version))


def fetch(local: Local, time: Time, selection: Selection, **asked: Any) -> Fetched:
    return service(local, time).fetch("TAB1", selection, **asked)


def refused(local: Local, time: Time, selection: Selection = ONE, table: str = "TAB1") -> Refused:
    with pytest.raises(Refused) as told:
        service(local, time).fetch(table, selection)
    return told.value


def code(told: Refused) -> str:
    return told.problems[0].code


def questions(local: Local) -> list[Any]:
    return [body for method, _, body in local.asked if method == "POST"]


def test_a_cell_is_an_observation_with_where_it_is_from(local: Local, time: Time) -> None:
    local.answering = version_2()
    (seen,) = fetch(local, time, ONE).observations
    assert seen.key == ("TAB1.X1.Alder=18+", "0180", "2026-03", "women")
    assert seen.value == value_of(["0180", "18+", "2", "X1", "2026M03"])
    assert seen.unit == "number"
    assert seen.source.title == "Källa: Prov"
    assert seen.source.vintage == "uppdaterad 2026-06-08, hämtad 2026-11-24"
    assert seen.source.note == "Talen är påhittade."


def test_what_may_be_left_out_is_the_nation_and_both_sexes(local: Local, time: Time) -> None:
    local.answering = version_2()
    (seen,) = fetch(local, time, {"Alder": ["18+"], "Tid": ["2026M03"]}, indicator="people").observations
    assert seen.key == ("people.Alder=18+", "00", "2026-03", "all")


def test_the_three_last_months_and_every_region(local: Local, time: Time) -> None:
    local.answering = version_2()
    fetched = fetch(local, time, {"Region": ["*"], "Alder": ["18+"], "Tid": ["top(3)"]})
    assert {seen.period for seen in fetched.observations} == {"2026-04", "2026-05", "2026-06"}
    assert {seen.recipient for seen in fetched.observations} == {"00", "01", "0180", "1480"}


@pytest.mark.parametrize("limit", [1, 2, 5, 17, 36, 144, 1000])
def test_a_question_too_large_is_split_and_every_cell_comes_once(local: Local, time: Time, limit: int) -> None:
    """The table has 4 x 2 x 3 x 1 x 6 = 144 cells, each with a figure of its own."""
    local.answering = version_2(told=limit)
    fetched = fetch(local, time, ALL)
    assert len(fetched.observations) == 144
    sexes = {"all": "TotSa", "women": "2", "men": "1"}
    for seen in fetched.observations:
        age = seen.indicator.split("Alder=")[1]
        month = seen.period.replace("-", "M")
        assert seen.value == value_of([seen.recipient, age, sexes[seen.sex], "X1", month])
    assert len(questions(local)) >= 144 / limit


def test_a_limit_that_is_lower_than_told_is_found_out(local: Local, time: Time) -> None:
    local.answering = version_2(told=1000, held=50)
    assert len(fetch(local, time, ALL).observations) == 144


def test_a_service_that_gives_not_even_one_cell_is_told(local: Local, time: Time) -> None:
    local.answering = version_2(told=1000, held=0)
    assert code(refused(local, time)) == "too-many-cells"
    assert code(refused(local, time, ALL)) == "too-many-cells"


def test_the_limit_of_calls_is_the_services_own(local: Local, time: Time) -> None:
    local.answering = version_2(told=10)
    fetch(local, time, ALL)
    assert len(local.asked) > 20
    assert len(local.asked) <= 3 * (1 + sum(time.slept))


def test_every_wrong_name_and_code_is_told_before_anything_is_asked(local: Local, time: Time) -> None:
    local.answering = version_2()
    assert code(refused(local, time, {**ONE, "Kommun": ["0180"]})) == "variable-unknown"
    assert code(refused(local, time, {"Region": ["0180"], "Alder": ["18+"]})) == "variable-missing"
    told = refused(local, time, {**ONE, "Region": ["0180", "0181"]})
    assert code(told) == "code-unknown"
    assert "0181" in told.problems[0].message.sv
    assert "0180" in told.problems[0].help.sv
    assert questions(local) == []


def test_a_table_that_has_moved_is_told(local: Local, time: Time) -> None:
    local.answering = version_2()
    assert code(refused(local, time, table="TAB2")) == "service-not-found"


@pytest.mark.parametrize("value", [[], {}, [None]])
def test_an_answer_without_a_figure_is_an_error(local: Local, time: Time, value: Any) -> None:
    right = version_2()

    def empty(method: str, path: str, body: Any) -> Any:
        if method == "GET":
            return right(method, path, body)
        return of(dataset({one["variableCode"]: one["valueCodes"] for one in body["selection"]}, value=value))

    local.answering = empty
    assert code(refused(local, time)) == "service-empty"


def test_a_missing_cell_keeps_its_sign_and_is_listed(local: Local, time: Time) -> None:
    right = version_2()

    def with_signs(method: str, path: str, body: Any) -> Any:
        if method == "GET":
            return right(method, path, body)
        chosen = {one["variableCode"]: one["valueCodes"] for one in body["selection"]}
        return of(dataset(chosen, value={"0": 5, "3": 0.5}, status={"1": "..", "2": "."}))

    local.answering = with_signs
    fetched = fetch(local, time, {"Region": ["0180"], "Alder": ["18+"], "Kon": ["2"], "Tid": ["top(4)"]})
    said = {seen.period: seen.value if seen.missing is None else seen.missing for seen in fetched.observations}
    assert said == {"2026-03": 5, "2026-04": "not_reported", "2026-05": "not_applicable", "2026-06": Fraction(1, 2)}
    assert [(one.period, one.why.sv) for one in fetched.absences] == [("2026-04", ".."), ("2026-05", ".")]


@pytest.mark.parametrize(("given", "wanted"), [(["0180", "1480"], "service-other-rows"), ([], "service-broken-answer")])
def test_an_answer_of_other_codes_than_asked_for_is_told(
    local: Local, time: Time, given: list[str], wanted: str
) -> None:
    right = version_2()

    def other(method: str, path: str, body: Any) -> Any:
        if method == "GET":
            return right(method, path, body)
        chosen = {one["variableCode"]: one["valueCodes"] for one in body["selection"]} | {"Region": given or ["01"]}
        lacking = dataset(chosen | {"Region": ["01"]})
        if not given:
            lacking["id"], lacking["size"] = lacking["id"][1:], lacking["size"][1:]
        return of(dataset(chosen) if given else lacking)

    local.answering = other
    assert code(refused(local, time)) == wanted


def test_a_period_or_a_sex_that_cannot_be_read_is_told(
    local: Local, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(VARIABLES, "Kon", {"9": "uppgift saknas"})
    local.answering = version_2()
    assert code(refused(local, time, {**ONE, "Kon": ["9"]})) == "variable-not-placed"
    monkeypatch.setitem(VARIABLES, "Kon", {"2": "kvinnor"})
    monkeypatch.setitem(VARIABLES, "Tid", {"våren": "våren"})
    assert code(refused(local, time, {**ONE, "Tid": ["våren"]})) == "variable-not-placed"


def test_per_cent_become_shares(local: Local, time: Time) -> None:
    right = version_2()

    def in_per_cent(method: str, path: str, body: Any) -> Any:
        if method == "GET":
            return right(method, path, body)
        document = dataset({one["variableCode"]: one["valueCodes"] for one in body["selection"]}, value=[12.5])
        document["dimension"]["ContentsCode"]["category"]["unit"]["X1"]["base"] = "procent"
        return of(document)

    local.answering = in_per_cent
    (seen,) = fetch(local, time, ONE).observations
    assert (seen.value, seen.unit) == (Fraction(1, 8), "share")


def test_tables_are_found_by_name_over_several_pages(local: Local, time: Time) -> None:
    def listing(_: str, path: str, __: Any) -> Any:
        number = int(path.split("pageNumber=")[1].split("&")[0])
        table = {"id": f"TAB{number}", "label": f"Tabell {number}", "lastPeriod": "2024"}
        return of({"tables": [table], "page": {"pageNumber": number, "pageSize": 1, "totalPages": 3}})

    local.answering = listing
    found = service(local, time).find("folkmängd 1 november")
    assert [one[0] for one in found] == ["TAB1", "TAB2", "TAB3"]
    assert "query=folkmängd 1 november" in local.paths[0]


def test_version_1_gives_the_same_figures_by_path(local: Local, time: Time) -> None:
    local.answering = version_1()
    first = service(local, time, 1)
    seen = {one.key: one.value for one in first.fetch("BE/BE01/Prov", ALL, "people").observations}
    assert len(seen) == 144
    assert first.limits().calls == 10
    local.answering = version_2()
    again = {one.key: one.value for one in fetch(local, time, ALL, indicator="people").observations}
    assert seen == again


def test_version_1_without_a_configuration_is_asked_with_caution(local: Local, time: Time) -> None:
    local.answering = version_1(configured=False)
    assert service(local, time, 1).limits().calls == 1


def test_version_1_says_that_a_path_has_moved(local: Local, time: Time) -> None:
    local.answering = version_1()
    with pytest.raises(Refused) as told:
        service(local, time, 1).fetch("BE/BE01/Gammal", ALL)
    assert code(told.value) == "service-refused"
    assert "flyttats" in told.value.problems[0].help.sv


def test_a_folder_of_version_1_is_no_table(local: Local, time: Time) -> None:
    local.replies = [of({"maxCells": 1}), of([{"id": "BE01", "type": "l", "text": "Befolkning"}])]
    with pytest.raises(Refused) as told:
        service(local, time, 1).fetch("BE", ALL)
    assert code(told.value) == "service-broken-answer"


def test_a_limit_of_nonsense_is_caution(local: Local, time: Time) -> None:
    local.replies = [of(config(maxDataCells=-1, maxCallsPerTimeWindow="many", timeWindow=None))]
    limits = service(local, time).limits()
    assert (limits.calls, limits.seconds, limits.cells) == (1, 1.0, 10_000)


@pytest.mark.parametrize(
    ("time_code", "period"),
    [
        ("2024", "2024"),
        ("2024M03", "2024-03"),
        ("2024K2", "2024-04/2024-06"),
        ("2024H2", "2024-07/2024-12"),
        ("2020-2024", "2020-01/2024-12"),
        ("2024M13", ""),
        ("2024-2020", ""),
        ("24", ""),
    ],
)
def test_times_are_read_as_our_periods(time_code: str, period: str) -> None:
    assert period_of(time_code) == period


def test_the_whole_table_is_what_the_server_holds() -> None:
    assert len(dataset(whole())["value"]) == 144
