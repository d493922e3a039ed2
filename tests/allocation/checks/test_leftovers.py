"""Money that can be left, pot by pot: from the first öre, and with every requirement named."""

from __future__ import annotations

import dagmar
from tests.allocation.written import agreement

ROUNDED = "    rounding: {to: 1 kr, method: largest_remainder}\n"
SETTLED = f"""
  klar:
    to: regions
    amount: 10 kr
    distribute: equal
    unearned: return
{ROUNDED}"""


def told(grants: str, code: str = "unearned-missing") -> list[str]:
    """The English messages of one code."""
    return [one.message.en for one in dagmar.check(agreement(f"grants:{grants}")) if one.code == code]


def pot(name: str, *more: str, amount: str = "10 kr", distribute: str = "equal", rounding: str = ROUNDED) -> str:
    """A grant without a word of what nobody earned."""
    lines = [f"  {name}:", '    to: ["01", "03"]', f"    amount: {amount}", f"    distribute: {distribute}"]
    return "\n" + "\n".join([*lines, *(f"    {line}" for line in more)]) + "\n" + rounding


def test_every_pot_is_looked_at() -> None:
    earned = pot("medel", "earn: {threshold: 50 %, indicator: sip}")
    assert told(SETTLED + earned) == [
        "Money can be left in medel when the results do not give all (earn), and the file does not say what becomes of it."
    ]


def test_every_requirement_that_may_fail_is_named() -> None:
    (message,) = told(pot("medel", "requires: [plan, sip]"))
    assert message.startswith("Money can be left in medel when plan, sip is not met,")


def test_stated_amounts_that_leave_a_single_ore_leave_something() -> None:
    (message,) = told(pot("medel", distribute='{fixed: {"01": 5 kr, "03": 4.99 kr}}'))
    assert message.replace("\u00a0", " ").startswith("Money can be left in medel by the stated amounts (0.01 kr),")
    assert told(pot("medel", distribute='{fixed: {"01": 5 kr, "03": 5 kr}}')) == []


def test_what_is_not_rounded_is_shared_to_the_ore() -> None:
    assert told(pot("medel", amount="9.99 kr"), "total-cannot-close") == [
        "9.99 kr in medel is no whole number of 1 kr: 0.99 kr is left."
    ]
    assert told(pot("medel", amount="9.99 kr", rounding=""), "total-cannot-close") == []
