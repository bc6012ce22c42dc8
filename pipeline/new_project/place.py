"""Writes a new folder: nothing in it is ever written over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.new_project.first_steps import GIT_IGNORE, IN_DELIVERIES, IN_LAYOUTS, README
from pipeline.new_project.project_file import DELIVERIES, FORMS, LAYOUTS, project_text
from pipeline.new_project.registers import EXAMPLES, FORM_NAMES
from pipeline.publish.register_form import form_bytes
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import FolderNotEmpty, Language, writing_fault
from pipeline.vocabulary.release import Municipality


@dataclass(frozen=True)
class NewProject:
    """What a förbund says of itself before anything has been delivered."""

    folder: Path
    association: str
    municipalities: tuple[Municipality, ...]
    language: Language


def make_project(new: NewProject, definitions: Definitions) -> tuple[Path, ...]:
    """Write the folder, and say which files lie in it. Raises FolderNotEmpty, NotWritable or NoRoom.

    Where writing fails, what was written is taken away again.
    """
    written: list[Path] = []
    try:
        if new.folder.is_dir() and any(new.folder.iterdir()):
            raise FolderNotEmpty(path=new.folder)
        for name, content in _files(new, definitions):
            path = new.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            # Made only where there is none, also if somebody else makes one meanwhile.
            with path.open("xb") as file:
                written.append(path)
                file.write(content)
    except OSError as error:
        _take_away(written, new.folder)
        raise writing_fault(error, new.folder, "utfall new MAPP") from error
    return tuple(written)


def _files(new: NewProject, definitions: Definitions) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file; the settings come last, so that a folder cut short is none of ours."""
    yield "README.md", README.replace("{association}", " ".join(new.association.split())).encode()
    yield ".gitignore", GIT_IGNORE.encode()
    yield f"{DELIVERIES}/README.md", IN_DELIVERIES.encode()
    yield f"{LAYOUTS}/README.md", IN_LAYOUTS.encode()
    for table, name in FORM_NAMES.items():
        yield f"{FORMS}/{name}", form_bytes(definitions.table(table), EXAMPLES[table], new.language)
    yield "utfall.toml", project_text(new.association, new.municipalities, new.language).encode()


def _take_away(written: Sequence[Path], folder: Path) -> None:
    for path in written:
        path.unlink(missing_ok=True)
        if path.parent != folder and not any(path.parent.iterdir()):
            path.parent.rmdir()
