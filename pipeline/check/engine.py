"""Great Expectations judging inside DuckDB. The only module that knows Great Expectations.

Out of the box it reads no result from DuckDB, since it fetches after it has handed the connection back
(great_expectations issue 11579). A dialect that buffers each result as it is executed cures that. The
live connection is lent with transactions switched off, so that rules see what the open load has written.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import duckdb
import great_expectations as gx
import great_expectations.expectations as gxe
from duckdb_sqlalchemy import ConnectionWrapper, Dialect
from sqlalchemy.dialects import registry
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy
from sqlalchemy.pool import StaticPool

from pipeline.check.question import Answer, Question

_NO_KEYS = "select null where false"


class _BufferedContext(Dialect.execution_ctx_cls):  # type: ignore[misc]
    def post_exec(self) -> None:
        super().post_exec()
        if self.cursor.description:
            rows = self.cursor.fetchall()
            self.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(self.cursor, initial_buffer=rows)


class BufferedDuckDB(Dialect):  # type: ignore[misc]
    """DuckDB's dialect with results fetched at once, and the lender's transaction left alone."""

    execution_ctx_cls = _BufferedContext
    supports_statement_cache = False

    def do_begin(self, dbapi_connection: Any) -> None: ...

    def do_commit(self, dbapi_connection: Any) -> None: ...

    def do_rollback(self, dbapi_connection: Any) -> None: ...

    def do_close(self, dbapi_connection: Any) -> None: ...


@cache
def _context() -> Any:
    """Great Expectations' own surroundings, in memory only: setting them up takes longer than a few questions."""
    registry.register("duckdb.buffered", __name__, "BufferedDuckDB")
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    context.enable_analytics(False)
    # Nobody reads its configuration again, and writing it down as YAML takes as long as many questions.
    context._save_project_config = lambda: None
    return context


def ask(
    connection: duckdb.DuckDBPyConnection, schema: str, view: str, questions: Sequence[Question]
) -> tuple[Answer, ...]:
    """Put all questions to one table with the column row_key, in one run.

    A question that could not be judged says so in its answer: that is never counted as bad data.
    """
    source = _context().data_sources.add_or_update_sql(
        "utfall",
        connection_string="duckdb+buffered:///:memory:",
        kwargs={"creator": lambda: ConnectionWrapper(connection), "poolclass": StaticPool},
    )
    asset = source.add_table_asset(view, table_name=view, schema_name=schema)
    batch = asset.add_batch_definition_whole_table("all").get_batch()
    suite = gx.ExpectationSuite(name=view, expectations=[_expectation(question) for question in questions])
    outcome = batch.validate(
        suite,
        result_format={
            "result_format": "SUMMARY",
            "unexpected_index_column_names": ["row_key"],
            "exclude_unexpected_values": True,
            "partial_unexpected_count": 0,
            "return_unexpected_index_query": True,
        },
    )
    results = {result.expectation_config.meta["question"]: result for result in outcome.results}
    return tuple(_answer(question, results[question.name], schema, view) for question in questions)


def _expectation(question: Question) -> gxe.Expectation:
    meta = {"question": question.name}
    if question.between is not None:
        column, least, most = question.between
        return gxe.ExpectColumnValuesToBeBetween(column=column, min_value=least, max_value=most, meta=meta)
    braces_kept = question.breaks.replace("{", "{{").replace("}", "}}")
    query = f"select row_key from {{batch}} where {braces_kept}"
    return gxe.UnexpectedRowsExpectation(unexpected_rows_query=query, meta=meta)


def _answer(question: Question, result: Any, schema: str, view: str) -> Answer:
    raised = [each for each in result.exception_info.values() if isinstance(each, dict) and each["raised_exception"]]
    if raised or result.exception_info.get("raised_exception") is True:
        return Answer(question.name, False, 0, _NO_KEYS)
    if question.between is None:
        keys = f"select row_key from {schema}.{view} where {question.breaks}"
        return Answer(question.name, True, int(result.result["observed_value"]), keys)
    if not result.result["unexpected_count"]:
        # None where the table is empty.
        return Answer(question.name, bool(result.success), 0, _NO_KEYS)
    query = str(result.result["unexpected_index_query"]).rstrip("; \n")
    return Answer(question.name, True, int(result.result["unexpected_count"]), f"select row_key from ({query})")
