"""What every command has in common: how it is told a garden, and how it says no."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import Result

from trellis.cli import app
from trellis.cli.output import printable

Run = Callable[..., Result]
Folder = Callable[[dict[str, str]], Path]

READING = [
    ("check",),
    ("topics", "list"),
    ("graph",),
    ("topics", "show", "x", "--src"),
    ("related", "x", "--src"),
    ("path", "x", "y", "--src"),
    ("export", "--out", "out"),
]


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_folder_that_is_not_there_is_one_line_and_exit_code_2(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    result = run(*command, tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere is no folder" in result.output
    assert result.output.count("\n") == 1


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_folder_without_a_garden_is_told_what_to_do(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    result = run(*command, tmp_path)
    assert result.exit_code == 2
    assert "trellis init" in result.output


def test_a_file_is_no_garden(run: Run, folder: Folder) -> None:
    result = run("check", folder({"a.md": "A"}) / "a.md")
    assert result.exit_code == 2
    assert "a file, not a folder" in result.output


@pytest.mark.parametrize("command", [*app.OWN_COMMANDS, "topics list", "topics show"])
def test_every_command_explains_itself_with_examples(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert f"trellis {command}" in result.output


def test_an_unknown_command_names_the_nearest(run: Run) -> None:
    result = run("chek")
    assert result.exit_code == 2
    assert "Did you mean 'check'?" in result.output


def test_build_and_serve_come_from_the_engine(run: Run) -> None:
    listed = run("--help").output
    assert "build" in listed
    assert "serve" in listed


def test_a_missing_engine_is_named_kindly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = EntryPoint("build", "no_such_engine:build", "trellis.commands")
    monkeypatch.setattr(app, "_contributed", lambda: {"build": broken})
    for command in ("build", "serve"):
        result = run(command, "notes", "--strict")
        assert result.exit_code == 2
        assert "pip install mkdocs-trellis" in result.output
    assert run("--help").exit_code == 0


def test_an_unexpected_error_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("what went wrong\x1b[31m")

    monkeypatch.setattr(app.trellis, "main", fail)
    with pytest.raises(SystemExit) as stopped:
        app.main(["check"])
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert "what went wrong" in said
    assert "\x1b" not in said
    assert said.count("\n") == 1


def test_what_is_printed_cannot_command_a_terminal() -> None:
    assert printable("a\x1b[2Jb\nc\u202e") == "a\ufffd[2Jb c\ufffd"


@pytest.fixture
def trellis(folder: Folder) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The real command on a garden with titles in several scripts."""
    notes = {f"n{i}.md": f"# Größe 日本語 {i}\n\nSee [[nothing{i}]].\n" for i in range(300)}
    where = folder(notes)

    def call(*words: str, shell: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from trellis.cli import main; main()", *words]
        return subprocess.run(
            ["sh", "-c", f'"$@" {shell}', "sh", *command],
            cwd=where,
            env={**os.environ, **env},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

    return call


def test_any_title_can_be_printed_in_any_locale(
    trellis: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    for form in ("text", "json", "github"):
        done = trellis("check", "--format", form, PYTHONIOENCODING="ascii", LC_ALL="C")
        assert done.returncode == 1, done.stderr
        assert not done.stderr
    assert json.loads(trellis("check", "--json", PYTHONIOENCODING="ascii").stdout)


def test_a_pipe_that_closes_early_is_no_error(
    trellis: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = trellis("check", shell="| head -n 1")
    assert not done.stderr
    assert done.stdout.count("\n") == 1
