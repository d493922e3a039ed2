"""Populations that payments were made on and that the folder of collected data does not have: table, day, persons.

The population of 1 November 2019 was printed beside the amounts of the second payment of standardiserade vårdförlopp 2021.
The other two are recovered from published amounts (kvinnors hälsa: the supplement of 2017, 300 Mkr, and 2022, 1 382 Mkr):
for exactly one total do all 21 amounts give whole persons, and these add up to that total. For 2017 the largest miss is 1,01
kr and the next best total's 5,8 kr; for 2022 it is 0,52 kr, and no other total between the Decembers is within 20 kr. The
days of the two are inferred.
"""

from __future__ import annotations

_CODES = "01 03 04 05 06 07 08 09 10 12 13 14 17 18 19 20 21 22 23 24 25"
REGIONS = tuple(_CODES.split())
PRINTED = {  # our name of the table: its day, its total, and the persons in the order of REGIONS
    "kvinnors-halsa-tillagg-2017": (
        "2016-11-01",
        9_967_637,
        "2264111 360124 287086 450973 352002 193906 240586 57834 157889 1319663 319305"
        " 1668389 278252 294146 266930 283543 283955 245066 128276 265355 250246",
    ),
    "svf-2021-second-payment": (
        "2019-11-01",
        10_319_473,
        "2374550 383044 297169 465214 363351 201290 245415 59636 159748 1376659 333202"
        " 1724529 282342 304634 275634 287795 287333 245380 130697 271621 250230",
    ),
    "kvinnors-halsa-2022": (
        "2021-11-01",
        10_443_100,
        "2411859 394154 301382 469445 366840 203243 246989 60972 158999 1400973 339903"
        " 1743304 283169 306688 278721 288164 287873 244223 131914 274533 249752",
    ),
}
