"""Sentences about outside figures whose printed parts do not add up. They name the readings and choose none."""

from __future__ import annotations

from decimal import Decimal

from pipeline.publish.wording.numbers import SPACE, count_text
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.printed_sums import Reading, ShareFit, SumFault


def fault_sentence(words: Words, fault: SumFault) -> str:
    """“SCB …, 2020: delarna ger 793 210, men 790 242 är tryckt (−2 968).”"""
    return words.say(
        "{source}, {row}: delarna ger {parts}, men {total} är tryckt ({difference}).",
        source=fault.source[words.language],
        row=fault.row[words.language],
        parts=printed_number(words, fault.parts),
        total=printed_number(words, fault.total),
        difference=("+" if fault.difference > 0 else "") + printed_number(words, fault.difference),
    )


def reading_sentences(words: Words, fault: SumFault) -> tuple[str, ...]:
    """A sentence for each reading, with what it makes of the printed per cent."""
    return tuple(_reading(words, number, reading) for number, reading in enumerate(fault.readings, start=1))


def no_choice_sentence(words: Words) -> str:
    """Stands after the readings."""
    return words.say("Programmet väljer ingen av läsningarna. Talen står som källan har tryckt dem.")


def printed_number(words: Words, number: Decimal, keeps_decimals: bool = False) -> str:
    """A number with as many decimals as it has; a whole one has none, unless they are kept."""
    if number == number.to_integral_value() and not keeps_decimals:
        return count_text(words, int(number))
    text = f"{number:f}".replace("-", "\N{MINUS SIGN}")
    return text.replace(".", ",") if words.language == "sv" else text


def _reading(words: Words, number: int, reading: Reading) -> str:
    if reading.column is None or reading.value is None:
        said = words.say("Läsning {n}: någon av delarna är fel, oklart vilken.", n=number)
    else:
        said = words.say(
            "Läsning {n}: ”{column}” skulle vara {value}.",
            n=number, column=reading.column[words.language], value=printed_number(words, reading.value),
        )  # fmt: skip
    return " ".join((said, *(_share(words, share) for share in reading.shares)))


def _share(words: Words, share: ShareFit) -> str:
    point = "," if words.language == "sv" else "."
    printed, computed = (f"{each:f}".replace(".", point) + SPACE + "%" for each in (share.printed, share.computed))
    facts: dict[str, object] = {
        "column": share.column[words.language], "printed": printed, "computed": computed,
    }  # fmt: skip
    if share.fit == "fits":
        return words.say("Tryckta {printed} för ”{column}” stämmer då ({computed}).", **facts)
    if share.fit == "cut_off":
        return words.say("Tryckta {printed} för ”{column}” är då avhugget, inte avrundat ({computed}).", **facts)
    return words.say("Tryckta {printed} för ”{column}” stämmer då inte ({computed}).", **facts)
