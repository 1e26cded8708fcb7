"""The command line: shapes, exit codes, and one clear line for everything that goes wrong."""

import csv
import io
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import duckdb
import pytest

from facts.cli import cli, main
from facts.records import COLUMNS

BAD = tomllib.loads((Path(__file__).parent / "cases" / "bad_input.toml").read_text("utf-8"))
COMMAND = [sys.executable, "-c", "from facts.cli import main; main()"]
REPORTS = [
    {"id": "a", "text": "A car bomb killed 31 people in Azaz on Sunday, police said.", "source": "Wire"},
    {
        "id": "b",
        "text": "A car bomb in Azaz killed 14 people on Sunday, the rebels said.",
        "source": "Herald",
    },
]


@pytest.fixture
def facts(capsys):
    """Run a command in this process: its exit code, standard output and standard error."""

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return run


@pytest.fixture
def reports(tmp_path):
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(json.dumps(r | {"published": "2016-09-05"}) + "\n" for r in REPORTS))
    return file


@pytest.fixture(autouse=True)
def db(tmp_path, monkeypatch):
    """The store of one test, which every command finds by itself."""
    path = tmp_path / "store.duckdb"
    monkeypatch.setenv("FACTS_DB", str(path))
    return path


def lines(out):
    """The records of JSON lines."""
    return [json.loads(line) for line in out.split("\n") if line]


@pytest.mark.parametrize("case", BAD["run"], ids=lambda case: " ".join(case["args"]))
def test_bad_input(case, facts, tmp_path):
    for name, content in BAD["files"].items():
        (tmp_path / name).write_text(content)
    code, out, err = facts(*(argument.format(dir=tmp_path) for argument in case["args"]))
    assert code == case["exit"]
    if code == 2:
        assert err.startswith("Usage: facts")
        return
    assert err.startswith("facts: " + case["error"].format(dir=tmp_path))
    assert err.count("\n") == 1
    assert bool(out) is (code == 0 or case.get("printed", False))
    assert not (tmp_path / "typo.duckdb").exists()


@pytest.mark.parametrize("command", ["extract", "tolls", "add"])
def test_several_processes_read_what_one_reads(command, capfd, tmp_path, monkeypatch):
    file = tmp_path / "many.jsonl"
    texts = [each | {"id": f"{number}{each['id']}"} for number in range(30) for each in REPORTS]
    texts[7]["language"] = "xx"
    file.write_text("".join(json.dumps(each) + "\n" for each in texts))
    found = []
    for jobs in ("1", "3"):
        monkeypatch.setenv("FACTS_DB", str(tmp_path / f"{jobs}.duckdb"))
        with pytest.raises(SystemExit):
            main([command, str(file), "--jobs", jobs, "--format", "jsonl"])
        found.append(capfd.readouterr())
    assert found[0].out.count("\n") >= len(texts) - 1
    assert found[0].err == "facts: 3b: no lexicon for language 'xx': add facts/lexicon/xx/\n"
    assert found[0] == found[1]


def test_a_store_in_use_is_one_line_that_names_the_process(facts, db, reports):
    facts("add", reports)
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        for arguments in (("add", reports), ("alerts",), ("sql", "select 1")):
            code, out, err = facts(*arguments)
            assert (code, out) == (1, "")
            assert err == f"facts: {db}: in use by process {other.pid}; wait until it ends, or give another --db\n"
        other.stdin.close()
    assert facts("alerts")[0] == 0


def test_a_newer_store_is_left_alone(facts, db, reports):
    facts("add", reports)
    with duckdb.connect(str(db)) as other:
        other.execute("insert into migrations values ('9999_later', '')")
    for arguments in (("add", reports), ("check",), ("show", "a"), ("sql", "select 1")):
        code, out, err = facts(*arguments)
        assert (code, out) == (1, "")
        assert err.startswith(f"facts: {db}: made by a newer version (9999_later); upgrade")


def test_a_text_that_breaks_the_extractor_does_not_cost_the_batch(facts, reports, monkeypatch):
    from facts import extract

    def breaks(document):
        return extract(document) if document.id == "b" else 1 / 0

    monkeypatch.setattr(sys.modules["facts.extract"], "extract", breaks)
    code, out, err = facts("extract", reports, "--format", "jsonl")
    assert (code, [r["document_id"] for r in lines(out)]) == (1, ["b"])
    assert err == "facts: a: cannot be read, please report it (ZeroDivisionError('division by zero'))\n"


