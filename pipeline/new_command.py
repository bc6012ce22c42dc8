"""`utfall new`: a folder for a förbund, and what to do in it first."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.release import Municipality

_MADE = Label("Mappen är klar: {folder}", "The folder is ready: {folder}")
_NAME = Label(
    "Förbundets namn är satt till ”{name}”. Är det ett annat: ändra ”association” i utfall.toml.",
    "The association is called “{name}”. If that is wrong, change “association” in utfall.toml.",
)
_NEXT = Label(
    "Nästa steg: gå till mappen (cd {folder}), läs README.md och kör utfall doctor.",
    "Next: go to the folder (cd {folder}), read README.md and run utfall doctor.",
)


def run_new(asked: argparse.Namespace) -> int:
    """Make the folder. Raises FolderNotEmpty, NotWritable or NoRoom."""
    from pipeline.new_project import NewProject, make_project

    asked.lang = asked.lang or "sv"
    folder = Path(asked.folder)
    new = NewProject(
        folder=folder,
        association=asked.association or folder.resolve().name or "Samordningsförbundet",
        municipalities=tuple(Municipality(code, name) for code, name in asked.municipalities or ()),
        language=asked.lang,
    )
    make_project(new, read_definitions())
    print(_MADE[new.language].format(folder=folder))
    if not asked.association:
        print(_NAME[new.language].format(name=new.association))
    print(_NEXT[new.language].format(folder=folder))
    return 0
