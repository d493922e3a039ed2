"""The second payment to standardised care pathways 2025, as published: 18 of 21 regions qualify."""

from __future__ import annotations

from pathlib import Path

from dagmar.agreement.loader import Loaded, load_file
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.source import Basis, Source
from dagmar.vocabulary import vocabulary
from tests.strategies import registry_once

ROOT = Path(__file__).resolve().parents[2]
FAILED = ("13", "21", "24")
GRANT = "andra-utbetalningen"


def svf() -> Loaded:
    """The agreement of the library."""
    return load_file(ROOT / "agreements/svf-2025/agreement.yaml", vocabulary())


def svf_facts(failed: tuple[str, ...] = FAILED, basis: Basis = "real") -> Facts:
    """Who qualified, as the press release says."""
    loaded = svf()
    regions = registry_once().regions(loaded.agreement.period.first)
    source = Source("Regeringskansliet, pressmeddelande", "2025-12", basis=basis)
    return Facts(
        [
            Observation(
                one.code,
                "villkor-2",
                "2025",
                "",
                source,
                "2025-12-01",
                statement="not_met" if one.code in failed else "met",
            )
            for one in regions
        ],
        registry_once(),
    )
