"""What a phrase of time means in days: a rule for each kind, most of them UCDP's (codebook, appendix 2)."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from facts.model import DatePrecision, When

_DAY = timedelta(days=1)
_ANNOUNCED = timedelta(days=310)  # a day without a year that would lie further back is one to come
UNANCHORED = When(None, None, DatePrecision.UNANCHORED)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The names of months, weekdays, small counts and near days in one language."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    counts: Mapping[str, int]
    near: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule sees: the groups of its phrase, what stands before it, and the day to count from."""

    words: Mapping[str, str]
    calendar: Calendar
    anchor: date | None
    part: str = ""

    def number(self, name: str) -> int | None:
        """Return a group as a number; None where it is absent."""
        word = self.words.get(name)
        if word is None:
            return None
        if word.isdigit():
            return int(word)
        table = self.calendar.counts if name == "count" else self.calendar.months
        return table[" ".join(word.split())]


def _precision(start: date, end: date) -> DatePrecision:
    days = (end - start).days + 1
    steps = (
        (1, DatePrecision.DAY),
        (6, DatePrecision.DAYS),
        (7, DatePrecision.WEEK),
        (31, DatePrecision.MONTH),
    )
    return next((precision for most, precision in steps if days <= most), DatePrecision.YEAR)


def interval(start: date, end: date) -> When:
    """Return the interval between two days, in either order, with its precision."""
    if end < start:
        start, end = end, start
    return When(start, end, _precision(start, end))


def _full_year(reading: Reading, name: str = "year") -> int | None:
    short = reading.number("short")
    return reading.number(name) if short is None else short + (1900 if short >= 50 else 2000)


def _latest(reading: Reading, day: int, month: int) -> date | None:
    """Return the latest such day not after the anchor (a day's grace for time zones); None without an anchor.

    A day of the coming weeks is rather announced than a year old: None as well.
    """
    if reading.anchor is None:
        return None
    this = date(reading.anchor.year, month, day)
    if this > reading.anchor + _DAY:
        this = date(this.year - 1, month, day)
    return this if reading.anchor - this < _ANNOUNCED else None


def _iso(reading: Reading) -> When:
    year, month, day = (reading.number(name) for name in ("year", "number", "day"))
    return interval(*[date(year or 0, month or 0, day or 0)] * 2)


def _numeric(reading: Reading) -> When:
    """Return the day of 21.05.2017, 09-07-2014 or 8/21/2013; ValueError where day and month may be either.

    Only between slashes may the month stand first.
    """
    first, second, year = (reading.number(name) or 0 for name in ("day", "number", "year"))
    if reading.words["mark"] == "/" and first <= 12 and second <= 12 and first != second:
        raise ValueError("day and month cannot be told apart")
    found = date(year, first, second) if second > 12 else date(year, second, first)
    return interval(found, found)


def full_date(reading: Reading) -> When:
    """Return one day; ValueError where no calendar has it."""
    day, month, year = reading.number("day") or 0, reading.number("month") or 0, _full_year(reading)
    found = date(year, month, day) if year else _latest(reading, day, month)
    return interval(found, found) if found else UNANCHORED


def _dates(reading: Reading) -> When:
    day, last = reading.number("day") or 0, reading.number("day2") or 0
    month = reading.number("month2") or 0
    year = reading.number("year2")
    end = date(year, month, last) if year else _latest(reading, last, month)
    if end is None:
        return UNANCHORED
    first = reading.number("month") or month
    start = date(reading.number("year") or end.year - (first > month), first, day)
    return interval(start, end)


def _weekday(reading: Reading, name: str = "weekday", before: date | None = None) -> When:
    anchor = before or reading.anchor
    if anchor is None:
        return UNANCHORED
    back = (anchor.isoweekday() - reading.calendar.weekdays[reading.words[name]]) % 7
    if not back and reading.words.get("which") in ("last", "past"):
        back = 7
    return interval(*[anchor - back * _DAY] * 2)


def _weekdays(reading: Reading) -> When:
    end = _weekday(reading, "weekday2").end
    start = _weekday(reading, before=end).start if end else None
    return interval(start, end) if start and end else UNANCHORED


