"""The agreement as a value: what the parties signed, in the order in which it is read.

The shape and its reasons stand in docs/reference/language.md. Open folders (`distribute`, `earn`, ...) are filled by the
rooms below through the vocabulary; everything else is closed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from dagmar.agreement.direction import Judged
from dagmar.agreement.fields import (
    Amount,
    AsOf,
    Count,
    Day,
    Identity,
    Measure,
    Money,
    Requisition,
    Said,
    Share,
    Span,
    Total,
    wrong,
)
from dagmar.agreement.own_recipients import OwnRecipients
from dagmar.agreement.requirement import Requirement as Requirement  # those who read the model find it here
from dagmar.agreement.words import Distribute, Earn, Limit, MetWhen, Unearned, WithinCounty, Words
from dagmar.text import Text


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list | tuple) or value is None else [value]


AmountIs = Literal["pot", "frame", "ceiling", "own_contribution"]
Names = Annotated[tuple[Said, ...], BeforeValidator(_as_list, json_schema_input_type=Said | list[Said])]
Identities = Annotated[
    tuple[Identity, ...], BeforeValidator(_as_list, json_schema_input_type=Identity | list[Identity])
]
Limits = Annotated[tuple[Limit, ...], BeforeValidator(_as_list, json_schema_input_type=Limit | list[Limit])]


class SourceNote(Words):
    """A publication that the agreement or its figures stand on."""

    title: Said
    url: Said | None = None
    date: Said | None = None
    retrieved: Day | None = None
    note: Said | None = None
    status: Literal["verified", "secondary", "derived", "not_found"] | None = None


class Area(Words):
    """A part of the agreement with money of its own (utvecklingsområde, insatsområde)."""

    title: Said | None = None
    amount: Total
    amount_is: AmountIs = "pot"


class Indicator(Words):
    """An indicator that the agreement uses: its title and unit. Its full definition stands elsewhere."""

    title: Said
    unit: Said = "share"
    direction: Judged = "none"


class To(Words):
    """Who may get a grant. Recipients are those that existed when the agreement's period began."""

    recipients: Names
    except_: Names = Field(default=(), alias="except")
    where: MetWhen | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"recipients": value} if isinstance(value, str | list) else value


class Rounding(Words):
    """How exact shares become whole units: once, at the level and by the method stated. There is no default."""

    at: Literal["grant", "payment", "recipient_total"] = "grant"
    to: Money
    method: Literal["largest_remainder", "nearest"]
    difference_to: Said | None = None

    @model_validator(mode="after")
    def _difference_has_a_taker(self) -> Rounding:
        if (self.method == "nearest") != (self.difference_to is not None):
            raise wrong(
                "difference-without-taker" if self.method == "nearest" else "difference-not-used",
                Text(
                    "Avrundas var och en för sig (nearest) måste filen säga vem som tar differensen, annars inte.",
                    "When each is rounded alone (nearest) the file must say who takes the difference, otherwise not.",
                ),
                Text(
                    'Skriv difference_to: "01", eller method: largest_remainder utan difference_to.',
                    'Write difference_to: "01", or method: largest_remainder without difference_to.',
                ),
            )
        if self.to <= 0:
            raise wrong(
                "rounding-to-nothing",
                Text("Det går inte att avrunda till 0 kr.", "One cannot round to 0 kr."),
                Text("Skriv to: 1 kr.", "Write to: 1 kr."),
            )
        return self


class Earmark(Words):
    """Money inside a grant that may be used for one thing only; it is part of every recipient's amount in the same share."""

    title: Said | None = None
    amount: Money


class Grant(Words):
    """A pot of money (bidragspost) and the rule by which it becomes amounts, in the order in which it is read."""

    title: Said | None = None
    area: Identity | None = None
    to: To | None = None
    amount: Amount
    amount_is: AmountIs = "pot"
    earmarked: Mapping[Identity, Earmark] = Field(default_factory=dict)
    requires: Identities = ()
    missing: Literal["not_met", "ask", "exclude"] | None = None
    distribute: Distribute | None = None
    earn: Earn | None = None
    limit: Limits = ()
    unearned: Unearned | None = None
    within_county: WithinCounty | None = None
    rounding: Rounding | None = None


class Advance(Words):
    """A first payment of a share of an estimate; the last payment takes it off again."""

    share: Share
    of: Identity
    period: Span | None = None


class Unspent(Words):
    """What becomes of money that a recipient was paid and did not use: back to the payer, and what to state with it."""

    back_by: Day
    stating: Names = ()


