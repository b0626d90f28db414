"""Gardens from literals, really built: what is tested here are the bytes that would be published."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mkdocs_trellis.build import build_command

MKDOCS_YML = """\
site_name: {name}
docs_dir: content
theme:
  name: material
plugins:
  - search
  - trellis
"""


@dataclass(frozen=True)
class Site:
    """A built site: `path`, what the command printed, and its exit code."""

    path: Path
    output: str
    exit_code: int

    def html(self, url: str) -> str:
        """The page at `url`, e.g. `posts/a/`."""
        file = self.path / url
        return (file / "index.html" if url.endswith("/") or not url else file).read_text("utf-8")

    def has(self, url: str) -> bool:
        return (self.path / url).exists()

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file, by path; the archive of the site map unpacked as well."""
        files = {
            file.relative_to(self.path).as_posix(): file.read_bytes()
            for file in sorted(self.path.rglob("*"))
            if file.is_file()
        }
        if packed := files.get("sitemap.xml.gz"):
            files["sitemap.xml.gz (unpacked)"] = gzip.decompress(packed)
        return files

    @cached_property
    def pages(self) -> dict[str, str]:
        """Every HTML page, by path; not the previews of them."""
        return {
            name: data.decode()
            for name, data in self.files.items()
            if name.endswith(".html") and not name.endswith("peek.html")
        }

    def holding(self, text: str) -> list[str]:
        """The files whose bytes or names hold `text`."""
        return [name for name, data in self.files.items() if text.encode() in data or text in name]

    @cached_property
    def account(self) -> dict[str, dict[str, Any]]:
        """What became of each file, by path."""
        return {entry["path"]: entry for entry in self._report["files"]}

    @cached_property
    def codes(self) -> set[str]:
        """The codes of all that was found wrong."""
        return {finding["code"] for finding in self._report["diagnostics"]}

    @cached_property
    def _report(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads(self.path.with_name("account.json").read_text("utf-8"))
        return report


def run_build(src: Path, out: Path, *options: str) -> Site:
    """`trellis build SRC --out OUT`, in this process."""
    account = out.with_name("account.json")
    account.unlink(missing_ok=True)
    arguments = [str(src), "--out", str(out), "--account", str(account), *options]
    result = CliRunner().invoke(build_command, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Site(out, result.output, result.exit_code)


def write_garden(folder: Path, texts: dict[str, str | bytes]) -> Path:
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Callable[..., Site]:
    """A bare folder of these files, built: `bare({"posts/a.md": "…"}, "--strict")`."""

    def build(texts: dict[str, str | bytes], *options: str) -> Site:
        return run_build(write_garden(tmp_path / "garden", texts), tmp_path / "out", *options)

    return build


@pytest.fixture
def configured(tmp_path: Path) -> Callable[..., Site]:
    """A garden with the five-line `mkdocs.yml` and these files in `content/`, built.

    `more` is added to the configuration.
    """

    def build(
        texts: dict[str, str | bytes], *options: str, more: str = "", name: str = "Test garden"
    ) -> Site:
        root = tmp_path / "garden"
        config = MKDOCS_YML.format(name=json.dumps(name)) + more
        files = {f"content/{path}": text for path, text in texts.items()}
        write_garden(root, {"mkdocs.yml": config, **files})
        return run_build(root, tmp_path / "out", *options)

    return build
