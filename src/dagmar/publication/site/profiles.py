"""What a recipient's profile says of each indicator."""

from __future__ import annotations

from dagmar.publication.site.exhibit import NATION
from dagmar.publication.site.pages.recipient import About, Entry
from dagmar.publication.site.standing import before
from dagmar.publication.site.telling import Telling


def about(told: Telling) -> About:
    """What a profile says of an indicator, whoever the recipient is."""
    m = told.measure
    nation = m.figure(NATION, told.latest)
    return About(
        id=m.id,
        chapter=m.chapter.to(told.language),
        name=m.name,
        period=told.latest,
        before=before(m, told.latest),
        nation=told.said(nation) if nation.value is not None else "–",
        direction=told.direction,
        made_up=m.made_up,
        source=m.source.cite(),
        withdrawn=m.withdrawn,
    )


def entry(told: Telling, code: str) -> Entry:
    """One recipient's latest figure of one indicator, written out."""
    figure = told.measure.figure(code, told.latest)
    standing, said = told.standings.get(code), about(told)
    return Entry(
        about=said,
        value=told.said(figure),
        missing=figure.value is None,
        standing=told.standing(standing),
        verdict=standing.nation if standing else "no_value",
        past=standing.past if standing else "no_value",
        before=told.said(told.measure.figure(code, said.before)) if said.before else "",
        trend=told.trend(code),
        moved=told.moved(code),
    )
