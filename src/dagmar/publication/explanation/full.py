"""The whole explanation: every step from the settled amount down to the facts, each with its id, unit and source."""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.allocation.result import GrantAllocation, Line
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.publication.derivation_schema import Nodes
from dagmar.publication.explanation.reasons import told_reason
from dagmar.publication.explanation.sentences import sentence
from dagmar.publication.explanation.telling import Telling


def full(grant: GrantAllocation, line: Line, tell: Telling) -> list[str]:
    """The trees of what is settled and of the requirements, and every assumption with its reason."""
    nodes = Nodes()
    shown: set[str] = set()
    said: list[str] = []
    for heading, figure in (
        (tell.pick("Utbetalt", "Settled"), line.settled),
        (tell.pick("Intjänat", "Earned"), line.earned),
        (tell.pick("Rätt till", "Entitlement"), line.entitlement),
    ):
        if figure is not None:
            said.append(f"{heading}:")
            said += _tree(figure, nodes, shown, tell)
    if line.outcomes:
        said.append(tell.pick("Kraven:", "The requirements:"))
        for outcome in dict.fromkeys(line.outcomes):
            said += _outcome(outcome, nodes, shown, tell, 1)
    for one in grant.assumed:
        word = (
            tell.pick("Antaget", "Assumed") if one.kind == "assumed" else tell.pick("Inte modellerat", "Not modelled")
        )
        said.append(f"{word}: {one.about}{f' ({one.at})' if one.at else ''}: {one.why}")
    return said


def _tree(figure: Derivation, nodes: Nodes, shown: set[str], tell: Telling, depth: int = 1) -> Iterator[str]:
    """One line a node, parts indented under what they make; a node that was told already is only referred to."""
    waiting = [(figure, depth)]
    while waiting:
        node, deep = waiting.pop()
        name = nodes.figure(node)
        line = f"{'  ' * deep}[{name}] {sentence(node, tell)}"
        if name in shown:
            yield line + (tell.pick(" (se ovan)", " (see above)") if node.of else "")
            continue
        shown.add(name)
        exact = f"{node.value.numerator}/{node.value.denominator}" if node.value.denominator != 1 else str(node.value)
        cited = tell.cite(node.source)
        yield line + f" {{{exact} {node.unit}}}" + (f" – {cited}" if cited else "")
        waiting.extend((part, deep + 1) for part in reversed(node.of))


def _outcome(outcome: Outcome, nodes: Nodes, shown: set[str], tell: Telling, depth: int) -> Iterator[str]:
    state = {
        "met": tell.pick("uppfyllt", "met"),
        "not_met": tell.pick("inte uppfyllt", "not met"),
        "not_known": tell.pick("inte känt", "not known"),
    }[outcome.state]
    title = f"{tell.quoted(outcome.requirement)} " if outcome.requirement else ""
    cited = tell.cite(outcome.source)
    yield (
        f"{'  ' * depth}[{nodes.outcome(outcome)}] {title}{state}: {told_reason(outcome, tell)}"
        + (f" – {cited}" if cited else "")
    )
    for figure in outcome.figures:
        yield from _tree(figure, nodes, shown, tell, depth + 1)
    for inner in outcome.of:
        yield from _outcome(inner, nodes, shown, tell, depth + 1)
