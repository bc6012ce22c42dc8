"""The open data of a report: the files that can be published by copying its folder."""

from __future__ import annotations

from pipeline.publish.edition import Edition
from pipeline.publish.open_data.dcat import dcat_rdf
from pipeline.publish.open_data.package import datapackage_json
from pipeline.publish.open_data.parquet import parquet_bytes
from pipeline.publish.open_data.px import px_files
from pipeline.publish.open_data.rows import figures_csv


def open_data_files(edition: Edition) -> dict[str, bytes]:
    """Every file by its path in the report's folder. They all say the same figures.

    dcat.rdf is not among them where `utfall.toml` does not say what must stand in it.
    """
    files = {
        "figures.csv": figures_csv(edition.release).encode("utf-8"),
        "figures.parquet": parquet_bytes(edition.release),
        **px_files(edition),
    }
    described = dict(files)
    files["datapackage.json"] = datapackage_json(edition, described).encode("utf-8")
    catalogue = dcat_rdf(edition, described)
    return files if catalogue is None else files | {"dcat.rdf": catalogue}
