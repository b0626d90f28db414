"""Ids, slugs, URLs and paths: pure functions of text, and the only place that makes them.

A *path* is below docs_dir, `/`-separated, NFC, with its extension. A *url* is relative to the site's
root, without a leading slash, not percent-encoded: `posts/the-good-foot/`, or without directory URLs
`posts/the-good-foot.html`; the home page is `""` (or `index.html`). A *destination* is the file of
the site that serves a url. An *href* is what stands in HTML: relative to a page, percent-encoded.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

MARKDOWN_EXTENSIONS = (".md", ".markdown")

SLUG_BYTES = 200
"""Longest slug in UTF-8. File systems allow 255 bytes; the rest is for suffixes and extensions."""

_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_UNSAFE_CHARACTERS = frozenset('/\\?#%<>"|*`')
_DRIVE = re.compile(r"[A-Za-z]:(?:/|$)")

# Latin letters that Unicode does not decompose, as their languages write them in ASCII.
_LATIN_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
        "ħ": "h", "ı": "i", "ŋ": "ng", "ŧ": "t", "ĸ": "k", "ə": "e", "ɛ": "e", "ɔ": "o",
        "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɨ": "i", "ʉ": "u", "ƒ": "f", "ǝ": "e",
    }
)  # fmt: skip


# Ids


def is_markdown(path: str) -> bool:
    """Whether the name of a file says that it holds Markdown."""
    return path.lower().endswith(MARKDOWN_EXTENSIONS)


def is_base(path: str) -> bool:
    """Whether a path has the extension of Obsidian's bases."""
    return path.lower().endswith(".base")


def nfc(text: str) -> str:
    """`text` with every accented letter as one character, as ids and paths are compared."""
    return unicodedata.normalize("NFC", text)


def fold_path(path: str) -> str:
    """What paths are the same on a file system that knows neither case nor Unicode forms."""
    return nfc(nfc(path).casefold())


def entity_id(path: str) -> str:
    """`posts/The Good Foot.md` → `posts/The Good Foot`: NFC, folder as written, no extension."""
    path = nfc(path)
    for extension in MARKDOWN_EXTENSIONS:
        if path.lower().endswith(extension):
            return path[: -len(extension)]
    return path


def entity_name(id: str) -> str:
    """The id that brains gives the same file: what is below the first folder, joined by `:`.

    `deck/Ecosystem Architecture/ Living Systems` → `Ecosystem Architecture: Living Systems`.
    """
    parts = id.split("/")
    return ":".join(parts[1:] if len(parts) > 1 else parts)


def entity_stem(id: str) -> str:
    """The last part of an id. A part that begins with a space continues the folder's name.

    brains writes an id with `: ` in it as a folder and a file: `topic/Trust/ Why It Matters` has the
    stem `Trust: Why It Matters`, `topic/society/Trust` has `Trust`.
    """
    parts = id.split("/")
    first = len(parts) - 1
    while first > 1 and parts[first].startswith(" "):
        first -= 1
    return ":".join(parts[first:])


def is_index(id: str) -> bool:
    """Whether an entity is the page of its folder: `index`, or Hugo's `_index`, in any case."""
    return id.rsplit("/", 1)[-1].casefold() in ("index", "_index")


def heads_a_kind(id: str) -> bool:
    """Whether an entity is the writer's own page of a top-level folder, as `posts/index` is.

    In the folder of a kind it is the body of the kind's index, and not one of the kind itself.
    """
    return is_index(id) and id.count("/") == 1


def content_hash(text: str, length: int = 6) -> str:
    """The first hex digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


# Slugs


def slugify(text: str) -> str:
    """A slug: Latin folded to ASCII, other scripts kept, words joined by `-`; a short hash when empty.

    ASCII text gives what brains and GitHub give. Marks are dropped from Latin letters (`é` → `e`) and
    kept where they belong to the letter (`ガ`, `й`, `की`). Never longer than SLUG_BYTES.
    """
    words = text.lower() if text.isascii() else _fold_latin(text)
    return _shorten(re.sub(r"[\s_-]+", "-", words_only(words)).strip("-") or content_hash(text, 8))


def words_only(text: str) -> str:
    """`text` without anything but letters, marks, digits, `_`, `-` and white space."""
    if text.isascii():
        return re.sub(r"[^\w\s-]", "", text)
    return "".join(
        c for c in text if c in "_-" or c.isspace() or unicodedata.category(c)[0] in "LMN"
    )


def brains_slug(text: str) -> str:
    """The slug that brains (JavaScript) gives `text`, so that references written for it resolve.

    Letters beyond ASCII vanish: `Zürich` → `zrich`, `撰寫` → `""`.
    """
    ascii_words = re.sub(r"[^A-Za-z0-9_\s-]", "", text.lower().strip())
    return re.sub(r"[\s_-]+", "-", ascii_words).strip("-")


def is_safe_slug(slug: str) -> bool:
    """Whether `slug` can stand as it is as one part of a URL and as the name of a file anywhere."""
    return (
        bool(slug)
        and slug == slug.strip()
        and not slug.startswith(".")
        and len(slug.encode("utf-8", "surrogatepass")) <= SLUG_BYTES
        and not any(
            c in _UNSAFE_CHARACTERS or unicodedata.category(c) in _UNSAFE_CATEGORIES for c in slug
        )
    )


def safe_slug(slug: str) -> str:
    """An explicit slug: untouched when safe (but for NFC), else made anew from its words."""
    slug = nfc(slug)
    return slug if is_safe_slug(slug) else slugify(slug)


def with_suffix(path: str, id: str, length: int = 6) -> str:
    """`path` told apart from others' by hex digits of the SHA-256 of `id`."""
    return f"{path}-{content_hash(id, length)}"


