"""Time and memory of a whole check, and of one document more, on invented stores of growing size.

    python tests/benchmarks/checks_scale.py [CLAIMS …]      10000 100000 300000 1000000 where none is given

Each size runs in a process of its own, so that its peak memory is its own. The invented news is skewed as real news
is: few outlets, places and happenings have most of the reports (Zipf); titles echo texts; a fifth of the documents
copy others with names swapped; tolls rise from day to day; thousands of documents repeat one war's total.
Printed beside the seconds: those of all processors; the seconds that one document more takes, of an ordinary happening
and of the war that all repeat; and seconds for each claim, as a ratio to the size before; 1 means linear growth.
"""

import csv
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from checks.run import Run, run
from facts.store import Store

SIZES = (10_000, 100_000, 300_000, 1_000_000)
PER_DOCUMENT = 6.7  # claims: 150,000 documents make a million
DAYS = 730
FIRST = date(2015, 1, 1)
WORDS = ("airstrike", "car bomb", "shelling", "clash", "raid", "explosion", "flood", "ambush")
ACTORS = ("islamic state", "government", "rebels", "turkey", "russia", "united states", "coalition", "police")
SPEAKERS = ("", "", "police", "officials", "the Observatory", "the health ministry", "residents", "the army", "medics")
KINDS = {"police": "official", "officials": "anonymous", "the Observatory": "monitor", "medics": "medical"}
FILLER = """hospital market district morning witnesses convoy village bridge school building northern southern
eastern western neighbourhood streets families bodies wounded ambulances rubble fighters vehicles
checkpoint crossing border camp river square station ministry spokesman statement according reported
local media activists""".split()  # noqa: SIM905
MEASURES = (("damaged", "building"), ("displaced", "person"), ("troops", "person"), ("destroyed", "vehicle"))
CLAIM = """reading position claim_id field sentence start end low high bound unit unit_name dimension measure
population scope attribution attribution_kind place place_id place_name country event_start
event_end date_precision as_of event part_of""".split()  # noqa: SIM905
EVENT = """reading position event_id main claim_ids keywords actors places country start end""".split()  # noqa: SIM905


def zipf(size: int, slope: float) -> list[float]:
    """Return the cumulated weights of the first `size` ranks."""
    return list(accumulate(1 / (rank + 3) ** slope for rank in range(size)))


def happenings(random_: random.Random, number: int) -> list[dict[str, object]]:
    """Return what happened: where, when, what sort, by whom, and the number of dead at first and at last."""
    weights, found = zipf(5000, 1.0), []
    for _ in range(number):
        place = bisect(weights, random_.random() * weights[-1])
        dead = min(900, int(random_.paretovariate(1.1) * 3))
        found.append(
            {
                "place": place,
                "country": f"C{place % 40}",
                "day": random_.randrange(DAYS),
                "word": random_.choice(WORDS),
                "actors": random_.sample(ACTORS, 2),
                "dead": dead,
                "grown": int(dead * random_.choice((1, 1, 1.2, 1.6))),
                "other": (*random_.choice(MEASURES), float(random_.randrange(30, 4000))),
            }
        )
    return found


