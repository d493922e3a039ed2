"""A follow-up as a person reads it: money first, then outcomes, answers, assumptions, and what others have said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from dagmar.allocation.basis import MADE_UP, basis_of_allocation
from dagmar.allocation.result import Assumption
from dagmar.cli.terminal import Terminal
from dagmar.followup.answers import Figures, QuestionAnswers
from dagmar.followup.follow_up import FollowUp
from dagmar.followup.money import GOT, Money
from dagmar.followup.outcomes import Counted, RequirementOutcome
from dagmar.money import write_kronor, write_mkr, write_number
from dagmar.publication.explanation.reasons import reason
from dagmar.text import Language, Text, listing

KINDS = {
    "region": Text("regioner", "regions"),
    "municipality": Text("kommuner", "municipalities"),
    "county": Text("län", "counties"),
    "national": Text("nationella parter", "national parties"),
    "own": Text("avtalets egna", "the agreement's own"),
}
REQUIREMENT_KINDS = {"base": Text("grundkrav", "base"), "target": Text("mål", "target")}
STATUS = {
    "verified": Text("läst i källan", "read in the source"),
    "secondary": Text("återgivet av andra", "as told by others"),
    "derived": Text("härlett", "derived"),
    "not_found": Text("innehållet inte hittat", "content not found"),
}
NAMES_SHOWN = 12
"""So many who got nothing are named; of more, the number is told."""
_GOT = (
    Text("Mottagare", "Recipients"),
    Text("Fastställt", "Settled"),
    Text("Fick allt", "Got all"),
    Text("En del", "Some"),
    Text("Inget", "None"),
    Text("Inte känt", "Not known"),
)
_OUTCOMES = (
    Text("Krav", "Requirement"),
    Text("Slag", "Kind"),
    Text("Uppfyllt", "Met"),
    Text("Ej uppfyllt", "Not met"),
    Text("Inte känt", "Not known"),
    Text("Av", "Of"),
)


def tell_follow_up(followed_up: FollowUp, to: Terminal, *, by_county: bool) -> None:
    """Tell the whole."""
    agreement = followed_up.loaded.agreement
    to.say(f"{agreement.title} ({agreement.period})", style="bold")
    basis = basis_of_allocation(followed_up.allocation)
    if basis in MADE_UP:
        to.say(MADE_UP[basis], style="bold red")
    _tell_money(followed_up.money, to)
    _tell_outcomes(followed_up.outcomes, to, by_county=by_county)
    for report in followed_up.answers:
        _heading(Text("Svar", "Answers"), to)
        said = f"{report.title}: {len(report.answered)}"
        to.say(Text(f"{said} av {report.asked} har svarat.", f"{said} of {report.asked} have answered."))
        for question in report.questions:
            to.say(f"  {question.title}: {_answered(question, to.language)}")
    if followed_up.assumed:
        _heading(Text("Vad som antogs", "What was assumed"), to)
        for (about, why), places in _together(followed_up.assumed).items():
            to.say(f"  {about} ({listing(places, to.language)}): {why}")
    _heading(Text("Vad andra har sagt", "What others have said"), to)
    for evaluation in followed_up.evaluations:
        status = STATUS[evaluation.status].to(to.language)
        to.say(f"  {evaluation.author} {evaluation.year}: {evaluation.title} [{status}]")
        to.say(f"    {evaluation.finding}")
        to.say(f"    {evaluation.url}")
    if not followed_up.evaluations:
        to.say(Text("  Ingen utvärdering ligger hos avtalet.", "  No evaluation lies with the agreement."))


def _together(assumed: Iterable[Assumption]) -> dict[tuple[str, str], list[str]]:
    """Where the same thing is assumed for the same reason."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in assumed:
        about = "not_modelled" if one.kind == "not_modelled" else one.about
        found.setdefault((about, " ".join(one.why.split())), []).append(one.at or "agreement")
    return found


def _heading(text: Text, to: Terminal) -> None:
    to.say("")
    to.say(text, style="bold")


