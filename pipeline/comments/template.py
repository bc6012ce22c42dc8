"""Writes the files that insatser write their comments in, and the one of the förbund itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.comments.place import LOG, file_name, year_folder
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.comments import COMMENT_PARTS, LOG_PARTS, CommentPart
from pipeline.vocabulary.errors import Language, writing_fault
from pipeline.vocabulary.release import Insats

_ALL = Label(
    "regelhinder och målgrupp, förbundets egen fil", "obstacles in rules and target group, the förbund's own file"
)
_OPENING = Label(
    """\
# Kommentar till resultatet {year}: {name}
#
# Skriv under rubrikerna och låt dem stå. En tom rad ger ett nytt stycke. Rader som börjar med # trycks inte.
# En rubrik utan text trycks inte. Är allt tomt står det i rapporten att kommentaren saknas.
#
# Skriv aldrig namn, personnummer eller något annat som kan peka ut en person.
# Skriv aldrig hur många människor något gäller om de är färre än tio, varken med siffror eller med ord.
# Andra antal och procent: bara sådana som rapporten visar för insatsen eller för alla. Ett annat tal kan röja en
# grupp som är dold, och stoppar rapporten. Årtal, datum, veckor, timmar och kronor går bra.
""",
    """\
# Comment on the results of {year}: {name}
#
# Write under the headings and leave them as they are. An empty line starts a new paragraph. Lines that begin with #
# are not printed. A heading without text is not printed. Where all is empty the report says so.
#
# Never write names, personal numbers or anything else that can point a person out.
# Never write how many people something is about where they are fewer than ten, neither in digits nor in words.
# Other counts and per cent: only those that the report shows for the insats or for everyone. Another number may give
# away a hidden group, and stops the report. Years, dates, weeks, hours and kronor are fine.
""",
)


def write_templates(
    folder: Path, year: int, insatser: Sequence[Insats], language: Language
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write a template for the förbund and each individual insats without a file: those written, those there before.

    A file that is there is never touched. Raises NotWritable or NoRoom.
    """
    written, there = [], []
    wanted: list[tuple[str, str, Sequence[CommentPart]]] = [(LOG, _ALL[language], LOG_PARTS)]
    for insats in sorted((each for each in insatser if each.is_individual), key=lambda each: each.insats_id):
        wanted.append((file_name(insats), " ".join(f"{insats.name} ({insats.insats_id})".split()), COMMENT_PARTS))
    for name, of, parts in wanted:
        path = year_folder(folder, year) / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Made only where there is none, also if somebody else makes one meanwhile.
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.writelines(_lines(of, parts, year, language))
            written.append(path)
        except FileExistsError:
            there.append(path)
        except OSError as error:
            raise writing_fault(error, path.parent, "--out") from error
    return tuple(written), tuple(there)


def _lines(of: str, parts: Sequence[CommentPart], year: int, language: Language) -> Iterator[str]:
    yield _OPENING[language].format(year=year, name=of)
    for part in parts:
        yield f"\n{part.heading[language]}:\n# {part.asks[language]}\n\n"
