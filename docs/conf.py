"""How the handbook is built: `make docs` reads the Markdown and writes docs/_site, which is opened without a server.

The source is the whole repository, so that pages may link to any file of it: a page of the handbook becomes a page,
any other file is copied beside them.
"""

from __future__ import annotations

from typing import Any

from pygments.lexers.special import TextLexer

CHAPTERS: dict[str, dict[str, list[str]]] = {
    "docs/index": {
        "Göra rapporten": [
            "installera", "forsta-kvartalet", "anvandarguide", "nar-nagot-hander", "bildspel", "oppna-data",
            "granskning-for-hand",
        ],
        "Siffrorna och skyddet": ["metod", "rojandekontroll", "dataskydd", "anteckningsbocker", "python"],
        "Ändra och lägga till": ["utoka"],
        "Slå upp": ["matt", "regler", "meddelanden", "slutkoder", "filer", "mappar", "layouter", "layoutnycklar"],
        "Om programmet, på engelska": [
            "README </README>", "Glossary </GLOSSARY>", "Changes </CHANGELOG>", "Decisions </DECISIONS>",
        ],
        "Exemplet": ["/data/sample/README"],
    },
    **{f"docs/{folder}": {"": [f"{folder}/*"]} for folder in ("matt", "regler", "meddelanden")},
}  # fmt: skip
"""What lies under which page, under which heading. It stands here, since the pages are read as they are too."""
ENGLISH = ["README", "GLOSSARY", "CHANGELOG", "DECISIONS"]

project = "utfall"
html_title = "Handbok för utfall"
language = "sv"
extensions = ["myst_parser"]
include_patterns = ["docs/**", "data/sample/README.md", *(f"{page}.md" for page in ENGLISH)]
exclude_patterns = ["docs/_*", ".*", "data/[!s]*", "pipeline", "reports", "schemas", "tests", "notebooks", "build"]
root_doc = "docs/index"
nitpicky = True
smartquotes = False
myst_heading_anchors = 4

html_theme = "handbok"
html_theme_path = ["_tema"]
# The fonts that the report is set in.
html_static_path = [f"../pipeline/publish/fonts/Inter-{weight}.woff2" for weight in ("Regular", "SemiBold")]
html_additional_pages = {"index": "first.html"}
html_context = {"english_pages": ENGLISH}
html_show_search_summary = False  # it is fetched, and a page that is opened as a file can fetch nothing
html_copy_source = False
html_use_index = False
html_permalinks = False
pygments_style = "none"


def _with_chapters(app: Any, page: str, source: list[str]) -> None:
    for caption, entries in CHAPTERS.get(page, {}).items():
        lines = [":hidden:", ":glob:", f":caption: {caption}" if caption else "", "", *entries]
        source[0] += "\n\n```{toctree}\n" + "\n".join(lines) + "\n```\n"


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _with_chapters)
    # What is typed and answered is told by its words, not by colours.
    for language in ("console", "python", "text", "toml", "yaml", "po"):
        app.add_lexer(language, TextLexer)
