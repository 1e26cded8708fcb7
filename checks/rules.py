"""What the pure rules make of fresh claims, once for each distinct place, value, question, name and sentence.

A store has millions of claims but few distinct places or values: the database numbers them, the functions that
stay the only source of each rule read them here, and the database joins the answers back. Whatever the number of
claims, they never become objects for linking.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from checks.copies import COPY_WORDS, signature
from checks.gate import NO_FACT, place_keys, region_keys, whole_country
from checks.intervals import is_counted, meet, pair, point, tolerances
from checks.stories import HURT, NARROW, lasting_words, question_key, target_words, telling
from facts.model import Bound, Claim, Measure, Quantity, Scope, Series
from facts.setting.gazetteer import fold
from facts.store import Row, Store
from facts.workers import Workers

SEPARATOR = "\x1f"  # between the parts of a question's key
LONG = rf"(?s)(\W.*){{{COPY_WORDS - 1}}}"  # matches a sentence with the gaps that so many words have
MANY = 50_000  # claims: fewer are done before other processes have started
_BATCH = 20_000
_BLANK = Claim("", "", "", "text", "", 0, Quantity("", 0, 0, 0, 0, None, None), Measure.COUNT)
_VALUE = ("low", "high", "bound", "precision", "unit", "dimension", "si_low", "si_high")


def gather(store: Store, workers: Workers, first: int) -> None:
    """Leave, in temporary tables, the claims of fresh readings and their stories, numbered from `first`."""
    store.query("checks/fresh_claims")
    store.query("checks/fresh_events")
    _places(store)
    _asks(store)
    _names(store)
    _sentences(store, workers)
    quantities(store)
    store.query("checks/ruled_claims")
    words = {"hurt": sorted(HURT), "targets": sorted(target_words()), "lasting": sorted(lasting_words())}
    days = {"borrowed": tolerances()["borrowed_days"], "running": tolerances()["update_days"]}
    store.query("checks/fresh_stories", first=first, narrow=NARROW.days, **days, **words)


def quantities(store: Store) -> None:
    """Read the distinct values of fresh claims: their number, and whether sharing it tells something."""
    rows = []
    for code, quantity in _values(store).items():
        number = replace(_BLANK, quantity=quantity)
        rows.append((code, point(quantity), telling(number) is not None, is_counted(quantity)))
    keep(store, "checks/ruled_quantities", ("code", "point", "telling", "counted"), rows)


def _values(store: Store) -> dict[int, Quantity]:
    """Return the distinct values of fresh claims by their numbers."""
    store.query("checks/seen_quantities")
    return {code: quantity(row) for code, *row in store.query("checks/values")}


def quantity(row: Sequence[Any]) -> Quantity:
    """Return the value of a row with the columns of seen_quantities."""
    values = dict(zip(_VALUE, row, strict=True))
    values["bound"] = Bound(values["bound"])
    return replace(_BLANK.quantity, **values)


def apart(store: Store) -> list[tuple[int, int]]:
    """Return the pairs of values, by number, of which the second cannot be meant by the first."""
    store.query("checks/leads", no_fact=sorted(NO_FACT))
    values = {code: quantity(row) for code, *row in store.query("checks/values")}
    found = []
    for lead, other in store.query("checks/seen_asides"):
        scales = pair(values[lead], values[other])
        if scales is None or not meet(*scales):
            found.append((lead, other))
    return found


def _places(store: Store) -> None:
    rows = []
    store.query("checks/seen_places")
    for code, place, place_id, name, country in store.query("checks/places"):
        claim = replace(_BLANK, place=place, place_id=place_id, place_name=name, country=country)
        rows.append((code, sorted(place_keys(claim)), sorted(region_keys(claim)), whole_country(claim)))
    keep(store, "checks/ruled_places", ("code", "keys", "regions", "whole"), rows)


def _asks(store: Store) -> None:
    rows = []
    store.query("checks/seen_asks")
    for code, measure, population, side, scope, series, unit, dimension, start, end in store.query("checks/asks"):
        claim = replace(
            _BLANK,
            measure=Measure(measure),
            population=population,
            side=side,
            scope=Scope(scope),
            series=Series(series),
            quantity=replace(_BLANK.quantity, unit=unit, dimension=dimension),
            event_start=start,
            event_end=end,
        )
        rows.append((code, SEPARATOR.join(question_key(claim))))
    keep(store, "checks/ruled_asks", ("code", "ask"), rows)


def _names(store: Store) -> None:
    store.query("checks/seen_names")
    keep(store, "checks/ruled_names", ("code", "folded"), [(n, fold(name)) for n, name in store.query("checks/names")])


def _sentences(store: Store, workers: Workers) -> None:
    """Keep the hashes under which copies of the distinct sentences are looked up."""
    store.query("checks/seen_sentences", long=LONG)
    store.query("checks/clear_bands")
    last = store.query("checks/count_sentences")[0][0]
    rows = (
        store.query("checks/sentences", first=start, last=start + _BATCH - 1) for start in range(1, last + 1, _BATCH)
    )
    for found in workers.map(_bands, rows, many=last > MANY):
        store.query("checks/add_bands", **found)


def _bands(rows: Sequence[Row]) -> Mapping[str, str]:
    """Return the numbers of sentences that have hashes, and these, as the columns of add_bands."""
    found = [(code, hashes) for code, sentence in rows if (hashes := signature(sentence))]
    return as_columns(("code", "bands"), found)


def keep(store: Store, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Run sql/<name>.sql with the columns of the rows as its parameters."""
    store.query(name, **as_columns(columns, rows))


def as_columns(names: Sequence[str], rows: Sequence[Row]) -> Mapping[str, str]:
    """Return each column of the rows as a JSON list: a third of the time that a JSON record each takes to store."""
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return {name: json.dumps(values, ensure_ascii=False) for name, values in zip(names, columns, strict=True)}