class Newsroom:
    """Writes the rows of documents: `claims` and `events` are lists to fill."""

    def __init__(self, documents: int, seed: int = 5) -> None:
        """Invent the happenings, one for each document, of which a few have most of the reports."""
        self.random = random.Random(seed)
        self.happenings = happenings(self.random, documents + 1)
        self.weights = zipf(len(self.happenings), 0.75)
        self.outlets = zipf(400, 1.0)
        self.claims: list[list[object]] = []
        self.events: list[list[object]] = []
        self.sentences: dict[int, list[str]] = {}

    def sentence(self, words: str) -> str:
        """Return a sentence of about 18 words."""
        fill = self.random.choices(FILLER, k=14)
        return f"In {fill[0].title()} {' '.join(fill[1:])} {words}."

    def claim(self, reading: int, sentence: str, low: float, event: str, **given: object) -> str:
        """Add one claim of a document; what is not given is blank."""
        position = len(self.claims)
        row: dict[str, object] = {
            "reading": reading,
            "position": position,
            "claim_id": f"{reading:08x}{position:010x}",
            "field": "text",
            "sentence": sentence,
            "start": position % 997,
            "end": position % 997 + 5,
            "low": low,
            "high": low,
            "bound": "exact",
            "unit": "person",
            "unit_name": "person",
            "dimension": "person",
            "measure": "killed",
            "population": "all",
            "scope": "incident",
            "attribution_kind": "none",
            "event": event,
        } | given
        self.claims.append([row.get(name) for name in CLAIM])
        return str(row["claim_id"])

    def event(self, reading: int, number: int, claims: list[str], happening: dict[str, object], main: bool) -> None:
        """Add one event of a document."""
        words = [happening["word"]] if self.random.random() < 0.8 else []
        actors = self.random.sample(happening["actors"], self.random.randrange(3))  # type: ignore[call-overload]
        place = f"Place {happening['place']}"
        listed = [f"[{','.join(map(str, each))}]" for each in (claims, words, actors, [place])]
        row = [reading, number, f"d{reading}#{number}", main, *listed, happening["country"], None, None]
        self.events.append(row)

    def document(self, reading: int) -> tuple[str, date]:
        """Add one document with its claims and events; return its outlet and day."""
        draw = self.random
        which = bisect(self.weights, draw.random() * self.weights[-1])
        main, late = self.happenings[which], min(9, int(draw.expovariate(0.8)))
        outlet = f"Outlet {bisect(self.outlets, draw.random() * self.outlets[-1])}"
        told = FIRST + timedelta(days=int(str(main["day"])) + late)
        known = self.sentences.setdefault(which, [])
        copied = bool(known) and draw.random() < 0.2
        self._tell(reading, 1, main, told, late, draw.choice(known) if copied else None, known)
        if draw.random() < 0.6:
            self._tell(reading, 2, draw.choice(self.happenings), told, 0, None, [])
        if draw.random() < 0.25:
            self._war(reading, str(main["country"]), told)
        return outlet, told

    def _error(self) -> float:
        """Return by how much a report is wrong: one in twelve is."""
        return float(self.random.choice((1, 2, 3, 10))) if self.random.random() < 0.08 else 0.0

    def _tell(
        self,
        reading: int,
        number: int,
        happening: dict[str, object],
        told: date,
        late: int,
        copy: str | None,
        known: list[str],
    ) -> None:
        draw, event = self.random, f"d{reading}#{number}"
        dead = float(str(happening["grown" if late > 1 else "dead"])) + self._error()
        day = FIRST + timedelta(days=int(str(happening["day"])))
        speaker = draw.choice(SPEAKERS)
        dated = draw.random() < 0.6
        setting: dict[str, object] = {"country": happening["country"], "as_of": told}
        if draw.random() < 0.75:
            name = f"Place {happening['place']}"
            setting |= {"place": name, "place_name": name, "place_id": happening["place"]}
        if dated:
            setting |= {"event_start": day, "event_end": day, "date_precision": "day"}
        if speaker:
            setting |= {"attribution": speaker, "attribution_kind": KINDS.get(speaker, "witness")}
        words = self.sentence(f"killed {dead:g} people") if copy is None else copy
        known.append(words)
        hedge = {"bound": "at_least", "high": None} if draw.random() < 0.25 else {}
        ids = [self.claim(reading, words, dead, event, **setting, **hedge)]
        if number == 1:
            echo = {name: value for name, value in setting.items() if not name.startswith("attribution")}
            ids.append(self.claim(reading, f"{dead:g} dead in {happening['word']}", dead, event, **echo, field="title"))
        hurt = self.sentence(f"wounded {2 * dead:g} others")
        ids.append(self.claim(reading, hurt, 2 * dead, event, **setting, measure="injured"))
        if draw.random() < 0.5:
            few = dead // 5 + self._error()
            given = {"population": "children", "part_of": ids[0]}
            ids.append(self.claim(reading, words, few, event, **setting, **given))
        measure, unit, value = happening["other"]  # type: ignore[misc]
        for _ in range(draw.randrange(3)):
            kind = {"measure": measure, "unit": unit, "unit_name": unit}
            kind |= {"dimension": "person" if unit == "person" else "count"}
            value += self._error()
            ids.append(self.claim(reading, self.sentence(f"{value:g} {unit}s"), value, event, **setting, **kind))
        self.event(reading, number, ids, happening, number == 1)

    def _war(self, reading: int, country: str, told: date) -> None:
        """Add the total of a war, which grows slowly and is repeated everywhere."""
        value = 200_000.0 + 50_000 * ((told - FIRST).days // 150) + self.random.choice((0, 0, 0, 0, 10_000, 90_000))
        words = self.sentence(f"war has killed more than {value:g} people")
        country = "C1" if self.random.random() < 0.5 else country
        given = {"scope": "conflict", "bound": "more_than", "high": None, "country": country, "as_of": told}
        if self.random.random() < 0.4:
            given |= {"bound": "about", "high": value}
        event = f"d{reading}#3"
        self.events.append([reading, 3, event, False, "[]", "[]", "[]", "[]", country, None, None])
        self.claim(reading, words, value, event, **given)


def fill(path: Path, claims: int) -> None:
    """Write an invented store straight into its tables."""
    documents = int(claims / PER_DOCUMENT)
    room = Newsroom(documents)
    with Store(path) as store, tempfile.TemporaryDirectory() as folder:
        for first in range(1, documents + 1, 20_000):
            last = min(documents, first + 19_999)
            readings = [[n, *room.document(n)] for n in range(first, last + 1)]
            write(store, folder, readings, room)
            room.claims.clear()
            room.events.clear()


def _copies(folder: str) -> Iterator[str]:
    """Yield the statements that copy what stands in a folder into the store."""
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in ("reading", "source", "day"))
    yield f"""insert into readings by name
        select reading::bigint as reading, 'd' || reading as document_id, 'v' || reading as version, source,
            day::timestamp as published, day as published_text, 'en' as language, 'x' as extractor,
            'f' || reading as fingerprint, day::timestamp as added_at
        from read_csv('{folder}/r', header = false, columns = {{{columns}}})"""
    yield f"""insert into texts by name
        select 'v' || reading as version, 'Text ' || reading as text
        from read_csv('{folder}/r', header = false, columns = {{{columns}}})"""
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in CLAIM)
    yield f"""insert into reading_quantities by name
        select *, 0 as sentence_start, low as quote, "start" as number_start, "end" as number_end, false as implied,
            'level' as series, 'asserted' as modality, [] as definition, 0.9 as confidence, 'invented' as rule,
            'invented' as quantity_rule
        from read_csv('{folder}/q', header = false, columns = {{{columns}}})"""
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in EVENT)
    yield f"""insert into reading_events by name
        select * replace (claim_ids::varchar[] as claim_ids, keywords::varchar[] as keywords,
            actors::varchar[] as actors, places::varchar[] as places), false as background
        from read_csv('{folder}/e', header = false, columns = {{{columns}}})"""


