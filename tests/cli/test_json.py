"""`--json`, on every command: what a machine can rely on. Amounts are those that the government published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pyarrow.parquet import write_table

from dagmar.cli.program import names
from tests.facts.services.of_kolada import cell, key_figure, kolada, row
from tests.facts.services.of_pxweb import version_2
from tests.facts.services.server import local_server
from tests.indicators.rows import contact_table
from tests.reporting.forms import TEXT, blank, fill

from .conftest import HOUSE, Running

SERVICES = ExitStack()
KRONOR = re.compile(r"-?\d+\.\d\d")


def invocations(tmp_path: Path) -> dict[tuple[str, ...], tuple[str, ...]]:
    """One use of each command; a command without one fails the test below."""
    return {
        ("allocate",): ("svf-2025",),
        ("amend",): (str(amendment(tmp_path)),),
        ("assess",): ("svf-2025",),
        ("burden",): ("0180", "--year", "2018", "--ics", str(tmp_path / "dagar.ics")),
        ("check",): ("svf-2025",),
        ("decide",): ("svf-2025", "--out", str(tmp_path / "decision")),
        ("diff",): ("kvinnors-halsa-2019", "kvinnors-halsa-2024"),
        ("disclosure", "protect"): (small_table(tmp_path), "--rule", "1-4", "--out", str(tmp_path / "skyddad.csv")),
        ("document",): ("svf-2025", "--out", str(tmp_path / "decision.pdf")),
        ("explain",): ("svf-2025", "01"),
        ("explain-table",): (str(HOUSE / "tests/recovery/tables/2020.csv"), "--pot", "937 Mkr"),
        ("fetch", "kolada"): ("N1", "--year", "2023", "--recipient", "0180", *from_a_server(tmp_path)),
        ("fetch", "pxweb"): ("TAB1", "--select", "Alder=18+", "--select", "Tid=top(1)", *from_a_server(tmp_path)),
        ("followup",): ("svf-2025",),
        ("indicators", "breaks"): (str(tmp_path / "figures.csv"),),
        ("indicators", "check"): (),
        ("indicators", "compute"): computing(tmp_path),
        ("indicators", "list"): (),
        ("indicators", "schema"): (),
        ("indicators", "show"): ("specialist-first-visit-90-days",),
        ("indicators", "generate"): ("--rows", "10000", "--workers", "1", "--out", str(tmp_path / "persondata")),
        ("library", "list"): (),
        ("library", "verify"): (),
        ("new",): ("utkast", "--year", "2027", "--out", str(tmp_path / "utkast")),
        ("overview",): ("0180", "--year", "2017"),
        ("portfolio",): (str(portfolio(tmp_path)),),
        ("prose",): ("svf-2025",),
        ("publish",): (str(tmp_path / "sajt"), "--only", "svf-2025", "--only", "N79173"),
        ("recipients",): ("heby", "--on", "2025-01-01"),
        ("report", "read"): report_handed_in(tmp_path),
        ("report", "template"): ("psykisk-halsa-2017", "--recipient", "0180", "--out", str(tmp_path / "mall.xlsx")),
        ("schema",): (),
        ("verify",): (str(tmp_path / "decision"),),
        ("version",): (),
    }


def small_table(tmp_path: Path) -> str:
    """Three women among forty-four."""
    file = tmp_path / "tabell.csv"
    file.write_text("sex,persons\nwomen,3\nmen,41\nall,44\n", "utf-8")
    return str(file)


def amendment(tmp_path: Path) -> Path:
    """A file that changes only who pays."""
    file = tmp_path / "tillagg.yaml"
    text = "agreement: tillagg\namends: svf-2025\nholds_from: 2025-10\npayer: socialstyrelsen\n"
    file.write_text(text, "utf-8")
    return file


def computing(tmp_path: Path) -> tuple[str, ...]:
    """One indicator over one contact."""
    to = ("--data", str(contacts(tmp_path)), "--out", str(tmp_path / "figures.csv"))
    return "specialist-first-visit-90-days", *to


def contacts(tmp_path: Path) -> Path:
    """One contact."""
    write_table(contact_table([{}]), tmp_path / "contacts.parquet")
    return tmp_path


def portfolio(tmp_path: Path) -> Path:
    """Two agreements looked at together."""
    file = tmp_path / "portfolj.yaml"
    file.write_text("portfolio: prov\ntitle: Prov\nagreements: [svf-2025, patientsakerhet-2011]\n", "utf-8")
    return file


def report_handed_in(tmp_path: Path) -> tuple[str, ...]:
    """A template filled in, and the agreement that it is of."""
    (tmp_path / "exempel.yaml").write_text(TEXT, "utf-8")
    return str(fill(blank(tmp_path))), "--agreement", str(tmp_path / "exempel.yaml"), "--received", "2025-01-30"


def from_a_server(tmp_path: Path) -> tuple[str, ...]:
    """The services on this machine, with invented values."""
    return "--service", SERVICES.enter_context(serving()), "--cache", str(tmp_path / "kept")


@contextmanager
def serving() -> Iterator[str]:
    """Kolada and PxWeb at one address."""
    with local_server() as local:
        figures, table = kolada([key_figure("N1")], [row("N1", "0180", 2023, cell(90))]), version_2()
        local.answering = lambda *asked: figures(*asked) or table(*asked)
        yield local.base


@pytest.fixture(autouse=True)
def services_end() -> Iterator[None]:
    yield
    SERVICES.close()


@pytest.mark.parametrize("name", names(), ids=" ".join)
def test_every_command_answers_in_json(dagmar: Running, tmp_path: Path, name: tuple[str, ...]) -> None:
    if name == ("verify",):
        assert dagmar("decide", "svf-2025", "--out", str(tmp_path / "decision")).code == 0
    if name == ("indicators", "breaks"):
        assert dagmar("indicators", "compute", *computing(tmp_path)).code == 0
    ran = dagmar(*name, *invocations(tmp_path)[name], "--json")
    assert ran.json is not None
    assert ran.code == 0


def test_the_library_is_listed_with_id_title_period_and_total(dagmar: Running) -> None:
    listed = dagmar("library", "list", "--json").json
    assert {"svf-2025", "psykisk-ohalsa-2012", "god-och-nara-vard-2024"} <= {entry["id"] for entry in listed}
    for entry in listed:
        assert entry.keys() >= {"id", "title", "period", "total"}
        assert KRONOR.fullmatch(entry["total"]) if entry["total"] else entry["unknown"]


def test_the_library_verifies_the_payment_of_2025_row_by_row(dagmar: Running) -> None:
    tables = {(one["agreement"], one["table"]): one for one in dagmar("library", "verify", "--json").json}
    found = tables["svf-2025", "andra-utbetalningen"]
    assert (found["rows"], found["reproduced"], found["stated"], found["circular"]) == (18, 18, 0, 0)
    assert (found["largest_difference"], found["closes"]) == ("0.00", True)


def test_the_amounts_of_2025_come_out_and_every_known_grant_closes(dagmar: Running) -> None:
    given = dagmar("allocate", "svf-2025", "--json").json
    assert given["agreement"] == "svf-2025"
    grants = {grant["id"]: grant for grant in given["grants"]}
    second = grants["andra-utbetalningen"]
    settled = {row["recipient"]: row["settled"] for row in second["amounts"]}
    assert settled["01"] == "46759214.00"
    assert {code for code, amount in settled.items() if amount == "0.00"} == {"13", "21", "24"}
    into = Decimal(second["pot"]) + Decimal(second["received"])
    out = sum(map(Decimal, settled.values())) + Decimal(second["carried"]) + Decimal(second["returned"])
    assert into == out == Decimal("182500000.00")
    assert second["basis"] == "real"
    stockholm = next(row for row in second["amounts"] if row["recipient"] == "01")
    exact = stockholm["entitlement_exact"]
    assert exact["numerator"] * 9_699_964 == exact["denominator"] * 2_485_275 * 18_250_000_000


def test_what_was_not_found_is_null_with_its_reason(dagmar: Running) -> None:
    first = dagmar("allocate", "svf-2025", "--grant", "forsta-utbetalningen", "--json").json["grants"][0]
    assert first["unknown"]["sv"]
    assert {row["settled"] for row in first["amounts"]} == {None}


def test_check_gives_errors_with_place_code_message_and_help(dagmar: Running, wrong_file: Path) -> None:
    ran = dagmar("check", str(wrong_file), "--json")
    assert ran.code == 1
    for error in ran.json["errors"]:
        assert error.keys() >= {"file", "line", "column", "code", "message", "help"}
        assert error["file"] == str(wrong_file)
    lines = wrong_file.read_text("utf-8").splitlines()
    found = {(error["code"], lines[error["line"] - 1].strip()) for error in ran.json["errors"]}
    assert ("unknown-word", "perod: 2025") in found
    assert ("unknown-word", "distribute: {by: populaton}") in found


def test_a_refusal_is_json_too_and_says_the_same_to_a_person(dagmar: Running) -> None:
    ran = dagmar("allocate", "svf-1999", "--json")
    assert ran.code == 3
    assert [error["code"] for error in ran.json["errors"]] == ["agreement-not-found"]
    assert "svf-2025" in ran.json["errors"][0]["help"]
    assert "agreement-not-found" in ran.err


def test_an_explanation_carries_its_derivation_in_the_published_schema(dagmar: Running) -> None:
    """Stockholm got 46 759 214 kr: 182 500 000 kr by the people of the 18 regions, as the government published it."""
    schema = json.loads((HOUSE / "docs/reference/derivation.schema.json").read_text("utf-8"))
    explained = dagmar("explain", "svf-2025", "01", "--grant", "andra-utbetalningen", "--json").json
    assert "46\u00a0759\u00a0214" in explained["explanation"]
    derivation = explained["derivation"]
    jsonschema.validate(derivation, schema)
    ((amount,), nodes) = derivation["grants"][0]["amounts"], {node["id"]: node for node in derivation["nodes"]}
    assert (derivation["agreement"], amount["recipient"], derivation["payments"]) == ("svf-2025", "01", [])
    assert nodes[amount["settled"]]["value"] == {"numerator": 4_675_921_400, "denominator": 1}
    leaves = _leaves(amount["settled"], nodes)
    persons = [
        node["value"]["numerator"] for node in leaves if node["rule"] == "population" and node["about"] == "01 2025-09"
    ]
    assert persons == [2_485_275]
    assert all(node["source"]["title"] for node in leaves if node["rule"] == "population")


@pytest.mark.parametrize(("agreement", "code"), [("psykisk-ohalsa-2012", "0180"), ("kunskapsstod-2015", "01")])
def test_any_explanation_carries_the_recipients_own_amounts_and_no_others(
    dagmar: Running, agreement: str, code: str
) -> None:
    schema = json.loads((HOUSE / "docs/reference/derivation.schema.json").read_text("utf-8"))
    derivation = dagmar("explain", agreement, code, "--json").json["derivation"]
    jsonschema.validate(derivation, schema)
    told = [amount["recipient"] for grant in derivation["grants"] for amount in grant["amounts"]]
    paid = [row["recipient"] for payment in derivation["payments"] for row in payment]
    assert set(told) == set(paid) == {code}


def _leaves(name: str, nodes: dict[str, Any]) -> list[Any]:
    """The leaves under a node, each once."""
    waiting, seen = [name], {}
    while waiting:
        node = nodes[waiting.pop()]
        if node["id"] not in seen:
            seen[node["id"]] = node
            waiting += node["of"]
    return [node for node in seen.values() if not node["of"]]


def test_made_up_facts_are_marked_in_every_answer(dagmar: Running, tmp_path: Path) -> None:
    assert dagmar("assess", "kunskapsstod-2015", "--json").json["basis"] != "real"
    assert "real" not in {grant["basis"] for grant in dagmar("allocate", "kunskapsstod-2015", "--json").json["grants"]}
    assert dagmar("explain", "kunskapsstod-2015", "01", "--json").json["basis"] != "real"
    assert dagmar("decide", "kunskapsstod-2015", "--out", str(tmp_path / "d"), "--json").json["basis"] != "real"
    for command in ("assess", "allocate"):
        assert "PÅHITTADE" in dagmar(command, "kunskapsstod-2015").out
        assert "MADE-UP" in dagmar(command, "kunskapsstod-2015", "--language", "en").out
