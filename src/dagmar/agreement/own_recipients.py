"""`recipients`: those that an agreement lists itself, since the registry does not know them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, model_validator

from dagmar.agreement.fields import Identity, Said, wrong
from dagmar.agreement.words import Words
from dagmar.text import Text


class OwnRecipients(Words):
    """Recipients that the registry does not know: the agreement lists them itself, as in an annex.

    `title` is what they are called in a sentence. `listed` gives each one's name by its code; `file` names a CSV file in
    the agreement's folder with the columns `code` and, where there is one, `name`.
    """

    title: Said
    listed: Mapping[Identity, Said] = Field(default_factory=dict)
    file: Said | None = None

    @model_validator(mode="after")
    def _listed_once(self) -> OwnRecipients:
        if bool(self.listed) == (self.file is not None):
            raise wrong(
                "recipients-not-listed",
                Text(
                    "Mottagarna ska stå antingen under listed eller i en fil.",
                    "The recipients must stand either under listed or in a file.",
                ),
                Text(
                    "Skriv listed: {kod: Namn}, eller file med en fil i avtalets mapp.",
                    "Write listed: {code: Name}, or file with a file in the agreement's folder.",
                ),
            )
        return self
