"""Derivations written as a document and read back are the same derivations."""

from __future__ import annotations

import json
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from dagmar.allocation.allocate import allocate
from dagmar.allocation.arithmetic import in_proportion
from dagmar.allocation.result import Allocation
from dagmar.derivation import Derivation, leaf, recompute
from dagmar.publication.derivation_schema import Nodes, from_nodes, id_of, nodes_of, outcomes_from
from dagmar.source import Source
from dagmar.vocabulary import rules
from tests.publication.of_cases import given_out
from tests.publication.of_svf import ROOT, svf, svf_facts
from tests.strategies import Case, cases

SCHEMA = ROOT / "docs/reference/derivation.schema.json"


def _amounts(allocation: Allocation) -> list[Derivation]:
    return [line.settled for grant in allocation.grants for line in grant.lines if line.settled is not None]


@given(cases())
def test_what_is_written_is_read_back_the_same_and_comes_out_again(case: Case) -> None:
    allocation = given_out(case)
    document = json.loads(json.dumps(nodes_of(allocation)))
    figures = from_nodes(document)
    ids = [row["settled"] for grant in document["grants"] for row in grant["amounts"] if row["settled"]]
    assert [figures[name] for name in ids] == _amounts(allocation)
    assert all(recompute(figures[name], rules()) == figures[name].value for name in ids)
    outcomes = outcomes_from(document)
    judged = [[outcomes[name] for name in row["outcomes"]] for grant in document["grants"] for row in grant["amounts"]]
    assert judged == [list(line.outcomes) for grant in allocation.grants for line in grant.lines]


@given(cases())
def test_every_document_is_one_of_the_published_schema(case: Case) -> None:
    jsonschema.validate(nodes_of(given_out(case)), _schema())


def test_the_real_agreement_is_one_of_the_published_schema() -> None:
    jsonschema.validate(nodes_of(allocate(svf(), svf_facts())), _schema())


def test_a_figure_that_many_amounts_share_stands_once() -> None:
    document = nodes_of(allocate(svf(), svf_facts()))
    ids = [node["id"] for node in document["nodes"]]
    assert len(ids) == len(set(ids))
    assert sum(node["rule"] == "total" for node in document["nodes"]) < len(document["grants"][1]["amounts"])


def test_an_id_changes_with_anything_that_the_figure_rests_on_and_with_nothing_else() -> None:
    def built(persons: int, vintage: str = "") -> str:
        one = leaf("population", persons, "persons", source=Source("SCB", vintage=vintage), about="01")
        other = leaf("population", 5, "persons", about="03")
        return id_of(in_proportion(leaf("pot", 100, "öre"), {"01": one, "03": other})["01"])

    assert built(7) == built(7)
    assert len({built(7), built(8), built(7, "2025")}) == 3


def test_an_id_is_taken_from_the_content_as_the_reference_says() -> None:
    # The id of `pot` of 1 öre, taken with sha256sum from the text of the reference page.
    assert id_of(leaf("pot", 1, "öre", about="g")) == "2d1d41d39c1ac56e7cf7"


def test_content_that_is_not_what_its_id_says_is_refused() -> None:
    document = nodes_of(allocate(svf(), svf_facts()))
    document["nodes"][0]["value"]["numerator"] += 1
    with pytest.raises(ValueError, match=document["nodes"][0]["id"]):
        from_nodes(document)
    with pytest.raises(ValueError, match="dagmar-derivation/1"):
        from_nodes({**document, "schema": "dagmar-derivation/2"})


def test_ten_grants_and_311_recipients_take_well_under_a_second() -> None:
    weights = {f"{n:04d}": leaf("population", n, "persons", about=f"{n:04d}") for n in range(1, 312)}
    amounts = [
        share for grant in range(10) for share in in_proportion(leaf("pot", 10**12 + grant, "öre"), weights).values()
    ]
    assert sum((amount.value for amount in amounts[:311]), Fraction(0)) == 10**12
    begun = time.process_time()
    nodes = Nodes()
    for amount in amounts:
        nodes.figure(amount)
    assert time.process_time() - begun < 1
    # 3 110 shares, 311 populations, ten pots; the total of the populations is one and the same in every grant.
    assert len(nodes.figures) == 3110 + 311 + 10 + 1


def _schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(Path(SCHEMA).read_text(encoding="utf-8"))
    return read
