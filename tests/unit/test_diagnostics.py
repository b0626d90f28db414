"""Diagnostics: one table of codes, a stable order, the nearest right name."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import trellis
from trellis.diagnostics import CODES, Diagnostic, Severity, diagnostic, in_order, nearest

PLUGINS = Path(trellis.__file__).parents[1]


def test_a_finding_has_the_severity_of_its_code() -> None:
    finding = diagnostic("link-missing", "posts/a.md", "there is no note “Trsut”", line=3, column=7)
    assert finding.severity is Severity.WARNING
    assert str(finding) == "posts/a.md:3:7: warning[link-missing]: there is no note “Trsut”"


def test_a_finding_tells_its_remedy_in_brackets() -> None:
    finding = diagnostic("file-linked", "a.md", "it is a symbolic link", remedy="copy the file")
    assert str(finding) == ("a.md:1:1: error[file-linked]: it is a symbolic link (copy the file)")


def test_a_code_that_is_not_in_the_table_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        diagnostic("no-such-code", "a.md", "")


def test_severities_are_comparable() -> None:
    assert Severity.INFO < Severity.WARNING < Severity.ERROR
    assert [str(severity) for severity in Severity] == ["info", "warning", "error"]


def test_findings_are_in_order_of_place_and_each_is_told_once() -> None:
    first = diagnostic("link-missing", "a.md", "x", line=2)
    second = diagnostic("link-missing", "a.md", "x", line=10)
    third = diagnostic("link-missing", "b.md", "x")
    assert in_order([third, second, first, second]) == (first, second, third)


def test_a_finding_is_a_value() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        diagnostic("link-missing", "a.md", "x").line = 2  # type: ignore[misc]


@given(
    st.lists(st.builds(Diagnostic, path=st.sampled_from("ab"), severity=st.sampled_from(Severity)))
)
def test_the_order_does_not_depend_on_the_order_of_finding(findings: list[Diagnostic]) -> None:
    assert in_order(findings) == in_order(reversed(findings))


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("exlude", ["exclude", "hosts"], "exclude"),
        ("publised", ["published", "draft"], "published"),
        ("xyz", ["published", "draft"], None),
        ("anything", [], None),
    ],
)
def test_the_nearest_name_is_the_one_that_was_probably_meant(
    word: str, known: list[str], near: str | None
) -> None:
    assert nearest(word, known) == near


def test_the_table_holds_the_codes_that_are_in_use_and_no_other() -> None:
    used = set()
    for file in sorted(PLUGINS.rglob("*.py")):
        if file.name != "diagnostics.py":
            used |= texts_in(file)
    unused = {code for code in set(CODES) - used if not set(code.split("-")) <= used}
    assert not unused  # a code may also be put together from a subject and an outcome


def texts_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_sentence_for_the_manual(code: str) -> None:
    summary = CODES[code].summary
    assert not summary[0].islower()
    assert summary.endswith(".")
    assert code == code.lower().replace("_", "-")
