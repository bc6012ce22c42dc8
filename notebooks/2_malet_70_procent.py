"""Målet 70 procent efter kön och ålder: det som får visas ur den lokala databasen, och hur säkert det är."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Målet 70 procent")

with app.setup(hide_code=True):
    from pathlib import Path
    from types import SimpleNamespace

    import marimo as mo
    import pandas as pd
    from matplotlib.figure import Figure

    import pipeline
    from pipeline.database import open_copy
    from pipeline.desk import (
        UNPROTECTED,
        WAY_OUT,
        ask,
        find_place,
        percent_said,
        period_choices,
        share_said,
        way_out,
        way_out_choices,
        way_out_shown,
    )
    from pipeline.publish.wording.numbers import HIDDEN, interval_text, target_text
    from pipeline.publish.wording.statements import (
        certainty_sentence,
        certainty_words,
        counts_text,
        goal_words,
        outcome_sentence,
    )
    from pipeline.publish.wording.statuses import status_symbol
    from pipeline.publish.wording.words import open_words
    from pipeline.vocabulary.errors import UserError

    ROOT = Path(pipeline.__file__).resolve().parents[1]


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(r"""
    # Når vi målet 70 procent, för kvinnor och män i olika åldrar?

    Minst 70 procent av deltagarna ska ha gått vidare till arbete, studier eller ytterligare rehabilitering efter
    avslutad insats. Här kan du titta närmare på det målet. Allt ovanför rubriken *Vad ändras* är samma skyddade
    siffror som i rapporten: det som döljs där döljs även här.

    Anteckningsboken läser en egen, skrivskyddad kopia av databasen. Den ändrar inget och stör ingen körning.
    """)
    return


@app.cell(hide_code=True, expand_output=True)
def _():
    place = find_place(ROOT)
    periods, definitions = ask(place, lambda base: (period_choices(base), base.definitions))
    metric = definitions.metric("moved_on")
    words = open_words("sv")
    return definitions, metric, periods, place, words


@app.cell
def _(metric, place):
    # Varför något döljs hör inte hit: orsaken lämnar aldrig databasen.
    _sql = """
        select * exclude (reason)
        from protected.figure
        where metric = ? and insats_id is null and municipality is null
        order by all
    """
    try:
        with open_copy(place.database) as _copy:
            figures = _copy.execute(_sql, [metric.id]).df()
    except UserError as _error:
        mo.stop(True, mo.callout(_error.message("sv"), "warn"))
    figures = figures.astype(object).where(figures.notna(), None)
    return (figures,)


@app.cell(hide_code=True, expand_output=True)
def _(definitions, figures):
    # Perioder med grupper. Först väljs den senaste där kön och ålder redovisas tillsammans (hela år) och någon
    # avslutade, annars den senaste där en grupp visas.
    _groups = figures[figures.gender.notna()]
    _crossed = _groups[_groups.age_group.notna() & (_groups.status != "zero")]
    _years = sorted({*_groups.period}, reverse=True)
    _first = max(_crossed.period, default=max(_groups[_groups.status == "shown"].period, default=_years[0]))
    basis = mo.ui.dropdown(
        {each.label.sv: each.basis for each in definitions.bases}, value="Alla avslutade", label="Räknat på"
    )
    period = mo.ui.dropdown({f"Året {name}": ("year", name) for name in _years}, value=f"Året {_first}", label="Period")
    grouping = mo.ui.dropdown(
        {"Kön": ("gender",), "Ålder": ("age_group",), "Kön och ålder": ("gender", "age_group")},
        value="Kön och ålder" if len(_crossed) else "Kön",
        label="Uppdelat på",
    )
    mo.hstack([basis, period, grouping], justify="start", gap=2, wrap=True)
    return basis, grouping, period


@app.function(hide_code=True)
def chosen(figures, basis, period, grouping):
    """The rows of one basis, period and grouping, and the total last."""
    kind, name = period
    rows = figures[(figures.basis == basis) & (figures.period_kind == kind) & (figures.period == name)]
    of_group = [rows[each].notna() if each in grouping else rows[each].isna() for each in ("gender", "age_group")]
    total = rows[rows.gender.isna() & rows.age_group.isna()]
    return pd.concat([rows[of_group[0] & of_group[1]], total])


@app.function(hide_code=True)
def as_figure(row):
    """A row as the report's sentences take it. A hidden row has no numbers and no verdicts."""
    figure = SimpleNamespace(**row)
    if figure.status == "shown":
        figure.numerator, figure.denominator = int(figure.numerator), int(figure.denominator)
    return figure


