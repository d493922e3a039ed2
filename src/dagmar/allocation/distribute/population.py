"""`by: population`: the pot in proportion to the number of inhabitants.

    distribute: {by: population, as_of: 2025-09-30}

Entitlement = pot × own inhabitants / inhabitants of all who share the pot. Who shares it (`to`, and with `among: qualified`
also `requires`) was settled before this file; what results earn of it comes after (`earn`). Nothing is rounded here:
`rounding` closes the total once, at the end.

The date belongs to the rule: 1 November, an autumn month and 31 December have all been used, and they differ. `sex` and
`ages` count only a part of the inhabitants; `table` names the table when a date has several.
Reproduces standardiserade vårdförlopp 2025, second payment (tests/published/test_svf_2025.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import PlainValidator, WithJsonSchema

from dagmar.agreement.fields import AsOf, Said, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import in_proportion
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts, Distribution
from dagmar.derivation import Derivation
from dagmar.facts.observation import Sex
from dagmar.registry.recipient import Recipient
from dagmar.text import Text


def _ages(value: Any) -> tuple[int, int | None]:
    if isinstance(value, tuple):
        return value
    found = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3})?|\+)?", str(value).replace("–", "-").strip())
    if found is None or (found[2] and int(found[2]) < int(found[1])):
        raise wrong(
            "not-ages",
            Text(f"”{value}” är inga åldrar.", f"“{value}” is no span of ages."),
            Text("Skriv 65- eller 0-17.", "Write 65- or 0-17."),
        )
    return int(found[1]), int(found[2] or found[1]) if found[0][-1].isdigit() else None


Ages = Annotated[
    tuple[int, int | None],
    PlainValidator(_ages),
    WithJsonSchema({"type": ["string", "number"], "examples": ["65-", "0-17"]}),
]


class Population(Distribution):
    """What may be said after `distribute:` when it says `by: population`."""

    word: ClassVar[str] = "population"

    by: Literal["population"]
    as_of: AsOf | None = None
    sex: Sex = "all"
    ages: Ages | None = None
    table: Said | None = None

    @property
    def not_stated(self) -> Text | None:
        """A file may leave the date out where no source names it; the pot is then unknown, never guessed."""
        if self.as_of is None:
            return Text(
                "avtalet säger inte vilken dags invånarantal som gäller",
                "the agreement does not say the inhabitants of which day count",
            )
        return None

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """Share the pot (öre) among the sharers, exactly."""
        assert self.as_of is not None, "a pot whose date is not stated is not computed"
        codes = [sharer.code for sharer in sharers]
        return in_proportion(pot, case.populations(codes, self.as_of, sex=self.sex, ages=self.ages, table=self.table))

    def say(self, speaker: Speaker) -> str:
        """`efter antalet invånare den 31 december 2023`."""
        people = inhabitants(speaker, self.as_of, sex=self.sex, ages=self.ages, table=self.table)
        return speaker.pick(f"efter antalet {people}", f"by the number of {people}")


def inhabitants(
    speaker: Speaker,
    as_of: str | None,
    *,
    sex: Sex = "all",
    ages: tuple[int, int | None] | None = None,
    table: str | None = None,
) -> str:
    """`kvinnor 65 år och äldre den 31 december 2023`: which inhabitants are counted, and when."""
    who = {
        "all": speaker.pick("invånare", "inhabitants"),
        "women": speaker.pick("kvinnor", "women"),
        "men": speaker.pick("män", "men"),
    }[sex]
    if ages is not None:
        youngest, oldest = ages
        who += (
            speaker.pick(f" {youngest} år och äldre", f" aged {youngest} and over")
            if oldest is None
            else speaker.pick(f" {youngest}–{oldest} år", f" aged {youngest}–{oldest}")
        )
    when = f" {speaker.as_of(as_of)}" if as_of else speaker.pick(" (dagen är inte angiven)", " (the day is not stated)")
    return f"{who}{when}" + (speaker.pick(f" enligt {table}", f" according to {table}") if table else "")
