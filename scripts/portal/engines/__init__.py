"""The generators that lay pages into a site, and all that is known of them: nothing else names one.

Pages are Markdown with our extensions, menus and names are data, and what makes a site ours (search, heads,
copies) is done to finished pages. So a generator only lays Markdown, menus and templates together, and can
be exchanged: ``portal build --engine``.
"""

ENGINES = {"mkdocs": "MkDocs", "properdocs": "ProperDocs", "zensical": "Zensical"}
"""The engines by the name of their program."""
DEFAULT_ENGINE = "mkdocs"
"""The engine that is used when none is named."""


def takes_hooks(engine: str) -> bool:
    """Whether *engine* runs the hook of MkDocs, and so has to leave the pages that MkDocs leaves."""
    return engine != "zensical"
