"""Language as data: the tables of one language, read once and passed as an argument.

A language is a folder of TOML files beside this module; the shared tables (units, conventions, places) stand
next to it. Modules compile what they need from the raw tables, once for each lexicon.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from facts.errors import LexiconError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

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
    from importlib.resources import files  # here, as `import facts` must cost next to nothing

    folder = files("facts.lexicon") / language
    if not folder.is_dir():
        raise LexiconError(f"no lexicon for language {language!r}: add facts/lexicon/{language}/")
    return load_folder(folder)


def load_folder(folder: "Traversable") -> Lexicon:
    """Return the lexicon in a folder of TOML files, its language the folder's name: a way to try out a language."""
    tables = {
        entry.name.removesuffix(".toml"): _parse(entry)
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    return Lexicon(folder.name, tables)


@cache
def shared(name: str) -> Table:
    """Return a table that all languages share: "conventions", "units" …"""
    from importlib.resources import files

    return _parse(files("facts.lexicon") / f"{name}.toml")


def _parse(entry: "Traversable") -> Table:
    import tomllib

    try:
        return tomllib.loads(entry.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon file {entry.name}: {error}") from error
