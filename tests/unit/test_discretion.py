"""What drafts and private entities alone say is in no ledger that a build reads."""

from __future__ import annotations

import pytest

from trellis import Config, Garden
from trellis.garden import NO_LEDGER
from trellis.ledger import Ledger, LockedPage
from trellis.lockfile import ledger_text
from trellis.publish.lock import locked
from trellis.sources import reading_from_texts

OAK = "The oak drops its acorns in autumn. Jays bury the acorns of the oak. Oak wood makes barrels."
REED = "The reed stands in the marsh. Bitterns hide in the reed. A reed roof keeps out the rain."


def texts(**more: str) -> dict[str, str]:
    trees = {"oak": OAK, "reed": REED}
    grown = {
        f"{tree}-{number}.md": f"# {tree} {number}\n\n{prose} Walk {number} by the {tree}.\n"
        for tree, prose in trees.items()
        for number in range(6)
    }
    return grown | {f"{name}.md": text for name, text in more.items()}


def grow(files: dict[str, str], ledger: Ledger = NO_LEDGER) -> Garden:
    return Garden.grow(reading_from_texts(files), Config(), ledger=ledger)


def file_of(garden: Garden, title: str, keywords: str, front: str = "") -> str:
    listed = "\n".join(f"- {n} ({n}) [note]" for n in (f"oak-{i}" for i in range(6)))
    return f"---\ntitle: {title}\nkeywords: [{keywords}]\n{front}---\nOf oaks.\n\n## Sources\n{listed}\n"


@pytest.mark.parametrize(
    ("title", "keywords", "secrets"),
    [
        ("Oak", "acorns, kraken protocol", ("kraken",)),
        ("Project Kraken", "acorns", ("kraken",)),
        ("Barrels of Rain", "acorns, marsh walk", ("barrels of rain", "marsh walk")),
        ("Übernahme", "oak", ("bernahme", "ubernahme")),
    ],
)
@pytest.mark.parametrize("renamed", [False, True])
def test_a_topic_file_that_is_taken_back_is_silent(
    title: str, keywords: str, secrets: tuple[str, ...], renamed: bool
) -> None:
    """Whatever only the file said: its title, even as a former one, and its keywords, even where other
    texts have each of their words."""
    first = grow(texts())
    oaks = next(one.id for one in first.topics if "oak-0" in {s.id for s in one.sources})
    ledger = locked(first, "2026-01-01")
    name = f"topics/{oaks}"
    ledger = locked(grow(texts(**{name: file_of(first, title, keywords)}), ledger), "2026-01-02")
    assert secrets[0] in ledger_text(ledger).casefold()
    if renamed:
        again = file_of(first, "Oak", "oak")
        ledger = locked(grow(texts(**{name: again}), ledger), "2026-01-03")
        assert secrets[0] in ledger_text(ledger).casefold()
    draft = texts(**{name: file_of(first, title, keywords, "draft: true\n")})
    for day in ("2026-01-04", "2026-01-05"):
        grown = grow(draft, ledger)
        said = ledger_text(grown.ledger) + repr(grown.topics) + repr(grown.promises)
        ledger = locked(grown, day)
        said += ledger_text(ledger)
        said += repr([one for one in grown.diagnostics if one.path == "trellis.lock"])
        said = said.casefold().replace("-", " ")
        assert [secret for secret in secrets if secret in said] == []
        assert oaks in ledger.topics
        assert f"topics/{oaks}/" in ledger.urls


def test_what_public_texts_say_stays_beside_a_draft_that_says_it_too() -> None:
    first = grow(texts())
    ledger = locked(first, "2026-01-01")
    files = texts(draft=f"---\ndraft: true\n---\n{OAK} {REED}\n")
    assert grow(files, ledger).ledger == ledger


@pytest.mark.parametrize(
    ("url", "secret"),
    [("keywords/fruhjahr/", "Das Frühjahr."), ("keywords/kraken/", "The Kraken wakes.")],
)
def test_a_keyword_is_known_by_its_address(url: str, secret: str) -> None:
    """However the address spells it; a word that begins alike is another."""
    ledger = Ledger(urls={url: LockedPage("keyword:x")})
    public = {"a.md": "Kraft paper."}
    draft = {"b.md": f"---\ndraft: true\n---\n{secret}\n"}
    assert grow(public | draft, ledger).ledger.urls == {}
    assert grow(public | draft | {"c.md": secret}, ledger).ledger == ledger
