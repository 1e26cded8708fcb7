"""Language as data: the tables of one language, read once and passed as an argument.

A language is a folder of TOML files beside this module; the shared tables (units, conventions, places) stand
next to it. Modules compile what they need from the raw tables, once for each lexicon.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from facts.errors import LexiconError

Table = Mapping[str, Any]


@dataclass(frozen=True, eq=False, slots=True)
class Lexicon:
    """The tables of one language by file name ("numbers", "measures", …); compared and hashed by identity."""

    language: str
    tables: Mapping[str, Table]

    def __getitem__(self, name: str) -> Table:
        """Return one table; LexiconError where the language lacks it."""
        try:
            return self.tables[name]
        except KeyError:
            raise LexiconError(f"lexicon {self.language!r} has no table {name}.toml") from None


@cache
def load(language: str = "en") -> Lexicon:
    """Return the lexicon of a language, read once; LexiconError where there is none."""
    folder = files("facts.lexicon") / language
    if not folder.is_dir():
        raise LexiconError(f"no lexicon for language {language!r}: add facts/lexicon/{language}/")
    tables = {
        entry.name.removesuffix(".toml"): _parse(entry)
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    return Lexicon(language, tables)


@cache
def shared(name: str) -> Table:
    """Return a table that all languages share: "conventions", "units" …"""
    return _parse(files("facts.lexicon") / f"{name}.toml")


def _parse(entry: Traversable) -> Table:
    try:
        return tomllib.loads(entry.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon file {entry.name}: {error}") from error
