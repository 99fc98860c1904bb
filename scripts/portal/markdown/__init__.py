"""Python-Markdown extensions of the portal: references, blocks, abbreviations, unverified foot.

They work under plain Python-Markdown: put a :class:`~portal.markdown.context.PageContext` in
place with ``rendering(context)`` and convert. Under a generator they find the page themselves
(:mod:`~portal.markdown.generators`); options ``root`` and ``language`` say what it does not.
Leaves to others: addresses (the generator resolves the ``.md`` links) and looks (the theme).
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension

from portal.markdown.abbreviations import AbbreviationProcessor
from portal.markdown.blocks import ALL
from portal.markdown.context import PageContext, address, current, rendering
from portal.markdown.evidence import EvidenceProcessor
from portal.markdown.generators import PageOpener
from portal.markdown.provisions import ProvisionsProcessor
from portal.markdown.published import PublishedLinks
from portal.markdown.recordings import RecordingsProcessor
from portal.markdown.references import ReferenceProcessor
from portal.markdown.steps import StepsProcessor
from portal.markdown.unverified import PlainSummaries, UnverifiedProcessor

__all__ = ["PageContext", "PortalExtension", "address", "current", "makeExtension", "rendering"]


class PortalExtension(BlocksExtension):
    """Registers everything the portal adds to Markdown."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "root": ["", "The folder of the project; empty: the one around the page's source file"],
            "language": ["", "The language of every page; empty: the first folder of the path"],
        }
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        opener = PageOpener(md, self.getConfig("root"), self.getConfig("language"))
        md.preprocessors.register(opener, PageOpener.NAME, 1000)
        for block in ALL:
            block_mgr.register(block, {})
        # Before links (160), after code (190) and escapes (180).
        md.inlinePatterns.register(ReferenceProcessor(md), "portal-reference", 175)
        md.treeprocessors.register(PublishedLinks(md), "portal-published", 13)
        # After inline (20), so that references are elements; before the table of contents (5).
        md.treeprocessors.register(UnverifiedProcessor(md), "portal-unverified", 12)
        md.treeprocessors.register(AbbreviationProcessor(md), "portal-abbreviations", 11)
        # Once attributes are read (8).
        md.treeprocessors.register(ProvisionsProcessor(md), "portal-provisions", 6)
        # As the table of contents, which generators load first; they look for anchors right after it.
        md.treeprocessors.register(RecordingsProcessor(md), "portal-recordings", 5)
        md.treeprocessors.register(StepsProcessor(md), "portal-steps", 5)
        md.treeprocessors.register(EvidenceProcessor(md), "portal-evidence", 10)
        md.treeprocessors.register(PlainSummaries(md), "portal-summaries", 4)


def makeExtension(**options: Any) -> PortalExtension:  # noqa: N802 - name fixed by Python-Markdown
    """Entry point of Python-Markdown."""
    return PortalExtension(**options)
