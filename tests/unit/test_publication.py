"""Whether readers may see an entity: it fails closed."""

from __future__ import annotations

from typing import Any

import pytest

from trellis.config import Config
from trellis.entities import Publication
from trellis.frontmatter import split_frontmatter
from trellis.kinds import Kinds
from trellis.publication import Verdict, judge

PUBLISHED, DRAFT, PRIVATE = Publication.PUBLISHED, Publication.DRAFT, Publication.PRIVATE


def verdict(*rows: str, kind: str = "post", closed: bool = True, **options: Any) -> Verdict:
    config = Config.model_validate(options)
    text = "\n".join(["---", *rows, *(["---"] if closed else []), "", "Body."])
    return judge(split_frontmatter(text), Kinds.from_config(config).by_name[kind], config, "x.md")


@pytest.mark.parametrize(
    "row",
    [
        "title: Roots",
        "status:",
        "status: ''",
        "status: published",
        "status: ' PUBLISHED '",
        "status: active",
        "status: presented",
        "Status: Published",
        "visibility: Public",
        "draft: false",
        'draft: "no"',
        "draft: 0",
        "private: false",
        "publish: true",
        "publish: yes",
        "published: 2025-01-31",
        "published: true",
        "publishedAt: 2999-01-01",
        "publisher: a house of private people",
        "craft: yes",
        "expiryDate: 2001-01-01",
    ],
)
def test_what_is_published(row: str) -> None:
    assert verdict(row) == Verdict(PUBLISHED)


@pytest.mark.parametrize(
    ("row", "publication", "reason"),
    [
        ("status: draft", DRAFT, "status is draft"),
        ("status: ' Draft '", DRAFT, "status is draft"),
        ("STATUS: draft", DRAFT, "status is draft"),
        ("status: pending", DRAFT, "status is pending"),
        ("status: queued", DRAFT, "status is queued"),
        ("status: unknown", DRAFT, "status is unknown"),
        ("status: private", PRIVATE, "status is private"),
        ("visibility: restricted", PRIVATE, "visibility is restricted"),
        ("Visibility: Shared", PRIVATE, "visibility is shared"),
        ("visibility: private", PRIVATE, "visibility is private"),
        ("draft: true", DRAFT, "draft is true"),
        ('draft: "True"', DRAFT, "draft is true"),
        ("draft: yes", DRAFT, "draft is yes"),
        ("draft: 1", DRAFT, "draft is 1"),
        ("Draft: on", DRAFT, "draft is on"),
        ("private: true", PRIVATE, "private is true"),
        ("publish: false", DRAFT, "publish is false"),
        ("publish: no", DRAFT, "publish is no"),
        ("published: false", DRAFT, "published is false"),
        ("dg-publish: false", DRAFT, "dg-publish is false"),
        ("publish: draft", DRAFT, "publish is draft"),
        ("status: [published, draft]", DRAFT, "status is draft"),  # the strictest of a list counts
        ("visibility: [public, restricted]", PRIVATE, "visibility is restricted"),
        ("draft: [true]", DRAFT, "draft is true"),
    ],
)
def test_what_is_withheld_and_why(row: str, publication: Publication, reason: str) -> None:
    assert verdict(row) == Verdict(publication, reason)


@pytest.mark.parametrize(
    ("row", "remedy"),
    [
        ("status: publishd", "did you mean published?"),
        ("status: seedling", "write status: published or draft"),
        ("status: true", "write status: published or draft"),
        ("visibility: pubic", "did you mean public?"),
        ("visibility: {a: b}", "write visibility: public or restricted"),
        ("draft: perhaps", "write draft: true or false"),
        ("draft: [perhaps]", "write draft: true or false"),
        ("publish: perhaps", "write publish: true or false"),
    ],
)
def test_what_is_not_understood_withholds_and_is_told(row: str, remedy: str) -> None:
    found = verdict(row)
    assert found.publication is not PUBLISHED
    (finding,) = found.findings
    assert (finding.code, finding.line) == ("status-unknown", 2)
    assert finding.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        ("staus: draft", "status"),
        ("statuss: private", "status"),
        ("staus: generating", "status"),
        ("visibilty: private", "visibility"),
        ("drafft: true", "draft"),
        ("publishd: no", "publish"),
    ],
)
def test_a_misspelt_key_that_withholds_is_told_with_the_right_one(row: str, meant: str) -> None:
    found = verdict(row)
    assert found.publication is not PUBLISHED
    (finding,) = found.findings
    assert (finding.code, finding.line) == ("status-misspelt", 2)
    assert f"`{meant}`" in finding.remedy


def test_a_misspelt_key_that_withholds_nothing_is_none_of_this() -> None:
    assert verdict("staus: published", "craft: yes") == Verdict(PUBLISHED)


def test_a_status_is_told_the_nearest_that_there_is() -> None:
    [finding] = verdict("status: drft").findings
    assert finding.remedy == "did you mean draft?"


@pytest.mark.parametrize("word", ["generating", "failed"])
def test_an_unfinished_status_withholds_and_warns(word: str) -> None:
    found = verdict(f"status: {word}")
    assert (found.publication, found.reason) == (DRAFT, f"status is {word}")
    assert [finding.code for finding in found.findings] == ["status-withheld"]


@pytest.mark.parametrize(
    "row", ["visiblity: restricted", "stauts: draft", "darft: true", "pubilsh: false"]
)
def test_a_slip_in_a_key_does_not_publish_what_is_private(row: str) -> None:
    assert verdict(row).publication is not PUBLISHED


