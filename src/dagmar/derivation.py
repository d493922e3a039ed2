"""A derivation is a value, made in the act of computing: one exact figure and what it was made of.

There is no second path that could tell another story: no log, no tracer. All shares of a pot hold the same total, so
the trees are small. `explain` gives each rule its sentence; `recompute` runs the tree again from its leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from dagmar.source import Source


@dataclass(frozen=True, slots=True)
class Derivation:
    """One exact figure. `rule` is the name under which its sentence and its arithmetic are found.

    `unit` is `öre`, `persons`, `share`, `points` or an indicator's own. `of` are the figures it was made of, in the
    order that the rule's arithmetic takes them. A leaf has no `of`; it has a `source` when somebody stated it. `about`
    says what the figure concerns: a recipient, a grant, an indicator and period.
    """

    rule: str
    value: Fraction
    unit: str
    of: tuple[Derivation, ...] = ()
    source: Source | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named step of arithmetic. Calling it gives the figure and its reason at once.

    `unit` is that of the result; None means that of the first part.
    """

    name: str
    arithmetic: Callable[..., Fraction]
    unit: str | None = None

    def __call__(self, *of: Derivation, about: str = "") -> Derivation:
        """Compute from the parts and keep them."""
        value = self.arithmetic(*[part.value for part in of])
        return Derivation(self.name, value, self.unit or of[0].unit, of, None, about)


def leaf(rule: str, value: Fraction | int, unit: str, *, source: Source | None = None, about: str = "") -> Derivation:
    """A figure that was stated or observed, not computed."""
    exact = value if type(value) is Fraction else Fraction(value)
    return Derivation(rule, exact, unit, (), source, about)


def recompute(figure: Derivation, rules: Mapping[str, Rule]) -> Fraction:
    """Compute a figure again from its leaves, looking rules up by name; what a figure itself says is not used.

    Raises:
        KeyError: a rule is not among those given.
    """
    done: dict[int, Fraction] = {}

    def again(node: Derivation) -> Fraction:
        if id(node) not in done:
            done[id(node)] = rules[node.rule].arithmetic(*[again(part) for part in node.of]) if node.of else node.value
        return done[id(node)]

    return again(figure)
