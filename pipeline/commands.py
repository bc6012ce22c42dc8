"""What each command does, between the arguments and the flow."""

from __future__ import annotations

import argparse
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from pipeline.next_step import next_step
from pipeline.vocabulary.errors import DateNotUnderstood, FolderMissing, FolderNotEmpty, SlidesNotInstalled
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.own_definitions import definitions_of
from pipeline.vocabulary.periods import ReportPeriod
from pipeline.vocabulary.project import Project, read_project


def run_report(asked: argparse.Namespace) -> int:
    """`utfall report`: read new deliveries, publish, and print where things lie."""
    order = order_from(asked)
    demand_slides(order)
    from pipeline.database import open_database
    from pipeline.flow import report
    from pipeline.progress import progress_for_terminal
    from pipeline.summary import print_summary

    with open_database(order.database) as connection:
        made = report(connection, order, progress_for_terminal(order.language, asked.interrupts))
    print_summary(made, order)
    return 0


def run_load(asked: argparse.Namespace) -> int:
    """`utfall load`: take in and judge new deliveries, and print what became of every row."""
    order = order_from(asked)
    from pipeline.database import open_database
    from pipeline.flow import load
    from pipeline.progress import progress_for_terminal
    from pipeline.summary import print_loaded

    with open_database(order.database) as connection:
        loaded = load(connection, order, progress_for_terminal(order.language, asked.interrupts))
    print_loaded(loaded, order)
    return 0


def run_sample(asked: argparse.Namespace) -> int:
    """`utfall sample`: write invented deliveries."""
    folder = Path(asked.out)
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(path=folder)
    from pipeline.sample import write_sample

    write_sample(asked.participations, asked.seed, folder, asked.messy)
    print(folder)
    print(next_step("sample", asked.lang or "sv", folder=folder))
    return 0


def order_from(asked: argparse.Namespace) -> Order:
    """What was asked, with what `utfall.toml` says where it was not. Raises FolderMissing or DefinitionFault.

    Sets `asked.lang`, so that an error is told in the project's language.
    """
    project = read_project(Path.cwd())
    asked.lang = asked.lang or project.language
    deliveries = Path(asked.deliveries) if asked.deliveries else project.deliveries
    layouts = Path(asked.layouts) if asked.layouts else project.layouts
    for path, option in ((deliveries, "--deliveries"), (layouts, "--layouts")):
        if path is not None and not path.is_dir():
            raise FolderMissing(path=path, option=option)
    is_sample = project.is_sample and not asked.deliveries
    return Order(
        association=project.association if is_sample or not project.is_sample else deliveries.resolve().name,
        municipalities=project.municipalities,
        is_sample=is_sample,
        deliveries=deliveries,
        definitions=definitions_of(project, layouts),
        database=_database(asked, project, deliveries),
        out=Path(asked.out) if asked.out else project.out,
        period=ReportPeriod.parse(asked.period) if asked.period else None,
        as_of=day_of(asked.as_of, "--as-of"),
        language=asked.lang,
        today=date.today(),
        contact=project.contact,
        comments=_comments(project, asked, deliveries),
        is_draft=getattr(asked, "draft", False),
        open_data=project.open_data,
        with_slides=getattr(asked, "slides", False) or project.slides,
    )


def demand_slides(order: Order) -> None:
    """Before any work: slides can be written, where they are asked for. Raises SlidesNotInstalled."""
    if order.with_slides and find_spec("pptx") is None:
        raise SlidesNotInstalled


def _database(asked: argparse.Namespace, project: Project, deliveries: Path) -> Path:
    """The database asked for. Other deliveries than the project's never mix with the project's own."""
    if asked.database:
        return Path(asked.database)
    if asked.deliveries and deliveries.resolve() != project.deliveries.resolve():
        return project.database.with_name(f"{deliveries.resolve().name}.duckdb")
    return project.database


def _comments(project: Project, asked: argparse.Namespace, deliveries: Path) -> Path:
    """Where insatser's comments lie. Those on other deliveries than the project's never mix with the project's own."""
    if asked.deliveries and deliveries.resolve() != project.deliveries.resolve():
        return project.comments.with_name(f"{deliveries.resolve().name}-comments")
    return project.comments


def day_of(text: str | None, option: str) -> date | None:
    """The day that was written, None where none was. Raises DateNotUnderstood."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DateNotUnderstood(text=text, option=option) from error
