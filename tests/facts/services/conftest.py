"""One server and one clock a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .server import Local, Time, local_server


@pytest.fixture
def local() -> Iterator[Local]:
    with local_server() as server:
        yield server


@pytest.fixture
def time() -> Time:
    return Time()
