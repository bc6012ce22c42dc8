"""Cells and columns that tables are made of."""

from __future__ import annotations

from pipeline.publish.document import Cell, Column
from pipeline.publish.wording.numbers import HIDDEN, count_text, interval_text, share_text, target_text
from pipeline.publish.wording.statements import certainty_words, goal_words
from pipeline.publish.wording.statuses import status_symbol
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import ProtectedFigure


def text_cell(text: str) -> Cell:
    return Cell(text)


def count_cell(words: Words, figure: ProtectedFigure | None, number: int | None) -> Cell:
    """A count of a figure; the symbol of its status where there is none."""
    if figure is None:
        return Cell("")
    if number is None:
        return Cell(status_symbol(words, figure.status))
    return Cell(count_text(words, number), (number,))


def rows_cell(words: Words, number: int | None) -> Cell:
    """A count of rows or files; empty where nothing was counted."""
    return Cell("") if number is None else Cell(count_text(words, number), (number,))


def share_cell(words: Words, figure: ProtectedFigure | None) -> Cell:
    """A share in whole per cent with the unrounded number behind it."""
    if figure is None:
        return Cell("")
    if figure.value is None or figure.numerator is None or not figure.denominator:
        return Cell(status_symbol(words, figure.status))
    return Cell(share_text(words, figure), (figure.value,))


def interval_cell(words: Words, figure: ProtectedFigure | None) -> Cell:
    """The 95 % interval with both unrounded limits behind it."""
    if figure is None:
        return Cell("")
    if figure.ci_low is None or figure.ci_high is None:
        return Cell(status_symbol(words, figure.status))
    return Cell(interval_text(figure), (figure.ci_low, figure.ci_high))


def figure_columns(words: Words) -> tuple[Column, ...]:
    """The columns that every figure has."""
    return (
        Column(words.say("Antal"), "count"),
        Column(words.say("Av"), "count"),
        Column(words.say("Andel"), "share"),
        Column(words.say("95 %-intervall"), "interval"),
    )


def figure_cells(words: Words, figure: ProtectedFigure | None) -> tuple[Cell, ...]:
    """Numerator, denominator, share and interval: the cells of `figure_columns`."""
    return (
        count_cell(words, figure, figure.numerator if figure else None),
        count_cell(words, figure, figure.denominator if figure else None),
        share_cell(words, figure),
        interval_cell(words, figure),
    )


def goal_columns(words: Words, target: str) -> tuple[Column, ...]:
    """The two statements against the goal, a column each."""
    return (
        Column(words.say("Målet {target}", target=target), "short"),
        Column(words.say("Säkerhet"), "short"),
    )


def goal_cells(words: Words, figure: ProtectedFigure | None, is_own: bool = False) -> tuple[Cell, ...]:
    """The cells of `goal_columns`. `is_own`: the figure is held against the insats's own target, which is named."""
    if figure is None:
        return (Cell(""), Cell(""))
    symbol = status_symbol(words, figure.status) if figure.status != "shown" else HIDDEN
    reached = goal_words(words, figure)
    if is_own and reached and figure.target is not None:
        reached = words.say("eget mål {target}: {reached}", target=target_text(words, figure.target), reached=reached)
    return (Cell(reached or symbol), Cell(certainty_words(words, figure) or symbol))
