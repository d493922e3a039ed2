"""Results that were never published, made up by rule so that an agreement can run: always marked as synthetic.

Every figure follows from the seed, the agreement's name, what the figure is of and whom it concerns, through SHA-256; no
order of computation plays a part, and adding a recipient changes nobody else. Of what a county hands in, exactly one
county fails; of recipients about one in eight fails a document or a judgement; an indicator gets a whole numerator and
denominator between 20 and 219, with a share between 30 % and 99 %.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction
from hashlib import sha256

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Requirement
from dagmar.allocation.sharers import sharers_of
from dagmar.assessment.condition import Condition
from dagmar.assessment.conditions.judged_by import JudgedBy
from dagmar.assessment.conditions.received import Received
from dagmar.assessment.conditions.threshold import Threshold
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation, Statement
from dagmar.registry.registry import Registry
from dagmar.source import Source

SEED = 2026
"""The seed of the data sets that lie in the library."""

COLUMNS = ("recipient", "indicator", "period", "value", "source", "basis")


def generate(loaded: Loaded, registry: Registry, *, seed: int = SEED) -> tuple[Observation, ...]:
    """A result for every requirement that a grant names, of everyone it concerns, in the order of the file.

    A requirement with several versions gets facts for its latest. Asserts that a criterion is a document, a judgement
    or an indicator against a level: other criteria have no generated facts yet.
    """
    made: dict[tuple[str, str], Observation] = {}
    agreement = loaded.agreement
    for grant in agreement.grants.values():
        sharers = sharers_of(grant.to, loaded, Facts((), registry)) if grant.to and grant.requires else ()
        for name in grant.requires:
            rule = agreement.requirements[name]
            codes = sorted({str((rule.unit == "county" and one.county) or one.code) for one in sharers})
            for seen in _of_requirement(loaded, name, rule, codes, seed):
                made.setdefault((seen.indicator, seen.recipient), seen)
    return tuple(made.values())


def as_csv(observations: Iterable[Observation]) -> str:
    """The observations as a file of facts: semicolons, one row each, the same text for the same observations."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    rows.writerow(COLUMNS)
    for seen in observations:
        value = seen.statement or f"{seen.numerator} of {seen.denominator}"
        rows.writerow([seen.recipient, seen.indicator, seen.period, value, seen.source.title, seen.source.basis])
    return text.getvalue()


def _of_requirement(loaded: Loaded, name: str, rule: Requirement, codes: list[str], seed: int) -> Iterator[Observation]:
    criterion = rule.criterion()
    assert isinstance(criterion, Condition), "the vocabulary gives conditions"
    draw = _Draw(seed, loaded.agreement.agreement, name)
    source = Source(f"Påhittade utfall, frö {seed}", basis="synthetic")
    period = str(loaded.agreement.period)
    if isinstance(criterion, Threshold):
        for code in codes:
            of, share = 20 + draw.number(code, "of", 200), Fraction(30 + draw.number(code, "share", 70), 100)
            own = (share * of).__floor__()
            yield Observation(
                code,
                criterion.indicator,
                str(criterion.period or period),
                "share",
                source,
                recorded="",
                numerator=Fraction(own),
                denominator=Fraction(of),
            )
        return
    assert isinstance(criterion, Received | JudgedBy), f"{name}: nothing is generated for {criterion.word}"
    yes, no = _words_of(criterion)
    about = criterion.received if isinstance(criterion, Received) else name
    last = min(codes, key=lambda code: draw.number(code, "fails", 2**64), default="")
    for code in codes:
        fails = code == last if rule.unit == "county" else draw.number(code, "fails", 8) == 0
        yield Observation(code, about, period, "", source, recorded="", statement=no if fails else yes)


def _words_of(criterion: Received | JudgedBy) -> tuple[Statement, Statement]:
    return ("received", "not_received") if isinstance(criterion, Received) else ("met", "not_met")


class _Draw:
    """Whole numbers that follow from the seed and the names, the same on every machine."""

    def __init__(self, seed: int, agreement: str, requirement: str) -> None:
        self.stem = f"{seed}/{agreement}/{requirement}"

    def number(self, code: str, about: str, below: int) -> int:
        """A number from 0 to `below` - 1."""
        digest = sha256(f"{self.stem}/{code}/{about}".encode()).digest()
        return int.from_bytes(digest[:16]) % below