def test_extract(facts, reports):
    code, out, _ = facts("extract", reports, "--format", "jsonl")
    records = lines(out)
    assert code == 0
    assert [(r["document_id"], r["measure"], r["low"]) for r in records] == [
        ("a", "killed", 31),
        ("b", "killed", 14),
    ]
    assert tuple(records[0]) == COLUMNS
    everything = lines(facts("extract", reports, "--all", "--format", "jsonl")[1])
    assert [r for r in everything if r["claim_id"]] == records


def test_csv_has_the_same_columns_and_no_formulas(facts, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "=cmd()", "text": "+53 people were killed.", "source": "@Wire"}')
    _, out, _ = facts("extract", tmp_path / "a.jsonl", "--format", "csv")
    head, *rows = csv.reader(io.StringIO(out))
    assert tuple(head) == COLUMNS
    assert rows
    for row in rows:
        assert row[head.index("document_id")] == "'=cmd()"
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_json_lines_can_be_split_by_any_reader(facts, tmp_path):
    text = "The army\u2028said\x85at least\u202953 people were killed."
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    _, out, _ = facts("extract", tmp_path / "a.jsonl", "--all", "--format", "jsonl")
    assert out.endswith("\n")
    assert out.splitlines() == out.split("\n")[:-1]
    assert all(record["sentence"] in text for record in lines(out))


def test_tolls_of_texts_and_of_the_store_are_the_same(facts, reports):
    facts("add", reports)
    code, out, _ = facts("tolls", reports, "--format", "jsonl")
    assert code == 0
    assert out == facts("tolls", "--format", "jsonl")[1]
    keys = (
        "document_id",
        "event",
        "main",
        "measure",
        "population",
        "low",
        "best",
        "high",
        "derived",
        "claim_ids",
    )
    assert tuple(lines(out)[0]) == keys


def test_add_twice_changes_nothing(facts, reports):
    for status in ("new", "known"):
        code, out, _ = facts("add", reports, "--format", "jsonl")
        assert code == 0
        assert [(r["document_id"], r["status"], r["claims"]) for r in lines(out)] == [
            ("a", status, 1),
            ("b", status, 1),
        ]
    assert lines(facts("sql", "select count(*) as n from claims", "--format", "jsonl")[1]) == [{"n": 2}]


def test_check_finds_the_contradiction(facts, reports):
    code, out, _ = facts("check", reports, "--format", "jsonl")
    assert code == 0
    (found,) = lines(out)
    assert {"relation", "reason", "explanation", "fact_id", "left", "right"} <= set(found)
    assert (found["relation"], {found["left"]["low"], found["right"]["low"]}) == ("contradiction", {14, 31})
    assert facts("check", "--strict")[0] == 3
    assert facts("check", reports, "--format", "jsonl")[1] == out, "the same input gives the same bytes"
    assert (
        facts("sql", "select status, low, high from facts", "--format", "csv")[1]
        == "status,low,high\ncontested,14,31\n"
    )


def test_the_report_says_why_on_a_hundred_columns(facts, reports):
    _, out, _ = facts("check", reports)
    assert all(len(line) <= 100 for line in out.split("\n"))
    for wanted in ("2 documents · 2 claims · 1 fact: 1 contested", "14 – ", " – 31", "Azaz", "4 Sep 2016"):
        assert wanted in out
    for wanted in (
        "killed [31] people",
        "killed [14] people",
        "Wire, quoting police",
        "Herald, quoting",
        "5 Sep 2016",
    ):
        assert wanted in out


def test_show_leads_back_to_the_marked_number(facts, reports):
    (found,) = lines(facts("check", reports, "--format", "jsonl")[1])
    claim_id = found["left"]["claim_id"]
    (alert,) = lines(facts("alerts", "--format", "jsonl")[1])
    number = int(found["left"]["low"])
    for some_id in (
        claim_id,
        claim_id[:9],
        found["fact_id"],
        alert["alert_id"],
        found["left"]["document_id"],
    ):
        code, out, _ = facts("show", some_id)
        assert code == 0
        assert f"[{number}]" in out
    _, out, _ = facts("show", claim_id)
    assert f"document {found['left']['document_id']}, text[{found['left']['start']}:{found['left']['end']}]" in out
    assert facts("show", found["left"]["event"])[0] == 0


