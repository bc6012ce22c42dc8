"""What is said where an insats has a target of its own: its agreement's, in place of the metric's."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.edition import Edition, alphabetical
from pipeline.publish.wording.numbers import target_text
from pipeline.vocabulary.figures import Group


def own_target_groups(edition: Edition, metric_id: str) -> tuple[Group, ...]:
    """The insatser with a target of their own for the metric, by name."""
    groups = (Group(insats_id=each.insats_id) for each in edition.release.insatser if each.is_individual)
    own = [group for group in groups if edition.own_target(metric_id, group) is not None]
    return tuple(sorted(own, key=lambda group: alphabetical(edition.name(group))))


def has_own_targets(edition: Edition, metric_id: str) -> bool:
    return bool(own_target_groups(edition, metric_id))


def own_targets(edition: Edition, metric_id: str, among: Sequence[Group] | None = None) -> list[str]:
    """“Grön rehabilitering 60 %” for each insats with a target of its own."""
    words, named = edition.words, []
    for group in own_target_groups(edition, metric_id):
        target = edition.own_target(metric_id, group)
        if target is not None and (among is None or group in among):
            facts: dict[str, object] = {"name": edition.name(group), "target": target_text(words, target)}
            named.append(words.say("{name} {target}", **facts))
    return named


def own_targets_note(edition: Edition, metric_id: str, among: Sequence[Group]) -> tuple[str, ...]:
    """The note under a table or chart that mixes targets; nothing where there is but one."""
    named, target = own_targets(edition, metric_id, among), edition.metric(metric_id).target
    if not named or target is None:
        return ()
    words = edition.words
    said = words.say(
        "Insatsens eget mål gäller i stället för målet {target}: {names}.",
        target=target_text(words, float(target)), names=words.listed(named),
    )  # fmt: skip
    return (said,)


def held_against_text(edition: Edition, metric_id: str, groups: Sequence[Group]) -> str:
    """What a title says that insatser are held against: “70 %”, or “sitt mål” where they have different ones."""
    target = edition.metric(metric_id).target
    shared = None if target is None else float(target)
    targets = {edition.own_target(metric_id, group) or shared for group in groups} or {shared}
    if len(targets) > 1:
        return edition.words.say("sitt mål")
    (only,) = targets
    return target_text(edition.words, only) if only is not None else ""
