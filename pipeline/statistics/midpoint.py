"""Which count to show where exact counts would point at people: the middle of a band."""

from __future__ import annotations


def midpoint(count: int, band: int = 6) -> int:
    """The middle of the band that a count lies in, 0 for none: with bands of 6, 1 to 6 is 3, 7 to 12 is 9.

    Rounding up to the next `band` and down by half of it. Raises ValueError for a count below 0 and a band that is not
    even. OpenSAFELY documentation:

    >>> [midpoint(count) for count in (0, 1, 6, 7, 12, 13, 18)]
    [0, 3, 3, 9, 9, 15, 15]
    """
    if count < 0:
        raise ValueError("fewer than nobody")
    if band < 2 or band % 2:
        raise ValueError("a band has an even width, so that it has a middle")
    return -(-count // band) * band - band // 2 if count else 0
