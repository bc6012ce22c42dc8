"""Försörjning: vem som lämnade och fick offentlig försörjning, helårsekvivalenter och tid till arbete."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Försörjning")

with app.setup(hide_code=True):
    from pathlib import Path

    import marimo as mo

    import pipeline
    from pipeline.desk import (
        UNPROTECTED,
        WAY_OUT,
        ask,
        before_and_after,
        dots_with_intervals,
        fewer_said,
        find_place,
        number_said,
        paired_said,
        period_choices,
        share_said,
        way_out,
        way_out_choices,
        way_out_shown,
    )

    ROOT = Path(pipeline.__file__).resolve().parents[1]


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(r"""
    # Försörjning: vad levde deltagarna av före och efter?

    Samma personer före start och vid avslut. Boken visar båda riktningarna, de som lämnade och de som fick, och hur
    mycket försörjning det gäller. Ingen jämförelsegrupp finns: vad som hade hänt utan insatsen vet vi inte.
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
def _(definitions, periods):
    period = mo.ui.dropdown(periods, value=next(iter(periods)), label="Period")
    basis = mo.ui.dropdown(
        {each.label.sv: each.basis for each in definitions.bases}, value="Alla avslutade", label="Räknat på"
    )
    mo.hstack([period, basis], justify="start", gap=2, wrap=True)
    return basis, period


@app.cell(hide_code=True, expand_output=True)
def _(basis, definitions, period, place):
    _metrics = ["public_support", "support_ohalsa", "support_arbetsmarknad", "support_bistand", "work", "study"]
    paired = ask(place, lambda base: base.figures(_metrics, period=period.value, basis=basis.value))
    _rows = {(row["metric"], row["statistic"]): row for row in paired.to_dict("records")}
    _known = [name for name in _metrics if _rows[name, "before"]["denominator"] > 0]
    plot = before_and_after(
        [
            (definitions.metric(name).label.sv.partition(",")[0], _rows[name, "before"], _rows[name, "after"])
            for name in _known
        ]
    )
    _gone = "public_support"
    sentences = [
        f"**{words}:** {share_said(_rows[_gone, part])}."
        for part, words in (("lost", "Lämnade"), ("gained", "Fick"), ("kept", "Behöll"), ("never", "Hade aldrig"))
        if _gone in _known
    ]
    pairs_said = [
        f"**{definitions.metric(name).label.sv.partition(',')[0]}:** "
        f"{paired_said(*(_rows[name, part] for part in ('before', 'after', 'difference')))} "
        f"({int(_rows[name, 'after']['denominator'])} med uppgift båda gångerna, "
        f"{int(_rows[name, 'after']['missing'])} utan)."
        for name in _known
    ]
    mo.vstack(
        [
            mo.md("## 1. Före och efter"),
            plot if _known else mo.md("Ingen i perioden har uppgift både före och vid avslut."),
            mo.md("\n".join(f"- {sentence}" for sentence in pairs_said)),
            mo.md(
                "### Offentlig försörjning, båda riktningarna\n\nAndelarna är av alla med känd försörjning båda "
                "gångerna.\n\n" + "\n".join(f"- {sentence}" for sentence in sentences)
            ),
        ]
    )
    return paired, pairs_said, plot, sentences


@app.cell(hide_code=True, expand_output=True)
def _(basis, period, place):
    moves = ask(place, lambda base: base.transition("support_transition", period.value, basis.value))
    mo.stop(moves.empty, mo.md("## 2. Från vad till vad?\n\nIngen har känd försörjning både före och vid avslut."))
    _words = {
        "ohalsa": "ohälsa", "arbetsmarknad": "arbetsmarknad", "bistand": "ekonomiskt bistånd", "flera": "flera",
        "ej_offentlig": "ej offentlig",
    }  # fmt: skip
    _named = moves.assign(
        before=moves["before"].map(lambda code: _words.get(code, code)),
        after=moves["after"].map(lambda code: _words.get(code, code)),
    )
    table = _named.pivot_table(index="before", columns="after", values="people", sort=False, aggfunc="sum")
    mo.vstack(
        [
            mo.md(
                "## 2. Från vad till vad?\n\nRader: före. Kolumner: vid avslut. Antal deltaganden; diagonalen är "
                "de som är kvar i samma slag."
            ),
            mo.Html(table.astype(int).rename_axis(index="före", columns="efter").to_html()),
        ]
    )
    return moves, table


