"""A file of computed figures with the document beside it: what it was protected after, and what defines each indicator.

Both come from outside, and neither is taken at its word alone. The mark in the document is the SHA-256 of the file. The document
carries the text of each definition, and what that text says has the hash that the document states, and every line of figures with
it. So what is shown beside a figure is the definition that computed it, whoever wrote it and whatever has become of it since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dagmar.facts.observation import Observation
from dagmar.indicators.loader import Defined, define
from dagmar.problem import Place, Problem, Refused, each
from dagmar.text import Text


@dataclass(frozen=True)
class Computed:
    """A file of figures: its mark, the marks that it was protected after, its day, and its definitions by indicator."""

    file: Path
    release: str
    after: tuple[str, ...]
    computed: str
    definitions: Mapping[str, Defined]


class _Said(BaseModel):
    """What is needed of what a document says; the rest is for people."""

    model_config = ConfigDict(strict=True)


class _Indicator(_Said):
    indicator: str
    sha256: str
    disclosure: dict[str, object]
    definition: str | None = None


class _Document(_Said):
    release: str
    indicators: tuple[_Indicator, ...]
    after: tuple[str, ...] = ()
    computed: str = ""


def read_computed(files: Sequence[Path]) -> list[Computed]:
    """Every file with the document beside it, in the order in which they were computed.

    Raises:
        Refused: `figures-not-protected`, `figures-changed`, `definition-missing` or `definition-changed`; or what is wrong
            with a definition.
    """
    return sorted(each(_read, files), key=lambda one: one.computed)


def demand_their_own(files: Sequence[Computed], seen: Sequence[Observation]) -> None:
    """Demand that every figure was computed by a definition that stands beside a file.

    Raises:
        Refused: `definition-changed`.
    """
    known = {(one, defined.vintage) for file in files for one, defined in file.definitions.items()}
    named = {one for one, _ in known}
    strange = {seen.indicator: seen for seen in seen if (seen.indicator, seen.source.vintage) not in known}
    wrong = [one for one in strange.values() if one.indicator in named]
    if wrong:
        raise Refused([_definition_changed(one.at or Place(one.indicator), one.indicator) for one in wrong])


def _read(file: Path) -> Computed:
    beside = file.with_name(f"{file.name}.json")
    try:
        said = _Document.model_validate_json(beside.read_bytes())
    except (OSError, ValidationError):
        raise Refused([_not_protected(file)]) from None
    if said.release != sha256(file.read_bytes()).hexdigest():
        raise Refused([_changed(file)])
    defined = each(lambda one: _definition(beside, one), said.indicators)
    return Computed(file, said.release, said.after, said.computed, {one.id: one for one in defined})


def _definition(beside: Path, said: _Indicator) -> Defined:
    place = Place(f"{beside}: {said.indicator}")
    if said.definition is None:
        raise Refused([_without_definition(place, said.indicator)])
    defined = define(said.definition, place.file)
    if (defined.id, defined.fingerprint) != (said.indicator, said.sha256):
        raise Refused([_definition_changed(place, said.indicator)])
    return defined


def _not_protected(file: Path) -> Problem:
    return Problem(
        "figures-not-protected",
        Place(str(file)),
        Text(
            f"Bredvid {file.name} finns inget som visar att små tal är skyddade.",
            f"Nothing beside {file.name} shows that small figures are protected.",
        ),
        Text(
            "Ange filen som dagmar indicators compute skrev, med dess .json bredvid.",
            "Give the file that dagmar indicators compute wrote, with its .json beside it.",
        ),
    )


def _changed(file: Path) -> Problem:
    return Problem(
        "figures-changed",
        Place(str(file)),
        Text(f"{file.name} är inte den fil som skyddades.", f"{file.name} is not the file that was protected."),
        Text("Räkna om den, eller hämta den oförändrade.", "Compute it again, or fetch the unchanged one."),
    )


def _without_definition(place: Place, indicator: str) -> Problem:
    return Problem(
        "definition-missing",
        place,
        Text(
            f"Här står inte hur {indicator} är definierad, bara definitionens kontrollsumma.",
            f"It does not stand here how {indicator} is defined, only the checksum of its definition.",
        ),
        Text(
            "Räkna om filen: dagmar indicators compute skriver definitionen bredvid talen.",
            "Compute the file again: dagmar indicators compute writes the definition beside the figures.",
        ),
    )


def _definition_changed(place: Place, indicator: str) -> Problem:
    return Problem(
        "definition-changed",
        place,
        Text(
            f"{indicator} är inte räknad med den definition som står bredvid talen.",
            f"{indicator} was not computed by the definition that stands beside the figures.",
        ),
        Text(
            "Hämta filen och dess .json oförändrade, eller räkna om dem.",
            "Fetch the file and its .json unchanged, or compute them again.",
        ),
    )
