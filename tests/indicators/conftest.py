"""The real engines, for the indicators."""

from tests.engines.fixtures import *  # noqa: F403 -- fixtures are found by name in a conftest
