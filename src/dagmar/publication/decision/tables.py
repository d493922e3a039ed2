"""The tables of a decision: grants, amounts, payments and outcomes, each row as text and every figure exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dagmar.allocation.common_pots import common_pots_of
from dagmar.allocation.earmarks import earmarks_of
from dagmar.allocation.result import Allocation, Assumption, GrantAllocation, Line
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.facts.columns import COLUMNS
from dagmar.facts.observation import Observation
from dagmar.facts.written import written
from dagmar.publication.amounts import kronor_text
from dagmar.publication.decision.table import Column, Row, Table
from dagmar.publication.explanation.reasons import reason
from dagmar.text import Text


def facts_table(observations: Iterable[Observation]) -> Table:
    """Every observation that the decision was made on, corrections and what they correct included."""
    columns = tuple(Column(column.name, column.holds.en) for column in COLUMNS)
    rows = (tuple(cells.get(column.name, "") for column in columns) for cells in map(written, observations))
    return Table("facts", "The facts that the decision was made on", columns, tuple(rows))


def grants_table(allocation: Allocation) -> Table:
    """One row a grant: what went in and what came out."""
    columns = (
        Column("grant", "the grant's id in the agreement"),
        Column("pot", "what the agreement puts in, kronor", "number"),
        Column("received", "what other grants carried here, kronor", "number"),
        Column("settled", "the sum of all amounts, kronor", "number"),
        Column("carried", "what goes on to another grant, kronor", "number"),
        Column("carried_to", "that grant"),
        Column("returned", "what goes back to the state, kronor", "number"),
        Column("basis", "real, synthetic or mixed"),
        Column("assumed", "what is assumed or not modelled, and where it stands"),
        Column("unknown", "why the amounts are not known"),
    )
    rows = tuple(
        (
            grant.grant,
            _kr(grant.pot),
            _kr(grant.received),
            _kr(_settled_sum(grant)),
            _kr(grant.carried),
            grant.carried_to or "",
            _kr(grant.returned),
            str(grant.basis),
            "; ".join(map(assumed_text, grant.assumed)),
            _sv(grant.unknown),
        )
        for grant in allocation.grants
    )
    return Table("grants", "What went into each grant and what came out", columns, rows)


def amounts_table(allocation: Allocation) -> Table:
    """One row a recipient and grant."""
    columns = (
        Column("grant", "the grant's id in the agreement"),
        Column("kind", "region, municipality, county or national"),
        Column("recipient", "the recipient's code"),
        Column("name", "its name"),
        Column("entitlement", "the share by the key, kronor, cut to the öre", "number"),
        Column("entitlement_ore", "the same exactly, öre"),
        Column("earned", "what results gave, kronor, cut to the öre", "number"),
        Column("earned_ore", "the same exactly, öre"),
        Column("settled", "what is paid, kronor", "number"),
        Column("failed", "requirements that were not met"),
        Column("unknown", "why the amounts are not known"),
        Column("basis", "whether the grant's figures are real, synthetic or mixed"),
    )
    rows = tuple(_amount_row(grant, line) for grant in allocation.grants for line in grant.lines)
    return Table("amounts", "What each recipient gets of each grant", columns, rows)


def payments_table(allocation: Allocation) -> Table:
    """One row a recipient and payment, over all grants."""
    columns = (
        Column("payment", "the payment's number in the agreement", "integer"),
        Column("title", "its title"),
        Column("kind", "region, municipality, county or national"),
        Column("recipient", "the recipient's code"),
        Column("amount", "kronor; negative is money to be repaid", "number"),
    )
    rows = tuple(
        (str(number), (settlement.payment.title or "") if settlement.payment else "", kind, code, _kr(figure))
        for number, settlement in enumerate(allocation.settlements, start=1)
        for (kind, code), figure in settlement.amounts.items()
    )
    return Table("payments", "What each recipient is paid in each payment", columns, rows)


def inside_tables(allocation: Allocation) -> tuple[Table, ...]:
    """What lies inside the amounts, for an agreement that says so: what is earmarked, and what counties set aside."""
    agreement = allocation.assessment.agreement
    marked = (_earmarks_table(allocation),) if any(grant.earmarked for grant in agreement.grants.values()) else ()
    return (*marked, *((_common_pots_table(allocation),) if agreement.common_pots else ()))


def _earmarks_table(allocation: Allocation) -> Table:
    columns = (
        Column("grant", "the grant's id in the agreement"),
        Column("earmark", "the earmark's id in the grant"),
        Column("kind", "region, municipality, county or national"),
        Column("recipient", "the recipient's code"),
        Column("amount", "what of its settled amount is earmarked, kronor; blank when that is not known", "number"),
    )
    declared = allocation.assessment.agreement.grants
    rows = tuple(
        (grant.grant, name, line.recipient.kind, str(line.recipient.code), _kr(parts.get(str(line.recipient.code))))
        for grant in allocation.grants
        for name, parts in earmarks_of(declared[grant.grant], grant).items()
        for line in grant.lines
    )
    return Table("earmarks", "What of each amount is earmarked", columns, rows)


def _common_pots_table(allocation: Allocation) -> Table:
    columns = (
        Column("pot", "the common pot's id in the agreement"),
        Column("recipient", "the code of who sets money aside"),
        Column("amount", "what it sets aside of its settled amounts, kronor", "number"),
        Column("complete", "yes, or no when some amount that the pot is counted on is not known"),
    )
    rows = tuple(
        (pot.name, code, _kr(figure), "yes" if pot.complete else "no")
        for pot in common_pots_of(allocation)
        for code, figure in pot.contributions.items()
    )
    return Table("common_pots", "What each recipient sets aside for its county's common pot", columns, rows)


def outcomes_table(allocation: Allocation) -> Table:
    """One row a requirement, subject and period, with the figures compared."""
    columns = (
        Column("requirement", "the requirement's id in the agreement"),
        Column("kind", "what was judged: a recipient's kind, or county"),
        Column("subject", "its code"),
        Column("period", "the period judged"),
        Column("state", "met, not_met or not_known"),
        Column("figures", "what was compared, exactly"),
        Column("reason_sv", "the reason in Swedish"),
        Column("reason_en", "the reason in English"),
        Column("source", "where it is from"),
        Column("basis", "real, derived or synthetic"),
    )
    known = sorted(allocation.assessment.known().items(), key=lambda item: (*item[0][:3], str(item[0][3])))
    rows = tuple(
        (requirement, kind, code, str(period), seen.state, *_outcome_cells(seen))
        for (requirement, kind, code, period), seen in known
    )
    return Table("outcomes", "What each requirement came to, and why", columns, rows)


def assumed_text(one: Assumption) -> str:
    """An assumption in one cell."""
    word = "antaget" if one.kind == "assumed" else "inte modellerat"
    return f"{word}: {one.about} ({one.at or 'överenskommelsen'}): {one.why}"


def exact_text(figure: Derivation | None) -> str:
    """A figure as `numerator/denominator`; whole ones without the line; blank when not known."""
    return "" if figure is None else str(figure.value)


def _amount_row(grant: GrantAllocation, line: Line) -> Row:
    return (
        grant.grant,
        line.recipient.kind,
        str(line.recipient.code),
        line.recipient.name,
        _kr(line.entitlement),
        exact_text(line.entitlement),
        _kr(line.earned),
        exact_text(line.earned),
        _kr(line.settled),
        " ".join(line.failed),
        _sv(line.unknown or grant.unknown),
        str(grant.basis),
    )


def _outcome_cells(seen: Outcome) -> tuple[str, str, str, str, str]:
    said = reason(seen)
    every = tuple(dict.fromkeys(source for source in _sources(seen)))
    figures = "; ".join(f"{figure.rule} {figure.value} {figure.unit}" for figure in seen.figures)
    return figures, said.sv, said.en, "; ".join(name for name, _ in every), " ".join(sorted({b for _, b in every}))


def _sources(seen: Outcome) -> Iterator[tuple[str, str]]:
    for source in (seen.source, *(figure.source for figure in seen.figures)):
        if source is not None:
            yield source.cite(), source.basis
    for inner in seen.of:
        yield from _sources(inner)


def _settled_sum(grant: GrantAllocation) -> int | None:
    amounts = [line.settled for line in grant.lines]
    if grant.unknown is not None:
        return None
    return sum(int(amount.value) for amount in amounts if amount is not None)


def _kr(figure: Derivation | int | None) -> str:
    return kronor_text(figure) or ""


def _sv(text: Text | None) -> str:
    return text.sv if text else ""
