"""Values, dates and names as a reader wants them: 12, at least 12, 10–20 km, 4 Sep 2016."""

import re
from datetime import date, datetime

from facts.model import PEOPLE, Bound, Claim, Measure, Quantity

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BEFORE = {
    Bound.ABOUT: "about ",
    Bound.NEARLY: "nearly ",
    Bound.AT_LEAST: "≥ ",
    Bound.MORE_THAN: "> ",
    Bound.AT_MOST: "≤ ",
    Bound.LESS_THAN: "< ",
}
_OF_PEOPLE = PEOPLE - {Measure.TROOPS, Measure.CASUALTIES}  # with words of their own
_WORDLESS = ("person", "1", "%", "")
# Terminal escapes and direction overrides, with which a text could rewrite the lines around it.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def clean(text: str) -> str:
    """Return the text on one line, without anything that could steer a terminal."""
    return " ".join(_CONTROL.sub(" ", text).split())


def without_controls(text: str) -> str:
    """Return the text with its lines and blanks, but without anything that could steer a terminal."""
    return "\n".join(_CONTROL.sub(" ", line) for line in text.replace("\r\n", "\n").split("\n"))


def counted(many: int, noun: str, several: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "copy", "copies"), counted(1200, "claim")
    ('1 copy', '1,200 claims')
    """
    return f"{many:,} {noun}" if many == 1 else f"{many:,} {several or noun + 's'}"


def spoken(value: str) -> str:
    """Return a value of the codebook as a reader says it: "single-source"."""
    return value.replace("_", "-")


def number(value: float | None) -> str:
    """Return a number with thousands separators, "open" for the open end of an interval.

    >>> number(1200.0), number(2.5), number(None)
    ('1,200', '2.5', 'open')
    """
    if value is None:
        return "open"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def value(quantity: Quantity) -> str:
    """Return a quantity's value with its bound and unit: "≥ 12", "10–20", "100 km", "12 %"."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return "unknown"
    if low is not None and high is not None and low != high:
        written = f"{number(low)}–{number(high)}"
    else:
        written = _BEFORE.get(quantity.bound, "") + number(high if low is None else low)
    if quantity.unit == "%":
        return f"{written} %"
    return written if is_counted(quantity) else f"{written} {quantity.unit}"


def is_counted(quantity: Quantity) -> bool:
    """Return whether the number needs no unit behind it: people and things are counted."""
    return quantity.unit in _WORDLESS or quantity.dimension == "count"


def triple(low: float | None, best: float | None, high: float | None) -> str:
    """Return low – best – high.

    >>> triple(41, 53, None)
    '41 – 53 – open'
    """
    return " – ".join((number(low), "blank" if best is None else number(best), number(high)))


def day(when: date | datetime | None) -> str:
    """Return a date as "4 Sep 2016", a time with hours and minutes; "" for None."""
    if when is None:
        return ""
    written = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    return f"{written} {when:%H:%M}" if isinstance(when, datetime) else written


def days(start: date | None, end: date | None) -> str:
    """Return "4 Sep 2016", "4–6 Sep 2016", "30 Aug – 6 Sep 2016"; "" where nothing is known."""
    if start is None or end is None or start == end:
        return day(start or end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    begin = day(start) if start.year != end.year else day(start).rsplit(" ", 1)[0]
    return f"{begin} – {day(end)}"


def place(claim: Claim) -> str:
    """Return where: the place as written with its country."""
    return located(claim.place, claim.country)


def located(written: str | None, country: str | None) -> str:
    """Return "Aleppo, Syria"; what is unknown is left out."""
    return ", ".join(dict.fromkeys(clean(part) for part in (written, country) if part))


def measured(measure: Measure | str, population: str, side: str | None = None, noun: str = "") -> str:
    """Return what is counted: "people killed", "children killed", "length"; a bare count by its noun.

    >>> measured("killed", "aid_workers"), measured("count", "all", None, "houses"), measured("troops", "all")
    ('aid workers killed', 'number of houses', 'troops')
    """
    who = "" if population == "all" else population.replace("_", " ")
    if measure in _OF_PEOPLE:
        written = f"{who or 'people'} {measure}"
    elif measure == Measure.COUNT:
        written = f"number of {clean(noun)}" if noun else "number"
    else:
        written = f"{measure}, {who}" if who else str(measure)
    return f"{written} ({clean(side)})" if side else written


def speaker(claim: Claim) -> str:
    """Return who gives the number: the outlet, then the speaker inside the text with their kind."""
    outlet = clean(claim.source or claim.document_id)
    if not claim.attribution:
        return outlet
    return f"{outlet}, quoting {clean(claim.attribution)} ({claim.attribution_kind})"
