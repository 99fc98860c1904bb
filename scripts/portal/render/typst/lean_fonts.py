"""The typefaces as PDFs carry them: without hints for coarse screens, on a grid of 1000 units an em.

Hints are more than half of a small subset, and nothing on paper depends on them. A finer grid costs a
second byte for most points; what is rounded away is below a hundredth of a point at any size of text.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from functools import cache
from pathlib import Path
from threading import Lock

from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

_DROPPED = ("fpgm", "prep", "cvt ", "hdmx", "VDMX", "LTSH", "gasp", "DSIG")
_NAMES = {1, 2, 4, 6, 16, 17}
"""Family, style and full names, by which typesetting finds a face."""
_UNITS = 1000
_making = Lock()


def lean(fonts: Path) -> Path:
    """Return the folder of the lean copies of the typefaces in *fonts*, made once beside it."""
    with _making:
        return _made(fonts.resolve())


@cache
def _made(fonts: Path) -> Path:
    sources = sorted(fonts.glob("*.ttf"))
    seal = hashlib.sha256(Path(__file__).read_bytes())
    for source in sources:
        seal.update(source.name.encode() + source.read_bytes())
    target = fonts.parent / "fonts-pdf" / seal.hexdigest()[:16]
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=target.parent))
        draft.chmod(0o755)
        for source in sources:
            _strip(source, draft / source.name)
        try:
            draft.rename(target)
        except OSError:  # another process was sooner
            shutil.rmtree(draft)
    return target


def _strip(source: Path, target: Path) -> None:
    with TTFont(source, recalcTimestamp=False) as font:
        for name in font.getGlyphOrder():
            font["glyf"][name].removeHinting()
        for table in _DROPPED:
            if table in font:
                del font[table]
        names = font["name"]
        names.names = [record for record in names.names if record.nameID in _NAMES]
        font["post"].formatType = 3.0
        scale_upem(font, _UNITS)
        font.save(target)
