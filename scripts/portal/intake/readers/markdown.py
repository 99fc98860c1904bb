"""Markdown and plain text: every paragraph a line, numbers and dashes kept as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from portal.intake.flow import Line, SourceBlock, SourceCell, SourceGrid, SourceText
from portal.intake.readers.charsets import text_of
from portal.intake.readers.lettering import Lettering
from portal.intake.readers.lines import line, whole_rows
from portal.locales import Speaker

say = Speaker("intake-readers")

_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*(?:\{:?[^{}]*\})?")
_RULE = re.compile(r"(?:[-*_=]\s*){3,}")
_ROW_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_BEGINS = re.compile(
    r"[-–+*•]\s|\d{1,3}(?:\.\d{1,3})*[.)]?\s|\d+\\[.)]|[a-zđ]\\?\)|[IVXLC]+\.\s|\("
    r"|(?:Điều|Chương|Mục|Phần|Phụ lục|Căn cứ)\s"
)
_BULLET = re.compile(r"^[-*+]\s+(?=(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ])\\?[.)]\s)")
_ATTRIBUTES = re.compile(r"\{:[^{}]*\}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|div|span|strong|em|sub|sup|center|font|hr|img)\b[^<>]{0,500}>", re.IGNORECASE
)
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\((?:[^()\s]|\([^()]*\)){1,1000}(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_WRAPPED = 100
"""Letters of the longest line of a text whose lines an editor broke."""


def read(data: bytes, name: str) -> SourceText:
    """Return the paragraphs of a text. Raises nothing: any letters are a text."""
    text = text_of(data).replace("\r\n", "\n").replace("\r", "\n")
    letters = Lettering([(text, "")])
    front = _FRONT.match(text)
    text = _COMMENT.sub("", text[front.end() :] if front else text)
    plain = name.lower().endswith((".txt", ".text"))
    blocks = tuple(_blocks(_lines(text.split("\n")), letters, plain=plain))
    remarks = [say("co-dau-tep")] if front else []
    return SourceText(
        "", "", "markdown", blocks, encoding=letters.encoding, remarks=(*remarks, *letters.remarks())
    )


def _lines(lines: list[str]) -> list[str]:
    """*lines*, those that an editor broke at a column joined again; "" between paragraphs."""
    lengths = sorted(len(one.rstrip()) for one in lines if one.strip())
    if not lengths or lengths[-1] > _WRAPPED or sum(length > 55 for length in lengths) * 3 < len(lengths):
        return lines
    found: list[str] = []
    for one in lines:
        above = found[-1] if found else ""
        broken = len(above.rsplit("\n", 1)[-1].rstrip()) > 55 and not above.endswith(("  ", "\\", "|"))
        if (
            broken
            and one.strip()
            and not _BEGINS.match(one.strip())
            and not one.lstrip().startswith(("#", "|", "<"))
        ):
            found[-1] = f"{above.rstrip()}\n{one.strip()}"
        else:
            found.append(one)
    return [one.replace("\n", " ") for one in found]


def _blocks(lines: list[str], letters: Lettering, *, plain: bool) -> Iterator[SourceBlock]:
    at = 0
    carried = ""
    while at < len(lines):
        one = lines[at]
        stripped = one.strip()
        if not plain and stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 2:
            end = at
            while end < len(lines) and lines[end].strip().startswith("|"):
                end += 1
            grid = _grid([row.strip() for row in lines[at:end]], letters)
            if grid.rows:
                yield grid
            at = end
            continue
        at += 1
        if (
            not plain
            and carried == ""
            and (_RULE.fullmatch(stripped) or stripped.startswith(("///", "```")))
        ):
            continue
        # Two spaces or a backslash at the end: a break within the paragraph.
        if not plain and stripped and (one.endswith("  ") or stripped.endswith("\\")) and at < len(lines):
            carried += stripped.rstrip("\\") + "\n"
            continue
        found = _line(carried + stripped, letters, plain=plain)
        carried = ""
        if found is not None:
            yield replace(found, indent=4.0 * (len(one.expandtabs(4)) - len(one.expandtabs(4).lstrip())))
    if carried and (found := _line(carried, letters, plain=plain)) is not None:
        yield found


def _line(text: str, letters: Lettering, *, plain: bool) -> Line | None:
    text = letters.text([(text, "")])
    if plain:
        return line(text)
    heading = _HEADING.fullmatch(text)
    level, words = (len(heading[1]), heading[2]) if heading else (0, text)
    words = re.sub(r"^(?:>\s?)+", "", _TAG.sub("", _ATTRIBUTES.sub("", words)))
    # A bullet before a label of its own is how Markdown keeps lines apart, no word of the text.
    words = _BULLET.sub("", words)
    words = re.sub(r"^[*+]\s+", "- ", words)
    words = _LINK.sub(r"\1", words)
    label = re.match(r"(?:[-–]\s+|\d+\\?[.)]\s+)?", words)
    rest = words[label.end() :].strip() if label else words
    bold = bool(_STRONG.fullmatch(rest)) and rest.count("**") <= 2
    bare = _STRONG.sub(r"\2", words)
    italic = bool(_SLANTED.fullmatch(_STRONG.sub(r"\2", rest)))
    bare = _SLANTED.sub(r"\2", bare)
    return line(_ESCAPED.sub(r"\1", bare), bold=bold or level > 0, italic=italic, heading=level)


def _grid(rows: list[str], letters: Lettering) -> SourceGrid:
    """A table of pipes; the row above the rule is its header."""
    ruled = next((at for at, row in enumerate(rows[:2]) if _ROW_RULE.fullmatch(row)), None)
    found = []
    for at, row in enumerate(rows):
        if _ROW_RULE.fullmatch(row):
            continue
        cells = re.split(r"(?<!\\)\|", row.removeprefix("|").removesuffix("|"))
        found.append(
            [
                SourceCell(
                    tuple(
                        one
                        for part in re.split(r"<br\s*/?>", cell)
                        if (one := _line(part.strip(), letters, plain=False)) is not None
                    ),
                    header=ruled is not None and at < ruled,
                )
                for cell in cells
            ]
        )
    return SourceGrid(whole_rows(found))
