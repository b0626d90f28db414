"""A real Chromium, looking at a real site over HTTP."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PROGRAMS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def find_chromium() -> str | None:
    candidates = [os.environ.get("CHROMIUM"), *NAMES, *PROGRAMS]
    return next((found for name in candidates if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        pytest.skip("needs Chromium: sh tests/browser/ensure-chromium.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Seen:
    """What a page did while it was looked at."""

    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@dataclass
class Reader:
    """A reader of one site. `seen` gathers over all pages opened."""

    page: Page
    root: str
    seen: Seen

    def open(self, url: str) -> Page:
        self.page.goto(self.root + url, wait_until="load")
        return self.page


@pytest.fixture
def reading(browser: Browser) -> Callable[..., object]:
    """`with reading(site.path, javascript=False) as reader: reader.open("posts/a/")`."""

    @contextmanager
    def read(folder: Path, **options: object) -> Iterator[Reader]:
        with _serving(folder) as root:
            script = bool(options.pop("javascript", True))
            context = browser.new_context(java_script_enabled=script, **options)  # type: ignore[arg-type]
            yield Reader(_watched(context, seen := Seen()), root, seen)
            context.close()

    return read


def _watched(context: BrowserContext, seen: Seen) -> Page:
    page = context.new_page()
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("requestfailed", lambda request: _failed(request, seen))
    page.on("response", lambda answer: answer.status < 400 or seen.failed.append(answer.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda line: seen.errors.append(line.text) if line.type == "error" else None)

    def close(dialog: object) -> None:
        seen.dialogs.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", close)
    return page


def _failed(request: Request, seen: Seen) -> None:
    if request.failure != "net::ERR_ABORTED":  # the reader went on before it was there
        seen.failed.append(request.url)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
