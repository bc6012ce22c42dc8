"""By what figures can be grouped when somebody asks: the dimensions, in the order a figure's id names them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary.columns import Code, Label
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.groups import OTHER

SUPPORT_GROUPS = ("ohalsa", "arbetsmarknad", "bistand", "flera", "ej_offentlig", OTHER)


@dataclass(frozen=True)
class Dimension:
    """A way to group participations. `column` stands in derived.answer; `is_many`: a list, so a participation may
    be in several groups and they do not add up to the total."""

    name: str
    column: str
    label: Label
    is_many: bool = False


DIMENSIONS = (
    Dimension("gender", "gender", Label("kön", "gender")),
    Dimension("age_group", "age_group", Label("åldersgrupp vid start", "age group at the start")),
    Dimension("insats_id", "insats_id", Label("insats", "insats")),
    Dimension("municipality", "municipality", Label("kommun", "municipality")),
    Dimension("insats_type", "insats_type", Label("insatstyp", "insats type")),
    Dimension("insats_focus", "insats_focus", Label("inriktning", "focus")),
    Dimension("target_group", "target_groups", Label("målgrupp", "target group"), is_many=True),
    Dimension("referred_by", "referred_by", Label("remitterande part", "referring party")),
    Dimension("education", "education", Label("utbildning", "education")),
    Dimension("support_group_before", "support_group_before", Label("försörjning före", "support before")),
)
NAMES = tuple(dimension.name for dimension in DIMENSIONS)


def declared_codes(dimension: str, definitions: Definitions) -> tuple[str, ...]:
    """The groups that definitions name, in their order: these have a row also where nobody is in them."""
    if dimension == "gender":
        return definitions.groups.gender_codes
    if dimension == "age_group":
        return definitions.groups.age_codes
    if dimension == "support_group_before":
        return SUPPORT_GROUPS
    if dimension in ("insats_type", "insats_focus"):
        return _codes(definitions.table("insats").column(dimension).codes)
    if dimension in ("referred_by", "education"):
        return _codes(definitions.table("participation").column(dimension).codes)
    return (OTHER,) if dimension in ("municipality", "target_group") else ()


def _codes(codes: tuple[Code, ...]) -> tuple[str, ...]:
    return (*(each.code for each in codes), OTHER)
