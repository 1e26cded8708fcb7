"""The database file itself: opening it with plain words for every trouble, migrations, and views."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

import duckdb

from facts.errors import StoreError
from facts.queries import statement, statements

Config = dict[str, str | bool | int | float | list[str]]

# Written so that DuckDB 1.2 and all later versions can open the file. What a check of a million claims does not keep in
# this memory it puts beside the file.
_CONFIG: Config = {
    "memory_limit": "1800MB",
    "storage_compatibility_version": "v1.2.0",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_VIEWS = "views"
_FOREIGN = "no DuckDB database; give another --db"
_DAMAGED = "damaged; put back a copy of it, or give another --db"
# What to say for DuckDB's words.
_ADVICE = {
    "not a valid DuckDB database": _FOREIGN,
    "sqlite_scanner": _FOREIGN,  # it would open a file of SQLite
    "version number": "written by a newer DuckDB; upgrade with pip install -U duckdb",
    "No such file or directory": "its folder does not exist",
    "Is a directory": "a folder, no file; give another --db",
    "Permission denied": "permission denied; give another --db",
    "Corrupt database file": _DAMAGED,
    "Could not read enough bytes": _DAMAGED,
}


def connect(
    path: str, *, read_only: bool = False, make: bool = True, config: Config | None = None
) -> duckdb.DuckDBPyConnection:
    """Return an open connection; StoreError, in one line, for a locked, a newer, or no database."""
    if (read_only or not make) and not Path(path).exists():
        raise StoreError(f"{path}: no such store; `facts add PATH --db {path}` makes one")
    with explained(path):
        connection = duckdb.connect(path, read_only=read_only, config=_CONFIG | (config or {}))
        connection.execute("set enable_progress_bar = false")  # it would be written between the results
    return connection


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Let every trouble of DuckDB's in the block be a StoreError: one line with the file and what to do."""
    try:
        yield
    except duckdb.Error as error:
        raise StoreError(f"{path}: {_explain(str(error))}") from error
    except RuntimeError as error:
        if "interrupted" in str(error):  # Ctrl-C during a statement
            raise KeyboardInterrupt from error
        raise


def is_current(connection: duckdb.DuckDBPyConnection, path: str) -> bool:
    """Return whether nothing has to be migrated; StoreError for a newer store or somebody else's database."""
    tables = connection.execute(statement("store/tables")).fetchall()
    if not tables:
        return False
    if ("migrations",) not in tables:
        raise StoreError(f"{path}: a DuckDB database, but no store of facts; give another --db")
    applied = dict(connection.execute(statement("store/migrations")).fetchall())
    known = [name for name, _ in statements("migrations")]
    newer = sorted(set(applied) - {*known, _VIEWS})
    if newer:
        raise StoreError(f"{path}: made by a newer version ({newer[-1]}); upgrade with pip install -U facts-and-checks")
    return applied.keys() >= {*known} and applied.get(_VIEWS) == _views_checksum()


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply the migrations that are missing, each recorded, and make the views anew."""
    connection.execute(statement("store/create_migrations"))
    applied = {name for name, _ in connection.execute(statement("store/migrations")).fetchall()}
    for name, sql in statements("migrations"):
        if name not in applied:
            connection.execute(sql)
            _record(connection, name, blake2b(sql.encode(), digest_size=10).hexdigest())
    for _, sql in statements(_VIEWS):
        connection.execute(sql)
    _record(connection, _VIEWS, _views_checksum())


def _record(connection: duckdb.DuckDBPyConnection, name: str, checksum: str) -> None:
    connection.execute(statement("store/record_migration"), {"name": name, "checksum": checksum})


def _views_checksum() -> str:
    return blake2b("\0".join(sql for _, sql in statements(_VIEWS)).encode(), digest_size=10).hexdigest()


def _explain(message: str) -> str:
    """Return what a user can do about DuckDB's message."""
    if "Could not set lock" in message:
        holder = re.search(r"\(PID (\d+)\)", message)
        who = f"process {holder[1]}" if holder else "another process"
        return f"in use by {who}; wait until it ends, or give another --db"
    first = message.splitlines()[0].removeprefix("IO Error: ")
    return next((advice for words, advice in _ADVICE.items() if words in message), first)
