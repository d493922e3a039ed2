"""The ways in: the first page, the three lists, the search page and the page about the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dagmar.publication.site.addresses import ABOUT, SEARCH, Shelf, front, link, page, shelf, single
from dagmar.publication.site.exhibit import REASONS
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.listed import Listed
from dagmar.publication.site.money import Granted, total_of
from dagmar.publication.site.setting import page as set_page
from dagmar.publication.site.standing import SIGNS, VERDICTS
from dagmar.text import Language, Text

Link = tuple[str, Text, str]


def entrance(
    measures: Sequence[Listed],
    granted: Sequence[Granted],
    counties: Mapping[str, Text],
    recipients: Sequence[str],
    described: Sequence[str],
    frame: Frame,
    language: Language,
) -> Iterator[tuple[str, bytes]]:
    """All of them. `recipients` are the codes that have a profile; `counties` the names of counties by code; `described` the
    files at the top of the site that describe it for machines."""
    indicators = _indicators(measures, language)
    people = _recipients(recipients, counties, frame, language)
    agreements = _agreements(granted, language)
    yield _front(len(measures), len(granted), len(recipients), frame, language)
    for which, heading, parts in (
        ("indicator", Text("Indikatorer", "Indicators"), indicators),
        ("recipient", Text("Mottagare", "Recipients"), people),
        ("agreement", Text("Överenskommelser", "Agreements"), agreements),
    ):
        yield _list(which, heading.to(language), parts, frame, language)  # type: ignore[arg-type]  # the three shelves
    yield _search((*indicators, *people, *agreements), frame, language)
    yield _about(described, frame, language)


def _front(measures: int, agreements: int, recipients: int, frame: Frame, language: Language) -> tuple[str, bytes]:
    here = front(language)
    doors = [
        (
            "indicator",
            Text("Indikatorer", "Indicators"),
            Text(
                f"{measures} mått på resultat, var och ett med källa.",
                f"{measures} measures of results, each with its source.",
            ),
        ),
        (
            "recipient",
            Text("Mottagare", "Recipients"),
            Text(
                f"{recipients} regioner och kommuner: resultat och pengar.",
                f"{recipients} regions and municipalities: results and money.",
            ),
        ),
        (
            "agreement",
            Text("Överenskommelser", "Agreements"),
            Text(f"{agreements} avtal: vem fick vad, och varför.", f"{agreements} agreements: who got what, and why."),
        ),
    ]
    shown = [
        (link(here, shelf(which, language)), heading.to(language), text.to(language))  # type: ignore[arg-type]  # the three shelves
        for which, heading, text in doors
    ]
    return set_page(
        "front.html", here, front(_other(language)), language, doors=shown, **frame.shown(here, "", language)
    )


def _list(
    which: Shelf, heading: str, parts: Sequence[tuple[str, list[Link]]], frame: Frame, language: Language
) -> tuple[str, bytes]:
    here = shelf(which, language)
    shown = [(part, [(link(here, target), name, more) for target, name, more in links]) for part, links in parts]
    return set_page(
        "list.html",
        here,
        shelf(which, _other(language)),
        language,
        heading=heading,
        text="",
        parts=shown,
        **frame.shown(here, heading, language),
    )


def _search(parts: Sequence[tuple[str, list[Link]]], frame: Frame, language: Language) -> tuple[str, bytes]:
    here = single(SEARCH, language)
    entries = [
        (link(here, target), name, f"{part} {more}".strip()) for part, links in parts for target, name, more in links
    ]
    return set_page(
        "search.html",
        here,
        single(SEARCH, _other(language)),
        language,
        entries=entries,
        **frame.shown(here, "", language),
    )


def _about(described: Sequence[str], frame: Frame, language: Language) -> tuple[str, bytes]:
    here = single(ABOUT, language)
    return set_page(
        "about.html",
        here,
        single(ABOUT, _other(language)),
        language,
        reasons=[(text.to(language), _MEANING[reason].to(language)) for reason, text in REASONS.items()],
        signs=[(SIGNS[verdict], text.to(language)) for verdict, text in VERDICTS.items() if SIGNS[verdict]],
        described=[(link(here, name), name) for name in described],
        to=frame.report_to,
        **frame.shown(here, "", language),
    )


_MEANING = {
    "not_reported": Text("Mottagaren lämnade inget värde.", "The recipient gave no value."),
    "not_applicable": Text("Frågan gäller inte mottagaren.", "The question does not concern the recipient."),
    "secret": Text(
        "Så få personer att någon kunde kännas igen, eller ett tal som skulle röja ett sådant.",
        "So few people that somebody could be recognised, or a figure that would give such a one away.",
    ),
    "not_yet_published": Text("Källan har inte publicerat värdet än.", "The source has not published the value yet."),
    "absent": Text("Källan har ingen rad och säger inte varför.", "The source has no row and does not say why."),
    "hidden": Text(
        "Det fanns ett värde. Talet visas inte längre för att skydda enskilda, och då visas inte heller vad den var.",
        "There was a value. The figure is no longer shown, to protect people, and then what it was is not shown either.",
    ),
    "withdrawn": Text(
        "Källan ger inte längre värdet. Vad det var står under Ändringar.",
        "The source gives the value no more. What it was stands under Changes.",
    ),
}


def _indicators(measures: Sequence[Listed], language: Language) -> list[tuple[str, list[Link]]]:
    chapters: dict[str, list[Link]] = {}
    for one in measures:
        more = Text("påhittade värden", "made-up values").to(language) if one.made_up else ""
        chapters.setdefault(one.chapter.to(language), []).append((page("indicator", one.id, language), one.name, more))
    return list(chapters.items())


def _recipients(
    recipients: Sequence[str], counties: Mapping[str, Text], frame: Frame, language: Language
) -> list[tuple[str, list[Link]]]:
    parts: dict[str, list[Link]] = {}
    for code in sorted(recipients, key=lambda code: (len(code) > 2, code)):
        name = frame.names[code]
        part = Text("Regioner", "Regions").to(language) if len(code) == 2 else counties[code[:2]].to(language)
        parts.setdefault(part, []).append((page("recipient", code, language), Text(name, name), code))
    return list(parts.items())


def _agreements(granted: Sequence[Granted], language: Language) -> list[tuple[str, list[Link]]]:
    years: dict[str, list[Link]] = {}
    for one in sorted(granted, key=lambda one: (-one.loaded.agreement.period.first.year, one.id)):
        year = str(one.loaded.agreement.period.first.year)
        years.setdefault(year, []).append((page("agreement", one.id, language), one.title, total_of(one, language)))
    return list(years.items())


def _other(language: Language) -> Language:
    return "en" if language == "sv" else "sv"
