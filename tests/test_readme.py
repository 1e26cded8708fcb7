"""The README shows real output: what stands in it between `<!-- name -->` and `<!-- end -->` is what `facts` prints.

After a change that is meant to be seen, `python tests/test_readme.py` writes the new output into README.md and
tests/golden/check_seeds.txt; read the difference before you commit it.
"""

import doctest
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
GOLDEN = ROOT / "tests" / "golden" / "check_seeds.txt"
_BLOCK = r"(?s)(<!-- ([a-z ]+) -->\n```\n)(.*?)(```\n<!-- end -->)"
CLAIM = "At least 40 people were killed in Manbij on 6 September 2016"


def run(*arguments: str, database: Path) -> str:
    """Return what `facts` prints at 100 columns."""
    environment = {**os.environ, "COLUMNS": "100", "FACTS_DB": str(database), "NO_COLOR": "1"}
    command = [sys.executable, "-c", "from facts.cli import main; main()", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    assert not done.stderr, done.stderr
    return done.stdout


def printed(folder: Path) -> tuple[str, dict[str, str]]:
    """Return the whole check of the seeds, and the blocks that the README shows."""
    database = folder / "facts.duckdb"
    whole = run("check", "seeds", database=database)
    top = whole.partition("Corroborated (")[0] + "…\n"  # what is contested and evolving
    verdict = f'$ facts verify "{CLAIM}"\n' + run("verify", CLAIM, database=database)
    return whole, {"check seeds": top, "verify": verdict}


def blocks(text: str) -> dict[str, str]:
    """Return the blocks of the README by name."""
    return {match[2]: match[3] for match in re.finditer(_BLOCK, text)}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    return printed(tmp_path_factory.mktemp("readme"))


def test_check_seeds_prints_the_golden_output(output: tuple[str, dict[str, str]]) -> None:
    """The whole check of the seeds, at 100 columns."""
    assert output[0] == GOLDEN.read_text("utf-8")


def test_no_line_is_wider_than_the_terminal(output: tuple[str, dict[str, str]]) -> None:
    """At 100 columns nothing wraps."""
    assert max(map(len, output[0].splitlines())) <= 100


def test_readme_shows_what_is_printed(output: tuple[str, dict[str, str]]) -> None:
    """The blocks of the README are the real output."""
    assert blocks(README.read_text("utf-8")) == output[1]


def test_readme_python() -> None:
    """The example in Python prints what it says."""
    result = doctest.testfile(str(README), module_relative=False)
    assert (result.failed, result.attempted) == (0, 4)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        golden, shown = printed(Path(name))
    GOLDEN.write_text(golden, "utf-8")
    page = README.read_text("utf-8")
    README.write_text(re.sub(_BLOCK, lambda match: match[1] + shown[match[2]] + match[4], page), "utf-8")
