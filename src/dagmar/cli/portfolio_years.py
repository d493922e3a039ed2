"""`dagmar portfolio --years`: the whole library year by year, and its charts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from dagmar.cli.answer import Answer
from dagmar.cli.given import new_folder
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.writing import write_new
from dagmar.library.holdings import KINDS, Sum
from dagmar.library.portfolio_years import Year, over_years
from dagmar.money import write_mkr
from dagmar.publication.charts.portfolio_years import KIND, Chart, charts, results_share
from dagmar.publication.portfolio import years_document
from dagmar.text import Language, Text

FIRST, LAST = 1990, 2100
_HEADINGS = (
    Text("År", "Year"),
    Text("Avtal", "Agreements"),
    *(KIND[kind] for kind in KINDS),
    Text("Varav antaget", "Of it assumed"),
    Text("Beror på resultat", "Depends on results"),
    Text("Största avtalet", "Largest agreement"),
)


def answer_years(terminal: Terminal, span: str, folder: Path | None) -> Answer:
    """Count the years, and draw them when a folder is named.

    Raises:
        WrongUsage: the span is none.
        Refused: the folder holds something already, or an agreement cannot be computed.
    """
    first, last = _span(span)
    if folder is not None:
        new_folder(folder)
    with waiting(terminal, Text("Räknar hela biblioteket …", "Computing the whole library …")) as told:
        years = over_years(first, last, told.progress)
    drawn = charts(years, terminal.language)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for chart in drawn:
            write_new(folder / f"{chart.name}.svg", chart.svg.encode())
    document = {"years": years_document(years), "charts": _charts(drawn, folder)}
    return Answer(document, lambda to: _tell(years, folder, to))


def _tell(years: Sequence[Year], folder: Path | None, to: Terminal) -> None:
    to.table(_HEADINGS, [_row(one, to.language) for one in years], right=range(1, 8))
    to.say(
        Text(
            "Avtalen i biblioteket, inte alla som har funnits, var och en i sin sista version. Slagen läggs aldrig ihop. Andelen "
            "är av kända potter och tak; minst, eller inte känt, när det för en del av pengarna inte är känt vad de beror på.",
            "The agreements of the library, not all that there were, each in its last version. Kinds are never added. The share "
            "is of the known pots and ceilings; at least, or not known, when it is not known what some of the money depends on.",
        )
    )
    for one in years:
        for name in one.several:
            to.say(
                Text(
                    f"{name} gäller flera år och räknas {one.year}.", f"{name} holds several years; counted {one.year}."
                )
            )
    if folder is not None:
        to.say(Text(f"Diagrammen ligger i {folder}.", f"The charts are in {folder}."))


def _row(one: Year, language: Language) -> tuple[str, ...]:
    largest = one.widest
    return (
        str(one.year),
        str(len(one.counted.members)),
        *(_sum(one.counted.sum_of(kind), language) for kind in KINDS),
        write_mkr(one.assumed, language) if one.assumed else "–",
        results_share(one.counted, language) or "–",
        "–"
        if largest is None or largest.widest is None
        else f"{largest.agreement.agreement} ({write_mkr(largest.widest, language)})",
    )


def _sum(one: Sum, language: Language) -> str:
    if not one.known:
        return Text("okänt", "unknown").to(language) if one.not_found else "–"
    known = write_mkr(one.known, language)
    return Text(f"minst {known}", f"at least {known}").to(language) if one.not_found else known


def _charts(drawn: Sequence[Chart], folder: Path | None) -> list[dict[str, str]]:
    if folder is None:
        return []
    return [{"file": str(folder / f"{one.name}.svg"), "title": one.title, "text": one.text} for one in drawn]


def _span(span: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{4})(?:[-–](\d{4}))?", span.strip())
    if found:
        first, last = int(found[1]), int(found[2] or found[1])
        if FIRST <= first <= last <= LAST:
            return first, last
    raise WrongUsage(
        Text(f"”{span}” är inga år här; skriv som 2009-2025.", f"“{span}” are no years here; write as 2009-2025.")
    )
