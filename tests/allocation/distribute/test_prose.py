"""What the examples of the files do not say aloud: the other forms of a word, in both languages."""

from __future__ import annotations

import pytest

from dagmar.agreement.speaker import Speaker
from tests.allocation.mechanisms import distribution

NEEDS = '{comparable: 90 %, shares: {"01": 5 %}'
IMPROVED = "{by: improvement, of: x, from: 2023, to: 2024, "


@pytest.mark.parametrize(
    ("rule", "sv", "en"),
    [
        (f"{NEEDS}}}", "jämförbara: ”01” 5\u00a0%", "comparable: “01” 5\u00a0%"),
        (f'{NEEDS}, needs: {{"01": 105 %}}}}', "behovsfaktorn ”01” 105\u00a0%", "needs factor “01” 105\u00a0%"),
        (
            f"{IMPROVED}change: absolute, better: lower}}",
            "absoluta förbättringen av ”x”",
            "absolute improvement of “x”",
        ),
        (f"{IMPROVED}change: relative, better: lower}}", "lägre är bättre", "lower is better"),
        ("{parts: [{share: 25 %, distribute: equal}]}", "25\u00a0% med lika mycket", "25\u00a0% equally"),
        (
            "{per_unit: {price: 1 Mkr, of: kbt}, up_to: 2 Mkr, if_short: pro_rata}",
            "högst 2\u00a0Mkr",
            "each; if the pot",
        ),
        (
            "{weighted: [{of: x, weight: 1}], less: lowest_per_inhabitant, as_of: 2024-11-01}",
            "lägsta värdet per invånare dragits av för alla (antalet invånare den 1 november 2024)",
            "(the number of inhabitants on 1 November 2024)",
        ),
        ("{by: indicator, of: x, count: denominator}", "nämnaren i ”x”", "the denominator of “x”"),
    ],
)
def test_every_form_of_a_word_is_said(rule: str, sv: str, en: str) -> None:
    assert sv in distribution(rule).say(Speaker("sv"))
    assert en in distribution(rule).say(Speaker("en"))
