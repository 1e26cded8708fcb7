"""Claims in words against texts: verdicts, conflicting witnesses, and what is known only in hindsight."""

import tomllib
from datetime import date
from hashlib import blake2b
from pathlib import Path

import pytest

from checks import check, verify
from checks.model import Reason, VerdictKind
from facts.extract import extract
from facts.model import Document, Extraction
from facts.store import Store

CASES = tomllib.loads((Path(__file__).parent / "cases" / "verify.toml").read_text("utf-8"))["case"]


def text(words: str, *, source: str | None = None, published: date | None = None) -> Document:
    version = blake2b(words.encode(), digest_size=8).hexdigest()
    return Document(f"text-{version}", words, version, source=source, published=published)


def evidence(words: str, source: str, published: date | None = None) -> Extraction:
    return extract(text(words, source=source, published=published))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['claim']} | {case['evidence']}")
def test_case(case: dict[str, str]) -> None:
    verdict = verify(text(case["claim"]), [extract(text(case["evidence"]))])
    assert verdict.verdict == case["want"], verdict.explanation


def test_verdict_names_both_quotes_and_its_evidence() -> None:
    verdict = verify(text("The blast killed 60 people."), [evidence("The blast killed 41 people.", "Daily")])
    assert "60" in verdict.explanation
    assert "41" in verdict.explanation
    assert (verdict.reason, verdict.witnesses) == (Reason.DISJOINT, 1)
    assert verdict.evidence[0].claim.quantity.low == 41


def test_independent_sources_on_both_sides_are_conflicting() -> None:
    sides = [
        evidence("The blast killed 41 people.", "Daily"),
        evidence("The blast killed 60 people.", "Wire"),
    ]
    verdict = verify(text("The blast killed 60 people."), sides)
    assert (verdict.verdict, verdict.witnesses) == (VerdictKind.CONFLICTING, 2)


def test_a_copy_is_no_second_witness() -> None:
    words = "The blast at the crowded vegetable market in the old town killed 41 people on Sunday."
    verdict = verify(text("The blast killed 41 people."), [evidence(words, "Daily"), evidence(words, "Wire")])
    assert (verdict.verdict, verdict.witnesses) == (VerdictKind.SUPPORTED, 1)


def test_later_evidence_is_hindsight_and_refutes_nothing() -> None:
    early = evidence("The blast killed 41 people.", "Daily", date(2016, 9, 4))
    late = evidence("The blast killed 60 people.", "Wire", date(2016, 9, 9))
    verdict = verify(text("The blast killed 41 people."), [early, late], as_of=date(2016, 9, 5))
    assert verdict.verdict is VerdictKind.SUPPORTED
    assert [each.hindsight for each in verdict.evidence] == [False, True]
    assert verdict.cutoff == date(2016, 9, 5)


def test_a_number_that_its_own_speaker_has_replaced_refutes_nothing() -> None:
    early = evidence("The blast killed 12 people, the town's hospital said.", "Wire", date(2016, 9, 4))
    late = evidence("The blast killed 23 people, the town's hospital said.", "Daily", date(2016, 9, 6))
    verdict = verify(text("The blast killed at least 20 people."), [early, late])
    assert (verdict.verdict, verdict.witnesses, len(verdict.evidence)) == (VerdictKind.SUPPORTED, 1, 2)


def test_a_toll_that_has_risen_since_conflicts_with_nothing() -> None:
    early = evidence("The blast in Azaz on Sunday killed 12 people, a doctor said.", "Wire", date(2016, 9, 4))
    late = evidence("The toll of Sunday's blast in Azaz has risen to 23 dead, police said.", "Daily", date(2016, 9, 6))
    asked = {
        "The blast in Azaz on 4 September 2016 killed 23 people.": VerdictKind.SUPPORTED,
        "The blast in Azaz on 4 September 2016 killed 12 people.": VerdictKind.REFUTED,
    }
    for words, verdict in asked.items():
        assert verify(text(words), [early, late]).verdict is verdict, words
    then = verify(
        text("The blast in Azaz on 4 September 2016 killed 12 people."), [early, late], as_of=date(2016, 9, 5)
    )
    assert then.verdict is VerdictKind.SUPPORTED


