"""The rules of the house, read from the imports of every module."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import trellis

PLUGINS = Path(trellis.__file__).parents[1]

ORDER = (
    # words that everyone uses
    *(
        "paths",
        "diagnostics",
        "optiontypes",
        "config",
        "words",
        "memory",
        "packing",
        "processes",
        "cache",
    ),
    # read
    *("settings", "ledger", "lockfile", "sources", "folders"),
    # parse
    *("yamldata", "written", "frontmatter", "dates", "fieldnames", "fieldtypes", "fields", "kinds"),
    *("language", "markup", "entities", "bodies", "publication", "metadata", "parse"),
    # resolve
    *("addresses", "links", "series"),
    # extract, connect, gather, ask
    *(
        "semantics",
        "keywords",
        "graph",
        "topics",
        "crowding",
        "notices",
        "promises",
        "discretion",
        "queries",
    ),
    # the whole, and what only the whole shows
    *("analysis", "edits", "garden", "checks"),
    # view, render
    *("assets", "images", "account", "pages", "inventory", "atlas", "views", "body", "render"),
    # publish
    *("write", "publish", "fixes"),
    # what a writer decides
    "decisions",
    "cli",
)
"""The modules and packages of the core. Each may import those before it, and no other."""

ENGINES = {"mkdocs", "material", "properdocs", "mkdocs_trellis"}
SLOW = {"networkx", "numpy", "scipy", "sklearn", "graspologic_native", "rich"}
CHANCE = {"random", "secrets", "time", "uuid"}
CLOCKS = {"now", "today", "utcnow", "environ", "getenv"}

DISK = {
    "builtins.open",
    "glob",
    "io",
    "os",
    "pathlib",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
}
MAY_TOUCH_THE_DISK = {
    "settings": DISK,  # finds the garden
    "folders": DISK,  # reads its files
    "cli": DISK,  # writes what it is asked to
    "cache": DISK,  # keeps what was worked out
    "processes": {"os", "builtins.open"},  # pipes between them
    "garden": {"pathlib"},  # hands a folder on to settings and sources
    "render": {"pathlib"},  # hands the folder of the templates on to jinja2
}


@dataclass(frozen=True)
class Import:
    """One imported module, or name of one. `late`: not when the importing module is loaded."""

    module: str
    name: str
    line: int
    late: bool


@dataclass(frozen=True)
class Module:
    """One file of the core or the adapter."""

    name: str
    tree: ast.Module

    @property
    def place(self) -> str:
        """Its name in the table: the module, or the package it is in."""
        return self.name.split(".")[1] if "." in self.name else ""

    def imports(self) -> Iterator[Import]:
        """Every import, wherever it stands, but for those that only type checkers see."""
        late = set(map(id, self._late(self.tree)))
        typing = set(map(id, self._typing(self.tree)))
        for node in ast.walk(self.tree):
            if id(node) in typing:
                continue
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(alias.name, "", node.lineno, id(node) in late)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name}:{node.lineno}: a relative import"
                for alias in node.names:
                    yield Import(node.module or "", alias.name, node.lineno, id(node) in late)

    @staticmethod
    def _late(tree: ast.AST) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from ast.walk(node)

    @staticmethod
    def _typing(tree: ast.AST) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
                for statement in node.body:
                    yield from ast.walk(statement)


@cache
def modules(package: str) -> tuple[Module, ...]:
    """All modules of a package, by name."""
    found = []
    for file in sorted((PLUGINS / package).rglob("*.py")):
        parts = file.relative_to(PLUGINS).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        found.append(Module(name, ast.parse(file.read_text(encoding="utf-8"))))
    return tuple(found)


CORE, ADAPTER = modules("trellis"), modules("mkdocs_trellis")


def root(imported: Import) -> str:
    return imported.module.split(".")[0]


def listed(findings: list[str]) -> None:
    assert not findings, "\n" + "\n".join(findings)


def test_the_table_names_every_module_once() -> None:
    assert sorted(ORDER) == sorted({module.place for module in CORE} - {""})


def test_the_core_knows_no_engine_and_no_theme() -> None:
    listed(
        [
            f"{module.name}:{imported.line} imports {imported.module}"
            for module in CORE
            for imported in module.imports()
            if root(imported) in ENGINES
        ]
    )


def test_data_flows_downward_only() -> None:
    """A module imports what stands before it in the table, or what is in its own package."""
    findings = []
    for module in CORE:
        if not module.place:
            continue  # the package itself gathers the public names
        for imported in module.imports():
            if root(imported) != "trellis":
                continue
            place = imported.module.split(".")[1] if "." in imported.module else ""
            if place == module.place or (not place and module.place == "cli"):
                continue
            if not place or ORDER.index(place) > ORDER.index(module.place):
                findings.append(f"{module.name}:{imported.line} imports {imported.module}")
    listed(findings)


def test_only_the_graph_knows_networkx() -> None:
    listed(
        [
            f"{module.name}:{imported.line}"
            for module in (*CORE, *ADAPTER)
            for imported in module.imports()
            if root(imported) == "networkx" and module.place != "graph"
        ]
    )


def test_slow_libraries_are_imported_where_they_are_used() -> None:
    listed(
        [
            f"{module.name}:{imported.line} imports {imported.module}"
            for module in (*CORE, *ADAPTER)
            for imported in module.imports()
            if root(imported) in SLOW and not imported.late
        ]
    )


def test_only_a_few_modules_touch_the_disk() -> None:
    findings = []
    for module in CORE:
        allowed = MAY_TOUCH_THE_DISK.get(module.place, set())
        used = [(root(imported), imported.line) for imported in module.imports()]
        used += [
            (f"builtins.{node.func.id}", node.lineno)
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
        findings += [
            f"{module.name}:{line} uses {name}" for name, line in used if name in DISK - allowed
        ]
    listed(findings)


def test_the_core_knows_no_clock_no_chance_and_no_environment() -> None:
    """The same files give the same site. Commands may ask what day it is; the pipeline may not."""
    findings = []
    for module in CORE:
        if module.place in {"cli", "cache"}:  # where the user's cache is, the environment says
            continue
        findings += [
            f"{module.name}:{imported.line} imports {imported.module}"
            for imported in module.imports()
            if root(imported) in CHANCE
        ]
        findings += [
            f"{module.name}:{node.lineno} asks for {ast.unparse(node)}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Attribute)
            and node.attr in CLOCKS
            and ast.unparse(node.value) in {"os", "dt.date", "dt.datetime", "date", "datetime"}
        ]
    listed(findings)


def test_nobody_uses_a_private_name_of_another_module() -> None:
    findings = []
    for module in (*CORE, *ADAPTER):
        ours = [each for each in module.imports() if root(each) in {"trellis", "mkdocs_trellis"}]
        names = {imported.name or imported.module for imported in ours}
        findings += [
            f"{module.name}:{imported.line} imports {imported.name}"
            for imported in ours
            if private(imported.name) or any(map(private, imported.module.split(".")))
        ]
        findings += [
            f"{module.name}:{node.lineno} uses {ast.unparse(node)}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Attribute)
            and private(node.attr)
            and ast.unparse(node.value) in names
        ]
    listed(findings)


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def test_every_module_says_what_it_is_for() -> None:
    listed(
        [
            module.name
            for module in (*CORE, *ADAPTER)
            if module.tree.body and not ast.get_docstring(module.tree)
        ]
    )


@pytest.mark.parametrize("name", trellis.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    value = getattr(trellis, name)
    undocumented = [
        attribute
        for attribute, member in vars(value).items()
        if not attribute.startswith("_")
        and (inspect.isfunction(member) or isinstance(member, classmethod))
        and not inspect.getdoc(member)
    ]
    assert inspect.getdoc(value), name
    assert not undocumented
