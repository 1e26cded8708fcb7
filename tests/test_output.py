"""What is printed: values and dates as a reader wants them, quotes with the number marked."""

import pytest
from rich.console import Console

from facts.model import Bound, Quantity
from facts.output import tables, words
from facts.output.formats import json_line
from facts.output.passage import marked


def quantity(low=53.0, high=53.0, **known):
    """A quantity of which only some fields matter."""
    return Quantity("", 0, 0, 0, 0, low, high, **known)


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ({}, "53"),
        ({"bound": Bound.AT_LEAST, "high": None}, "≥ 53"),
        ({"bound": Bound.MORE_THAN, "high": None, "low": 1200.0}, "> 1,200"),
        ({"bound": Bound.AT_MOST, "low": None}, "≤ 53"),
        ({"bound": Bound.LESS_THAN, "low": None}, "< 53"),
        ({"bound": Bound.ABOUT}, "about 53"),
        ({"bound": Bound.NEARLY}, "nearly 53"),
        ({"bound": Bound.RANGE, "low": 20.0}, "20–53"),
        ({"bound": Bound.VAGUE, "low": None, "high": None}, "unknown"),
        ({"low": 12.5, "high": 12.5, "unit": "%", "dimension": "share"}, "12.5 %"),
        ({"unit": "km", "dimension": "length"}, "53 km"),
        ({"unit": "person", "dimension": "person"}, "53"),
        ({"unit": "house"}, "53"),
    ],
)
def test_values(known, wanted):
    assert words.value(quantity(**known)) == wanted


def test_the_number_is_marked_in_its_sentence():
    text = "Quiet.\nAt least\n53  people  died."
    start = text.index("53")
    found = Quantity("", 7, 26, start, start + 2, 53.0, None)
    assert marked(text[7:], 7, found) == ("At least ", "53", " people died.")


def test_an_implied_number_is_marked_by_its_phrase():
    found = Quantity("a farmer", 0, 8, 0, 0, 1.0, 1.0, implied=True)
    assert marked("a farmer was killed", 0, found) == ("", "a farmer", " was killed")


def test_a_long_sentence_is_cut_between_words_around_the_number():
    sentence = "before " * 100 + "53" + " after" * 100
    found = Quantity("53", 700, 702, 700, 702, 53.0, 53.0)
    before, number, after = marked(sentence, 0, found, around=20)
    assert (before, number, after) == ("… before before ", "53", " after after after …")


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\u202eb", "a\r\nb", "a\x9bb", "a\u2028b"])
def test_clean_text_cannot_steer_a_terminal(text):
    assert words.clean(text).replace("[31m", "") == "a b"


@pytest.mark.parametrize("width", [30, 60, 100])
def test_a_number_is_never_folded_into_two(width, capsys):
    table = tables.grid(("low", "what"), [("200,000–999,999", "people killed in a town of the north")], right=("low",))
    Console(width=width).print(table)
    assert "200,000–999,999" in capsys.readouterr().out


def test_a_line_of_json_is_one_line_for_every_reader():
    line = json_line({"quote": "a\u2028b\u2029c\x85d\x0be\x1cf\u202eg"})
    assert line.splitlines(keepends=True) == [line]
