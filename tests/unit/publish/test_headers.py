"""The response headers, in the files of the usual hosts."""

from __future__ import annotations

import json

from trellis.publish.headers import header_files, header_paths, header_rules

RULES = header_rules("default-src 'none'", ["assets/trellis"])


def test_netlify_and_cloudflare_read_one_file() -> None:
    text = header_files(RULES, ["netlify"])["_headers"]
    assert text.startswith(
        "/*\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'self'\n"
    )
    assert "/assets/trellis/*\n  Cache-Control: public, max-age=31536000, immutable\n" in text


def test_vercel_reads_json() -> None:
    rules = json.loads(header_files(RULES, ["vercel"])["vercel.json"])["headers"]
    assert [rule["source"] for rule in rules] == ["/(.*)", "/assets/trellis/(.*)"]
    assert {"key": "X-Content-Type-Options", "value": "nosniff"} in rules[0]["headers"]


def test_apache_reads_its_own() -> None:
    text = header_files(RULES, ["apache"])[".htaccess"]
    assert 'Header always set X-Content-Type-Options "nosniff"' in text
    assert '<If "%{REQUEST_URI} =~ m#/assets/trellis/#">' in text


def test_the_paths_are_known_beforehand() -> None:
    hosts = ["vercel", "netlify", "apache"]
    assert header_paths(hosts) == sorted(header_files(RULES, hosts))


def test_a_policy_that_no_header_holds_is_left_to_the_pages() -> None:
    rules = header_rules("img-src " + "https://a.example " * 200, [])
    assert rules["/*"]["Content-Security-Policy"] == "frame-ancestors 'self'"
