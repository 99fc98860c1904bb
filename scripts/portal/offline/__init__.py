"""Taking the site along: a zip that opens from file:// on a PC without network."""

from portal.offline.zip import build_zip

__all__ = ["build_zip"]
