"""Reading documents: what is read stays as it is, what cannot be read is one line and the rest goes on."""

import io
import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest

from facts.documents import read
from facts.documents.batch import read_queries

CASES = tomllib.loads((Path(__file__).parent / "cases" / "documents.toml").read_text("utf-8"))


def read_all(*paths, **given):
    """The documents of some paths, with the errors and warnings on the way."""
    errors, warnings = [], []
    found = read(map(str, paths), **given, on_error=errors.append, on_warning=warnings.append)
    return list(found), [str(error) for error in errors], warnings


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: case["name"])
def test_files(case, tmp_path):
    file = tmp_path / case["name"]
    file.write_bytes(bytes.fromhex(case["bytes"]) if "bytes" in case else case["content"].encode())
    documents, errors, warnings = read_all(file)
    assert [document.text for document in documents] == case.get("texts", [])
    for found, wanted in ((errors, case.get("errors", [])), (warnings, case.get("warnings", []))):
        assert len(found) == len(wanted)
        assert all(want in line for line, want in zip(found, wanted, strict=True))
    assert not any("\n" in line for line in errors + warnings)
    if "ids" in case:
        assert [document.id for document in documents] == case["ids"]


@pytest.mark.parametrize("case", CASES["published"], ids=lambda case: case["written"])
def test_published(case, tmp_path):
    (tmp_path / "a.jsonl").write_text(f'{{"text": "53", "published": "{case["written"]}"}}')
    ((document,), _, _) = read_all(tmp_path / "a.jsonl")
    assert document.published.isoformat() == case["iso"]


def test_a_folder_means_its_texts_by_name(tmp_path):
    for name in ("c.jsonl", "b.txt", "a.md", "d.html", "ignored.pdf", ".hidden"):
        (tmp_path / name).write_text('{"text": "53"}')
    (tmp_path / "deeper.txt").mkdir()
    documents, errors, _ = read_all(tmp_path)
    assert [document.id for document in documents] == ["a.md", "b.txt", "c.jsonl:1", "d.html"]
    assert errors == []


def test_a_folder_without_texts_and_a_missing_file_are_errors_and_the_rest_goes_on(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("53 dead")
    documents, errors, _ = read_all(tmp_path / "empty", tmp_path / "missing.txt", tmp_path / "a.txt")
    assert [document.id for document in documents] == ["a.txt"]
    assert errors == [
        f"{tmp_path}/empty: the folder holds no *.txt *.md *.html *.jsonl",
        f"{tmp_path}/missing.txt: no such file or directory",
    ]


def test_given_values_hold_where_the_document_says_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("53 dead")
    (tmp_path / "b.jsonl").write_text('{"text": "53", "source": "Wire", "published": "2016-09-04T10:00:00Z"}')
    given = {"source": "Desk", "published": "2016-09-05", "title": "Toll"}
    (plain, line), _, _ = read_all(tmp_path / "a.txt", tmp_path / "b.jsonl", **given)
    assert (plain.source, plain.published, plain.title) == ("Desk", date(2016, 9, 5), "Toll")
    assert (line.source, line.published.date(), line.title) == ("Wire", date(2016, 9, 4), "Toll")


def test_the_version_depends_on_title_and_text_only(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"id": "1", "text": "53", "title": "T"}\n{"id": "2", "text": "53", "title": "T", "source": "Wire"}\n'
        '{"id": "1", "text": "53"}\n{"id": "1", "text": "54", "title": "T"}\n'
    )
    documents, _, _ = read_all(tmp_path / "a.jsonl")
    versions = [document.version for document in documents]
    assert versions[0] == versions[1]
    assert len(set(versions)) == 3


def test_two_files_of_one_name_are_told_apart_from_one_given_twice(tmp_path):
    for folder in ("left", "right"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    file = tmp_path / "left" / "a.txt"
    documents, errors, warnings = read_all(file, file, tmp_path / "right")
    assert len(documents) == 3
    assert errors == []
    assert len(warnings) == 1
    assert f"of {file}" in warnings[0]


@pytest.mark.parametrize(
    ("given", "ids"),
    [(b"53 dead", ["-"]), (b'\xef\xbb\xbf {"id": "x", "text": "53"}\n{"text": "54"}', ["x", "-:2"])],
)
def test_standard_input_is_text_or_json_lines(given, ids, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    documents, errors, _ = read_all("-")
    assert [document.id for document in documents] == ids
    assert errors == []


def test_a_line_of_five_megabytes(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "long", "text": "' + "53 dead. " * 600_000 + '"}\n{"text": "54"}\n')
    documents, errors, _ = read_all(tmp_path / "a.jsonl")
    assert [len(document.text) for document in documents] == [5_400_000, 2]
    assert errors == []


PAGE = """<!doctype html><html lang="en-GB"><head><title>Toll rises | Wire</title>
<meta property="og:title" content="Toll rises to 53"><meta property="og:site_name" content="Wire">
<meta property="article:published_time" content="2016-09-04T10:00:00Z">
<link rel="canonical" href="https://example.org/toll"><style>p { margin: 53px }</style></head>
<body><nav>Menu 12</nav><article><h1>Toll rises</h1><p>At least <b>53</b> people&nbsp;died,<br>the army
said.</p><script>var a = 99</script><p>More.</article><footer>2016</footer></body></html>"""


def test_a_page(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    ((document,), _, warnings) = read_all(tmp_path / "a.html")
    assert document.text == "Toll rises\n\nAt least 53 people died,\n\nthe army said.\n\nMore."
    assert (document.id, document.title, document.source) == (
        "https://example.org/toll",
        "Toll rises to 53",
        "Wire",
    )
    assert document.published == datetime.fromisoformat("2016-09-04T10:00:00+00:00")
    assert (document.language, warnings) == ("en", [])


@pytest.mark.parametrize("page", ["53 dead", "<p>53 dead", "<div><p>53 dead</div></p></article>", "<![x[ <p>53 dead"])
def test_a_broken_page_is_read_as_far_as_it_goes(page, tmp_path):
    (tmp_path / "a.html").write_text(page)
    ((document,), _, _) = read_all(tmp_path / "a.html")
    assert "53 dead" in document.text


def test_queries(tmp_path):
    (tmp_path / "q.jsonl").write_text(
        '{"id": "1", "claim": "53 died", "evidence": "54 died", "as_of": "2016-09-04"}\n'
        '{"claim": "53 died", "evidence": ["54 died", "", {"id": "x", "text": "55 died", "source": "W"}]}\n'
        '{"id": "3", "claim": "53 died"}\n{"id": "4", "evidence": ""}\n'
        '{"id": "5", "claim": "5", "evidence": [5]}\n'
        '{"id": 6, "claim": "53 died", "evidence": []}\n'
    )
    errors = []
    first, second, last = read_queries(str(tmp_path / "q.jsonl"), on_error=errors.append, on_warning=print)
    assert (first.id, first.claim.text, first.as_of) == ("1", "53 died", date(2016, 9, 4))
    assert [document.text for document in first.evidence] == ["54 died"]
    assert [(document.id, document.source) for document in second.evidence] == [
        (f"{second.id}/1", None),
        ("x", "W"),
    ]
    assert (last.id, last.evidence) == ("6", ())
    assert [str(error).split(":", 2)[1] for error in errors] == ["3", "4", "5"]
