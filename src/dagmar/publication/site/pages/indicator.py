"""The page of an indicator, and one page for each recipient within it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dagmar.publication.site.addresses import download, feed, link, of_recipient, page
from dagmar.publication.site.downloads import ENDINGS
from dagmar.publication.site.drawn import Chart
from dagmar.publication.site.exhibit import ABSENT, NATION
from dagmar.publication.site.gap import Half
from dagmar.publication.site.pages.beside import nearest, of_group, rows_of_nearest
from dagmar.publication.site.pages.trend import drawing_of, trend_of
from dagmar.publication.site.setting import page as set_page
from dagmar.publication.site.standing import UNJUDGED, VERDICTS
from dagmar.publication.site.telling import Telling
from dagmar.publication.site.terms import terms
from dagmar.publication.site.written import rounded
from dagmar.text import Language, Text

MOST_ROWS_OF_MATRIX = 40
"""A table of every recipient and period is set for the regions; for the municipalities it is in the files."""


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    href: str
    value: str
    missing: bool
    of_sexes: tuple[tuple[str, bool], ...]
    interval: str
    parts: str
    verdict: str
    standing: str
    ranks: str
    trend: Markup
    nation: bool


def indicator(
    told: Telling, titles: Mapping[str, Text], charts: Sequence[Chart] = (), half: Half | None = None
) -> tuple[str, bytes]:
    """The whole page of an indicator. `titles` are those of the agreements, by id."""
    m, language = told.measure, told.language
    here, other = page("indicator", m.id, language), page("indicator", m.id, _other(language))
    shown = [m.figure(code, told.latest) for code in m.figures]
    has_intervals = any(one.low is not None for one in shown)
    codes = in_order(told)
    matrix = [
        (told.called(code), [(told.value(one := m.figure(code, period)), one.value is None) for period in told.periods])
        for code in codes
    ]
    return set_page(
        "indicator.html",
        here,
        other,
        language,
        m=m,
        lede=told.lede,
        direction=told.direction,
        unit=told.unit,
        latest=told.latest,
        periods=told.periods,
        span=_span(told),
        sexes=[name for _, name in told.sexes],
        has_intervals=has_intervals,
        has_standings=has_intervals or any(m.too_few(one) for one in shown),
        uncertainty=told.uncertainty,
        has_parts=any(one.numerator is not None for one in shown),
        has_ranks=any(one.ranks for one in told.standings.values()),
        not_judged="" if has_intervals and not m.count else _none_is_judged(told),
        rows=[_row(told, code, here) for code in codes],
        charts=charts,
        half=half,
        matrix=matrix if len(matrix) <= MOST_ROWS_OF_MATRIX and len(told.periods) > 1 else [],
        facts=terms(told),
        agreements=[
            (link(here, page("agreement", one, language)), titles[one]) for one in m.agreements if one in titles
        ],
        files=[(link(here, download("indicator", m.id, ending)), ending.upper()) for ending in ENDINGS],
        changes=told.changes,
        feed=link(here, feed(language, "indicator", m.id)),
        **told.frame.shown(here, f"{m.id}: {told.name}", language),
    )


def figures(told: Telling, charts: Sequence[Chart], own: Mapping[str, Chart]) -> Iterator[tuple[str, bytes]]:
    """A page for each recipient: every period with its value or reason, and the recipient marked in the charts."""
    files, marks, drawing = _files(told), _marks(told, charts), drawing_of(told)
    peers = rows_of_nearest(told, page("indicator", told.measure.id, told.language))
    for code in told.measure.figures:
        if code != NATION:
            drawn, marked = trend_of(told, code, drawing), _marked(told, code, marks, own.get(code))
            yield _figure(told, code, drawn, marked, files, nearest(told, code, peers))


def _figure(told: Telling, code: str, drawn: Markup, marked: Markup, files: Markup, alike: Markup) -> tuple[str, bytes]:
    m, language = told.measure, told.language
    here = of_recipient("indicator", m.id, code, language)
    other = of_recipient("indicator", m.id, code, _other(language))
    name = told.called(code)
    figure = m.figure(code, told.latest)
    return set_page(
        "figure.html",
        here,
        other,
        language,
        m=m,
        name=name,
        made_up=m.made_up,
        lede=f"{told.latest}: {told.said(figure)}. {told.lede}",
        direction=told.direction,
        unit=told.unit,
        standing=_judged(told, code),
        profile=link(here, page("recipient", code, language)),
        drawn=drawn,
        table=_table(told, code),
        marked=marked,
        group=of_group(told, code),
        alike=alike,
        latest=told.latest,
        has_intervals=told.has_intervals,
        uncertainty=told.uncertainty,
        files=files,
        changes=told.changes_of(code),
        **told.frame.shown(here, f"{m.id}, {name} ({code})", language),
    )


def _table(told: Telling, code: str) -> Markup:
    """Every period of one recipient beside the nation's. Joined by hand, since it is set fifty thousand times."""
    m = told.measure
    row = m.figures[code]
    head = told.heads
    lines = [head]
    for period in reversed(told.periods):
        figure = row.get(period, ABSENT)
        missing = " missing" if figure.value is None else ""
        line = f'<tr><th scope="row">{period}</th><td class="figure{missing}">{escape(told.value(figure))}</td>'
        for sex, _ in told.sexes:
            own = m.figure(code, period, sex)
            line += f'<td class="figure{"" if own.value is not None else " missing"}">{escape(told.value(own))}</td>'
        if told.has_intervals:
            line += f'<td class="figure">{told.interval(figure)}</td>'
        if told.has_parts:
            line += f'<td class="figure">{told.parts(figure)}</td>'
        if told.has_coverage:
            line += f'<td class="figure">{told.coverage(figure)}</td>'
        lines.append(f'{line}<td class="figure">{told.of_nation[period]}</td></tr>\n')
    return Markup("".join([*lines, "</tbody>"]))  # noqa: S704 -- what a source wrote is escaped above


