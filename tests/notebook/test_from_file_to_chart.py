"""The notebook, run from its first cell to its last: from file to chart, without a network."""

from __future__ import annotations

import runpy
import socket
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "from_file_to_chart.py"


@pytest.fixture
def defined(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    def offline(*_: object) -> None:
        raise AssertionError("the notebook fetches nothing")

    monkeypatch.setattr(socket.socket, "connect", offline)
    _, definitions = runpy.run_path(str(NOTEBOOK))["app"].run()
    return dict(definitions)


def test_the_notebook_goes_from_file_to_chart(defined: dict[str, Any]) -> None:
    """18 regions shared 182 500 000 kr by their 9 699 964 inhabitants, as published; three got nothing."""
    chart = defined["chart"].to_dict()
    (rows,) = chart["datasets"].values()
    assert len(rows) == 21
    paid = [row for row in rows if row["kronor"]]
    assert sum(row["kronor"] for row in paid) == 182_500_000
    assert {row["region"] for row in rows if not row["kronor"]} == {
        "Region Halland",
        "Region Gävleborg",
        "Region Västerbotten",
    }
    assert all(abs(row["per_inhabitant"] - 182_500_000 / 9_699_964) < 0.0001 for row in paid)


def test_the_chart_names_its_unit_and_its_source(defined: dict[str, Any]) -> None:
    chart = defined["chart"].to_dict()
    assert "kronor per invånare" in chart["title"]["text"]
    assert chart["encoding"]["x"]["title"] == "kronor per invånare"
    (source,) = chart["title"]["subtitle"]
    assert source.startswith("Källa: Socialdepartementet")
    assert "2025-09" in source


def test_the_notebook_ends_with_the_reason(defined: dict[str, Any]) -> None:
    assert "46 759 213,488" in defined["explanation"].replace("\u00a0", " ")
