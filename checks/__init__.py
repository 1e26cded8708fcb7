"""Which claims answer the same question, do they agree, and what is true."""

from typing import TYPE_CHECKING, Any

# Functions named like their modules are imported at once, so that the name never means the module.
from checks.compare import compare
from checks.verify import verify

if TYPE_CHECKING:
    from checks.run import check

__all__ = ["check", "compare", "verify"]


def __getattr__(name: str) -> Any:
    # The store pulls in duckdb, which takes longer to import than everything else together.
    if name == "check":
        from checks.run import check

        return check
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
