"""The people made up to show an own metric are asked when it is read: a definition that they contradict is refused."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.vocabulary.columns import Column, Table
from pipeline.vocabulary.definition_file import Entry
from pipeline.vocabulary.metric_kinds import Condition
from pipeline.vocabulary.own_metrics import demand_column

_YES_NO = {"ja": True, "nej": False}
_ANSWERS = ("yes", "no", "missing")


def demand_people_agree(worked: Entry, condition: Condition, participation: Table) -> None:
    """Raise DefinitionFault, at the person, where the condition answers otherwise than is written of them."""
    answers, column = set(), participation.column(condition.column)
    for person in worked.entries():
        for name, each in person.get("recorded").items():
            demand_column(each, name, participation)
        recorded = {name: each.text() for name, each in person.get("recorded").items()}
        given, written = _answer(recorded, condition, column), person.get("answer").text()
        answers.add(given)
        if written not in _ANSWERS:
            person.get("answer").fault(
                "svaret skrivs ”yes”, ”no” eller ”missing”, inom citattecken.",
                "the answer is written “yes”, “no” or “missing”, in quotation marks.",
            )
        if given != written:
            person.get("answer").fault(
                f"definitionen svarar {given} om personen, inte {written}.",
                f"the definition says {given} of the person, not {written}.",
            )
    if not answers.issuperset(_ANSWERS):
        worked.fault(
            "visa minst en person som räknas (yes), en som inte gör det (no) och en där svaret saknas (missing).",
            "show at least one who counts (yes), one who does not (no) and one whose answer is missing.",
        )


def _answer(recorded: Mapping[str, str], condition: Condition, column: Column) -> str:
    said = _is_counted(recorded.get(condition.column, ""), condition, column)
    return "missing" if said is None else "yes" if said else "no"


def _is_counted(text: str, condition: Condition, column: Column) -> bool | None:
    """Of what is recorded, in the canonical way: ja or nej, a code or its Swedish word, a number."""
    if condition.least is not None:
        number = _number(text)
        is_within = number is not None and (column.least or 0) <= number <= (column.most or 0)
        return number >= condition.least if number is not None and is_within else None
    if condition.values:
        codes = {word: each.code for each in column.codes for word in (each.code, each.label.sv)}
        return codes[text] in condition.values if text in codes else None
    return _YES_NO.get(text)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
