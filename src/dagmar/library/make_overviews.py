"""How an overview is made: the year's agreements are run once, and looked at by each recipient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dagmar.agreement.loader import Loaded
from dagmar.agreement.versions import requirements_of_all
from dagmar.allocation.allocate import allocate
from dagmar.allocation.assumptions import amounts_rest_on
from dagmar.allocation.result import Allocation, GrantAllocation, Line
from dagmar.allocation.sharers import UnknownRecipient
from dagmar.assessment.outcome import State
from dagmar.facts.files import Progress
from dagmar.library.days import days_of
from dagmar.library.holdings import MONEY, Holding, member_of
from dagmar.library.in_force import holding_in, run_of
from dagmar.library.overview import Got, InAgreement, Judged, Overview
from dagmar.library.own_facts import facts_with
from dagmar.problem import Place, Refused
from dagmar.registry.own import registry_of
from dagmar.registry.recipient import Kind, Recipient
from dagmar.registry.registry import Registry, load_registry

KINDS: tuple[Kind, ...] = ("region", "county", "municipality", "national", "own")
"""In the order in which recipients are shown."""

Key = tuple[Kind, str]
"""A recipient or a subject that is judged: kind and code."""


@dataclass(frozen=True)
class _Run:
    """One agreement run, with its rows and outcomes by whom they concern."""

    loaded: Loaded
    lines: dict[Key, list[tuple[GrantAllocation, Line]]]
    states: dict[Key, dict[str, list[State]]]
    undivided: tuple[Holding, ...]


def overview(
    code: str, year: int, progress: Progress | None = None, also: Sequence[Loaded] = ()
) -> tuple[Overview, ...]:
    """A recipient's year by its code. A region's code is the county's too: a county that got money of its own has its own.

    `progress` is told how much of the library has been read, and then how many of the year's agreements are computed.
    `also` are agreements outside the library; one goes before the library's of the same id, or that it amends.

    Raises:
        Refused: `recipient-did-not-exist` on the first day of the year; an agreement cannot be computed.
    """
    registry, on = load_registry(), date(year, 1, 1)
    listed = (registry_of(loaded).find("own", code, on) for loaded in _holding(year, None, also))
    known = [registry.find(kind, code, on) for kind in KINDS] + [next(filter(None, listed), None)]
    found = [one for one in known if one is not None]
    if not found:
        raise Refused([UnknownRecipient(code, on).problem(Place(code))])
    runs = _runs(year, progress, also)
    every = [_of(one, year, runs, registry) for one in found]
    return tuple(one for one in every if one.agreements or one.recipient.kind != "county")


def overviews(year: int, progress: Progress | None = None, also: Sequence[Loaded] = ()) -> tuple[Overview, ...]:
    """Everyone who has a row in an agreement of the year, by kind and code; `progress` and `also` as of `overview`.

    Raises:
        Refused: an agreement cannot be computed.
    """
    registry, on = load_registry(), date(year, 1, 1)
    runs = _runs(year, progress, also)
    everyone = {key: rows[0][1].recipient for run in runs for key, rows in run.lines.items()}
    return tuple(
        _of(registry.find(kind, code, on) or everyone[kind, code], year, runs, registry)
        for kind, code in sorted(everyone, key=lambda one: (KINDS.index(one[0]), one[1]))
    )


def _holding(year: int, progress: Progress | None, also: Sequence[Loaded]) -> tuple[Loaded, ...]:
    """The year's agreements of the library that none of those beside it replaces, and then those."""
    replaced = {name for one in also for name in (one.agreement.agreement, one.agreement.amends)}
    beside = (one for one in also if one.agreement.period.first.year <= year <= one.agreement.period.last.year)
    return (*(one for one in holding_in(year, progress) if one.agreement.agreement not in replaced), *beside)


def _runs(year: int, progress: Progress | None, also: Sequence[Loaded]) -> tuple[_Run, ...]:
    holding = _holding(year, progress, also)
    runs: list[_Run] = []
    for done, loaded in enumerate(holding, start=1):
        beside = any(loaded is one for one in also)
        gives = allocate(loaded, facts_with(loaded)) if beside else run_of(loaded.agreement.agreement)
        runs.append(_run(loaded, gives, year))
        if progress:
            progress(done, len(holding))
    return tuple(runs)


def _run(loaded: Loaded, allocation: Allocation, year: int) -> _Run:
    lines: dict[Key, list[tuple[GrantAllocation, Line]]] = {}
    for given in allocation.grants:
        for line in given.lines:
            lines.setdefault((line.recipient.kind, str(line.recipient.code)), []).append((given, line))
    states: dict[Key, dict[str, list[State]]] = {}
    for (requirement, kind, code, _), outcome in allocation.assessment.known().items():
        states.setdefault((kind, code), {}).setdefault(requirement, []).append(outcome.state)
    parts = member_of(loaded.agreement, allocation).holdings if loaded.agreement.period.first.year == year else ()
    undivided = (one for one in parts if one.kind in MONEY and not one.recipients and one.amount != 0)
    return _Run(loaded, lines, states, tuple(undivided))


def _of(recipient: Recipient, year: int, runs: tuple[_Run, ...], registry: Registry) -> Overview:
    key: Key = (recipient.kind, str(recipient.code))
    return Overview(
        recipient,
        year,
        registry.population(*key, f"{year - 1}-12-31"),
        tuple(_in_agreement(recipient, year, run) for run in runs if key in run.lines),
        tuple(one for run in runs for one in run.undivided),
    )


def _in_agreement(recipient: Recipient, year: int, run: _Run) -> InAgreement:
    agreement, code = run.loaded.agreement, str(recipient.code)
    return InAgreement(
        agreement,
        agreement.period.first.year == year,
        tuple(_got(run, (recipient.kind, code))),
        tuple(_judged(run, recipient)),
        days_of(run.loaded, code),
    )


def _got(run: _Run, key: Key) -> Iterator[Got]:
    for given, line in run.lines[key]:
        grant = run.loaded.agreement.grants[given.grant]
        assumed = bool(amounts_rest_on(given.assumed))
        yield Got(given.grant, grant.title or given.grant, grant.amount_is, line, str(given.basis), assumed)


def _judged(run: _Run, recipient: Recipient) -> Iterator[Judged]:
    """Every requirement that was judged of the recipient, or of its county for everyone in it."""
    for name, rule in requirements_of_all(run.loaded.agreement).items():
        of_county = rule.unit == "county" and recipient.county is not None
        key: Key = ("county", str(recipient.county)) if of_county else (recipient.kind, str(recipient.code))
        states = run.states.get(key, {}).get(name, [])
        if states:
            met, not_met, not_known = (states.count(state) for state in ("met", "not_met", "not_known"))
            yield Judged(name, rule.title, met, not_met, not_known)