def test_show_says_what_is_missing_and_what_is_ambiguous(facts, db, tmp_path):
    for name in ("report-1.txt", "report-2.txt"):
        (tmp_path / name).write_text("53 people were killed.")
    facts("add", tmp_path / "report-1.txt", tmp_path / "report-2.txt")
    assert facts("show", "rep")[2].startswith("facts: rep: may be document report-1.txt, ")
    assert facts("show", "nothing")[2] == f"facts: nothing: no such claim, fact, alert, event or document in {db}\n"
    assert facts("show", "")[0] == 1


def test_what_newer_versions_have_replaced_is_told_until_the_next_check(facts, reports, tmp_path):
    (found,) = lines(facts("check", reports, "--format", "jsonl")[1])
    (alert,) = lines(facts("alerts", "--format", "jsonl")[1])
    newer = tmp_path / "newer.jsonl"
    for name in ("b", "a"):
        newer.write_text(json.dumps({"id": name, "text": "A car bomb in Azaz killed 9 people on Sunday."}))
        facts("add", newer)
        code, out, err = facts("alerts", "--format", "jsonl")
        assert (code, out) == (0, "")
        assert (
            err == "facts: warning: 1 alert is left out: newer versions of their texts were added; run `facts check`\n"
        )
        assert "newer versions of its texts" in facts("show", alert["alert_id"])[2]
        assert facts("show", found["fact_id"])[0] == (1 if name == "a" else 0)
    for arguments in (("show",), ("mark", "--value", "9", "--by", "me", "--why", "so")):
        code, out, err = facts(*arguments, found["fact_id"])
        assert (code, out) == (1, "")
        assert err.startswith(f"facts: {found['fact_id']}: newer versions of its texts were added")
    facts("check")
    assert facts("alerts") == (0, "0 alerts\n", "")


def test_alerts_need_a_check(facts, reports):
    facts("add", reports)
    assert facts("alerts", "--format", "jsonl") == (0, "", "")


def test_verify(facts, reports):
    facts("add", reports)
    keys = {"id", "verdict", "reason", "explanation", "evidence"}
    for options in (("--against", reports), ()):
        code, out, _ = facts("verify", "A car bomb killed 77 people in Azaz.", *options, "--format", "jsonl")
        (verdict,) = lines(out)
        assert code == 0
        assert keys <= set(verdict)
        assert verdict["verdict"] == "refuted"
        assert {e["document_id"] for e in verdict["evidence"]} == {"a", "b"}
        assert all("relation" in e for e in verdict["evidence"])
    for form in ("table", "csv"):
        code, out, _ = facts("verify", "A car bomb killed 77 people in Azaz.", "--format", form)
        assert code == 0
        assert "refuted" in out.lower()


def test_verify_a_batch_goes_on_after_a_bad_line(facts, tmp_path):
    batch = tmp_path / "batch.jsonl"
    batch.write_text(
        '{"id": "1", "claim": "53 people were killed.", "evidence": "At least 53 people were killed."}\n'
        '{"id": "2", "claim": "53 people were killed."}\n'
        '{"id": "3", "claim": "53 people were killed.", "evidence": ["41 people were killed."]}\n'
        '{"id": "4", "claim": "53 people were killed.", "evidence": []}\n'
    )
    code, out, err = facts("verify", "--batch", batch, "--format", "jsonl")
    assert code == 1
    assert {r["id"]: r["verdict"] for r in lines(out)} == {
        "1": "supported",
        "3": "refuted",
        "4": "not_enough_evidence",
    }
    assert {"id", "verdict", "reason"} <= set(lines(out)[0])
    assert err.startswith(f"facts: {batch}:2: `evidence` must be")


@pytest.mark.parametrize(
    "statement",
    [
        "insert into migrations values ('x', 'y')",
        "select 1; select 2",
        "drop view claims",
        "copy claims to 'x.csv'",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "attach 'x.duckdb'",
        "set memory_limit = '1GB'",
        "select * from nothing",
        "selec 1",
        "",
    ],
)
def test_sql_reads_the_store_and_nothing_else(statement, facts, reports):
    facts("add", reports)
    code, out, err = facts("sql", statement)
    assert (code, out) == (1, "")
    assert err.startswith("facts: ")
    assert err.count("\n") == 1


