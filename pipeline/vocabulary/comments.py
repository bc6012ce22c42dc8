"""What an insats writes of its year, and the förbund of rules in the way: headings to answer under, and the answers."""

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


LOG_PARTS = (
    CommentPart(
        "rule_obstacle", Label("Regelhinder", "Obstacles in rules"),
        Label("Vilken regel stod i vägen, när och hur? Vilken huvudman har fått veta det, och vad blev svaret?",
              "Which rule stood in the way, when and how? Which party has been told, and what was the answer?"),
    ),
    CommentPart(
        "target_group", Label("Målgrupp", "Target group"),
        Label("Vilka nåddes, och vilka inte? Vad har förbundet ändrat under året?",
              "Who was reached, and who was not? What has the förbund changed in the year?"),
    ),
)  # fmt: skip
"""What the förbund itself writes, once a year, about all of its insatser."""


@dataclass(frozen=True)
class Comment:
    """A comment in its writer's words: an insats's, or the förbund's own log (`insats_id` None).

    `parts`: the id of a heading and its paragraphs, only those that hold any text. `file` and `sha256`: what was read,
    as the manifest tells it.
    """

    insats_id: str | None
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    file: str
    sha256: str
