"""Taking the site along: zips that open from file:// and their updates; a service worker for phones."""

from portal.offline.edition import PACKAGES, PLACE, edition_of, write_edition
from portal.offline.packages import build_packages
from portal.offline.precache import write_offline
from portal.offline.update import UpdateError, build_update

__all__ = [
    "PACKAGES",
    "PLACE",
    "UpdateError",
    "build_packages",
    "build_update",
    "edition_of",
    "write_edition",
    "write_offline",
]
