"""Bad rows, by hand and on every engine: each is left out for one reason, counted, and none is dropped in silence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pytest

from dagmar.indicators.compute import compute
from dagmar.indicators.left_out import Keys
from tests.indicators.conftest import Opened
from tests.indicators.defined import NOON, PLACE, defined
from tests.indicators.rows import table_of

pytestmark = pytest.mark.xdist_group("engines")


def visit(contact: str | None, **more: Any) -> dict[str, Any]:
    return {
        **PLACE,
        "contact": contact,
        "person": "a",
        "wanted_at": NOON - timedelta(days=3),
        "started_at": NOON,
        **more,
    }


WAIT = {"wait": {"from": "wanted_at", "to": "started_at"}}
ROWS = [
    visit("1"),
    visit("2"),
    visit("2"),  # the same once more
    visit("2"),
    visit("3"),
    visit("3", municipality="0114"),  # which of the two was it?
    visit(None),
    visit(None),  # no key: two visits
    visit("4", person="b"),  # who died the day before
    visit("5", person="c"),  # who died the same day
    visit("6", wanted_at=NOON + timedelta(days=1)),
    visit("7", municipality="9999"),
    visit("8", municipality=None),
    visit("9", sex="x"),
    visit("10", started_at=None),
]
DEATHS = pa.table(
    {
        "person": ["b", "b", "c", None],
        "died_on": pa.array([date(2024, 1, 31), date(2024, 3, 1), date(2024, 2, 1), date(2020, 1, 1)]),
    }
)
FOUND = {
    "duplicate": 2,
    "key-not-unique": 2,
    "after-death": 1,
    "days-below-zero": 1,
    "municipality-unknown": 1,
    "municipality-missing": 1,
    "sex-unknown": 1,
    "time-missing": 1,
}


@pytest.mark.parametrize("name", ["deaths", "persons"])
def test_every_bad_row_is_left_out_for_its_reason_on_every_engine(opened: Opened, name: str) -> None:
    """By hand: 15 rows; used are 1, 2, the two without a number, and 5."""
    asked = defined("share", days=WAIT, numerator={"wait": "known"})
    (one,) = compute([asked], opened({"contacts": table_of("contacts", ROWS), name: DEATHS}))
    assert dict(one.rest.left_out) == FOUND
    assert (one.rest.read, one.rest.population, one.rest.used) == (15, 15, 5)


@pytest.fixture
def duckdb_alone(request: pytest.FixtureRequest, tmp_path: Any) -> Opened:
    from dagmar.indicators.data import in_memory

    return in_memory


def test_what_the_keys_were_like_is_told_and_who_vouches_for_them_is_not_asked(duckdb_alone: Opened) -> None:
    """13 rows have a number, of 10 different; with `unique_keys` the copies are used, as was said."""
    data = duckdb_alone({"contacts": table_of("contacts", ROWS)})
    (one,) = compute([defined("count")], data)
    assert one.rest.keys == Keys("contact", 13, 10)
    (vouched,) = compute([defined("count")], data, unique_keys=True)
    assert (vouched.rest.keys, vouched.rest.used - one.rest.used) == (None, 4)


def test_alike_rows_of_a_table_without_a_key_are_all_counted(duckdb_alone: Opened) -> None:
    """Two packages of the same medicine at the same moment are two."""
    held = [{**PLACE, "person": "a", "dispensed_at": NOON, "atc": "N05"}] * 2
    asked = defined("count", table="prescriptions", counted_on="dispensed_at")
    (one,) = compute([asked], duckdb_alone({"prescriptions": table_of("prescriptions", held)}))
    assert (one.rest.used, dict(one.rest.left_out)) == (2, {})


def test_the_earlier_of_two_days_of_death_holds(duckdb_alone: Opened) -> None:
    """The row says 1 March, the table of deaths 31 January; the visit was on 1 February."""
    held = [visit("1", person="b", died_on=date(2024, 3, 1)), visit("2", person="z", died_on=date(2024, 1, 1))]
    (one,) = compute([defined("count")], duckdb_alone({"contacts": table_of("contacts", held), "deaths": DEATHS}))
    assert dict(one.rest.left_out) == {"after-death": 2}


def test_what_came_after_a_death_or_is_contested_follows_nothing(duckdb_alone: Opened) -> None:
    """The next visit would be the one after death, or the one that two rows tell differently: there is none."""
    dead = [visit("1", person="b"), visit("2", person="b", started_at=NOON + timedelta(days=30))]
    contested = [
        visit("3"),
        visit("4", started_at=NOON + timedelta(days=2)),
        visit("4", started_at=NOON + timedelta(days=3)),
    ]
    deaths = pa.table({"person": ["b"], "died_on": pa.array([date(2024, 2, 9)])})
    again = defined("share", following={"again": {"time": "started_at"}}, numerator={"again": "known"})
    data = duckdb_alone({"contacts": table_of("contacts", [*dead, *contested]), "deaths": deaths})
    (one,) = compute([again], data)
    assert (one.numerator[-1, 0].sum(), one.rest.used) == (0, 2)
    assert dict(one.rest.left_out) == {"key-not-unique": 2, "after-death": 1}
