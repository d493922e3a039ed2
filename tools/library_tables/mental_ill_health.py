"""PRIO psykisk ohälsa 2013 and 2014: all landsting passed both base requirements. Which municipalities failed was not found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dagmar.registry.registry import load_registry
from tools.library_tables.writing import AGREEMENTS, FACTS, write

# All landsting, in the words of the assessments; so no table was printed.
PASSED = (
    (2013, "Bedömning av grundkrav och prestationsmål inom området psykisk ohälsa 2013, Socialstyrelsen"),
    (2014, "Bedömning inom området psykisk ohälsa 2014, Socialstyrelsen"),
)


def make(shared: Path) -> None:
    """Write who passed. The folder of collected figures has no more than these words."""
    del shared
    for year, source in PASSED:
        write(
            AGREEMENTS / f"psykisk-ohalsa-{year}/data/grundkrav.csv",
            FACTS,
            (
                [str(region.code), document, str(year), "received", source, str(year), "real"]
                for document in ("samverkansoverenskommelse", "webbsida")
                for region in load_registry().regions(date(year, 1, 1))
            ),
        )
