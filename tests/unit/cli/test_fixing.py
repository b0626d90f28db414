"""trellis check --fix: what it says, and what it leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
Folder = Callable[[dict[str, str]], Path]

TOPIC = "---\ntitle: Trust\n---\n"


def test_fixing_says_what_it_did_and_what_is_left(run: Run, folder: Folder) -> None:
    where = folder({"topics/t.md": f"{TOPIC}Text.  Keywords: a, b\n", "a.md": "[[t]] [[nobody]]\n"})
    file = where / "topics/t.md"
    file.chmod(0o640)
    result = run("check", where, "--fix")
    assert result.output.splitlines()[:2] == [
        "topics/t.md:3: fixed: 2 keywords moved from the prose to the frontmatter",
        "1 fix in 1 file.",
    ]
    assert "link-missing" in result.output
    assert "topic-keywords-in-prose" not in result.output
    assert file.stat().st_mode & 0o777 == 0o640
    assert "0 fixes: nothing is safe to mend." in run("check", where, "--fix").output


def test_checking_alone_changes_no_file(run: Run, folder: Folder) -> None:
    where = folder({"topics/t.md": f"{TOPIC}Text.  Keywords: a, b\n"})
    run("check", where)
    assert (where / "topics/t.md").read_text() == f"{TOPIC}Text.  Keywords: a, b\n"


def test_json_stays_json_when_fixing(run: Run, folder: Folder) -> None:
    where = folder({"topics/t.md": f"{TOPIC}Text.  Keywords: a, b\n"})
    assert json.loads(run("check", where, "--fix", "--json").stdout) == []