@app.cell(hide_code=True, expand_output=True)
def _(basis, period, place):
    equivalents = ask(
        place, lambda base: base.figures(["status_hae", "support_hae"], period=period.value, basis=basis.value)
    )
    _rows = {(row["metric"], row["statistic"]): row for row in equivalents.to_dict("records")}
    _names = {
        "status_hae": "Grad av försörjning på två dagar: den före start och den vid avslut",
        "support_hae": "Dagar med försörjning, 365 dagar före och 365 dagar efter",
    }

    def _said(metric):
        mean = _rows[metric, "mean_change"]
        if not mean["denominator"] > 1 or mean["ci_low"] != mean["ci_low"]:
            return f"**{_names[metric]}:** för få har uppgift båda gångerna."
        before, after = (number_said(_rows[metric, f"total_{moment}"]["value"]) for moment in ("before", "after"))
        change = fewer_said(mean["value"], mean["ci_low"], mean["ci_high"], "per deltagande")
        return (
            f"**{_names[metric]}:** tillsammans {before} helårsekvivalenter före och {after} efter, för "
            f"{int(mean['denominator'])} deltaganden ({int(mean['missing'])} saknar uppgift). I medel {change}."
        )

    mo.md("## 3. Helårsekvivalenter\n\n" + "\n".join(f"- {_said(metric)}" for metric in _names))
    return (equivalents,)


@app.cell(hide_code=True, expand_output=True)
def _(basis, period, place):
    _metrics = ["begun_within_3", "begun_within_6", "begun_within_12"]
    begun = ask(place, lambda base: base.figures(_metrics, period=period.value, basis=basis.value))
    _rows = [row for row in begun.to_dict("records") if row["statistic"] == "share"]
    mo.vstack(
        [
            mo.md(
                "## 4. Tid till arbete eller studier\n\nAv dem som avslutade i perioden och varken arbetade eller "
                "studerade före start. Alla följs till avslutet; den som var kort tid i insatsen har haft mindre "
                "tid på sig."
            ),
            dots_with_intervals(_rows, [f"inom {row['metric'].rpartition('_')[2]} månader" for row in _rows])
            if any(row["denominator"] > 0 for row in _rows)
            else mo.md("Ingen i perioden har uppgift om när arbete eller studier började."),
        ]
    )
    return (begun,)


@app.cell(hide_code=True, expand_output=True)
def _(period, place):
    followed = ask(place, lambda base: base.figures("time_to_activity", period=period.value))
    _own = followed[followed["category"].fillna("").str.startswith("work_or_study@")]
    _lines = [
        f"- inom {row['category'].rpartition('@')[2]} månader: {number_said(100 * row['value'], 0)} % "
        f"({int(row['denominator'])} följs ännu)"
        for row in _own.to_dict("records")
        if row["value"] == row["value"]
    ]
    mo.accordion(
        {
            "Alla som startade i perioden, också de som är kvar (Aalen–Johansen)": mo.md(
                "Den som ännu är kvar räknas så länge den har följts. Inga intervall: läs dem som ungefärliga.\n\n"
                + ("\n".join(_lines) or "Ingen att följa i perioden.")
            )
        }
    )
    return (followed,)


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(WAY_OUT)
    return


@app.cell(hide_code=True, expand_output=True)
def _(definitions, periods):
    _names = ("left_public_support", "public_support_before", "public_support_after", "begun_within_12", "support_hae")
    _metrics = [definitions.metric(each) for each in _names]
    out_metric, out_by, out_period, out_wish = way_out_choices(_metrics, periods, "left_public_support", "gender")
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
