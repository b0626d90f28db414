"""What the tests of commands share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from trellis.cli.app import trellis


@pytest.fixture
def run() -> Callable[..., Result]:
    """Runs a command: `run("check", folder)`."""

    def call(*words: object) -> Result:
        return CliRunner().invoke(trellis, [str(word) for word in words], prog_name="trellis")

    return call
