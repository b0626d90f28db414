"""Finding a garden and its configuration, without the engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trellis import Garden
from trellis.settings import Settings, find_settings

Folder = Callable[[dict[str, str]], Path]


def findings(settings: Settings) -> list[str]:
    return [str(finding) for finding in settings.diagnostics]


def test_a_bare_folder_is_a_garden_with_defaults(folder: Folder, tmp_path: Path) -> None:
    folder({"My Vault/a.md": "A"})
    settings = find_settings(tmp_path / "My Vault")
    assert settings.docs_dir == settings.root == tmp_path / "My Vault"
    assert settings.config_file is None
    assert settings.config.site_name == "Garden"  # the same site wherever the folder lies
    assert not settings.diagnostics


def test_a_missing_folder_is_told_with_the_nearest_name(folder: Folder, tmp_path: Path) -> None:
    folder({"garden/a.md": "A", "file": ""})
    with pytest.raises(NotADirectoryError, match=r"no folder .*gardn; is it .*garden\?"):
        find_settings(tmp_path / "gardn")
    with pytest.raises(NotADirectoryError, match="is not a folder"):
        find_settings(tmp_path / "file")
    with pytest.raises(NotADirectoryError, match="there is no folder"):
        Garden.load(tmp_path / "no" / "such" / "place")


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "properdocs.yml"])
def test_a_folder_with_a_configuration_leads_to_its_content(folder: Folder, name: str) -> None:
    root = folder({name: "site_name: G\ndocs_dir: content\n", "content/a.md": "A"})
    settings = find_settings(root)
    assert settings.root == root
    assert settings.docs_dir == root / "content"
    assert settings.config_file == root / name
    assert settings.config.site_name == "G"
    assert not settings.diagnostics


def test_the_content_folder_leads_to_its_configuration(folder: Folder) -> None:
    root = folder({"mkdocs.yml": "site_name: G\ndocs_dir: src/content\n", "src/content/a.md": "A"})
    assert find_settings(root / "src/content").config_file == root / "mkdocs.yml"
    assert find_settings(root / "src").config_file is None


def test_the_content_is_in_docs_unless_told(folder: Folder) -> None:
    root = folder({"mkdocs.yml": "site_name: G\n", "docs/a.md": "A"})
    assert find_settings(root).docs_dir == root / "docs"


def test_options_come_from_the_site_and_from_the_plugin(folder: Folder) -> None:
    text = """
        site_name: The Site
        site_url: https://garden.example/
        site_description: Words
        site_author: Ada
        use_directory_urls: false
        theme: {name: material, language: ja}
        exclude_docs: |
            # work in progress
            drafts/
            *.tmp.md
        draft_docs: later/
        plugins:
            - search
            - trellis:
                site_name: The Garden
                exclude: old/
                keywords: {count: 7}
        """
    config = find_settings(folder({"mkdocs.yml": text, "docs/a.md": ""})).config
    assert (config.site_name, config.author, config.lang) == ("The Garden", "Ada", "ja")
    assert config.site_url == "https://garden.example/"
    assert config.site_description == "Words"
    assert config.directory_urls is False
    assert config.exclude == ("# work in progress", "drafts/", "*.tmp.md", "later/", "old/")
    assert config.keywords.count == 7


@pytest.mark.parametrize(
    "plugins",
    ["{search: {}, trellis: {page_size: 9}}", "[search, trellis: {page_size: 9}]"],
)
def test_plugins_are_a_list_or_a_mapping(folder: Folder, plugins: str) -> None:
    root = folder({"mkdocs.yml": f"plugins: {plugins}\n", "docs/a.md": ""})
    assert find_settings(root).config.page_size == 9


@pytest.mark.parametrize("plugins", ["", "[search, trellis]", "[trellis: ]", "{trellis: }", "7"])
def test_a_plugin_without_options_has_the_defaults(folder: Folder, plugins: str) -> None:
    settings = find_settings(folder({"mkdocs.yml": f"plugins: {plugins}\n", "docs/a.md": ""}))
    assert settings.config.page_size == 50
    assert not settings.diagnostics


def test_what_is_inherited_lies_below(folder: Folder) -> None:
    root = folder(
        {
            "base/base.yml": "site_name: Base\ndocs_dir: content\n"
            "plugins: {trellis: {page_size: 9, related: 3}}\n",
            "mkdocs.yml": "INHERIT: base/base.yml\nplugins: {trellis: {related: 4}}\n",
            "content/a.md": "A",
        }
    )
    settings = find_settings(root)
    assert settings.docs_dir == root / "content"
    assert (settings.config.site_name, settings.config.page_size) == ("Base", 9)
    assert settings.config.related == 4


def test_configurations_that_inherit_in_a_circle_end(folder: Folder) -> None:
    root = folder({"mkdocs.yml": "INHERIT: mkdocs.yml\nsite_name: G\n", "docs/a.md": ""})
    assert find_settings(root).config.site_name == "G"


def test_tags_of_the_engine_say_nothing(folder: Folder) -> None:
    text = """
        site_name: !ENV [SITE_NAME, Fallback]
        site_url: !ENV SITE_URL
        docs_dir: !relative $docs_dir
        markdown_extensions:
            - pymdownx.emoji: {emoji_index: !!python/name:os.system }
            - x: !!python/object/apply:os.system ["touch owned"]
        plugins:
            - trellis: {author: !ENV AUTHOR, hosts: [!ENV HOST, garden.example]}
        """
    settings = find_settings(folder({"mkdocs.yml": text, "docs/a.md": ""}))
    assert settings.config.site_name == "Garden"
    assert settings.config.site_url == settings.config.author == ""
    assert settings.config.hosts == ("garden.example",)
    assert not settings.diagnostics


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "site_name: [\n",
            "mkdocs.yml:2:1: error[config-unreadable]: mkdocs.yml is not valid YAML",
        ),
        ("- a\n- b\n", "mkdocs.yml:1:1: error[config-unreadable]: mkdocs.yml is not a mapping"),
        ("a: \0\n", "mkdocs.yml:1:1: error[config-unreadable]: mkdocs.yml cannot be read"),
        ("? [a]: b\n: c\n", "mkdocs.yml:1:"),
        ("a: " + "[" * 5000, "mkdocs.yml:1:1: error[config-unreadable]: mkdocs.yml cannot be read"),
        (
            "INHERIT: gone.yml\n",
            "mkdocs.yml:1:1: error[config-unreadable]: gone.yml cannot be read",
        ),
    ],
)
def test_a_configuration_that_cannot_be_read_is_told(folder: Folder, text: str, start: str) -> None:
    settings = find_settings(folder({"mkdocs.yml": text, "docs/a.md": "A"}))
    assert findings(settings)[0].startswith(start)
    assert settings.config.site_name == "Garden"


def test_an_empty_configuration_is_one(folder: Folder) -> None:
    settings = find_settings(folder({"mkdocs.yml": "# nothing yet\n", "docs/a.md": ""}))
    assert settings.config_file is not None
    assert not settings.diagnostics


def test_aliases_that_multiply_cost_nothing(folder: Folder) -> None:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    lines += ["self: &self {self: *self}", "plugins: [trellis: {hosts: *a39, kinds: *self}]"]
    settings = find_settings(folder({"mkdocs.yml": "\n".join(lines), "docs/a.md": ""}))
    assert {finding.line for finding in settings.diagnostics} == {41, 42}
    assert all(len(finding.message) < 300 for finding in settings.diagnostics)


@pytest.mark.parametrize("docs_dir", ["../elsewhere", "/etc", ".", "linked", "[a]"])
def test_content_outside_the_garden_is_not_read(
    folder: Folder, docs_dir: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = folder({"mkdocs.yml": f"site_name: G\ndocs_dir: {docs_dir}\n", "docs/a.md": "A"})
    (root / "linked").symlink_to(tmp_path_factory.mktemp("outside"))
    settings = find_settings(root)
    assert settings.docs_dir == root / "docs"
    (finding,) = findings(settings)
    assert finding.startswith("mkdocs.yml:2:1: error[config-invalid-option]: `docs_dir` is")


def test_a_garden_without_its_content_is_empty_and_told(folder: Folder) -> None:
    garden = Garden.load(folder({"mkdocs.yml": "site_name: G\ndocs_dir: content\n"}))
    assert not garden.entities
    (finding,) = garden.diagnostics
    assert "there is no folder content beside mkdocs.yml" in finding.message


def test_a_wrong_option_is_told_with_its_line(folder: Folder) -> None:
    text = (
        "site_name: [G]\nplugins:\n  - trellis:\n      pagesize: 9\n"
        "      keywords:\n        count: many\n"
    )
    settings = find_settings(folder({"mkdocs.yml": text, "docs/a.md": ""}))
    assert findings(settings) == [
        "mkdocs.yml:1:1: error[config-invalid-option]: `site_name` is ['G']; it should be text"
        " (it has its default until then)",
        "mkdocs.yml:4:7: warning[config-unknown-option]: there is no option `pagesize`"
        " (did you mean `page_size`?)",
        "mkdocs.yml:6:9: error[config-invalid-option]: `keywords.count` is 'many'; it should be a"
        " valid integer, unable to parse string as an integer (it has its default until then)",
    ]
