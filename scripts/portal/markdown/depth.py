"""Two depths of a page: what only staff meet, and the line that says in which one somebody reads.

Marks alone; styles hide by them (``overrides/src/css/depth.css``) on ``<html data-depth>``, so that nothing
is missing without scripts, on paper, in search, or in any other output.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.markdown.context import PageContext
from portal.markdown.html import h

FOR_STAFF = "for-staff"
"""The class of what learners do not meet."""
FOR_LEARNER = "for-learner"
"""The class of what takes its place."""


def depth_line(context: PageContext) -> etree.Element | None:
    """Return the line with the way to the other depth; None where nothing can be pressed."""
    if context.output != "web":
        return None
    ways = []
    for shown, now, other in ((FOR_LEARNER, "learner", "staff"), (FOR_STAFF, "staff", "learner")):
        button = h("button", context.t(f"depth-to-{other}"), type="button", data_portal_depth=other)
        ways.append(h("span", context.t(f"depth-{now}"), " · ", button, cls=shown))
    return h("p", ways, cls="depth-line", data_search="none")
