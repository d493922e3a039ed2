"""One small site for all tests that only look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publication.site.exhibits import published


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small site."""
    folder = tmp_path_factory.mktemp("sajt") / "sajt"
    published(folder)
    return folder