def one_more(store: Store, claims: int, *, war: bool) -> None:
    """Add one document of the same world with about ten claims, one of them the total of a war or none."""
    documents = int(claims / PER_DOCUMENT)
    room = Newsroom(documents)
    first = documents + (5_000 if war else 1)
    for reading in range(first, first + 10_000):
        room.claims.clear()
        room.events.clear()
        outlet, told = room.document(reading)
        if len(room.claims) >= 10 and len(room.events) == 2 + war:
            break
    with tempfile.TemporaryDirectory() as folder:
        write(store, folder, [[reading, outlet, told]], room)


def write(store: Store, folder: str, readings: list[list[object]], room: Newsroom) -> None:
    """Write the rows of documents to the tables of a store."""
    for name, rows in (("r", readings), ("q", room.claims), ("e", room.events)):
        with Path(folder, name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    for statement in _copies(folder):
        store._connection.execute(statement)


def resident(process: str) -> float:
    """Return how much memory a process holds, in MB."""
    try:
        status = Path("/proc", process, "status").read_text("utf-8")
    except OSError:  # it has just ended
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)


def watch(peak: list[float]) -> None:
    """Keep in `peak` the most memory that this process and its helpers have held together (on Linux)."""
    own = Path("/proc/self/task", str(os.getpid()), "children")
    while own.exists():
        peak[0] = max(peak[0], sum(map(resident, ["self", *own.read_text("utf-8").split()])))
        time.sleep(0.1)


def timed(store: Store) -> tuple[Run, float, float]:
    """Return what a check has found, and its seconds by the clock and of all its processes."""
    start, before = time.perf_counter(), sum(os.times()[:4])
    found = run(store)
    return found, time.perf_counter() - start, sum(os.times()[:4]) - before


def measure(path: Path, claims: int) -> None:
    """Print one line: seconds by the clock and of processes, peak MB, seconds for one document more, what was found."""
    peak = [0.0]
    threading.Thread(target=watch, args=(peak,), daemon=True).start()
    with Store(path) as store:
        found, whole, busy = timed(store)
        most = peak[0]
        one_more(store, claims, war=False)
        _, more, _ = timed(store)
        one_more(store, claims, war=True)
        _, war, _ = timed(store)
    print(whole, busy, most, more, war, found.facts, found.contradictions)


def numbers(claims: int) -> list[float]:
    """Return what measuring a store of so many claims prints."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "store.duckdb"))
        subprocess.run([sys.executable, __file__, "--fill", path, str(claims)], check=True)
        command = [sys.executable, __file__, "--measure", path, str(claims)]
        done = subprocess.run(command, check=True, capture_output=True)
    return [float(each) for each in done.stdout.split()]


def main() -> None:
    """Print the curve."""
    if sys.argv[1:2] == ["--fill"]:
        fill(Path(sys.argv[2]), int(sys.argv[3]))
        return
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]), int(sys.argv[3]))
        return
    before = None
    print("   claims  seconds  of CPUs  peak MB  one more  of a war  µs a claim  ratio      facts  contradictions")
    for claims in map(int, sys.argv[1:] or SIZES):
        whole, busy, peak, more, war, facts, contradictions = numbers(claims)
        each = whole / claims * 1e6
        ratio = f"{each / before:5.2f}" if before else "     "
        before = each
        times = f"{claims:9,} {whole:8.1f} {busy:8.1f} {peak:8,.0f} {more:9.2f} {war:9.2f} {each:11.1f}"
        print(f"{times}  {ratio} {facts:10,.0f} {contradictions:15,.0f}", flush=True)


if __name__ == "__main__":
    main()
