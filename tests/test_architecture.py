"""The map of docs/architecture.md names every module, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Told of in words behind the map, as they cross all borders; the folders' own files are known by their folder.
APART = {"__init__.py", "errors.py", "model.py", "records.py"}


def test_the_map_names_every_module():
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    flow = text[text.index("## The flow") : text.index("The types that cross a border")]
    modules = {path.name for package in ("facts", "checks") for path in (ROOT / package).rglob("*.py")}
    assert set(re.findall(r"\w+\.py", flow)) == modules - APART


def test_what_the_documents_name_is_there():
    for document in ("README.md", "CHANGELOG.md", "docs/architecture.md"):
        named = re.findall(
            r"`((?:facts|checks|tests|scripts|sql|docs|seeds|\.ci)/[^`]*)`", (ROOT / document).read_text("utf-8")
        )
        assert [name for name in named if not list(ROOT.glob(name))] == []
