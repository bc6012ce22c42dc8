"""Makes the files of a dialog: the same protected figures as the report, set for a talk with each insats."""

from __future__ import annotations

from pipeline.publish.edition import open_edition
from pipeline.publish.manifest import manifest_json
from pipeline.publish.open_data.rows import figures_csv
from pipeline.publish.pdf.build import pdf_bytes
from pipeline.publish.sections.whole import write_dialog
from pipeline.publish.whole import draw_forms, set_page
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.release import Release


def make_dialog_files(release: Release) -> dict[str, bytes]:
    """Every file of the dialog by its name. figures.csv is the report's, byte for byte."""
    document = write_dialog(open_edition(release, open_words(release.language)))
    drawn = {block.chart.id: draw_forms(block.chart) for block in document.charts}
    wide = {name: each.wide for name, each in drawn.items()}
    files = {
        "dialog.html": set_page(document, drawn).encode("utf-8"),
        "dialog.pdf": pdf_bytes(document, wide, release.period.last_day),
        "figures.csv": figures_csv(release).encode("utf-8"),
    }
    return {**files, "manifest.json": manifest_json(release, files).encode("utf-8")}
