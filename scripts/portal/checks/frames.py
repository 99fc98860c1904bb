"""Words of a frame that nobody has replaced yet, in any file of the content."""

from __future__ import annotations

import re

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-content")


_WRITTEN = ("*.yml", "*.md", "*.svg")
"""Files that people write."""
_LEFT = re.compile(r"‹[^‹›]*›")


def check_frames(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Warn of words between ‹ and ›; lines of YAML that are only a comment are what may be added.

    Official texts may have such marks of their own.

    A warning, so that a new frame passes; what is published refuses them (``Issues.unwritten``).
    """
    quoted = {page.source for page in catalogue.pages if page.is_full_text}
    for path in sorted({path for kind in _WRITTEN for path in paths.docs.rglob(kind)} - quoted):
        data = path.read_bytes()
        if b"\xe2\x80\xb9" not in data:
            continue
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            if path.suffix == ".yml" and line.lstrip().startswith("#"):
                continue
            if left := _LEFT.findall(line):
                issues.warn(Code.KHUNG, path, number, *say.fault("frame-left", ", ".join(left)))
