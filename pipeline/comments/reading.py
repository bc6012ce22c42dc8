"""Reads the insatser's comments on a year and the förbund's log, and refuses what may not be printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.audit.figures_file import file_of
from pipeline.audit.findings import Finding
from pipeline.audit.free_text import number_faults
from pipeline.audit.surfaces import Passage
from pipeline.check.identity_text import is_identity
from pipeline.comments.place import ENDING, LOG, file_name, year_folder
from pipeline.comments.written import WrittenParagraph, paragraphs_of
from pipeline.vocabulary.comments import COMMENT_PARTS, LOG_PARTS, Comment, CommentPart
from pipeline.vocabulary.errors import (
    CommentFault,
    CommentHoldsIdentity,
    CommentsTellTooMuch,
    FileLocked,
    Language,
    Reason,
    reason_of,
)
from pipeline.vocabulary.figures import ProtectedFigure
from pipeline.vocabulary.periods import ReportPeriod
from pipeline.vocabulary.release import Insats

MOST = 5
"""So many places are named; the rest are counted."""


def read_comments(
    folder: Path | None, period: ReportPeriod, insatser: Sequence[Insats], figures: Sequence[ProtectedFigure]
) -> tuple[Comment, ...]:
    """The comments on a year, by insats, and the förbund's log; none for a quarter. `figures`: what the report shows.

    Raises CommentFault for a file that cannot be read or belongs to no insats, CommentHoldsIdentity for a personal
    number, CommentsTellTooMuch for a number that the report does not show. Nothing that is written stands in an error.
    """
    if folder is None or period.kind != "year" or not year_folder(folder, period.year).is_dir():
        return ()
    own: dict[str, str | None] = {LOG: None} | {file_name(insats): insats.insats_id for insats in insatser}
    rows = file_of(figures, period.name, period.last_quarter).rows
    targets = _targets(figures)
    comments: list[Comment] = []
    faults: list[Finding] = []
    for path in sorted(year_folder(folder, period.year).iterdir()):
        if path.name.startswith((".", "~")):
            continue
        name = _told(path, folder)
        if path.name not in own:
            _belongs_to_none(name)
        insats_id, content = own[path.name], _bytes(path, name)
        parts = LOG_PARTS if insats_id is None else COMMENT_PARTS
        paragraphs = paragraphs_of(_text(content, name), name, parts)
        if any(is_identity(each.text) for each in paragraphs):
            raise CommentHoldsIdentity(file=name)
        passages = [Passage("prose", name, str(each.line), (each.text,)) for each in paragraphs]
        faults += number_faults(passages, insats_id, rows, targets)
        if paragraphs:
            printed = _printed(paragraphs, parts)
            comments.append(Comment(insats_id, printed, name, hashlib.sha256(content).hexdigest()))
    if faults:
        raise CommentsTellTooMuch(number=len(faults), faults=Reason(_listed(faults, "sv"), _listed(faults, "en")))
    return tuple(comments)


def _told(path: Path, folder: Path) -> str:
    """What the file is called in errors and in the manifest: no machine's path, and no personal number."""
    name = f"{folder.name}/{path.parent.name}/{path.name}"
    if is_identity(name):
        raise CommentHoldsIdentity(file=f"{folder.name}/{path.parent.name}/…")
    return name


def _belongs_to_none(name: str) -> None:
    raise CommentFault(
        file=name, line=1,
        what_sv=f"filen hör inte till någon insats. Den ska heta som insatsens id, med {ENDING} efter, eller {LOG}: "
        "utfall comments skriver mallar med rätt namn.",
        what_en=f"the file belongs to no insats. Name it by the insats's id with {ENDING} after it, or {LOG}: "
        "utfall comments writes templates with the right names.",
    )  # fmt: skip


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileLocked(path=name, reason=reason_of(error)) from error


def _text(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommentFault(
            file=name, line=content[: error.start].count(b"\n") + 1,
            what_sv="filen är ingen text i UTF-8. Spara den som text (UTF-8).",
            what_en="the file is no text in UTF-8. Save it as text (UTF-8).",
        ) from error  # fmt: skip
    if is_identity(text):
        raise CommentHoldsIdentity(file=name)
    return text


def _printed(
    paragraphs: Sequence[WrittenParagraph], parts: Sequence[CommentPart]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The id of each heading that has any text under it, and its paragraphs, in the order of `parts`."""
    found = ((part.id, tuple(each.text for each in paragraphs if each.part == part.id)) for part in parts)
    return tuple((id_, texts) for id_, texts in found if texts)


def _targets(figures: Iterable[ProtectedFigure]) -> set[int]:
    """The goals in whole per cent."""
    return {round(100 * figure.target) for figure in figures if figure.target is not None}


def _listed(faults: Sequence[Finding], language: Language) -> str:
    more = [f"  … +{len(faults) - MOST}"] if len(faults) > MOST else []
    return "\n".join([*(f"  {each.sentence(language)}" for each in faults[:MOST]), *more])
