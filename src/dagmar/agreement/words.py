"""What every word of the language shares, and how a word is found among those that the loader was given.

The upper room owns the contract and the lower rooms fill it: `agreement` knows that there is something called
`distribute`, not which ways of distributing there are. The loader is *given* a vocabulary, so a mechanism stays one file.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    Field,
    PlainValidator,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from dagmar.agreement.fields import Fields, Said, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.swedish import SAME_AS
from dagmar.text import Text

Folder = Literal["distribute", "earn", "limit", "unearned", "within_county", "met_when"]
WORDS_OF = "x-words-of"
FOLDERS: tuple[Folder, ...] = ("distribute", "earn", "limit", "unearned", "within_county", "met_when")


class Words(Fields):
    """Something that an agreement says: frozen, and refusing words it does not know.

    `source` names one of the agreement's sources, and `section` the place in it. `meaning` is what the rule means in
    our own words. `assumed` and `not_modelled` say what is not known; they follow into every output that rests on it.
    """

    source: Said | None = None
    section: Said | None = None
    meaning: Said | None = None
    assumed: Mapping[str, Said] = Field(default_factory=dict)
    not_modelled: Said | None = None

    def problems_with(self) -> Iterator[tuple[str, Text, Text]]:
        """What is wrong with this word by itself, as (code, message, help). Found by `check`."""
        return iter(())


class Mechanism(Words):
    """A word of one of the open folders: one file, found by its name.

    `word` is the file's name. A mechanism that needs nothing more may be written as the bare word (`distribute: equal`).
    """

    word: ClassVar[str]
    bare: ClassVar[bool] = False

    @classmethod
    def leads(cls, value: Mapping[str, Any]) -> bool:
        """Whether a mapping in the file says this word. By default when it has the word as a key or after `by:`."""
        return cls.word in value or value.get("by") == cls.word

    def say(self, speaker: Speaker) -> str:
        """The phrase that stands in the prose. Every number, date and name of the word appears in it."""
        raise NotImplementedError

    def sentences(self, speaker: Speaker) -> tuple[str, ...]:
        """Whole sentences that stand after the phrase: what must hold of the data, what a missing figure means."""
        return ()

    @property
    def only_qualified(self) -> bool:
        """Whether a pot is shared between those who qualify, and not between all who may get it."""
        return False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that the loader knows, by folder and name."""

    words: Mapping[Folder, Mapping[str, type[Mechanism]]]

    def pick(self, folder: Folder, value: Any) -> type[Mechanism]:
        """The word that a value uses.

        Raises:
            PydanticCustomError: `unknown-word` with the nearest known one, or `not-a-rule`.
        """
        words = self.words[folder]
        if isinstance(value, str):
            if value in words and words[value].bare:
                return words[value]
            raise _unknown_word(folder, [value], words)
        if not isinstance(value, Mapping):
            raise wrong(
                "not-a-rule",
                Text(f"Efter {folder} ska det stå en regel.", f"A rule is expected after {folder}."),
                Text(f"Skriv ett av orden {', '.join(sorted(words))}.", f"Write one of {', '.join(sorted(words))}."),
            )
        for kind in words.values():
            if kind.leads(value):
                return kind
        raise _unknown_word(folder, _tried(value, words), words)

    def meant(self, folder: Folder, value: Any) -> tuple[type[Mechanism], dict[str, Any], dict[str, str]] | None:
        """The word that a misspelt one was near, the value with it put right, and what each key was written as."""
        words = self.words[folder]
        if not isinstance(value, Mapping):
            return None
        tried = _tried(value, words)[0] if value else ""
        near = nearest(tried, words)
        if near is None:
            return None
        if value.get("by") == tried:
            return words[near], {**value, "by": near}, {}
        return words[near], {near if key == tried else key: inner for key, inner in value.items()}, {near: tried}


def _tried(value: Mapping[str, Any], words: Iterable[str]) -> list[str]:
    """Which word of a mapping was meant to be the rule: what follows `by:`, unless a key is nearer to one."""
    by = value.get("by")
    if isinstance(by, str) and nearest(by, words):
        return [by]
    keys = [key for key in value if key != "by"]
    near = [key for key in keys if nearest(key, words)]
    # A value of several words, such as a date, is no rule that somebody tried to name.
    named = [by] if isinstance(by, str) and not (keys and " " in by.strip()) else keys
    return near[:1] or named or list(value)


def _unknown_word(folder: str, said: Iterable[str], words: Mapping[str, Any]) -> Exception:
    tried = ", ".join(said)
    near = nearest(tried, words)
    known = ", ".join(sorted(words))
    return wrong(
        "unknown-word",
        Text(f"”{tried}” är inget ord under {folder}.", f"“{tried}” is not a word under {folder}."),
        Text(
            (f"Menade du {near}? " if near else "") + f"Orden är {known}.",
            (f"Did you mean {near}? " if near else "") + f"The words are {known}.",
        ),
    )


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was meant: the one that says the same as a Swedish word, or the most like, if any is near."""
    names = list(known)
    same = [name for name in SAME_AS.get(word.strip().lower(), ()) if name in names]
    found = same or difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    return found[0] if found else None


def _chosen(folder: Folder) -> Any:
    def choose(value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, Mechanism):
            return value
        assert info.context, "the loader gives the vocabulary"
        vocabulary: Vocabulary = info.context["vocabulary"]
        try:
            kind = vocabulary.pick(folder, value)
        except PydanticCustomError as unknown:
            raise ValidationError.from_exception_data(
                folder,
                [
                    InitErrorDetails(type=unknown, loc=(), input=value),
                    *_values_beside(vocabulary.meant(folder, value), info.context),
                ],
            ) from None
        return kind.model_validate({} if isinstance(value, str) else value, context=info.context)

    return PlainValidator(choose)


def _values_beside(meant: tuple[type[Mechanism], dict[str, Any], dict[str, str]] | None, context: Any) -> Iterator[Any]:
    """Values that do not stand beside a misspelt word, such as a day that there is not: known in the same round.

    Only values: what is missing or not known there may belong to another word than the one that was guessed.
    """
    if meant is None:
        return
    kind, value, written = meant
    try:
        kind.model_validate(value, context=context)
    except ValidationError as wrong_values:
        for one in wrong_values.errors(include_url=False):
            said = one.get("ctx", {})
            if "message" in said:
                first, *rest = one["loc"] or ("",)
                loc = (written.get(str(first), first), *rest) if one["loc"] else ()
                yield InitErrorDetails(
                    type=PydanticCustomError(one["type"], "{code}", said), loc=loc, input=one["input"]
                )


def _any_word(folder: Folder) -> WithJsonSchema:
    # A mark that `schema` turns into a reference: which words there are is the vocabulary's to say.
    return WithJsonSchema({WORDS_OF: folder})


Distribute = Annotated[Mechanism, _chosen("distribute"), _any_word("distribute")]
Earn = Annotated[Mechanism, _chosen("earn"), _any_word("earn")]
Limit = Annotated[Mechanism, _chosen("limit"), _any_word("limit")]
Unearned = Annotated[Mechanism, _chosen("unearned"), _any_word("unearned")]
WithinCounty = Annotated[Mechanism, _chosen("within_county"), _any_word("within_county")]
MetWhen = Annotated[Mechanism, _chosen("met_when"), _any_word("met_when")]
