"""What a recipient's profile says of each indicator, and the group that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from dagmar.publication.site.exhibit import NATION
from dagmar.publication.site.pages.recipient import About, Entry
from dagmar.publication.site.telling import Telling
from dagmar.registry.group import KNOWN_YEAR
from dagmar.registry.not_known import NotKnown
from dagmar.registry.registry import load_registry
from dagmar.text import Language


def about(told: Telling) -> About:
    """What a profile says of an indicator, whoever the recipient is."""
    m = told.measure
    nation = m.figure(NATION, told.latest)
    return About(
        id=m.id,
        chapter=m.chapter.to(told.language),
        name=m.name,
        period=told.latest,
        nation=told.said(nation) if nation.value is not None else "–",
        direction=told.direction,
        made_up=m.made_up,
        source=m.source.cite(),
    )


def entry(told: Telling, code: str) -> Entry:
    """One recipient's latest figure of one indicator, written out."""
    figure = told.measure.figure(code, told.latest)
    standing = told.standings.get(code)
    return Entry(
        about=about(told),
        value=told.said(figure),
        missing=figure.value is None,
        standing=told.standing(standing),
        verdict=standing.nation if standing else "no_value",
        trend=told.trend(code),
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
