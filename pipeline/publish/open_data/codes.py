"""Which codes a column can hold, and what each is called in the edition's language."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.publish.edition import Edition
from pipeline.publish.open_data.rows import BASES, PERIOD_KINDS
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Certainty, Group, Status
from pipeline.vocabulary.periods import PeriodKind

Codes = dict[str, str]
"""Code and name, in the order of the report."""


def codes_of(edition: Edition) -> dict[str, Codes]:
    """By column: every code that may stand there. A column that is not named has no codes."""
    words, release = edition.words, edition.release
    metrics = {metric.id: metric.label[words.language] for metric in release.definitions.metrics}
    bases = {each.basis: each.label[words.language] for each in release.definitions.bases}
    groups = release.definitions.groups
    return {
        "metric": metrics,
        "period_kind": {kind: _period_kinds(words)[kind] for kind in PERIOD_KINDS},
        "basis": {basis: bases[basis] for basis in BASES},
        "gender": _named(edition, "gender", groups.gender_codes),
        "age_group": _named(edition, "age_group", groups.age_codes),
        "insats_id": _named(edition, "insats_id", _found(edition, "insats_id")),
        "municipality": _named(edition, "municipality", _found(edition, "municipality")),
        "status": _statuses(words),
        "certainty": _certainties(words),
    }


def _found(edition: Edition, dimension: str) -> list[str]:
    """The codes of one dimension that the release tells of, in the order of the report."""
    codes = {getattr(figure.key.group, dimension) for figure in edition.release.figures} - {None}
    return sorted(codes, key=lambda code: edition.position(Group(**{dimension: code})))


def _named(edition: Edition, dimension: str, codes: Iterable[str]) -> Codes:
    return {code: edition.name(Group(**{dimension: code})) for code in codes}


def _period_kinds(words: Words) -> dict[PeriodKind, str]:
    return {"year": words.say("år"), "rolling": words.say("tolv månader"), "quarter": words.say("kvartal")}


def _statuses(words: Words) -> Codes:
    names: dict[Status, str] = {
        "shown": words.say("Talen redovisas."),
        "zero": words.say("Inga deltaganden avslutades."),
        "hidden": words.say("Redovisas inte, för att skydda små grupper."),
        "not_applicable": words.say("Uppgiften kan inte förekomma."),
        "not_yet_due": words.say("Uppföljningen har inte skett ännu."),
        "no_data": words.say("Uppgift saknas för alla."),
    }
    return {str(code): said for code, said in names.items()}


def _certainties(words: Words) -> Codes:
    names: dict[Certainty, str] = {
        "over": words.say("säkert över"),
        "under": words.say("säkert under"),
        "cannot_tell": words.say("kan inte avgöras"),
        "not_assessed": words.say("bedöms inte"),
    }
    return {str(code): said for code, said in names.items()}
