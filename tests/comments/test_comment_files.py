"""The comments' files: what is read of them, and what stops a report before anything is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.comments import read_comments, write_templates
from pipeline.vocabulary.comments import Comment
from pipeline.vocabulary.errors import CommentFault, CommentHoldsIdentity, CommentsTellTooMuch, UserError
from pipeline.vocabulary.periods import ReportPeriod
from pipeline.vocabulary.release import Insats

INSATSER = (Insats("I01", "Kompassen", True), Insats("I 2/x", "Steget", True), Insats("S1", "Strukturen", False))
YEAR = ReportPeriod.parse("2026")
NUMBER = "640823-" + "3234"


def read(folder: Path, period: ReportPeriod = YEAR) -> tuple[Comment, ...]:
    return read_comments(folder, period, INSATSER, ())


def write(folder: Path, text: str | bytes, name: str = "I01.txt") -> Path:
    path = folder / "2026" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_templates_are_written_once_and_never_over(tmp_path: Path) -> None:
    written, there = write_templates(tmp_path, 2026, INSATSER, "sv")
    assert [path.name for path in written] == ["regelhinder.txt", "I 2%2Fx.txt", "I01.txt"] and there == ()
    path = tmp_path / "2026" / "I01.txt"
    text = path.read_text(encoding="utf-8")
    for heading in ("Resultat:", "Genomförande:", "Hinder:", "Framgångsfaktorer:"):
        assert text.splitlines().count(heading) == 1
    assert "färre än tio" in text and "personnummer" in text
    path.write_text("Hinder:\nKöer.\n", encoding="utf-8")
    log, other = tmp_path / "2026" / "regelhinder.txt", tmp_path / "2026" / "I 2%2Fx.txt"
    assert write_templates(tmp_path, 2026, INSATSER, "sv") == ((), (log, other, path))
    assert path.read_text(encoding="utf-8") == "Hinder:\nKöer.\n"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_untouched_template_is_no_comment(tmp_path: Path, language) -> None:  # type: ignore[no-untyped-def]
    write_templates(tmp_path, 2026, INSATSER, language)
    assert read(tmp_path) == ()


def test_paragraphs_are_read_under_their_headings(tmp_path: Path) -> None:
    write(
        tmp_path, "\ufeff# Kommentar\r\nRESULTAT\r\nEn rad\r\noch en till.\r\n\r\nNytt\u200b stycke.\r\n\r\nHinder:\r\n"
    )
    (comment,) = read(tmp_path)
    assert comment.parts == (("result", ("En rad och en till.", "Nytt stycke.")),)
    assert (comment.insats_id, comment.file) == ("I01", f"{tmp_path.name}/2026/I01.txt")


def test_the_forbunds_own_log_has_headings_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "Regelhinder:\nEn regel.\n\nMålgrupp:\nUnga.\n", "regelhinder.txt")
    (log,) = read(tmp_path)
    assert log.insats_id is None
    assert log.parts == (("rule_obstacle", ("En regel.",)), ("target_group", ("Unga.",)))
    write(tmp_path, "Hinder:\nKöer.\n", "regelhinder.txt")
    with pytest.raises(CommentFault) as fault:
        read(tmp_path)
    assert "Regelhinder, Målgrupp" in fault.value.message("sv")


def test_the_log_is_held_against_what_is_shown_like_any_comment(tmp_path: Path) -> None:
    write(tmp_path, "Regelhinder:\nDet gällde 47 deltagare.\n", "regelhinder.txt")
    with pytest.raises(CommentsTellTooMuch):
        read(tmp_path)
    write(tmp_path, f"Regelhinder:\n{NUMBER}\n", "regelhinder.txt")
    with pytest.raises(CommentHoldsIdentity):
        read(tmp_path)


def test_a_quarter_has_no_comments_and_neither_has_another_year(tmp_path: Path) -> None:
    write(tmp_path, "Hinder:\nKöer.\n")
    assert read(tmp_path, ReportPeriod.parse("2026-Q3")) == read(tmp_path, ReportPeriod.parse("2025")) == ()
    assert len(read(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("I01.txt", "Bra år.\nHinder:\n", 1, "före den första rubriken"),
        ("I01.txt", "Hinder:\nKöer.\nHinder:\n", 3, "två gånger"),
        ("I99.txt", "Hinder:\nKöer.\n", 1, "hör inte till någon insats"),
        ("I01.docx", "Hinder:\nKöer.\n", 1, "hör inte till någon insats"),
        ("I01.txt", b"Hinder:\nK\xf6er.\n", 2, "UTF-8"),
    ],
)
def test_a_wrong_file_names_itself_its_line_and_a_remedy(
    tmp_path: Path, name: str, text: str | bytes, line: int, words: str
) -> None:
    write(tmp_path, text, name)
    with pytest.raises(CommentFault) as raised:
        read(tmp_path)
    said = raised.value.message("sv")
    assert raised.value.exit_code == 4
    assert f"{tmp_path.name}/2026/{name}, rad {line}:" in said and words in said
    assert "öer" not in said and "Bra år" not in said


@pytest.mark.parametrize(
    "text",
    [
        f"Hinder:\nRing {NUMBER}.\n",
        f"Hinder:\n# {NUMBER}\n",
        "Hinder:\n640823-\n# en rad\n3234\n",
        "Hinder:\n6408\u200b23-3234\n",
    ],
)
def test_a_personal_number_stops_the_report_and_is_never_said(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    with pytest.raises(CommentHoldsIdentity) as raised:
        read(tmp_path)
    for language in ("sv", "en"):
        said = raised.value.message(language)  # type: ignore[arg-type]
        assert "I01.txt" in said and "640823" not in said and "3234" not in said


def test_a_personal_number_in_a_name_is_never_said(tmp_path: Path) -> None:
    write(tmp_path, "Hinder:\nKöer.\n", f"{NUMBER}.txt")
    with pytest.raises(UserError) as raised:
        read(tmp_path)
    assert "3234" not in raised.value.message("sv")


def test_a_number_that_is_not_shown_stops_the_report_and_names_the_line(tmp_path: Path) -> None:
    write(tmp_path, "Hinder:\n\nVi hade\n17 deltagare.\n\nOch 23 till.\n")
    with pytest.raises(CommentsTellTooMuch) as raised:
        read(tmp_path)
    said = raised.value.message("sv")
    assert raised.value.exit_code == 5
    assert "I01.txt, rad 3:" in said and "I01.txt, rad 6:" in said
    assert "17" not in said and "23" not in said
