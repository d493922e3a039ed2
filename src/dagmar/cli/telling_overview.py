"""How an overview is told on a terminal: money, requirements, days; and what is made up, assumed or not known is marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from dagmar.allocation.basis import MADE_UP, PARTLY_MARKED
from dagmar.cli.terminal import Terminal
from dagmar.derivation import Derivation
from dagmar.library.overview import AmountSum, Got, InAgreement, Judged, Overview
from dagmar.money import write_kronor, write_mkr, write_number
from dagmar.registry.not_known import NotKnown
from dagmar.text import Language, Text

_MONEY = (
    Text("Avtal", "Agreement"),
    Text("Del", "Part"),
    Text("Slag", "Kind"),
    Text("Berättigat", "Entitlement"),
    Text("Intjänat", "Earned"),
    Text("Fastställt", "Settled"),
    Text("Märke", "Mark"),
)
_REQUIREMENTS = (Text("Avtal", "Agreement"), Text("Krav", "Requirement"), Text("Utfall", "Outcome"))
_DAYS = (Text("Dag", "Day"), Text("Avtal", "Agreement"), Text("Vad", "What"), Text("Om", "About"))
_EVERYONE = (
    Text("Kod", "Code"),
    Text("Mottagare", "Recipient"),
    Text("Avtal", "Agreements"),
    Text("Fastställt", "Settled"),
    Text("varav antaget", "of it assumed"),
    Text("Invånare", "Inhabitants"),
    Text("Kr per invånare", "Kr per inhabitant"),
    Text("På påhittade uppgifter *", "On made-up facts *"),
    Text("Okända delar", "Unknown parts"),
)
_KIND = {
    "pot": Text("pott", "pot"),
    "ceiling": Text("tak", "ceiling"),
    "frame": Text("ram", "frame"),
    "own_contribution": Text("egen insats", "own contribution"),
}
_WHAT = {
    "signed": Text("undertecknad", "signed"),
    "requirement": Text("sista dag för krav", "last day of a requirement"),
    "payment": Text("utbetalning", "payment"),
    "payment_at_latest": Text("utbetalning senast", "payment at latest"),
    "requisition": Text("sista dag att rekvirera", "last day to ask for the money"),
    "unspent": Text("oanvänt åter senast", "unspent back by"),
    "report": Text("redovisning senast", "report due"),
}
_STATE = {
    "met": Text("uppfyllt", "met"),
    "not_met": Text("inte uppfyllt", "not met"),
    "in_part": Text("uppfyllt ibland", "met at times"),
    "not_known": Text("inte känt", "not known"),
}
_UNKNOWN = Text("okänt", "unknown")
_AT_LEAST = Text("minst ", "at least ")


def tell_one(seen: Overview, to: Terminal) -> None:
    """One recipient's year."""
    to.say(Text(f"{seen.recipient.name} {seen.year}", f"{seen.recipient.name} {seen.year}"), style="bold")
    if not seen.agreements:
        to.say(
            Text(
                "Inget avtal i biblioteket har en rad för mottagaren det året.",
                "No agreement of the library has a row for the recipient that year.",
            )
        )
    else:
        _tell_money(seen, to)
    _tell_undivided(seen, to)
    judged = [(one.agreement.agreement, each) for one in seen.agreements for each in one.judged]
    if judged:
        to.say("")
        to.table(_REQUIREMENTS, [(name, each.title, _outcome(each).to(to.language)) for name, each in judged])
    days = (
        sorted(
            (each.day.isoformat() + (" a" if each.assumed else ""), one.agreement.agreement, each.what, each.about)
            for one in seen.agreements
            for each in one.days
        )
        if seen.agreements
        else []
    )
    if days:
        to.say("")
        to.table(
            _DAYS, [(day, name, _WHAT[what].to(to.language), about.to(to.language)) for day, name, what, about in days]
        )
    to.say("")


def tell_everyone(seen: Sequence[Overview], year: int, to: Terminal) -> None:
    """A row for each recipient. Real and made-up amounts stand in columns of their own."""
    to.say(Text(f"Alla mottagare {year}", f"Every recipient {year}"), style="bold")
    if not seen:
        to.say(Text("Inget avtal i biblioteket gäller då.", "No agreement of the library holds then."))
        return
    to.table(_EVERYONE, [_everyone(one, to.language) for one in seen], right=range(2, 9))
    if any(one.sum_of("settled").made_up is not None for one in seen):
        to.say(PARTLY_MARKED, style="bold red")
    to.say(
        Text(
            f"Invånare den 31 december {year - 1}. Län och regioner med samma kod är olika mottagare.",
            f"Inhabitants on 31 December {year - 1}. Counties and regions with the same code are different recipients.",
        )
    )
    _tell_undivided(seen[0], to)


def _tell_money(seen: Overview, to: Terminal) -> None:
    every = [one for agreement in seen.agreements for one in agreement.got]
    if any(one.made_up for one in every):
        to.say(MADE_UP["synthetic"] if all(one.made_up for one in every) else PARTLY_MARKED, style="bold red")
    rows = [row for one in seen.agreements for row in _rows(one, to.language)]
    to.table(_MONEY, rows, right=[3, 4, 5])
    if any(one.made_up for one in every):
        to.say(Text("* vilar på påhittade uppgifter", "* rests on made-up facts"))
    if any(one.assumed for one in every) or any(day.assumed for one in seen.agreements for day in one.days):
        to.say(Text("a vilar på antaganden", "a rests on assumptions"))
    for one in seen.agreements:
        if not one.counts:
            name, period = one.agreement.agreement, one.agreement.period
            to.say(
                Text(
                    f"{name} gäller {period}; pengarna räknas i summan för {period.first.year} och inte här.",
                    f"{name} holds {period}; its money is in the sum of {period.first.year} and not in this one.",
                )
            )
    to.say("")
    _tell_sums(seen, to)


