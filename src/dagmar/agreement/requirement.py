"""A requirement: what must hold for a grant to open, by one criterion or by versions that were corrected after publication."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from dagmar.agreement.fields import Day, Said, wrong
from dagmar.agreement.words import MetWhen, Words
from dagmar.text import Text


class Version(Words):
    """A requirement's criterion as it read from a day on: requirements have been corrected after publication."""

    from_: Day = Field(alias="from")
    met_when: MetWhen


class Requirement(Words):
    """A base requirement (grundkrav) or a performance target (prestationskrav) that opens the grants naming it.

    With `unit: county` it is judged once for the county and holds for everyone in it.
    """

    kind: Literal["base", "target"]
    title: Said
    unit: Literal["recipient", "county"] = "recipient"
    met_when: MetWhen | None = None
    versions: tuple[Version, ...] = ()

    @model_validator(mode="after")
    def _one_criterion(self) -> Requirement:
        if (self.met_when is None) == (not self.versions):
            raise wrong(
                "criterion-missing" if self.met_when is None else "two-criteria",
                Text(
                    "Kravet ska ha antingen met_when eller versions.",
                    "The requirement must have either met_when or versions.",
                ),
                Text(
                    "Skriv met_when, eller lista versionerna med sin första dag.",
                    "Write met_when, or list the versions with their first day.",
                ),
            )
        return self

    def criterion(self, on: date | None = None) -> MetWhen:
        """The criterion that holds on a day; the latest when no day is given."""
        if self.met_when is not None:
            return self.met_when
        holding = [version for version in self.versions if on is None or version.from_ <= on]
        return max(holding or self.versions[:1], key=lambda version: version.from_).met_when
