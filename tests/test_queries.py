"""The SQL files: found by name, each saying what it returns, columns in step with the types."""

import re
from dataclasses import fields

import duckdb
import pytest

from facts import schema
from facts.errors import QueryError
from facts.model import Event
from facts.queries import statement, statements
from facts.records import COLUMNS
from facts.store import Store

FOLDERS = ("migrations", "store", "checks", "marks", "views", "reports")
ALL = [(f"{folder}/{name}", sql) for folder in FOLDERS for name, sql in statements(folder)]


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        schema.migrate(connection)
        yield connection


def test_a_missing_statement_is_an_error():
    with pytest.raises(QueryError, match=r"no statement sql/store/nothing\.sql"):
        statement("store/nothing")


@pytest.mark.parametrize(("name", "sql"), ALL, ids=[name for name, _ in ALL])
def test_each_file_says_what_it_returns_and_holds_one_statement(name, sql, connection):
    assert re.match(r"-- \S.*[.:,]?\n", sql)
    if not name.startswith("migrations/"):
        assert len(connection.extract_statements(sql)) == 1


@pytest.mark.parametrize("name", [name for name, _ in ALL if name.startswith("views/")])
def test_each_view_file_makes_the_view_of_its_name(name, connection):
    view = re.sub(r"^\d+_", "", name.removeprefix("views/"))
    assert re.search(rf"^create or replace view {view} as$", statement(name), re.MULTILINE)
    assert connection.execute(f"select count(*) from {view}").fetchall() == [(0,)]


def test_the_views_have_every_field_of_the_codebook(connection):
    for view, wanted in (("quantities", set(COLUMNS)), ("claims", set(COLUMNS) - {"skipped"})):
        connection.execute(f"select * from {view}")
        assert {column[0] for column in connection.description} == wanted
    connection.execute("select * from events")
    assert {column[0] for column in connection.description} == {field.name for field in fields(Event)}


@pytest.mark.parametrize(
    ("table", "insert"),
    [
        ("texts", "store/add_texts"),
        ("readings", "store/add_readings"),
        ("reading_quantities", "store/add_quantities"),
        ("reading_events", "store/add_events"),
    ],
)
def test_each_insert_names_the_columns_of_its_table(table, insert, connection):
    rows = connection.execute(
        "select column_name, data_type from duckdb_columns() where table_name = $table", {"table": table}
    ).fetchall()
    assert dict(re.findall(r'"(\w+)": "([A-Z\[\]]+)"', statement(insert))) == dict(rows)


def test_migrating_twice_changes_nothing(tmp_path):
    Store(tmp_path / "a.duckdb").close()
    with duckdb.connect(str(tmp_path / "a.duckdb")) as connection:
        before = connection.execute("select * from migrations order by name").fetchall()
        schema.migrate(connection)
        assert connection.execute("select * from migrations order by name").fetchall() == before
    assert [name for name, _ in before] == [*(name for name, _ in statements("migrations")), "views"]
