"""utfall.toml, the definitions and the förbund's own layouts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.doctor.points import Point, both, refused
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import FolderMissing, UserError
from pipeline.vocabulary.project import Project

if TYPE_CHECKING:
    from pipeline.vocabulary.definitions import Definitions

_FILE, _LAYOUTS = both("utfall.toml"), Label("Egna layouter", "Own layouts")


def project_point(project: Project) -> Point:
    """Whose settings they are."""
    if project.is_sample:
        fact = Label(
            "finns inte här: de påhittade exempeluppgifterna används", "is not here: the invented sample is used"
        )
        do = Label(
            "Gå till förbundets mapp, eller gör en: utfall new MAPP",
            "Go to the association's folder, or make one: utfall new FOLDER",
        )
        return Point("to_do", _FILE, fact, do)
    return Point("ready", _FILE, both(project.association))


def broken_project(error: UserError) -> Point:
    """The file cannot be read; nothing else can be looked at then."""
    return refused(_FILE, error)


def definition_points(project: Project) -> Iterator[Point]:
    """The definitions and the förbund's own layouts, read as a report reads them."""
    from pipeline.vocabulary.own_definitions import definitions_of

    if project.layouts is not None and not project.layouts.is_dir():
        yield refused(_LAYOUTS, FolderMissing(path=project.layouts, option="layouts i utfall.toml"))
        return
    try:
        definitions = definitions_of(project)
    except UserError as error:
        yield refused(Label("Definitioner och layouter", "Definitions and layouts"), error)
        return
    metrics, added = len(definitions.metrics), len(definitions.own_metric_files)
    yield Point("ready", Label("Definitioner", "Definitions"), Label(f"{metrics} mått", f"{metrics} metrics"))
    if added:
        yield _own_metrics_point(definitions, added)
    own = len(list(project.layouts.glob("*.yaml"))) if project.layouts else 0
    yield Point("ready", _LAYOUTS, Label(f"{own}, alla giltiga", f"{own}, all valid") if own else Label("inga", "none"))


def _own_metrics_point(definitions: Definitions, added: int) -> Point:
    """How many there are; to do where the association's own list of chapters leaves theirs out."""
    name = Label("Egna mått", "Own metrics")
    said = Label(f"{added}, alla svarar som deras personer", f"{added}, all answer as their people do")
    if "egna_matt" in definitions.chapters.quarterly or not any(each.own for each in definitions.metrics):
        return Point("ready", name, said)
    return Point(
        "to_do",
        name,
        Label(f"{said.sv}, men kapitlet saknas i er kapitelfil", f"{said.en}, but your file of chapters has no such"),
        Label(
            "Lägg till egna_matt i quarterly, där kapitlet ska stå.",
            "Add egna_matt to quarterly, where the chapter is to stand.",
        ),
    )


def wish_points(project: Project) -> Iterator[Point]:
    """Settings that a report can do without."""
    yield _wish(
        Label("Vem man frågar", "Whom to ask"),
        Label("står på kvittona och i rapporten", "stands on receipts and in the report"),
        ("contact",) if project.contact is None else (),
    )
    yield _wish(
        Label("Öppna data (dcat.rdf)", "Open data (dcat.rdf)"),
        Label("adress och e-post är skrivna", "address and e-mail are written"),
        project.open_data.missing,
    )


def _wish(name: Label, fact: Label, lacking: tuple[str, ...]) -> Point:
    if not lacking:
        return Point("ready", name, fact)
    keys = ", ".join(lacking)
    return Point(
        "optional",
        name,
        Label(f"{keys} saknas", f"{keys} missing"),
        Label(f"Vill ni ha det: skriv {keys} i utfall.toml.", f"If you want it: write {keys} in utfall.toml."),
    )


def write_points(project: Project) -> Iterator[Point]:
    """Whether files can be written where the database and the reports lie, and how much room there is."""
    import shutil

    for name, folder, key in (
        (Label("Skriva i databasens mapp", "Writing in the database's folder"), project.database.parent, "database"),
        (Label("Skriva i rapporternas mapp", "Writing in the reports' folder"), project.out, "out"),
    ):
        yield _writable(name, _nearest(folder), key)
    free = shutil.disk_usage(_nearest(project.database.parent)).free
    yield room_point(free, _size_below(project.deliveries))


def _writable(name: Label, folder: Path, key: str) -> Point:
    from tempfile import TemporaryFile

    from pipeline.vocabulary.errors import writing_fault

    try:
        # Tried, since what the system says of permissions is not always what happens. Nothing is left behind.
        with TemporaryFile(dir=folder):
            return Point("ready", name, both(str(folder)))
    except OSError as error:
        return refused(name, writing_fault(error, folder, f"{key} i utfall.toml"))


def room_point(free: int, delivered: int) -> Point:
    """A rule of thumb: 200 MB or nothing can be done; three times the deliveries and 1 GB more is comfortable."""
    name, text = Label("Utrymme", "Room"), Label(f"{_megabytes(free)} ledigt", f"{_megabytes(free)} free")
    do = Label("Frigör utrymme på disken.", "Free some space on the disk.")
    if free < 200_000_000:
        return Point("blocks", name, text, do, 6)
    return Point("to_do", name, text, do) if free < 1_000_000_000 + 3 * delivered else Point("ready", name, text)


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000} MB" if size < 10_000_000_000 else f"{size // 1_000_000_000} GB"


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that is there: that is where it will be made."""
    whole = folder.resolve()
    return next(each for each in (whole, *whole.parents) if each.exists())


def _size_below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0
