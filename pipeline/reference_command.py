"""`utfall reference`: the figures from outside, and which of them do not add up as printed."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.reference import count_sums, sum_faults, unchecked_sums
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.outside_measures import MEASURES
from pipeline.vocabulary.project import read_project
from pipeline.vocabulary.reference import Reference


def run_reference(asked: argparse.Namespace) -> int:
    """List the tables; with --check say of each whether its sums hold. 0 also where a source is at fault."""
    project = read_project(Path.cwd())
    asked.lang = asked.lang or project.language
    language: Language = "en" if asked.lang == "en" else "sv"
    definitions = read_definitions(own_references=project.references)
    lines = [
        line
        for each in (*definitions.references, *definitions.own_references)
        for line in (*listed_lines(each, language), *(checked_lines(each, language) if asked.check else ()), "")
    ]
    print("\n".join(lines[:-1]))
    return 0


def listed_lines(reference: Reference, language: Language) -> list[str]:
    """What a table is and where it comes from."""
    published = reference.published_on.isoformat() if reference.published_on else _UNKNOWN[language]
    facts = (
        (Label("slag av mått", "kind of measure"), MEASURES[reference.measure][language]),
        (Label("källa", "source"), reference.source),
        (Label("publicerad", "published"), published),
        (Label("läst", "read"), reference.read_on.isoformat()),
        (Label("licens", "licence"), reference.licence or _UNKNOWN[language]),
        (Label("rader", "rows"), str(len(reference.rows))),
    )
    head = f"{reference.id}: {reference.label[language]}"
    return [head, f"  {reference.describes[language]}", *(f"  {name[language]}: {fact}" for name, fact in facts)]


_UNKNOWN = Label("framgår inte", "not stated")


def checked_lines(reference: Reference, language: Language) -> list[str]:
    """How many sums were checked, and each that does not hold with its readings."""
    from pipeline.publish.wording.printed_sums import fault_sentence, no_choice_sentence, reading_sentences
    from pipeline.publish.wording.words import open_words

    words, faults, unchecked = open_words(language), sum_faults(reference), unchecked_sums(reference)
    lines = [f"  {_tally(reference, len(faults), unchecked)[language]}"]
    for fault in faults:
        lines.append(f"  {fault_sentence(words, fault)}")
        lines += [f"    {sentence}" for sentence in reading_sentences(words, fault)]
    return [*lines, f"  {no_choice_sentence(words)}"] if faults else lines


def _tally(reference: Reference, faults: int, unchecked: int) -> Label:
    every = count_sums(reference)
    if reference.method == "cell_key":
        return Label(
            "summor: prövas inte, talen är skyddade med små slumpmässiga ändringar (cell key)",
            "sums: not checked, the numbers are protected by small random changes (cell key)",
        )
    if not every:
        return Label("summor: tabellen har inga att pröva", "sums: the table has none to check")
    checked = every - unchecked
    left_sv = f", {unchecked} gick inte att pröva (tal saknas)" if unchecked else ""
    left_en = f", {unchecked} could not be checked (numbers missing)" if unchecked else ""
    return Label(
        f"summor: {checked} prövade, {faults} stämmer inte{left_sv}",
        f"sums: {checked} checked, {faults} wrong{left_en}",
    )
