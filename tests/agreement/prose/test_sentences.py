"""Sentences as they are read aloud in a negotiation: nothing twice, bodies by their right names, nothing that contradicts itself."""

from __future__ import annotations

import pytest

from dagmar.agreement.authority import authority
from dagmar.agreement.loader import load
from dagmar.agreement.prose import prose
from dagmar.text import Language
from dagmar.vocabulary import vocabulary

HEAD = "agreement: prov\ntitle: Prov\nparties: [staten, skr]\nperiod: 2024\ntotal: unknown\n"
ROUNDING = "    rounding: {to: 1 kr, method: largest_remainder}\n"


def read(text: str, language: Language = "sv") -> str:
    loaded = load(HEAD + text, "prov.yaml", vocabulary())
    return prose(loaded.agreement, language).replace("\u00a0", " ")


def grant(name: str, *more: str, amount: str = "10 kr") -> str:
    return f"  {name}:\n    to: regions\n    amount: {amount}\n    distribute: equal\n" + "".join(
        f"    {line}\n" for line in more
    )


@pytest.mark.parametrize(
    ("name", "sv", "en"),
    [
        ("socialstyrelsen", "Socialstyrelsen", "Socialstyrelsen"),
        ("ivo", "IVO", "IVO"),
        ("IVO", "IVO", "IVO"),
        ("e-hälsomyndigheten", "E-hälsomyndigheten", "E-hälsomyndigheten"),
        ("Region Skåne", "Region Skåne", "Region Skåne"),
        ("staten", "staten", "the state"),
        ("regeringen", "regeringen", "the Government"),
    ],
)
def test_a_body_is_called_by_its_own_name(name: str, sv: str, en: str) -> None:
    assert authority(name) == (sv, en)


def test_a_judgement_is_said_once_and_names_what_is_judged() -> None:
    text = (
        "assessor: staten\nrequirements:\n  k:\n    kind: base\n    title: K\n"
        "    met_when: {judged_by: ivo, criterion: vårens redovisning}\n"
        "grants:\n" + grant("a", "requires: k", "unearned: return")
    )
    assert "Kravet är uppfyllt om IVO bedömer och godkänner ”vårens redovisning”." in read(text)
    assert "The requirement is met if IVO assesses and approves “vårens redovisning”." in read(text, "en")
    assert "Den avser 2024. Staten bedömer om kraven är uppfyllda." in read(text)
    assert "The state assesses whether the requirements are met." in read(text, "en")


def test_a_party_is_named_with_its_initials_whatever_else_is_known_of_it() -> None:
    loaded = load(HEAD + "grants:\n" + grant("a"), "prov.yaml", vocabulary())
    told = prose(loaded.agreement, "en", {"skr": "Sveriges Kommuner och Regioner"})
    assert "the Swedish Association of Local Authorities and Regions (SKR)" in told


def test_the_rounding_of_all_grants_is_said_once() -> None:
    once = read("grants:\n" + grant("a") + ROUNDING + grant("b") + ROUNDING)
    assert once.count("avrundas en gång") == 1
    assert once.index("Avrundningen är lika i alla bidrag.") < once.index("### a")
    assert "lika i alla bidrag där den är angiven" in read(
        "grants:\n" + grant("a") + ROUNDING + grant("b") + ROUNDING + grant("c")
    )
    apart = read("grants:\n" + grant("a") + ROUNDING + grant("b") + ROUNDING.replace("1 kr", "1 öre"))
    assert apart.count("avrundas en gång") == 2
    nearest = ROUNDING.replace("largest_remainder", "nearest, difference_to: '01'")
    assert read("grants:\n" + grant("a") + nearest + grant("b") + nearest).count("avrundas en gång") == 2


def test_a_grant_without_requirements_says_so_where_it_says_whom_it_goes_to() -> None:
    assert "Bidraget är på 10 kr och går till regionerna, utan krav." in read("grants:\n" + grant("a"))
    assert "and goes to the regions, without requirements." in read("grants:\n" + grant("a"), "en")


def test_a_frame_is_not_said_both_to_be_shared_and_not() -> None:
    told = read("grants:\n" + grant("a", "amount_is: frame"))
    assert "betalas inte ut genom överenskommelsen" in told
    assert "delas inte ut" not in told


def test_what_is_not_stated_is_said_in_one_sentence() -> None:
    assert "Vem som får det och hur det delas är inte angivet." in read(
        "grants:\n  a: {amount: 10 kr, not_modelled: x}\n"
    )


def test_what_is_assumed_is_named_where_it_is_used_and_the_reason_at_the_end() -> None:
    told = read("grants:\n" + grant("a", "assumed: {distribute: ingen källa}", "not_modelled: bonusen"))
    assert "Antaget, av skäl som står sist: fördelningen. Något är inte modellerat; vad det är står sist." in told
    assert "- Bidraget ”a”, fördelningen (antaget): ingen källa." in told


def test_many_grants_are_counted_when_they_are_all_of_them() -> None:
    names = ["a", "b", "c", "d"]
    krav = "requirements:\n  k: {kind: base, title: K, met_when: {received: plan}}\ngrants:\n"
    each = [grant(name, "requires: k", "unearned: return", "assumed: {to: ingen källa}") for name in names]
    told = read(krav + "".join(each))
    assert "får inget av de fyra bidragen." in told
    assert "- Alla fyra bidragen, mottagarna (antaget): ingen källa." in told
    assert "gets nothing" not in told
    english = read(krav + "".join(each), "en")
    assert "get nothing of the four grants." in english
    assert "- All four grants, the recipients (assumed)" in english
    assert "inget av bidragen ”a”, ”b”, ”c” och ”d”." in read(krav + "".join(each) + grant("e"))


def test_what_holds_for_all_areas_is_said_once() -> None:
    areas = "sources:\n  s: {title: Källan}\nareas:\n  x: {amount: 1 kr, source: s}\n  y: {amount: 2 kr, source: s}\n"
    told = read(areas + "grants:\n" + grant("a", "area: x"))
    assert "- x: 1 kr.\n- y: 2 kr.\n\nFör alla områden: Källa: ”Källan”." in told
    assert "- x: 1 kr. Källa" in read(areas.replace("2 kr, source: s", "2 kr") + "grants:\n" + grant("a", "area: x"))


@pytest.mark.parametrize(
    ("of", "said"), [("a, b, c, d", "ur de fyra bidragen"), ("a, b, c, c", "ur bidragen ”a”, ”b”, ”c” och ”c”")]
)
def test_grants_are_counted_only_when_every_one_of_them_is_meant(of: str, said: str) -> None:
    """One named twice leaves another out, though the list is as long as the list of all."""
    text = "grants:\n" + "".join(grant(name, ROUNDING.strip()) for name in "abcd")
    pot = f"common_pots:\n  pott: {{county: '01', share: 4 %, of: [{of}]}}\n"
    assert said in read(text + pot)


def test_a_question_ends_with_its_own_sign_and_the_identity_claims_no_place_in_the_library() -> None:
    report = (
        "reports:\n  r: {title: R, to: regions, due: 2025-01-31, questions: {a: {title: Har de en?, kind: text}, "
        "b: {title: Antal, kind: number}}}\n"
    )
    text = "grants:\n" + grant("medel", ROUNDING.strip()) + report
    assert "- Har de en? (en text; svar krävs)." in read(text)
    assert "- Antal (ett tal; svar krävs)." in read(text)
    assert "Dess beteckning är prov." in read(text)
    assert "biblioteket" not in read(text)
