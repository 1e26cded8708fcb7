"""Facts: numeric claims of news texts, with unit, bound and context, stored in DuckDB."""

from typing import TYPE_CHECKING, Any

from facts.extract import extract
from facts.model import Claim, Document, Quantity

if TYPE_CHECKING:
    from facts.store import Store

__all__ = ["Claim", "Document", "Quantity", "Store", "extract"]


def __getattr__(name: str) -> Any:
    # The store pulls in duckdb, which takes longer to import than everything else together.
    if name == "Store":
        from facts.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
