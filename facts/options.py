"""The options that several commands share."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def says_of_texts(command: Command) -> Command:
    """Return a command with what is said of texts that leave it unsaid."""
    for option in (
        click.option("--title", help="Title of a plain text that has none."),
        click.option("--published", metavar="DATE", help="ISO date or time, where a document states none."),
        click.option("--source", metavar="OUTLET", help="Outlet, where a document names none."),
    ):
        command = option(command)
    return command


def takes_documents(required: bool) -> Callable[[Command], Command]:
    """Return what gives a command its paths, and what is said of texts that leave it unsaid."""

    def decorate(command: Command) -> Command:
        jobs = click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Processes that read texts.")
        paths = click.argument("paths", nargs=-1, required=required, metavar="PATH…")
        return paths(says_of_texts(jobs(command)))

    return decorate


in_format = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="How results are written.",
)
of_store = click.option(
    "--db",
    default=lambda: os.environ.get("FACTS_DB") or "facts.duckdb",
    metavar="FILE",
    help="The store; else $FACTS_DB, else facts.duckdb here.",
)
