"""What the tests of built sites share."""

from built_site import bare, configured

__all__ = ["bare", "configured"]
