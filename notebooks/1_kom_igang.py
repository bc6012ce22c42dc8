"""Kom igång: vad som finns i databasen, hur helt det är, och vägen från rad till siffra."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Kom igång")

with app.setup(hide_code=True):
    from pathlib import Path

    import marimo as mo

    import pipeline
    from pipeline.desk import (
        UNPROTECTED,
        WAY_OUT,
        ask,
        columns_of,
        find_place,
        first_known,
        metric_choices,
        percent_said,
        period_choices,
        staircase,
        way_out,
        way_out_choices,
        way_out_shown,
        words_of,
    )
    from pipeline.interface import filled, steps
    from pipeline.why import explain
    from pipeline.why_lines import why_lines

    ROOT = Path(pipeline.__file__).resolve().parents[1]


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(r"""
    # Kom igång: vad finns i databasen, och går det att lita på?

    Börja här. Boken går från levererade filer till en färdig siffra, rad för rad. Läs kvaliteten först: en siffra
    är aldrig säkrare än uppgifterna bakom den.

    Ingenting ändras i databasen. Varje svar hämtas ur en egen kopia, som tas bort direkt.
    """)
    return


@app.cell(hide_code=True, expand_output=True)
def _():
    place = find_place(ROOT)
    periods, definitions = ask(place, lambda base: (period_choices(base), base.definitions))
    _whose = "påhittade exempeluppgifter" if place.is_sample else place.association
    mo.callout(mo.md(f"Databas: {_whose} (`{place.database.name}`). {UNPROTECTED}"), "warn")
    return definitions, periods, place


@app.cell(hide_code=True, expand_output=True)
def _(definitions, place):
    deliveries = ask(place, lambda base: base.deliveries())
    _used = deliveries[deliveries["outcome"] == "used"]
    _rows, _refused = int(_used["rows_delivered"].sum()), int((deliveries["outcome"] == "refused").sum())
    _states = {"used": "läst", "refused": "avvisad", "repeated": "upprepad"}
    _rules = {each.id: each.message.sv for each in definitions.all_rules}
    _parts = [int(_used[name].sum()) for name in ("accepted", "set_aside", "repeated", "superseded")]
    mo.vstack(
        [
            mo.md(
                f"## 1. Vad har kommit in?\n\n{len(deliveries)} filer, varav {_refused} avvisade. De lästa filerna "
                f"har {_rows} rader: {_parts[0]} räknas, {_parts[1]} lades åt sidan, {_parts[2]} var upprepningar "
                f"och {_parts[3]} är ersatta av senare leveranser. Ingen rad försvinner: delarna blir tillsammans "
                "alla rader."
            ),
            mo.ui.table(
                columns_of(
                    deliveries.assign(
                        outcome=deliveries["outcome"].replace(_states),
                        refused_rule=deliveries["refused_rule"].replace(_rules),
                    ),
                    {"file": "Fil", "received_on": "Kom", "outcome": "Läge", "refused_rule": "Avvisad för",
                     "rows_delivered": "Rader", "accepted": "Räknas", "set_aside": "Åt sidan", "repeated": "Upprepade",
                     "superseded": "Ersatta"},
                ),
                selection=None, show_download=False, show_column_summaries=False, show_data_types=False,
            ),
        ]
    )  # fmt: skip
    return (deliveries,)


@app.cell(hide_code=True, expand_output=True)
def _(definitions, periods, place):
    # Det första måttet som någon har ett känt utfall i: alla källor har inte allt.
    period = mo.ui.dropdown(periods, value=next(iter(periods)), label="Period")
    _metrics, _first = metric_choices(definitions.metrics), next(iter(periods.values()))
    metric = mo.ui.dropdown(
        _metrics, value=words_of(_metrics, ask(place, lambda base: first_known(base, _first))), label="Mått"
    )
    mo.vstack([mo.md("## 2. Välj period och mått"), mo.hstack([period, metric], justify="start", gap=2, wrap=True)])
    return metric, period


@app.cell(hide_code=True, expand_output=True)
def _(period, place):
    recorded = ask(place, lambda base: filled(base, period.value))
    _low = recorded[(recorded["share"] < 0.8) & (recorded["filled"] > 0)].sort_values("share")
    mo.vstack(
        [
            mo.md(
                "## 3. Hur mycket är ifyllt?\n\nAndelen av dem som avslutade i perioden där kolumnen har ett svar. "
                "Ett tomt svar kan vara rätt: alla har inte börjat arbeta. Låga tal är en fråga att ställa, ingen "
                "dom.\n\n"
                + (
                    f"Under 80 %: {', '.join(_low['label'])}."
                    if len(_low)
                    else "Ingen kolumn som är ifylld för någon ligger under 80 %."
                )
            ),
            mo.ui.table(
                columns_of(
                    recorded.assign(
                        percent=[
                            percent_said(int(row["filled"]), int(row["of"])) for row in recorded.to_dict("records")
                        ]
                    ),
                    {"label": "Kolumn", "describes": "Vad den är", "filled": "Ifyllda", "of": "Av", "percent": "Andel"},
                ),
                selection=None, show_download=False, show_column_summaries=False, show_data_types=False,
            ),
        ]
    )  # fmt: skip
    return (recorded,)


@app.cell(hide_code=True, expand_output=True)
def _(period, place):
    _year = int(period.value.split()[-1][:4])
    coverage = ask(place, lambda base: base.coverage(_year))
    _cell = coverage["coverage"].map(lambda share: "" if share != share or share is None else f"{100 * share:.0f} %")
    mo.vstack(
        [
            mo.md(
                f"## 4. Hur många går att följa upp ({_year})?\n\n"
                "Med uppgifter, anonyma, och de som bara är ett antal. Bara de första finns i siffrorna om utfall."
            ),
            mo.ui.table(
                columns_of(
                    coverage.assign(share=_cell, insats_id=coverage["insats_id"].fillna("Alla")),
                    {"insats_id": "Insats", "person_data": "Med uppgifter", "anonymous": "Anonyma",
                     "count_only": "Bara antal", "everyone": "Alla", "share": "Går att följa"},
                ),
                selection=None, show_download=False, show_column_summaries=False, show_data_types=False,
            ),
        ]
    )  # fmt: skip
    return (coverage,)


@app.cell(hide_code=True, expand_output=True)
def _(metric, period, place):
    way = ask(place, lambda base: steps(base, metric.value, period.value))
    plot = staircase(list(way["label"]), [int(each) for each in way["participations"]])
    mo.vstack(
        [
            mo.md(
                "## 5. Från rad till siffra\n\nVarje steg är en del av steget före. Skillnaden mellan *frågar om* och "
                "*känt utfall* är de som saknar svar."
            ),
            plot,
        ]
    )
    return plot, way


@app.cell(hide_code=True, expand_output=True)
def _(metric, period, place):
    _figures = ask(place, lambda base: base.figures(metric.value, period=period.value, basis="finished"))
    figure_id = _figures[_figures["statistic"] == "share"]["figure_id"].iloc[0]
    why = ask(place, lambda base: why_lines(explain(base, figure_id), "sv", with_rows=False))
    mo.accordion({f"Allt bakom siffran `{figure_id}`": mo.plain_text("\n".join(why))})
    return figure_id, why


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(WAY_OUT)
    return


@app.cell(hide_code=True, expand_output=True)
def _(definitions, metric, period, periods):
    out_metric, out_by, out_period, out_wish = way_out_choices(
        definitions.metrics, periods, metric.value, "age_group", period.value
    )
    mo.vstack([mo.hstack([out_metric, out_by, out_period], justify="start", gap=2, wrap=True), out_wish])
    return out_by, out_metric, out_period, out_wish


@app.cell(hide_code=True, expand_output=True)
def _(out_by, out_metric, out_period, out_wish, place):
    # Inget svar förrän knappen är tryckt, och ett nytt för varje tryck.
    outcome = way_out(place, out_metric.value, out_by.value, out_period.value) if out_wish.value else None
    mo.stop(outcome is None)
    way_out_shown(outcome)
    return (outcome,)


if __name__ == "__main__":
    app.run()
