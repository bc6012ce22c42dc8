"""What a frame of figures rests on: the definition of each metric in it, and what each column is."""

from __future__ import annotations

import pandas as pd

from pipeline.publish.open_data.fields import FIELDS
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.dimensions import DIMENSIONS

_MORE = {
    "statistic": "Vad som räknas: andel, skillnad, bättre …",
    "category": "Vilken av måttets koder raden gäller.",
    "unit": "Enheten för tal som inte är andelar.",
    "bound_low": "Andelen om ingen av dem som saknas hade haft utfallet.",
    "bound_high": "Andelen om alla som saknas hade haft utfallet.",
    "due": "Så många skulle ha svarat.",
    "not_yet_due": "Deras uppföljning är inte aktuell än.",
    "p_value": "Av det test som method namnger.",
    "method": "Hur intervallet eller testet är räknat.",
    "adds_up": "Om grupperna summerar till totalen.",
    "series_break": "Om definitionen ändrades här.",
    "protection": "unprotected: siffrorna är oskyddade och får inte spridas.",
}


def described(frame: pd.DataFrame, definitions: Definitions) -> pd.DataFrame:
    """The frame with `attrs["definitions"]` by metric and `attrs["columns"]` by column, in Swedish."""
    frame.attrs["definitions"] = {
        name: {
            "version": metric.version, "label": metric.label.sv, "question": metric.question.sv,
            "numerator": metric.numerator.sv, "denominator": metric.denominator.sv, "not_for": metric.not_for.sv,
            "unit": metric.unit.sv if metric.unit else "andel", "source": metric.source,
        }
        for name in dict.fromkeys(map(str, frame["metric"]))
        for metric in (definitions.metric(name),)
    }  # fmt: skip
    known = {each.name: f"{each.label.sv}. Tomt: alla." for each in DIMENSIONS}
    known |= {field.name: field.describes.sv for field in FIELDS} | _MORE
    frame.attrs["columns"] = {str(name): known[str(name)] for name in frame.columns if str(name) in known}
    return frame
