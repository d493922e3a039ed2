"""A recipient beside those like it: the own group and the seven nearest in a measure, and in its profile who they are and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup, escape

from dagmar.publication.site.addresses import link, of_recipient, page
from dagmar.publication.site.alike import MEASURED, WEIGHTS, group_of, known_of, nearest_of
from dagmar.publication.site.standing import UNJUDGED, VERDICTS
from dagmar.publication.site.telling import Telling
from dagmar.publication.site.written import rounded
from dagmar.text import Language, Text, listing


def of_group(told: Telling, code: str) -> str:
    """What the others of the own group have, and how the recipient stands to them; an empty text when nobody has a value."""
    own, standing = group_of(code), told.standings.get(code)
    if own is None or standing is None or standing.group_value is None:
        return ""
    name, value = own.name.to(told.language), told.with_unit(standing.group_value)
    pooled = Text("tillsammans", "together") if standing.pooled else Text("i medeltal", "on average")
    said = told.pick(
        f"De andra i gruppen {name}: {value} {pooled.sv}.", f"The others of the group {name}: {value} {pooled.en}."
    )
    if standing.group not in UNJUDGED:
        verdict = VERDICTS[standing.group].to(told.language)
        said += f" {told.pick('Mot gruppen', 'Against the group')}: {verdict}."
    year = told.latest[:4]
    if year != str(own.year):
        said += told.pick(
            f" Grupp enligt SKR:s indelning {own.year}; indelningen {year} finns inte här.",
            f" Group by SKR's grouping of {own.year}; that of {year} is not here.",
        )
    return said


def rows_of_nearest(told: Telling, here: str) -> dict[str, str]:
    """A row for each recipient of an indicator, made once: it stands in the tables of all who are like it."""
    rows = {}
    for code, row in told.measure.figures.items():
        figure = row.get(told.latest)
        if figure is None:
            continue
        missing = " missing" if figure.value is None else ""
        target = link(here, of_recipient("indicator", told.measure.id, code, told.language))
        text = f'<tr><th scope="row"><a href="{escape(target)}">{escape(told.called(code))}</a></th>'
        text += f'<td class="figure{missing}">{escape(told.value(figure))}</td>'
        if told.has_intervals:
            text += f'<td class="figure">{told.interval(figure)}</td>'
        rows[code] = text
    return rows


def nearest(told: Telling, code: str, rows: Mapping[str, str]) -> Markup:
    """The table's rows of the seven nearest that the indicator has; an empty text when it has none of them."""
    lines = [
        f'{row}<td class="figure">{rounded(peer.distance, 2, told.language)}</td></tr>\n'
        for peer in nearest_of(code)
        if (row := rows.get(peer.code))
    ]
    return Markup("".join(lines))  # noqa: S704 -- every part is escaped above


@dataclass(frozen=True, slots=True)
class Like:
    """One of the nearest in a profile, written out: `parts` are what each measure adds to the distance."""

    href: str
    name: str
    inhabitants: str
    change: str
    parts: tuple[str, ...]
    distance: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Who a recipient is compared with: its group, the nearest, and what they are chosen by."""

    group: str
    others: tuple[tuple[str, str], ...]
    own: Like | None
    nearest: tuple[Like, ...]
    measured: tuple[str, ...]
    weights: str


def alike(code: str, names: Mapping[str, str], there: frozenset[str], language: Language) -> Alike | None:
    """None where neither group nor size is known. Those with a page (`there`) are linked."""
    own, here = group_of(code), page("recipient", code, language)
    found = nearest_of(code)
    if own is None and not found:
        return None

    def href(one: str) -> str:
        return link(here, page("recipient", one, language)) if one in there else ""

    def like(one: str, parts: tuple[str, ...], distance: str) -> Like:
        known = known_of(one)
        assert known is not None, "who has a distance has a size"
        people, change = rounded(known.inhabitants, 0, language), _change(known.change, language)
        return Like(href(one), names.get(one, one), people, change, parts, distance)

    shares = [f"{MEASURED[name].to(language)} {_percent(weight, language)}" for name, weight in WEIGHTS.items()]
    return Alike(
        own.name.to(language) if own else "",
        tuple((href(one), names.get(one, one)) for one in own.others) if own else (),
        like(code, tuple("–" for _ in WEIGHTS), "–") if found else None,
        tuple(
            like(
                one.code,
                tuple(rounded(part.adds, 2, language) for part in one.parts),
                rounded(one.distance, 2, language),
            )
            for one in found
        ),
        tuple(MEASURED[name].to(language) for name in WEIGHTS),
        listing(shares, language),
    )


def _change(change: Fraction, language: Language) -> str:
    text = rounded(change, 1, language, times=100)
    return f"{'+' if change > 0 else ''}{text}\u00a0%"


def _percent(weight: Fraction, language: Language) -> str:
    return f"{rounded(weight, 0, language, times=100)}\u00a0%"
