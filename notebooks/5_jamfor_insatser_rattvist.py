"""Jämför insatser rättvist: mot slumpen, med olika deltagare utjämnade, och utan rangordning."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Jämför insatser rättvist")

with app.setup(hide_code=True):
    from pathlib import Path

    import marimo as mo

    import pipeline
    from pipeline.desk import (
        UNPROTECTED,
        WAY_OUT,
        ask,
        columns_of,
        compared_said,
        find_place,
        first_known,
        funnel_drawn,
        interval_said,
        metric_choices,
        number_said,
        percent_said,
        period_choices,
        way_out,
        way_out_choices,
        way_out_shown,
        words_of,
    )
    from pipeline.statistics.difference import newcombe

    ROOT = Path(pipeline.__file__).resolve().parents[1]


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(r"""
    # Jämför insatser rättvist

    Insatser har olika många och olika deltagare. Boken visar vad slumpen ensam gör, jämnar ut kön och ålder, och
    drar in små insatser mot det gemensamma. Den rangordnar inte: en plats i en lista säger mer än siffrorna kan
    bära.
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
def _(definitions, periods, place):
    # Det första måttet som någon har ett känt utfall i: alla källor har inte allt.
    period = mo.ui.dropdown(periods, value=next(iter(periods)), label="Period")
    _metrics, _first = metric_choices(definitions.metrics), next(iter(periods.values()))
    metric = mo.ui.dropdown(
        _metrics, value=words_of(_metrics, ask(place, lambda base: first_known(base, _first))), label="Mått"
    )
    mo.hstack([period, metric], justify="start", gap=2, wrap=True)
    return metric, period


@app.cell(hide_code=True, expand_output=True)
def _(definitions, metric, period, place):
    funnel = ask(place, lambda base: base.funnel(metric.value, period.value))
    mo.stop(
        "comparisons" not in funnel.attrs, mo.md("Ingen insats har något känt utfall i perioden. Välj ett annat mått.")
    )
    _target = definitions.metric(metric.value).target
    plot = funnel_drawn(funnel, float(_target) if _target else None)
    _flagged = list(funnel[funnel["flagged"].fillna(False)]["insats_id"])
    flagged_sentence = (
        f"Utanför den yttre gränsen: {', '.join(_flagged)}. Fråga varför; det kan vara insatsen, deltagarna eller "
        "registreringen."
        if _flagged
        else "Ingen insats ligger utanför den yttre gränsen: skillnaderna är inte större än slumpen kan göra."
    )
    mo.vstack(
        [
            mo.md(
                "## 1. Mot slumpen\n\nStrecken visar var en insats hamnar av en slump om alla egentligen har samma "
                "andel: streckad linje 95 av 100 gånger, prickad 998 av 1 000. Ju färre deltagare, desto "
                "vidare. Är insatserna många står namnen bara vid dem som ligger utanför den inre gränsen.\n\n"
                f"{flagged_sentence}\n\nAv {funnel.attrs['comparisons']} insatser med minst tio kända "
                f"utfall väntas {number_said(funnel.attrs['expected_outside_95'], 2)} utanför den inre gränsen, och "
                f"{number_said(funnel.attrs['expected_flagged'], 2)} utanför den yttre, av slumpen ensam. "
                f"Uppgift saknas för {int(funnel['missing'].sum())} av "
                f"{int((funnel['missing'] + funnel['denominator']).sum())} deltaganden."
            ),
            plot,
        ]
    )
    return flagged_sentence, funnel, plot


