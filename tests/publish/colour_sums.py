"""Contrast and colour vision as sums: no picture is looked at. Colours are hexadecimal, e.g. "#12436D"."""

from __future__ import annotations

from math import dist

Triple = tuple[float, float, float]

# Machado, Oliveira & Fernandes 2009, IEEE TVCG 15:1291, severity 1.0, on linear RGB.
VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> Triple:
    """Linear RGB, 0..1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return (r, g, b)


def contrast(one: str, two: str) -> float:
    """WCAG 2.1's ratio of relative luminances, 1..21."""
    light = sorted(sum(w * x for w, x in zip((0.2126, 0.7152, 0.0722), linear(each), strict=True)) + 0.05
                    for each in (one, two))  # fmt: skip
    return light[1] / light[0]


def apart(one: str, two: str) -> tuple[float, str]:
    """The least distance in CIELAB (CIE 1976) over all kinds of colour vision, and the kind."""
    return min((dist(_lab(seen(one, kind)), _lab(seen(two, kind))), kind) for kind in VISIONS)


def seen(colour: str, kind: str) -> Triple:
    """Linear RGB as somebody with a kind of colour vision sees it."""
    rgb = linear(colour)
    r, g, b = (sum(w * x for w, x in zip(row, rgb, strict=True)) for row in VISIONS[kind])
    return (min(1.0, max(0.0, r)), min(1.0, max(0.0, g)), min(1.0, max(0.0, b)))


def _lab(rgb: Triple) -> Triple:
    """CIELAB under D65."""
    matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        _root(sum(w * c for w, c in zip(row, rgb, strict=True)) / of) for row, of in zip(matrix, white, strict=True)
    )
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _root(t: float) -> float:
    return t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29
