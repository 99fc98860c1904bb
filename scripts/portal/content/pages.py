"""Markdown pages as the checks and the back-links see them: front matter, lines, references."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from portal.locales import Speaker

say = Speaker("data-files")


REFERENCE = re.compile(r"\[\[([^\[\]]+?)\]\]")
_FENCE = re.compile(r"^\s*(```|~~~)")
_BLOCK = re.compile(r"^\s*(/{3,})\s*(?:([a-z-]+)(?:\s*\|\s*(.+?))?)?\s*$")
_OPTION = re.compile(r"^ {4,}[a-z_-]+:")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*(?:\{.*\})?$")


@dataclass(frozen=True)
class Block:
    """An opened ``/// name | argument`` block."""

    line: int
    name: str
    argument: str


@dataclass
class Page:
    """One Markdown source file."""

    source: Path
    language: str
    path: str
    """Below the language folder, with forward slashes."""
    meta: dict[str, Any]
    lines: list[str]
    """The whole file, front matter included."""
    start: int
    """Index of the first line after the front matter."""
    errors: list[tuple[int, str]] = field(default_factory=list)
    """Problems of the front matter: (line from 1, message)."""

    @property
    def body(self) -> str:
        """The Markdown text without the front matter."""
        return "\n".join(self.lines[self.start :])

    @property
    def is_full_text(self) -> bool:
        """Whether it holds the wording of an official text, which is not ours to write."""
        return "full_text" in self.meta

    @cached_property
    def prose(self) -> list[tuple[int, str]]:
        """(line from 1, text) of every line that people read; code, options and openers left out.

        Nothing of an official text: what it says is not judged by our rules.
        """
        if self.is_full_text:
            return []
        found, fenced, options = [], False, False
        for number, line in enumerate(self.lines[self.start :], self.start + 1):
            if _FENCE.match(line):
                fenced = not fenced
                continue
            if fenced:
                continue
            if _BLOCK.match(line):
                options = True
                continue
            if options and _OPTION.match(line):
                continue
            options = False
            found.append((number, line))
        return found

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks opened on the page."""
        found = []
        for number, line in enumerate(self.lines[self.start :], self.start + 1):
            match = _BLOCK.match(line)
            if match and match[2]:
                found.append(Block(number, match[2], match[3] or ""))
        return found

    def options_of(self, block: Block) -> dict[str, Any]:
        """Return the options written below *block*; none where they cannot be read (told by a check)."""
        lines = []
        for line in self.lines[block.line :]:
            if not _OPTION.match(line):
                break
            lines.append(line.strip())
        try:
            found = yaml.safe_load("\n".join(lines))
        except yaml.YAMLError:
            return {}
        return found if isinstance(found, dict) else {}

    @cached_property
    def unmatched(self) -> list[tuple[int, str]]:
        """(line, fence) of block fences without a partner: opened and not closed, or the reverse."""
        stack: list[tuple[int, str, str]] = []
        found = []
        fenced = False
        for number, line in enumerate(self.lines[self.start :], self.start + 1):
            if _FENCE.match(line):
                fenced = not fenced
            match = None if fenced else _BLOCK.match(line)
            if not match:
                continue
            if match[2]:
                stack.append((number, match[1], f"{match[1]} {match[2]}"))
            elif stack and stack[-1][1] == match[1]:
                stack.pop()
            else:
                found.append((number, match[1]))
        return found + [(number, fence) for number, _, fence in stack]

    @cached_property
    def headings(self) -> list[tuple[int, int, str]]:
        """(line, level, text) of the Markdown headings."""
        found = []
        lines = enumerate(self.lines[self.start :], self.start + 1) if self.is_full_text else self.prose
        for number, line in lines:
            match = _HEADING.match(line)
            if match:
                found.append((number, len(match[1]), match[2]))
        return found

    @cached_property
    def references(self) -> list[tuple[int, str]]:
        """(line, body) of every ``[[…]]`` outside code."""
        return [
            (number, match[1])
            for number, line in self.prose
            for match in REFERENCE.finditer(re.sub(r"`[^`]*`", "", line))
        ]

    @property
    def title(self) -> str:
        """The title of the front matter, or the first heading."""
        first = self.headings[0][2] if self.headings else self.path
        return str(self.meta.get("title") or first)


def read_page(source: Path, language: str, path: str) -> Page:
    """Read one Markdown file; front matter that cannot be read is kept as an error of the page."""
    lines = source.read_text(encoding="utf-8").split("\n")
    meta: dict[str, Any] = {}
    start, errors = 0, []
    if lines and lines[0].strip() == "---":
        end = next((i for i, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
        if end is None:
            errors.append((1, say("front-matter-open")))
        else:
            start = end + 1
            try:
                loaded = yaml.safe_load("\n".join(lines[1:end]))
                meta = loaded if isinstance(loaded, dict) else {}
            except yaml.YAMLError as error:
                mark = getattr(error, "problem_mark", None)
                errors.append((2 + (mark.line if mark else 0), say("front-matter-unread")))
    return Page(source, language, path, meta, lines, start, errors)


def read_pages(docs: Path) -> list[Page]:
    """Read every page of every language folder below *docs*, in path order."""
    found = []
    for folder in sorted(p for p in docs.iterdir() if p.is_dir() and re.fullmatch("[a-z]{2}", p.name)):
        for source in sorted(folder.rglob("*.md")):
            path = source.relative_to(folder).as_posix()
            found.append(read_page(source, folder.name, path))
    return found
