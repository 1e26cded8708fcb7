"""The built wheel, installed elsewhere, finds its SQL and its language data."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with the project's wheel in it, and nothing else of the project."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        folder / "site",
        wheel,
    ]
    subprocess.run([*install, "--disable-pip-version-check"], check=True, capture_output=True)
    with zipfile.ZipFile(wheel) as archive:
        return folder, archive.namelist()


def run(folder, *arguments):
    """Run the installed command in a folder that is not the project's."""
    code = "import facts; assert 'site' in facts.__file__, facts.__file__; from facts.cli import main; main()"
    environment = os.environ | {"PYTHONPATH": str(folder / "site")}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_wheel_holds_what_runs_and_nothing_else(installed):
    _, names = installed
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"facts", "checks"}
    for folder, suffix in (
        ("sql", ".sql"),
        ("facts", ".toml"),
        ("checks", ".toml"),
        ("facts/lexicon", ".tsv"),
    ):
        for file in (ROOT / folder).rglob(f"*{suffix}"):
            name = file.relative_to(ROOT).as_posix()
            assert ("facts/_" + name if folder == "sql" else name) in names


def test_the_installed_command_works_elsewhere(installed):
    folder, _ = installed
    (folder / "report.txt").write_text("At least 53 people were killed in Aleppo, police said.")
    assert "≥ 53  people killed" in run(folder, "check", "report.txt")
    assert '"low": 53.0' in run(folder, "extract", "report.txt", "--format", "jsonl")
    assert "at_least" in run(folder, "codebook")
