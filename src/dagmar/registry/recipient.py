"""A recipient: somebody who can be given money by an agreement, or a county that things are judged by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NewType

RecipientCode = NewType("RecipientCode", str)
"""`01` is a region or its county, `0180` a municipality, `skr` and the authorities go by a word."""

Kind = Literal["region", "municipality", "county", "national", "own"]
"""`own`: the registry does not know them; the agreement lists them itself."""

Form = Literal["landsting", "region", "municipality", "county", "association", "authority", "own"]
"""What the law called it on the day. Until 2018 a region was a landsting in law, whatever it called itself; Region
Gotland is a municipality with a landsting's or region's tasks."""

NumberStatus = Literal["confirmed", "seen", "unconfirmed", "none"]
"""How sure an organisation number is. `confirmed`: the whole number stands in a source. `seen`: it stands in one source
that was not checked against the register of organisations. `unconfirmed`: general knowledge, its check digit right."""

NameBasis = Literal["published", "general knowledge"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A recipient as it was on one day.

    `name` can stand in a letter (`Heby kommun`), `short_name` in a table (`Heby`). `county` is the county's two digits,
    None for the nation's. `since` is the first day of this code and this name as far as the registry reaches; None
    means before the registry begins. `same_as` is the other code of the same organisation: Gotland is both a region
    (`09`) and a municipality (`0980`). `listed_in` is the agreement's own list that it stands in, for the kind `own`.
    """

    code: RecipientCode
    kind: Kind
    name: str
    county: str | None
    organisation_number: str | None
    organisation_number_status: NumberStatus
    short_name: str
    form: Form
    since: date | None = None
    name_basis: NameBasis = "published"
    same_as: RecipientCode | None = None
    listed_in: str | None = None

    def is_called(self, name: str) -> bool:
        """Whether it has the name, long or short (`Heby kommun`, `Heby`). Case is ignored, and space around.

        What tables print is a name too: `Region Kalmar` for Region Kalmar län, `Solna stad` for Solna kommun.
        """
        names = [self.name, self.short_name]
        if self.form == "region":
            names.append(f"Region {self.short_name}")
        if self.kind == "municipality":
            names.append(self.name.removesuffix("kommun") + "stad")
        return name.strip().casefold() in [one.casefold() for one in names]
