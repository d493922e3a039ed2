"""`meeting`: so large a share of a county's inhabitants live where the named requirements are met.

    met_when: {meeting: [grundkrav], at_least: 80 %, of: population, as_of: 2011-11-01, within: county, among: municipalities}

Share = inhabitants of those in the county that meet every named requirement / inhabitants of all of them. What is not
known of some gives a lowest and a highest share: the outcome is settled when both are on the same side of the level, and
not known otherwise. It is the gate of PRIO psykisk ohälsa 2015: below 80 % nobody in the county shares.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from dagmar.agreement.fields import AsOf, Identity, Share
from dagmar.agreement.speaker import Speaker
from dagmar.assessment.condition import Case, Condition, FactMissing, NotJudged, Several, Subject, WrongReference
from dagmar.assessment.outcome import Outcome, State, all_met
from dagmar.assessment.sentences import compared, shown
from dagmar.derivation import Derivation, Rule, leaf
from dagmar.registry.not_known import NotKnown
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

INHABITANTS = Rule("inhabitants", lambda *parts: sum(parts, Fraction(0)), "persons")
SHARE_OF_INHABITANTS = Rule("share_of_inhabitants", lambda part, whole: part / whole, "share")

_AMONG: Mapping[str, Text] = {
    "municipalities": Text("kommuner", "municipalities"),
    "regions": Text("regioner", "regions"),
}


class Meeting(Condition):
    """Which requirements, how large a share, of whose inhabitants, and on which day they are counted."""

    word: ClassVar[str] = "meeting"

    meeting: Annotated[tuple[Identity, ...], Field(min_length=1)]
    at_least: Share
    of: Literal["population"]
    as_of: AsOf
    within: Literal["county"]
    among: Literal["municipalities", "regions"] = "municipalities"

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """Weigh those that meet the requirements, and those that may, against the level."""
        members = self._members(subject, case)
        outcomes = {member.code: self._outcome(member, case) for member in members}
        people = self._people(members, case)
        county = subject.code[:2]
        whole = INHABITANTS(*people.values(), about=county)
        if not whole.value:
            raise FactMissing("population", county, self.as_of, "no_one_there")
        states: tuple[tuple[State, ...], ...] = (("met",), ("met", "not_known"))
        lowest, highest = (
            SHARE_OF_INHABITANTS(
                INHABITANTS(
                    *[people[code] for code, outcome in outcomes.items() if outcome.state in counted], about=county
                ),
                whole,
                about=county,
            )
            for counted in states
        )
        state: State = (
            "met" if lowest.value >= self.at_least else "not_met" if highest.value < self.at_least else "not_known"
        )
        return Outcome(
            state,
            self.word,
            subject.code,
            (lowest, highest, leaf("level", self.at_least, "share", about="stated")),
            of=tuple(outcomes.values()),
            said=(self.among, self.as_of, *self.meeting),
        )

    def _members(self, subject: Subject, case: Case) -> tuple[Recipient, ...]:
        registry, on, county = case.facts.registry, case.agreement.period.first, subject.code[:2]
        if self.among == "municipalities":
            return registry.municipalities(on, county)
        return tuple(region for region in registry.regions(on) if region.county == county)

    def _outcome(self, member: Recipient, case: Case) -> Outcome:
        if case.outcome_of is None:
            raise WrongReference(self.meeting[0], "meeting-not-here")
        each = tuple(case.outcome_of(requirement, member, case.period) for requirement in self.meeting)
        return each[0] if len(each) == 1 else Outcome(all_met(each), "all_of", member.code, of=each)

    def _people(self, members: tuple[Recipient, ...], case: Case) -> dict[str, Derivation]:
        found: dict[str, Derivation] = {}
        unknown: list[NotJudged] = []
        for member in members:
            seen = case.facts.population(member.kind, member.code, self.as_of)
            if isinstance(seen, NotKnown) or seen.figure is None:
                unknown.append(FactMissing("population", member.code, self.as_of))
            else:
                about = f"{member.code} {self.as_of}"
                found[member.code] = leaf("population", seen.figure, "persons", source=seen.source, about=about)
        if unknown:
            raise Several(tuple(unknown))
        return found

    def rests_on(self) -> tuple[str, ...]:
        """The requirements that are to be met."""
        return self.meeting

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """`80 000 av 100 000 invånare bor i kommuner som uppfyller grundkrav, 80 %; kravet är minst 80 %`."""
        lowest, highest, level = outcome.figures
        among, as_of, *requirements = outcome.said
        own, whole = lowest.of
        told, who, names = compared(lowest, "at_least", level), _AMONG[among], ", ".join(requirements)
        most = Text("", "")
        if highest.value != lowest.value:
            most = Text(
                f"; med dem som inte är kända högst {shown(highest, 'sv', level.value)}",
                f"; with those not known at most {shown(highest, 'en', level.value)}",
            )
        return Text(
            f"{shown(own, 'sv')} av {shown(whole, 'sv')} invånare ({as_of}) bor i {who.sv} som uppfyller {names}: "
            f"{told.sv}{most.sv}",
            f"{shown(own, 'en')} of {shown(whole, 'en')} inhabitants ({as_of}) live in {who.en} that meet {names}: "
            f"{told.en}{most.en}",
        )

    def say(self, speaker: Speaker) -> str:
        """Which requirements must be met for how large a share of the county, counted when."""
        who, level, when = (
            _AMONG[self.among].to(speaker.language),
            speaker.share(self.at_least),
            speaker.as_of(self.as_of),
        )
        names = speaker.listing([speaker.requirement(requirement) for requirement in self.meeting])
        return speaker.pick(
            f"minst {level} av länets invånare {when} bor i {who} som uppfyller {names}",
            f"at least {level} of the county's inhabitants {when} live in {who} that meet {names}",
        )
