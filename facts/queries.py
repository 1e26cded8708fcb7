"""The SQL statements of the project, each a file under sql/ whose path is its name."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from facts.errors import QueryError


@cache
def home() -> Traversable:
    """Return the folder that holds them all."""
    # An editable install does not carry the files, so the checkout's own folder is the second place to look.
    packed = files("facts") / "_sql"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "sql"


@cache
def statement(name: str) -> str:
    """Return the SQL of a name such as "store/claims"; QueryError where there is none."""
    file = home().joinpath(*f"{name}.sql".split("/"))
    if not file.is_file():
        raise QueryError(f"no statement sql/{name}.sql in this installation")
    return file.read_text("utf-8")


def statements(folder: str) -> list[tuple[str, str]]:
    """Return the (name, SQL) of every file in one folder, in name order."""
    names = sorted(file.name.removesuffix(".sql") for file in (home() / folder).iterdir())
    return [(name, statement(f"{folder}/{name}")) for name in names if not name.startswith(".")]
