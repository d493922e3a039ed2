"""Read answers that were recorded from the services: `read_recordings.py SHARED_DATA_FOLDER`.

An additional check where the folder is at hand; the tests do without it. It prints what was read, and ends with an error when
a recording cannot be read or its figures are not those stated beside it.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from dagmar.facts.services.json_stat import read_table
from dagmar.facts.services.kolada_rows import unit_of
from dagmar.facts.services.numbers import read_json
from dagmar.facts.services.pace import Limits
from dagmar.facts.services.pxweb_cells import observations_of
from dagmar.facts.services.pxweb_versions import VERSIONS

FETCHED = datetime(2026, 6, 8, tzinfo=UTC)
CELLS_OF_TAB6471 = 21 * 11 * 3 * 4


def main(data: Path) -> None:
    px = data / "pxweb"
    limits = VERSIONS[2].limits(read_json((px / "scb_v2_config.json").read_bytes()), Limits(1, 1.0, 1))
    must(limits == Limits(3, 1.0, 150_000), f"the limits are {limits}")
    described = read_table(read_json((px / "scb_v2_TAB6471_metadata.json").read_bytes()), with_values=False)
    table = read_table(read_json((px / "scb_v2_TAB6471_data.json").read_bytes()))
    fetched = observations_of([table], described, "Källa: SCB", "TAB6471", "", FETCHED, "recorded")
    must(len(fetched.observations) == CELLS_OF_TAB6471, f"{len(fetched.observations)} observations")
    of = {(seen.indicator, seen.recipient, seen.period, seen.sex): seen.value for seen in fetched.observations}
    totals = {key[:3] for key in of}
    noisy = sum(of[*key, "all"] != (of[*key, "women"] or 0) + (of[*key, "men"] or 0) for key in totals)
    must((noisy, len(totals)) == (776, 924), f"{noisy} of {len(totals)} totals differ from their parts")
    print(
        f"TAB6471: {len(of)} figures, limits {limits}, {noisy} of {len(totals)} totals are not the sum of their parts (CKM)"
    )
    variables = VERSIONS[1].as_table(read_json((px / "pxweb_v1_response_table_variables.json").read_bytes()))
    print("v1 description:", {one.code: len(one.codes) for one in read_table(variables, with_values=False).dimensions})
    old = read_table(read_json((px / "pxweb_v1_response_se.json").read_bytes()))
    first = observations_of([old], old, "Källa: SCB", "v1", "income", FETCHED, "recorded").observations
    must(len(first) == 9, f"{len(first)} observations of v1")
    print("v1 answer:", [(seen.period, seen.sex, str(seen.value)) for seen in first[:3]])
    kpis = read_json((data / "kolada/kpi_v3.json").read_bytes())["values"]
    units: dict[str, int] = {}
    for kpi in kpis:
        unit = unit_of(kpi["title"])[0]
        units[unit] = units.get(unit, 0) + 1
    most = sorted(units.items(), key=lambda one: -one[1])[:12]
    print(f"Kolada: {len(kpis)} key figures, {len(units)} units, most common {most}")


def must(condition: bool, what: str) -> None:  # noqa: FBT001 -- the condition is the check itself
    if not condition:
        sys.exit(f"read_recordings: {what}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
