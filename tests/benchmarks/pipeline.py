"""Where the time from text to JSON lines goes, stage by stage, and how it compares with quantulum3 on the same text.

    python tests/benchmarks/pipeline.py FILE.jsonl     lines with "text", perhaps "title"

Every document is read several times and the fastest reading counts, so that what else runs on the machine matters
little; its first reading, with cold caches, is told apart. A stage's time is its own, without the stages inside it.
"""

import json
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from facts import Document, extract, records
from facts.claims import events, fields
from facts.output import formats
from facts.roles import assign
from facts.setting import dates, places
from facts.speakers import attribution

_STAGES: tuple[tuple[ModuleType, str], ...] = (
    (fields, "read_field"),
    (fields, "read"),
    (fields, "split"),
    (fields, "tag"),
    (fields, "is_telling"),
    (fields, "has_trigger"),
    (fields, "sayings"),
    (fields, "assign"),
    (fields, "_claim"),
    (fields, "scope"),
    (fields, "modality"),
    (assign, "chunk"),
    (attribution, "kind_of"),
    (places, "find"),
    (dates, "find"),
    (events, "group"),
    (records, "extraction_records"),
    (formats, "json_line"),
)
_TIMES = 4


class Clock:
    """Own seconds of each stage, by name."""

    def __init__(self) -> None:
        self.own: defaultdict[str, float] = defaultdict(float)
        self.inside: list[float] = [0.0]

    def wrap(self, module: ModuleType, name: str) -> None:
        """Put the stage of a module under the clock; a stage that is no more is left out."""
        work = getattr(module, name, None)
        if work is not None:
            setattr(module, name, self.timed(f"{module.__name__.removeprefix('facts.')}.{name}", work))

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the work and notes its time."""

        def run(*args: Any, **options: Any) -> Any:
            self.inside.append(0.0)
            start = time.perf_counter()
            result = work(*args, **options)
            took = time.perf_counter() - start
            self.own[name] += took - self.inside.pop()
            self.inside[-1] += took
            return result

        return run


def written(document: Document) -> str:
    """Return what `facts extract --all --format jsonl` writes of a document."""
    return "".join(map(formats.json_line, records.extraction_records(extract(document), refused=True)))


def seconds(document: Document) -> float:
    """Return how long one reading of a document takes."""
    start = time.perf_counter()
    written(document)
    return time.perf_counter() - start


def peer(texts: Sequence[str]) -> float:
    """Return the KB a second of quantulum3, whose errors cost it nothing."""
    warnings.simplefilter("ignore")
    from quantulum3 import parser

    parser.parse("53 km")
    start = time.perf_counter()
    for text in texts:
        try:
            parser.parse(text)
        except Exception:  # of theirs, not ours: it is its time that is asked for
            continue
    return sum(len(text.encode()) for text in texts) / 1000 / (time.perf_counter() - start)


def main() -> None:
    """Print KB a second, the ratio to quantulum3, and the share of each stage."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    documents = [Document(str(i), row["text"], "1", title=row.get("title")) for i, row in enumerate(rows)]
    size = sum(len(document.text.encode()) for document in documents) / 1000
    first = seconds(documents[0])
    cold = size / sum(map(seconds, documents))
    warm = size / sum(min(seconds(document) for _ in range(_TIMES)) for document in documents)
    theirs = peer([document.text for document in documents[:30]])
    print(f"first document {first:.2f} s; {cold:.0f} KB/s read once, {warm:.0f} warm; quantulum3 {theirs:.0f} KB/s")
    print(f"{cold / theirs:.1f} times quantulum3 read once, {warm / theirs:.1f} warm")
    clock = Clock()
    for stage in _STAGES:
        clock.wrap(*stage)
    total: defaultdict[str, float] = defaultdict(float)
    for document in documents:
        readings = []
        for _ in range(_TIMES):
            clock.own.clear()
            written(document)
            readings.append((sum(clock.own.values()), dict(clock.own)))
        for name, took in min(readings, key=lambda reading: reading[0])[1].items():
            total[name] += took
    whole = sum(total.values())
    for name, took in sorted(total.items(), key=lambda stage: -stage[1]):
        print(f"{name:32}{took / size * 1e6:8.0f} us/KB {took / whole:7.1%}")


if __name__ == "__main__":
    main()
