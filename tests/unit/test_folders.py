"""Reading: every file met is a source, an asset, or named with the reason why not."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from trellis import Config, Severity
from trellis.folders import read_folder, resolve
from trellis.sources import Reading, reading_from_texts

Folder = Callable[[dict[str, str]], Path]


def paths(reading: Reading) -> list[str]:
    return [source.path for source in reading.sources]


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for finding in reading.diagnostics]


def reasons(reading: Reading) -> dict[str, str]:
    return {skipped.path: skipped.reason for skipped in reading.skipped}


def test_markdown_files_are_sources_and_the_rest_assets(folder: Folder) -> None:
    root = folder({"b.md": "B", "a/c.markdown": "C", "a/D.MD": "D", "a/i.png": "", "LICENSE": ""})
    reading = read_folder(root, Config())
    assert paths(reading) == ["a/D.MD", "a/c.markdown", "b.md"]
    assert reading.assets == ("LICENSE", "a/i.png")
    assert reading == read_folder(root, Config())
    assert not reading.skipped
    assert not reading.diagnostics


def test_a_folder_reads_the_same_as_its_literals(folder: Folder) -> None:
    texts = {"posts/a.md": "A\r\n", "posts/ b.md": "B", "i.png": ""}
    assert read_folder(folder(texts), Config()) == reading_from_texts(texts)


def test_paths_are_nfc_and_keep_leading_spaces(folder: Folder) -> None:
    root = folder({"deck/Eco/ Living.md": "", "cafe\u0301.md": "x", "cafe\u0301.png": ""})
    reading = read_folder(root, Config())
    assert paths(reading) == ["caf\u00e9.md", "deck/Eco/ Living.md"]
    assert reading.assets == ("caf\u00e9.png",)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="nowhere"):
        read_folder(tmp_path / "nowhere", Config())


def test_what_is_no_content_is_left_out_by_name(folder: Folder) -> None:
    root = folder(
        {
            "a.md": "",
            ".git/HEAD": "",
            ".obsidian/x.md": "",
            ".draft.md": "",
            "templates/t.md": "",
            "notes/templates/kept.md": "",
            "posts/broken.md.invalid": "",
            "posts/.import-errors.log": "",
            "web/node_modules/pkg/README.md": "",
        }
    )
    reading = read_folder(root, Config())
    assert paths(reading) == ["a.md", "notes/templates/kept.md"]
    assert list(reasons(reading)) == [
        ".draft.md",
        ".git/",
        ".obsidian/",
        "posts/.import-errors.log",
        "posts/broken.md.invalid",
        "templates/t.md",
        "web/node_modules/",
    ]
    assert reasons(reading)["templates/t.md"] == "left out by the rule `/templates/`"
    assert not any(skipped.refused for skipped in reading.skipped)
    assert not reading.assets
    assert codes(reading) == [(".draft.md", "file-skipped"), ("templates/", "file-skipped")]
    assert not [finding for finding in reading.diagnostics if finding.severity > Severity.INFO]


def test_the_owner_excludes_by_gitignore_patterns_and_can_take_a_rule_back(folder: Folder) -> None:
    root = folder({"a.md": "", "old/b.md": "", "x/c.tmp.md": "", "templates/t.md": "T"})
    reading = read_folder(
        root, Config(exclude=("", "# a comment", "old/", "*.tmp.md", "!/templates/"))
    )
    assert paths(reading) == ["a.md", "templates/t.md"]
    assert reasons(reading) == {
        "old/b.md": "left out by the rule `old/`",
        "x/c.tmp.md": "left out by the rule `*.tmp.md`",
    }


def test_links_are_not_followed(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("secret")
    root = folder({"a.md": "A"})
    (root / "file.md").symlink_to(outside / "secret.md")
    (root / "folder").symlink_to(outside)
    (root / "dangling.md").symlink_to("nowhere.md")
    (root / "loop").symlink_to(root)
    reading = read_folder(root, Config())
    assert paths(reading) == ["a.md"]
    assert not reading.assets
    refused = ["dangling.md", "file.md", "folder", "loop"]
    assert codes(reading) == [(path, "file-linked") for path in refused]
    assert [skipped.path for skipped in reading.skipped if skipped.refused] == refused


def test_a_root_that_is_itself_a_link_is_read(folder: Folder, tmp_path: Path) -> None:
    folder({"garden/a.md": "A"})
    (tmp_path / "link").symlink_to(tmp_path / "garden")
    assert paths(read_folder(tmp_path / "link", Config())) == ["a.md"]


def test_a_folder_with_the_name_of_a_file_is_told_and_read(folder: Folder) -> None:
    reading = read_folder(folder({"x.md/inside.md": "I"}), Config())
    assert paths(reading) == ["x.md/inside.md"]
    assert codes(reading) == [("x.md/", "folder-named-md")]


def test_pipes_and_sockets_are_refused_without_being_opened(folder: Folder) -> None:
    root = folder({"a.md": "A"})
    os.mkfifo(root / "pipe.md")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(root)  # a socket's path has to be short
        try:
            server.bind("socket.md")
        finally:
            os.chdir(here)
        reading = read_folder(root, Config())
    assert paths(reading) == ["a.md"]
    assert reasons(reading) == dict.fromkeys(("pipe.md", "socket.md"), "it is not a regular file")


def test_files_and_folders_that_cannot_be_read_are_refused(folder: Folder) -> None:
    root = folder({"a.md": "A", "locked.md": "L", "shut/b.md": "B"})
    (root / "locked.md").chmod(0)
    (root / "shut").chmod(0)
    try:
        if os.access(root / "locked.md", os.R_OK):
            pytest.skip("this user may read everything")
        reading = read_folder(root, Config())
    finally:
        (root / "shut").chmod(0o755)
    assert paths(reading) == ["a.md"]
    assert codes(reading) == [("locked.md", "file-unreadable"), ("shut/", "file-unreadable")]


def test_a_file_that_vanishes_while_reading_is_refused(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanished(self: Path) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", str(self))

    monkeypatch.setattr(Path, "read_bytes", vanished)
    reading = read_folder(folder({"a.md": "A"}), Config())
    assert reasons(reading) == {"a.md": "it cannot be read: No such file or directory"}


def test_a_file_beyond_the_bound_is_refused(folder: Folder) -> None:
    reading = read_folder(
        folder({"a.md": "x" * 1001, "b.md": "x" * 1000}), Config(max_file_bytes=1000)
    )
    assert paths(reading) == ["b.md"]
    assert codes(reading) == [("a.md", "file-too-large")]
    assert reasons(reading)["a.md"] == "it has 1,001 bytes, more than the 1,000 that are read"


def test_of_two_files_with_one_id_the_second_is_refused_by_name(folder: Folder) -> None:
    root = folder({"a.markdown": "1", "a.md": "2", "caf\u00e9.md": "3", "cafe\u0301.md": "4"})
    reading = read_folder(root, Config())
    assert [(source.path, source.text) for source in reading.sources if source.path == "a.md"] == [
        ("a.md", "2")
    ]
    assert len(reading.sources) == 2
    assert codes(reading) == [("a.markdown", "file-duplicate"), ("caf\u00e9.md", "file-duplicate")]
    assert reasons(reading)["a.markdown"] == "it is the same entity as a.md"


def test_a_name_that_could_forge_a_log_line_or_is_no_text_is_refused(folder: Folder) -> None:
    root = folder({"a.md": "A", "line\nbreak.md": "B"})
    (Path(os.fsdecode(bytes(root) + b"/latin\xe9.md"))).write_text("C")
    reading = read_folder(root, Config())
    assert paths(reading) == ["a.md"]
    assert codes(reading) == [("latin\ufffd.md", "file-name"), ("line\ufffdbreak.md", "file-name")]


def test_an_empty_folder_is_an_empty_reading(tmp_path: Path) -> None:
    assert read_folder(tmp_path, Config()) == Reading()


# One file


def test_a_path_resolves_to_a_regular_file_below_the_root(folder: Folder) -> None:
    root = folder({"assets/a.png": "", "assets/cafe\u0301.png": ""})
    assert resolve(root, "assets/a.png") == root / "assets/a.png"
    assert resolve(root, "./assets/../assets/a.png") == root / "assets/a.png"
    found = resolve(root, "assets/caf\u00e9.png")
    assert found is not None
    assert found.is_file()


def test_a_path_that_leads_out_or_to_no_file_resolves_to_nothing(
    folder: Folder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.png").write_text("")
    root = folder({"assets/a.png": ""})
    (root / "link.png").symlink_to(outside / "secret.png")
    (root / "inner.png").symlink_to(root / "assets/a.png")
    (root / "linked").symlink_to(outside)
    os.mkfifo(root / "pipe.png")
    for path in (
        "../" + outside.name + "/secret.png",
        str(outside / "secret.png"),
        "link.png",
        "inner.png",
        "linked/secret.png",
        "pipe.png",
        "assets",
        "assets/a.png/b",
        "missing.png",
        "",
        "x" * 5000,
        "nul\0.png",
    ):
        assert resolve(root, path) is None, path


def test_bases_are_assets_whose_text_is_read(folder: Callable[[dict[str, str]], Path]) -> None:
    root = folder({"a.md": "x", "f/B.base": "views: []\r\n", "large.BASE": "x" * 2000})
    reading = read_folder(root, Config(max_file_bytes=1000))
    assert reading.bases == {"f/B.base": "views: []\n"}
    assert reading.assets == ("f/B.base", "large.BASE")
