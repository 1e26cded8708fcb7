"""Patterns mean the same under every Python that the package allows.

Before 3.11.5 the module re reads a possessive group, "(?:ab?)*+", wrongly; an atomic one, "(?>(?:ab?)*)", it reads
rightly, and later versions make the one into the other. The module regex reads both.
"""

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]*\})\+")
SEEDS = Path(__file__).parent.parent / "seeds"
COMPILED = """
import json, re, sys
compile, patterns = re.compile, []
def noted(pattern, flags=0):
    patterns.append(str(pattern))
    return compile(pattern, flags)
re.compile = noted
from facts import extract
from facts.documents import read
import checks
for document in read(sys.argv[1:], on_error=print, on_warning=print):
    extract(document)
print(json.dumps(patterns))
"""


def test_the_module_re_is_given_no_possessive_group() -> None:
    command = [sys.executable, "-c", COMPILED, str(SEEDS)]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    patterns = json.loads(ended.stdout)
    assert len(patterns) > 200
    assert [each for each in patterns if POSSESSIVE_GROUP.search(each)] == []


def test_the_lexicon_has_no_possessive_group() -> None:
    """Its patterns are compiled by either module."""
    written = {str(path): path.read_text("utf-8") for path in Path(str(files("facts") / "lexicon")).rglob("*.toml")}
    assert written
    assert [name for name, text in written.items() if POSSESSIVE_GROUP.search(text)] == []
