"""Which of MkDocs' files belong to the site: what the core has read, and readers may have."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions

from mkdocs_trellis import theme
from mkdocs_trellis.stage import MARKER
from trellis.assets import withheld_assets
from trellis.cache import Cache, folder_for
from trellis.config import Config
from trellis.folders import read_folder, read_lock
from trellis.garden import Garden
from trellis.images import HEAD, Size, size_of
from trellis.paths import nfc
from trellis.sources import Reading, Skipped, source_from_bytes

_EXCLUDED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def read(files: Files, site: MkDocsConfig, config: Config, since: Reading | None = None) -> Reading:
    """What the core reads in docs_dir, without what MkDocs or a plugin leaves out, and with what
    plugins generated. A site that was built inside docs_dir is no part of the garden. What has not changed
    `since` is not read again.
    """
    former_sites = [
        posixpath.dirname(file.src_uri)
        for file in files
        if posixpath.basename(file.src_uri) == MARKER
    ]
    if former_sites:
        patterns = (f"/{_literally(folder)}/" for folder in former_sites)
        config = config.model_copy(update={"exclude": (*config.exclude, *patterns)})
    reading = read_folder(Path(site.docs_dir), config, since)
    _restore(files, reading, site)
    by_path = {nfc(file.src_uri): file for file in files if file.inclusion not in _EXCLUDED}
    generated = (file for file in files.documentation_pages() if file.src_dir != site.docs_dir)
    sources = [source for source in reading.sources if source.path in by_path]
    sources += (source_from_bytes(file.src_uri, file.content_bytes) for file in generated)
    by_the_site = (
        Skipped(source.path, False, "left out by the site's configuration")
        for source in reading.sources
        if source.path not in by_path
    )
    return Reading(
        sources=tuple(sorted(sources, key=lambda source: source.path)),
        assets=tuple(path for path in reading.assets if path in by_path),
        skipped=tuple(sorted([*reading.skipped, *by_the_site], key=lambda entry: entry.path)),
        diagnostics=reading.diagnostics,
        bases={path: text for path, text in reading.bases.items() if path in by_path},
        stamps=reading.stamps,
    )


def grow(
    reading: Reading,
    config: Config,
    site: MkDocsConfig,
    since: Garden | None = None,
) -> Garden:
    """The garden of what was read, and of the ledger beside the site's configuration; a bare folder
    holds it itself. `since` is as the core has it."""
    beside = Path(site.config_file_path).parent if site.config_file_path else Path(site.docs_dir)
    ledger, findings = read_lock(beside)
    if not ledger and not findings:
        ledger, findings = read_lock(Path(site.docs_dir))
    docs_dir = Path(site.docs_dir)
    bare = not docs_dir.is_relative_to(beside)  # its configuration was made for this build
    cache = Cache(folder_for(docs_dir if bare else beside, bare=bare))
    return Garden.grow(
        reading,
        config,
        ledger=ledger,
        diagnostics=tuple(findings),
        cache=cache,
        since=since,
    )


def _literally(path: str) -> str:
    """`path` as a pattern of gitignore that matches nothing else."""
    return re.sub(r"([\\*?\[\]!# ])", r"\\\1", path)


def _restore(files: Files, reading: Reading, site: MkDocsConfig) -> None:
    """Bring back what MkDocs dropped because it would give it the address of another file.

    A folder's README beside its index, say: here each has an address of its own.
    """
    by_path = {nfc(file.src_uri) for file in files}
    taken = {file.dest_uri for file in files}
    for source in reading.sources:
        if source.path not in by_path:
            file = File(source.path, site.docs_dir, site.site_dir, site.use_directory_urls)
            set_exclusions([file], site)
            if file.dest_uri in taken and file.inclusion not in _EXCLUDED:
                files.append(file)


def accept_conflicts() -> None:
    """Silence MkDocs where it says that it drops such a file: it does not hold here."""
    log = logging.getLogger("mkdocs.structure.files")
    if _is_no_conflict not in log.filters:
        log.addFilter(_is_no_conflict)


def _is_no_conflict(record: logging.LogRecord) -> bool:
    return " from the site because it conflicts with " not in record.getMessage()


def keep_read(files: Files, reading: Reading, docs_dir: str) -> None:
    """Take from the site every file of docs_dir that the core did not read or refused.

    Assets go where links to them lead: to their path in NFC.
    """
    sources = {source.path for source in reading.sources}
    assets = frozenset(reading.assets)
    for file in [file for file in files if file.src_dir == docs_dir]:
        path = nfc(file.src_uri)
        if path in assets:
            place_file(file, path)
        elif path not in sources:
            files.remove(file)


def place_file(file: File, dest: str) -> None:
    """Send `file` to `dest`: a path below the site's root, not percent-encoded."""
    if file.dest_uri != dest:
        file.dest_uri = dest
        for derived in ("url", "abs_dest_path"):
            file.__dict__.pop(derived, None)


def drop_withheld(files: Files, garden: Garden, config: MkDocsConfig) -> None:
    """Take from the site what readers may not see: entities, and what only those use."""
    by_path = {nfc(file.src_uri): file for file in files}
    withheld = {entity.path for entity in garden.withheld.values()}
    for path in sorted(withheld | withheld_assets(garden) - theme.named_files(config)):
        if path in by_path:
            files.remove(by_path[path])


def picture_sizes(files: Files, page_url: str) -> Callable[[str], Size | None]:
    """What knows the size of the site's own pictures by their addresses on the page at `page_url`."""

    def size_at(src: str) -> Size | None:
        address = urlsplit(urljoin(f"/{page_url}", unescape(src)))
        file = files.get_file_from_path(unquote(address.path).lstrip("/"))
        if address.netloc or file is None or file.abs_src_path is None:
            return None
        path = Path(file.abs_src_path)
        return _picture_size(path, path.stat().st_mtime_ns) if path.is_file() else None

    return size_at


@lru_cache(maxsize=4096)
def _picture_size(path: Path, changed: int) -> Size | None:
    """The size of the picture at `path`, as it was at the time `changed`."""
    with path.open("rb") as picture:
        return size_of(picture.read(HEAD))
