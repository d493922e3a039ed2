"""One thing that is not the same in two versions of an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dagmar.agreement.node import Path
from dagmar.text import Text

Kind = Literal["added", "removed", "changed", "renamed", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """What changed, where, and from what to what.

    `path` is where it stands in the new version, or in the old one when it was removed. `what` names the place in words.
    `old` and `new` are the values as they are said in the prose; None where there is none. `renamed` is something that
    goes by another name and is alike in everything else; `moved` is a date or a period that has followed the period of
    the agreement, so many years on, and is the same relative to it.
    """

    kind: Kind
    path: Path
    what: Text
    old: Text | None
    new: Text | None
