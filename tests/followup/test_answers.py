"""Answers to the reports of an agreement, summed by hand from four invented ones."""

from __future__ import annotations

from fractions import Fraction

from dagmar.facts.observation import Sex
from dagmar.followup.answers import Figures, QuestionAnswers, answers_to
from dagmar.reporting.answer import Answer
from tests.reporting.forms import agreement


def answer(question: str, kind: str, recipient: str, said: str, sex: Sex = "all", of: str = "exempel") -> Answer:
    return Answer(of, "redovisning", question, question, recipient, "2024", kind, question, said, sex)


def question(name: str, *answers: Answer) -> QuestionAnswers:
    (report,) = answers_to(agreement(), answers)
    return next(one for one in report.questions if one.name == name)


def test_money_is_added_up_and_has_a_middle_and_ends() -> None:
    given = [answer("anvant", "money", code, said) for code, said in (("01", "100"), ("0180", "400"), ("0114", "250"))]
    assert question("anvant", *given).figures == {
        "all": Figures(3, Fraction(750), Fraction(100), Fraction(250), Fraction(400))
    }


def test_shares_have_no_sum_and_of_two_the_middle_is_between_them() -> None:
    found = question("andel", answer("andel", "share", "01", "0.5"), answer("andel", "share", "03", "0.7"))
    assert found.figures["all"] == Figures(2, None, Fraction(1, 2), Fraction(3, 5), Fraction(7, 10))


def test_an_indicator_is_told_for_women_and_men_apart() -> None:
    found = question(
        "resultat",
        answer("resultat", "indicator", "01", "30/40", "women"),
        answer("resultat", "indicator", "01", "12/16", "men"),
    )
    assert found.answered == 1
    assert {sex: one.middle for sex, one in found.figures.items()} == {"men": Fraction(3, 4), "women": Fraction(3, 4)}


def test_choices_are_counted_and_words_are_kept() -> None:
    assert question("insatser", answer("insatser", "choices", "01", "utbildning\nteknik")).chosen == {
        "utbildning": 1,
        "teknik": 1,
    }
    given = [answer("foretradare", "yes_no", code, said) for code, said in (("01", "yes"), ("03", "no"), ("04", "yes"))]
    assert question("foretradare", *given).chosen == {"yes": 2, "no": 1}
    assert question("hur", answer("hur", "text", "01", "Med råd")).words == {"01": "Med råd"}


def test_answers_to_another_agreement_are_left_aside_and_everyone_asked_is_counted() -> None:
    (report,) = answers_to(agreement(), [answer("anvant", "money", "01", "9", of="annat")])
    assert (report.asked, report.answered) == (21 + 290, ())


def test_of_two_answers_to_the_same_question_the_later_holds() -> None:
    found = question("anvant", answer("anvant", "money", "01", "1"), answer("anvant", "money", "01", "2"))
    assert (found.answered, found.figures["all"].sum) == (1, Fraction(2))
