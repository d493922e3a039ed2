"""Observations written as rows of text, under the columns that are read: what is written is read back the same."""

from __future__ import annotations

from dagmar.facts.cells import decimal_text
from dagmar.facts.observation import Observation


def written(seen: Observation) -> dict[str, str]:
    """An observation as text by column (the names in `columns.py`); a column that is not in it is blank.

    Numbers are exact: a decimal with a point, or `1/3` for what no decimal can say.
    """
    figures = {
        "value": seen.value,
        "numerator": seen.numerator,
        "denominator": seen.denominator,
        "coverage": seen.coverage,
    }
    texts = {
        "recipient": seen.recipient,
        "indicator": seen.indicator,
        "period": seen.period,
        "sex": seen.sex,
        "value": seen.statement or "",
        "unit": seen.unit,
        "missing": seen.missing or "",
        "date": seen.date.isoformat() if seen.date else "",
        "recorded": seen.recorded,
        "source": seen.source.title,
        "table": seen.source.table,
        "vintage": seen.source.vintage,
        "published": seen.source.date,
        "url": seen.source.url,
        "basis": seen.source.basis,
        "note": seen.source.note,
    }
    texts |= {name: decimal_text(number) for name, number in figures.items() if number is not None}
    return {name: text for name, text in texts.items() if text}