class Payment(Words):
    """One settlement: the months it covers, the bonus pots that come with it, and how large a part it is.

    `day` is when it is paid, `by` the latest day for it; `requisition` the last day to ask for it, or `none`.
    """

    title: Said | None = None
    covers: Span | None = None
    with_: Identities = Field(default=(), alias="with")
    grants: Identities = ()
    share: Share | None = None
    advance: Advance | None = None
    day: Day | None = None
    by: Day | None = None
    requisition: Requisition | None = None
    unspent: Unspent | None = None


class Question(Words):
    """One question of a report. `concept` is what makes two questions the same in different agreements."""

    title: Said
    kind: Literal["number", "money", "share", "yes_no", "choice", "choices", "text", "file", "date", "indicator"]
    concept: Identity | None = None
    indicator: Identity | None = None
    options: Names = ()
    shown_if: Mapping[str, Said] = Field(default_factory=dict)
    at_least: Measure | None = None
    at_most: Measure | None = None
    prefill: Identity | None = None
    required: Literal["hard", "soft", "no"] = "hard"


class Report(Words):
    """What recipients are asked (redovisning), and when. Without `covers` it is about the agreement's period."""

    title: Said
    to: To
    covers: Span | None = None
    opens: Day | None = None
    due: Day
    questions: Mapping[Identity, Question] = Field(default_factory=dict)


class CommonPot(Words):
    """What the region and municipalities of a county set aside of their own amounts, to own together: no new money."""

    title: Said | None = None
    county: Said
    share: Share
    of: Identities


class PublishedTable(Words):
    """A table of amounts that somebody published, kept as printed and compared with what the rule gives.

    `grant` names the grant that it shows, unless the table goes by the grant's own name; `payment` the payment, counted
    from 1, whose sums over all grants it shows.
    """

    title: Said | None = None
    grant: Identity | None = None
    file: Said
    as_printed: bool = False
    total: Money | None = None
    payment: Count | None = None


class Earlier(Words):
    """What held before an amendment: months measured before its `holds_from` are still settled by it.

    It has the grants that are settled month by month, with the requirements and indicators of their time. `holds_from` is
    from when this wording itself held, when it was an amendment too; `earlier` is then what held before that.
    """

    holds_from: AsOf | None = None
    indicators: Mapping[Identity, Indicator] = Field(default_factory=dict)
    requirements: Mapping[Identity, Requirement] = Field(default_factory=dict)
    grants: Mapping[Identity, Grant] = Field(default_factory=dict)
    earlier: Earlier | None = None

    @model_validator(mode="after")
    def _by_months(self) -> Earlier:
        for name, grant in self.grants.items():
            if getattr(grant.distribute, "periods", None) is None:
                raise wrong(
                    "earlier-not-by-months",
                    Text(f"{name} avgörs inte månad för månad.", f"{name} is not settled month by month."),
                    Text("Stryk bidraget under earlier.", "Delete the grant under earlier."),
                )
        _from_when(self.holds_from, self.earlier)
        return self


def _from_when(holds_from: str | None, earlier: Earlier | None) -> None:
    """Refuse an earlier wording that nothing says the end of."""
    if earlier is not None and holds_from is None:
        raise wrong(
            "holds-from-missing",
            Text("Ändringen säger inte från när den gäller.", "The amendment does not say from when it holds."),
            Text("Lägg till holds_from: 2024-03.", "Add holds_from: 2024-03."),
        )


class Agreement(Words):
    """A national agreement (överenskommelse), whole."""

    agreement: Identity
    title: Said
    parties: Names
    signed: Day | None = None
    period: Span
    total: Total
    assessor: Identity | None = None
    payer: Identity | None = None
    amends: Identity | None = None
    holds_from: AsOf | None = None
    amended_by: tuple[Identity, ...] = ()
    earlier: Earlier | None = None
    sources: Mapping[Identity, SourceNote] = Field(default_factory=dict)
    areas: Mapping[Identity, Area] = Field(default_factory=dict)
    indicators: Mapping[Identity, Indicator] = Field(default_factory=dict)
    recipients: Mapping[Identity, OwnRecipients] = Field(default_factory=dict)
    requirements: Mapping[Identity, Requirement] = Field(default_factory=dict)
    grants: Mapping[Identity, Grant]
    payments: tuple[Payment, ...] = ()
    common_pots: Mapping[Identity, CommonPot] = Field(default_factory=dict)
    reports: Mapping[Identity, Report] = Field(default_factory=dict)
    published: Mapping[Identity, PublishedTable] = Field(default_factory=dict)
    facts: Names = ()
    """Files of facts that belong to the agreement, relative to its folder; used when none are given."""

    @model_validator(mode="after")
    def _dated(self) -> Agreement:
        _from_when(self.holds_from, self.earlier)
        return self
