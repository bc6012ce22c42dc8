"""`utfall layout`: between the arguments and the proposal."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.layout_proposal import propose_for
from pipeline.next_step import next_step
from pipeline.propose.edited import Edited
from pipeline.propose.station import Proposed, slug
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import SCHEMAS, read_definitions
from pipeline.vocabulary.errors import FileInTheWay, FileMissing, FolderMissing, Language, NotWritable, WrongUsage
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.project import read_project

_MOST_SHOWN = 3


def run_layout(asked: argparse.Namespace) -> int:
    """Write a proposed layout for an unknown file, or show the edits that a known one needs."""
    project = read_project(Path.cwd())
    asked.lang = asked.lang or project.language
    path, own = Path(asked.file), Path(asked.layouts) if asked.layouts else project.layouts
    if not path.is_file():
        raise FileMissing(path=path)
    if own is not None and not own.is_dir() and asked.layouts:
        raise FolderMissing(path=own, option="--layouts")
    own = own if own is not None and own.is_dir() else None
    out = Path(asked.out) if asked.out else None
    name = slug(out.stem if out else path.stem)
    definitions = read_definitions(own)
    made = propose_for(path, name, asked.table, definitions, asked.lang)
    if isinstance(made, Edited):
        return _show_edits(made, out, _file_of(made.layout, own) if asked.write else None, asked.lang)
    if asked.write:
        raise WrongUsage(
            what_sv="--write ändrar i en layout som känner filen, och ingen gör det. Kör utan --write.",
            what_en="--write changes the layout that knows the file, and none does. Run without --write.",
        )
    return _write_new(made, out or (own or Path("layouts")) / f"{name}.yaml", asked.lang)


def _file_of(layout: Layout, own: Path | None) -> Path:
    """The file that the layout was read from: a förbund's own before a shipped one."""
    folders = [folder for folder in (own, SCHEMAS / "layouts") if folder]
    return next(
        path
        for folder in folders
        for path in (folder / layout.file,)
        if path.exists() and path.read_bytes().decode() == layout.text
    )


def _write_new(made: Proposed, out: Path, language: Language) -> int:
    _write(out, made.text, may_replace=False)
    print(out)
    left = made.decisions
    if not left:
        print(Label("Allt var säkert.", "Everything was sure.")[language])
        print(next_step("layout_sure", language))
        return 0
    print(Label(f"{len(left)} rader att bestämma:", f"{len(left)} lines to decide:")[language])
    for each in left[:_MOST_SHOWN]:
        print(f"  {Label('rad', 'line')[language]} {each.line}: {each.what}")
    if len(left) > _MOST_SHOWN:
        more = len(left) - _MOST_SHOWN
        print(
            Label(f'  … och {more} till, alla märkta "?" i filen', f'  … and {more} more, all marked "?" in the file')[
                language
            ]
        )
    print(next_step("layout_to_decide", language))
    return 0


def _show_edits(made: Edited, out: Path | None, in_place: Path | None, language: Language) -> int:
    if not made.diff:
        said = Label("känner alla rubriker och koder i filen.", "knows every heading and code of the file.")
        print(f"{made.layout.file} {said[language]}")
        return 0
    print(made.diff, end="")
    if out is not None:
        _write(out, made.after, may_replace=False)
        print(out)
    if in_place is not None:
        _write(in_place, made.after, may_replace=True)
        print(in_place)
    print(next_step("layout_shown" if out is None and in_place is None else "layout_written", language))
    return 0


def _write(path: Path, text: str, may_replace: bool) -> None:
    """Write beside and rename, so that a layout is never half there. Raises FileInTheWay or NotWritable."""
    if path.exists() and not may_replace:
        raise FileInTheWay(path=path)
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        raise NotWritable(path=path, reason=error.strerror, option="--out") from error
