"""What holds for every text: nothing raises, quotes stand where their offsets say, order does not matter."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from checks import compare
from checks.run import facts
from facts.documents import read
from facts.extract import extract
from facts.model import Document
from facts.records import claim_from_record, claim_record
from facts.store import Store
from facts.tolls import tolls


def fail(error):
    pytest.fail(str(error))


SEEDS = list(read([str(Path(__file__).parents[1] / "seeds")], on_error=fail, on_warning=lambda _: None))

# Words of the trade, so that random text is nearly a report, and the characters that break naive readers.
TRADE = """killed wounded dead people soldiers children at least more than up to about between and or from
    including 12 1,200 53 2.5 million dozens hundreds of 20-30 100-kilometer % $ a man his wife on Sunday in
    Aleppo said denied urged the ( ) , . ; : - – “ ” ' " ½ ² ١٢ １２ m km C bn Syria's no one nobody İ ß"""
WORDS = st.sampled_from([*TRADE.split(), "\n", "\r\n", "\t", "\n\n", "\x00", "\u2028"])
REPORTS = st.lists(WORDS, max_size=40).map(" ".join)
ANY_TEXT = st.one_of(st.text(max_size=300), REPORTS, st.tuples(REPORTS, st.text(max_size=30), REPORTS).map("".join))
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SLOW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@example(text="THAN 0 . 0", title=None)
@given(text=ANY_TEXT, title=st.one_of(st.none(), ANY_TEXT))
def test_any_text_is_read_and_every_quote_stands_where_it_says(text, title):
    extraction = extract(Document("d", text, "v", title=title))
    fields = {"text": text, "title": title}
    for each in (*extraction.claims, *extraction.refused):
        quantity, field = each.quantity, fields[each.field]
        assert field[quantity.start : quantity.end] == quantity.quote != ""
        assert quantity.start <= quantity.number_start <= quantity.number_end <= quantity.end
        assert field[each.sentence_start : each.sentence_start + len(each.sentence)] == each.sentence
        assert each.sentence_start <= quantity.start
        assert quantity.end <= each.sentence_start + len(each.sentence)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
    assert all(claim.quantity.skipped is None for claim in extraction.claims)
    assert all(refused.quantity.skipped is not None for refused in extraction.refused)


@QUICK
@given(text=ANY_TEXT)
def test_claims_have_ids_events_and_records_of_their_own(text):
    extraction = extract(Document("d", text, "v"))
    ids = [claim.claim_id for claim in extraction.claims]
    assert len(ids) == len(set(ids))
    assert {claim.part_of for claim in extraction.claims} - {None} <= set(ids)
    assert {claim.event for claim in extraction.claims} - {None} <= {event.event_id for event in extraction.events}
    assert [claim_from_record(claim_record(claim)) for claim in extraction.claims] == list(extraction.claims)
    assert extract(Document("d", text, "v")) == extraction


@QUICK
@given(text=ANY_TEXT, convention=st.sampled_from(["floor", "acled", "ucdp", "gtd", "emdat", "airwars"]))
def test_tolls_have_one_whole_for_each_event_and_measure(text, convention):
    rows = tolls(extract(Document("d", text, "v")), convention=convention)
    assert len({row.event for row in rows if row.main}) == (1 if rows else 0)
    for row in rows:
        ends = [value for value in (row.low, row.best, row.high) if value is not None]
        assert ends == sorted(ends)
        assert (row.event, row.measure, row.population) not in [
            (other.event, other.measure, other.population) for other in rows if other is not row
        ]


def claims_of_seeds():
    return [claim for document in SEEDS for claim in extract(document).claims]


def test_comparing_mirrors():
    claims = claims_of_seeds()
    for left in claims:
        for right in claims:
            assert compare(left, right) == compare(right, left)


@SLOW
@given(documents=st.permutations(SEEDS))
def test_order_of_documents_does_not_matter(documents):
    assert found(documents) == found(SEEDS)


def found(documents):
    read = [extract(document) for document in documents]
    return facts([claim for each in read for claim in each.claims], [event for each in read for event in each.events])


def test_adding_twice_changes_nothing(tmp_path):
    with Store(tmp_path / "facts.duckdb") as store:
        assert [store.add(extract(document)) for document in SEEDS] == [True] * len(SEEDS)
        before = store.claims()
        assert [store.add(extract(document)) for document in SEEDS] == [False] * len(SEEDS)
        assert store.claims() == before


def test_stored_claims_are_those_that_were_read(tmp_path):
    with Store(tmp_path / "facts.duckdb") as store:
        for document in SEEDS:
            store.add(extract(document))
        stored = store.claims()
    assert stored == sorted(claims_of_seeds(), key=lambda claim: claim.claim_id)
