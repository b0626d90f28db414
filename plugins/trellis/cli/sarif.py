"""Findings as SARIF 2.1.0, the format of code scanning (OASIS Standard, 2020)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import quote

from trellis.diagnostics import CODES, Diagnostic, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}


def sarif_log(findings: Sequence[tuple[Diagnostic, str]]) -> dict[str, object]:
    """A log of one run: each finding with the path of its file, as seen from where it was called."""
    codes = sorted({finding.code for finding, _ in findings})
    driver = {
        "name": "trellis",
        "version": _version(),
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": CODES[code].summary},
                "defaultConfiguration": {"level": LEVELS[CODES[code].severity]},
            }
            for code in codes
        ],
    }
    results = [_result(finding, path, codes.index(finding.code)) for finding, path in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Diagnostic, path: str, rule: int) -> dict[str, object]:
    remedy = f" Remedy: {finding.remedy}." if finding.remedy else ""
    uri = f"file://{quote(path)}" if path.startswith("/") else quote(path)
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message}.{remedy}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                }
            }
        ],
    }


def _version() -> str:
    try:
        return version("mkdocs-trellis")
    except PackageNotFoundError:  # run from a folder, not installed
        return "0"
