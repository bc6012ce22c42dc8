"""A quarter that has been given out is counted as it was then, whatever is delivered, corrected or erased since."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.flow import Report
from pipeline.forget import Wanted, forget
from pipeline.given_out import read_earlier, read_given_out, withdraw
from pipeline.vocabulary.errors import NotTheLatestRelease, SaidOtherwiseBefore


def quarter(made: Report, name: str) -> tuple[int | None, int | None]:
    [figure] = made.release.select("moved_on", "finished", "quarter", name, "all")
    return figure.numerator, figure.denominator


@pytest.fixture
def first(analyst, people, give_out) -> Report:
    analyst.deliver_rows("2026-04-05/a.csv", people(1, 30, "2026-02-10"))
    return give_out("2026-Q1")


def later(analyst, people, give_out, more: list[dict[str, str]]) -> Report:
    analyst.deliver_rows("2026-07-05/a.csv", [*people(1, 30, "2026-02-10"), *people(31, 30, "2026-05-10"), *more])
    return give_out("2026-Q2")


def test_who_comes_late_waits(analyst, people, give_out, first) -> None:
    assert quarter(first, "2026-Q1") == (10, 30) and first.release_no == 1 and first.late.people == 0
    made = later(analyst, people, give_out, people(91, 6, "2026-03-01"))
    assert quarter(made, "2026-Q1") == (10, 30)
    assert (made.late.come, made.late.gone, made.late.people) == (6, 0, 6)
    assert made.release_no == 2


def test_who_is_corrected_is_counted_as_before(analyst, people, give_out, first) -> None:
    rows = people(1, 30, "2026-02-10")
    rows[0] |= {"work_after": "ja"}
    analyst.deliver_rows("2026-07-05/a.csv", [*rows, *people(31, 30, "2026-05-10")])
    made = give_out("2026-Q2")
    assert quarter(made, "2026-Q1") == (10, 30)
    assert (made.late.come, made.late.gone, made.late.people) == (1, 1, 1)


def test_who_is_forgotten_stays_counted_and_can_no_more_be_told(analyst, people, give_out, first) -> None:
    keys = {key for (key,) in analyst.rows("select person_key from published.frozen")}
    analyst.close()
    forget(analyst.order, Wanted(frozenset({"D1"}), None, False), "begäran", "Eva", analyst._say)
    gone = analyst.rows("select row_key, person_key from published.frozen where row_key is null")
    assert len(gone) == 1 and gone[0][1] not in keys

    def others(*these: object) -> list[dict[str, str]]:
        return [row for row in people(*these) if row["participation_id"] != "D1"]

    made = later(analyst, others, give_out, [])
    assert quarter(made, "2026-Q1") == (10, 30)
    assert made.late.people == 0


def test_a_release_withdrawn_binds_nothing(analyst, people, give_out, first) -> None:
    late = people(91, 6, "2026-03-01")
    later(analyst, people, give_out, late)
    with pytest.raises(NotTheLatestRelease):
        withdraw(analyst.connection, 1, date(2026, 7, 6))
    assert withdraw(analyst.connection, 2, date(2026, 7, 6)) == "2026-Q2"
    assert withdraw(analyst.connection, 1, date(2026, 7, 6)) == "2026-Q1"
    assert read_earlier(analyst.connection, analyst.order.definitions) == ()
    made = give_out("2026-Q2")
    assert quarter(made, "2026-Q1") == (12, 36) and made.release_no == 3 and made.late.people == 0
    assert [each.withdrawn_on for each in read_given_out(analyst.connection)] == [date(2026, 7, 6)] * 2 + [None]


def test_the_same_again_is_no_new_release(analyst, people, give_out, first) -> None:
    files = {path.name: path.read_bytes() for path in first.folder.iterdir() if path.is_file()}
    again = give_out("2026-Q1")
    assert again.release_no is None
    assert {path.name: path.read_bytes() for path in again.folder.iterdir() if path.is_file()} == files


def test_a_draft_and_invented_data_bind_nothing(analyst, people, give_out) -> None:
    analyst.deliver_rows("2026-04-05/a.csv", people(1, 30, "2026-02-10"))
    analyst.change(is_draft=True)
    assert give_out("2026-Q1").release_no is None
    analyst.change(is_draft=False, is_sample=True)
    assert give_out("2026-Q1").release_no is None
    assert read_given_out(analyst.connection) == ()


def test_another_number_under_the_same_definition_is_refused(analyst, people, give_out, first) -> None:
    analyst.connection.execute(
        "update published.cell set numerator = numerator + 1 where metric = 'moved_on' and first_quarter = last_quarter"
    )
    with pytest.raises(SaidOtherwiseBefore) as refused:
        later(analyst, people, give_out, [])
    assert refused.value.exit_code == 5 and "2026-Q1 (1)" in str(refused.value)
    assert not (analyst.order.out / "2026-Q2").exists()


def test_quarters_between_others_that_are_out_are_protected_with_both(analyst, people, give_out) -> None:
    """The second quarter's four are the half-year less the first: a release between the two must not tell."""
    analyst.deliver_rows("2026-04-05/a.csv", people(1, 30, "2026-02-10"))
    give_out("2026-Q1")
    rows = [*people(1, 30, "2026-02-10"), *people(31, 4, "2026-05-10"), *people(41, 30, "2026-08-10")]
    analyst.deliver_rows("2026-10-05/a.csv", rows)
    made = give_out("2026-Q3")
    assert quarter(made, "2026-Q2") == (None, None)
    between = give_out("2026-Q2")
    assert quarter(between, "2026-Q2") == (None, None)
    [half] = between.release.select("moved_on", "finished", "year", "2026", "all")
    assert half.denominator is None


def test_rows_frozen_before_a_metric_was_asked_for_answer_as_they_stand(analyst, people, give_out) -> None:
    """And none of them is taken for changed: nothing had been told of the new answer."""

    def unoccupied(*those: object) -> list[dict[str, str]]:
        return [{**row, "work_before": "nej", "study_before": "nej"} for row in people(*those)]

    analyst.deliver_rows("2026-04-05/a.csv", unoccupied(1, 30, "2026-02-10"))
    give_out("2026-Q1")
    for column in ("had_no_occupation", "begun_within_3", "begun_within_6", "begun_within_12"):
        analyst.connection.execute(f"alter table published.frozen drop column {column}")
    analyst.deliver_rows("2026-07-05/a.csv", [*unoccupied(1, 30, "2026-02-10"), *unoccupied(31, 30, "2026-05-10")])
    made = give_out("2026-Q2")
    assert quarter(made, "2026-Q1") == (10, 30)
    assert (made.late.come, made.late.gone, made.late.people) == (0, 0, 0)
    told = analyst.rows(
        "select exit_quarter, count(had_no_occupation), count(*) from published.frozen group by 1 order by 1"
    )
    assert [known for _, known, _ in told] == [30, 30] and sum(rows for *_, rows in told) == 60