def test_sql_has_every_view(facts, reports):
    facts("check", reports)
    views = (
        "documents",
        "claims",
        "quantities",
        "facts",
        "fact_claims",
        "comparisons",
        "contradictions",
        "alerts",
    )
    counts = ", ".join(f"(select count(*) from {view}) as {view}" for view in (*views, "toll_timeline", "sources"))
    code, out, err = facts("sql", f"select {counts}", "--format", "jsonl")
    assert (code, err) == (0, "")
    assert lines(out) == [
        {
            "documents": 2,
            "claims": 2,
            "quantities": 2,
            "facts": 1,
            "fact_claims": 2,
            "comparisons": 1,
            "contradictions": 1,
            "alerts": 1,
            "toll_timeline": 2,
            "sources": 2,
        }
    ]


def test_sql_writes_every_type_in_every_format(facts, reports):
    facts("add", reports)
    columns = "document_id, published, definition, low, event_start, null as nothing, true as yes"
    select = f"select {columns} from claims"
    (first, _) = lines(facts("sql", f"{select} order by 1", "--format", "jsonl")[1])
    assert first == {
        "document_id": "a",
        "published": "2016-09-05T00:00:00",
        "definition": [],
        "low": 31,
        "event_start": "2016-09-04",
        "nothing": None,
        "yes": True,
    }
    row = facts("sql", f"{select} order by 1", "--format", "csv")[1].split("\n")[1]
    assert row == "a,2016-09-05T00:00:00,,31,2016-09-04,,true"
    assert "2 rows" in facts("sql", select)[1]


def test_sql_writes_no_number_that_json_does_not_have(facts, reports):
    facts("add", reports)
    select = (
        "select 'nan'::double as a, -'inf'::double as b, ['inf'::float, 1] as c, {'d': 'nan'::float} as e, 0.5 as f"
    )
    (row,) = facts("sql", select, "--format", "jsonl")[1].splitlines()
    assert row == '{"a": null, "b": null, "c": [null, 1.0], "e": {"d": null}, "f": 0.5}'


def test_sql_says_what_to_do_about_a_time_with_a_zone(facts, reports):
    facts("add", reports)
    assert facts("sql", "select now()")[2].startswith("facts: a time with a zone cannot be written as it is: cast it")
    assert facts("sql", "select now()::timestamp")[0] == 0


def test_sql_writes_more_columns_than_fit_below_each_other(facts, reports):
    facts("add", reports)
    _, out, _ = facts("sql", "select * from claims order by document_id")
    for wanted in ("measure           killed", "quote             31 people", "2 rows"):
        assert wanted in out
    assert max(map(len, out.split("\n"))) <= 100


def test_a_text_cannot_steer_the_terminal(facts, tmp_path):
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": "a", "text": "At least 53 people \x1b[2Jwere killed.", "source": "Wi\u202ere\x1b]0;x\x07"})
    )
    for arguments in (("extract", tmp_path / "a.jsonl"), ("check", tmp_path / "a.jsonl"), ("show", "a")):
        _, out, _ = facts(*arguments)
        assert "53" in out
        assert not {"\x1b", "\u202e", "\x07"} & set(out)


def test_the_codebook_lists_every_column(facts):
    code, out, _ = facts("codebook", "--format", "jsonl")
    assert code == 0
    assert set(COLUMNS) <= {entry["name"] for entry in lines(out)}
    assert facts("codebook")[0] == 0


def test_every_command_has_help(facts):
    for name in cli.commands:
        code, out, _ = facts(name, "--help")
        assert code == 0
        assert out.startswith(f"Usage: facts {name}")


def test_help_touches_neither_the_store_nor_the_lexicon():
    heavy = "{'duckdb', 'regex', 'rich', 'quantulum3', 'facts.claims.fields'}"
    code = f"import sys, facts.cli; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"


