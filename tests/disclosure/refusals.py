"""Every way in which protecting, handing out and publishing small figures is refused: one case a code."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dagmar.disclosure import Dimension, Release, Rule, Shown, Table, flat, protect, protect_together, read_rule
from dagmar.disclosure.columns import table_of
from dagmar.disclosure.protected import Protected
from dagmar.indicators.loader import define
from dagmar.problem import Refused
from dagmar.publication.site.computed import exhibits_of_files
from dagmar.publication.site.gathering import of_health_report
from dagmar.publication.site.misnamed import misnamed
from tests.disclosure.tables import SEX, added_up
from tests.indicators.handing import FEW, MEAN, SHARE, defined, measured, released

Refusal = Callable[[], Any]


def _table(**values: int) -> Table:
    return Table("persons", (SEX,), {(code,): value for code, value in values.items()})


def _known_already() -> None:
    """Men and all were shown by one who knew no rule."""
    table = _table(women=3, men=41, all=44)
    known = {at: Shown(value, None if at == ("women",) else value) for at, value in table.values.items()}
    protect(table, Rule(4), earlier=[Release.of(Protected(table, Rule(4), known))])


def _disagreeing() -> None:
    total = Table("persons", (flat("area", ["a"], "both"),), {("a",): 7, ("both",): 7}, within=(("sex", "all"),))
    sexes = Table("persons", (SEX,), {("women",): 3, ("men",): 5, ("all",): 8}, within=(("area", "both"),))
    protect_together([total, sexes], Rule(4))


def _in(use: Callable[[Path], Any]) -> Refusal:
    def refused() -> None:
        with TemporaryDirectory() as folder:
            use(Path(folder))

    return refused


def _without_document(folder: Path) -> None:
    (folder / "egen.csv").write_text("recipient,indicator\n", "utf-8")
    exhibits_of_files([folder / "egen.csv"], folder)


def _changed(folder: Path) -> None:
    file = released(measured(defined(SHARE), FEW), folder, "tal")
    file.write_text(file.read_text("utf-8").replace("secret", ""), "utf-8")
    exhibits_of_files([file], folder)


def _beside(**changed: Any) -> Refusal:
    """Something else in the document than what was written there of the indicator."""

    def refused(folder: Path) -> None:
        file = released(measured(defined(SHARE), FEW), folder, "tal")
        beside = file.with_name("tal.csv.json")
        said = json.loads(beside.read_text("utf-8"))
        said["indicators"][0] |= changed
        beside.write_text(json.dumps(said), "utf-8")
        exhibits_of_files([file], folder)

    return _in(refused)


def _of_another_measure(folder: Path) -> None:
    """A mean under the name of a share, which both have been published by."""
    first = released(measured(defined(SHARE), FEW), folder, "2024", about={"computed": "2024"})
    other = define(defined(MEAN).document.text.replace(f"indicator: {MEAN}", f"indicator: {SHARE}"), "andel.yaml")
    later = released(
        measured(other, FEW), folder, "2025", earlier=[folder / "2024.parquet"], about={"computed": "2025"}
    )
    exhibits_of_files([first, later], folder)


def _named(name: str) -> Refusal:
    def refused() -> None:
        others = [exhibit for exhibit in of_health_report() if exhibit.id == "N61603"]
        raise Refused(misnamed([replace(others[0], id=name)], others))

    return refused


def _not_linked(folder: Path) -> None:
    first, second = (measured(defined(SHARE), known) for known in (FEW, [*FEW[:-1], FEW[0]]))
    old = released(first, folder, "2024", about={"computed": "2024"})
    new = released(second, folder, "2025", about={"computed": "2025"})
    exhibits_of_files([new, old], folder)


def _not_internal(folder: Path) -> None:
    released(
        measured(defined(SHARE), FEW), folder, "tal", earlier=[released(measured(defined(SHARE), FEW), folder, "a")]
    )


def _key(content: bytes) -> Refusal:
    def short(folder: Path) -> None:
        (folder / "nyckel").write_bytes(content)
        released(measured(defined(SHARE, "noise"), FEW), folder, "tal", key=folder / "nyckel")

    return _in(short)


CASES: Mapping[str, Refusal] = {
    "cannot-be-protected": _known_already,
    "cell-missing": lambda: _table(women=3, all=44),
    "cell-twice": lambda: table_of("t.csv", ["sex", "persons"], [["women", "3"], ["women", "3"]]),
    "cell-unknown": lambda: _table(women=3, men=41, all=44, others=0),
    "definition-changed": _beside(definition=defined(SHARE, "none").document.text),
    "definition-missing": _beside(definition=None),
    "definitions-do-not-fit": _in(_of_another_measure),
    "disclosure-does-not-fit": lambda: defined(MEAN, "1-7+5"),
    "disclosure-rule-unknown": lambda: read_rule("under 5"),
    "figures-changed": _in(_changed),
    "figures-not-protected": _in(_without_document),
    "indicator-name-not-address": _named("väntan"),
    "indicator-name-taken": _named("n61603"),
    "noise-key-missing": _in(lambda folder: released(measured(defined(SHARE, "noise"), FEW), folder, "tal")),
    "noise-key-too-short": _key(b"hemligt"),
    "not-a-whole-number": lambda: table_of("t.csv", ["sex", "persons"], [["women", "3,5"]]),
    "not-additive": lambda: protect(_table(women=3, men=41, all=45), Rule(4)),
    "not-an-internal-file": _in(_not_internal),
    "nothing-in-the-table": lambda: Table("persons", (SEX,), {}),
    "part-of-two-totals": lambda: Dimension("area", (), {"01": ("0180",), "03": ("0180",)}),
    "release-not-linked": _in(_not_linked),
    "tables-disagree": _disagreeing,
    "total-of-itself": lambda: Dimension("area", (), {"01": ("03",), "03": ("01",)}),
    "value-negative": lambda: protect(added_up({("women",): -3, ("men",): 41}, [SEX]), Rule(4)),
}
