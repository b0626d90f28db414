"""The site's security: a policy for each page, and the response headers for its host."""

from __future__ import annotations

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_trellis import theme
from mkdocs_trellis.frontend import SITE_FOLDER
from mkdocs_trellis.structure import GardenPage
from trellis.config import SecurityOptions
from trellis.publish.headers import header_files, header_paths, header_rules
from trellis.publish.policy import Permit, permit_of_host, permits_of, policy

_IMMUTABLE = (SITE_FOLDER, "assets/stylesheets")  # their files' names tell what is in them


class Security:
    """What the pages of one build may load and run."""

    def __init__(self, options: SecurityOptions, config: MkDocsConfig, *, serving: bool) -> None:
        """While the site is served to its owner, the server writes a script of its own into each page,
        so there is no policy then."""
        self._options = options
        self._config = config
        self._on = options.policy and not serving
        self._site: frozenset[Permit] = frozenset()
        self._all: frozenset[Permit] = frozenset()
        self._told: dict[frozenset[Permit], str] = {}  # most pages hold nothing of their own
        self._files: list[File] = []

    def declare_files(self, files: Files) -> None:
        """Make the files of headers part of the site, but those that the owner has written."""
        for path in header_paths(self._options.headers) if self._on else ():
            if files.get_file_from_path(path) is None:
                self._files.append(
                    File.generated(
                        self._config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV
                    )
                )
        for file in self._files:
            files.append(file)

    def look_at(self, pages: list[GardenPage], env: jinja2.Environment) -> None:
        """Take note of what all pages hold, and write the headers."""
        self._site = self._of_the_owner() | self._of_the_theme(env)
        self._all = self._site.union(*(page.permits for page in pages))
        rules = header_rules(policy(self._all), _IMMUTABLE)
        written = header_files(rules, self._options.headers)
        for file in self._files:
            file.content_string = written[file.src_uri]
        env.globals["policy"] = policy(self._site) if self._on else ""

    def policy_of(self, permits: frozenset[Permit]) -> str:
        """The policy of a page that holds what `permits` permit; empty: none."""
        if not self._on:
            return ""
        if theme.swaps_pages(self._config):
            return policy(self._all)
        if permits not in self._told:
            self._told[permits] = policy(self._site, permits)
        return self._told[permits]

    def _of_the_owner(self) -> frozenset[Permit]:
        config = self._config
        allowed = self._options.allow.items()
        named = [("style-src", str(url)) for url in config.extra_css]
        named += [("script-src", str(url)) for url in config.extra_javascript]
        hosts = (permit_of_host(directive, url) for directive, url in named)
        return frozenset((name, source) for name, sources in allowed for source in sources) | {
            host for host in hosts if host
        }

    def _of_the_theme(self, env: jinja2.Environment) -> frozenset[Permit]:
        """What Material writes into each page, as far as the owner's configuration calls for it."""
        config, features = self._config, self._config.theme.get("features") or ()
        parts = {
            "icons": bool(config.theme.get("icon")),
            "javascripts/announce": "announce.dismiss" in features,
            "javascripts/consent": "consent" in config.extra,
            "javascripts/palette": isinstance(config.theme.get("palette"), list),
        }
        templates = (
            env.get_template(f"partials/{name}.html") for name, used in parts.items() if used
        )
        return permits_of("".join(template.render(config=config) for template in templates))
