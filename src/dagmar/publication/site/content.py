"""The content of the site: the published indicators, the agreements of the library, and the names of everyone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dagmar.library.shelf import library
from dagmar.publication.site.exhibit import Exhibit
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.gathering import exhibits_of
from dagmar.publication.site.money import Granted, one_of
from dagmar.registry.registry import load_registry
from dagmar.text import Text, both

NAMES_ON = date(2025, 1, 1)
"""The day whose names recipients bear on the site: that of the latest known division."""


@dataclass(frozen=True)
class Content:
    """What is published, and by what names."""

    exhibits: tuple[Exhibit, ...]
    granted: tuple[Granted, ...]
    frame: Frame
    counties: dict[str, Text]


def content(
    *, report_to: str = "", home: str = "", progress: Callable[[int, int], None] = lambda done, total: None
) -> Content:
    """Everything that the package can publish: its own indicators, and every agreement computed on its own facts.

    Raises:
        Refused: an agreement cannot be read or computed.
    """
    entries = library()
    granted, exhibits = [], []
    for number, entry in enumerate(entries, start=1):
        granted.append(one_of(entry))
        exhibits += exhibits_of(granted[-1])
        progress(number, len(entries))
    return Content(tuple(exhibits), tuple(granted), frame(report_to, home), counties())


def frame(report_to: str = "", home: str = "") -> Frame:
    """The settings, with the names of regions and municipalities."""
    registry = load_registry()
    everyone = (*registry.regions(NAMES_ON), *registry.municipalities(NAMES_ON))
    return Frame(
        {str(one.code): one.name for one in everyone},
        {str(one.code): one.short_name for one in everyone},
        report_to,
        home,
    )


def counties() -> dict[str, Text]:
    """The names of counties by code."""
    return {str(one.code): both(one.name) for one in load_registry().counties(NAMES_ON)}
