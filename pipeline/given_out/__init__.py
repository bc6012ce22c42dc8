"""What has been given out binds what comes after: entered cell by cell, quarters frozen, withdrawn in order."""

from pipeline.given_out.as_then import entered_before, in_force, set_in_force
from pipeline.given_out.earlier import read_earlier
from pipeline.given_out.entering import GivenOut, enter_release, read_given_out
from pipeline.given_out.freezing import Late, read_late
from pipeline.given_out.last_of_kind import read_last_of_kind
from pipeline.given_out.ledger import open_ledger
from pipeline.given_out.own_bound import bound_own_metrics, demand_own_as_given_out
from pipeline.given_out.revising import enter_revision, read_revised
from pipeline.given_out.withdrawing import withdraw

__all__ = [
    "GivenOut", "Late", "bound_own_metrics", "demand_own_as_given_out", "enter_release", "enter_revision",
    "entered_before", "in_force", "open_ledger", "read_earlier", "read_given_out", "read_last_of_kind", "read_late",
    "read_revised", "set_in_force", "withdraw",
]  # fmt: skip