def test_two_amounts_are_answered_by_two_claims_of_one_text_or_of_two() -> None:
    claim = text("Twice as many people were killed in Velm in 2019 as in 2018.")
    early, late = "Floods killed 40 people in Velm in 2018.", "Floods killed 60 people in Velm in 2019."
    for texts in ([evidence(f"{early} {late}", "Daily")], [evidence(early, "Daily"), evidence(late, "Wire")]):
        verdict = verify(claim, texts)
        assert (verdict.verdict, verdict.reason) == (VerdictKind.REFUTED, Reason.DISJOINT)
        assert [each.claim.quantity.low for each in verdict.evidence] == [60, 40]
        assert {each.comparison.left.quantity.quote for each in verdict.evidence} == {"Twice as many"}
        assert "“60 people” and “40 people”" in verdict.explanation
    assert verify(claim, [evidence(early, "Daily")]).verdict is VerdictKind.NOT_ENOUGH_EVIDENCE


def test_nothing_to_check_and_nothing_to_check_against() -> None:
    assert verify(text("All is well."), []).reason is Reason.UNKNOWN
    assert verify(text("The blast killed 41 people."), []).verdict is VerdictKind.NOT_ENOUGH_EVIDENCE


def test_the_store_answers_for_the_place_and_day_that_the_claim_names(tmp_path: Path) -> None:
    reports = [
        ("An airstrike on Manbij on Sunday killed 12 people, doctors said.", date(2016, 9, 5)),
        ("Shelling of Manbij on Friday killed 30 people, doctors said.", date(2016, 9, 10)),
        ("A car bomb in Azaz on Sunday killed 60 people, doctors said.", date(2016, 9, 5)),
    ]
    with Store(tmp_path / "facts.duckdb") as store:
        for words, day in reports:
            store.add(evidence(words, "Wire", day))
        asked = {
            "At least 60 people were killed in Azaz.": VerdictKind.SUPPORTED,
            "More than 70 people were killed in Azaz.": VerdictKind.REFUTED,
            "30 people were killed in Manbij.": VerdictKind.SUPPORTED,
            "More than 70 people were killed in Manbij.": VerdictKind.NOT_ENOUGH_EVIDENCE,
            "More than 70 people were killed in Idlib.": VerdictKind.NOT_ENOUGH_EVIDENCE,
            "More than 70 people were killed.": VerdictKind.NOT_ENOUGH_EVIDENCE,
        }
        for words, verdict in asked.items():
            assert verify(text(words), store).verdict is verdict, words


def test_of_a_store_only_the_happening_asked_for_answers(tmp_path: Path) -> None:
    reports = [
        ("A car bomb at a market in Azaz killed 41 people on Sunday, doctors said.", date(2016, 9, 5)),
        ("A car bomb killed 41 people at a market in Azaz on Sunday, the governor said.", date(2016, 9, 6)),
        ("AZAZ, 5 Sept 2016 - The bomb at the market on Sunday wounded 60, a surgeon said.", date(2016, 9, 5)),
        ("Shelling killed six people in Azaz, residents said.", date(2016, 3, 2)),
        ("Robbers shot dead three people at a bank in Azaz on Sunday, police said.", date(2016, 9, 5)),
        ("Syria's five-year civil war has killed more than 400,000 people, a monitor said.", date(2016, 9, 1)),
    ]
    asked = {
        "41 people were killed in Azaz on 4 September 2016.": VerdictKind.SUPPORTED,
        "60 people were wounded in Azaz on 4 September 2016.": VerdictKind.SUPPORTED,
        "20 people were killed in Azaz on 4 September 2016.": VerdictKind.REFUTED,
        "44 people were killed in Azaz on 4 September 2016.": VerdictKind.NOT_ENOUGH_EVIDENCE,  # 41 and three
        "41 people were killed in Syria on 4 September 2016.": VerdictKind.SUPPORTED,
        "20 people were killed in Syria on 4 September 2016.": VerdictKind.NOT_ENOUGH_EVIDENCE,  # elsewhere, maybe
        "41 people were killed in Azaz on 9 November 2016.": VerdictKind.NOT_ENOUGH_EVIDENCE,
        "Seven people were killed in Azaz on 1 March 2016.": VerdictKind.NOT_ENOUGH_EVIDENCE,  # nobody says which day
        "More than 400,000 people have been killed in Syria's civil war.": VerdictKind.SUPPORTED,
        "Syria's civil war has killed fewer than 100,000 people.": VerdictKind.REFUTED,
        "At least 50 people were killed in Syria on Sunday.": VerdictKind.NOT_ENOUGH_EVIDENCE,  # the war's dead are not
    }
    with Store(tmp_path / "facts.duckdb") as store:
        for number, (words, day) in enumerate(reports):
            store.add(evidence(words, f"Outlet {number}", day))
        check(store)
        for words, verdict in asked.items():
            assert verify(text(words), store).verdict is verdict, words


