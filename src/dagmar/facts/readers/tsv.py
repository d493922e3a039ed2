"""Tab-separated text: as CSV, which finds the separator in the heading."""

from __future__ import annotations

from dagmar.facts.readers.csv import rows

__all__ = ["rows"]
