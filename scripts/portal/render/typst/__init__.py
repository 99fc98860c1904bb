"""Pages as Typst: blocks in, markup and picture files out. Leaves to others: covers and compiling."""

from portal.render.typst.blocks import TypstWriter
from portal.render.typst.sources import sources

__all__ = ["TypstWriter", "sources"]
