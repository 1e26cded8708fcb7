"""Reading documents: what is read stays as it is, what cannot be read is one line and the rest goes on."""

import errno
import io
import os
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
    for name in ("c.jsonl", "b.TXT", "a.md", "d.html", "ignored.pdf", ".hidden"):
        (tmp_path / name).write_text('{"text": "53"}')
    (tmp_path / "deeper.txt").mkdir()
    documents, errors, _ = read_all(tmp_path)
    assert [document.id for document in documents] == ["a.md", "b.TXT", "c.jsonl:1", "d.html"]
    assert errors == []


def test_a_text_of_a_folder_that_is_gone_is_told(tmp_path):
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "here.txt").write_text("53 dead")
    documents, errors, _ = read_all(tmp_path)
    assert [document.id for document in documents] == ["here.txt"]
    assert errors == [f"{tmp_path}/gone.txt: no such file or directory"]


def test_a_folder_that_may_not_be_read_is_an_error_and_the_rest_goes_on(tmp_path, monkeypatch):
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("53 dead")

    def shut(folder):
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", shut)
    documents, errors, _ = read_all(tmp_path / "shut", tmp_path / "a.txt")
    assert [document.id for document in documents] == ["a.txt"]
    assert errors == [f"{tmp_path}/shut: permission denied"]


def test_a_name_that_is_no_utf8_makes_an_id_that_is(tmp_path):
    name = os.fsdecode(b"Z\xfcrich.txt")
    (tmp_path / name).write_text("53 dead")
    ((document,), errors, _) = read_all(tmp_path)
    assert (document.id, Path(document.origin).name, errors) == ("Z\ufffdrich.txt", "Z\ufffdrich.txt", [])


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


def test_surrogates_of_queries_are_repaired_however_deep(tmp_path):
    (tmp_path / "q.jsonl").write_text(
        r'{"id": "\ud800", "claim": "53 \udc00", "evidence": ["\ud800 54", {"text": "\udfff 55"}]}'
    )
    (query,) = read_queries(str(tmp_path / "q.jsonl"), on_error=pytest.fail, on_warning=pytest.fail)
    texts = [query.id, query.claim.text, *(document.text for document in query.evidence)]
    assert texts == ["\ufffd", "53 \ufffd", "\ufffd 54", "\ufffd 55"]


def test_a_batch_without_a_line_is_an_error(tmp_path):
    (tmp_path / "q.jsonl").write_text("\n")
    errors = []
    assert list(read_queries(str(tmp_path / "q.jsonl"), on_error=errors.append, on_warning=pytest.fail)) == []
    assert [str(error) for error in errors] == [f"{tmp_path}/q.jsonl: empty, no line to read"]


def test_a_day_of_a_query_that_cannot_be_read_is_named_as_what_it_is(tmp_path):
    (tmp_path / "q.jsonl").write_text('{"claim": "53 died", "evidence": "", "as_of": "soon"}')
    warnings = []
    list(read_queries(str(tmp_path / "q.jsonl"), on_error=pytest.fail, on_warning=warnings.append))
    assert warnings == [f"{tmp_path}/q.jsonl:1: as_of 'soon' is no ISO date or time: left blank"]
