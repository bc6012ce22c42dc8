"""The process that reads workbooks: a path on each line in, the workbook's sheets and rows out, as lines of JSON.

Every answer ends with {"end": …}: null where all was read, else the rule that the file is refused for. A file that
takes more memory than allowed ends the process, which its owner notices and starts again.
"""

from __future__ import annotations

import contextlib
import io
import json
import math
import sys
from pathlib import Path
from typing import Any, TextIO

import python_calamine

from pipeline.workbook.bounds import BYTES_A_SECOND, PATIENCE_S, Refused, hold_to_bounds
from pipeline.workbook.cells import as_percent, as_text
from pipeline.workbook.marks import Marks, read_marks

MOST_MEMORY = 1 << 30
_ROWS_AT_A_TIME = 2_000


def main() -> None:
    _limit_memory()
    answers = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", closefd=False)  # noqa: SIM115
    for line in sys.stdin:
        refused: str | None = None
        try:
            _read(Path(json.loads(line)), answers)
        except Refused as why:
            refused = why.args[0]
        except python_calamine.PasswordError:
            refused = "file-password"
        except MemoryError:
            refused = "file-too-large"
        except (KeyboardInterrupt, BrokenPipeError):
            return
        except BaseException:
            refused = "file-unreadable"
        _say(answers, {"end": refused})


def _limit_memory() -> None:
    # Windows has no such limit; there the owner's clock ends a file that asks for too much.
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _limit_work(size: int) -> None:
    """Let this file take so much work and no more. Work, not time: a busy computer is no fault of the file's."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        done = resource.getrusage(resource.RUSAGE_SELF)
        allowed = done.ru_utime + done.ru_stime + PATIENCE_S + size / BYTES_A_SECOND
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(allowed), resource.RLIM_INFINITY))


def _read(path: Path, answers: TextIO) -> None:
    _limit_work(hold_to_bounds(path))
    with _opened(path) as book:
        for number, about in enumerate(book.sheets_metadata):
            if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(number)
            shown = about.visible == python_calamine.SheetVisibleEnum.Visible
            merged = [(first[0] + 1, last[0] + 1) for first, last in sheet.merged_cell_ranges or ()]
            _say(answers, {"sheet": about.name, "hidden": not shown, "merged": merged})
            _say_rows(sheet, read_marks(path, about.name), answers)


def _opened(path: Path) -> python_calamine.CalamineWorkbook:
    """By name, else by content, since people rename files: what is called .xls is often a newer workbook."""
    try:
        return python_calamine.load_workbook(str(path))
    except python_calamine.PasswordError:
        raise
    except python_calamine.CalamineError as error:
        if "limit exceeded" in str(error):
            raise Refused("file-too-large") from error
        return python_calamine.load_workbook(io.BytesIO(path.read_bytes()))


def _say_rows(sheet: Any, marks: Marks, answers: TextIO) -> None:
    left = [""] * (sheet.start[1] if sheet.start else 0)
    rows: list[list[str]] = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = left + [as_text(cell) for cell in cells]
        for column, mark in marks.get(number, ()):
            if column <= len(row):
                row[column - 1] = mark if mark.startswith("#") else as_percent(row[column - 1])
        while row and not row[-1]:
            row.pop()
        rows.append(row)
        if len(rows) == _ROWS_AT_A_TIME:
            _say(answers, {"rows": rows})
            rows = []
    if rows:
        _say(answers, {"rows": rows})


def _say(answers: TextIO, what: object) -> None:
    answers.write(json.dumps(what, ensure_ascii=False, check_circular=False))
    answers.write("\n")
    answers.flush()


if __name__ == "__main__":
    main()
