"""What is written after an option, understood; argparse says the rest where it is not."""

from __future__ import annotations

import argparse
import re


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if not re.fullmatch(r"0*[1-9]\d*", text):
        raise argparse.ArgumentTypeError("ett helt tal, minst 1")
    return int(text)


def year(text: str) -> int:
    """A calendar year as it is written."""
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise argparse.ArgumentTypeError("ett årtal, som 2025")
    return int(text)


def municipality(text: str) -> tuple[str, str]:
    """A member municipality's code and name, as 1080=Karlskrona."""
    code, _, name = text.partition("=")
    if not re.fullmatch(r"\d{4}", code) or not name.strip():
        raise argparse.ArgumentTypeError("fyra siffror, likhetstecken och namnet, som 1080=Karlskrona")
    return code, name.strip()


def only(text: str) -> tuple[str, tuple[str, ...]]:
    """A dimension and the categories of it to keep, as kön=kvinnor,män."""
    name, _, values = text.partition("=")
    kept = tuple(value.strip() for value in values.split(",") if value.strip())
    if not name.strip() or not kept:
        raise argparse.ArgumentTypeError("en indelning, likhetstecken och värden, som kön=kvinnor,män")
    return name.strip(), kept


def amount(text: str) -> str:
    """A number that is nought or more, as text, so that no decimal is lost."""
    if not re.fullmatch(r"\d+(\.\d+)?", text.replace(",", ".")):
        raise argparse.ArgumentTypeError("ett tal, som 1 eller 0.5")
    return text.replace(",", ".")


def outside_measure(text: str) -> str:
    """The kind of a figure from outside, by its code."""
    from pipeline.vocabulary.outside_measures import MEASURES

    if text not in MEASURES:
        raise argparse.ArgumentTypeError(f"ett av {', '.join(MEASURES)}")
    return text
