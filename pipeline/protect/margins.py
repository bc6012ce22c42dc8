"""Which groups add up to which: the margins of a published table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.vocabulary.figures import Group


@dataclass(frozen=True)
class Margin:
    """A group and the groups that everyone in it is divided into."""

    whole: Group
    parts: tuple[Group, ...]


def group_key(group: Group) -> tuple[str, ...]:
    """Text to sort by: a set dimension comes after all."""
    return (group.kind, group.gender or "", group.age_group or "", group.insats_id or "", group.municipality or "")


def margins(groups: Iterable[Group]) -> tuple[Margin, ...]:
    """all = genders = ages = insatser = municipalities; a gender = its ages; an age = its genders."""
    ordered = sorted(groups, key=group_key)
    crossed = [group for group in ordered if group.kind == "gender_age"]
    found: list[Margin] = []
    for whole in ordered:
        match whole.kind:
            case "all":
                for kind in ("gender", "age_group", "insats", "municipality"):
                    found.append(Margin(whole, tuple(each for each in ordered if each.kind == kind)))
            case "gender":
                found.append(Margin(whole, tuple(each for each in crossed if each.gender == whole.gender)))
            case "age_group":
                found.append(Margin(whole, tuple(each for each in crossed if each.age_group == whole.age_group)))
    return tuple(margin for margin in found if margin.parts)
