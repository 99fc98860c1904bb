"""What a page rests on, at its end: sources in the order of their numbers, and what is not certain."""

from __future__ import annotations

from portal.document import ReadPage
from portal.locales import page_text
from portal.render.typst.markup import call, escape, sequence, string


def sources(page: ReadPage) -> list[str]:
    """Return the list of sources of *page*, and which facts were not checked against an original."""
    parts: list[str] = []
    if page.sources:
        items = [
            f"{call('strong', escape(source.name))}. {'; '.join(_place(*p) for p in source.places)}."
            for source in page.sources
        ]
        parts += [
            call("heading", page_text("source", "vi"), depth="1"),
            call("fine", sequence("enum", items)),
        ]
    if page.doubts:
        parts += [
            call("heading", page_text("unverified", "vi"), depth="1"),
            call("fine", escape(page.advice)),
        ]
        for doubt in page.doubts:
            title = call("strong", escape(doubt.title))
            parts += [
                call("fine", title),
                call("fine", sequence("list", [escape(line) for line in doubt.lines])),
            ]
    return parts


def _place(words: str, address: str) -> str:
    if not address:
        return escape(words)
    breakable = escape(words).replace("\\/", "\\/\u200b").replace("\\-", "\\-\u200b")
    return f"#link({string(address)})[{breakable}]"
