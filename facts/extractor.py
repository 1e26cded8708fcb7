"""Which extractor reads a text: a version that changes whenever the same text may give other claims."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

RELEASE = "0.1.0"
# What lies between a document and its claims; how it is read, stored and printed changes nothing about them.
DECIDING = ("claims", "extract.py", "lexicon", "model.py", "quantities", "roles", "setting", "speakers", "text")


@cache
def extractor() -> str:
    """Return the release and a hash of the code and the language data that decide what is found.

    A number kept by hand would be forgotten once, and stored documents would then keep the claims of an older
    reading without anybody noticing.
    """
    return f"{RELEASE}+{hashed(*(files('facts') / name for name in DECIDING))}"


def hashed(*places: Traversable) -> str:
    """Return a hash of files of code or data, and of all those in folders."""
    state = blake2b(digest_size=6)
    for file in (found for place in places for found in _files(place)):
        state.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return state.hexdigest()


def _files(place: Traversable) -> list[Traversable]:
    """Return a file of code or data, or those in a folder and its folders in the order of their names."""
    if place.is_dir():
        return [file for each in sorted(place.iterdir(), key=lambda each: each.name) for file in _files(each)]
    return [place] if place.name.endswith((".py", ".sql", ".toml", ".tsv", ".json")) else []
