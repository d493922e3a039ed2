"""People asked: in the inventory of those with mental illness, and in surveys of access, by where and how they live."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.indicators.measures.reckoning import BORN_64, BORN_65, Case, Row, case, yes_or_no

ADULT: Row = {"inventoried_at": "2024-03-01 09:00", "birth_year": 2004}
INVENTORIES: Mapping[str, Case] = {
    "mental-illness-inventoried": case(
        ADULT,
        (1, 800, {}),
        (1, 800, {}, {"inventoried_at": "2024-09-01 09:00"}),  # a person, however often
        (2, 800, {}, {"person": "somebody else"}),
        (0, 800, {"birth_year": 2005}),
    ),
    "mental-illness-housing": case(
        ADULT,
        (1, 1, {"housing": "own"}),
        (1, 1, {"housing": "with_service"}),
        (0, 1, {"housing": "temporary"}),
        (0, 1, {"housing": "none"}),
        (0, 0, {"housing": None}),
    ),
    "mental-illness-occupation": case(
        ADULT,
        *((1, 1, {"occupation": occupation}) for occupation in ("work", "studies", "organised")),
        (0, 1, {"occupation": "none"}),
        (0, 0, {"occupation": None}),
    ),
    "mental-illness-needs-met": yes_or_no(ADULT, "needs_met"),
}

OLDER: Row = {**BORN_65, "municipal_care": "home_help"}
GROUPS: Mapping[str, tuple[Row, tuple[Row, ...], tuple[Row, ...]]] = {
    "": ({}, (), ()),
    "-rural": ({"area": "rural"}, (), ({"area": "urban"}, {"area": None})),
    "-urban": ({"area": "urban"}, (), ({"area": "rural"},)),
    "-challenged": ({"socioeconomic": 2}, ({"socioeconomic": 1},), ({"socioeconomic": 3}, {"socioeconomic": None})),
    "-advantaged": ({"socioeconomic": 4}, ({"socioeconomic": 5},), ({"socioeconomic": 3},)),
    "-oldest": ({"age_group": "80-"}, (), ({"age_group": "65-79"},)),
    "-municipal-care": (
        OLDER,
        ({"municipal_care": "home_nursing"}, {"municipal_care": "special_housing"}),
        ({"municipal_care": "none"}, {"municipal_care": None}, BORN_64),
    ),
}
"""Of whom the answers are; who is of the group as well; and who is not."""


def access() -> Iterator[tuple[str, Case]]:
    """Four and five of five are good access."""
    for kind, other in (("digital", "physical"), ("physical", "digital")):
        for group, (usual, within, without) in GROUPS.items():
            yield (
                f"{kind}-access{group}",
                case(
                    usual | {"answered_at": "2024-03-01 09:00", "question": f"{kind}_access", "answer": 4},
                    (1, 1, {}),
                    (1, 1, {"answer": 5}),
                    (0, 1, {"answer": 3}),
                    (0, 0, {"answer": None}),
                    (0, 0, {"question": f"{other}_access"}),
                    *((1, 1, row) for row in within),
                    *((0, 0, row) for row in without),
                ),
            )


ACCESS: Mapping[str, Case] = dict(access())
