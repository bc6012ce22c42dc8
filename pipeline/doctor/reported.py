"""The last report, and whether building it again could give the same bytes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from pipeline.doctor.points import Point, refused
from pipeline.doctor.stored import Stored
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import UserError
from pipeline.vocabulary.project import Project

_LAST, _VERIFY = Label("Senaste rapporten", "The last report"), Label("Kontroll (verify)", "Verification (verify)")


def report_points(project: Project, stored: Stored | None) -> Iterator[Point]:
    """The latest release in force, else the report in the folder of reports that sorts last."""
    folder = _folder(project, stored)
    if stored and stored.last:
        period, day = stored.last
        yield Point(
            "ready", _LAST, Label(f"{period}, utgiven {day.isoformat()}", f"{period}, given out {day.isoformat()}")
        )
    elif folder is not None:
        yield Point("ready", _LAST, Label(f"{folder.name}, inte utgiven", f"{folder.name}, not given out"))
    else:
        yield Point("optional", _LAST, Label("ingen ännu", "none yet"))
        return
    yield _verifiable(folder) if folder else _gone(project)


def _folder(project: Project, stored: Stored | None) -> Path | None:
    from pipeline.vocabulary.recorded import MANIFEST

    if stored and stored.last:
        folder = project.out / stored.last[0]
        return folder if (folder / MANIFEST).is_file() else None
    made = sorted(path.parent for path in project.out.glob(f"*/{MANIFEST}")) if project.out.is_dir() else []
    return made[-1] if made else None


def _gone(project: Project) -> Point:
    return Point(
        "to_do",
        _VERIFY,
        Label(
            f"rapportens mapp finns inte längre i {project.out}", f"the report's folder is no longer in {project.out}"
        ),
        Label(
            "Lägg tillbaka mappen ur er säkerhetskopia, så att den går att kontrollera.",
            "Put the folder back from your backup, so that it can be verified.",
        ),
    )


def _verifiable(folder: Path) -> Point:
    """Whether program and definitions are those that the report was made with: only then can it come out the same."""
    from pipeline.commands import order_from
    from pipeline.vocabulary.recorded import read_recorded

    asked = argparse.Namespace(
        lang=None, deliveries=None, layouts=None, database=None, out=None, period=None, as_of=None
    )
    try:
        from pipeline.verification import changed_since

        changed = changed_since(read_recorded(folder), order_from(asked))
    except UserError as error:
        return refused(_VERIFY, error)
    if not changed:
        return Point(
            "ready", _VERIFY, Label(f"går att göra: utfall verify {folder}", f"possible: utfall verify {folder}")
        )
    names = ", ".join(each.name for each in changed[:3]) + (" …" if len(changed) > 3 else "")
    return Point(
        "optional",
        _VERIFY,
        Label(
            f"kan inte bli densamma igen, annat än då: {names}", f"cannot come out the same, other than then: {names}"
        ),
        Label(
            "Använd samma version av programmet som rapporten gjordes med (manifest.json).",
            "Use the version of the program that the report was made with (manifest.json).",
        ),
    )
