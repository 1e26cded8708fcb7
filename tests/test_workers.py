"""Work done by other processes: the same results in the same order, whatever the work prints."""

import os
from datetime import date
from pathlib import Path

import pytest

from checks import check, rules
from facts.errors import FactsError
from facts.extract import extract
from facts.model import Document
from facts.store import Store
from facts.workers import Workers

DAY = date(2016, 9, 5)
TEXTS = [
    ("a", "Wire", "A car bomb in Azaz on Sunday killed 41 people and wounded 60, police said."),
    ("b", "Daily", "A car bomb in Azaz on Sunday killed 67 people, the town's hospital said."),
    ("c", "Post", "A car bomb in Azaz on Sunday killed 67 people, including four children, residents said."),
]


@pytest.mark.parametrize("many", [False, True])
def test_results_come_in_the_order_of_the_batches(many: bool) -> None:
    with Workers(2) as workers:
        batches = [[3, 1, 2], [5, 4], [], [9, 7, 8], [6]]
        assert list(workers.map(sorted, batches, many=many)) == [sorted(each) for each in batches]


def test_what_work_prints_is_no_answer() -> None:
    with Workers(2) as workers:
        assert list(workers.map(print, ["one", "two", "three"], many=True)) == [None] * 3


def test_a_process_that_ends_too_soon_is_one_line() -> None:
    with Workers(2) as workers, pytest.raises(FactsError, match="ended too soon"):
        list(workers.map(os._exit, [3, 4, 5, 6, 7, 8], many=True))


def test_a_process_that_was_killed_between_two_works_is_one_line() -> None:
    with Workers(1) as workers:
        assert list(workers.map(sorted, [[2, 1]], many=True)) == [[1, 2]]
        workers._running[0].kill()
        workers._running[0].wait()
        with pytest.raises(FactsError, match="ended too soon"):
            list(workers.map(sorted, [[4, 3]], many=True))


def test_an_interruption_at_a_terminal_is_for_the_process_that_began_the_others() -> None:
    with Workers(1) as workers:
        assert list(workers.map(os.getpgid, [0], many=True)) != [os.getpgid(0)]


def test_others_find_what_is_found_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for name in ("here", "elsewhere"):
        with Store(tmp_path / name) as store:
            for key, source, words in TEXTS:
                store.add(extract(Document(key, words, key, source=source, published=DAY)))
            found.append(check(store))
        monkeypatch.setattr(rules, "MANY", -1)
    assert found[0] == found[1]
    assert found[0].comparisons
