"""Hälsa och arbetsförmåga: före och efter, tak, vilka som svarade, och återgång mot medelvärdet."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Hälsa och arbetsförmåga")

with app.setup(hide_code=True):
    from pathlib import Path

    import marimo as mo

    import pipeline
    from pipeline.desk import (
        UNPROTECTED,
        WAY_OUT,
        ask,
        change_said,
        compared_said,
        dots_with_intervals,
        find_place,
        group_choices,
        level_said,
        name_of,
        number_said,
        percent_said,
        period_choices,
        share_said,
        start_levels_drawn,
        way_out,
        way_out_choices,
        way_out_shown,
    )
    from pipeline.interface import start_levels

    ROOT = Path(pipeline.__file__).resolve().parents[1]


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(r"""
    # Hälsa och arbetsförmåga: blev det bättre, och för vilka vet vi det?

    Före och efter för samma personer. En förbättring här är en beskrivning: utan jämförelsegrupp går det inte att
    säga att insatsen är orsaken. Tre saker kan lura ögat, och boken visar dem: vilka som svarade, taket i skalan,
    och att den som mäter lågt en gång oftast mäter högre nästa gång.
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
    # Den första skalan som någon har svarat på båda gångerna.
    period = mo.ui.dropdown(periods, value=next(iter(periods)), label="Period")
    _scales = {each.label.sv: each.id for each in definitions.instruments}
    _answers = ask(
        place, lambda base: base.figures([*_scales.values()], period=next(iter(periods.values())), basis="finished")
    )
    _answered = {*_answers[_answers["denominator"] > 0]["metric"]}
    instrument = mo.ui.dropdown(
        _scales,
        value=next((words for words, name in _scales.items() if name in _answered), next(iter(_scales))),
        label="Skala",
    )
    mo.hstack([period, instrument], justify="start", gap=2, wrap=True)
    return instrument, period


@app.cell(hide_code=True, expand_output=True)
def _(period, place):
    health = ask(place, lambda base: base.figures("self_rated_health", period=period.value, basis="finished"))
    _names = {"better": "Bättre", "same": "Oförändrad", "worse": "Sämre"}
    _rows = [row for row in health.to_dict("records") if row["statistic"] in _names]
    plot = dots_with_intervals(_rows, [_names[row["statistic"]] for row in _rows])
    mo.vstack(
        [
            mo.md(
                "## 1. Självskattad hälsa\n\n"
                + "\n".join(f"- **{_names[row['statistic']]}:** {share_said(row)}." for row in _rows)
            ),
            plot if any(row["denominator"] > 0 for row in _rows) else mo.md("Ingen har svarat båda gångerna."),
        ]
    )
    return health, plot


@app.cell(hide_code=True, expand_output=True)
def _():
    health_by = mo.ui.dropdown(
        group_choices("gender", "age_group", "insats_id"), value="Kön", label="Bättre hälsa, uppdelat på"
    )
    health_by
    return (health_by,)


@app.cell(hide_code=True, expand_output=True)
def _(definitions, health_by, period, place):
    better = ask(
        place, lambda base: base.figures("health_better", by=[health_by.value], period=period.value, basis="finished")
    )
    _rows = [row for row in better.to_dict("records") if row["statistic"] == "share" and row["denominator"] > 0]
    _names = {row[health_by.value]: name_of(definitions, health_by.value, row[health_by.value]) for row in _rows}
    # Två grupper att ställa mot varandra: kvinnor och män, eller de enda två som finns.
    _two = [code for code in _names if health_by.value != "gender" or code in ("kvinna", "man")]
    better_compared = (
        ask(place, lambda base: base.compare("health_better", health_by.value, *_two, period=period.value).iloc[0])
        if len(_two) == 2
        else None
    )
    better_sentence = (
        "" if better_compared is None else compared_said(better_compared, *(_names[code] for code in _two))
    )
    mo.vstack(
        [
            mo.md("\n".join(f"- **{_names[row[health_by.value]]}:** {share_said(row)}." for row in _rows)),
            dots_with_intervals(_rows, [*_names.values()]) if _rows else mo.md("Ingen har svarat båda gångerna."),
            mo.md(f"**{better_sentence}.**" if better_sentence else ""),
        ]
    )
    return better, better_compared, better_sentence


