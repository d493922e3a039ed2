"""Who did not share a pot, or lost its part of it: by name when they are few, by number when they are many.

A reason is told once for each requirement. What each of many had for figures stands in its own explanation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dagmar.allocation.result import GrantAllocation, Line
from dagmar.assessment.outcome import Outcome
from dagmar.publication.explanation.reasons import told_reason
from dagmar.publication.explanation.telling import Telling
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

_MOST_NAMES = 3
_KINDS = {
    "region": (Text("region", "region"), Text("regioner", "regions")),
    "landsting": (Text("landsting", "region"), Text("landsting", "regions")),
    "municipality": (Text("kommun", "municipality"), Text("kommuner", "municipalities")),
    "county": (Text("län", "county"), Text("län", "counties")),
}
_OTHERS = (Text("mottagare", "recipient"), Text("mottagare", "recipients"))


def without_a_part(grant: GrantAllocation, own: Line, tell: Telling) -> Iterator[str]:
    """One sentence a requirement: who else did not meet it, and whether that made the others' parts larger."""
    groups: dict[tuple[bool, str], list[tuple[Line, Outcome]]] = {}
    for line in grant.lines:
        if line.failed and line is not own:
            shared = line.entitlement is not None and line.entitlement.value != 0
            seen = next(seen for seen in line.outcomes if seen.state == "not_met")
            groups.setdefault((shared, seen.requirement), []).append((line, seen))
    for (shared, requirement), lines in groups.items():
        who = _who([line.recipient for line, _ in lines], tell)
        why = _why(requirement, lines, tell)
        if shared:
            yield tell.pick(f"Får inte sin del: {who} ({why}).", f"Do not get their part: {who} ({why}).")
        else:
            yield tell.pick(f"Delar inte: {who} ({why}).", f"Do not share: {who} ({why}).")


def for_the_county(line: Line, seen: Outcome, tell: Telling) -> str:
    """A mark after a failure that was the county's and not the recipient's own."""
    if seen.subject == line.recipient.code:
        return ""
    return tell.pick(" (bedömt för hela länet)", " (judged for the whole county)")


def _why(requirement: str, lines: Sequence[tuple[Line, Outcome]], tell: Telling) -> str:
    """The reason when it is the same for all and has no figures of their own, otherwise the requirement's title."""
    # Figures are each one's own: then the reasons differ, and none needs to be written out to know it.
    if not any(seen.figures or seen.of for _, seen in lines):
        said = {told_reason(seen, tell) + for_the_county(line, seen, tell) for line, seen in lines}
        if len(said) == 1:
            return said.pop()
    marks = {for_the_county(line, seen, tell) for line, seen in lines}
    return tell.quoted(requirement) + (marks.pop() if len(marks) == 1 else "")


def _in_order(counted: tuple[str, int]) -> int:
    return list(_KINDS).index(counted[0]) if counted[0] in _KINDS else len(_KINDS)


def _who(recipients: Sequence[Recipient], tell: Telling) -> str:
    if len(recipients) <= _MOST_NAMES:
        return tell.listing([tell.name(one.code) for one in recipients])
    kinds = Counter("landsting" if one.form == "landsting" else one.kind for one in recipients)
    return tell.listing(
        [
            f"{count}\u00a0{_KINDS.get(kind, _OTHERS)[count > 1].to(tell.language)}"
            for kind, count in sorted(kinds.items(), key=_in_order)
        ]
    )
