"""Four formats, one content: what is written as text comes back the same from each, and the same from all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.facts.files import read_facts
from dagmar.facts.limits import LIMITS
from dagmar.facts.observation import Observation
from dagmar.facts.readers import known_endings
from dagmar.facts.written import written
from dagmar.source import Source
from tests.facts.writers import WRITERS

CODES = ["01", "25", "0114", "0180", "1480", "2584", "00", "skr"]
PERIODS = ["2024", "2024-01", "2024-11-01", "2024-01/2024-06", "2022/2024", "2024-02-03/2024-03-04"]
# Letters of every kind that a source may be called by; no blanks at the ends and none doubled, since those are not kept.
words = st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters="\x00"), min_size=1, max_size=12).map(
    lambda text: f"v {text}"
)
decimals = st.decimals(min_value=0, max_value=10**12, places=3, allow_nan=False).map(Fraction)
shares = st.decimals(min_value=0, max_value=1, places=5, allow_nan=False).map(Fraction)
fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=997)
counts = st.integers(0, 10**9).map(Fraction)
recorded = st.one_of(
    st.just(""),
    st.dates(date(1990, 1, 1), date(2099, 12, 31)).map(date.isoformat),
    st.integers(631_152_000, 4_102_444_799).map(
        lambda second: f"{datetime.fromtimestamp(second, UTC):%Y-%m-%dT%H:%M:%SZ}"
    ),
)
sources = st.builds(
    Source,
    title=words,
    date=st.sampled_from(["", "2025", "2025-03-01"]),
    table=st.one_of(st.just(""), words),
    vintage=st.one_of(st.just(""), words),
    url=st.just("") | st.just("https://exempel.se/tabell?a=1&b=2"),
    note=st.one_of(st.just(""), words),
    basis=st.sampled_from(["real", "derived", "synthetic"]),
)


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    kind = draw(st.sampled_from(["value", "share", "fraction", "parts", "statement", "missing"]))
    figures: dict[str, object] = {"unit": ""}
    if kind == "value":
        figures = {"value": draw(decimals), "unit": draw(st.sampled_from(["number", "kr", "dagar"]))}
    elif kind == "share":
        figures = {"value": draw(shares), "unit": "share"}
    elif kind == "fraction":
        figures = {"value": draw(fractions), "unit": "number"}
    elif kind == "parts":
        below = draw(counts.filter(bool))
        figures = {"numerator": Fraction(draw(st.integers(0, int(below)))), "denominator": below, "unit": "share"}
    elif kind == "statement":
        figures |= {"statement": draw(st.sampled_from(["met", "not_met", "received", "not_received"]))}
    else:
        figures |= {"missing": draw(st.sampled_from(["not_reported", "not_applicable", "secret", "not_yet_published"]))}
    return Observation(
        recipient=draw(st.sampled_from(CODES)),
        indicator=draw(words),
        period=draw(st.sampled_from(PERIODS)),
        source=draw(sources),
        recorded=draw(recorded),
        sex=draw(st.sampled_from(["all", "women", "men"])),
        date=draw(st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31))),
        coverage=draw(st.none() | shares),
        **figures,  # type: ignore[arg-type] # the four kinds of answer have different fields
    )


@given(st.lists(observations(), min_size=1, max_size=6, unique_by=lambda seen: seen.key))
def test_the_same_observations_come_back_from_all_four_formats(seen: list[Observation]) -> None:
    with TemporaryDirectory() as folder:
        for ending, write in WRITERS.items():
            path = Path(folder) / f"facts.{ending}"
            write(path, [written(one) for one in seen])
            assert list(read_facts([path]).observations) == seen, ending


def test_every_format_that_is_read_takes_part(tmp_path: Path) -> None:
    assert set(known_endings()) == {*WRITERS, "tsv"}


ROW = {"recipient": "0180", "indicator": "sip-barn", "period": "2024", "value": "61 av 80"}


@pytest.mark.parametrize("ending", WRITERS)
def test_an_observation_knows_where_it_stands(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"facts.{ending}"
    WRITERS[ending](path, [ROW, ROW | {"recipient": "1480"}])
    places = [seen.at for seen in read_facts([path]).observations]
    assert [(place.file, place.line) for place in places if place] == [
        (str(path), line) for line in ((1, 2) if ending in {"json", "parquet"} else (2, 3))
    ]


@pytest.mark.parametrize("ending", WRITERS)
def test_a_row_that_names_no_source_is_said_by_its_file_and_is_taken_as_real(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"region.{ending}"
    WRITERS[ending](path, [ROW])
    (seen,) = read_facts([path]).observations
    assert seen.source == Source(f"region.{ending}")
    assert seen.source.basis == "real"


@pytest.mark.parametrize("ending", WRITERS)
def test_progress_begins_at_nothing_never_goes_back_and_ends_at_all(tmp_path: Path, ending: str) -> None:
    paths = [tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"]
    for path in paths:
        WRITERS[ending](path, [ROW | {"indicator": f"{path.name} {number}"} for number in range(2_500)])
    told: list[tuple[int, int]] = []
    read_facts(paths, progress=lambda done, total: told.append((done, total)))
    total = sum(path.stat().st_size for path in paths)
    done = [step for step, _ in told]
    assert {of for _, of in told} == {total}
    assert (done[0], done[-1]) == (0, total)
    assert done == sorted(done)
    assert len(done) > 4


def test_an_ending_in_capitals_is_the_same_ending(tmp_path: Path) -> None:
    WRITERS["csv"](tmp_path / "FACTS.CSV", [ROW])
    assert len(read_facts([tmp_path / "FACTS.CSV"]).observations) == 1


def test_the_stated_limits_are_those_that_hold() -> None:
    """What docs/reference/facts.md says; see test_reference.py."""
    assert (LIMITS.file_bytes, LIMITS.rows, LIMITS.cells) == (100_000_000, 500_000, 10_000_000)