@app.cell(hide_code=True, expand_output=True)
def _(definitions, instrument, period, place):
    change = ask(place, lambda base: base.figures(instrument.value, period=period.value, basis="finished"))
    _by = {row["statistic"]: row for row in change.to_dict("records")}
    _scale = next(each for each in definitions.instruments if each.id == instrument.value)
    _mean = _by["mean_change"]
    mo.stop(
        not _mean["denominator"] > 1 or _mean["ci_low"] != _mean["ci_low"],
        mo.md(f"## 2. {_scale.label.sv}\n\nFärre än två har svarat både före och efter."),
    )
    change_sentence = change_said(_mean["value"], _mean["ci_low"], _mean["ci_high"], "steg på skalan")
    _important = (
        f" Minsta viktiga skillnad för en person är {number_said(_scale.smallest_important_difference, 0)} steg."
        if _scale.smallest_important_difference
        else ""
    )
    mo.md(
        f"## 2. {_scale.label.sv}, medel före och efter\n\n"
        f"Från {number_said(_by['mean_before']['value'])} till {number_said(_by['mean_after']['value'])} för "
        f"{int(_mean['denominator'])} som svarade båda gångerna ({int(_mean['missing'])} saknar svar). Ändring: "
        f"{change_sentence}.{_important} Skalan går från {number_said(_scale.least, 0)} till "
        f"{number_said(_scale.most, 0)}.\n\n"
        + "\n".join(
            f"- **{_words}:** {share_said(_by[_name])}."
            for _name, _words in (
                ("improved", "Förbättring"),
                ("worsened", "Försämring"),
                ("at_ceiling", "Redan i taket vid start, kan inte visa förbättring"),
            )
            if _name in _by
        )
    )
    return change, change_sentence


@app.cell(hide_code=True, expand_output=True)
def _(definitions):
    answered = mo.ui.dropdown(
        {"Självskattad hälsa": "self_rated_health", **{each.label.sv: each.id for each in definitions.instruments}},
        value="Självskattad hälsa",
        label="Svar om",
    )
    mo.vstack([mo.md("## 3. Vilka svarade?"), answered])
    return (answered,)


@app.cell(hide_code=True, expand_output=True)
def _(answered, definitions, period, place):
    responses = ask(place, lambda base: base.responses(answered.value, period.value, "finished"))
    _one = responses[(responses["gender"].isna() != responses["age_group"].isna()) & (responses["due"] > 0)]
    _all = responses[responses["gender"].isna() & responses["age_group"].isna()].iloc[0]
    _rows = [
        {"value": row["response"], "denominator": row["due"], "ci_low": row["ci_low"], "ci_high": row["ci_high"],
         "name": name_of(definitions, "gender", row["gender"]) if isinstance(row["gender"], str)
         else name_of(definitions, "age_group", row["age_group"])}
        for row in _one.to_dict("records")
    ]  # fmt: skip
    mo.vstack(
        [
            mo.md(
                f"{int(_all['answered'])} av {int(_all['due'])} "
                f"({percent_said(int(_all['answered']), int(_all['due']))}) svarade både före och efter. Skiljer "
                "sig grupperna mycket gäller resultatet mest dem som svarar."
            ),
            dots_with_intervals(_rows, [row["name"] for row in _rows])
            if _rows
            else mo.md("Ingen avslutade i perioden."),
        ]
    )
    return (responses,)


@app.cell(hide_code=True, expand_output=True)
def _(period, place):
    weighted = ask(place, lambda base: base.weighted("health_better", period.value))
    mo.stop(weighted.empty, mo.md("Ingen har svarat om hälsan i perioden."))
    _row = weighted.iloc[0]
    mo.md(
        "Vägs svaren om efter kön och ålder, så att de som svarat liknar alla, blir andelen med bättre hälsa "
        f"{number_said(100 * _row['weighted'])} % i stället för {number_said(100 * _row['value'])} %. Det prövar om "
        "*vilka* som svarat spelar roll, men hjälper inte om de som saknas har haft det annorlunda."
    )
    return (weighted,)


@app.cell(hide_code=True, expand_output=True)
def _(definitions, instrument, period, place):
    thirds = ask(place, lambda base: start_levels(base, instrument.value, period.value))
    _label = next(each.label.sv for each in definitions.instruments if each.id == instrument.value)
    _change = {(row["grouped_by"], row["level"]): row["mean_change"] for row in thirds.to_dict("records")}
    mo.stop(
        thirds["mean_change"].isna().any(),
        mo.md("## 4. Återgång mot medelvärdet\n\nSvaren är för lika för att dela dem som svarat i tre."),
    )
    levels = start_levels_drawn(thirds, _label)
    mo.vstack(
        [
            mo.md(
                "## 4. Återgång mot medelvärdet\n\nDen tredjedel som började lägst ändrades "
                f"{number_said(_change['before', 'low'])} i medel, den som började högst "
                f"{number_said(_change['before', 'high'])}. Dela samma personer efter var de *slutade* i "
                f"stället: de som slutade lägst ändrades {number_said(_change['after', 'low'])}, de som slutade "
                f"högst {number_said(_change['after', 'high'])}. En del av båda är samma sak: den som råkar ligga "
                "lågt ena gången ligger oftast högre den andra. Därför kan ändringen i en grupp som valts för att "
                "den började lågt inte räknas insatsen till godo.\n\n" + level_said(thirds.attrs["level_of_change"])
            ),
            levels,
        ]
    )
    return levels, thirds


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(WAY_OUT)
    return


@app.cell(hide_code=True, expand_output=True)
def _(definitions, periods):
    _names = ("health_better", "health_same", "health_worse", "work_ability", "eq_vas")
    _metrics = [definitions.metric(each) for each in _names]
    out_metric, out_by, out_period, out_wish = way_out_choices(_metrics, periods, "health_better", "gender")
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
