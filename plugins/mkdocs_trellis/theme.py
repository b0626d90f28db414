"""All that the adapter knows of Material: folders, defaults, and where it prints metadata raw."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.nav import Navigation
from pymdownx.superfences import fence_code_format

from mkdocs_trellis import templates
from trellis.words import nearest

log = get_plugin_logger("trellis")

_PACKAGE = Path(__file__).resolve().parent

# What Material's own manual switches on for prose; superfences reads code as CommonMark does.
_EXTENSIONS = (
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)

_DIAGRAM = {"name": "mermaid", "class": "trellis-diagram", "format": fence_code_format}

# The dollars that the core takes for math, and no other signs.
_MATH = {"generic": True, "inline_syntax": ["dollar"], "block_syntax": ["dollar"]}

_SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "pymdownx.superfences": {"custom_fences": [_DIAGRAM]},
    "pymdownx.arithmatex": _MATH,
}

_SCRIPTED = re.compile(r"""<[^>]*?(?: data-md-|class=["'](?:[^"']*\s)?(?:tabbed-set|annotate)\b)""")
_HINTS = ("data-md-", "tabbed-set", "annotate")  # are looked for much faster

STYLESHEET = re.compile(r"'(assets/stylesheets/main\.[0-9a-f]+\.min\.css)'")
"""How Material's page names its stylesheet."""

SCRIPTS = "material_scripts"
"""The name by which templates know whether a page has Material's scripts."""

# How our templates know what the owner left to us, below `theme` in the configuration.
OWN_FONTS = "trellis_fonts"
OWN_SCHEME = "trellis_scheme"
OWN_LANGUAGE = "trellis_language"


@cache
def theme_folder() -> Path:
    """The folder of our templates and assets: beside the package (in a wheel), or in the repository."""
    shipped = _PACKAGE / "theme_files"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "theme"


def template_folders() -> list[Path]:
    """The folders whose change changes pages."""
    return [theme_folder() / name for name in ("bundled", "fragments", "material")]


def fragment_folders(config: MkDocsConfig) -> list[Path]:
    """The folders of our fragments' templates: the owner may override each in `custom_dir`."""
    custom = config.theme.custom_dir
    return [*([Path(custom) / "fragments"] if custom else []), theme_folder() / "fragments"]


def prepare(config: MkDocsConfig) -> None:
    """Put our folder after the owner's, and give Material defaults that ask no third party for anything."""
    folder = str(theme_folder() / "material")
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
    config.theme[OWN_FONTS] = config.theme.get("font") is not False
    config.theme["font"] = False  # Material's come from a third party
    if config.theme.get("favicon") == "assets/images/favicon.png":  # Material's
        config.theme["favicon"] = "assets/images/trellis.svg"
    config.theme[OWN_SCHEME] = not config.theme.get("palette")
    for extension in _EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
            if extension in _SETTINGS:
                config.mdx_configs[extension] = dict(_SETTINGS[extension])
    for fence in config.mdx_configs.get("pymdownx.superfences", {}).get("custom_fences", ()):
        if fence.get("class") == "mermaid":  # at which Material asks a third party for its drawer
            fence["class"] = _DIAGRAM["class"]


def settle_language(config: MkDocsConfig) -> None:
    """Material fails in a language that it does not speak: then it speaks the nearest, or English."""
    language = str(config.theme.get("language", "en"))
    near = material_language(config, language)
    if not near:
        log.warning(
            "theme.language: Material does not speak %r; its words are in English", language
        )
    config.theme[OWN_LANGUAGE] = language if near else "en"
    config.theme["language"] = near or "en"


def material_language(config: MkDocsConfig, lang: str) -> str:
    """The language of Material's for those who read `lang`; "" for none."""
    folders = [Path(folder, "partials", "languages") for folder in config.theme.dirs]
    return nearest(lang, {file.stem for folder in folders for file in folder.glob("*.html")})


def named_files(config: MkDocsConfig) -> set[str]:
    """The files of docs_dir that the site's configuration names: they are public."""
    named = [config.theme.get("logo"), config.theme.get("favicon"), *config.extra_css]
    return {str(path) for path in (*named, *config.extra_javascript, *config.extra_templates)}


def plain(text: str) -> Markup:
    """Plain text as the HTML that shows it: escaped once, and not again by a template that escapes."""
    return escape(text)


def escape_settings(config: MkDocsConfig) -> None:
    """Material prints these raw."""
    config.site_name = plain(config.site_name)
    if config.site_description:
        config.site_description = plain(config.site_description)
    if config.site_author:
        config.site_author = plain(config.site_author)


def equip(env: jinja2.Environment, config: MkDocsConfig) -> None:
    """Give the templates what they use of ours.

    `striptags` also unescapes, and Material prints its result raw: let it give HTML again.
    """
    if env.loader is not None:
        env.loader = _Corrected(env.loader)
    env.add_extension(templates.Inlined)
    env.add_extension(templates.Once)
    env.extend(**{templates.KEEPS: not _has_partials(config)})
    env.filters["url"] = templates.from_root
    env.filters["striptags"] = _striptags
    env.tests["tree"] = lambda nav: _is_tree(config, nav)
    env.globals[SCRIPTS] = uses_scripts(config)


class _Corrected(jinja2.BaseLoader):
    """The theme's templates, without attributes that HTML does not have; and with the stylesheet that
    takes the place of Material's, `material_styles`, on pages that don't need its scripts.
    """

    _WRONG = re.compile(r'(?<=<input class="md-toggle")([^>]*?) autocomplete="off"')

    def __init__(self, loader: jinja2.BaseLoader) -> None:
        self._loader = loader

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, file, is_fresh = self._loader.get_source(environment, template)
        if template == "base.html":
            source = self._WRONG.sub(r"\1", source)
            source = STYLESHEET.sub(rf"(not {SCRIPTS} and material_styles or \g<0>)", source)
        return source, file, is_fresh

    def list_templates(self) -> list[str]:
        return self._loader.list_templates()


def uses_scripts(config: MkDocsConfig) -> bool:
    """Whether the owner asked for something that Material does by script, on any page."""
    palette, extra = config.theme.get("palette"), config.extra
    return bool(
        config.theme.get("features")
        or isinstance(palette, list)
        or config.extra_javascript  # which may wait for what Material offers to scripts
        or any(extra.get(part) for part in ("analytics", "annotate", "consent", "tags", "version"))
        or "material/search" in config.plugins
    )


def swaps_pages(config: MkDocsConfig) -> bool:
    """Whether a reader's next page comes in the place of the first, whose scripts and policy stay."""
    return "navigation.instant" in (config.theme.get("features") or ())


def is_scripted(html: str) -> bool:
    """Whether a page holds something that works by Material's scripts alone."""
    return any(hint in html for hint in _HINTS) and _SCRIPTED.search(html) is not None


def _has_partials(config: MkDocsConfig) -> bool:
    """Whether parts of the frame are the owner's own, which may show what we don't know of."""
    return (
        config.theme.custom_dir is not None and Path(config.theme.custom_dir, "partials").is_dir()
    )


def _is_tree(config: MkDocsConfig, nav: Navigation) -> bool:
    """Whether it takes Material's own template to show `nav` as its owner wants it."""
    custom = config.theme.custom_dir
    return (
        any(item.children for item in nav.items)
        or any(feature.startswith("navigation.") for feature in config.theme.get("features") or ())
        or (custom is not None and Path(custom, "partials", "nav.html").is_file())
    )


def _striptags(value: Any) -> Markup:
    return escape(Markup(str(value)).striptags())


_HIDEABLE = ("navigation", "toc", "footer", "path", "tags", "feedback")


def page_meta(fields: Mapping[str, object], author: str) -> dict[str, Any]:
    """What Material may see of an entity's frontmatter: known keys, with text escaped."""
    meta: dict[str, Any] = {}
    if author:
        meta["author"] = plain(author)
    hide = fields.get("hide")
    if isinstance(hide, list | tuple):
        meta["hide"] = [part for part in _HIDEABLE if part in hide]
    search = fields.get("search")
    if isinstance(search, dict):
        boost = search.get("boost")
        meta["search"] = {"exclude": bool(search.get("exclude"))} | (
            {"boost": boost} if isinstance(boost, int | float) else {}
        )
    return meta
