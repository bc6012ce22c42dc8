"""A receipt per delivery, beside the database: read from it here, set as a workbook by publish. Never published."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.receipt_deliveries import read_deliveries
from pipeline.receipt_files import Written, folder_of, read_written, remember_written, write_beside
from pipeline.receipt_reading import read_receipts
from pipeline.vocabulary.definition_file import digest
from pipeline.vocabulary.order import Order

if TYPE_CHECKING:
    import duckdb


def write_receipts(connection: duckdb.DuckDBPyConnection, order: Order) -> tuple[Path, ...]:
    """Write the receipts that are missing, or that say something else now; the paths written.

    A receipt that somebody has changed where it lies is left alone: the new one is written beside it.
    A look back (`as_of`) writes none. Raises NotWritable.
    """
    if order.as_of is not None:
        return ()
    folder, form = folder_of(order.database), _form(order)
    written = read_written(connection)
    words = {each: hashlib.sha256(f"{form} {each}".encode()).hexdigest() for each in read_deliveries(connection)}
    wanted = [each for each, word in words.items() if not _is_there(folder, written.get(each.delivery_no), word)]
    if not wanted:
        return ()
    from pipeline.publish.receipt import receipt_bytes

    new: dict[int, Written] = {}
    for delivered, receipt in zip(wanted, read_receipts(connection, wanted, order), strict=True):
        content, before = receipt_bytes(receipt), written.pop(delivered.delivery_no, None)
        taken = {each.file for each in (*written.values(), *new.values())}
        file = write_beside(folder, delivered.file, content, before, taken)
        new[delivered.delivery_no] = Written(file, hashlib.sha256(content).hexdigest(), words[delivered])
    remember_written(connection, new)
    return tuple(folder / each.file for each in new.values())


def _is_there(folder: Path, before: Written | None, word: str) -> bool:
    return before is not None and before.word == word and (folder / before.file).exists()


def _form(order: Order) -> str:
    """One word for what a receipt looks like: this program's own files, the definitions and the reader's language."""
    here = Path(__file__).resolve().parent
    own = [*here.glob("receipt*.*"), *(here / "publish" / "receipt").glob("*.py"), here / "vocabulary" / "receipt.py"]
    layouts = " ".join(layout.digest for layout in order.definitions.layouts)
    whose = f"{order.language} {order.association} {order.contact}"
    return f"{digest(sorted(own))} {order.definitions.rows_digest} {layouts} {whose}"
