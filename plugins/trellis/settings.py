"""Where a garden is and how it is configured: its `mkdocs.yml`, or the defaults for a bare folder.

`mkdocs.yml` is read without the engine: by a safe loader, to which a value with a tag that it does not
know (`!ENV`, `!!python/name:…`, `!relative`) is as good as absent.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

import yaml

from trellis.config import Config, Place, parse_options
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.paths import contained

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
PLUGIN = "trellis"

_INHERITED = 8
"""How many configurations may inherit from one another."""

_SITE_KEYS = {
    "site_name": "site_name",
    "site_url": "site_url",
    "site_description": "site_description",
    "author": "site_author",
    "directory_urls": "use_directory_urls",
}
"""Options that the site's own settings give, by the name they have there."""


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
    return Settings(folder, folder, None, Config())  # the folder's name is no part of the garden


def _no_such_folder(folder: Path) -> str:
    """What is wrong with `folder`, with the nearest right name."""
    if folder.exists():
        return f"{folder} is not a folder"
    try:
        siblings = sorted(child.name for child in folder.parent.iterdir() if child.is_dir())
    except OSError:  # there is no such place either, or it is not for us to see
        siblings = []
    near = difflib.get_close_matches(folder.name, siblings, n=1)
    return f"there is no folder {folder}" + (f"; is it {folder.parent / near[0]}?" if near else "")


def _config_file_in(folder: Path) -> Path | None:
    try:
        return next((folder / name for name in CONFIG_NAMES if (folder / name).is_file()), None)
    except OSError:  # a folder above the garden that is not for us to see
        return None


def _read_settings(file: Path) -> Settings:
    written = _Written(file.name)
    values = written.load(file)
    docs_dir = written.docs_dir(file.parent, values)
    config, findings = parse_options(written.options(values), file.name, written.option_place)
    return Settings(
        file.parent, docs_dir, file, config, tuple(sorted([*written.findings, *findings]))
    )


@dataclass(slots=True)
class _Written:
    """What a configuration file says, where it says it, and what is wrong with it."""

    name: str
    findings: list[Diagnostic] = field(default_factory=list)
    node: yaml.Node | None = None

    def load(self, file: Path) -> dict[str, object]:
        """The mapping in `file`, on top of what it inherits."""
        values, self.node = self._load_alone(file)
        layers = [values]
        while isinstance(parent := values.pop("INHERIT", None), str) and len(layers) < _INHERITED:
            file = file.parent / parent
            values, _ = self._load_alone(file)
            layers.append(values)
        return reduce(_merged, reversed(layers))

    def docs_dir(self, root: Path, values: Mapping[str, object]) -> Path:
        """The folder of the content, which must lie below the configuration's own."""
        written = values.get("docs_dir") or "docs"
        inside = contained(written) if isinstance(written, str) else None
        if not inside or not (root / inside).resolve().is_relative_to(root.resolve()):
            self._invalid(
                f"`docs_dir` is {written!r}; it should be a folder beside {self.name}",
                "docs_dir",
                remedy="it is `docs` until then",
            )
            inside = "docs"
        if not (root / inside).is_dir():
            self._invalid(
                f"there is no folder {inside} beside {self.name}",
                "docs_dir",
                remedy="make it, or name another with `docs_dir`",
            )
        return root / inside

    def options(self, values: Mapping[str, object]) -> dict[str, object]:
        """The options of the garden: the plugin's, and under them those it takes from the site's."""
        site = {option: values[key] for option, key in _SITE_KEYS.items() if key in values}
        theme = values.get("theme")
        if isinstance(theme, dict) and "language" in theme:
            site["lang"] = theme["language"]
        options = site | self._plugin_options(values.get("plugins"))
        excluded = [
            line
            for key in ("exclude_docs", "draft_docs")
            if isinstance(patterns := values.get(key), str)
            for line in patterns.splitlines()
        ]
        given = options.get("exclude") or []
        if excluded and isinstance(given, str | list):
            options["exclude"] = [*excluded, *([given] if isinstance(given, str) else given)]
        return options

    def option_place(self, option: tuple[str, ...]) -> Place:
        """Line and column of an option of the garden, or of the nearest group around it."""
        for plugins in _values_at(self.node, "plugins"):
            for entry in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
                for options in _values_at(entry, PLUGIN):
                    place = _place_of(options, option)
                    if place is not None:
                        return place
        return _place_of(self.node, (_SITE_KEYS.get(option[0], "theme"),)) or (1, 1)

    def _plugin_options(self, plugins: object) -> dict[str, object]:
        """The options under `plugins: trellis`, whether plugins are a list or a mapping."""
        entries = plugins if isinstance(plugins, list) else [plugins]
        for entry in entries:
            if isinstance(entry, dict) and PLUGIN in entry:
                options = entry[PLUGIN]
                if isinstance(options, dict):
                    return options
                if options is not None:
                    message = f"the options of `{PLUGIN}` are {options!r}; they should be a mapping"
                    self._invalid(message, "plugins", remedy="the defaults are used until then")
        return {}

    def _load_alone(self, file: Path) -> tuple[dict[str, object], yaml.Node | None]:
        """The mapping in `file` as it stands there."""
        try:
            loader = _Loader(file.read_text(encoding="utf-8-sig"))
            node = loader.get_single_node()
            values = loader.construct_document(node) if node is not None else {}
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self._unreadable(f"{file.name} is not valid YAML: {error.problem}", place)
        except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
            self._unreadable(f"{file.name} cannot be read: {error}")
        else:
            if isinstance(values, dict):
                return values, node
            self._unreadable(f"{file.name} is not a mapping of names to values")
        return {}, None

    def _unreadable(self, message: str, place: Place = (1, 1)) -> None:
        remedy = "the defaults are used until then"
        line, column = place
        self.findings.append(
            diagnostic(
                "config-unreadable", self.name, message, line=line, column=column, remedy=remedy
            )
        )

    def _invalid(self, message: str, key: str, remedy: str) -> None:
        line, column = _place_of(self.node, (key,)) or (1, 1)
        self.findings.append(
            diagnostic(
                "config-invalid-option", self.name, message, line=line, column=column, remedy=remedy
            )
        )


class _Loader(yaml.SafeLoader):
    """A safe loader to which a tag of the engine's is as good as nothing written."""


def _nothing(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:
    """The value of a node whose tag is not known."""


_Loader.add_multi_constructor("!", _nothing)
_Loader.add_multi_constructor("tag:", _nothing)


def _values_at(node: yaml.Node | None, key: str) -> list[yaml.Node]:
    """The value of `key` in a mapping: a list of none or one."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [value for name, value in pairs if name.value == key][-1:]


def _place_of(node: yaml.Node | None, keys: tuple[str, ...]) -> Place | None:
    """Line and column of the key that `keys` lead to, as far as they are there; None for none."""
    place = None
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = [(name.start_mark, value) for name, value in pairs if name.value == key]
        if not found:
            break
        mark, node = found[-1]
        place = mark.line + 1, mark.column + 1
    return place


def _merged(base: dict[str, object], over: dict[str, object]) -> dict[str, object]:
    """`over` on top of `base`, mappings merged, as the engine's INHERIT does."""
    merged = base | over
    for key in base.keys() & over.keys():
        below, above = base[key], over[key]
        if isinstance(below, dict) and isinstance(above, dict):
            merged[key] = _merged(below, above)
    return merged
