"""Where the house stands."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def house() -> Path:
    """The folder of the repository."""
    return Path(__file__).parents[2]
