"""trellis check: where, what, the line with a caret, and what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from trellis.cli import check as module
from trellis.cli.check import annotation, finding_text
from trellis.diagnostics import Diagnostic, Severity, diagnostic

Run = Callable[..., Result]
Folder = Callable[[dict[str, str]], Path]

BROKEN = {
    "a.md": "# A\n\nIt is a [[mutual-kredit]] ledger.\n",
    "mutual-credit.md": "# Mutual credit\n\nSee [[a]].\n",
}


def test_a_finding_shows_its_line_with_a_caret(run: Run, folder: Folder) -> None:
    where = folder(BROKEN)
    result = run("check", where)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0].startswith(f"{where}/a.md:3:9: warning[link-missing]: ")
    assert lines[1] == "  3 | It is a [[mutual-kredit]] ledger."
    assert lines[2] == "    |         ^"
    assert lines[3].startswith("   = remedy: ")
    assert lines[-1] == "2 files checked: 1 warning."


def test_a_clean_vault_is_all_fine(run: Run, folder: Folder) -> None:
    result = run("check", folder({"a.md": "# A\n\nText.\n", "b.md": "See [[a]].\n"}))
    assert result.exit_code == 0
    assert result.output == "2 files checked: all fine.\n"


@pytest.mark.parametrize(("severity", "code"), [("info", 1), ("warning", 1), ("error", 0)])
def test_the_exit_code_follows_the_chosen_severity(
    run: Run, folder: Folder, severity: str, code: int
) -> None:
    assert run("check", folder(BROKEN), "--severity", severity).exit_code == code


def test_the_configuration_is_checked_too(run: Run, folder: Folder) -> None:
    text = "site_name: G\nplugins:\n- trellis:\n    resolutoin: 3\n"
    result = run("check", folder({"mkdocs.yml": text, "docs/a.md": "# A\n"}))
    assert "mkdocs.yml:4:5: warning[config-unknown-option]" in result.output
    assert "  4 |     resolutoin: 3" in result.output


def test_json_is_what_the_export_writes(run: Run, folder: Folder) -> None:
    where = folder(BROKEN)
    result = run("check", where, "--json")
    assert result.exit_code == 1
    (finding,) = json.loads(result.output)
    assert (finding["code"], finding["path"], finding["line"]) == ("link-missing", "a.md", 3)
    assert run("check", where, "--format", "json").output == result.output


def test_github_annotations_name_the_file_from_where_the_command_runs(
    run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder(BROKEN))
    result = run("check", "--format", "github")
    assert result.output.startswith("::warning file=a.md,line=3,col=9,title=link-missing::")


def test_an_annotation_cannot_be_forged() -> None:
    finding = diagnostic("link-missing", "a:b,c.md", "100 %\n::error::x", line=2)
    told = annotation(finding, finding.path)
    assert "\n" not in told
    assert "file=a%3Ab%2Cc.md" in told
    assert "100 %25%0A::error" in told


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 300 + "[[here]]" + "y" * 300
    finding = Diagnostic("a.md", 1, 301, "link-missing", "m", "", Severity.WARNING)
    shown, caret = click.unstyle(finding_text(finding, "a.md", [line])).splitlines()[1:3]
    assert len(shown) < 120
    assert shown[caret.index("^")] == "["


def test_a_caret_stands_below_its_character_in_wide_scripts() -> None:
    finding = Diagnostic("a.md", 1, 3, "link-missing", "m", "", Severity.WARNING)
    caret = finding_text(finding, "a.md", ["日本[[x]]"]).splitlines()[2]
    assert caret == "    |     ^"


def test_a_place_outside_the_file_is_no_trouble() -> None:
    finding = Diagnostic("a.md", 9, 99, "link-missing", "m", "r", Severity.WARNING)
    assert len(finding_text(finding, "a.md", ["one line"]).splitlines()) == 2


@pytest.mark.parametrize("code", sorted(module.CODES))
def test_every_code_can_be_explained(run: Run, code: str) -> None:
    result = run("check", "--explain", code)
    assert result.exit_code == 0
    assert module.CODES[code].summary in result.output


def test_an_unknown_code_names_the_nearest(run: Run) -> None:
    result = run("check", "--explain", "link-mising")
    assert result.exit_code == 2
    assert "'link-missing'" in result.output


def test_sarif_has_what_the_standard_requires(
    run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder(BROKEN))
    log = json.loads(run("check", "--format", "sarif").output)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["name"] == "trellis"
    assert [rule["id"] for rule in driver["rules"]] == ["link-missing"]
    [result] = log["runs"][0]["results"]
    assert result["ruleId"] == driver["rules"][result["ruleIndex"]]["id"]
    assert result["level"] == "warning"
    assert result["message"]["text"].startswith("nothing is called “mutual-kredit”. Remedy: ")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a.md"},
                "region": {"startLine": 3, "startColumn": 9},
            }
        }
    ]


def test_sarif_of_a_clean_garden_is_an_empty_run(run: Run, folder: Folder) -> None:
    log = json.loads(run("check", folder({"a.md": "# A\n"}), "--format", "sarif").output)
    assert log["runs"][0]["results"] == []


def test_the_most_wanted_notes(run: Run, folder: Folder) -> None:
    where = folder({"a.md": "[[Moss]] [[Fern]]\n", "b.md": "[[moss]] [[a]]\n"})
    result = run("check", where, "--wanted")
    assert result.exit_code == 0
    assert [line.split() for line in result.output.splitlines()[-2:]] == [
        ["Moss", "2", "a,", "b"],
        ["Fern", "1", "a"],
    ]
    assert json.loads(run("check", where, "--wanted", "--json").output)[1]["from"] == ["a"]
    assert "exists" in run("check", folder({"a.md": "[[b]]", "b.md": "Text."}), "--wanted").output