@app.cell(hide_code=True, expand_output=True)
def _(funnel):
    def _percent(row, name):
        return "" if row[name] != row[name] or row[name] is None else f"{number_said(100 * row[name], 0)} %"

    def _limits(row, name):
        low, high = row[f"{name}_low"], row[f"{name}_high"]
        return "" if low != low or low is None else interval_said(max(0.0, low), min(1.0, high))

    evened = funnel.assign(
        share=[percent_said(int(row["numerator"]), int(row["denominator"])) for row in funnel.to_dict("records")],
        evened=[_percent(row, "standardised") for row in funnel.to_dict("records")],
        evened_limits=[_limits(row, "standardised") for row in funnel.to_dict("records")],
        drawn_in=[_percent(row, "shrunken") for row in funnel.to_dict("records")],
        drawn_in_limits=[_limits(row, "shrunken") for row in funnel.to_dict("records")],
    )
    # En fast tabell i insatsernas ordning: en som går att sortera är en rangordning ett klick bort.
    mo.vstack(
        [
            mo.md(
                "## 2. Utjämnat och indraget\n\n*Utjämnat*: andelen om insatsens deltagare hade haft samma kön och "
                "ålder som allas. Det tar bort bara den skillnaden. *Indraget*: små insatser dras mot det "
                "gemensamma, för att ett ovanligt tal i en liten insats oftast är slump. En tom ruta: insatsen är för "
                "liten att jämna ut, eller så skiljer sig insatserna inte mer än slumpen gör, och då är det gemensamma "
                "allt som går att säga."
            ),
            mo.Html(
                columns_of(
                    evened,
                    {"insats_id": "Insats", "numerator": "Antal", "denominator": "Av", "missing": "Saknas",
                     "share": "Andel", "evened": "Utjämnat", "evened_limits": "95 %", "drawn_in": "Indraget",
                     "drawn_in_limits": "95 % "},
                ).to_html(index=False)
            ),
        ]
    )  # fmt: skip
    return (evened,)


@app.cell(hide_code=True, expand_output=True)
def _(funnel):
    _known = list(funnel[funnel["denominator"] > 0]["insats_id"])
    mo.stop(len(_known) < 2, mo.md("Det behövs två insatser med kända utfall för att jämföra."))
    first = mo.ui.dropdown(_known, value=_known[0], label="Insats")
    second = mo.ui.dropdown(_known, value=_known[1], label="mot")
    mo.vstack([mo.md("## 3. Två insatser mot varandra"), mo.hstack([first, second], justify="start", gap=2, wrap=True)])
    return first, second


@app.cell(hide_code=True, expand_output=True)
def _(first, metric, period, place, second):
    mo.stop(first.value == second.value, mo.md("Välj två olika insatser."))
    compared = ask(
        place,
        lambda base: base.compare(metric.value, "insats_id", first.value, second.value, period.value).iloc[0],
    )
    compared_sentence = compared_said(compared, first.value, second.value)
    mo.md(
        f"**{compared_sentence}.** Ingen säker skillnad betyder inte att insatserna är lika. Jämförs alla med alla "
        "blir några skillnader säkra av en slump, och om deltagarna inte är lottade till sin insats kan skillnaden "
        "bero på vilka de är."
    )
    return compared, compared_sentence


@app.cell(hide_code=True, expand_output=True)
def _(funnel):
    _known = funnel[funnel["denominator"] > 0].to_dict("records")

    def _may_be_higher(one, other):
        low, high = newcombe(
            (int(one["numerator"]), int(one["denominator"])), (int(other["numerator"]), int(other["denominator"]))
        )
        return not (low > 0 or high < 0)

    _pairs = [(one, other) for place, one in enumerate(_known) for other in _known[place + 1 :]]
    undecided = sum(_may_be_higher(one, other) for one, other in _pairs)
    mo.md(
        "## 4. Varför ingen rangordning?\n\n"
        + (
            f"Av {len(_pairs)} par av insatser går {undecided} inte att ordna: intervallet för skillnaden täcker noll. "
            "En lista från bäst till sämst skulle ändå ge dem olika platser."
            if len(_pairs) > 1
            else "Med färre än tre insatser finns inget att rangordna: jämförelsen ovanför säger allt."
        )
    )
    return (undecided,)


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(WAY_OUT)
    return


@app.cell(hide_code=True, expand_output=True)
def _(definitions, metric, period, periods):
    out_metric, out_by, out_period, out_wish = way_out_choices(
        definitions.metrics, periods, metric.value, "insats_id", period.value
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
