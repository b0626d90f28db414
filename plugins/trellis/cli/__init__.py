"""The command `trellis`. Each command stands in a module of its own, imported when it is called.

Exit codes: 0 fine, 1 findings, 2 usage (a folder that is not there, a name nobody has).
"""

from trellis.cli.app import main

__all__ = ["main"]