def test_standard_input_and_a_reader_that_leaves():
    text = "At least 53 people were killed. " * 5000
    with subprocess.Popen(
        [*COMMAND, "extract", "-", "--all", "--format", "jsonl", "--source", "Wire"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"LC_ALL": "C"},
    ) as process:
        process.stdin.write(text.encode())
        process.stdin.close()
        line = process.stdout.readline()
        assert line, process.stderr.read()
        first = json.loads(line)
        process.stdout.close()
        assert (first["document_id"], first["source"], first["low"]) == ("-", "Wire", 53)
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_files_of_one_name_in_two_folders_are_told(facts, tmp_path):
    for folder, dead in (("a", 31), ("b", 14)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(f"A car bomb killed {dead} people in Azaz on Sunday.")
    ours, theirs = tmp_path / "a" / "report.txt", tmp_path / "b" / "report.txt"
    assert facts("add", ours)[2] == ""
    assert facts("add", ours)[2] == ""
    told = f"facts: warning: {theirs}: has the name, and so the id, of {ours}: taken as another version of it\n"
    assert facts("add", theirs)[2] == told
    ours.write_text("A car bomb killed 32 people in Azaz on Sunday.")
    assert "of " + str(theirs) in facts("check", ours)[2]
    ours.write_text("A car bomb killed 33 people in Azaz on Sunday.")
    assert facts("check", ours)[2] == ""


def test_a_reader_of_a_table_leaves(tmp_path):
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text("At least 53 people were killed.\n" * 9)
    with subprocess.Popen(
        [*COMMAND, "extract", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_width_that_is_no_number_is_not_heeded(facts, reports, monkeypatch):
    for width in ("abc", "0", ""):
        monkeypatch.setenv("COLUMNS", width)
        assert facts("extract", reports)[0] == 0


def test_a_check_with_a_text_that_is_missing_still_finds_contradictions(facts, reports, tmp_path):
    missing = tmp_path / "missing.txt"
    assert facts("check", reports, missing, "--strict", "--format", "jsonl")[0] == 3
    code, out, _ = facts("check", reports, missing, "--format", "jsonl")
    assert (code, [row["relation"] for row in lines(out)]) == (1, ["contradiction"])


def test_texts_to_verify_against_are_dated(facts, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("A car bomb killed 53 people in Azaz on Sunday.")
    claim = "A car bomb killed 53 people in Azaz on 4 September 2016."
    given = ("--published", "2016-09-05", "--source", "Wire")
    (verdict,) = lines(facts("verify", claim, "--against", text, *given, "--format", "jsonl")[1])
    assert [(each["event_start"], each["source"]) for each in verdict["evidence"]] == [("2016-09-04", "Wire")]


def test_a_mark_is_heeded_by_the_next_check_and_shown(facts, reports):
    assert facts("check", reports, "--strict", "--format", "jsonl")[0] == 3
    (claim_id,) = {
        row[side]["claim_id"]
        for row in lines(facts("check", "--format", "jsonl")[1])
        for side in ("left", "right")
        if row[side]["document_id"] == "b"
    }
    code, out, err = facts("mark", claim_id, "--reject", "--by", "the desk", "--why", "a hoax")
    assert (code, out) == (0, "")
    assert "mark 1" in err
    assert facts("check", "--strict", "--format", "jsonl")[0] == 0
    assert "rejected by the desk: a hoax" in facts("show", claim_id)[1]


def test_a_value_that_an_editor_set_is_in_the_report_of_a_claim_that_stands_alone(facts, tmp_path):
    (tmp_path / "a.txt").write_text("A car bomb killed 31 people in Azaz on 4 September 2016.")
    assert " 31  people killed" in facts("check", tmp_path / "a.txt")[1]
    (row,) = lines(facts("extract", tmp_path / "a.txt", "--format", "jsonl")[1])
    facts("mark", row["claim_id"], "--value", "29", "--by", "the desk", "--why", "the morgue's list")
    assert "31 – 29 – 31  people killed" in facts("check")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--by", "me", "--why", "so"], 2, "give one of"),
        (["--reject", "--split", "--by", "me", "--why", "so"], 2, "give one of"),
        (["--reject", "--why", "so"], 2, "--by"),
        (["--reject", "--by", "me", "--why", "so"], 1, "no such claim"),
        (["--value", "nan", "--by", "me", "--why", "so"], 2, "a number is needed"),
        (["--value", "inf", "--by", "me", "--why", "so"], 2, "a number is needed"),
        (["--reject", "--by", " ", "--why", "so"], 2, "words are needed"),
        (["--reject", "--by", "me", "--why", ""], 2, "words are needed"),
    ],
)
def test_a_mark_needs_one_decision_somebody_and_a_claim(facts, reports, arguments, code, message):
    facts("check", reports)
    ended, out, err = facts("mark", "zzz", *arguments)
    assert (ended, out) == (code, "")
    assert message in err
