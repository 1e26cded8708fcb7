"""One SELECT of the user's over a store, on a connection that can read that file and nothing else."""

from contextlib import closing
from typing import Any

import duckdb

from facts import schema
from facts.errors import QueryError
from facts.store import Store

_ZONED = "a time with a zone cannot be written as it is: cast it, e.g. to TIMESTAMP"
_CLOSED: schema.Config = {"enable_external_access": "false"}


def select(path: str, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the column names and rows of a single SELECT; QueryError for any other or a wrong one."""
    Store(path, read_only=True).close()  # says what is wrong with the file, and migrates an older one
    connection = schema.connect(path, read_only=True, config=_CLOSED)
    with closing(connection), schema.explained(path):
        try:
            connection.execute("set lock_configuration = true")
            found = connection.extract_statements(sql)
            if [each.type for each in found] != [duckdb.StatementType.SELECT]:
                raise QueryError("only one SELECT is run; the store is read, never changed")
            rows = connection.execute(found[0]).fetchall()
            return [column[0] for column in connection.description or ()], rows
        except duckdb.IOException:  # the file is at fault, not the statement
            raise
        except duckdb.Error as error:
            raise QueryError(_ZONED if "pytz" in str(error) else str(error).splitlines()[0]) from error
