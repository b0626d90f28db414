"""The plugin's options, checked by the core and reported in MkDocs' words."""

from __future__ import annotations

import glob
from typing import Any

from mkdocs.config.base import Config as BaseConfig
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from pydantic import ValidationError as ModelError

from trellis.config import Config

RawOptions = dict[str, Any]


class TrellisOptions(BaseConfig):  # type: ignore[no-untyped-call]
    """No option of MkDocs' own kind: what the owner wrote is kept as it is, for the core to read."""


def check(options: RawOptions) -> tuple[ConfigErrors, ConfigWarnings]:
    """What is wrong with `options`, each under the name of the option."""
    try:
        Config.model_validate(options)
    except ModelError as error:
        return [
            (".".join(map(str, fault["loc"])), ValidationError(fault["msg"]))
            for fault in error.errors()
        ], []
    return [], []


def garden_config(options: RawOptions, site: MkDocsConfig, left_out: str | None = None) -> Config:
    """The core's configuration: the site's own settings, under what the plugin's options say.

    `left_out` is a folder below docs_dir that is no part of the garden.
    """
    from_site: RawOptions = {
        "site_name": site.site_name,
        "site_url": site.site_url or "",
        "site_description": site.site_description or "",
        "author": site.site_author or "",
        "directory_urls": site.use_directory_urls,
    }
    language = site.theme.get("language")
    if language:
        from_site["lang"] = str(language)
    config = Config.model_validate(from_site | options)
    if left_out:
        patterns = (*config.exclude, f"{glob.escape(left_out)}/**")
        config = config.model_copy(update={"exclude": patterns})
    return config
