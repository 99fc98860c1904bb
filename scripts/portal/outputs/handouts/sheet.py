"""The sheet of a module as blocks: what it is, what to do, by when, whom to ask, what to remember.

It says in short what the page says: the brief and the points come from there, the rest from ``sheet`` of
module.yml. Leaves to others: how it looks and which files there are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from portal.content.models import Module
from portal.content.models.module import Sheet, SheetPicture
from portal.document import Block, Heading, Pages, Paragraph, Picture, ReadPage, walk
from portal.locales import Speaker
from portal.outputs.subjects import module_path

say = Speaker("handout")

MOST_POINTS = 5
"""How many things a sheet asks to remember."""


@dataclass(frozen=True)
class ReadSheet:
    """A sheet as blocks, by part, with the sources it rests on."""

    page: ReadPage
    brief: tuple[Block, ...]
    do: tuple[Block, ...]
    by: tuple[Block, ...]
    ask: tuple[Block, ...]
    remember: tuple[Block, ...]
    picture: Picture | None
    """Without the table of the same figures: that stands on the page."""


def read_sheet(pages: Pages, module: Module) -> ReadSheet | None:
    """Return the sheet of *module*; None when its module.yml has none.

    Raises ReferenceLookupError when a reference stands for nothing.
    """
    if module.sheet is None:
        return None
    path = module_path(pages.catalogue, module)
    written = _written(module, module.sheet, _brief(pages, path))
    page = pages.made(path, "\n\n".join(f"## {part}\n\n{body}" for part, body in written.items()))
    parts: dict[str, tuple[Block, ...]] = dict.fromkeys(
        ("brief", "do", "by", "ask", "picture", "remember"), ()
    )
    name = ""
    for block in page.tree.blocks:
        if isinstance(block, Heading) and block.level == 2:
            name = "".join(span.text for span in block.spans)
        else:
            parts[name] += (block,)
    drawn = next((b for b in walk(parts.pop("picture")) if isinstance(b, Picture)), None)
    return ReadSheet(page, picture=_captioned(drawn, module.sheet.picture), **parts)


def _written(module: Module, sheet: Sheet, brief: str) -> dict[str, str]:
    """The parts in Markdown, as they stand on a page."""
    written = {
        "brief": brief or module.summary,
        "do": "\n".join(f"{n}. {line}" for n, line in enumerate(sheet.do, 1)),
        "by": "\n".join(f"- {line}" for line in sheet.by),
        "ask": "\n".join(f"- {line}" for line in sheet.ask),
        "remember": "\n".join(f"- {line}" for line in module.key_points[:MOST_POINTS]),
    }
    if sheet.picture is not None:
        written["picture"] = _block(sheet.picture)
    return written


def _brief(pages: Pages, path: str) -> str:
    """The section of the page that says it in short; empty when there is none."""
    lines = pages.sources[path].body.split("\n")
    heading = f"## {say('sheet-brief')}"
    if heading not in lines:
        return ""
    rest = lines[lines.index(heading) + 1 :]
    ends = next((n for n, line in enumerate(rest) if line.startswith(("## ", "///"))), len(rest))
    return "\n".join(rest[:ends]).strip()


def _block(picture: SheetPicture) -> str:
    """The block that draws it on a page."""
    options = {}
    if picture.columns:
        options["columns"] = repr(picture.columns)
    if picture.labels:
        options["labels"] = "; ".join(picture.labels)
    lines = [f"    {name}: {value}" for name, value in options.items()]
    return "\n".join([f"/// {picture.kind} | {', '.join(picture.of)}", *lines, "", "///"])


def _captioned(drawn: Picture | None, asked: SheetPicture | None) -> Picture | None:
    """*drawn* with the remark on what is doubtful in it, if there is one, and the caption of the sheet."""
    if drawn is None or asked is None:
        return None
    remarks = tuple(b for b in drawn.caption[1:] if isinstance(b, Paragraph) and asked.kind == "chart")
    return replace(drawn, caption=remarks, details=())
