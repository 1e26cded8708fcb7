"""One SELECT of the user's over a store, on a connection that can read that file and nothing else."""

from typing import Any

import duckdb

from facts import schema
from facts.errors import QueryError, StoreError
from facts.store import Store

_ZONED = "a time with a zone cannot be written as it is: cast it, e.g. to TIMESTAMP"
_CLOSED: schema.Config = {"enable_external_access": "false"}


def select(path: str, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the column names and rows of a single SELECT; QueryError for any other or a wrong one."""
    Store(path, read_only=True).close()  # says what is wrong with the file, and migrates an older one
    connection = schema.connect(path, read_only=True, config=_CLOSED)
    try:
        connection.execute("set lock_configuration = true")
        found = connection.extract_statements(sql)
        if [each.type for each in found] != [duckdb.StatementType.SELECT]:
            raise QueryError("only one SELECT is run; the store is read, never changed")
        rows = connection.execute(found[0]).fetchall()
        return [column[0] for column in connection.description or ()], rows
    except duckdb.IOException as error:  # the file is at fault, not the statement
        raise StoreError(f"{path}: {schema.explain(str(error))}") from error
    except duckdb.Error as error:
        raise QueryError(_ZONED if "pytz" in str(error) else str(error).splitlines()[0]) from error
    finally:
        connection.close()
