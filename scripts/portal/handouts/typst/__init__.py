"""Pages as Typst: blocks in, markup and picture files out. Leaves to others: covers and compiling."""

from portal.handouts.typst.blocks import TypstWriter
from portal.handouts.typst.sources import sources

__all__ = ["TypstWriter", "sources"]
