"""What can go wrong, each as one line for the user.

FactsError
├── DocumentError    a file or line that cannot be read; names file and line
├── LexiconError     language data that contradicts itself; names the table
├── StoreError       a database that is locked, newer, or no database of ours
└── QueryError       an SQL statement that is refused or wrong
"""


class FactsError(Exception):
    """Base of all errors that the command line reports in one line with exit code 1."""


class DocumentError(FactsError):
    """A document cannot be read; the message names the file, the line, and what to do."""


class LexiconError(FactsError):
    """Language data is malformed; the message names the table and the entry."""


class StoreError(FactsError):
    """The database cannot be used; the message says why and what to do."""


class QueryError(FactsError):
    """An SQL statement was refused or failed; the message says why."""
