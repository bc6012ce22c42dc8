"""What an insats has written itself of its year, as a quotation, and who has not written."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.document import Block, Paragraph, Quotation
from pipeline.publish.edition import Edition
from pipeline.vocabulary.comments import COMMENT_PARTS
from pipeline.vocabulary.figures import Group


def comment_of(edition: Edition, group: Group) -> list[Block]:
    """The insats's own words; nothing where it has none."""
    words = edition.words
    headings = {part.id: part.heading[words.language] for part in COMMENT_PARTS}
    said_by = words.say("Insatsens egen kommentar, med dess egna ord")
    return [
        Quotation(said_by, tuple((headings[part], paragraphs) for part, paragraphs in comment.parts))
        for comment in edition.release.comments
        if comment.insats_id == group.insats_id
    ]


def missing_comments(edition: Edition, groups: Sequence[Group]) -> list[Block]:
    """Names the insatser without a comment. Nothing in a quarterly report, or where all have one."""
    words, written = edition.words, {comment.insats_id for comment in edition.release.comments}
    missing = [edition.name(group) for group in groups if group.insats_id not in written]
    if not edition.is_annual or not missing:
        return []
    if not written:
        return [Paragraph(words.say("Ingen insats har lämnat en egen kommentar till året."))]
    names = words.listed(missing)
    return [Paragraph(words.say("Egen kommentar saknas från: {names}.", names=names))]
