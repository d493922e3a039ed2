"""`missing` on a grant: what it means for the requirements that the grant names and that say nothing themselves.

    grants:
      bonus: {requires: [plan], missing: not_met}

A requirement is met or not, whoever asks. So the word holds for it only when every grant that names it says the same; when
they differ nothing is chosen, `check` says so (`missing-said-differently`), and a missing fact is refused as before.
"""

from __future__ import annotations

from typing import Literal

from dagmar.agreement.model import Agreement

Absence = Literal["not_met", "ask", "exclude"]


def said_by_grants(agreement: Agreement, requirement: str) -> Absence | None:
    """The one word of all grants that name the requirement; None when there is none or they differ."""
    words = {grant.missing for grant in agreement.grants.values() if requirement in grant.requires}
    return words.pop() if len(words) == 1 else None
