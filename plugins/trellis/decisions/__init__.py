"""DECIDE: what a writer decides about topics, as files.

A topic that was found gets a file, written whole (`topicfile`). In a file of the writer's own only what was
decided is edited, where it stands (`editing`, and `fieldedits` for frontmatter). Nothing here touches a file.
"""

from __future__ import annotations

from trellis.decisions.editing import EditError, merged, renamed
from trellis.decisions.topicfile import new_file

__all__ = ["EditError", "merged", "new_file", "renamed"]