@app.function(hide_code=True)
def name_of(figure, groups):
    """“Kvinnor 25–29 år”, and “Alla” for the total."""
    parts = [groups.gender_label(figure.gender, "sv")] if figure.gender else []
    parts += [groups.age_label(figure.age_group, "sv")] if figure.age_group else []
    return " ".join(parts) or "Alla"


@app.cell(hide_code=True, expand_output=True)
def _(basis, definitions, figures, grouping, metric, period, words):
    _rows = chosen(figures, basis.value, period.value, grouping.value).to_dict("records")
    # Grupper som ingen tillhör har inget att visa.
    shown = [as_figure(_row) for _row in _rows if _row["status"] != "zero"]

    def _cells(figure):
        name = name_of(figure, definitions.groups)
        if figure.status != "shown":
            return (name, *[status_symbol(words, figure.status)] * 4)
        verdicts = goal_words(words, figure), certainty_words(words, figure)
        return (name, counts_text(words, figure), interval_text(figure), *verdicts)

    table = pd.DataFrame(
        [_cells(_figure) for _figure in shown],
        columns=[
            "Grupp",
            "Gick vidare",
            "95 %-intervall",
            f"Målet {target_text(words, float(metric.target))}",
            "Säkerhet",
        ],
    )
    mo.vstack(
        [
            mo.ui.table(
                table,
                selection=None,
                pagination=False,
                show_download=False,
                show_column_summaries=False,
                show_data_types=False,
            ),
            *(
                [mo.md("Kön och ålder tillsammans redovisas för hela år: välj ett sådant.")]
                if len(_rows) == 1 and not _rows[0]["gender"]
                else []
            ),
            mo.md("" if shown else "Ingen avslutade i perioden."),
            mo.md(f"`{HIDDEN}` {definitions.disclosure.legend.sv} {definitions.disclosure.note.sv}"),
        ]
    )
    return shown, table


@app.function(hide_code=True)
def interval_plot(shown, groups, target):
    """A dot with its interval per shown group, n beside its name, and a line at the goal."""
    drawn = [figure for figure in shown if figure.status == "shown"]
    plot = Figure(figsize=(8, 1.2 + 0.42 * len(drawn)), layout="constrained")
    axes = plot.subplots()
    axes.axvline(100 * target, color="black", linewidth=1.2)
    axes.text(target, 1.0, f"Mål {100 * target:.0f} %", transform=axes.transAxes, ha="center", va="bottom")
    for place, figure in enumerate(drawn):
        style = {"over": ("#0b3d6b", "-"), "under": ("#9c2f00", "-")}.get(figure.certainty, ("#555555", "--"))
        low, share, high = (100 * each for each in (figure.ci_low, figure.value, figure.ci_high))
        axes.plot([low, high], [place, place], color=style[0], linestyle=style[1], linewidth=2)
        fill = style[0] if figure.target_reached else "white"
        axes.plot(share, place, "o" if figure.target_reached else "D", color=style[0], markerfacecolor=fill)
    labels = [f"{name_of(figure, groups)}  (n = {figure.denominator})" for figure in drawn]
    axes.set_yticks(range(len(drawn)), labels)
    axes.set(xlim=(0, 100), xlabel="Andel som gick vidare, procent, med 95 %-intervall")
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    return plot