def _tell_money(money: Money, to: Terminal) -> None:
    _heading(Text("Pengarna", "The money"), to)
    flow = money.flow
    sv, en = (
        tuple(write_mkr(ore, language) for ore in (flow.pot, flow.settled, flow.carried, flow.returned))
        for language in ("sv", "en")
    )
    if flow.computed:
        to.say(
            Text(
                f"Potter {sv[0]}: fastställt {sv[1]}, fört vidare mellan potter {sv[2]}, tillbaka till staten {sv[3]}.",
                f"Pots {en[0]}: settled {en[1]}, carried between pots {en[2]}, returned to the state {en[3]}.",
            )
        )
    if flow.not_computed:
        names = ", ".join(flow.not_computed)
        to.say(Text(f"Inte uträknat och inte med i summorna: {names}.", f"Not computed and in no sum: {names}."))
    rows = [
        (
            KINDS[one.kind].to(to.language),
            "–" if one.settled is None else write_kronor(one.settled, to.language),
            *(str(one.got[got]) for got in GOT),
        )
        for one in money.kinds
    ]
    if rows:
        to.table(_GOT, rows, right=range(1, 6))
    for line in _without(money, to.language):
        to.say(line)


def _without(money: Money, language: Language) -> Iterator[str]:
    """Who got nothing of a pot, those together that failed the same requirements."""
    together: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in money.without:
        together.setdefault((one.grant, one.failed), []).append(one.recipient.short_name)
    for (grant, failed), names in together.items():
        why = listing(failed, language) or Text("inget att dela efter", "nothing to share by").to(language)
        who = listing(names, language) if len(names) <= NAMES_SHOWN else str(len(names))
        yield Text(f"Inget av {grant} ({why}): {who}", f"Nothing of {grant} ({why}): {who}").to(language)


def _tell_outcomes(outcomes: tuple[RequirementOutcome, ...], to: Terminal, *, by_county: bool) -> None:
    if not outcomes:
        return
    _heading(Text("Kraven", "The requirements"), to)
    rows = []
    for one in outcomes:
        kind = REQUIREMENT_KINDS[one.requirement.kind].to(to.language)
        parted = one.by_kind if len(one.by_kind) > 1 else {}
        rows.append((one.name, kind, *_counts(one.all)))
        rows += [(f"  {KINDS[of].to(to.language)}", "", *_counts(count)) for of, count in parted.items()]
        if by_county:
            rows += [(f"  {county}", "", *_counts(count)) for county, count in one.by_county.items()]
    to.table(_OUTCOMES, rows, right=range(2, 6))
    for one in outcomes:
        if one.nobody or one.everybody:
            to.say(
                Text(f"{one.name}: ingen uppfyllde det.", f"{one.name}: nobody met it.")
                if one.nobody
                else Text(f"{one.name}: alla uppfyllde det.", f"{one.name}: everybody met it.")
            )
        for miss in one.closest:
            why = reason(miss.outcome)
            to.say(
                Text(
                    f"{one.name}: nära var {miss.name} ({miss.period}). {why.sv}.",
                    f"{one.name}: {miss.name} came close ({miss.period}). {why.en}.",
                )
            )


def _counts(count: Counted) -> tuple[str, str, str, str]:
    return str(count.met), str(count.not_met), str(count.not_known), str(count.judged)


def _answered(question: QuestionAnswers, language: Language) -> str:
    """`18 svar; summa 1 200, mitten 60 (20–90)`."""
    parts = [Text(f"{question.answered} svar", f"{question.answered} answers").to(language)]
    yes_no = {"yes": Text("ja", "yes"), "no": Text("nej", "no")} if question.kind == "yes_no" else {}
    for name, count in question.chosen.items():
        parts.append(f"{yes_no[name].to(language) if name in yes_no else name} {count}")
    parts += [_figures(sex, figures, question.kind, language) for sex, figures in question.figures.items()]
    return "; ".join(parts)


_SEXES = {"women": Text("kvinnor: ", "women: "), "men": Text("män: ", "men: "), "all": Text("", "")}


def _figures(sex: str, figures: Figures, kind: str, language: Language) -> str:
    def shown(value: Fraction) -> str:
        if kind in ("share", "indicator"):
            return write_number(value * 100, language, decimals=1) + " %"
        return write_number(value, language, decimals=0 if value.denominator == 1 else 1)

    ends = f"{shown(figures.middle)} ({shown(figures.least)}–{shown(figures.most)})"
    middle = Text(f"mitten {ends}", f"middle {ends}").to(language)
    added = "" if figures.sum is None else Text("summa ", "sum ").to(language) + shown(figures.sum) + ", "
    return _SEXES[sex].to(language) + added + middle
