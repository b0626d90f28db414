"""Builds in processes of their own: what they cost in time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PLAIN = """\
site_name: Benchmark
docs_dir: content
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: '*'
validation: {links: {not_found: ignore, unrecognized_links: ignore}}
"""
PREVIEW = "peek.html"  # part of a page, as its picture is
TRELLIS = """\
site_name: Benchmark
docs_dir: content
theme: {name: material, font: false}
plugins: [search, trellis]
"""


@dataclass(frozen=True)
class Cost:
    """CPU and wall seconds, peak memory in MB, and the pages made."""

    cpu: float
    wall: float
    memory: float
    pages: int


def measured(command: list[str], out: Path) -> Cost:
    """The cost of running `command`, which builds a site in `out`. Raises RuntimeError with its words."""
    with tempfile.TemporaryFile("w+") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed:\n{said.read()[-2000:]}")
    scale = 2**20 if sys.platform == "darwin" else 2**10  # bytes there, kilobytes elsewhere
    return Cost(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        memory=usage.ru_maxrss / scale,
        pages=sum(page.name != PREVIEW for page in out.rglob("*.html")),
    )


def build(folder: Path, settings: str, runs: int) -> Cost:
    """The quickest of `runs` builds of the garden in `folder` with `settings`."""
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    out = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    command += ["--config-file", str(folder / "mkdocs.yml"), "--site-dir", str(out)]
    return min((measured(command, out) for _ in range(runs)), key=lambda cost: cost.wall)
