"""The receipt's first line: the status in a word, and what it means for this very delivery."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.publish.receipt.wording import STATUS_MEANS
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.receipt import Receipt, Remark
from pipeline.vocabulary.status import STATUSES

_MOST_FILES = 3
_WITH_SOMETHING_LEFT = ("partly", "refused", "accepted_with_remarks")
_BY_CORRECTION = ("mended", "removed")


def status_line(receipt: Receipt) -> str:
    """The status, and what it means; where corrections have come since, that and in which deliveries."""
    language, word = receipt.language, STATUSES[receipt.status][receipt.language].capitalize()
    sv = language == "sv"
    if receipt.status == "superseded" and receipt.superseded_by:
        files = receipt.superseded_by
        later = (
            f"En senare leverans ({files}) gäller i stället." if sv else f"A later delivery ({files}) holds instead."
        )
        return f"{word}. {later}"
    if receipt.status in _WITH_SOMETHING_LEFT and (closed_in(receipt) or goes_on_in(receipt)):
        return f"{word}{_since(receipt)}"
    if receipt.status == "accepted" and goes_on_in(receipt):
        # What there was to look at stands on the row's newest version.
        said = (
            ("Alla rader används. Fortsätt i kvittot för", "där något bör kontrolleras")
            if sv
            else ("All rows are used. Go on in the receipt for", "where something is to be looked at")
        )
        return f"{word}. {said[0]} {goes_on_in(receipt)}, {said[1]}."
    if receipt.status == "repeated" and receipt.corrects:
        return (
            "Oförändrad. Ingen rad i rättelsen är ändrad." if sv else "Unchanged. No row of the correction is changed."
        )
    only_said = _only_said(receipt, word)
    if only_said:
        return only_said
    if receipt.corrects and receipt.status in ("partly", "refused"):
        means = ("Rader som fortfarande är fel i rättelsen används inte.", "Rows still at fault in it are not used.")
        return f"{word}. {means[0] if sv else means[1]}"
    return f"{word}. {STATUS_MEANS[receipt.status][language]}"


def _since(receipt: Receipt) -> str:
    """What follows the word where a correction has come: what it mended, and where to go on."""
    sv, closed, on = receipt.language == "sv", closed_in(receipt), goes_on_in(receipt)
    if closed and not on and not receipt.corrections:
        left = " Inget mer behöver göras." if sv else " Nothing more is to be done."
        done = all_closed(receipt)
        said = f", och rättad i leverans {closed}." if sv else f", and mended in the delivery {closed}."
        return f"{said}{left if done else ''}"
    if closed and on and not receipt.corrections and not _waits(receipt):
        # What did not count does now; something is left to look at.
        return (
            f", och rättad i leverans {closed}. Fortsätt i kvittot för {on}, där något bör kontrolleras."
            if sv
            else f", and mended in the delivery {closed}. Go on in the receipt for {on}: something is to be looked at."
        )
    said = f". {STATUS_MEANS[receipt.status][receipt.language]}"
    if closed:
        said += f" En del är rättat i leverans {closed}." if sv else f" Some of it is mended in the delivery {closed}."
    elif receipt.changed_nothing:
        day = receipt.changed_nothing
        said += f" Rättelsen {day} ändrade ingenting." if sv else f" The correction of {day} changed nothing."
    if on:
        said += f" Fortsätt i kvittot för {on}." if sv else f" Go on in the receipt for {on}."
    return said


def _waits(receipt: Receipt) -> bool:
    """Whether a row that does not count is still to be mended, here or in a correction."""
    return any(
        each.severity == "set_aside" and each.confirmed_by is None and not _is_done(each) for each in receipt.remarks
    )


def _is_done(each: Remark) -> bool:
    return each.closed is not None and each.closed.how in _BY_CORRECTION


def _only_said(receipt: Receipt, word: str) -> str | None:
    """A correction that changes no row, but takes rows away or says that they are right."""
    returned, sv = receipt.returned, receipt.language == "sv"
    if returned is None or returned.mended or not (returned.removed or returned.confirmed):
        return None
    if receipt.status not in ("accepted", "accepted_with_remarks"):
        return None
    said = []
    if returned.removed:
        word, many = ("Rättad" if sv else "Mended"), len(returned.removed) > 1
        gone = f"borttag{'na' if many else 'en'}" if sv else "removed"
        said.append(f"{_rows(len(returned.removed), sv)} {gone}.")
    if returned.confirmed:
        many = len(returned.confirmed) > 1
        right = f"bekräfta{'de' if many else 'd'}" if sv else "confirmed"
        said.append(f"{_rows(len(returned.confirmed), sv)} {right}.")
    if receipt.corrections:
        said.append("Något bör fortfarande kontrolleras." if sv else "Something is still to be looked at.")
    return " ".join([f"{word}.", *said])


def _rows(count: int, sv: bool) -> str:
    one, more = ("rad", "rader") if sv else ("row", "rows")
    return f"{count} {one if count == 1 else more}"


def set_aside_now(receipt: Receipt) -> str | int:
    """How many rows were set aside, and how many of them a correction has mended or removed since."""
    count = receipt.equation.set_aside if receipt.equation else 0
    aside = [each for each in receipt.remarks if each.severity == "set_aside" and each.confirmed_by is None]
    by_row: dict[tuple[str | None, int], list[Remark]] = {}
    for each in aside:
        if each.row is not None:
            by_row.setdefault((each.sheet, each.row), []).append(each)
    done = [row for row in by_row.values() if all(map(_is_done, row))]
    if not count or not done or receipt.remarks_left_out:
        return count
    gone = sum(row[0].closed is not None and row[0].closed.how == "removed" for row in done)
    files = _files(row[0] for row in done)
    how = _how(len(done) - gone, gone)[receipt.language]
    some = "" if len(done) == count else f"{len(done)} "
    return (
        f"{count} ({some}nu {how} i {files})" if receipt.language == "sv" else f"{count} ({some}now {how} in {files})"
    )


def _how(mended: int, gone: int) -> Label:
    many = mended + gone > 1
    if not gone:
        return Label("rättade" if many else "rättad", "mended")
    if not mended:
        return Label("borttagna" if many else "borttagen", "removed")
    return Label("rättade eller borttagna", "mended or removed")


def closed_in(receipt: Receipt) -> str:
    """The deliveries in which something of this one has been mended or removed; empty where there are none."""
    return _files(each for each in receipt.remarks if _is_done(each))


def goes_on_in(receipt: Receipt) -> str:
    """The corrections in which rows of this one stand that still are to be mended or looked at; empty for none."""
    return _listed(receipt.goes_on_in)


def _files(remarks: Iterable[Remark]) -> str:
    return _listed(sorted({each.closed.file for each in remarks if each.closed}))


def _listed(files: Sequence[str]) -> str:
    return ", ".join(files[:_MOST_FILES]) + (" …" if len(files) > _MOST_FILES else "")


def all_closed(receipt: Receipt) -> bool:
    """Whether nothing that the sender mends, and no row set aside, is left open."""
    return (
        not receipt.corrections
        and not goes_on_in(receipt)
        and not any(
            each.is_open and (each.rule.mends == "sender" or each.severity == "set_aside") for each in receipt.remarks
        )
    )
