"""Which checker made the facts of a store: a version that changes whenever the same claims may give others."""

from functools import cache
from importlib.resources import files

import duckdb

from facts.extractor import RELEASE, hashed
from facts.queries import home

READ = ("lexicon", "model.py", "setting", "text")  # what checks take from the other package


@cache
def checker() -> str:
    """Return the release, a hash of code, SQL and data, and the version of the database.

    Keys of linking are hashes of the database, which another version of it may compute otherwise.
    """
    places = (files("checks"), home() / "checks", *(files("facts") / name for name in READ))
    return f"{RELEASE}+{hashed(*places)} duckdb {duckdb.__version__}"