def _month_of(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _month(reading: Reading) -> When:
    month, year, anchor = reading.number("month") or 0, reading.number("year"), reading.anchor
    if year is None and anchor and "which" in reading.words:
        year = anchor.year - (reading.words["which"] == "last")
    if year is None:
        latest = _latest(reading, 1, month)
        if latest is None:
            return UNANCHORED
        year = latest.year
    start, end = _month_of(year, month)
    first, last = {"early": (1, 10), "mid": (10, 20), "late": (15, end.day)}.get(reading.part, (1, end.day))
    return _until(start.replace(day=first), start.replace(day=last), anchor)


def _year(reading: Reading) -> When:
    year = reading.number("year") or 0
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(reading.part, (1, 12))
    return _until(date(year, first, 1), _month_of(year, last)[1], reading.anchor)


def _months(reading: Reading) -> When:
    first, last = reading.number("month") or 0, reading.number("month2") or 0
    year = reading.number("year2")
    latest = None if year else _latest(reading, 1, last)
    if not year and latest is None:
        return UNANCHORED
    year = year or (latest.year if latest else 0)
    start = reading.number("year") or year - (first > last)
    return _until(_month_of(start, first)[0], _month_of(year, last)[1], reading.anchor)


def _years(reading: Reading) -> When:
    return interval(date(reading.number("year") or 0, 1, 1), date(reading.number("year2") or 0, 12, 31))


def _until(start: date, end: date, anchor: date | None) -> When:
    """Return the interval, cut off at the publication: what is reported has happened."""
    return interval(start, min(end, anchor) if anchor and start <= anchor else end)


def _back(anchor: date, months: int) -> tuple[int, int]:
    """Return year and month some months before the anchor's."""
    total = anchor.year * 12 + anchor.month - 1 - months
    return total // 12, total % 12 + 1


def _ago(reading: Reading) -> When:
    anchor, count, unit = reading.anchor, reading.number("count") or 0, reading.words["unit"]
    if anchor is None:
        return UNANCHORED
    if unit == "day":
        return interval(*[anchor - count * _DAY] * 2)
    if unit in ("week", "fortnight"):
        middle = anchor - count * (7 if unit == "week" else 14) * _DAY
        return interval(middle - 3 * _DAY, middle + 3 * _DAY)
    if unit == "month":
        return interval(*_month_of(*_back(anchor, count)))
    year = anchor.year - count * (10 if unit == "decade" else 1)
    return interval(date(year, 1, 1), date(year, 12, 31))


def _past(reading: Reading) -> When:
    """Return the days of "the past 24 hours", "recent weeks" …, as UCDP codes them."""
    anchor, count, unit = reading.anchor, reading.number("count"), reading.words["unit"]
    if anchor is None:
        return UNANCHORED
    if unit == "hour":
        hours = count or 1
        back = 1 if hours <= 24 else 2 if hours <= 72 else -(-hours // 24)
        return interval(anchor - back * _DAY, anchor)
    if unit == "day":
        return interval(anchor - (count or 3) * _DAY, anchor - _DAY)
    if unit in ("week", "fortnight"):
        weeks = count or (3 if reading.words.get("recent") else 1)
        return interval(anchor - (weeks * (7 if unit == "week" else 14) - 1) * _DAY, anchor)
    if unit == "month":
        year, month = _back(anchor, count or (3 if reading.words.get("recent") else 1))
        return interval(date(year, month, min(anchor.day, monthrange(year, month)[1])), anchor)
    return interval(date(anchor.year - (count or 0), 1 if count is None else anchor.month, 1), anchor)


def _calendar(reading: Reading) -> When:
    """Return the days of "last week", "earlier this month", "over the weekend" …; ValueError for "later this week"."""
    anchor, unit = reading.anchor, reading.words["unit"]
    last, part = reading.words.get("which") == "last", reading.part
    if part == "later" and not last:
        raise ValueError("nothing has happened yet")
    if anchor is None:
        return UNANCHORED
    monday = anchor - (anchor.isoweekday() - 1) * _DAY
    if unit == "weekend":
        saturday = monday + 5 * _DAY if anchor.isoweekday() > 5 and not last else monday - 2 * _DAY
        return interval(saturday, min(saturday + _DAY, anchor))
    if unit == "week":
        start, end = (monday - 7 * _DAY, monday - _DAY) if last else (monday, anchor)
        if part == "earlier" and start == end:  # on a Monday it is the week before that is meant
            start -= 7 * _DAY
        start = end - 2 * _DAY if last and part == "late" else start
    elif unit == "month":
        start, end = _month_of(*_back(anchor, 1)) if last else (anchor.replace(day=1), anchor)
    else:
        year = anchor.year - last
        start, end = date(year, 1, 1), date(year, 12, 31) if last else anchor
    if part == "earlier" and not last and end > start:
        end -= _DAY
    fuzzy = unit == "week" and not last  # one of its days, however few have passed
    return When(start, end, DatePrecision.WEEK) if fuzzy else interval(start, end)


def _near(reading: Reading) -> When:
    if reading.anchor is None:
        return UNANCHORED
    first, last = reading.calendar.near[" ".join(reading.words["near"].split())]
    return interval(reading.anchor - first * _DAY, reading.anchor - last * _DAY)


RULES: Final[Mapping[str, Callable[[Reading], When]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": full_date,
    "days": _dates,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "month": _month,
    "bare_month": _month,
    "months": _months,
    "year": _year,
    "year_of": _year,
    "years": _years,
    "ago": _ago,
    "past": _past,
    "calendar": _calendar,
    "near": _near,
}