def _marks(told: Telling, charts: Sequence[Chart]) -> list[tuple[str, str, str]]:
    """The parts of each chart's picture that are the same for all recipients, between their code and their name."""
    marked = told.pick("är markerad.", "is marked.")
    return [
        (
            f'<figure><img src="{escape(chart.href)}#',
            f'" alt="{escape(chart.caption)} ',
            f' {marked}" loading="lazy"><figcaption>{escape(chart.caption)}</figcaption></figure>',
        )
        for chart in charts
    ]


def _marked(told: Telling, code: str, marks: Sequence[tuple[str, str, str]], own: Chart | None) -> Markup:
    """The charts of the indicator with the recipient marked in them, by the fragment of the address."""
    name, target = escape(told.called(code)), escape(code)
    alone = Markup("")
    if own:
        alone = Markup(
            '<figure id="{}"><img src="{}" alt="{}" loading="lazy"><figcaption>{}</figcaption></figure>'
        ).format(own.id, own.href, own.text, own.caption)
    every = "".join(f"{before}{target}{between}{name}{after}" for before, between, after in marks)
    return alone + Markup(every)  # noqa: S704 -- every part is escaped above


def _files(told: Telling) -> Markup:
    """The links to the figures, the same from every recipient's page of the indicator."""
    here = page("indicator", told.measure.id, told.language)
    links = Markup(", ").join(
        Markup('<a href="{}" download>{}</a>').format(
            link(here, download("indicator", told.measure.id, ending)), ending.upper()
        )
        for ending in ENDINGS
    )
    return Markup('<p class="files">{} {}</p>').format(told.pick("Hämta värdena:", "Download the values:"), links)


def _judged(told: Telling, code: str) -> str:
    """` Mot riket: ingen säker skillnad.`; why not, when it cannot be told."""
    standing, m = told.standings[code], told.measure
    figure = m.figure(code, told.latest)
    if standing.nation == "too_few":
        base, least = (rounded(number or 0, 0, told.language) for number in (figure.base, m.smallest_base))
        return told.pick(
            f" Värdet vilar på {base} och jämförs inte. Minst {least} krävs: av färre kan en enda flytta det.",
            f" The value rests on {base} and is not compared. At least {least} are needed: of fewer a single one can move it.",
        )
    said = ""
    if standing.nation == "not_judged" and (m.count or m.figure(NATION, told.latest).value is not None):
        said = f" {told.why_not_judged}"
    elif standing.nation not in UNJUDGED:
        word = VERDICTS[standing.nation].to(told.language)
        said = told.pick(f" Mot riket: {word}.", f" Against Sweden: {word}.")
    if standing.past in UNJUDGED:
        return said
    then = VERDICTS[standing.past].to(told.language)
    return said + told.pick(f" Mot den egna perioden före: {then}.", f" Against its own period before: {then}.")


def _none_is_judged(told: Telling) -> str:
    """Why an indicator has neither places nor verdicts against others."""
    if told.measure.count or told.measure.interval or told.has_parts:
        return told.why_not_judged
    return told.pick(
        "Källan redovisar varken täljare, nämnare eller osäkerhet. Därför visas ingen placering, och om en skillnad är mer än "
        "slump går inte att avgöra.",
        "The source gives neither numerators, denominators nor uncertainty. So no places are shown, and whether a difference is "
        "more than chance cannot be told.",
    )


def _row(told: Telling, code: str, here: str) -> _Row:
    figure = told.measure.figure(code, told.latest)
    of_sexes = [told.measure.figure(code, told.latest, sex) for sex, _ in told.sexes]
    standing = told.standings.get(code)
    return _Row(
        told.called(code),
        "" if code == NATION else link(here, of_recipient("indicator", told.measure.id, code, told.language)),
        told.value(figure),
        figure.value is None,
        tuple((told.value(one), one.value is None) for one in of_sexes),
        told.interval(figure),
        told.parts(figure),
        standing.nation if standing else "",
        told.standing(standing),
        f"{standing.ranks[0]}–{standing.ranks[1]}" if standing and standing.ranks else "",
        told.trend(code),
        code == NATION,
    )


def in_order(told: Telling) -> list[str]:
    """The nation, then the recipients by name: a list by value would be read as a ranking."""
    return sorted(told.measure.figures, key=lambda code: (code != NATION, _by_name(told.called(code)), code))


def _by_name(name: str) -> tuple[int, ...]:
    """Swedish order: å, ä and ö come last."""
    return tuple({"å": 0x110000, "ä": 0x110001, "ö": 0x110002}.get(letter, ord(letter)) for letter in name.lower())


def _span(told: Telling) -> str:
    return f"{told.periods[0]}–{told.periods[-1]}" if len(told.periods) > 1 else told.latest


def _other(language: Language) -> Language:
    return "en" if language == "sv" else "sv"
