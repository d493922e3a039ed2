"""How every test here is run: how many random cases, and that nothing is skipped in silence.

The profile is chosen by `DAGMAR_TEST_PROFILE`: `default` (the same cases every time, so that a red run can be run
again), `nightly` (10 000 new cases for every property) or `mutants` (few, since they run for every mutant). A test does
not set its own number of cases.

A skipped test fails, whatever the reason: the house installs what its tests need, and the long profiles are chosen by
name. A test that is expected to fail says why, and fails when it does not.
"""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, Phase, settings

# A slow machine says nothing about a property, so neither time limit is on.
settings.register_profile(
    "default", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "nightly", deadline=None, max_examples=10_000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "mutants",
    settings.get_profile("default"),
    max_examples=3,  # the cases that nobody drew by chance kill nearly all of them, and much faster
    phases=[Phase.explicit, Phase.generate],  # that it failed is enough: nobody reads the smallest case
    report_multiple_bugs=False,
)
# A real engine takes a second for a case, Spark several; a case there is a dozen definitions over one table.
for _name, _on_postgres, _on_spark in (("default", 10, 4), ("nightly", 1_000, 200), ("mutants", 1, 1)):
    settings.register_profile(f"{_name} on PostgreSQL", settings.get_profile(_name), max_examples=_on_postgres)
    settings.register_profile(f"{_name} on Spark", settings.get_profile(_name), max_examples=_on_spark)
settings.load_profile(os.environ.get("DAGMAR_TEST_PROFILE", "default"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one."""
    report = yield
    if report.skipped and not getattr(report, "wasxfail", ""):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a skipped file into a failed one."""
    report = yield
    if report.skipped:
        _fail(report)
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else "xfail without a reason"
    report.outcome = "failed"
    report.longrepr = f"Nothing is skipped in silence here: {reason}"
    if hasattr(report, "wasxfail"):
        del report.wasxfail
