"""What a page rests on, at its end, in a few lines: names by number, and what is not certain.

Where each statement was read, and every doubt in full, stands at the foot of the page on the portal; the
code beside the list leads there.
"""

from __future__ import annotations

from portal.document import ReadPage, Source
from portal.locales import Speaker, page_text
from portal.render.typst.markup import call, escape, string

say = Speaker("handout")


def sources(page: ReadPage, code: str = "") -> list[str]:
    """Return the sources of *page*, and what is not certain.

    *code* says where the QR code beside the list leads; without it there is none.
    """
    parts: list[str] = []
    if page.sources:
        options = {"code": string(code)} if code else {}
        parts += [
            call("heading", page_text("source", "vi"), depth="1"),
            call("sources", source_names(page), **options),
        ]
    if page.doubts:
        parts += [
            call("heading", page_text("unverified", "vi"), depth="1"),
            call("fine", escape(page.advice)),
        ]
        for doubt in page.doubts:
            parts.append(call("fine", f"{call('strong', escape(doubt.title))}: {escape(doubt.told)}"))
    return parts


def source_names(page: ReadPage) -> str:
    """Return the names of the sources of *page* by number, in one paragraph; empty without sources."""
    named = [_named(number, source) for number, source in enumerate(page.sources, 1)]
    return "\\; ".join(named) + "." if named else ""


def _named(number: int, source: Source) -> str:
    name = escape(source.name) + escape(f" ({source.told})" if source.told else "")
    if source.url:
        name = f"#link({string(source.url)})[{name}];"
    return f"*\\[{number}\\]*~{name}"
