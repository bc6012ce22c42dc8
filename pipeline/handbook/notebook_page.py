"""A part per notebook: its own first words, so that the handbook says what it does."""

from __future__ import annotations

import ast
import textwrap
from pathlib import Path

from pipeline.handbook.markdown import page, plain

_NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
_HEAD = """\
# Anteckningsböckerna

`make notebooks` öppnar dem i webbläsaren, bara på den här datorn. De läser en egen kopia av databasen: ingen körning
störs, och inget ändras. Finns ingen egen databas används exemplet, när `make report` har körts en gång. `make
notebooks-jupyter` skriver samma celler som `.ipynb`, utan svar.

Det som visas är oftast **oskyddat** och stannar hos dig. Det som får lämna en bok gör det under *Lämna ut*: avrundat,
prövat ihop med allt som är utgivet och skrivet som en fil, eller nekat med skälet. Inga svar sparas på disken. Samma
frågor går att ställa från [Python](python.md). Sidan skrivs av `make docs` ur böckernas egna ord.

**På era egna uppgifter.** Läs in filerna i förbundets mapp, där `utfall.toml` ligger, med `utfall report`; ett utkast
(`--draft`) räcker. Ser filerna inte ut som våra behövs en [layout](layouter.md). Öppna sedan böckerna på den mappen, i
programmets mapp:

    UTFALL_PROJECT=../vart-forbund make notebooks

Står du i förbundets mapp, med programmets miljö påslagen, gör `python -m pipeline.desk` detsamma. Första gången tar en
bok en halv minut att öppna; sedan svarar varje val på några sekunder. Knapparna runt om är marimos, på engelska.

**Var en fråga får sitt svar:**

| fråga | bok | läs av |
|---|---|---|
| skiljer sig två insatser, och vad kan de som saknas göra med svaret? | 5 | del 3: skillnad, intervall och gränser |
| blev hälsan bättre för kvinnor som för män, och vilka svarade? | 3 | del 1, uppdelat på kön; del 3 |
| lämnade de offentlig försörjning, och arbetar fler? | 4 | del 1: före, vid avslut och ändringen med intervall |
| är någon insats annorlunda än slumpen ger? | 5 | del 1 och 2; de små och olika utjämnade |
| något eget, som unga män mot andra | 6 | frågan i SQL, se nedan |

Heter två kolumner i ett SQL-svar `antal` och `av` får varje rad sin andel med intervall, och är raderna två jämförs de.
*Ingen säker skillnad* betyder att intervallet täcker noll. *Alla år* i listan över perioder ger fler att räkna på, men
går inte att lämna ut: utgivna siffror är per år och kvartal.
"""


def notebook_page(folder: Path = _NOTEBOOKS) -> dict[str, str]:
    """The page, by its path under docs/: the notebooks in the order of their names."""
    parts = [_HEAD]
    for path in sorted(folder.glob("*.py")):
        title, paragraphs = _first_words(path)
        parts += [f"## {plain(title)}", f"`notebooks/{path.name}`", *paragraphs]
    return {"anteckningsbocker.md": page(*parts)}


def _first_words(notebook: Path) -> tuple[str, list[str]]:
    """The title and the paragraphs of the first text of a notebook, which is Markdown already."""
    tree = ast.parse(notebook.read_text(encoding="utf-8"))
    texts = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "md"
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    ]
    told = next(text for text in map(textwrap.dedent, texts) if text.strip().startswith("# "))
    title, *paragraphs = told.strip().split("\n\n")
    return title.removeprefix("# "), paragraphs
