"""The whole reason of every amount of the approved agreement, written out line by line: `python -m` this to approve it anew."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from dagmar.agreement.loader import load_file
from dagmar.agreement.prose import prose
from dagmar.allocation.allocate import allocate
from dagmar.allocation.common_pots import common_pots_of
from dagmar.allocation.earmarks import earmarks_of
from dagmar.allocation.result import Allocation
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.source import Source
from dagmar.text import Language
from dagmar.vocabulary import vocabulary
from tests.strategies import registry_once

HERE = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("sv", "en")
APPROVED = HERE / "reasons.txt"
SOURCE = Source("påhittad", date="2025", basis="synthetic")
RATIOS = {
    ("andel", "2024"): (3, 4, 9),
    ("andel", "2023"): (2, 5, 3),
    ("lag", "2024"): (2, 5, 1),
    ("lag", "2023"): (4, 5, 9),
}
NUMBERS = {"antal": (2, 3, 1), "grund": (1, 1, 1), "tak": (2, 4, 1), "lika": (5, 5, 4), "forra": (100, 700, 150)}
REGIONS = ("09", "10", "23")


def known() -> Facts:
    """Figures of three regions, whole and small enough to follow by hand."""
    rows = [
        Observation(
            code,
            name,
            period,
            "share",
            SOURCE,
            "2025",
            numerator=Fraction(n),
            denominator=Fraction(10),
            coverage=Fraction(n, 10),
        )
        for (name, period), each in RATIOS.items()
        for code, n in zip(REGIONS, each, strict=True)
    ]
    rows += [
        Observation(code, name, "2024", "number", SOURCE, "2025", value=Fraction(n))
        for name, each in NUMBERS.items()
        for code, n in zip(REGIONS, each, strict=True)
    ]
    rows += [Observation(code, "bedomt", "2024", "statement", SOURCE, "2025", statement="met") for code in REGIONS]
    rows += [Observation("09", "plan", "2024", "statement", SOURCE, "2025", statement="received")]
    rows += [Observation("10", "plan", "2024", "statement", SOURCE, "2025", statement="not_received")]
    for name in ("egna", "andra"):
        for code in ("0980", "1060", "1080", "1081", "1082", "1083"):
            statement = "not_met" if (code, name) == ("1082", "andra") else "met"
            rows.append(Observation(code, name, "2024", "statement", SOURCE, "2025", statement=statement))  # type: ignore[arg-type]  # one of the words
    return Facts(rows, registry_once())


def written(allocation: Allocation) -> str:
    """Every step of every reason once, with the steps it is made of, and the rows that rest on them."""
    sheet = Sheet()
    for grant in allocation.grants:
        kept = f"carried {grant.carried} to {grant.carried_to}, returned {grant.returned}"
        sheet.say(
            f"# {grant.grant}: pot {grant.pot}, received {grant.received}, {kept}, unearned {sheet.step(grant.unearned)}"
        )
        for line in grant.lines:
            figures = (line.entitlement, line.earned, line.settled, *line.by_payment)
            steps = " ".join(sheet.step(figure) for figure in figures)
            outcomes = " ".join(sheet.outcome(outcome) for outcome in line.outcomes)
            sheet.say(
                f"{line.recipient.kind} {line.recipient.code}: {steps}; {outcomes}; failed {line.failed}; {line.unknown}"
            )
        for name, parts in earmarks_of(allocation.assessment.agreement.grants[grant.grant], grant).items():
            sheet.say(f"earmarked {name}: {' '.join(map(sheet.step, parts.values()))}")
    for pot in common_pots_of(allocation):
        aside = " ".join(map(sheet.step, pot.contributions.values()))
        sheet.say(f"# common pot {pot.name}, complete {pot.complete}: {aside}; {sheet.step(pot.total)}")
    for settlement in allocation.settlements:
        sheet.say(f"# payment {settlement.payment.title if settlement.payment else None}")
        for key, figure in settlement.amounts.items():
            sheet.say(f"{' '.join(key)}: {sheet.step(figure)}")
    return "\n".join(sheet.lines) + "\n"


class Sheet:
    """Lines, each said once under a number that later lines refer to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.numbers: dict[str, str] = {}

    def say(self, line: str) -> None:
        self.lines.append(line)

    def step(self, figure: Derivation | None) -> str:
        if figure is None:
            return "-"
        cited = f" [{figure.source.cite()}, {figure.source.basis}]" if figure.source else ""
        parts = " ".join(self.step(part) for part in figure.of)
        return self._number(f"{figure.rule} = {figure.value} {figure.unit} ({figure.about}){cited} of {parts}")

    def outcome(self, outcome: Outcome) -> str:
        cited = f" [{outcome.source.cite()}]" if outcome.source else ""
        parts = " ".join([*map(self.step, outcome.figures), *map(self.outcome, outcome.of)])
        said = (
            f"{outcome.requirement}: {outcome.rule} {outcome.subject} {outcome.state} {outcome.said} {outcome.left_out}"
        )
        return self._number(f"{said}{cited} of {parts}")

    def _number(self, line: str) -> str:
        if line not in self.numbers:
            self.numbers[line] = f"n{len(self.numbers) + 1}"
            self.say(f"  {self.numbers[line]} {line}")
        return self.numbers[line]


def today() -> str:
    """The reasons as they come out today."""
    return written(allocate(load_file(HERE / "agreement.yaml", vocabulary()), known()))


def read_aloud(language: Language) -> str:
    """The approved agreement as it is read aloud today."""
    return prose(load_file(HERE / "agreement.yaml", vocabulary()).agreement, language)


if __name__ == "__main__":
    APPROVED.write_text(today(), "utf-8")
    for spoken in LANGUAGES:
        (HERE / f"prose-{spoken}.md").write_text(read_aloud(spoken), "utf-8")
