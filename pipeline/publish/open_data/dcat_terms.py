"""Addresses that stand for something in DCAT: namespaces, and the European lists that values are taken from."""

from __future__ import annotations

from pipeline.vocabulary.errors import Language

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
_LISTS = "http://publications.europa.eu/resource/authority"
THEMES = f"{_LISTS}/data-theme"
THEME = f"{THEMES}/SOCI"
"""Population and society."""
ACCESS = f"{_LISTS}/access-right/PUBLIC"
LANGUAGES: dict[Language, str] = {"sv": f"{_LISTS}/language/SWE", "en": f"{_LISTS}/language/ENG"}
FREQUENCIES = {"quarter": f"{_LISTS}/frequency/QUARTERLY", "year": f"{_LISTS}/frequency/ANNUAL"}
DATE = "http://www.w3.org/2001/XMLSchema#date"
DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
PORTAL = "http://dataportal.se/organisation/"
"""Before SE and the number of an organisation: one name for it in every catalogue."""
TABULAR = "https://specs.frictionlessdata.io/tabular-data-package/"