def test_the_store_answers_two_amounts_of_a_place(tmp_path: Path) -> None:
    reports = [
        ("Shelling of Manbij on 4 September 2016 killed 12 people, doctors said.", date(2016, 9, 5)),
        ("Shelling of Manbij on 9 September 2016 killed 30 people, doctors said.", date(2016, 9, 10)),
    ]
    with Store(tmp_path / "facts.duckdb") as store:
        for words, day in reports:
            store.add(evidence(words, "Wire", day))
        asked = {
            "More people were killed in Manbij on 9 September 2016 than on 4 September 2016.": VerdictKind.SUPPORTED,
            "Fewer people were killed in Manbij on 9 September 2016 than on 4 September 2016.": VerdictKind.REFUTED,
            "More people were killed in Manbij than in Azaz.": VerdictKind.NOT_ENOUGH_EVIDENCE,
        }
        for words, verdict in asked.items():
            assert verify(text(words), store).verdict is verdict, words


def test_the_store_answers_a_claim_without_a_place_where_one_happening_fits(tmp_path: Path) -> None:
    reports = [
        ("A ferry sank off Tartus on Sunday, killing 60 people, the coast guard said.", date(2016, 9, 5)),
        ("The ferry that sank off Tartus on Sunday killed 60 people, the harbour master said.", date(2016, 9, 6)),
    ]
    other = ("Shelling of Manbij on Friday killed 30 people, doctors said.", date(2016, 9, 10))
    with Store(tmp_path / "facts.duckdb") as store:
        for words, day in reports:
            store.add(evidence(words, f"Wire {day}", day))
        check(store)
        assert verify(text("60 people were killed."), store).verdict is VerdictKind.SUPPORTED
        assert verify(text("More than 90 people were killed."), store).verdict is VerdictKind.REFUTED
        store.add(evidence(other[0], "Herald", other[1]))
        check(store)
        assert verify(text("More than 90 people were killed."), store).verdict is VerdictKind.NOT_ENOUGH_EVIDENCE


def test_a_number_without_a_place_shows_where_the_store_has_it(tmp_path: Path) -> None:
    with Store(tmp_path / "facts.duckdb") as store:
        store.add(evidence("Shelling of Manbij killed 30 people, doctors said.", "Wire", date(2016, 9, 5)))
        store.add(evidence("Shelling of Azaz killed 40 people, doctors said.", "Wire", date(2016, 9, 5)))
        found = verify(text("Were 30 people killed?"), store)
        assert found.verdict is VerdictKind.NOT_ENOUGH_EVIDENCE
        assert [each.claim.place for each in found.evidence] == ["Manbij"]
        assert "happening" in found.explanation
        assert verify(text("31 people were killed."), store).evidence == ()


def test_only_documents_that_can_matter_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    real = Store.extractions
    monkeypatch.setattr(Store, "extractions", lambda store, ids=None: asked.append(list(ids)) or real(store, ids))
    with Store(tmp_path / "facts.duckdb") as store:
        store.add(evidence("Shelling of Manbij killed 30 people, doctors said.", "Wire", date(2016, 9, 5)))
        store.add(evidence("Shelling of Azaz killed 40 people, doctors said.", "Wire", date(2016, 9, 5)))
        assert verify(text("30 people were killed in Manbij."), store).verdict is VerdictKind.SUPPORTED
    assert [len(ids) for ids in asked] == [1]
