"""An indicator as it stands in a list: what other pages need to know of it before it is printed."""

from __future__ import annotations

from dataclasses import dataclass

from dagmar.publication.site.exhibit import Exhibit
from dagmar.text import Text


@dataclass(frozen=True, slots=True)
class Listed:
    """Its id, name and chapter, whether any of its values is made up, and the agreements whose money rests on it."""

    id: str
    name: Text
    chapter: Text
    made_up: bool
    agreements: tuple[str, ...] = ()


def listed(exhibit: Exhibit) -> Listed:
    """An indicator's line."""
    return Listed(exhibit.id, exhibit.name, exhibit.chapter, exhibit.made_up, exhibit.agreements)
