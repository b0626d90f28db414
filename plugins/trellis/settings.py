"""Where a garden is and how it is configured: its `mkdocs.yml`, or the defaults for a bare folder.

`mkdocs.yml` is read without the engine: by a safe loader, to which a value with a tag that it does not
know (`!ENV`, `!!python/name:…`, `!relative`) is as good as absent.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from trellis.config import Config, parse_options
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.paths import contained

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
PLUGIN = "trellis"

_INHERITED = 8
"""How many configurations may inherit from one another."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`config_file` is None for a bare folder; then `root` and `docs_dir` are the folder itself.

    `docs_dir` lies below `root`; it need not exist, which is then among the diagnostics.
    """

    root: Path
    docs_dir: Path
    config_file: Path | None
    config: Config
    diagnostics: tuple[Diagnostic, ...] = ()


def find_settings(folder: Path) -> Settings:
    """The settings of the garden in `folder`: one with an `mkdocs.yml`, its docs_dir, or a bare folder.

    Raises NotADirectoryError when there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(_no_such_folder(folder))
    file = _config_file_in(folder)
    if file is not None:
        return _read_settings(file)
    for parent in folder.resolve().parents:
        file = _config_file_in(parent)
        if file is not None:
            settings = _read_settings(file)
            if settings.docs_dir.resolve() == folder.resolve():
                return settings
    return Settings(folder, folder, None, Config(site_name=folder.resolve().name or "Garden"))


def _no_such_folder(folder: Path) -> str:
    """What is wrong with `folder`, with the nearest right name."""
    if folder.exists():
        return f"{folder} is not a folder"
    siblings = []
    if folder.parent.is_dir():
        siblings = sorted(child.name for child in folder.parent.iterdir() if child.is_dir())
    near = difflib.get_close_matches(folder.name, siblings, n=1)
    return f"there is no folder {folder}" + (f"; is it {folder.parent / near[0]}?" if near else "")


def _config_file_in(folder: Path) -> Path | None:
    return next((folder / name for name in CONFIG_NAMES if (folder / name).is_file()), None)


def _read_settings(file: Path) -> Settings:
    written = _Written(file.name)
    values = written.load(file)
    docs_dir = written.docs_dir(file.parent, values)
    config, findings = parse_options(written.options(values), file.name)
    return Settings(
        file.parent, docs_dir, file, config, tuple(sorted([*written.findings, *findings]))
    )


@dataclass(slots=True)
class _Written:
    """What a configuration file says, and what is wrong with it."""

    name: str
    findings: list[Diagnostic] = field(default_factory=list)

    def load(self, file: Path, depth: int = 0) -> dict[str, object]:
        """The mapping in `file`, on top of what it inherits."""
        try:
            # Not yaml.safe_load: `_Loader` is a SafeLoader that also bears the engine's tags.
            values = yaml.load(file.read_text(encoding="utf-8-sig"), _Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self._unreadable(f"{file.name} is not valid YAML: {error.problem}", line, column)
            return {}
        except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
            self._unreadable(f"{file.name} cannot be read: {error}")
            return {}
        if not isinstance(values, dict):
            if values is not None:
                self._unreadable(f"{file.name} is not a mapping of names to values")
            return {}
        parent = values.pop("INHERIT", None)
        base = {}
        if isinstance(parent, str) and depth < _INHERITED:
            base = self.load(file.parent / parent, depth + 1)
        return _merged(base, values)

    def docs_dir(self, root: Path, values: Mapping[str, object]) -> Path:
        """The folder of the content, which must lie below the configuration's own."""
        written = values.get("docs_dir") or "docs"
        inside = contained(written) if isinstance(written, str) else None
        if not inside or not (root / inside).resolve().is_relative_to(root.resolve()):
            self._invalid(
                "docs_dir", f"`docs_dir` is {written!r}; it names a folder beside {self.name}"
            )
            inside = "docs"
        if not (root / inside).is_dir():
            self._invalid("docs_dir", f"there is no folder {inside} (`docs_dir`)")
        return root / inside

    def options(self, values: Mapping[str, object]) -> dict[str, object]:
        """The options of the garden: the plugin's, and those it takes from the site's."""
        site = {
            key: values[key]
            for key in ("site_name", "site_url", "site_description")
            if key in values
        }
        if "site_author" in values:
            site["author"] = values["site_author"]
        if "use_directory_urls" in values:
            site["directory_urls"] = values["use_directory_urls"]
        options = site | self._plugin_options(values.get("plugins"))
        excluded = [
            line
            for key in ("exclude_docs", "draft_docs")
            if isinstance(patterns := values.get(key), str)
            for line in patterns.splitlines()
            if line.strip() and not line.startswith("#")
        ]
        given = options.get("exclude", [])
        if excluded and isinstance(given, list):
            options["exclude"] = [*excluded, *given]
        return options

    def _plugin_options(self, plugins: object) -> dict[str, object]:
        """The options under `plugins: trellis`, whether plugins are a list or a mapping."""
        entries = plugins if isinstance(plugins, list) else [plugins]
        for entry in entries:
            if isinstance(entry, dict) and PLUGIN in entry:
                options = entry[PLUGIN]
                if isinstance(options, dict):
                    return options
                if options is not None:
                    self._invalid(PLUGIN, f"the options of `{PLUGIN}` are not a mapping")
        return {}

    def _unreadable(self, message: str, line: int = 1, column: int = 1) -> None:
        self.findings.append(
            diagnostic(
                "config-unreadable",
                self.name,
                message,
                line=line,
                column=column,
                remedy="the defaults are used until it is mended",
            )
        )

    def _invalid(self, option: str, message: str) -> None:
        self.findings.append(
            diagnostic("config-invalid-option", self.name, message, remedy=f"mend `{option}`")
        )


class _Loader(yaml.SafeLoader):
    """A safe loader to which a tag of the engine's is as good as nothing written."""


def _nothing(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:
    """The value of a node whose tag is not known."""


_Loader.add_multi_constructor("!", _nothing)
_Loader.add_multi_constructor("tag:", _nothing)


def _merged(base: dict[str, object], over: dict[str, object]) -> dict[str, object]:
    """`over` on top of `base`, mappings merged, as the engine's INHERIT does."""
    merged = base | over
    for key in base.keys() & over.keys():
        below, above = base[key], over[key]
        if isinstance(below, dict) and isinstance(above, dict):
            merged[key] = _merged(below, above)
    return merged
