"""Which recipient a code means to those who are asked: refused with what was asked of whom when it means none."""

from __future__ import annotations

from collections.abc import Iterable

from dagmar.problem import Place, Problem, Refused
from dagmar.registry.recipient import Recipient
from dagmar.reporting.form import Form
from dagmar.text import Text


def recipient_asked(forms: Iterable[Form], code: str) -> tuple[Recipient, tuple[Form, ...]]:
    """The recipient with a code, and those of the forms that it is asked to fill in.

    Raises:
        Refused: `recipient-not-asked` when none of the forms is for it.
    """
    forms = tuple(forms)
    asked = [(form, one) for form in forms for one in form.asked if one.code == code]
    if not asked:
        agreement = forms[0].agreement
        raise Refused(
            [
                Problem(
                    "recipient-not-asked",
                    Place(agreement),
                    Text(f"{agreement} frågar inte {code} om något.", f"{agreement} asks nothing of {code}."),
                    Text(
                        "Skriv koden med nolla i början, som 01 eller 0180; dagmar recipients visar koderna.",
                        "Write the code with its leading zero, such as 01 or 0180; dagmar recipients shows the codes.",
                    ),
                )
            ]
        )
    return asked[0][1], tuple(form for form, _ in asked)


def demand_forms(forms: tuple[Form, ...], agreement: str) -> tuple[Form, ...]:
    """The forms, when there are any.

    Raises:
        Refused: `nothing-asked`: the agreement asks for no report, or its reports have no questions.
    """
    asking = tuple(form for form in forms if form.report.questions)
    if not asking:
        raise Refused(
            [
                Problem(
                    "nothing-asked",
                    Place(agreement),
                    Text(
                        f"{agreement} har ingen redovisning med frågor.", f"{agreement} has no report with questions."
                    ),
                    Text("Skriv frågorna under reports.", "Write the questions under reports."),
                )
            ]
        )
    return asking
