"""Results that were never published, made up by rule so that an agreement can run: always marked as synthetic.

Every figure follows from the seed, the agreement's name, what the figure is of and whom it concerns, through SHA-256; no
order of computation plays a part, and adding a recipient changes nobody else. Of what a county hands in, exactly one
county fails; of recipients about one in eight fails a document or a judgement; an indicator gets a whole numerator and
denominator between 20 and 219, with a share between 30 % and 99 %. Of a list of items each gets a count from 1 to 40, but
for about one recipient in eight, who has none of one of those that are asked for. A document or a judgement that a share of
a county's inhabitants must have passed fails for about one municipality in thirty and for no region: in 2013 and 2014 eleven
and eight of 290 municipalities failed the base requirements of mental ill-health, and no landsting. What a grant's own rule
asks for beside its requirements (need, what was usual, the ceiling, the ranking) gets a whole number from 20 to 219.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction
from hashlib import sha256

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant, Requirement
from dagmar.agreement.period import Period
from dagmar.agreement.versions import versions
from dagmar.allocation.distribute.indicator import Indicator
from dagmar.allocation.distribute.per_unit import PerUnit
from dagmar.allocation.earn.above import Above
from dagmar.allocation.months import stated_months
from dagmar.allocation.sharers import sharers_of
from dagmar.allocation.unearned.share import Leaders, Share
from dagmar.assessment.condition import Condition
from dagmar.assessment.conditions.all_of import AllOf
from dagmar.assessment.conditions.any_of import AnyOf
from dagmar.assessment.conditions.better_than import BetterThan
from dagmar.assessment.conditions.items import Items
from dagmar.assessment.conditions.judged_by import JudgedBy
from dagmar.assessment.conditions.meeting import Meeting
from dagmar.assessment.conditions.received import Received
from dagmar.assessment.conditions.threshold import Threshold
from dagmar.facts.book import Facts
from dagmar.facts.files import read_facts
from dagmar.facts.observation import Observation, Statement
from dagmar.library.own_facts import fact_files
from dagmar.library.volumes import volumes
from dagmar.registry.registry import Registry
from dagmar.source import Source

SEED = 2026
"""The seed of the data sets that lie in the library."""

MUNICIPAL = 4
"""How many digits a municipality's code has; a region's and a county's have two."""

COLUMNS = ("recipient", "indicator", "period", "value", "source", "basis")


def generate(loaded: Loaded, registry: Registry, *, seed: int = SEED) -> tuple[Observation, ...]:
    """A result for every requirement that a grant names, of everyone it concerns, in the order of the file.

    A requirement with several versions gets facts for its latest; a grant that is settled month by month gets results for
    each of its months. Asserts that a criterion is a document, a judgement, a list of items, an indicator against a level
    or against its own earlier figure, or several of these put together; a share of a county is judged by others and needs
    none. What stands in the agreement's other files is known, and nothing is made up in its place.
    """
    made: dict[tuple[str, str, str], Observation] = {}
    agreement = loaded.agreement
    published = _published(loaded)
    for version, grant in ((one, grant) for one in versions(agreement) for grant in one.grants.values()):
        sharers = sharers_of(grant.to, loaded, Facts((), registry)) if grant.to and grant.requires else ()
        counted = _counted_by_county(version.requirements[name] for name in grant.requires)
        for name in grant.requires:
            rule = version.requirements[name]
            codes = sorted({str((rule.unit == "county" and one.county) or one.code) for one in sharers})
            for period in stated_months(version, grant) or [agreement.period]:
                for seen in _of_requirement(loaded, name, rule, codes, period, seed, counted):
                    made.setdefault((seen.indicator, seen.recipient, seen.period), seen)
        if grant.to and isinstance(grant.distribute, PerUnit):
            draw, facts = _Draw(seed, agreement.agreement, grant.distribute.word), Facts((), registry)
            everyone = sharers_of(grant.to, loaded, facts)
            for seen in volumes(grant, everyone, facts, agreement.period, draw.source, draw.number):
                made.setdefault((seen.indicator, seen.recipient, seen.period), seen)
        for seen in _of_rule(loaded, grant, [one.code for one in sharers], seed):
            made.setdefault((seen.indicator, seen.recipient, seen.period), seen)
    return tuple(seen for key, seen in made.items() if key not in published)


def as_csv(observations: Iterable[Observation]) -> str:
    """The observations as a file of facts: semicolons, one row each, the same text for the same observations."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    rows.writerow(COLUMNS)
    for seen in observations:
        value = seen.statement or (
            str(seen.value) if seen.value is not None else f"{seen.numerator} of {seen.denominator}"
        )
        rows.writerow([seen.recipient, seen.indicator, seen.period, value, seen.source.title, seen.source.basis])
    return text.getvalue()


def _published(loaded: Loaded) -> set[tuple[str, str, str]]:
    """What is known of whom and when, from the agreement's files that are not made up."""
    files = [file for file in fact_files(loaded) if file.name != "synthetic.csv"]
    return (
        {(seen.indicator, seen.recipient, seen.period) for seen in read_facts(files).observations} if files else set()
    )


