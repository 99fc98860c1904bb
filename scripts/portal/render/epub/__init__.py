"""E-books: pages as blocks in, EPUB 3 out; the same bytes for the same content."""

from portal.render.epub.package import Chapter, Metadata, epub

__all__ = ["Chapter", "Metadata", "epub"]
