"""Places: the frozen gazetteer, what a name means, and which names of a text are places."""

import time
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.lexicon import load
from facts.setting import gazetteer
from facts.setting.gazetteer import fold, lookup
from facts.setting.place_choice import inside
from facts.setting.places import countries, find, resolve
from facts.text.sentences import lower

CASES = tomllib.loads((Path(__file__).parent / "cases" / "places.toml").read_text("utf-8"))
LEXICON = load()
TABLE = (files("facts.lexicon") / "places.tsv").read_bytes()


def shown(mention):
    place = mention.place
    meaning = "?" if place.id is None else f"{place.name}, {place.country or '?'}"
    return f"{place.written} = {meaning} ({mention.cue})"


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["text"][:50])
def test_places_of_a_text(case):
    found = find(case["text"], lower(case["text"]), LEXICON)
    assert [shown(mention) for mention in found] == case["places"]
    assert [case["text"][mention.start : mention.end] for mention in found] == [m.place.written for m in found]


@pytest.mark.parametrize(
    ("case", "name"),
    [(case, name) for case in CASES["resolves"] for name in case["names"]],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_name_means(case, name):
    place = resolve(name, countries=tuple(case.get("countries", ())))
    assert (place.name, place.country) == (case.get("name"), case.get("country"))
    assert place.written == name
    assert (place.id is None) == ("name" not in case)


def test_spellings_share_the_entry():
    assert resolve("Jarablus").id == resolve("Jarabulus").id is not None


def test_a_town_lies_in_its_province():
    town, province = resolve("Khan Sheikhoun"), resolve("Idlib", kind="admin")
    assert (town.kind, province.kind) == ("city", "admin")
    assert town.within == province.within == "SY.12"
    assert resolve("Idlib").kind == "city"


def test_a_container_decides():
    assert inside("Georgia", "France") is None
    assert inside("Paris", "Texas").within == "US.TX"
    assert inside("London", "Ontario") is None  # no province of our file


def test_context_of_a_headline():
    text = "Syrian state media blamed Turkey. Syria denied it."
    known = countries(text, lower(text), LEXICON)
    assert known == ("Syria", "Turkey")
    title = "Blast in Palmyra kills six"
    assert find(title, lower(title), LEXICON)[0].place.id is None
    assert find(title, lower(title), LEXICON, context=known)[0].place.name == "Tadmur"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Al-Bāb", "el bab"),
        ("Dar‘ā", "Dara"),
        ("Ar-Raqqah", "al-Raqqa"),
        ("Sana'a", "Sanaa"),
        ("Şanlıurfa", "sanliurfa"),
    ],
)
def test_folding(left, right):
    assert fold(left) == fold(right)


def test_the_table_is_sorted_small_and_credited():
    head, _, body = TABLE.partition(b"\n\n")
    rows = body.rstrip(b"\n").split(b"\n")
    assert rows == sorted(set(rows))
    assert len(TABLE) < 5_000_000
    assert b"GeoNames" in head
    assert b"CC BY" in head
    assert {row.count(b"\t") for row in rows} == {7}


def test_every_row_can_be_found():
    body = TABLE.partition(b"\n\n")[2].decode().splitlines()
    for row in body[::397] + body[:3] + body[-3:]:
        key, number = row.split("\t")[:2]
        assert int(number) in {entry.id for entry in lookup(key)}, row


def test_own_entries_have_ids_of_their_own():
    rows = [row.split("\t") for row in TABLE.partition(b"\n\n")[2].decode().splitlines()]
    names = {}
    for _, number, kind, country, admin, *_ in rows:
        if int(number) < 0:
            assert names.setdefault(number, (kind, country, admin)) == (kind, country, admin)
            assert int(number) > -(2**31)


def test_the_first_lookup_needs_no_load():
    gazetteer._table.cache_clear()
    gazetteer.lookup.cache_clear()
    start = time.process_time()
    lookup("aleppo")
    assert time.process_time() - start < 0.05


@given(st.text(max_size=60), st.sampled_from(["in ", "the village of ", "", "IN "]))
def test_no_text_raises(text, lead):
    text = lead + text + " in Aleppo"
    for mention in find(text, lower(text), LEXICON):
        assert 0 <= mention.start < mention.end <= len(text)
