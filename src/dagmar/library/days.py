"""The days of an agreement: signed, last days of its requirements, payments and what they ask, and when reports are due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Payment
from dagmar.assessment.conditions.received import Received
from dagmar.reporting.burden import is_asked
from dagmar.reporting.form import forms_of
from dagmar.text import Text

What = Literal["signed", "requirement", "payment", "payment_at_latest", "requisition", "unspent", "report"]


@dataclass(frozen=True, slots=True)
class AgreementDay:
    """One day, what it is the day of, and whether the file says that it is assumed."""

    day: date
    what: What
    about: Text
    assumed: bool = False


def days_of(loaded: Loaded, code: str) -> tuple[AgreementDay, ...]:
    """Every day of the agreement that concerns the recipient with a code, in order.

    The last days of all requirements are there; of the reports only those that the recipient is asked for.
    """
    return tuple(sorted(_days(loaded, code), key=lambda one: (one.day, one.what, one.about.sv)))


def _days(loaded: Loaded, code: str) -> Iterator[AgreementDay]:
    agreement = loaded.agreement
    if agreement.signed:
        about = Text(agreement.title, agreement.title)
        yield AgreementDay(agreement.signed, "signed", about, "signed" in agreement.assumed)
    for requirement in agreement.requirements.values():
        criteria = [requirement.met_when] if requirement.met_when else [one.met_when for one in requirement.versions]
        for last in dict.fromkeys(day for criterion in criteria for day in _last_days(criterion)):
            about = Text(requirement.title, requirement.title)
            yield AgreementDay(last, "requirement", about, bool(requirement.assumed))
    for number, payment in enumerate(agreement.payments, start=1):
        yield from _of_payment(payment, number)
    for form in forms_of(loaded):
        if is_asked(form, code):
            about = Text(form.report.title, form.report.title)
            yield AgreementDay(form.report.due, "report", about, "due" in form.report.assumed)


def _of_payment(payment: Payment, number: int) -> Iterator[AgreementDay]:
    name = payment.title
    about = Text(name, name) if name else Text(f"utbetalning {number}", f"payment {number}")
    if payment.day:
        yield AgreementDay(payment.day, "payment", about, "day" in payment.assumed)
    if payment.by:
        yield AgreementDay(payment.by, "payment_at_latest", about, "by" in payment.assumed)
    if isinstance(payment.requisition, date):
        yield AgreementDay(payment.requisition, "requisition", about, "requisition" in payment.assumed)
    if payment.unspent:
        assumed = "unspent" in payment.assumed or "back_by" in payment.unspent.assumed
        yield AgreementDay(payment.unspent.back_by, "unspent", about, assumed)


def _last_days(rule: Any) -> Iterator[date]:
    """The days by which something must have come in, however deep in the criterion they stand."""
    if isinstance(rule, Received):
        if rule.by:
            yield rule.by
    elif isinstance(rule, tuple):
        for part in rule:
            yield from _last_days(part)
    elif hasattr(type(rule), "model_fields"):
        for name in type(rule).model_fields:
            yield from _last_days(getattr(rule, name))
