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
        (
            "{weighted: [{of: population, weight: 2, as_of: 2024-11-01, sex: women, ages: 65-, table: BE0101}]}",
            "antalet kvinnor 65 år och äldre den 1 november 2024 enligt BE0101 med vikten 2",
            "the number of women aged 65 and over on 1 November 2024 according to BE0101 with weight 2",
        ),
        (
            "{weighted: [{of: x, weight: 2.5, period: 2023, count: numerator}]}",
            "täljaren i ”x” under 2023 med vikten 2,5",
            "the numerator of “x” in 2023 with weight 2.5",
        ),
        ("{by: indicator, of: x, count: denominator}", "nämnaren i ”x”", "the denominator of “x”"),
    ],
)
def test_every_form_of_a_word_is_said(rule: str, sv: str, en: str) -> None:
    assert sv in distribution(rule).say(Speaker("sv"))
    assert en in distribution(rule).say(Speaker("en"))


@pytest.mark.parametrize(
    ("rule", "sv", "en"),
    [
        (
            f"{NEEDS}}}",
            "med angivna andelar av de 90 % som är jämförbara: ”01” 5 %",
            "in stated shares of the 90 % that are comparable: “01” 5 %",
        ),
        (
            "{weighted: [{of: x, weight: 1}]}",
            "i proportion till den vägda summan av ”x” med vikten 1",
            "in proportion to the weighted sum of “x” with weight 1",
        ),
        (
            "{by: population}",
            "efter antalet invånare (dagen är inte angiven)",
            "by the number of inhabitants (the day is not stated)",
        ),
        (
            "{by: population, as_of: 2024-11-01}",
            "efter antalet invånare den 1 november 2024",
            "by the number of inhabitants on 1 November 2024",
        ),
        (
            "{per_unit: [{price: 7 kr, of: x, up_to: 20 kr}], if_short: pro_rata}",
            "med 7 kr för varje enhet av ”x”, högst 20 kr till var och en; räcker inte potten får alla samma andel av sitt belopp",
            "with 7 kr for each unit of “x”, at most 20 kr each; if the pot does not suffice all get the same part of theirs",
        ),
        ("{by: indicator, of: x}", "i proportion till ”x”", "in proportion to “x”"),
    ],
)
def test_a_sentence_says_nothing_beyond_its_word(rule: str, sv: str, en: str) -> None:
    told = [distribution(rule).say(Speaker(language)).replace("\u00a0", " ") for language in ("sv", "en")]
    assert told == [sv, en]
