"""The plugin's options: checked by the core, reported in MkDocs' words."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from typing import Any

from mkdocs.config.base import Config as EngineConfig
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_trellis.theme import OWN_LANGUAGE
from trellis.config import Config, parse_options
from trellis.diagnostics import Severity
from trellis.processes import available

RawOptions = dict[str, Any]


class TrellisOptions(EngineConfig):  # type: ignore[no-untyped-call]
    """No option of MkDocs' own making: what the owner wrote is kept as it is, for the core to read."""


def check(options: RawOptions) -> tuple[ConfigErrors, ConfigWarnings]:
    """What is wrong with `options`, each under the name of the option.

    A value that does not fit is an error, since the default in its place might publish too much.
    """
    errors: ConfigErrors = []
    warnings: ConfigWarnings = []
    for name, value in options.items():
        for finding in parse_options({name: value})[1]:
            text = finding.message + (f" ({finding.remedy})" if finding.remedy else "")
            if finding.severity >= Severity.ERROR:
                errors.append((name, ValidationError(finding.message)))
            else:
                warnings.append((name, text))
    return errors, warnings


def garden_config(
    options: RawOptions, site: MkDocsConfig, environment: Mapping[str, str] = os.environ
) -> Config:
    """The core's configuration: the site's own settings, under what the plugin's options say."""
    settings: RawOptions = {
        "site_name": site.site_name,
        "site_url": site.site_url,
        "site_description": site.site_description,
        "author": site.site_author,
        "lang": site.theme.get(OWN_LANGUAGE),
        "directory_urls": site.use_directory_urls,
        "today": _edition(environment),
        "processes": available(),
    }
    return parse_options(settings | options)[0]


def _edition(environment: Mapping[str, str]) -> dt.date | None:
    """The day to build for, as `SOURCE_DATE_EPOCH` gives it. The present day is never asked for."""
    seconds = environment.get("SOURCE_DATE_EPOCH", "")
    if not seconds.isdecimal():
        return None
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
