"""The ``nav`` of mkdocs.yml as text: a page gets a line in the right group, all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import yaml

_ENTRY = re.compile(r"(\s+- )(?:[^#]*?:\s+)?['\"]?([^\s'\"#]+\.md)['\"]?\s*(?:#.*)?")
_Found = list[tuple[int, str, str]]
"""(index of the line, what stands before the page, page)."""


def with_page(text: str, page: str, group: str, alike: Sequence[str] = ()) -> str | None:
    """Return the configuration *text* with *page* in its navigation; None where no place can be found.

    The line goes to the pages *alike*, else to those of the same folder, else into the *group* of that
    title, which is made at the end when there is none. Where its neighbours are in order, so is the line.
    """
    lines = text.split("\n")
    block = _block(lines)
    if block is None:
        return None
    entries = [
        (at, match[1], match[2]) for at in block if (match := _ENTRY.fullmatch(lines[at])) is not None
    ]
    if any(other == page for _, _, other in entries):
        return text
    folder = page.split("/")[0] + "/"
    for near in (
        [e for e in entries if e[2] in alike],
        [e for e in entries if e[2].startswith(folder) and e[2] != f"{folder}index.md"],
        [e for e in entries if e[2] == f"{folder}index.md"],
    ):
        if near:
            at, lead = _beside(near, page)
            return _checked([*lines[:at], f"{lead}{page}", *lines[at:]], page)
    for at in block:
        if title := re.fullmatch(rf"(\s+)- ['\"]?{re.escape(group)}['\"]?:\s*(?:#.*)?", lines[at]):
            return _checked([*lines[: at + 1], f"{title[1]}    - {page}", *lines[at + 1 :]], page)
    end = block[-1] + 1
    indent = lines[block[0]][: len(lines[block[0]]) - len(lines[block[0]].lstrip())]
    added = [f"{indent}- {group}:", f"{indent}    - {page}"]
    return _checked([*lines[:end], *added, *lines[end:]], page)


def _block(lines: list[str]) -> range | None:
    """The lines below ``nav:``, as far as they are indented; None when it is not written so."""
    start = next((at for at, line in enumerate(lines) if re.fullmatch(r"nav:\s*(?:#.*)?", line)), None)
    if start is None:
        return None
    end = last = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " #"):
        end += 1
        if lines[end - 1].startswith(" "):
            last = end
    return range(start + 1, last) if last > start + 1 else None


def _beside(near: _Found, page: str) -> tuple[int, str]:
    """Where the line goes among its neighbours, and what it begins with."""
    near = [e for e in near if e[1] == near[-1][1]]
    pages = [e[2] for e in near]
    if all(one < two for one, two in pairwise(pages)):
        after = next((e for e in near if e[2] > page), None)
        if after is not None:
            return after[0], after[1]
    return near[-1][0] + 1, near[-1][1]


def _checked(lines: list[str], page: str) -> str | None:
    """The text, if YAML finds *page* in it once."""
    text = "\n".join(lines)
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    stack, count = [tree], 0
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            count += node.value == page
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value
        elif isinstance(node, yaml.MappingNode):
            stack += [part for pair in node.value for part in pair]
    return text if count == 1 else None
