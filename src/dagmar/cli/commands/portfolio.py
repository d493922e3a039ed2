"""`dagmar portfolio`: agreements that are looked at together."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from dagmar.agreement.model import Area
from dagmar.allocation.basis import MADE_UP, PARTLY_MARKED
from dagmar.cli.answer import Answer
from dagmar.cli.portfolio_years import answer_years
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.library.holdings import KINDS, Holding, Holdings, Share, Sum, count_out
from dagmar.library.portfolio import find_portfolio
from dagmar.money import write_kronor, write_mkr, write_number
from dagmar.publication.portfolio import by_results, portfolio_document
from dagmar.text import Language, Text

HELP = Text(
    "Se flera överenskommelser tillsammans: pengar, villkor och mottagare.",
    "See several agreements together: money, conditions and recipients.",
)
KIND = {
    "pot": Text("pott", "pot"),
    "ceiling": Text("tak", "ceiling"),
    "frame": Text("ram", "frame"),
    "own_contribution": Text("egen insats", "own contribution"),
}
DEPENDS = {
    "results": Text("resultat", "results"),
    "conditions": Text("villkor", "conditions"),
    "nothing": Text("inget", "nothing"),
    "not_known": Text("inte känt", "not known"),
}
_PARTS = (
    Text("Avtal", "Agreement"),
    Text("Område", "Area"),
    Text("Del", "Part"),
    Text("Slag", "Kind"),
    Text("Belopp", "Amount"),
    Text("Beror på", "Depends on"),
    Text("Mottagare", "Recipients"),
    Text("Fastställt", "Settled"),
)
_RECIPIENTS = (
    Text("Kod", "Code"),
    Text("Mottagare", "Recipient"),
    Text("Uträknat", "Computed"),
    Text("Delar som inte är kända", "Parts not known"),
    Text("Avtal för avtal", "Agreement by agreement"),
)
_UNKNOWN = Text("okänt", "unknown")


def command(
    terminal: Terminal,
    portfolio: Annotated[
        str,
        typer.Argument(
            metavar="PORTFÖLJ",
            help=says("En portfölj i biblioteket, eller en fil.", "A portfolio of the library, or a file."),
        ),
    ] = "",
    recipients: Annotated[
        bool, typer.Option("--recipients", help=says("Visa också varje mottagare.", "Show every recipient too."))
    ] = False,
    years: Annotated[
        str | None,
        typer.Option(
            metavar="2009-2025",
            help=says("Hela biblioteket, år för år, i stället.", "The whole library, year by year, instead."),
        ),
    ] = None,
    charts: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help=says("Rita åren som SVG i en ny mapp.", "Draw the years as SVG in a new folder.")
        ),
    ] = None,
) -> Answer:
    """Every part of every agreement, the sums by kind, and the public figure beside what the sources add up to."""
    if years is not None:
        if portfolio or recipients:
            raise WrongUsage(
                Text(
                    "--years gäller hela biblioteket, utan portfölj och --recipients.",
                    "--years is of the whole library, without a portfolio and --recipients.",
                )
            )
        return answer_years(terminal, years, charts)
    if charts is not None:
        raise WrongUsage(Text("--charts ritar år: ange --years också.", "--charts draws years: give --years too."))
    found = find_portfolio(portfolio or "december-2012")
    with waiting(terminal, Text("Räknar alla avtal …", "Computing every agreement …")):
        counted = count_out(found)

    def tell(to: Terminal) -> None:
        to.say(counted.portfolio.title, style="bold")
        bases = {one.basis for one in counted.parts}
        if bases & set(MADE_UP):
            to.say(MADE_UP["synthetic"] if bases == {"synthetic"} else PARTLY_MARKED, style="bold red")
        areas = {one.agreement.agreement: one.agreement.areas for one in counted.members}
        rows = [_part(one, areas[one.agreement], to.language) for one in counted.parts]
        to.table(_PARTS, rows, right=[4, 6, 7])
        if bases & set(MADE_UP):
            to.say(Text("* vilar på påhittade uppgifter", "* rests on made-up facts"))
        _tell_sums(counted, to)
        if recipients:
            to.say("")
            to.table(_RECIPIENTS, _shares(counted, to.language), right=[2, 3])

    return Answer(portfolio_document(counted), tell)


def _part(one: Holding, areas: Mapping[str, Area], language: Language) -> tuple[str, ...]:
    settled = "–" if one.settled is None else write_mkr(_whole(one.settled), language)
    return (
        one.agreement,
        "–" if one.area is None else (areas[one.area].title if one.area in areas else None) or one.area,
        one.title
        if one.grant
        else Text(f"{one.title}: utan känd fördelning", f"{one.title}: not divided").to(language),
        KIND[one.kind].to(language),
        _UNKNOWN.to(language) if one.amount is None else write_mkr(one.amount, language),
        DEPENDS[one.depends_on].to(language),
        str(one.recipients or "–"),
        settled + (" *" if one.basis in MADE_UP else ""),
    )


def _tell_sums(counted: Holdings, to: Terminal) -> None:
    """Each kind by itself; then what depends on results; then the one sum over all, beside what was said in public."""
    to.say("")
    for kind in KINDS:
        one = counted.sum_of(kind)
        name = KIND[kind]
        to.say(Text(f"{name.sv}: {_said(one, 'sv')}", f"{name.en}: {_said(one, 'en')}"))
    share = by_results(counted)
    results, doubt = counted.depending_on("results"), counted.depending_on("not_known")
    if share is not None:
        percent = {language: write_number(share * 100, language, decimals=1) for language in ("sv", "en")}
        to.say(
            Text(
                f"Av de kända potterna och taken beror minst {write_mkr(results.known)} ({percent['sv']} %) på resultat; för "
                f"{write_mkr(doubt.known)} är det inte känt. Av belopp som beror på resultat är {results.not_found} okända.",
                f"Of the known pots and ceilings at least {write_mkr(results.known, 'en')} ({percent['en']} %) depends on "
                f"results; for {write_mkr(doubt.known, 'en')} it is not known. Of the amounts that depend on results "
                f"{results.not_found} are unknown.",
            )
        )
    once, stated = counted.counted_once, counted.portfolio.stated
    to.say(
        Text(
            f"Varje avtal räknat en gång, med sin vidaste kända siffra: {write_mkr(once.known)}; "
            f"{once.not_found} avtal har ingen känd siffra och räknas inte alls.",
            f"Each agreement counted once, at its widest known figure: {write_mkr(once.known, 'en')}; "
            f"{once.not_found} agreements have no known figure and are not counted at all.",
        )
    )
    if stated is not None:
        gap = abs(stated.amount - once.known)
        more = once.known > stated.amount
        to.say(
            Text(
                f"Sagt offentligt: omkring {write_mkr(stated.amount)}; källorna ger "
                f"{write_mkr(gap)} {'mer' if more else 'mindre'}. {stated.note}",
                f"Said in public: about {write_mkr(stated.amount, 'en')}; the sources give "
                f"{write_mkr(gap, 'en')} {'more' if more else 'less'}. {stated.note}",
            )
        )
    for figure in counted.portfolio.checked:
        to.say(f"  {write_mkr(figure.amount, to.language)}: {figure.note}")


def _said(one: Sum, language: Language) -> str:
    known = write_mkr(one.known, language)
    lacking = Text(f" och {one.not_found} okända belopp", f" and {one.not_found} unknown amounts").to(language)
    return known + (lacking if one.not_found else "")


def _shares(counted: Holdings, language: Language) -> list[tuple[str, ...]]:
    return [
        (
            recipient.code,
            recipient.name,
            write_kronor(sum((share.settled for share in shares.values()), Fraction(0)), language),
            str(sum(share.not_known for share in shares.values())),
            "; ".join(f"{name} {_of_one(share, language)}" for name, share in shares.items()),
        )
        for key, shares in counted.shares.items()
        for recipient in [counted.recipients[key]]
    ]


def _of_one(share: Share, language: Language) -> str:
    known = write_kronor(share.settled, language) + (" *" if share.basis & set(MADE_UP) else "") if share.basis else ""
    unknown = _UNKNOWN.to(language) if share.not_known else ""
    return " + ".join(one for one in (known, unknown) if one)


def _whole(figure: Fraction) -> int:
    return int(figure)