def _tell_sums(seen: Overview, to: Terminal) -> None:
    settled = seen.sum_of("settled")
    many = settled.not_known != 1
    more = Text(
        f"; {settled.not_known} {'delar är okända' if many else 'del är okänd'}",
        f"; {settled.not_known} {'parts are' if many else 'part is'} unknown",
    )
    more = more if settled.not_known else Text("", "")
    of_it = _assumed(settled)
    sv, en = (_real(seen, settled.real, language) for language in ("sv", "en"))
    to.say(
        Text(f"Fastställt i allt: {sv}{of_it.sv}{more.sv}.", f"Settled in all: {en}{of_it.en}{more.en}."), style="bold"
    )
    if settled.made_up is not None:
        up = {language: write_kronor(settled.made_up, language) for language in ("sv", "en")}
        to.say(
            Text(
                f"Därtill {up['sv']} * på påhittade uppgifter; det läggs inte till summan.",
                f"Beside it {up['en']} * on made-up facts; it is not added to the sum.",
            )
        )
    _tell_per_inhabitant(seen, settled, to)


def _tell_per_inhabitant(seen: Overview, settled: AmountSum, to: Terminal) -> None:
    day = f"{seen.year - 1}-12-31"
    if isinstance(seen.population, NotKnown):
        why = seen.population.why
        to.say(Text(f"Per invånare: inte känt. {why.sv}", f"Per inhabitant: not known. {why.en}"))
        return
    sv, en = (_each(seen, settled, language) for language in ("sv", "en"))
    persons = {language: write_number(seen.population.persons, language) for language in ("sv", "en")}
    cited = seen.population.source.cite()
    to.say(
        Text(
            f"Per invånare: {sv} ({persons['sv']} invånare den {day}). Källa: {cited}.",
            f"Per inhabitant: {en} ({persons['en']} inhabitants on {day}). Source: {cited}.",
        )
    )


def _tell_undivided(seen: Overview, to: Terminal) -> None:
    if not seen.undivided:
        return
    to.say(
        Text(
            "Pengar i årets avtal där det inte är känt vilka som får dem; summorna är därför minst:",
            "Money of the year's agreements of which it is not known who gets it; the sums are therefore at least:",
        )
    )
    for one in seen.undivided:
        amount = {
            language: _UNKNOWN.to(language) if one.amount is None else write_mkr(one.amount, language)
            for language in ("sv", "en")
        }
        to.say(
            Text(f"  {one.agreement}: {one.title}: {amount['sv']}", f"  {one.agreement}: {one.title}: {amount['en']}")
        )


def _rows(one: InAgreement, language: Language) -> Iterator[tuple[str, ...]]:
    for got in one.got:
        line = got.line
        yield (
            one.agreement.agreement,
            got.title,
            _KIND[got.amount_is].to(language),
            *(_figure(figure, language) for figure in (line.entitlement, line.earned, line.settled)),
            _mark(got),
        )


def _figure(figure: Derivation | None, language: Language) -> str:
    return _UNKNOWN.to(language) if figure is None else write_kronor(figure.value, language)


def _mark(got: Got) -> str:
    return ("*" if got.made_up else "") + ("a" if got.assumed else "")


def _outcome(judged: Judged) -> Text:
    state = _STATE[judged.state]
    times = judged.met + judged.not_met + judged.not_known
    if times == 1:
        return state
    return Text(f"{state.sv}: {judged.met} av {times} gånger", f"{state.en}: {judged.met} of {times} times")


def _everyone(seen: Overview, language: Language) -> tuple[str, ...]:
    settled = seen.sum_of("settled")
    population = seen.population
    return (
        str(seen.recipient.code),
        seen.recipient.name,
        str(len(seen.agreements)),
        _real(seen, settled.real, language),
        write_kronor(settled.assumed, language) if settled.assumed else "–",
        _UNKNOWN.to(language) if isinstance(population, NotKnown) else write_number(population.persons, language),
        _each(seen, settled, language),
        "–" if settled.made_up is None else write_kronor(settled.made_up, language) + " *",
        str(settled.not_known),
    )


def _each(seen: Overview, settled: AmountSum, language: Language) -> str:
    each = seen.per_inhabitant(settled.real)
    if each is None:
        return _UNKNOWN.to(language)
    return (_AT_LEAST.to(language) if seen.at_least else "") + write_kronor(each, language, decimals=2)


def _real(seen: Overview, ore: Fraction | None, language: Language) -> str:
    if ore is None:
        return _UNKNOWN.to(language)
    return (_AT_LEAST.to(language) if seen.at_least else "") + write_kronor(ore, language)


def _assumed(settled: AmountSum) -> Text:
    if not settled.assumed:
        return Text("", "")
    return Text(
        f", varav {write_kronor(settled.assumed)} vilar på antaganden",
        f", of which {write_kronor(settled.assumed, 'en')} rests on assumptions",
    )
