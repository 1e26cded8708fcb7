"""What a newsroom hears about, once: contradictions and numbers taken back, not what merely agrees or rises."""

from datetime import date

from builders import claim

from checks import compare
from checks.alerts import alerts
from checks.model import Relation, Severity


def _pair(**more):
    left = claim(value=9, attribution="the police", document_id="a", source="Daily", **more)
    right = claim(value=21, attribution="the monitor", document_id="b", source="Wire")
    return compare(left, right)


def test_a_headline_and_its_text_raise_one_alert():
    """The alert shows the sentence of the text, not the headline."""
    found = alerts([_pair(field="title", claim_id="headline"), _pair()])
    assert [alert.comparison.left.field for alert in found] == ["text"]


def test_one_fact_raises_one_alert_the_loudest_and_first_told():
    """Whoever repeats a side of a known disagreement tells no news; a graver one is told instead."""
    voices = [claim(value=value, source=f"Outlet {value}", as_of=date(2016, 9, 20)) for value in (9, 21, 35)]
    first = compare(voices[0], voices[1])._replace(fact_id="f1")
    last = claim(value=21, source="Last", as_of=date(2016, 9, 20), published=date(2016, 9, 22))
    again = compare(voices[0], last)._replace(fact_id="f1")
    graver = compare(voices[0], voices[2])._replace(fact_id="f1", severity=Severity.HIGH)
    quiet = first._replace(severity=Severity.LOW)
    assert [first.severity, again.severity] == [Severity.HIGH, Severity.HIGH]
    assert [alert.comparison for alert in alerts([again, first])] == [first]
    assert [alert.comparison for alert in alerts([quiet, graver])] == [graver]
    assert len(alerts([first, again._replace(fact_id="f2")])) == 2


def test_the_id_depends_on_the_two_claims_and_the_reason():
    """The same disagreement keeps its id in every check."""
    left, right = claim(value=9, source="Daily"), claim(value=21, source="Wire")
    assert alerts([compare(left, right)])[0].alert_id == alerts([compare(right, left)])[0].alert_id


def test_agreement_and_a_rise_are_no_alert():
    """An alarm that only says that a toll rose is noise."""
    early = claim(value=12, source="Daily", as_of=date(2016, 9, 5))
    late = claim(value=19, source="Wire", as_of=date(2016, 9, 6))
    comparisons = [compare(early, late), compare(early, claim(value=12, source="Third"))]
    assert [each.relation for each in comparisons] == [Relation.UPDATE, Relation.SAME]
    assert alerts(comparisons) == ()