def _of_requirement(
    loaded: Loaded, name: str, rule: Requirement, codes: list[str], period: Period, seed: int, counted: frozenset[str]
) -> Iterator[Observation]:
    criterion = _condition(rule)
    draw = _Draw(seed, loaded.agreement.agreement, name)
    for single in _singles(criterion):
        if isinstance(single, Threshold | BetterThan):
            own = single.period or period
            earlier = [own.years_later(single.better_than.years)] if isinstance(single, BetterThan) else []
            for when in [own, *earlier]:
                # A requirement that is one figure draws without a name, as it always has.
                alone = single is criterion and when in (single.period, loaded.agreement.period)
                about = "" if alone else f"{single.indicator} {when} "
                yield from _figures(single.indicator, codes, when, draw, about)
        elif isinstance(single, Items):
            yield from _counts(single, codes, single.period or period, draw)
        elif not isinstance(single, Meeting):
            assert isinstance(single, Received | JudgedBy), f"{name}: nothing is generated for {single.word}"
            yield from _statements(single, name, rule, codes, period, draw, counted)


def _of_rule(loaded: Loaded, grant: Grant, codes: list[str], seed: int) -> Iterator[Observation]:
    """Quantities that the grant is shared by, earned by or ranked by."""
    wanted: list[tuple[str, Period | None]] = []
    if isinstance(grant.distribute, Indicator):
        wanted.append((grant.distribute.of, grant.distribute.period))
    if isinstance(grant.earn, Above):
        names = (grant.earn.indicator, grant.earn.above.baseline, grant.earn.above.of)
        wanted += [(name, grant.earn.period) for name in names]
    if isinstance(grant.unearned, Share) and isinstance(grant.unearned.share.among, Leaders):
        wanted.append((grant.unearned.share.among.by, grant.unearned.share.among.period))
    for indicator, period in wanted:
        draw = _Draw(seed, loaded.agreement.agreement, indicator)
        for code in sorted(codes):
            value = Fraction(20 + draw.number(code, "of", 200))
            when = str(period or loaded.agreement.period)
            yield Observation(code, indicator, when, "number", draw.source, recorded="", value=value)


def _counted_by_county(rules: Iterable[Requirement]) -> frozenset[str]:
    """The requirements that a share of a county's inhabitants must have passed."""
    criteria = [one for rule in rules for one in _singles(_condition(rule))]
    return frozenset(name for one in criteria if isinstance(one, Meeting) for name in one.meeting)


def _condition(rule: Requirement) -> Condition:
    criterion = rule.criterion()
    assert isinstance(criterion, Condition), "the vocabulary gives conditions"
    return criterion


def _singles(criterion: Condition) -> Iterator[Condition]:
    """The conditions that ask for a fact, of one or of several put together."""
    inside = criterion.any_of if isinstance(criterion, AnyOf) else None
    inside = criterion.all_of if isinstance(criterion, AllOf) else inside
    if inside is None:
        yield criterion
        return
    for one in inside:
        assert isinstance(one, Condition), "the vocabulary gives conditions"
        yield from _singles(one)


def _figures(indicator: str, codes: list[str], when: Period, draw: _Draw, about: str) -> Iterator[Observation]:
    for code in codes:
        of = 20 + draw.number(code, f"{about}of", 200)
        share = Fraction(30 + draw.number(code, f"{about}share", 70), 100)
        numerator = Fraction((share * of).__floor__())
        yield Observation(
            code,
            indicator,
            str(when),
            "share",
            draw.source,
            recorded="",
            numerator=numerator,
            denominator=Fraction(of),
        )


def _counts(criterion: Items, codes: list[str], when: Period, draw: _Draw) -> Iterator[Observation]:
    for code in codes:
        fails = draw.number(code, "fails", 8) == 0
        none_of = draw.number(code, "none of", len(criterion.asked)) if fails else None
        for place, asked in enumerate(criterion.asked):
            count = 0 if place == none_of else 1 + draw.number(code, asked.indicator, 40)
            yield Observation(
                code, asked.indicator, str(when), "number", draw.source, recorded="", value=Fraction(count)
            )


def _statements(
    criterion: Received | JudgedBy,
    name: str,
    rule: Requirement,
    codes: list[str],
    period: Period,
    draw: _Draw,
    counted: frozenset[str],
) -> Iterator[Observation]:
    yes, no = _words_of(criterion)
    about = criterion.received if isinstance(criterion, Received) else name
    last = min(codes, key=lambda code: draw.number(code, "fails", 2**64), default="")
    for code in codes:
        if rule.unit == "county":
            fails = code == last
        elif name in counted:
            fails = len(code) == MUNICIPAL and draw.number(code, "fails", 30) == 0
        else:
            fails = draw.number(code, "fails", 8) == 0
        yield Observation(code, about, str(period), "", draw.source, recorded="", statement=no if fails else yes)


def _words_of(criterion: Received | JudgedBy) -> tuple[Statement, Statement]:
    return ("received", "not_received") if isinstance(criterion, Received) else ("met", "not_met")


class _Draw:
    """Whole numbers that follow from the seed and the names, the same on every machine."""

    def __init__(self, seed: int, agreement: str, requirement: str) -> None:
        self.stem = f"{seed}/{agreement}/{requirement}"
        self.source = Source(f"Påhittade utfall, frö {seed}", basis="synthetic")

    def number(self, code: str, about: str, below: int) -> int:
        """A number from 0 to `below` - 1."""
        digest = sha256(f"{self.stem}/{code}/{about}".encode()).digest()
        return int.from_bytes(digest[:16]) % below
