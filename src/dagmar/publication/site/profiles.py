"""What a recipient's profile says of each indicator, and the group that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from dagmar.publication.site.exhibit import NATION
from dagmar.publication.site.pages.recipient import Entry
from dagmar.publication.site.telling import Telling
from dagmar.registry.group import KNOWN_YEAR
from dagmar.registry.not_known import NotKnown
from dagmar.registry.registry import load_registry
from dagmar.text import Language


def entry(told: Telling, code: str) -> Entry:
    """One recipient's latest figure of one indicator, written out."""
    m = told.measure
    figure, nation = m.figure(code, told.latest), m.figure(NATION, told.latest)
    standing = told.standings.get(code)
    return Entry(
        id=m.id,
        chapter=m.chapter.to(told.language),
        name=m.name,
        period=told.latest,
        value=told.said(figure),
        missing=figure.value is None,
        nation=told.said(nation) if nation.value is not None else "–",
        standing=told.standing(standing),
        verdict=standing.nation if standing else "no_value",
        direction=told.direction,
        trend=told.trend(code),
        made_up=m.made_up,
    )


def groups_of(codes: Sequence[str], language: Language) -> dict[str, str]:
    """SKR's group of each municipality, as of the year of the grouping."""
    registry = load_registry()
    found = {code: registry.group(code, KNOWN_YEAR) for code in codes if len(code) == 4}
    return {
        code: f"{group.name.to(language)} (SKR {group.year})"
        for code, group in found.items()
        if not isinstance(group, NotKnown)
    }
