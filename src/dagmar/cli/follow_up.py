"""A follow-up as a person reads it: money first, then outcomes, answers, assumptions, and what others have said."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dagmar.agreement.labels import label
from dagmar.agreement.model import Agreement
from dagmar.allocation.basis import MADE_UP, basis_of_allocation
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
    _tell_money(followed_up.money, agreement, to)
    _tell_outcomes(followed_up.outcomes, to, by_county=by_county)
    for report in followed_up.answers:
        _heading(Text("Svar", "Answers"), to)
        said = f"{report.title}: {len(report.answered)}"
        to.say(Text(f"{said} av {report.asked} har svarat.", f"{said} of {report.asked} have answered."))
        for question in report.questions:
            to.say(f"  {question.title}: {_answered(question, to.language)}")
    if followed_up.assumed:
        _heading(Text("Vad som antogs", "What was assumed"), to)
        for (what, why), places in _together(followed_up, to.language).items():
            to.say(f"  {listing(places, to.language)}, {what}: {why}")
    _heading(Text("Vad andra har sagt", "What others have said"), to)
    for evaluation in followed_up.evaluations:
        status = STATUS[evaluation.status].to(to.language)
        to.say(f"  {evaluation.author} {evaluation.year}: {evaluation.title} [{status}]")
        to.say(f"    {evaluation.finding}")
        to.say(f"    {evaluation.url}")
    if not followed_up.evaluations:
        to.say(Text("  Ingen utvärdering ligger hos avtalet.", "  No evaluation lies with the agreement."))


def _together(followed_up: FollowUp, language: Language) -> dict[tuple[str, str], list[str]]:
    """Where the same thing is assumed for the same reason: what it is, and why, with the titles of the places."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in followed_up.assumed:
        kind, _, below = one.at.partition(".")
        assumed = one.kind == "assumed"
        what = label(one.about, kind) if assumed else Text("inte modellerat", "not modelled")
        whole = Text("Överenskommelsen", "The agreement").to(language)
        place = _titled(followed_up.loaded.agreement, kind, below.partition(".")[0], language) if below else whole
        places = found.setdefault((what.to(language), " ".join(one.why.split())), [])
        if place not in places:
            places.append(place)
    return found


def _titled(agreement: Agreement, kind: str, name: str, language: Language) -> str:
    """A grant, a requirement or an area by its title, in quotation marks, or by its name when it has none."""
    title = getattr(getattr(agreement, kind).get(name), "title", None) or name
    return Text(f"”{title}”", f"“{title}”").to(language)


def _heading(text: Text, to: Terminal) -> None:
    to.say("")
    to.say(text, style="bold")


def _tell_money(money: Money, agreement: Agreement, to: Terminal) -> None:
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
        names = ", ".join(_titled(agreement, "grants", name, to.language) for name in flow.not_computed)
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
    for line in _without(money, agreement, to.language):
        to.say(line)


def _without(money: Money, agreement: Agreement, language: Language) -> Iterator[str]:
    """Who got nothing of a pot, those together that failed the same requirements."""
    together: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in money.without:
        together.setdefault((one.grant, one.failed), []).append(one.recipient.short_name)
    for (grant, failed), names in together.items():
        titles = [_titled(agreement, "requirements", name, language) for name in failed]
        not_met = Text("inte uppfyllde ", "did not meet ").to(language) + listing(titles, language)
        why = not_met if failed else Text("hade inget att dela efter", "had nothing to share by").to(language)
        count = Text(f"{len(names)} mottagare", f"{len(names)} recipients").to(language)
        who = listing(names, language) if len(names) <= NAMES_SHOWN else count
        pot = _titled(agreement, "grants", grant, language)
        yield Text(f"Fick inget av {pot}: {who}, som {why}.", f"Got nothing of {pot}: {who}, who {why}.").to(language)


def _tell_outcomes(outcomes: tuple[RequirementOutcome, ...], to: Terminal, *, by_county: bool) -> None:
    if not outcomes:
        return
    _heading(Text("Kraven", "The requirements"), to)
    rows = []
    for one in outcomes:
        kind = REQUIREMENT_KINDS[one.requirement.kind].to(to.language)
        parted = one.by_kind if len(one.by_kind) > 1 else {}
        rows.append((one.requirement.title, kind, *_counts(one.all)))
        rows += [(f"  {KINDS[of].to(to.language)}", "", *_counts(count)) for of, count in parted.items()]
        if by_county:
            rows += [(f"  {county}", "", *_counts(count)) for county, count in one.by_county.items()]
    to.table(_OUTCOMES, rows, right=range(2, 6))
    for one in outcomes:
        title = one.requirement.title
        if one.nobody or one.everybody:
            to.say(
                Text(f"Ingen uppfyllde ”{title}”.", f"Nobody met “{title}”.")
                if one.nobody
                else Text(f"Alla uppfyllde ”{title}”.", f"Everybody met “{title}”.")
            )
        for miss in one.closest:
            why = reason(miss.outcome)
            to.say(
                Text(
                    f"Nära ”{title}” var {miss.name} ({miss.period}). {why.sv}.",
                    f"{miss.name} came close to “{title}” ({miss.period}). {why.en}.",
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
