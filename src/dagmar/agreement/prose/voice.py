"""The voice that reads an agreement aloud: the agreement, the language, and how its parts are named in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dagmar.agreement.authority import BODIES, authority
from dagmar.agreement.model import Agreement, To
from dagmar.agreement.speaker import Speaker
from dagmar.text import Language, Text, both

LAST_YEAR_OF_LANDSTING = 2018
FEW = 3
"""So many names are listened to; more are counted when they are all there are."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One agreement in one language."""

    agreement: Agreement
    speaker: Speaker
    counties: Mapping[str, str]

    @classmethod
    def of(
        cls, agreement: Agreement, language: Language, recipients: Mapping[str, str], counties: Mapping[str, str]
    ) -> Voice:
        """The voice of an agreement, with the titles that it gives."""
        speaker = Speaker(
            language,
            names={name: one.title for name, one in agreement.indicators.items()},
            grants={name: one.title or name for name, one in agreement.grants.items()},
            requirements={name: one.title for name, one in agreement.requirements.items()},
            recipients={
                **recipients,
                **{code: name for own in agreement.recipients.values() for code, name in own.listed.items()},
            },
        )
        return cls(agreement, speaker, counties)

    def to_counties(self, to: To | None) -> Voice:
        """The same voice where two digits name a county and not its region, as they do in a grant to counties."""
        if to is None or "counties" not in to.recipients:
            return self
        names = {**self.speaker.recipients, **self.counties}
        return replace(self, speaker=replace(self.speaker, recipients=names))

    def pick(self, sv: str, en: str) -> str:
        """The phrase of this language."""
        return self.speaker.pick(sv, en)

    def body(self, name: str) -> str:
        """A party, an authority, a class of recipients or one recipient, as it is named in a sentence."""
        if name == "regions":
            before = self.agreement.period.first.year <= LAST_YEAR_OF_LANDSTING
            return self.pick("landstingen", "the county councils") if before else self.pick("regionerna", "the regions")
        if name in self.agreement.recipients:
            return self.agreement.recipients[name].title
        if name[:1].isdigit():
            return self.speaker.recipient(name)
        own = name in BODIES or name not in self.speaker.recipients
        return authority(name if own else self.speaker.recipients[name]).to(self.speaker.language)

    def bodies(self, names: Iterable[str]) -> str:
        """Several of them, strung together."""
        return self.speaker.listing([self.body(name) for name in names])

    def area(self, name: str) -> str:
        """An area by its title."""
        area = self.agreement.areas.get(name)
        return self.speaker.quoted(area.title if area and area.title else name)

    def grants(self, names: Collection[str]) -> str:
        """`bidraget ”A”`, `bidragen ”A” och ”B”`; `de fyra bidragen` when they are all, and too many to be listened to."""
        said = [self.speaker.grant(name) for name in names]
        if len(said) > FEW and set(names) == self.agreement.grants.keys():
            count = number_word(len(said), self.speaker.language)
            return self.pick(f"de {count} bidragen", f"the {count} grants")
        which = self.pick("bidraget", "the grant") if len(said) == 1 else self.pick("bidragen", "the grants")
        return f"{which} {self.speaker.listing(said)}"

    def source(self, name: str) -> str:
        """A source by its title."""
        source = self.agreement.sources.get(name)
        return self.speaker.quoted(source.title if source else name)

    def on(self, day: date) -> str:
        """`den 1 november 2012`, `on 1 November 2012`."""
        return self.pick(f"den {self.speaker.day(day)}", f"on {self.speaker.day(day)}")

    def due(self, day: date) -> str:
        """`senast den 1 november 2012`, `by 1 November 2012`."""
        return self.pick(f"senast den {self.speaker.day(day)}", f"by {self.speaker.day(day)}")


def sentence(words: str) -> str:
    """With a capital at the beginning and a full stop at the end."""
    ended = words if words.endswith((".", "!", "?", ".”", "?”")) else f"{words}."
    return ended[:1].upper() + ended[1:]


def number_word(count: int, language: Language) -> str:
    """Small numbers as words, as they are read."""
    words = Text(
        "noll ett två tre fyra fem sex sju åtta nio tio elva tolv",
        "zero one two three four five six seven eight nine ten eleven twelve",
    )
    small = words.to(language).split()
    return small[count] if count < len(small) else both(str(count)).to(language)
