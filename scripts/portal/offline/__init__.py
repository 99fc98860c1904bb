"""Taking the site along: a zip that opens from file://, a service worker that keeps it on a phone."""

from portal.offline.precache import write_offline
from portal.offline.zip import build_zip

__all__ = ["build_zip", "write_offline"]
