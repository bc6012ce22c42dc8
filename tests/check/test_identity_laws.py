"""Laws of the identity guard: every number built at run time is found, and what only looks alike is let through."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import duckdb
import pyarrow as pa
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.check import has_identity
from pipeline.check.identity import is_identity
from pipeline.sample.identity import check_digit

DASHES = ("-", "+", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\ufe58", "\ufe63", "\uff0d")
SPACES = ("", " ", "\u00a0", "\u2009", "\u202f", "\u3000", "\t")
UNSEEN = ("", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")
DIGIT_ROWS = ("0", "\uff10", "\u0660", "\U0001d7ce")
"""Plain, full-width, Arabic and mathematical digits, by their nought."""


HARMLESS_ROWS = (0, 2_000, 25_000)


@st.composite
def numbers(draw) -> tuple[str, str]:
    """A date of eight digits (a coordination number's day has 60 added) and its last four."""
    born = draw(st.dates(date(1900, 1, 1), date(2029, 12, 31)))
    day = born.day + 60 * draw(st.booleans())
    written = f"{born:%Y%m}{day:02d}"
    if draw(st.integers(0, 4)) == 0:
        letter, two = draw(st.sampled_from("JKLMNRSTUWX")), f"{draw(st.integers(0, 99)):02d}"
        return written, f"{letter}{two}{check_digit(f'{written[2:]}1{two}')}"
    serial = f"{draw(st.integers(1, 999)):03d}"
    return written, f"{serial}{check_digit(written[2:] + serial)}"


@st.composite
def spellings(draw) -> str:
    day, last = draw(numbers())
    if draw(st.booleans()):
        day = day[2:]
    between = draw(st.sampled_from(SPACES)) + draw(st.sampled_from(DASHES)) + draw(st.sampled_from(SPACES))
    if draw(st.booleans()):
        between = draw(st.sampled_from(SPACES))
    if last.isdigit() and draw(st.booleans()):
        mark = draw(st.sampled_from("-./ \u2013\u00a0"))
        day = mark.join((day[:-4], day[-4:-2], day[-2:]))
        between = mark
    text = draw(st.sampled_from(UNSEEN)).join(f"{day}{between}{last}")
    nought = ord(draw(st.sampled_from(DIGIT_ROWS)))
    return text.translate({ord("0") + digit: nought + digit for digit in range(10)})


# Around a number: anything but what would make it a part of a longer number, a decimal or a telephone number.
AROUND = st.text(st.characters(exclude_categories=("Nd", "Cs", "Cf", "Mn", "Me")), max_size=20)


@pytest.fixture(scope="module")
def in_duckdb() -> Iterator[Callable[..., bool]]:
    """Whether the guard finds a number in a relation with the texts in one of its columns.

    Few rows, many, and very many are looked through in different ways: harmless rows are added.
    """
    with duckdb.connect() as connection:

        def found(texts: list[str], harmless: int = 0) -> bool:
            connection.register("texts", pa.table({"other": pa.nulls(len(texts), pa.string()), "text": texts}))
            connection.execute(
                "create or replace temp table cells as from texts union all "
                f"select 'D' || range, '2025-06-01' from range({harmless})"
            )
            return has_identity(connection, "cells")

        yield found


@settings(max_examples=settings().max_examples * 30)
@given(before=AROUND, spelling=spellings(), after=AROUND)
def test_every_number_is_found(before: str, spelling: str, after: str) -> None:
    assume(not before.endswith("+"))
    assert is_identity(f"{before}{spelling}{after}")


@settings(max_examples=settings().max_examples * 10)
@given(before=AROUND, spelling=spellings(), after=AROUND, harmless=st.sampled_from(HARMLESS_ROWS))
def test_what_python_finds_duckdb_lets_through_to_it(
    in_duckdb, before: str, spelling: str, after: str, harmless: int
) -> None:
    assume(not before.endswith("+"))
    assert in_duckdb(["2025-06-01", f"{before}{spelling}{after}"], harmless)


@settings(max_examples=settings().max_examples * 30)
@given(text=st.text(st.sampled_from("0123456789-+ ./,T\u00a0\u200b\uff11a")), harmless=st.sampled_from(HARMLESS_ROWS))
def test_duckdb_and_python_never_disagree(in_duckdb, text: str, harmless: int) -> None:
    assert in_duckdb([text], harmless) == is_identity(text)


@pytest.fixture(scope="module")
def line_may_hold() -> Iterator[Callable[[str], bool]]:
    """What the guard says of a file of one line."""
    with duckdb.connect() as connection:

        def said(line: str) -> bool:
            connection.execute("create or replace temp table staged_lines as select ? as line", [line])
            return has_identity(connection, "staged_lines", by_line=True)

        yield said


@settings(max_examples=settings().max_examples * 30)
@given(cells=st.lists(AROUND, max_size=3), spelling=spellings(), before=AROUND, separator=st.sampled_from(";,\t|"))
def test_a_line_is_never_harmless_where_a_cell_of_it_is_not(
    line_may_hold, cells: list[str], spelling: str, before: str, separator: str
) -> None:
    assume(is_identity(f"{before}{spelling}"))
    assert line_may_hold(separator.join([*cells, f"{before}{spelling}", *reversed(cells)]))


def test_lines_as_insatser_deliver_them_are_harmless(line_may_hold) -> None:
    assert not line_may_hold(
        "I01-0000123;P-123;I01;kvinna;1985;1080;2025-06-01;2026-05-15;försörjningsstöd|a-kassa;ja;50"
    )


DATE_FORMS = (
    "%Y-%m-%d", "%Y%m%d", "%y%m%d", "%y-%m-%d", "%d/%m/%Y", "%m/%d/%y", "%Y/%m/%d", "%d.%m.%Y", "%Y.%m.%d", "%d %B %Y",
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H.%M", "%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%S+02:00", "%Y%m%d%H%M%S",
    "%Y%m%dT%H%M%S", "%Y%m%dT%H%M", "%Y%m%d %H%M%S", "%d-%m-%Y %H:%M", "%Y-%m-%d – %Y-%m-%d", "%Y-%m-%d %Y-%m-%d",
    "%Y%m%d-%Y%m%d", "%y%m%d-%y%m%d", "%Y-%m-%d–%m-%d", "%Y-%m-%d--%Y-%m-%d", "%Y/%m/%d-%Y/%m/%d",
)  # fmt: skip


@pytest.mark.parametrize("form", DATE_FORMS)
def test_every_date_of_a_century_is_let_through(in_duckdb, form: str) -> None:
    first = datetime(1930, 1, 1, 0, 0, 5, 123456)
    moments = (first + timedelta(days=each, minutes=each * 7) for each in range(36_525))
    assert not in_duckdb([moment.strftime(form) for moment in moments])


@settings(max_examples=settings().max_examples * 30)
@given(digits=st.integers(0, 10**8 - 1), kind=st.sampled_from("123456789"), form=st.sampled_from(["", "-", " ", "16"]))
def test_organisation_numbers_are_let_through(digits: int, kind: str, form: str) -> None:
    """The third digit is at least 2: no month begins so."""
    eight = f"{digits:08d}"
    nine = f"{kind}{eight[0]}{2 + int(eight[1]) % 8}{eight[2:]}"
    whole = f"{nine}{check_digit(nine)}"
    assert not is_identity({"": whole, "16": f"16{whole}"}.get(form, f"{whole[:6]}{form}{whole[6:]}"))


@settings(max_examples=settings().max_examples * 30)
@given(number=numbers(), fraction=st.integers(1, 99), mark=st.sampled_from(".,"))
def test_amounts_and_decimals_are_let_through(number: tuple[str, str], fraction: int, mark: str) -> None:
    digits = "".join(number)[2:]
    assume(digits.isdigit())
    texts = (
        f"{digits}{mark}{fraction:02d}",
        f"-{digits}{mark}{fraction:02d} kr",
        f"0{mark}{digits}",
        f"59{mark}{digits}",
    )
    assert not any(is_identity(text) for text in texts)
    assert not is_identity(f"{digits[:6]}{mark}{digits[6:]}")


@settings(max_examples=settings().max_examples * 30)
@given(number=numbers(), more=st.text("0123456789", min_size=1, max_size=9), where=st.booleans())
def test_longer_and_shorter_numbers_are_let_through(number: tuple[str, str], more: str, where: bool) -> None:
    digits = "".join(number)
    assume(digits.isdigit())
    assert not is_identity(digits[3:])
    assert not is_identity(digits + more if where else "1" + more + digits)
    assert not is_identity("7" + digits[2:])


PHONES = (
    "08-{0}{1}{2} {3}{4}{5} {6}{7}", "0{0}{1}-{2}{3}{4} {5}{6} {7}{8}", "0{0}{1}{2}-{3}{4} {5}{6} {7}{8}",
    "+46 {0}{1} {2}{3}{4} {5}{6} {7}{8}", "+46{0}{1}{2}{3}{4}{5}{6}{7}{8}", "+46 (0){0}{1}-{2}{3}{4} {5}{6} {7}{8}",
    "0{0}{1}-{2}{3}{4}{5}{6}{7}{8}", "0046{0}{1}{2}{3}{4}{5}{6}{7}{8}", "+4611{2}{3}{4}{5}{6}{7}",
)  # fmt: skip


@settings(max_examples=settings().max_examples * 30)
@given(digits=st.lists(st.integers(0, 9), min_size=9, max_size=9), form=st.sampled_from(PHONES))
def test_telephone_numbers_in_written_form_are_let_through(digits: list[int], form: str) -> None:
    assert not is_identity(form.format(*(digits[0] or 7, *digits[1:])))


@settings(max_examples=settings().max_examples * 30)
@given(seed=st.integers(0, 10**9))
def test_ids_made_by_machines_are_let_through(seed: int) -> None:
    texts = [hashlib.sha256(f"{seed} {each}".encode()).hexdigest() for each in range(200)]
    texts += [str(uuid.UUID(text[:32])) for text in texts]
    assert not any(is_identity(text) or is_identity(text.upper()) for text in texts)


def test_a_uuid_that_begins_like_a_person_is_let_through() -> None:
    day = f"{date(1964, 8, 23):%Y%m%d}"
    last = f"323{check_digit(day[2:] + '323')}"
    assert is_identity(f"{day}-{last}")
    assert not is_identity(f"{day}-{last}-4abc-9def-0123456789ab")
    assert not is_identity(f"ab{day[2:]}-{last}-4abc-9def-0123456789ab")


def test_a_bare_number_of_ten_digits_that_is_valid_is_refused_whatever_it_was() -> None:
    """Also where it was meant as an id, an amount in whole kronor, or a phone number: nobody can tell."""
    day = f"{date(2007, 1, 23):%y%m%d}"
    digits = f"{day}456{check_digit(day + '456')}"
    assert is_identity(digits)
    assert is_identity(f"{digits}.0")
    assert is_identity(f"{digits} kr")
