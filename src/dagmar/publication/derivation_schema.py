"""Derivations as a document: `dagmar-derivation/1`, a list of nodes that anybody can read and run again.

Every figure that an amount was made of is one node, and stands once however many amounts it is part of. Its id is taken
from its content (SHA-256 over rule, value, unit, what it is about, source and the ids of its parts), so the same figure
has the same id in every run, and a changed fact changes the ids of all that rests on it and of nothing else. Parts stand
before what is made of them. Outcomes are nodes of their own, with the figures that were compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from hashlib import sha256
from typing import Any

from dagmar.allocation.common_pots import common_pots_of
from dagmar.allocation.earmarks import earmarks_of
from dagmar.allocation.result import Allocation, Line
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.source import Source

SCHEMA = "dagmar-derivation/1"
_ID_LENGTH = 20
_SOURCE_FIELDS = ("title", "date", "table", "vintage", "url", "note", "basis")


@dataclass
class Nodes:
    """Figures and outcomes turned into nodes, each once."""

    figures: dict[str, dict[str, Any]] = field(default_factory=dict)
    outcomes: dict[str, dict[str, Any]] = field(default_factory=dict)
    # The value itself is kept with its id, so that the memory address of a key can never be used again by another.
    _known: dict[int, tuple[Derivation, str]] = field(default_factory=dict)
    _judged: dict[int, tuple[Outcome, str]] = field(default_factory=dict)

    def figure(self, figure: Derivation) -> str:
        """The id of a figure; its node and those of all its parts are kept, parts first."""
        waiting = [figure]
        while waiting:
            node = waiting[-1]
            parts = [part for part in node.of if id(part) not in self._known]
            if parts and id(node) not in self._known:
                waiting.extend(parts)
                continue
            waiting.pop()
            if id(node) not in self._known:
                self._known[id(node)] = node, self._keep(node)
        return self._known[id(figure)][1]

    def outcome(self, outcome: Outcome) -> str:
        """The id of an outcome; it is kept with its figures and the outcomes it was made of."""
        if id(outcome) not in self._judged:
            content = {
                "rule": outcome.rule,
                "state": outcome.state,
                "requirement": outcome.requirement,
                "subject": outcome.subject,
                "figures": [self.figure(figure) for figure in outcome.figures],
                "of": [self.outcome(inner) for inner in outcome.of],
                "said": list(outcome.said),
                "source": _source(outcome.source),
                "left_out": outcome.left_out,
            }
            name = _name(content)
            self.outcomes.setdefault(name, {"id": name, **content})
            self._judged[id(outcome)] = outcome, name
        return self._judged[id(outcome)][1]

    def _keep(self, node: Derivation) -> str:
        content = {
            "rule": node.rule,
            "value": {"numerator": node.value.numerator, "denominator": node.value.denominator},
            "unit": node.unit,
            "of": [self._known[id(part)][1] for part in node.of],
            "source": _source(node.source),
            "about": node.about,
        }
        name = _name(content)
        self.figures.setdefault(name, {"id": name, **content})
        return name


def id_of(figure: Derivation) -> str:
    """The stable id of one figure."""
    return Nodes().figure(figure)


def about(allocation: Allocation, recipient: str, *, grant: str | None = None) -> Allocation:
    """The part of an allocation that concerns one recipient (its code): its lines, and its amounts in each payment.

    A payment is over all grants, so with one `grant` there are none.
    """
    grants = (
        replace(one, lines=tuple(line for line in one.lines if line.recipient.code == recipient))
        for one in allocation.grants
        if grant in (None, one.grant)
    )
    settlements = (
        replace(one, amounts={key: figure for key, figure in one.amounts.items() if key[1] == recipient})
        for one in (allocation.settlements if grant is None else ())
    )
    return replace(allocation, grants=tuple(one for one in grants if one.lines), settlements=tuple(settlements))


def nodes_of(allocation: Allocation, *, of: Allocation | None = None) -> dict[str, Any]:
    """All derivations of an allocation as one document; linear in the number of figures.

    `of` is the whole allocation when `about` has taken a part of it: what lies inside an amount is closed over all of it.
    """
    nodes, whole = Nodes(), of or allocation
    marked = _earmarked(whole)
    grants = [
        {
            "grant": grant.grant,
            "unearned": None if grant.unearned is None else nodes.figure(grant.unearned),
            "amounts": [_amount(line, nodes) for line in grant.lines],
            "earmarked": {
                name: _figures(parts, [str(line.recipient.code) for line in grant.lines], nodes)
                for name, parts in marked[grant.grant].items()
            },
        }
        for grant in allocation.grants
    ]
    payments = [
        [{"kind": kind, "recipient": code, "amount": nodes.figure(figure)} for (kind, code), figure in amounts.items()]
        for amounts in (settlement.amounts for settlement in allocation.settlements)
    ]
    codes = [str(line.recipient.code) for grant in allocation.grants for line in grant.lines]
    pots = [
        {
            "pot": pot.name,
            "complete": pot.complete,
            "contributions": _figures(pot.contributions, codes, nodes),
            "total": nodes.figure(pot.total),
        }
        for pot in common_pots_of(whole)
        if whole is allocation or any(code in pot.contributions for code in codes)
    ]
    return {
        "schema": SCHEMA,
        "agreement": allocation.agreement,
        "grants": grants,
        "payments": payments,
        "common_pots": pots,
        "nodes": list(nodes.figures.values()),
        "outcomes": list(nodes.outcomes.values()),
    }


def from_nodes(document: Mapping[str, Any]) -> dict[str, Derivation]:
    """The figures of a document by id, shared as they were.

    Raises:
        ValueError: another version, a part that stands after what is made of it, or content that is not what its id says.
    """
    if document.get("schema") != SCHEMA:
        raise ValueError(f"the document is {document.get('schema')}, not {SCHEMA}")
    read: dict[str, Derivation] = {}
    for node in document["nodes"]:
        content = {key: value for key, value in node.items() if key != "id"}
        if _name(content) != node["id"]:
            raise ValueError(f"node {node['id']} does not hold what its id was taken from")
        missing = [part for part in node["of"] if part not in read]
        if missing:
            raise ValueError(f"node {node['id']} stands before its part {missing[0]}")
        read[node["id"]] = Derivation(
            node["rule"],
            Fraction(node["value"]["numerator"], node["value"]["denominator"]),
            node["unit"],
            tuple(read[part] for part in node["of"]),
            None if node["source"] is None else Source(**node["source"]),
            node["about"],
        )
    return read


def outcomes_from(document: Mapping[str, Any]) -> dict[str, Outcome]:
    """The outcomes of a document by id."""
    figures = from_nodes(document)
    read: dict[str, Outcome] = {}
    for node in document["outcomes"]:
        read[node["id"]] = Outcome(
            node["state"],
            node["rule"],
            node["subject"],
            tuple(figures[part] for part in node["figures"]),
            tuple(read[part] for part in node["of"]),
            tuple(node["said"]),
            None if node["source"] is None else Source(**node["source"]),
            node["requirement"],
            node["left_out"],
        )
    return read


def _amount(line: Line, nodes: Nodes) -> dict[str, Any]:
    def of(figure: Derivation | None) -> str | None:
        return None if figure is None else nodes.figure(figure)

    return {
        "kind": line.recipient.kind,
        "recipient": line.recipient.code,
        "entitlement": of(line.entitlement),
        "earned": of(line.earned),
        "settled": of(line.settled),
        "by_payment": _ids(line.by_payment, nodes),
        "outcomes": [nodes.outcome(seen) for seen in line.outcomes],
    }


def _earmarked(allocation: Allocation) -> dict[str, Mapping[str, Mapping[str, Derivation]]]:
    declared = allocation.assessment.agreement.grants
    return {grant.grant: earmarks_of(declared[grant.grant], grant) for grant in allocation.grants}


def _figures(figures: Mapping[str, Derivation], codes: Iterable[str], nodes: Nodes) -> dict[str, str]:
    """The ids of the figures of some recipients, each once."""
    return {code: nodes.figure(figures[code]) for code in dict.fromkeys(codes) if code in figures}


def _ids(figures: Iterable[Derivation], nodes: Nodes) -> list[str]:
    return [nodes.figure(figure) for figure in figures]


def _source(source: Source | None) -> dict[str, str] | None:
    return None if source is None else {name: getattr(source, name) for name in _SOURCE_FIELDS}


def _name(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:_ID_LENGTH]
