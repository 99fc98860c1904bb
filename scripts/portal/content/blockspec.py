"""The blocks authors may use, with arguments and options: one list for checks and pages.

What each draws, and what an option means, stands in CONTRIBUTING.md; a test holds the two alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ArgumentKind = Literal[
    "document",
    "facts",
    "module",
    "lesson",
    "criteria",
    "procedure",
    "form",
    "page",
    "downloads",
    "course",
    "slide",
    "text",
    "none",
]


DOWNLOAD_GROUPS = (
    "hoc-phan",
    "bai-hoc",
    "mot-tep",
    "van-ban",
    "ca-khoa",
    "bieu-mau",
    "tieu-chi",
    "lich",
    "du-lieu",
    "de-kiem-tra",
    "dap-an",
    "trao-doi",
    "the-hoi-truong",
)
"""What ``/// downloads`` may list besides a module: handouts, pages as one file, forms, scorecards,
calendars, data, tests on paper, their keys, files for other systems, cards for the hall."""


@dataclass(frozen=True)
class BlockSpec:
    """One block: what its argument names and which options it takes."""

    name: str
    argument: ArgumentKind
    required: bool = True
    options: tuple[str, ...] = ()
    content: bool = False
    """Whether Markdown stands inside."""
    screen_only: bool = False
    """Whether it works on the site alone: it has no form on paper, in Word, e-books and slides."""


_SPECS = [
    BlockSpec("document", "document"),
    BlockSpec("documents", "text", required=False),
    BlockSpec("full-text", "document"),
    BlockSpec("text-versions", "text", screen_only=True),
    BlockSpec("tests", "none", required=False, screen_only=True),
    BlockSpec("test-desk", "none", required=False, screen_only=True),
    BlockSpec("progress", "none", required=False, screen_only=True),
    BlockSpec("own-paper", "none", required=False, screen_only=True),
    BlockSpec("offline", "none", required=False, screen_only=True),
    BlockSpec("packages", "none", required=False, screen_only=True),
    BlockSpec("edition", "none", required=False, screen_only=True),
    BlockSpec("browsers", "none", required=False),
    BlockSpec("class-results", "none", required=False, screen_only=True),
    BlockSpec("search-documents", "none", required=False, screen_only=True),
    BlockSpec("facts", "facts", options=("columns", "caption", "heading", "as")),
    BlockSpec("criteria", "criteria"),
    BlockSpec("criteria-sets", "none", required=False),
    BlockSpec("procedure", "procedure"),
    BlockSpec("form", "form"),
    BlockSpec("forms", "none", required=False),
    BlockSpec("aggregate", "none", required=False, screen_only=True),
    BlockSpec("compare", "text"),
    BlockSpec("quiz", "module"),
    BlockSpec("downloads", "downloads", required=False, screen_only=True),
    BlockSpec("kit", "none", required=False, screen_only=True),
    BlockSpec("class-kit", "none", required=False, screen_only=True),
    BlockSpec("files", "none", required=False, screen_only=True),
    BlockSpec("paper", "none", required=False, screen_only=True),
    BlockSpec("notes", "text", required=False, content=True),
    BlockSpec("fold", "text", options=("level",), content=True),
    BlockSpec("module", "module"),
    BlockSpec("modules", "none", required=False, options=("level",)),
    BlockSpec("lesson", "lesson", content=True),
    BlockSpec("lessons", "none", required=False),
    BlockSpec("decks", "none", required=False, screen_only=True),
    BlockSpec("key-points", "module"),
    BlockSpec("programme", "none", required=False, options=("slips",)),
    BlockSpec("course", "course"),
    BlockSpec("glossary", "none", required=False),
    BlockSpec("calendar", "text", required=False),
    BlockSpec("chart", "facts", options=("columns", "caption", "labels")),
    BlockSpec("flow", "procedure"),
    BlockSpec(
        "picture",
        "slide",
        required=False,
        options=(
            *("caption", "icons", "labels", "drawing", "facts", "columns", "document", "form"),
            *("filled", "show", "rows", "number", "title", "words", "steps", "boxes", "arrows"),
            *("procedure", "from", "to"),
        ),
        screen_only=True,
    ),
    BlockSpec("document-map", "text", required=False),
    BlockSpec("timeline", "text", required=False),
    BlockSpec("questions", "none", required=False),
    BlockSpec("knowledge", "none", required=False),
    BlockSpec("trust", "none", required=False),
    BlockSpec("cautions", "none", required=False),
    BlockSpec("changes", "none", required=False),
    BlockSpec("hero", "none", required=False, content=True, screen_only=True),
    BlockSpec("doors", "none", required=False, content=True, screen_only=True),
    BlockSpec("door", "page", content=True, options=("style",), screen_only=True),
]
BLOCKS: dict[str, BlockSpec] = {spec.name: spec for spec in _SPECS}
"""Every block by name."""
