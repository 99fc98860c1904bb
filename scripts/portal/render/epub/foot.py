"""What stands below a page away from the site: the sources by number, and what is not certain."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from portal.document import ReadPage, Source, Span
from portal.locales import page_text
from portal.render.epub.xhtml import XhtmlWriter


def page_foot(page: ReadPage, level: int = 2, prefix: str = "") -> str:
    """Return the sources and the doubts of *page* below headings of *level*.

    Source n has the id ``<prefix>nguon-<n>``.
    """
    return "\n".join(_parts(page, f"h{level}", prefix))


def _parts(page: ReadPage, head: str, prefix: str) -> Iterator[str]:
    if page.sources:
        lines = "".join(_source(s, f"{prefix}nguon-{n}") for n, s in enumerate(page.sources, 1))
        name = f'<{head} id="{prefix}nguon">{page_text("source", "vi")}</{head}>'
        yield f'{name}<ol class="fine">{lines}</ol>'
    if page.doubts:
        name = f'<{head} id="{prefix}dieu-chua-chac">{page_text("unverified", "vi")}</{head}>'
        yield f'{name}<p class="fine">{escape(page.advice)}</p>'
        for doubt in page.doubts:
            lines = "".join(f"<li>{escape(words)}</li>" for words in doubt.lines)
            yield f'<p class="fine"><strong>{escape(doubt.title)}</strong></p><ul class="fine">{lines}</ul>'


def _source(source: Source, name: str) -> str:
    writer = XhtmlWriter([], lambda href: href)
    places = "; ".join(writer.spans([Span(words, href=href)]) for words, href in source.places)
    title = writer.spans([Span(source.name, bold=True, href=source.url)])
    return f'<li id="{name}">{title}. {places}.</li>'
