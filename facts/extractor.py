"""Which extractor reads a text: a version that changes whenever the same text may give other claims."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

RELEASE = "0.1.0"


@cache
def extractor() -> str:
    """Return the release and a hash of the code and the language data that decide what is found.

    A number kept by hand would be forgotten once, and stored documents would then keep the claims of an older
    reading without anybody noticing.
    """
    state = blake2b(digest_size=6)
    for file in (*_files(files("facts"), ".py"), *_lexicon(files("facts.lexicon"))):
        state.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return f"{RELEASE}+{state.hexdigest()}"


def _lexicon(folder: Traversable) -> list[Traversable]:
    """Return the files of the lexicon, a language after the other."""
    inside = sorted((each for each in folder.iterdir() if each.is_dir()), key=lambda each: each.name)
    return [file for each in (folder, *inside) for file in _files(each, ".toml", ".tsv", ".json")]


def _files(folder: Traversable, *endings: str) -> list[Traversable]:
    return sorted((f for f in folder.iterdir() if f.name.endswith(endings)), key=lambda file: file.name)
