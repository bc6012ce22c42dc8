"""PX files, for PxWeb and its kin: the same figures as tables, in whole numbers and whole per cent."""

from __future__ import annotations

import math

from pipeline.publish.edition import Edition
from pipeline.publish.open_data.px_cells import symbols
from pipeline.publish.open_data.px_cubes import Cube, cubes
from pipeline.publish.open_data.px_text import bare, data, listed, long, of, quoted
from pipeline.publish.wording.notes import draft_label
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import GroupKind
from pipeline.vocabulary.periods import PeriodKind, ReportPeriod

SUBJECT_CODE = "UTFALL"
_IN_HEADING = 2
"""Period and contents stand in the heading, the rest in the stub."""


def px_files(edition: Edition) -> dict[str, bytes]:
    """Every table by its path in the report's folder. UTF-8, line feeds; dated the period's last day."""
    return {f"px/{cube.name}.px": px_text(edition, cube).encode("utf-8") for cube in cubes(edition)}


def px_text(edition: Edition, cube: Cube) -> str:
    """One table with its keywords in the order that the specification recommends."""
    return "".join((*_opening(edition, cube), *_edges(edition.words, cube), *_closing(edition, cube), _cells(cube)))


def _opening(edition: Edition, cube: Cube) -> tuple[str, ...]:
    words = edition.words
    return (
        # ANSI says only that the file is no DOS file; the code page is the next but one.
        quoted("CHARSET", "ANSI"), quoted("AXIS-VERSION", "2013"), quoted("CODEPAGE", "utf-8"),
        quoted("LANGUAGE", words.language), quoted("CREATION-DATE", _stamp(edition)), bare("DECIMALS", "0"),
        bare("SHOWDECIMALS", "0"), quoted("MATRIX", cube.name), bare("AGGREGALLOWED", "NO"),
        quoted("SUBJECT-CODE", SUBJECT_CODE), quoted("SUBJECT-AREA", words.say("Samordnad rehabilitering")),
        bare("COPYRIGHT", "NO"), quoted("TITLE", _title(words, cube)),
        quoted("CONTENTS", words.say("Utfall efter avslutad insats")), quoted("UNITS", _units(words, "numerator")),
    )  # fmt: skip


def _edges(words: Words, cube: Cube) -> tuple[str, ...]:
    stub, heading = cube.variables[:-_IN_HEADING], cube.variables[-_IN_HEADING:]
    contents = cube.variables[-1]
    return (
        listed("STUB", [each.name for each in stub]),
        listed("HEADING", [each.name for each in heading]),
        quoted("CONTVARIABLE", contents.name),
        *(listed(of("VALUES", each.name), each.labels) for each in cube.variables),
        *_times(cube),
        *(listed(of("CODES", each.name), each.codes) for each in cube.variables),
        *(
            quoted(of("UNITS", label), _units(words, code))
            for code, label in zip(contents.codes, contents.labels, strict=True)
        ),
    )


def _closing(edition: Edition, cube: Cube) -> tuple[str, ...]:
    words, facts = edition.words, edition.release.surroundings
    warnings = [draft_label(words)] if facts.is_draft else []
    warnings += [words.say("Påhittade uppgifter")] if facts.is_sample else []
    return (
        *(quoted(of("LAST-UPDATED", label), _stamp(edition)) for label in cube.variables[-1].labels),
        quoted("SOURCE", facts.association),
        *((long("NOTEX", "#".join(warnings)),) if warnings else ()),
        long("NOTE", "#".join(_notes(edition))),
        *(quoted(f"DATASYMBOL{dots}", shown) for dots, shown, _ in _symbols(edition)),
    )


def _cells(cube: Cube) -> str:
    wide = math.prod(len(each.codes) for each in cube.variables[-_IN_HEADING:])
    return data(cube.cells[at : at + wide] for at in range(0, len(cube.cells), wide))


def _notes(edition: Edition) -> tuple[str, ...]:
    words, disclosure = edition.words, edition.release.definitions.disclosure
    return (
        disclosure.note[words.language],
        *(f"{shown} = {meaning}" for _, shown, meaning in _symbols(edition)),
        words.say("0 är noll: ingen räknades."),
        words.say(
            "Andelar är hela procent. 99 kan vara mer än så men inte alla, 1 mindre men inte ingen. Om ett mål nåddes "
            "avgörs på oavrundade tal: se figures.csv."
        ),
        words.say("Gränserna är Wilsons 95 %-intervall."),
        words.say("Summera inte: skyddade och saknade uppgifter räknas inte med."),
    )


def _symbols(edition: Edition) -> tuple[tuple[int, str, str], ...]:
    words = edition.words
    return symbols(words, edition.release.definitions.disclosure.legend[words.language])


def _times(cube: Cube) -> tuple[str, ...]:
    """The scale of time, where periods follow on each other; twelve months that move by a quarter have none."""
    periods = cube.variables[-_IN_HEADING]
    last = [ReportPeriod.parse(code.partition("-")[2]).last_quarter for code in periods.codes]
    if cube.period_kind == "quarter":
        return (listed(of("TIMEVAL", periods.name), [f"{each.year}{each.number}" for each in last], "TLIST(Q1),"),)
    if cube.period_kind == "year":
        return (listed(of("TIMEVAL", periods.name), [str(each.year) for each in last], "TLIST(A1),"),)
    return ()


def _units(words: Words, content: str) -> str:
    return words.say("deltaganden") if content in ("numerator", "denominator") else words.say("procent")


def _title(words: Words, cube: Cube) -> str:
    groups: dict[GroupKind, str] = {
        "all": words.say("för alla"), "gender": words.say("efter kön"), "age_group": words.say("efter ålder"),
        "gender_age": words.say("efter kön och ålder"), "insats": words.say("efter insats"),
        "municipality": words.say("efter kommun"),
    }  # fmt: skip
    periods: dict[PeriodKind, str] = {
        "quarter": words.say("per kvartal"), "year": words.say("per år"), "rolling": words.say("tolv månader"),
    }  # fmt: skip
    return words.say("Utfall {groups}, {periods}", groups=groups[cube.group_kind], periods=periods[cube.period_kind])


def _stamp(edition: Edition) -> str:
    """The period's last day: the file has no clock."""
    return f"{edition.release.period.last_day:%Y%m%d} 00:00"
