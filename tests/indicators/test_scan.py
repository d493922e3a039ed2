"""What came out of a pass, looked at in parts: the same as picking rows one by one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from dagmar.indicators.compute import passes_for
from dagmar.indicators.conditions import Among, Known
from dagmar.indicators.plan import KeyMust
from dagmar.indicators.scan import Grid
from tests.indicators.defined import defined

PLAN = passes_for([defined("count")])[0].plan
LEVELS, PROFESSIONS = ("primary", "specialist", "psychiatry"), ("doctor", "nurse")
GROUPS = st.fixed_dictionaries(
    {
        "municipality": st.sampled_from(["0180", "0114", "x", None]),
        "sex": st.sampled_from(["women", "men", None]),
        "dagmar_month": st.none() | st.integers(24_288, 24_312),
        "key_level": st.sampled_from([*LEVELS, None]),
        "key_profession": st.sampled_from([*PROFESSIONS, None]),
        "sum_0": st.none() | st.integers(0, 2**40),
    }
)
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("municipality", "sex", "key_level", "key_profession")),
        ("dagmar_month", pa.int32()),
        ("sum_0", pa.int64()),
    ]
)


def musts(column: str, values: tuple[str, ...]) -> st.SearchStrategy[Mapping[str, KeyMust]]:
    some = st.sets(st.sampled_from(values), min_size=1).map(lambda chosen: Among(tuple(sorted(chosen))))
    return st.one_of(st.just({}), (some | st.just(Known())).map(lambda must: {column: must}))


def fulfils(row: Mapping[str, Any], musts: Mapping[str, KeyMust]) -> bool:
    return all(
        row[f"key_{column}"] is not None and (not isinstance(must, Among) or row[f"key_{column}"] in must.values)
        for column, must in musts.items()
    )


@given(
    st.lists(GROUPS, max_size=12),
    musts("level", LEVELS),
    musts("profession", PROFESSIONS),
    st.integers(1, 5),
    st.booleans(),
)
def test_a_part_of_the_groups_is_what_picking_them_one_by_one_gives(
    rows: list[dict[str, Any]], first: dict[str, KeyMust], second: dict[str, KeyMust], chunk: int, looked: bool
) -> None:
    """In pieces as engines give them, narrowed twice, and whether or not the whole was looked at before."""
    pieces = [pa.Table.from_pylist(rows[at : at + chunk], SCHEMA) for at in range(0, len(rows), chunk)]
    whole = Grid(PLAN, pa.concat_tables(pieces) if pieces else SCHEMA.empty_table())
    if looked:
        _ = (whole.month, whole.municipality, whole.column("sum_0"))
    part = whole.only(first).only(second)
    expected = [row for row in rows if fulfils(row, first) and fulfils(row, second)]
    assert len(part) == len(expected)
    assert part.column("sum_0").tolist() == [row["sum_0"] or 0 for row in expected]
    assert part.month.tolist() == [-1 if row["dagmar_month"] is None else row["dagmar_month"] for row in expected]
    for coded, name in ((part.municipality, "municipality"), (part.sex, "sex")):
        assert [None if code < 0 else coded.words[code] for code in coded.codes] == [row[name] for row in expected]
    assert part.out.tolist() == [0] * len(expected)
