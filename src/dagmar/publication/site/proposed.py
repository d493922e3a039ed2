"""Proposed breaks: where the control charts of the site have one, as a question to a person, and as a file to be filled in.

A file as it is written here is refused by `dagmar publish`: nobody has yet said why, who and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dagmar.publication.site.controlled import controlled
from dagmar.publication.site.exhibit import NATION, Exhibit
from dagmar.statistics.xmr.proposal import Proposal, proposals

_HEAD = """\
# Föreslagna brott. Ta reda på vad som hände, fyll i skälet på båda språken, vem och vilken dag; stryk de andra.
# Proposed breaks. Find out what happened, fill in the reason in both languages, who and the day; delete the others.
"""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The breaks that are proposed in one recipient's chart of an indicator."""

    indicator: str
    recipient: str
    breaks: tuple[Proposal, ...]


def proposed(exhibits: Iterable[Exhibit], recipient: str = "") -> Iterator[Proposed]:
    """Every control chart of the indicators, or of one recipient, with its proposals; those without any too.

    They are sought within the segments that were declared.
    """
    for exhibit in exhibits:
        for code in sorted(exhibit.figures):
            twice = code == NATION and exhibit.id != exhibit.indicator
            if twice or recipient not in ("", code):
                continue
            chart = controlled(exhibit, code)
            if chart is not None:
                found = tuple(one for segment in chart.segments for one in proposals(segment))
                yield Proposed(exhibit.indicator, code, found)


def to_be_filled_in(found: Iterable[Proposed], names: Mapping[str, str]) -> str:
    """The file of declared charts that a person fills in: every proposal with its question, and nothing said of why.

    `names` are the recipients' names by code, for those who read the file.
    """
    charts = [one for one in found if one.breaks]
    if not charts:
        return f"{_HEAD}control_charts: []\n"
    return "".join([_HEAD, "control_charts:\n", *(line for one in charts for line in _chart(one, names))])


def _chart(one: Proposed, names: Mapping[str, str]) -> Iterator[str]:
    name = names.get(one.recipient, "")
    called = f"  # {name}" if name else ""
    yield f'  - indicator: {one.indicator}\n    recipient: "{one.recipient}"{called}\n    breaks:\n'
    for each in one.breaks:
        yield f"      # {each.why.sv}\n      # {each.why.en}\n      - at: {each.at}\n"
        yield "        reason:\n          sv:\n          en:\n        by:\n        on:\n"
