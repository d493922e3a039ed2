"""An indicator told in one language: every figure written once, for all pages that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from markupsafe import Markup

from dagmar.agreement.direction import BOUNDS, sentence
from dagmar.facts.observation import Sex
from dagmar.publication.site.exhibit import NATION, REASONS, SEXES, Exhibit, Figure
from dagmar.publication.site.five_years import FiveYears, in_words, span, trends_of
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.log import Correction, corrections
from dagmar.publication.site.standing import SIGNS, VERDICTS, Standing, standings
from dagmar.publication.site.trend import sparkline
from dagmar.publication.site.uncertainty import METHODS, method_of
from dagmar.publication.site.written import bare, rounded, said, unit_sign, with_unit
from dagmar.statistics.trend import Trend
from dagmar.text import Language


@dataclass(frozen=True)
class Telling:
    """A measure, the settings of the site, and a language."""

    measure: Exhibit
    frame: Frame
    language: Language
    standings: Mapping[str, Standing]
    five_years: FiveYears

    def pick(self, sv: str, en: str) -> str:
        """The phrase of this language."""
        return sv if self.language == "sv" else en

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """All periods, in order."""
        return self.measure.periods

    @cached_property
    def latest(self) -> str:
        """The last period in which anybody has a value."""
        return latest(self.measure)

    @cached_property
    def name(self) -> str:
        """The indicator's name."""
        return self.measure.name.to(self.language)

    @cached_property
    def unit(self) -> str:
        """What stands after a value."""
        return unit_sign(self.measure.unit, self.language)

    @cached_property
    def direction(self) -> str:
        """Which way is better, in words."""
        return sentence(self.measure.direction).to(self.language)

    @cached_property
    def target(self) -> str:
        """`Minst 90,0 %.` and where it is from; an empty text when there is none."""
        target = self.measure.target
        if target is None:
            return ""
        bound = BOUNDS[self.measure.direction].to(self.language).capitalize()
        return f"{bound} {self.with_unit(target.value)}. {target.says.to(self.language)}"

    def called(self, code: str) -> str:
        """A recipient's short name; the nation's."""
        if code == NATION:
            return self.pick("Riket", "Sweden")
        return self.frame.short.get(code, code)

    def value(self, figure: Figure) -> str:
        """A value without unit, or the reason for its absence."""
        if figure.value is None:
            return REASONS[figure.missing or "absent"].to(self.language)
        return bare(figure.value, self.measure.unit, self.language)

    def said(self, figure: Figure) -> str:
        """A value with its unit, or the reason for its absence."""
        return said(figure, self.measure.unit, self.language)

    def with_unit(self, value: Fraction) -> str:
        """A value that is nobody's own, with its unit."""
        return with_unit(value, self.measure.unit, self.language)

    def interval(self, figure: Figure) -> str:
        """`14,1–16,3`; an empty text when there is none."""
        if figure.low is None or figure.high is None or figure.value is None:
            return ""
        return f"{bare(figure.low, self.measure.unit, self.language)}–{bare(figure.high, self.measure.unit, self.language)}"

    def coverage(self, figure: Figure) -> str:
        """`97 %`, cut and not rounded: what is nearly all is not all."""
        return "" if figure.coverage is None else f"{int(figure.coverage * 100)}\u00a0%"

    def parts(self, figure: Figure) -> str:
        """`12 / 80`."""
        if figure.numerator is None or figure.denominator is None:
            return ""
        top, bottom = (rounded(part, 0, self.language) for part in (figure.numerator, figure.denominator))
        return f"{top} / {bottom}"

    def standing(self, standing: Standing | None) -> str:
        """`▲ bättre`."""
        if standing is None or not SIGNS[standing.nation]:
            return ""
        return f"{SIGNS[standing.nation]} {VERDICTS[standing.nation].to(self.language)}"

    def ends(self, code: str) -> str:
        """`2016: 12,3 %; 2024: 14,1 %`: a recipient's first and last value; an empty text when fewer than two are known."""
        row = self.measure.figures.get(code, {})
        known = [period for period in self.periods if period in row and row[period].value is not None]
        if len(known) < 2:
            return ""
        return "; ".join(f"{period}: {self.said(row[period])}" for period in (known[0], known[-1]))

    def trend(self, code: str) -> Markup:
        """The small drawing of a recipient's periods, with its ends in words."""
        row = self.measure.figures.get(code, {})
        values = [
            None if (one := row.get(period)) is None or one.value is None else float(one.value)
            for period in self.periods
        ]
        return sparkline(values, self.ends(code), self.breaks)

    def moved(self, code: str) -> str:
        """`▲ ökar, vilket är bättre, 2020–2024`: what the five latest years did; an empty text when it cannot be said."""
        found = self.five_years.get(code)
        return f"{in_words(found, self.language)}, {span(found)}" if isinstance(found, Trend) else ""

    @cached_property
    def moves(self) -> bool:
        """Whether anybody's five latest years can be told."""
        return any(isinstance(one, Trend) for one in self.five_years.values())

    @cached_property
    def breaks(self) -> frozenset[int]:
        """The places, among the periods, of those that are not comparable with earlier ones."""
        broken = {one.day for one in self.measure.breaks}
        return frozenset(at for at, period in enumerate(self.periods) if period in broken)

    @cached_property
    def broken(self) -> str:
        """Where the series is broken and why, as it stands below a drawing."""
        told = (
            f" {self.pick('Brott', 'Break')} {one.day}: {one.what.to(self.language)}" for one in self.measure.breaks
        )
        return "".join(told)

    def changes_of(self, code: str) -> list[tuple[str, str]]:
        """The corrections of a recipient's figures, the latest first: what it was and what it is."""
        return sorted(((one.day, one.text) for one in self._corrections(code)), reverse=True)

    @cached_property
    def changes(self) -> list[tuple[str, str]]:
        """Every correction, every change of the definition and what befell the whole indicator, the latest first.

        What its values were in another unit stands at each figure alone.
        """
        told = [(one.day, one.what.to(self.language)) for one in (*self.measure.changes, *self.measure.events)]
        for code in self.measure.figures:
            told += [(one.day, one.text) for one in self._corrections(code) if one.comparable]
        return sorted(told, reverse=True)

    def _corrections(self, code: str) -> Iterator[Correction]:
        for period, figure in self.measure.figures.get(code, {}).items():
            if figure.former:
                where = f"{self.called(code)} {period}"
                yield from corrections(figure, self.measure.unit, where, self.language)

    @cached_property
    def has_intervals(self) -> bool:
        """Whether any figure has an interval."""
        return any(one.low is not None for row in self.measure.figures.values() for one in row.values())

    @cached_property
    def has_parts(self) -> bool:
        """Whether any figure has its numerator and denominator."""
        return any(one.numerator is not None for row in self.measure.figures.values() for one in row.values())

    @cached_property
    def has_coverage(self) -> bool:
        """Whether of any figure it is known on how much of what should have been reported it rests."""
        return any(one.coverage is not None for row in self.measure.figures.values() for one in row.values())

    @cached_property
    def uncertainty(self) -> str:
        """The head of a column of intervals: their level, and the method by its name."""
        method = METHODS[method_of(self.measure)].to(self.language)
        return self.pick("95 % osäkerhet", "95% uncertainty") + (f" ({method})" if method else "")

    @cached_property
    def why_not_judged(self) -> str:
        """Why nothing is said of a difference from the nation where a figure has no verdict."""
        m = self.measure
        if m.count:
            return self.pick(
                "Ett antal växer med folkmängden och jämförs därför inte med riket eller andra.",
                "A number grows with the population and is therefore not compared with Sweden or others.",
            )
        if m.interval == "none":
            known = self.pick(
                "måttets definition anger ingen metod för osäkerhet",
                "the measure's definition names no method for uncertainty",
            )
        elif m.interval or self.has_intervals:
            known = self.pick("värdets osäkerhet är inte känd", "the value's uncertainty is not known")
        else:
            known = self.pick("källan ger ingen osäkerhet", "the source gives no uncertainty")
        return self.pick(
            f"Om skillnaden mot riket är mer än slump går inte att avgöra: {known}.",
            f"Whether the difference from Sweden is more than chance cannot be told: {known}.",
        )

    @cached_property
    def of_nation(self) -> dict[str, str]:
        """The nation's value in each period; a dash when the source has none for the nation."""
        seen = {period: self.measure.figure(NATION, period) for period in self.periods}
        return {period: self.value(one) if one.value is not None else "–" for period, one in seen.items()}

    @cached_property
    def sexes(self) -> tuple[tuple[Sex, str], ...]:
        """The sexes that figures are given for by themselves, each with its name."""
        return tuple((sex, name.to(self.language)) for sex, name in SEXES.items() if sex in self.measure.by_sex)

    @cached_property
    def heads(self) -> str:
        """The heads of the columns of one recipient's table."""
        names = [self.pick("Värde", "Value"), *(name for _, name in self.sexes)]
        if self.has_intervals:
            names.append(self.uncertainty)
        if self.has_parts:
            names.append(self.pick("Täljare / nämnare", "Numerator / denominator"))
        if self.has_coverage:
            names.append(self.pick("Täckning", "Coverage"))
        names.append(self.called(NATION))
        cells = "".join(f'<th scope="col" class="figure">{name}</th>' for name in names)
        return f'<thead><tr><th scope="col">{self.pick("Period", "Period")}</th>{cells}</tr></thead><tbody>\n'

    @cached_property
    def lede(self) -> str:
        """What the nation's value is, in a sentence; nothing when there is none."""
        figure = self.measure.figure(NATION, self.latest)
        if figure.value is None:
            return ""
        return self.pick(f"Riket {self.latest}: {self.said(figure)}.", f"Sweden {self.latest}: {self.said(figure)}.")


def tellings(exhibit: Exhibit, frame: Frame, languages: Iterable[Language]) -> list[Telling]:
    """An indicator in each language; what is reckoned of it is reckoned once."""
    last = latest(exhibit)
    found, moved = standings(exhibit, last), trends_of(exhibit, last)
    return [Telling(exhibit, frame, language, found, moved) for language in languages]


def latest(measure: Exhibit) -> str:
    """The last period in which any recipient has a value; the last of all when nobody has."""
    with_values = {
        period for row in measure.figures.values() for period, figure in row.items() if figure.value is not None
    }
    periods = measure.periods
    return max(with_values, default=periods[-1] if periods else "")
