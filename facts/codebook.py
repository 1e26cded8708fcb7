"""The codebook: what every field and value means, and which words stand behind it.

Meanings stand in lexicon/codebook.toml, conventions in lexicon/conventions.toml, words and named patterns in
the tables of the language. Nothing here needs the store.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from facts.lexicon import Lexicon, load, shared

Entry = dict[str, Any]

_TITLES = {
    "document": "Fields of a document",
    "quantity": "Fields of a quantity",
    "claim": "Fields of a claim",
    "toll": "Fields of a toll",
    "fact": "Fields of a fact",
    "comparison": "Fields of a comparison",
}
_WORDS = 12  # words of a table that are printed


def entries(lexicon: Lexicon | None = None) -> list[Entry]:
    """Return the codebook in reading order: section, name, meaning, and what stands behind it."""
    lexicon = lexicon or load()
    return [*_meanings(lexicon), *_populations(lexicon), *_conventions(), *_rules(lexicon)]


def _meanings(lexicon: Lexicon) -> Iterator[Entry]:
    words = lexicon.tables.get("measures", {})
    for section, meanings in shared("codebook").items():
        title = _TITLES.get(section, f"Values of {section}")
        for name, meaning in meanings.items():
            known = _first_words(words.get(name)) if section == "measure" else ""
            yield _entry(title, name, meaning, known)


def _conventions() -> Iterator[Entry]:
    for name, table in shared("conventions")["conventions"].items():
        rows = [f"{row} {_cells(cells)}" for row, cells in table.items() if isinstance(cells, list)]
        yield _entry("Conventions of tolls: low, best, high", name, "; ".join(rows), table.get("source", ""))


def _cells(cells: Sequence[Any]) -> str:
    return " – ".join("blank" if cell == "" else str(cell) for cell in cells)


def _populations(lexicon: Lexicon) -> Iterator[Entry]:
    for name, words in lexicon.tables.get("nouns", {}).get("person", {}).items():
        yield _entry("Populations of people", name, _first_words(words), "")


def _rules(lexicon: Lexicon) -> Iterator[Entry]:
    """Return the named rules of the language; a claim's rule is its measure and frame: killed.passive."""
    for table, content in sorted(lexicon.tables.items()):
        for name, rule in _named(content, table):
            matches = _first_words(rule["examples"]) if "examples" in rule else rule["pattern"]
            yield _entry("Rules of the language", name, f"matches {matches}", "")


def _named(content: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Return the (name, rule) of whatever has examples or a pattern in a table, however deep."""
    if isinstance(content, list):
        for each in content:
            yield from _named(each, path)
    if not isinstance(content, Mapping):
        return
    if "examples" in content or "pattern" in content:
        own = content.get("name") or content.get("rule")
        yield f"{path.partition('.')[0]}.{own}" if own else path, content
    for name, inner in content.items():
        if isinstance(inner, dict | list) and name not in ("examples", "never"):
            yield from _named(inner, f"{path}.{name}")


def _first_words(table: Any) -> str:
    """Return the first few words of a table's lists, for a reader who wants to know what it is about."""
    lists = [table] if isinstance(table, list) else [v for v in (table or {}).values() if isinstance(v, list)]
    found = [str(word) for words in lists for word in words if isinstance(word, str)]
    return ", ".join(found[:_WORDS]) + (" …" if len(found) > _WORDS else "")


def _entry(section: str, name: str, meaning: str, source: str) -> Entry:
    return {"section": section, "name": name, "meaning": meaning, "source": source or None}
