"""Från fil till diagram: vad varje region fick per invånare av en utbetalning. From file to chart.

Öppna: .venv/bin/marimo edit notebooks/from_file_to_chart.py
"""

import marimo

app = marimo.App(width="medium")


@app.cell
def _():
    import altair as alt
    import marimo as mo

    import dagmar

    return alt, dagmar, mo


@app.cell
def _(mo):
    mo.md(
        """
        # Från fil till diagram

        Överenskommelsen är en fil. Den läses, kontrolleras, får sina uppgifter, fördelas och förklaras med sex
        anrop; resten är ett diagram. Ingenting hämtas från nätet.

        *The agreement is a file. It is read, checked, given its facts, allocated and explained by six calls; the
        rest is a chart. Nothing is fetched.*
        """
    )
    return


@app.cell
def _(dagmar):
    agreement = dagmar.load("svf-2025")
    problems = dagmar.check(agreement)
    facts = dagmar.facts_of(agreement)
    allocation = dagmar.allocate(agreement, facts)
    grant = allocation.grant("andra-utbetalningen")
    return agreement, allocation, facts, grant, problems


@app.cell
def _(facts, grant):
    # A figure in a chart is only looked at: this is the one place where an amount becomes a floating-point number.
    rows = []
    sources = set()
    for line in grant.lines:
        population = facts.population("region", line.recipient.code, "2025-09")
        persons = getattr(population, "value", None)
        if persons is not None and line.settled.value:
            sources.add(population.source.cite())
        if persons is None and line.settled.value:
            continue  # an amount without a known population has no amount per inhabitant
        rows.append(
            {
                "region": line.recipient.name,
                "kronor": float(line.settled.value / 100),
                "per_inhabitant": float(line.settled.value / 100 / persons) if line.settled.value else 0.0,
                "outcome": "inget: krav ej uppfyllt" if line.failed else "fick del",
            }
        )
    return rows, sources


@app.cell
def _(agreement, alt, grant, rows, sources):
    marks = {"real": "", "mixed": " DELVIS PÅHITTADE UPPGIFTER.", "synthetic": " PÅHITTADE UPPGIFTER."}
    chart = (
        alt.Chart(
            alt.InlineData(values=rows),
            title=alt.Title(
                f"{agreement.agreement.title}: andra utbetalningen, kronor per invånare",
                subtitle=[f"Källa: {source}.{marks[grant.basis]}" for source in sorted(sources)],
                anchor="start",
            ),
        )
        .mark_bar()
        .encode(
            x=alt.X("per_inhabitant:Q", title="kronor per invånare"),
            y=alt.Y("region:N", title=None, sort="-x"),
            color=alt.Color("outcome:N", title="utfall"),
            tooltip=["region:N", "kronor:Q", "per_inhabitant:Q"],
        )
    )
    chart
    return (chart,)


@app.cell
def _(allocation, dagmar, mo):
    explanation = dagmar.explain(allocation, "01")
    mo.md("```text\n" + explanation + "\n```")
    return (explanation,)


if __name__ == "__main__":
    app.run()
