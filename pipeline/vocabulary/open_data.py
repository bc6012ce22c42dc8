"""Where a förbund publishes the folder of its latest report, as it has written in `utfall.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+/")
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_NUMBER = re.compile(r"\d{10}")


@dataclass(frozen=True)
class OpenDataPlace:
    """`address`: of the folder, with its last stroke. `email`: whom readers of the data ask. None: not written.

    `organisation_number`: ten digits, by which Sveriges dataportal knows the publisher in every catalogue.
    """

    address: str | None = None
    email: str | None = None
    organisation_number: str | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys of `utfall.toml` without which a portal cannot be told of the data."""
        keys = {"open_data_address": self.address, "open_data_email": self.email}
        return tuple(key for key, value in keys.items() if value is None)


NOWHERE = OpenDataPlace()
"""Nothing is written."""


def address_of(text: str) -> str | None:
    """An absolute web address of a folder, with a stroke at its end; None where the text is none."""
    address = text.strip().rstrip("/") + "/"
    return address if _ADDRESS.fullmatch(address) else None


def email_of(text: str) -> str | None:
    """An e-mail address; None where the text is none."""
    return text.strip() if _EMAIL.fullmatch(text.strip()) else None


def organisation_number_of(text: str) -> str | None:
    """Ten digits, written with or without a hyphen; None where the text is none."""
    digits = text.strip().replace("-", "")
    return digits if _NUMBER.fullmatch(digits) else None
