"""Language data: every table with `examples` and `never` is checked both ways, every pattern compiles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
import regex

from facts.errors import LexiconError
from facts.extract import extract
from facts.lexicon import load
from facts.model import DatePrecision, Document
from facts.setting import dates
from facts.text.sentences import lower

FOLDERS = files("facts.lexicon").iterdir()
LANGUAGES = sorted(each.name for each in FOLDERS if (each / "words.toml").is_file())
CUES = ("before", "after", "around", "anywhere", "quote")


@dataclass(frozen=True)
class Entry:
    """One table of one file of one language, with the keys that lead to it."""

    language: str
    file: str
    path: tuple[str, ...]
    table: dict[str, Any]

    def __str__(self):
        return f"{self.language}/{self.file}:{'.'.join(self.path)}"


def tables(table, path=()) -> Iterator[tuple[tuple[str, ...], dict]]:
    """Yield every table of a file with its keys; a member of an array goes by its `name`, else its place."""
    if isinstance(table, dict):
        yield path, table
        for name, value in table.items():
            yield from tables(value, (*path, name))
    elif isinstance(table, list):
        for index, value in enumerate(table):
            name = value.get("name", str(index)) if isinstance(value, dict) else str(index)
            yield from tables(value, (*path, name))


def patterns(entry: Entry) -> list[str]:
    """Return the patterns of a table; those with a {macro} are read by the module that fills it in."""
    lists = [entry.table[key] for key in ("pattern", "patterns") if key in entry.table]
    lists = lists or [entry.table[key] for key in CUES if key in entry.table]
    found = [each for value in lists for each in ([value] if isinstance(value, str) else value)]
    return [each for each in found if isinstance(each, str) and not regex.search(r"\{[a-z_]+\d?\}", each)]


EVERY = [
    Entry(language, file, path, table)
    for language in LANGUAGES
    for file, content in load(language).tables.items()
    for path, table in tables(content)
]


@pytest.mark.parametrize("entry", [each for each in EVERY if patterns(each)], ids=str)
def test_patterns_compile(entry):
    for pattern in patterns(entry):
        regex.compile(pattern)


# The tables of bounds.toml are read by tests/test_quantities.py: they need a number beside the words.
@pytest.mark.parametrize("entry", [each for each in EVERY if isinstance(each.table.get("examples"), list)], ids=str)
def test_examples_match_and_never_does_not(entry):
    """A cue of qualifiers.toml and a rule of frames.toml show in a claim, a phrase of dates.toml is found."""
    says = {("qualifiers", 2): shown, ("dates", 2): dated, ("frames", 2): ruled}.get(
        (entry.file, len(entry.path)), matched
    )
    assert [text for text in entry.table["examples"] if not says(text, entry)] == []
    assert [text for text in entry.table.get("never", []) if says(text, entry)] == []


def shown(text, entry):
    kind, name = entry.path
    document = replace(Document("d", text[0].upper() + text[1:] + ".", "v"), language=entry.language)
    found = [getattr(claim, kind) for claim in extract(document).claims]
    return any(name in value if isinstance(value, tuple) else value == name for value in found)


def ruled(text, entry):
    found = extract(replace(Document("d", text + ".", "v"), language=entry.language)).claims
    rules = {claim.rule.partition(".")[2] for claim in found} | {claim.quantity.rule for claim in found}
    return entry.table["name"] in rules


def dated(text, entry):
    found = dates.find(text, lower(text), load(entry.language), published=date(2016, 9, 5))
    days = [each for each in found if each.when.precision is DatePrecision.DAY]
    return bool(days if entry.table["rule"] == "iso" else found)


def matched(text, entry):
    return any(regex.search(pattern, text.lower()) for pattern in patterns(entry))


def test_every_cue_has_examples_both_ways():
    cues = [each for each in EVERY if each.file == "qualifiers" and len(each.path) == 2]
    assert [str(each) for each in cues if not (each.table.get("examples") and each.table.get("never"))] == []


def test_a_language_without_tables_is_named():
    with pytest.raises(LexiconError, match="xx"):
        load("xx")
