"""The site's response headers, in the files that hosts of static sites read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from trellis.optiontypes import Host

Rules = Mapping[str, Mapping[str, str]]
"""Headers by the paths that they are for; `*` stands for the rest of a path."""

_LONGEST = 1_900  # characters of a line; the strictest host takes 2,000


def header_rules(policy: str, immutable: Iterable[str]) -> Rules:
    """What hosts should say of every page, and of the folders whose files never change.

    A policy too long for a header is left to the pages, each of which has its own.
    """
    everywhere = {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'self'",
        "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if len(everywhere["Content-Security-Policy"]) > _LONGEST:
        everywhere["Content-Security-Policy"] = "frame-ancestors 'self'"
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return {"/*": everywhere} | {f"/{folder}/*": kept for folder in sorted(immutable)}


def header_paths(hosts: Iterable[Host]) -> list[str]:
    """Where the files for these hosts stand in the site."""
    return sorted({_WRITERS[host]({})[0] for host in hosts})


def header_files(rules: Rules, hosts: Iterable[Host]) -> dict[str, str]:
    """The files for these hosts, by path."""
    return dict(_WRITERS[host](rules) for host in hosts)


def _netlify(rules: Rules) -> tuple[str, str]:
    """Cloudflare Pages reads the same file."""
    lines = []
    for path, headers in rules.items():
        lines += [path, *(f"  {name}: {value}" for name, value in headers.items())]
    return "_headers", "\n".join(lines) + "\n"


def _vercel(rules: Rules) -> tuple[str, str]:
    written = [
        {
            "source": path.replace("*", "(.*)"),
            "headers": [{"key": name, "value": value} for name, value in headers.items()],
        }
        for path, headers in rules.items()
    ]
    return "vercel.json", json.dumps({"headers": written}, indent=2) + "\n"


def _apache(rules: Rules) -> tuple[str, str]:
    lines = ["<IfModule mod_headers.c>"]
    for path, headers in rules.items():
        indent = "  "
        if path != "/*":
            folder = path.removesuffix("*")
            lines.append(f'  <If "%{{REQUEST_URI}} =~ m#{folder}#">')
            indent = "    "
        lines += [f'{indent}Header always set {name} "{value}"' for name, value in headers.items()]
        if path != "/*":
            lines.append("  </If>")
    return ".htaccess", "\n".join([*lines, "</IfModule>"]) + "\n"


_WRITERS: Mapping[Host, Callable[[Rules], tuple[str, str]]] = {
    "netlify": _netlify,
    "vercel": _vercel,
    "apache": _apache,
}
