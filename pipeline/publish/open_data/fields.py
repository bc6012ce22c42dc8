"""What each column of figures.csv and figures.parquet is, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.vocabulary.columns import Label

Kind = Literal["text", "whole", "share", "truth"]
"""A share is a number from 0 to 1."""


@dataclass(frozen=True)
class Field:
    """One column. `is_always_there`: no row leaves it empty."""

    name: str
    kind: Kind
    label: Label
    describes: Label
    is_always_there: bool = False


FIELDS = (
    Field("metric", "text", Label("Mått", "Metric"),
          Label("Måttets kod.", "The metric's code."), True),
    Field("definition_version", "whole", Label("Definitionens version", "Version of the definition"),
          Label("Måttets definition. En ny version bryter serien.", "Of the metric. A new one breaks the series."),
          True),
    Field("period_kind", "text", Label("Periodens slag", "Kind of period"),
          Label("year, rolling (tolv månader) eller quarter.", "year, rolling (twelve months) or quarter."), True),
    Field("period", "text", Label("Period", "Period"),
          Label("År, eller det kvartal som perioden är eller slutar med.",
                "Year, or the quarter that the period is or ends with."), True),
    Field("basis", "text", Label("Räknat på", "Counted on"),
          Label("finished: alla avslutade. completed: utan dem som avslutade av vissa skäl.",
                "finished: all who finished. completed: without those who finished for certain reasons."), True),
    Field("gender", "text", Label("Kön", "Gender"), Label("Tomt: alla.", "Empty: all.")),
    Field("age_group", "text", Label("Ålder", "Age"), Label("Tomt: alla.", "Empty: all.")),
    Field("insats_id", "text", Label("Insats", "Insats"), Label("Insatsens kod. Tomt: alla.", "Its code. Empty: all.")),
    Field("municipality", "text", Label("Kommun", "Municipality"),
          Label("SCB:s kommunkod. Tomt: alla.", "Statistics Sweden's code. Empty: all.")),
    Field("numerator", "whole", Label("Antal", "Number"),
          Label("Deltaganden som räknas. Tomt: dolt.", "Participations that count. Empty: hidden.")),
    Field("denominator", "whole", Label("Av", "Of"),
          Label("Deltaganden vars utfall är känt. Tomt: dolt.",
                "Participations with a known outcome. Empty: hidden.")),
    Field("value", "share", Label("Andel", "Share"),
          Label("Antal delat med av. Tomt: dolt, eller ingen att räkna på.",
                "Number divided by of. Empty: hidden, or nobody to count.")),
    Field("ci_low", "share", Label("Nedre gräns", "Lower limit"),
          Label("Av Wilsons 95 %-intervall.", "Of Wilson's 95 % interval.")),
    Field("ci_high", "share", Label("Övre gräns", "Upper limit"),
          Label("Av Wilsons 95 %-intervall.", "Of Wilson's 95 % interval.")),
    Field("status", "text", Label("Status", "Status"),
          Label("Om talen visas, och annars varför inte.", "Whether the numbers are shown, and else why not."), True),
    Field("excluded", "whole", Label("Undantagna", "Left out"),
          Label("Avslutade som inte räknas på.", "Finished, but left out of the basis.")),
    Field("missing", "whole", Label("Uppgift saknas", "Not recorded"),
          Label("Deltaganden vars utfall inte är känt.", "Participations whose outcome is not known.")),
    Field("target", "share", Label("Mål", "Target"),
          Label("Andel som ska nås. Tomt: måttet har inget mål.",
                "Share to be reached. Empty: the metric has no target.")),
    Field("target_reached", "truth", Label("Målet nåddes", "Target reached"),
          Label("Avgjort på oavrundade tal.", "Decided on unrounded numbers.")),
    Field("certainty", "text", Label("Säkerhet", "Certainty"),
          Label("Om nivån säkert ligger över eller under målet.",
                "Whether the level is surely over or under the target.")),
    Field("figure_id", "text", Label("Siffrans namn", "The figure's name"),
          Label("Pekar ut siffran i alla filer.", "Names the figure in every file."), True),
)  # fmt: skip
"""In the order of the columns."""
