"""The `facts` command. Results go to standard output, all else to standard error.

Exit codes: 0 done, 1 an error in one line (of some of the texts: the others are read and their results printed), 2
wrong usage, 3 contradictions under --strict, 130 interrupted. Heavy modules are imported inside the commands, so that
`facts --help` answers at once.
"""

import os
import sys

import click

from facts.commands import looking, marking, reading, verifying
from facts.errors import FactsError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="facts-and-checks", prog_name="facts")
def cli() -> None:
    """Read numeric claims out of news, store them, and find where sources contradict each other.

    PATH is a .txt, .md, .html or .jsonl file, a folder of such files, or - for standard input.
    """


for _command in (
    reading.extract,
    reading.tolls,
    reading.add,
    reading.check,
    verifying.verify,
    looking.alerts,
    looking.show_id,
    marking.mark,
    looking.sql,
    looking.codebook,
):
    cli.add_command(_command)


def _left() -> int:
    """Return the exit code where the reader has gone, as with `| head`: nobody is left to tell."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit; every error that is ours is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        # News is Unicode and lines end with \n, whatever the locale says.
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
    try:
        code = cli.main(arguments, prog_name="facts", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except FactsError as error:
        click.echo(f"facts: {error}", err=True)
        code = 1
    except BrokenPipeError:
        code = _left()
    except SystemExit as ended:
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        code = _left()  # click has seen it first
    except OSError as error:
        click.echo(f"facts: {error.filename or 'output'}: {(error.strerror or str(error)).lower()}", err=True)
        code = 1
    sys.exit(code)
