"""The inline processor for ``[[…]]``."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from portal.content.pages import REFERENCE
from portal.content.references import ReferenceLookupError, resolve
from portal.markdown.generators import page_of
from portal.markdown.html import append, h
from portal.markdown.links import resolved_nodes


class ReferenceProcessor(InlineProcessor):
    """Turns a reference into a link; raises ReferenceLookupError when it stands for nothing."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(REFERENCE.pattern, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - name fixed by Python-Markdown
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        context = page_of(self.md)
        try:
            target = resolve(m[1], context.catalogue)
        except ReferenceLookupError as problem:
            raise ReferenceLookupError(
                problem.code, f"{context.page}: {problem.message}", problem.hint
            ) from None
        nodes = [n for n in resolved_nodes(context, target) if n is not None]
        if len(nodes) == 1 and isinstance(nodes[0], etree.Element):
            return nodes[0], m.start(0), m.end(0)
        return append(h("span", cls="ref"), nodes), m.start(0), m.end(0)
