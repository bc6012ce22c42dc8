"""Puts together what a publication may draw from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.comments import read_comments
from pipeline.given_out import read_last_of_kind
from pipeline.local import count_by_rule, read_accounts, read_findings
from pipeline.measure.duties import duties
from pipeline.measure.money import money
from pipeline.protect import Protection
from pipeline.reference import sum_faults
from pipeline.surroundings import describe_surroundings
from pipeline.vocabulary.duties import public_duties
from pipeline.vocabulary.money import public_money
from pipeline.vocabulary.order import Order, period_of
from pipeline.vocabulary.population import Population
from pipeline.vocabulary.printed_sums import CheckedReference
from pipeline.vocabulary.release import Release

if TYPE_CHECKING:
    import duckdb


def compose(
    connection: duckdb.DuckDBPyConnection, order: Order, population: Population, protection: Protection
) -> Release:
    """Protected figures, the accounts of files, the run's surroundings, what was given out last, and a year's comments.

    Raises CommentFault, CommentHoldsIdentity or CommentsTellTooMuch.
    """
    period = period_of(order, population)
    definitions = order.definitions
    return Release(
        period=period,
        language=order.language,
        surroundings=describe_surroundings(order, population),
        definitions=definitions,
        insatser=population.insatser,
        municipalities=population.municipalities,
        figures=protection.figures,
        deliveries=read_accounts(connection, order.as_of),
        rule_counts=count_by_rule(read_findings(connection, definitions, order.as_of)),
        sum_faults=tuple(fault for each in definitions.references for fault in sum_faults(each)),
        outside=tuple(CheckedReference(each, sum_faults(each)) for each in definitions.own_references),
        comments=read_comments(order.comments, period, population.insatser, protection.figures),
        earlier=read_last_of_kind(connection, period),
        money=public_money(money(connection, period.latest_whole_year, definitions.money)),
        duties=public_duties(duties(connection, period.last_day, definitions.duties), period.latest_whole_year),
    )
