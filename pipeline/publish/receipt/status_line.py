"""The receipt's first line: the status in a word, and what it means for this very delivery."""

from __future__ import annotations

from pipeline.publish.receipt.wording import STATUS_MEANS
from pipeline.vocabulary.receipt import Receipt
from pipeline.vocabulary.status import STATUSES

_MOST_FILES = 3


def status_line(receipt: Receipt) -> str:
    """The status, and what it means; where corrections have come since, that and in which deliveries."""
    language, word = receipt.language, STATUSES[receipt.status][receipt.language].capitalize()
    sv = language == "sv"
    closed = closed_in(receipt)
    if receipt.status in ("partly", "refused", "accepted_with_remarks") and closed:
        if all_closed(receipt):
            return f"{word}, och rättad i leverans {closed}." if sv else f"{word}, and mended in the delivery {closed}."
        since = f"En del är rättat i leverans {closed}." if sv else f"Some of it is mended in the delivery {closed}."
        return f"{word}. {STATUS_MEANS[receipt.status][language]} {since}"
    if receipt.status == "superseded" and receipt.superseded_by:
        files = receipt.superseded_by
        return (
            f"{word}. En senare leverans ({files}) gäller i stället."
            if sv
            else (f"{word}. A later delivery ({files}) holds instead.")
        )
    if receipt.status == "repeated" and receipt.corrects:
        return (
            "Oförändrad. Ingen rad i rättelsen är ändrad." if sv else "Unchanged. No row of the correction is changed."
        )
    if receipt.corrects and receipt.status in ("partly", "refused"):
        means = ("Rader som fortfarande är fel i rättelsen används inte.", "Rows still at fault in it are not used.")
        return f"{word}. {means[0] if sv else means[1]}"
    return f"{word}. {STATUS_MEANS[receipt.status][language]}"


def closed_in(receipt: Receipt) -> str:
    """The deliveries in which something of this one has been mended or removed; empty where there are none."""
    files = sorted({each.closed.file for each in receipt.remarks if each.closed})
    return ", ".join(files[:_MOST_FILES]) + (" …" if len(files) > _MOST_FILES else "")


def all_closed(receipt: Receipt) -> bool:
    """Whether nothing that the sender mends, and no row set aside, is left open."""
    return not receipt.corrections and not any(
        each.is_open and (each.rule.mends == "sender" or each.severity == "set_aside") for each in receipt.remarks
    )