def test_private_is_the_reason_before_draft() -> None:
    found = verdict("status: draft", "visibility: restricted")
    assert (found.publication, found.reason) == (PRIVATE, "visibility is restricted")


def test_a_replaced_value_still_withholds() -> None:
    assert verdict("status: draft", "status: published").reason == "status is draft"
    assert verdict("Draft: true", "draft: false").reason == "draft is true"


def test_a_merged_value_withholds() -> None:
    assert verdict("base: &b {draft: true}", "<<: *b").reason == "draft is true"


@pytest.mark.parametrize(
    ("day", "reason"),
    [("2025-06-01", ""), ("2025-06-01T23:00:00Z", ""), ("2025-06-02", "scheduled for 2025-06-02")],
)
@pytest.mark.parametrize("key", ["publishedAt", "publishDate", "published"])
def test_what_is_dated_later_than_today_is_scheduled(key: str, day: str, reason: str) -> None:
    found = verdict(f"{key}: {day}", today="2025-06-01")
    assert (found.publication is PUBLISHED, found.reason) == (not reason, reason)


def test_queued_is_withheld_whatever_the_day() -> None:
    queued = "status: queued"
    assert verdict(queued, today="2025-06-01").reason == "status is queued"
    assert (
        verdict(queued, "publishedAt: 2001-01-01", today="2025-06-01").reason == "status is queued"
    )
    assert verdict(queued, "publishedAt: 2027-01-01").reason == "scheduled for 2027-01-01"
    assert verdict(queued, "scheduledFor: 2027-01-01").reason == "scheduled for 2027-01-01"


def test_kinds_that_are_no_pages() -> None:
    assert verdict(kind="prompt") == Verdict(PRIVATE, "kind prompt is not published")
    assert verdict("status: planned", kind="wish").findings == ()
    assert verdict(kind="prompt", kinds={"prompt": {"publish": True}}) == Verdict(PUBLISHED)


@pytest.mark.parametrize(
    ("row", "publication"),
    [
        ("title: x", DRAFT),
        ("status: published", PUBLISHED),
        ("publish: true", PUBLISHED),
        ("draft: false", DRAFT),
    ],
)
def test_a_garden_may_publish_only_what_says_so(row: str, publication: Publication) -> None:
    assert verdict(row, publish="explicit").publication is publication


@pytest.mark.parametrize(
    "row",
    [
        "draft: true",
        "private: yes",
        "visibility: public",
        "note: restricted",
        "publish: false",
        "'published' : no",
        "status: anything",
    ],
)
@pytest.mark.parametrize("closed", [True, False])
def test_broken_frontmatter_that_mentions_privacy_withholds(row: str, closed: bool) -> None:
    found = verdict("title: a: b", row, closed=closed)
    assert found.publication is not PUBLISHED
    (finding,) = found.findings
    assert (finding.code, finding.line) == ("frontmatter-withheld", 3)


@pytest.mark.parametrize("row", ["status: published", "author: me", "publishedAt: 2025-01-01"])
def test_broken_frontmatter_that_does_not_is_published(row: str) -> None:
    assert verdict("title: a: b", row, today="2025-06-01") == Verdict(PUBLISHED)


def test_broken_frontmatter_with_a_later_day_withholds() -> None:
    rows = ("title: a: b", "publishedAt: 2025-06-02")
    assert verdict(*rows, today="2025-06-01").publication is DRAFT


OWN_WORDS = {"Seedling": "published", "in review": "draft", "Inner  Circle": "private"}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("seedling", PUBLISHED),
        ("' SEEDLING '", PUBLISHED),
        ("In  Review", DRAFT),
        ("inner circle", PRIVATE),
        ("published", PUBLISHED),
        ("draft", DRAFT),
        ("evergreen", DRAFT),
        ("[seedling]", PUBLISHED),
        ("[seedling, evergreen]", DRAFT),
        ("{seedling: true}", DRAFT),
    ],
)
def test_an_owner_has_words_of_their_own_for_a_status(status: str, expected: Publication) -> None:
    assert verdict(f"status: {status}", statuses=OWN_WORDS).publication is expected
    assert (
        verdict(f"status: {status}", "draft: true", statuses=OWN_WORDS).publication is not PUBLISHED
    )


def test_a_word_of_the_owner_says_that_it_is_published() -> None:
    assert verdict("status: seedling", statuses=OWN_WORDS, publish="explicit") == Verdict(PUBLISHED)
    assert verdict("title: A", statuses=OWN_WORDS, publish="explicit").publication is DRAFT


def test_a_word_of_the_owner_goes_before_a_built_in_one() -> None:
    assert verdict("status: pending", statuses={"pending": "published"}) == Verdict(PUBLISHED)
    assert verdict("status: active", statuses={"active": "draft"}).publication is DRAFT


def test_words_of_the_owner_are_for_the_status_alone() -> None:
    assert verdict("visibility: seedling", statuses=OWN_WORDS).publication is PRIVATE
    assert verdict("publish: seedling", statuses=OWN_WORDS).publication is DRAFT


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        ("evergreen", "add `evergreen` to `statuses`"),
        ("seedlng", "did you mean seedling?"),
        ("{a: b}", "write status: published or draft, or rename the key"),
    ],
)
def test_an_unknown_status_is_told_how_to_become_known(status: str, remedy: str) -> None:
    [finding] = verdict(f"status: {status}", statuses=OWN_WORDS).findings
    assert finding.code == "status-unknown"
    assert remedy in finding.remedy