def _shorten(slug: str) -> str:
    """`slug`, or its beginning and a hash of it all when it is too long for a file name."""
    data = slug.encode("utf-8")
    if len(data) <= SLUG_BYTES:
        return slug
    start = data[: SLUG_BYTES - 9].decode("utf-8", "ignore").rstrip("-")
    return f"{start}-{content_hash(slug, 8)}"


def _fold_latin(text: str) -> str:
    """Lower case, compatibility forms resolved, Latin letters as ASCII, dashes of all kinds as `-`."""
    lowered = _resolve_compatibility(text).lower().translate(_LATIN_LETTERS)
    folded: list[str] = []
    keeps_marks = False
    for c in unicodedata.normalize("NFD", lowered):
        category = unicodedata.category(c)
        if category.startswith("M"):
            if keeps_marks and not _is_variation_selector(c):
                folded.append(c)
            continue
        keeps_marks = category.startswith("L") and not _is_latin(c)
        folded.append("-" if category == "Pd" else c)
    return nfc("".join(folded))


def _resolve_compatibility(text: str) -> str:
    """NFKC, but for the Thai and Lao vowels that it would take apart."""
    return "".join(
        part if part in ("ำ", "ຳ") else unicodedata.normalize("NFKC", part)
        for part in re.split("([ำຳ])", text)
    )


@lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN ")


def _is_variation_selector(c: str) -> bool:
    return "\ufe00" <= c <= "\ufe0f" or "\U000e0100" <= c <= "\U000e01ef"


# URLs


def page_url(path: str, *, directory_urls: bool = True) -> str:
    """The url of a page: `posts/x` → `posts/x/`, or `posts/x.html` without directory URLs."""
    return f"{path}/" if directory_urls else f"{path}.html"


def index_url(folder: str = "", *, directory_urls: bool = True) -> str:
    """The url of a folder's own page; of the home page when `folder` is empty."""
    if directory_urls:
        return f"{folder}/" if folder else ""
    return f"{folder}/index.html" if folder else "index.html"


def destination(url: str) -> str:
    """The file of the site that serves `url`: `posts/x/` → `posts/x/index.html`."""
    return f"{url}index.html" if not url or url.endswith("/") else url


def served(url: str) -> str:
    """The file that serves `url`, as a file system that knows no case tells it from others."""
    return fold_path(destination(url))


def relative_href(from_url: str, to_url: str, anchor: str = "") -> str:
    """The href on the page `from_url` that leads to `to_url` (and to `anchor` in it)."""
    fragment = f"#{quote(anchor, safe='/=&', errors='replace')}" if anchor else ""  # `page=3`
    if from_url == to_url and fragment:
        return fragment
    start = from_url.split("/")[:-1]
    end = to_url.split("/")
    shared = 0
    while shared < min(len(start), len(end) - 1) and start[shared] == end[shared]:
        shared += 1
    steps = [".."] * (len(start) - shared) + end[shared:]
    href = "/".join(quote(step, errors="replace") for step in steps)
    return (href or "./") + fragment


def contained(path: str, folder: str = "") -> str | None:
    """Where `path`, written in `folder`, leads below the root: NFC, without `.` and `..`.

    None when it would leave the root, is absolute, names a drive, or holds what no path should
    (backslashes, control characters).
    """
    if path.startswith("/") or _DRIVE.match(path):
        return None
    if "\\" in path or any(unicodedata.category(c) in ("Cc", "Cs") for c in path):
        return None
    return join(folder, nfc(path))


def join(folder: str, path: str) -> str | None:
    """`path` as seen from `folder`, with `.` and `..` settled; None when it leads above the root."""
    parts: list[str] = [part for part in folder.split("/") if part]
    for part in nfc(path).split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
