"""Three small charts with numbers of their own, and their saved pictures. Run by itself it saves the pictures anew."""

from __future__ import annotations

from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg

from pipeline.publish.charts.draw import Form, draw_chart, settings
from pipeline.publish.charts.model import Bar, BarBody, BarRow, Chart, DotBody, KeyEntry, Mark, Panel, Row, Value
from pipeline.publish.charts.sheet import Sheet

SAVED = Path(__file__).resolve().parent / "saved_pictures"
MADE_WITH = "3.11.2"
"""The matplotlib of the saved pictures: another sets text otherwise."""
DPI = 72


def pictured() -> dict[str, tuple[Chart, Form]]:
    """Name, chart and form of each picture. No release is behind them: what reports say may change, the drawing not."""
    return {"dots": (_dots(), "wide"), "dots-narrow": (_dots(), "narrow"), "bars": (_bars(), "wide")}


def save_picture(sheet: Sheet, path: Path) -> None:
    with settings():
        sheet.figure.set_dpi(DPI)
        FigureCanvasAgg(sheet.figure).print_png(str(path), metadata={"Software": None})


def _dots() -> Chart:
    rows = (
        Row(
            "Ett", "70 av 100", (Mark(0.6, 0.7, 0.78, "disc", "open"),), (Value("70 %", "60–78 %"),), "kan inte avgöras"
        ),
        Row("Två", "90 av 100", (Mark(0.83, 0.9, 0.94, "disc", "over"),), (Value("90 %", "83–94 %"),), "säkert över"),
        Row(
            "Tre", "30 av 100", (Mark(0.22, 0.3, 0.4, "diamond", "under"),), (Value("30 %", "22–40 %"),), "säkert under"
        ),
    )
    ticks = ("0", "20", "40", "60", "80", "100 %")
    key = (KeyEntry("målet nåddes", shape="disc"), KeyEntry("säkert över", line="over"))
    return _chart(key, DotBody((Panel("", rows),), 0.7, "Mål 70 %", ticks))


def _bars() -> Chart:
    bars = (
        Bar("worse", 0.1, 0.2, 0.3, "20 %"),
        Bar("better", 0.4, 0.5, 0.6, "50 %"),
        Bar("same", 0.2, 0.3, 0.4, "30 %"),
    )
    row = BarRow("Alla", "100 svar", bars)
    return _chart((KeyEntry("95 % intervall", line="plain"),), BarBody((row,), ("Sämre", "Bättre", "Oförändrad")))


def _chart(key: tuple[KeyEntry, ...], body: DotBody | BarBody) -> Chart:
    return Chart(
        "picture", "Rubriken är fyndet", "Mått, period", key, body, ("Källa: påhittade uppgifter.",), "tomt", "alt"
    )


if __name__ == "__main__":
    SAVED.mkdir(exist_ok=True)
    for name, (chart, form) in pictured().items():
        save_picture(draw_chart(chart, form), SAVED / f"{name}.png")
