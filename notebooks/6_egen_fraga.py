"""Egen fråga: ett tomt, väl möblerat skrivbord med SQL och pandas, och vad som får och inte får lämna det."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Egen fråga")

with app.setup(hide_code=True):
    from pathlib import Path

    import duckdb
    import marimo as mo

    import pipeline
    from pipeline.database import open_copy
    from pipeline.desk import (
        UNPROTECTED,
        WAY_OUT,
        ask,
        columns_of,
        columns_to_ask,
        find_place,
        first_known,
        interval_said,
        name_of,
        percent_said,
        period_choices,
        two_rows_said,
        way_out,
        way_out_choices,
        way_out_shown,
        with_intervals,
    )

    ROOT = Path(pipeline.__file__).resolve().parents[1]


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(r"""
    # Egen fråga

    Ett tomt skrivbord. Ställ frågan i SQL eller pandas, på raderna eller på färdiga siffror. Det du får är till för
    dig och den här datorn. Vill du lämna ut något: räkna det med ett publicerat mått, sist i boken.
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
def _(definitions):
    _published = ", ".join(each.label.sv for each in definitions.metrics)
    mo.md(
        "**Får lämnas ut, prövat:**\n\n- öppna tabeller som går igenom prövningen sist i boken: ett publicerat mått "
        "efter en eller två av kön, ålder, insats och kommun\n- rapporten och dess filer\n\n"
        "**Får inte lämnas ut:**\n\n- svar på SQL, siffror ur `base.figures`, och bilder av dem\n"
        f"- rader, också utan id\n- andra mått och indelningar\n\nPublicerade mått: {_published}."
    )
    return


@app.cell(hide_code=True, expand_output=True)
def _():
    may_ask = mo.ui.checkbox(label="Jag vet att svaren är **oskyddade** och inte får lämna den här datorn")
    may_ask
    return (may_ask,)


@app.cell(hide_code=True, expand_output=True)
def _(may_ask, place):
    question = mo.ui.code_editor(
        value="-- Heter två kolumner antal och av får varje rad sin andel med 95 %-intervall.\n"
        "select gender as kön, count_if(work_or_study) as antal, count(work_or_study) as av, count(*) as avslutade\n"
        "from derived.answer\nwhere is_finished\ngroup by gender\norder by gender",
        language="sql",
        label="Fråga i SQL (kan varken skriva eller läsa andra filer)",
    ).form(submit_button_label="Fråga")
    mo.vstack(
        [
            mo.accordion({"Vilka kolumner finns i derived.answer, en rad per deltagande?": mo.Html(
                ask(place, lambda base: columns_to_ask(base.connection, base.definitions)).to_html(index=False)
            )}),
            question,
        ]
        if may_ask.value
        else []
    )  # fmt: skip
    return (question,)


@app.function(hide_code=True)
def answer_of(place, sql):
    """The unprotected answer, from a private copy that can reach no other file."""
    with open_copy(place.database) as copy:
        copy.execute("set enable_external_access = false")
        return copy.execute(sql).df()


@app.cell(hide_code=True, expand_output=True)
def _(may_ask, place, question):
    mo.stop(not may_ask.value or not question.value)
    try:
        sql_answer = answer_of(place, question.value)
    except duckdb.Error as _error:
        mo.stop(
            True,
            mo.callout(
                mo.vstack(
                    [
                        mo.md(
                            "Frågan gick inte att köra. Kolumnerna står i listan ovanför frågan. Databasen säger, på "
                            "engelska:"
                        ),
                        mo.plain_text(str(_error)),
                    ]
                ),
                "warn",
            ),
        )
    sql_answer = with_intervals(sql_answer)
    two_rows = two_rows_said(sql_answer)
    mo.vstack(
        [
            mo.callout("Oskyddat svar. Sprid inte.", "danger"),
            mo.ui.table(
                sql_answer, selection=None, show_download=False, show_column_summaries=False, show_data_types=False
            )
            if len(sql_answer)
            else mo.md("Svaret har inga rader."),
            mo.md(f"**{two_rows}.**" if two_rows else ""),
        ]
    )
    return sql_answer, two_rows


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(r"""
    ## Siffror med intervall

    `base.figures` räknar alla mått, för högst två indelningar, med intervall och gränser för dem som saknas. Fler
    frågor står i docs/python.md. Ändra cellen nedan som du vill.
    """)
    return


@app.cell
def _(definitions, periods, place):
    # Har unga män det svårare? Byt mått, indelning eller period: metric = "health_better", period = "2025".
    period = next(iter(periods.values()))
    metric = ask(place, lambda base: first_known(base, period))
    figures = ask(place, lambda base: base.figures(metric, by=["gender", "age_group"], period=period, basis="finished"))
    answer = figures[(figures["statistic"] == "share") & (figures["denominator"] > 0)].assign(
        grupp=lambda frame: [
            f"{name_of(definitions, 'gender', row['gender'])} {name_of(definitions, 'age_group', row['age_group'])}"
            for row in frame.to_dict("records")
        ],
        andel=lambda frame: [
            percent_said(int(row["numerator"]), int(row["denominator"])) for row in frame.to_dict("records")
        ],
        intervall=lambda frame: [
            interval_said(*limits) for limits in zip(frame["ci_low"], frame["ci_high"], strict=True)
        ],
        bland_alla=lambda frame: [
            interval_said(*limits) for limits in zip(frame["bound_low"], frame["bound_high"], strict=True)
        ],
    )
    mo.md(f"{definitions.metric(metric).label.sv}, {period}: ingen har ett känt utfall.") if answer.empty else mo.Html(
        f"<p>{definitions.metric(metric).label.sv}, {period}</p>"
        + columns_of(
            answer,
            {"grupp": "Grupp", "numerator": "Antal", "denominator": "Av", "andel": "Andel",
             "intervall": "95 %-intervall", "missing": "Saknas", "bland_alla": "Andel bland alla"},
        ).to_html(index=False)
    )  # fmt: skip
    return answer, figures, metric


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(r"""
    ## Rader

    `base.rows()`: en rad per deltagande, utan det som säger vem det är. `rows.attrs["columns"]` säger vad varje
    kolumn är och hur känslig den är. `base.export(mapp)` skriver dem för R, SPSS och Stata. `with_intervals` lägger
    andel och 95 %-intervall till en tabell med kolumnerna `antal` och `av`.
    """)
    return


@app.cell
def _(may_ask, metric, place):
    mo.stop(not may_ask.value)
    rows = ask(place, lambda base: base.rows())
    # Bara de avslutade räknas; den som pågår kan ändå ha ett svar.
    _finished = rows[rows["is_finished"]].rename(columns={"gender": "kön"})
    _by_gender = _finished.groupby("kön", dropna=False)[metric].agg(antal="sum", av="count").reset_index()
    mo.Html(with_intervals(_by_gender).to_html(index=False, decimal=",", na_rep="uppgift saknas"))
    return (rows,)


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(WAY_OUT)
    return


@app.cell(hide_code=True, expand_output=True)
def _(definitions, metric, periods):
    out_metric, out_by, out_period, out_wish = way_out_choices(definitions.all_metrics, periods, metric, "gender")
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
