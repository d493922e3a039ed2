"""What a user reads, always in both languages: Swedish first, English beside it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["sv", "en"]


class Text(NamedTuple):
    """One sentence or phrase in Swedish and in English. The two say the same; neither is a fallback for the other."""

    sv: str
    en: str

    def to(self, language: Language) -> str:
        """The text in one language.

        Raises:
            KeyError: nothing is written in that language.
        """
        return {"sv": self.sv, "en": self.en}[language]


def both(text: str) -> Text:
    """A text that is the same in both languages: a name, a number, a code."""
    return Text(text, text)


def listing(words: list[str] | tuple[str, ...], language: Language) -> str:
    """`a, b och c`: words strung together as one reads them aloud."""
    if len(words) <= 1:
        return "".join(words)
    return ", ".join(words[:-1]) + Text(" och ", " and ").to(language) + words[-1]
