"""Where the time of one build goes: the pipeline's functions, timed in one process.

    python -m benchmarks.stages FOLDER

prints JSON: CPU seconds by stage. Time within a stage that another stage takes counts there alone; what
several processes would share is done in this one.
"""

from __future__ import annotations

import functools
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

STAGES = {
    "read": ["mkdocs_trellis.files:read"],
    "parse": ["trellis.parse:parse_all"],
    "resolve": [
        "trellis.addresses:assign_addresses",
        "trellis.links:Resolver.__init__",
        "trellis.links:resolve_all",
        "trellis.series:collect_series",
    ],
    "extract": [
        "trellis.keywords:collect",
        "trellis.keywords:weigh",
    ],
    "connect": [
        "trellis.graph.vectors:vectorise",
        "trellis.graph.related:neighbourhood",
        "trellis.graph.connect:connect",
    ],
    "gather": ["trellis.topics.gather:gather", "trellis.topics.ties:all_ties"],
    "view": ["trellis.inventory:inventory", "trellis.views:view"],
    "convert": [
        "mkdocs_trellis.convert:BodyParser.convert",
        "mkdocs_trellis.convert:BodyParser.convert_slides",
    ],
    "render": ["trellis.render:Renderer.render"],
    "publish": ["trellis.publish.data:garden_json"],
    "search": ["trellis.publish.search:search_files"],
}


class Clock:
    """CPU seconds by stage; of nested stages only the innermost runs."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running = ["MkDocs"]
        self._since = time.process_time()

    def enter(self, stage: str) -> None:
        self._count()
        self._running.append(stage)

    def leave(self) -> None:
        self._count()
        self._running.pop()

    def _count(self) -> None:
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def timed(self, stage: str, function: Callable[..., object]) -> Callable[..., object]:
        @functools.wraps(function)
        def run(*args: object, **options: object) -> object:
            self.enter(stage)
            try:
                return function(*args, **options)
            finally:
                self.leave()

        return run


def watch(clock: Clock) -> None:
    """Puts the timed form of every function of `STAGES` in its place, wherever it was imported."""
    import_module("mkdocs_trellis.plugin")
    for stage, names in STAGES.items():
        for name in names:
            module, _, attribute = name.partition(":")
            owner, _, method = attribute.partition(".")
            found = getattr(import_module(module), owner)
            if method:
                setattr(found, method, clock.timed(stage, getattr(found, method)))
            else:
                _replace_everywhere(found, clock.timed(stage, found))


def _replace_everywhere(old: object, new: object) -> None:
    for name, module in sorted(sys.modules.items()):
        if name.split(".")[0] in ("trellis", "mkdocs_trellis"):
            for attribute, value in list(vars(module).items()):
                if value is old:
                    setattr(module, attribute, new)


def stages_of_build(folder: Path) -> dict[str, float]:
    """CPU seconds by stage of one build of the garden in `folder`."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    clock = Clock()
    watch(clock)
    clock.enter("MkDocs")
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    clock.leave()
    return dict(clock.seconds)


if __name__ == "__main__":
    print(json.dumps(stages_of_build(Path(sys.argv[1]))))
