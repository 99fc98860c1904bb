"""The generators that lay pages into a site, and all that is known of them: nothing else names one.

Pages are Markdown with our extensions, menus and names are data, and what makes a site ours (search, heads,
copies) is done to finished pages. So a generator only lays Markdown, menus and templates together, and can
be exchanged: ``portal build --engine``.
"""

from portal.engines.building import (
    DEFAULT_ENGINE,
    ENGINES,
    EngineError,
    build_pages,
    draft_command,
    takes_hooks,
)

__all__ = ["DEFAULT_ENGINE", "ENGINES", "EngineError", "build_pages", "draft_command", "takes_hooks"]