@app.cell(hide_code=True, expand_output=True)
def _(definitions, metric, shown):
    plot = interval_plot(shown, definitions.groups, float(metric.target))
    _hidden = [name_of(_figure, definitions.groups) for _figure in shown if _figure.status == "hidden"]
    _is_shown = any(_figure.status == "shown" for _figure in shown)
    mo.vstack(
        [
            plot if _is_shown else mo.md("Ingen grupp har ett utfall som visas, så det finns inget att rita."),
            mo.md(
                "Punkt: målet nåddes. Ruta: målet nåddes inte. Hel linje: säkert över eller under. Streckad linje: "
                "kan inte avgöras eller bedöms inte. Det lodräta strecket är målet."
            ),
            mo.md(f"Redovisas inte, för att skydda små grupper: {', '.join(_hidden)}." if _hidden else ""),
        ]
    )
    return (plot,)


@app.cell(hide_code=True, expand_output=True)
def _(definitions, metric, shown, words):
    sentences = [
        f"**{name_of(_figure, definitions.groups)}.** "
        + f"{outcome_sentence(words, metric, _figure)} {certainty_sentence(words, _figure)}".strip()
        for _figure in shown
    ]
    mo.md(
        "## Hur säkra kan vi vara?\n\nTvå saker sägs om målet, och de blandas inte ihop. *Nåddes målet* är vad som "
        "hände: det är räknat. *Säkerhet* handlar om nivån hos liknande deltagare: intervallet visar vilka nivåer "
        "som är rimliga, och ju mindre grupp desto vidare intervall. Säkert över gäller bara om det håller även "
        "när ingen som saknar svar räknas som att ha gått vidare, säkert under bara om det håller även när alla "
        "gör det.\n\n"
        + "\n".join(f"- {_sentence}" for _sentence in sentences)
        + "\n\nVid 20 jämförelser väntas en utanför 95-procentsgränsen av en slump. Grupperna är inte lottade: en "
        "skillnad kan bero på vilka som deltar."
    )
    return (sentences,)


@app.cell(hide_code=True, expand_output=True)
def _(definitions):
    _shares = {f"{each.short} {each.label.sv}": each.id for each in definitions.all_metrics if each.unit is None}
    beside = mo.ui.multiselect(
        {words: name for words, name in _shares.items() if words.startswith("M-")},
        value=[words for words in _shares if words.startswith(("M-A", "M-B", "M-C"))],
        label="Mått bredvid varandra",
    )
    mo.vstack(
        [
            mo.md(
                "## Vad ändras när definitionen ändras?\n\nSamma personer, räknade på flera sätt. Måtten frågar "
                "olika saker: bara M-A får ställas mot målet 70 procent. De två sista kolumnerna är svaret om "
                "ingen, eller alla, av dem som saknar uppgift hade haft utfallet."
            ),
            mo.callout(mo.md(UNPROTECTED), "warn"),
            beside,
        ]
    )
    return (beside,)


@app.cell(hide_code=True, expand_output=True)
def _(beside, definitions, period, place):
    mo.stop(not beside.value, mo.md("Välj minst ett mått."))
    _figures = ask(place, lambda base: base.figures(beside.value, period=period.value[1]))
    _rows = [row for row in _figures.to_dict("records") if row["statistic"] == "share"]

    def _goal(row):
        return None if row["target"] != row["target"] else row["target"]

    _bases = {each.basis: each.label.sv for each in definitions.bases}
    counted_ways = pd.DataFrame(
        {
            "Mått": [definitions.metric(row["metric"]).label.sv for row in _rows],
            "Räknat på": [_bases[row["basis"]] for row in _rows],
            "Utfall": [share_said(row) for row in _rows],
            "Om ingen som saknas": [
                percent_said(int(row["numerator"]), int(row["denominator"] + row["missing"]), _goal(row))
                for row in _rows
            ],
            "Om alla": [
                percent_said(
                    int(row["numerator"] + row["missing"]), int(row["denominator"] + row["missing"]), _goal(row)
                )
                for row in _rows
            ],
        }
    )
    mo.ui.table(
        counted_ways,
        selection=None,
        pagination=False,
        show_download=False,
        show_column_summaries=False,
        show_data_types=False,
    )
    return (counted_ways,)


@app.cell(hide_code=True, expand_output=True)
def _():
    mo.md(WAY_OUT)
    return


@app.cell(hide_code=True, expand_output=True)
def _(definitions, periods):
    out_metric, out_by, out_period, out_wish = way_out_choices(definitions.metrics, periods, "moved_on", "gender")
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
