"""Noise for an indicator: cell keys from what an aggregate knows.

The Cell Key Method gives every record a key. An aggregate has no records, so the smallest group does: municipality, sex,
period, part and its count, in one table counted on one time. Its key is drawn from a secret, the same every time; a total's is
the sum of its groups' keys. So a figure has one noise wherever and however often it is published, and one person more gives
another key, so that two releases do not tell of that person.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from itertools import product

from dagmar.disclosure import Protected, Table
from dagmar.disclosure.cell_key import KEYS, Perturbations, noisy
from dagmar.disclosure.protected import Shown
from dagmar.disclosure.table import Coordinates
from dagmar.indicators.handed import COULD, DID, DID_NOT


def with_noise(table: Table, *about: str | bytes) -> Protected:
    """The table with its noise. The last of `about` is the secret; the others say what records these are.

    All who could are those who did and those who did not, as they are shown, so that no share is above 1.
    """
    *names, secret = about
    assert isinstance(secret, bytes), "the secret stands last"
    keys: dict[Coordinates, int] = {}
    for at in _groups(table):
        count = int(table.values[at])
        if count:
            said = "\x1f".join([*map(str, names), *at, str(count)]).encode()
            own = hmac.digest(secret, said, "sha256")[0]
            for above in product(*(one.upwards(code) for one, code in zip(table.dimensions, at, strict=True))):
                keys[above] = (keys.get(above, 0) + own) % KEYS
    protected = noisy(table, keys, Perturbations())
    cells = dict(protected.cells)
    for at in cells:
        if at[-1] == COULD:
            did, did_not = cells[*at[:-1], DID], cells[*at[:-1], DID_NOT]
            assert did.published is not None, "noise hides nothing"
            assert did_not.published is not None, "noise hides nothing"
            cells[at] = Shown(cells[at].internal, did.published + did_not.published)
    return Protected(table, protected.rule, cells, additive=False)


def _groups(table: Table) -> Iterator[Coordinates]:
    return product(*(one.leaves for one in table.dimensions))
