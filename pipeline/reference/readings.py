"""The ways in which a row that does not add up could be right, and which printed per cent each of them keeps."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from pipeline.vocabulary.printed_sums import Fit, Reading, ShareFit
from pipeline.vocabulary.reference import PrintedRow, PrintedShare, PrintedSum, Reference


def readings_of(reference: Reference, row: PrintedRow, printed: PrintedSum, difference: Decimal) -> tuple[Reading, ...]:
    """First: the total is wrong. Then: a part is. `difference` = printed total - parts.

    Among the parts only those are named whose printed per cent says that they are the wrong ones: it differs as
    the part stands, and not with the part changed. Where no part is named, some part is, and nobody can tell which.
    """
    columns = (printed.total, *printed.parts)
    values = {column: reference.value(row, column) for column in columns}
    total = values[printed.total]
    assert total is not None
    readings = [_reading(reference, row, columns, {printed.total: total - difference})]
    for part in printed.parts:
        value = values[part]
        assert value is not None
        own = next((share for share in reference.shares if share.number == part), None)
        if own is None:
            continue
        before, after = _fit(reference, row, own, {}), _fit(reference, row, own, {part: value + difference})
        if before and after and before.fit == "differs" and after.fit != "differs":
            readings.append(_reading(reference, row, columns, {part: value + difference}))
    if len(readings) == 1:
        # Whichever part it is, the total stays as printed.
        readings.append(Reading(None, None, _fits(reference, row, (printed.total,), {})))
    return tuple(readings)


def _reading(
    reference: Reference, row: PrintedRow, columns: tuple[str, ...], changed: Mapping[str, Decimal]
) -> Reading:
    ((column, value),) = changed.items()
    return Reading(reference.label_of(column), value, _fits(reference, row, columns, changed))


def _fits(
    reference: Reference, row: PrintedRow, columns: tuple[str, ...], changed: Mapping[str, Decimal]
) -> tuple[ShareFit, ...]:
    """The printed per cent of these columns, with some numbers changed."""
    found = [_fit(reference, row, share, changed) for share in reference.shares if share.number in columns]
    return tuple(fit for fit in found if fit is not None)


def _fit(reference: Reference, row: PrintedRow, share: PrintedShare, changed: Mapping[str, Decimal]) -> ShareFit | None:
    number = changed.get(share.number, reference.value(row, share.number))
    of = reference.value(row, share.of) if isinstance(share.of, str) else share.of
    printed = reference.value(row, share.printed)
    if number is None or not of or printed is None:
        return None
    percent, step = number * 100 / of, Decimal(1).scaleb(-share.decimals)
    fit: Fit = "differs"
    if percent.quantize(step, ROUND_HALF_UP) == printed:
        fit = "fits"
    elif percent.quantize(step, ROUND_DOWN) == printed:
        fit = "cut_off"
    one_more = Decimal(1).scaleb(-share.decimals - 1)
    return ShareFit(reference.label_of(share.number), printed, percent.quantize(one_more, ROUND_HALF_UP), fit)
