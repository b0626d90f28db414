"""Trellis: a static knowledge garden.

    from trellis import Garden

    garden = Garden.load("content")
    garden.entities["posts/roots-before-branches"].title
    garden.topics[0].sources          # each with its evidence
    garden.related("posts/roots-before-branches")
    garden.graph                      # a networkx graph

The pipeline, one module or package a step, in this order; data flows downward only:

    read      folders sources                 files as text
    parse     frontmatter kinds markup bodies parse     text as entities
    resolve   addresses links series          what points where
    extract   language keywords               what each is about
    connect   graph                           what is near what, and why
    gather    topics                          what the garden is about
    check     checks                          what only the whole shows to its writers
    view      pages inventory views           all that a template may see
    render    render                          HTML fragments
    publish   publish write fixes             data, canonical Markdown, and files mended
"""

from trellis.config import Config
from trellis.diagnostics import Diagnostic, Severity
from trellis.entities import Entity
from trellis.garden import Garden
from trellis.keywords import Keyword
from trellis.topics import Topic

__all__ = ["Config", "Diagnostic", "Entity", "Garden", "Keyword", "Severity", "Topic"]
