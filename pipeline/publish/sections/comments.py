"""What insatser and the förbund have written themselves of the year, as quotations, and who has not written."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.document import Block, Paragraph, Quotation, Section
from pipeline.publish.edition import Edition
from pipeline.publish.many import names_or_number
from pipeline.vocabulary.comments import COMMENT_PARTS, LOG_PARTS, Comment, CommentPart
from pipeline.vocabulary.figures import Group


def comment_of(edition: Edition, group: Group) -> list[Block]:
    """The insats's own words; nothing where it has none."""
    said_by = edition.words.say("Insatsens egen kommentar, med dess egna ord")
    return [
        _quoted(edition, comment, said_by, COMMENT_PARTS)
        for comment in edition.release.comments
        if comment.insats_id is not None and comment.insats_id == group.insats_id
    ]


def obstacles(edition: Edition) -> Section | None:
    """The förbund's own log of rules in the way and of its target group; only in an annual report."""
    words = edition.words
    if not edition.is_annual:
        return None
    said_by = words.say("Förbundets egen logg, med dess egna ord")
    own: list[Block] = [
        _quoted(edition, each, said_by, LOG_PARTS) for each in edition.release.comments if each.insats_id is None
    ]
    missing = Paragraph(words.say("Förbundet har inte skrivit något om regelhinder och målgrupp för året."))
    return Section("regelhinder", words.say("Regelhinder och målgrupp"), tuple(own or [missing]))


def _quoted(edition: Edition, comment: Comment, said_by: str, parts: Sequence[CommentPart]) -> Quotation:
    headings = {part.id: part.heading[edition.words.language] for part in parts}
    return Quotation(said_by, tuple((headings[part], paragraphs) for part, paragraphs in comment.parts))


def missing_comments(edition: Edition, groups: Sequence[Group]) -> list[Block]:
    """Names the insatser without a comment. Nothing in a quarterly report, or where all have one."""
    words, written = edition.words, {each.insats_id for each in edition.release.comments} - {None}
    missing = [edition.name(group) for group in groups if group.insats_id not in written]
    if not edition.is_annual or not missing:
        return []
    if not written:
        return [Paragraph(words.say("Ingen insats har lämnat en egen kommentar till året."))]
    names = names_or_number(words, missing)
    return [Paragraph(words.say("Egen kommentar saknas från: {names}.", names=names))]
