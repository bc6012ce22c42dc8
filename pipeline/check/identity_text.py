"""Whether a text holds a personal identity number. Answers yes or no; never returns or logs a value.

A personnummer is YYMMDD-NNNC or with a four-digit year, NNN from 001 to 999 and C a Luhn check digit over the nine
before it; a samordningsnummer has 60 added to the day (Skatteverket, SKV 704 and SKV 707). An interim number has a
letter in the place of the first N, which counts as 1 in Luhn's sum (labelled examples: personnummer/meta, MIT).
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator

CENTURY = "(?:18|19|20)?"
MONTH = "(?:0[1-9]|1[0-2])"
DAY = "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
INTERIM_LETTERS = "JKLMNRSTUWXjklmnrstuwx"
BETWEEN = "[ \t]*(?:[-+/_]{1,3}[ \t\r\n]*)?"
"""What may stand between the date and the last four. Not a point or comma: 640823.3234 is a coordinate."""
BETWEEN_SEPARATED = "[ \t]*[-+/_. ]{0,3}[ \t]*"

# 640823-3234 and 19640823-3234; a letter only here, since 2025-06-01-K123 is an id with a date in it.
_COMPACT = re.compile(
    f"(?<![0-9])(?P<date>{CENTURY}[0-9]{{2}}{MONTH}{DAY})(?P<between>{BETWEEN})"
    f"(?P<last>[0-9]{{4}}|[{INTERIM_LETTERS}][0-9]{{3}})(?![0-9])"
)
# 1964-08-23-3234 and 64 08 23 3234: the same separator twice.
_SEPARATED = re.compile(
    f"(?<![0-9])(?P<date>{CENTURY}[0-9]{{2}} ?(?P<mark>[-./ ]) ?{MONTH} ?(?P=mark) ?{DAY})"
    f"(?P<between>{BETWEEN_SEPARATED})(?P<last>[0-9]{{4}})(?![0-9])"
)
_ANOTHER_DATE = re.compile("(?:19|20)[0-9]{2} ?([-./ ]) ?[0-9]{2} ?\\1 ?[0-9]{2}(?![0-9])")

_UUID = re.compile("(?<![0-9A-Za-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9A-Za-z])", re.IGNORECASE)
_HEXADECIMAL = re.compile("(?<![0-9A-Za-z])(?:[0-9a-f]{20,}|[0-9A-F]{20,})(?![0-9A-Za-z])")
_LETTERS_IN_A_HASH = 3

_DECIMALS_AFTER = re.compile("[.,](?=[0-9]*[1-9])[0-9]{1,7}(?:$|[\\s);:%\\]\"'!?]|[.,](?:$|\\s)|kr|SEK)")
_WHOLE_PART_BEFORE = re.compile("(?:^|[\\s(\\[=:;<>~+-])[0-9]+[.,]$")
_COUNTRY_BEFORE = re.compile("(?:^|[^0-9A-Za-z])\\+$")
_LONGEST_WHOLE_PART = 12


def is_identity(text: str) -> bool:
    """Whether a valid personnummer, samordningsnummer or interim number stands anywhere in the text.

    >>> is_identity("640823-" + "3234"), is_identity("Född 1964 08 23 – " + "3234.")
    (True, True)
    >>> is_identity("556036-0793"), is_identity("6408233234,50")
    (False, False)
    """
    return any(_holds(each) for each in _readings(text))


def _readings(text: str) -> Iterator[str]:
    """The text with digits, dashes and spaces of every kind as the plain ones.

    Marks that take no room are left out, and in a second reading they part what stands around them.
    """
    if text.isascii():
        yield text
        return
    letters = [_plain(letter) for letter in text]
    yield "".join(letters)
    if "" in letters:
        yield "".join(letter or "|" for letter in letters)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    kind = unicodedata.category(letter)
    if kind == "Nd":
        return str(unicodedata.decimal(letter))
    if kind == "Pd" or letter in "\u2212\u2043\u02d7":
        return "-"
    if kind == "Zs":
        return " "
    # Format characters and combining marks: zero-width spaces and joiners, soft hyphens, strikethrough.
    return "" if kind in ("Cf", "Mn", "Me") else letter


def _holds(text: str) -> bool:
    text = _HEXADECIMAL.sub(_unless_digits, _UUID.sub(_unless_digits, text))
    return any(_is_number(found) for pattern in (_COMPACT, _SEPARATED) for found in _overlapping(pattern, text))


def _unless_digits(found: re.Match[str]) -> str:
    """A UUID or hash goes; digits with letters only around them stay, as somebody may have written them so."""
    within = found.group().strip("abcdefABCDEF")
    return "|" if sum(letter.isalpha() for letter in within) >= _LETTERS_IN_A_HASH else found.group()


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    start = 0
    while found := pattern.search(text, start):
        yield found
        start = found.start() + 1


def _is_number(found: re.Match[str]) -> bool:
    date = re.sub("[^0-9]", "", found["date"])
    last = found["last"]
    if not _is_a_day(date) or last[:3] == "000":
        return False
    digits = date[-6:] + ("1" + last[1:] if last[0].isalpha() else last)
    return _luhn(digits) and not _is_something_else(found)


def _is_something_else(found: re.Match[str]) -> bool:
    """A decimal number, a telephone number with its country, or the second of two dates."""
    text, end = found.string, found.end()
    if found.re is _SEPARATED:
        return _ANOTHER_DATE.match(text, found.start("last")) is not None
    if found["between"] or found["last"][0].isalpha():
        return False
    before = text[max(0, found.start() - _LONGEST_WHOLE_PART - 2) : found.start()]
    is_decimal = _DECIMALS_AFTER.match(text, end) is not None or _WHOLE_PART_BEFORE.search(before) is not None
    return is_decimal or (found["date"].startswith("46") and _COUNTRY_BEFORE.search(before) is not None)


def _is_a_day(date: str) -> bool:
    month, day = int(date[-4:-2]), int(date[-2:]) % 60
    # Two digits may mean 2000, the leap year, as well as 1900.
    year = int(date[:4]) if len(date) == 8 else 2000 + int(date[:2])
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _luhn(digits: str) -> bool:
    products = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(product // 10 + product % 10 for product in products) % 10 == 0
