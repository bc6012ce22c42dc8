"""What an insats itself writes of its year: the headings it answers under, and a comment as it is printed."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary.columns import Label


@dataclass(frozen=True)
class CommentPart:
    """A heading of a comment, and what the template asks under it."""

    id: str
    heading: Label
    asks: Label


COMMENT_PARTS = (
    CommentPart(
        "result", Label("Resultat", "Results"),
        Label("Hur blev det, mot målet och mot förra året?", "How did it go, against the goal and last year?"),
    ),
    CommentPart(
        "carried_out", Label("Genomförande", "How it was carried out"),
        Label("Hur har insatsen arbetat?", "How has the insats worked?"),
    ),
    CommentPart(
        "obstacles", Label("Hinder", "Obstacles"),
        Label("Vad har stått i vägen? Vem kan ta bort det?", "What stood in the way? Who can remove it?"),
    ),
    CommentPart(
        "success", Label("Framgångsfaktorer", "What helped"),
        Label("Vad har fungerat, och varför tror ni det?", "What has worked, and why do you think so?"),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Comment:
    """An insats's own comment. `parts`: the id of a heading and its paragraphs, only those that hold any text.

    `file` and `sha256`: what was read, as the manifest tells it.
    """

    insats_id: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    file: str
    sha256: str
