"""Money is read exactly or refused, and written so that nothing is rounded up. Amounts in öre."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.money import (
    NotMoney,
    decimal_string,
    kronor,
    read_money,
    read_number,
    write_kronor,
    write_mkr,
    write_number,
)

AS_WRITTEN = [
    # The forms that AGREEMENT-LANGUAGE names under "Money and time", and what a person reads in them.
    ("67,9 Mkr", 6_790_000_000),
    ("5,95 Mkr", 595_000_000),
    ("5.95 Mkr", 595_000_000),
    ("950 miljoner kronor", 95_000_000_000),
    ("1 miljon kronor", 100_000_000),
    ("12 345 tkr", 1_234_500_000),
    ("12345 tusen kronor", 1_234_500_000),
    ("1 367 000 000 kr", 136_700_000_000),
    ("1\u00a0367\u202f000\u2009000 kronor", 136_700_000_000),
    ("1,6 miljarder kronor", 160_000_000_000),
    ("1 mdkr", 100_000_000_000),
    ("2 mnkr", 200_000_000),
    ("100 SEK", 10_000),
    ("1 krona", 100),
    ("0 kr", 0),
    ("7 öre", 7),
    ("12,34 kr", 1_234),
    ("-3 kr", -300),
    ("−3 kr", -300),
    ("  75   Mkr ", 7_500_000_000),
]

REFUSED = [
    ("544 99 160 kr", "digits-badly-grouped"),  # as printed for Uppsala in the table of 2023
    ("5449 160 kr", "digits-badly-grouped"),
    ("1.234,50 kr", "two-decimal-signs"),
    ("1,234,567 kr", "two-decimal-signs"),
    ("1.234.567 kr", "two-decimal-signs"),
    ("100", "unit-missing"),
    ("100 dollar", "unit-unknown"),
    ("0,001 kr", "less-than-an-ore"),
    ("1,5 öre", "less-than-an-ore"),
    ("kr", "not-money"),
    ("", "not-money"),
    ("5, kr", "not-a-number"),
    ("Mkr 5", "not-money"),
]


@pytest.mark.parametrize(("text", "ore"), AS_WRITTEN)
def test_an_amount_is_read_as_it_is_written(text: str, ore: int) -> None:
    assert read_money(text) == ore


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_what_could_be_read_in_two_ways_is_refused_by_name_in_both_languages(text: str, code: str) -> None:
    with pytest.raises(NotMoney) as refused:
        read_money(text)
    assert refused.value.code == code
    assert refused.value.message.sv != refused.value.message.en
    assert str(refused.value) == refused.value.message.en
    assert refused.value.help.sv != refused.value.help.en


def test_the_help_for_a_missing_unit_shows_the_number_with_each_unit() -> None:
    with pytest.raises(NotMoney) as refused:
        read_money("100 ")
    assert refused.value.help.sv == "Skriv enheten: 100 kr, 100 tkr eller 100 Mkr."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("12 345", 12345),
        ("67,9", Fraction(679, 10)),
        ("0.125", Fraction(1, 8)),
        ("-1 000,5", Fraction(-2001, 2)),
    ],
)
def test_a_number_is_read_exactly(text: str, number: Fraction) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "a", "1e5", "1 2a", "--1", "1,", "1.", ",5", "1,5a", "٣", "²"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotMoney) as refused:
        read_number(text)
    assert refused.value.code == "not-a-number"


@given(ore=st.integers(min_value=-(10**15), max_value=10**15), language=st.sampled_from(["sv", "en"]))
def test_a_written_amount_reads_back_as_the_same_amount(ore: int, language: str) -> None:
    assert read_money(write_kronor(ore, language)) == ore  # type: ignore[arg-type]  # one of the two languages


@given(ore=st.integers(min_value=0, max_value=10**15))
def test_mkr_are_written_only_when_that_is_exact(ore: int) -> None:
    assert read_money(write_mkr(ore)) == ore


@given(value=st.fractions(min_value=0, max_value=10**9), decimals=st.integers(min_value=0, max_value=6))
def test_decimals_that_do_not_fit_are_cut_and_never_rounded_up(value: Fraction, decimals: int) -> None:
    shown = read_number(write_number(value, decimals=decimals))
    assert shown <= value < shown + Fraction(1, 10**decimals)


def test_numbers_are_written_as_each_language_writes_them() -> None:
    assert write_kronor(Fraction(46_759_213_488, 10), decimals=3) == "46\u00a0759\u00a0213,488 kr"
    assert write_number(Fraction(46_759_213_488, 1000), decimals=3) == "46\u00a0759\u00a0213,488"
    assert write_number(Fraction(46_759_213_488, 1000), "en", decimals=3) == "46\u00a0759\u00a0213.488"
    assert write_number(Fraction(-5, 2)) == "−2,50"
    assert write_number(1_000) == "1\u00a0000"


@pytest.mark.parametrize(
    ("ore", "text"),
    [
        (6_790_000_000, "67,9\u00a0Mkr"),
        (320_000_000_000, "3\u00a0200\u00a0Mkr"),
        (100, "1 kr"),
        (18_250_000_050, "182\u00a0500\u00a0000,50 kr"),
    ],
)
def test_mkr_are_written_with_no_more_decimals_than_needed(ore: int, text: str) -> None:
    assert write_mkr(ore) == text


def test_english_says_million_kronor() -> None:
    assert write_mkr(6_790_000_000, "en") == "67.9\u00a0million kronor"


@pytest.mark.parametrize(("ore", "text"), [(4_675_921_400, "46759214.00"), (5, "0.05"), (-150, "-1.50"), (0, "0.00")])
def test_a_machine_reads_kronor_with_two_decimals(ore: int, text: str) -> None:
    assert decimal_string(ore) == text


def test_a_krona_is_a_hundred_ore() -> None:
    assert kronor(3) == 300


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("60 miljoner", "60 Mkr"),
        ("60 MILJ", "60 Mkr"),
        ("60 mn", "60 Mkr"),
        ("60 mill. kr", "60 Mkr"),
        ("-60 tusen", "-60 tkr"),
        ("60 Tusenlappar", "60 tkr"),
        ("6,5 miljarder", "6,5 miljarder kronor"),
        ("6,5 MDR", "6,5 miljarder kronor"),
    ],
)
def test_a_unit_that_says_how_many_but_not_of_what_is_answered_with_what_was_meant(written: str, meant: str) -> None:
    with pytest.raises(NotMoney) as refused:
        read_money(written)
    assert refused.value.code == "unit-unknown"
    assert (refused.value.help.sv, refused.value.help.en) == (f"Skriv {meant}.", f"Write {meant}.")


def test_a_unit_that_is_like_none_is_answered_with_all_of_them() -> None:
    with pytest.raises(NotMoney) as refused:
        read_money("60 dollar")
    assert refused.value.help.en == "Write öre, kr, tkr, Mkr or miljarder kronor."
