"""Pictures drawn from data as SVG, once for page and paper: bars, steps, the map of documents.

Every picture is 360 units wide, so that it is readable on a phone without zooming and grows on wider
screens. Colours come from the classes of ``diagrams.css`` on the page and from a style sheet of their
own on paper (:func:`standalone`). Knows nothing of pages: blocks put the pictures into figures.
"""

from portal.markdown.diagrams.bars import Bar, bars
from portal.markdown.diagrams.docmap import document_map
from portal.markdown.diagrams.steps import StepBox, steps
from portal.markdown.diagrams.svg import standalone

__all__ = ["Bar", "StepBox", "bars", "document_map", "standalone", "steps"]
