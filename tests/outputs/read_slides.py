"""Slides in three files: HTML (reveal.js), PowerPoint, PDF. They show a few questions of a bank, with the key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html
from pptx import Presentation

from tests.outputs.paper_text import basis_of
from tests.outputs.read_html import having
from tests.outputs.read_pdf import plain_lines
from tests.outputs.shape import LETTERS, Interaction, Reading

_TITLE = re.compile(r"Tự kiểm tra: câu (\d+)(, đáp án)?(?: \(\d+/\d+\))?")
_KEY = re.compile(r"Đáp án\s*:\s*([A-L](?:,\s*[A-L])*)\s*\.")
_FOOT = re.compile(r"(Trang chiếu|Học phần) .*\d+/\d+$|Cảm ơn anh chị$")
_HOW = re.compile(r"\s*\([^()]*\)\s*$")


def read_html_deck(path: Path) -> Reading:
    """Return the questions of a deck in HTML."""
    found = []
    for slide in having(html.fromstring(path.read_text(encoding="utf-8")), "slide--quiz"):
        (stem,), options = having(slide, "stem"), having(slide, "option")
        number = _TITLE.fullmatch(slide.get("data-title"))
        key = _KEY.search(_text(having(slide, "answer")[0]))
        marks = [_text(having(option, "mark")[0]) for option in options]
        assert marks == [f"{letter}." for letter in LETTERS[: len(marks)]], (path.name, marks)
        texts = tuple(
            _text(option).removeprefix(mark).strip() for option, mark in zip(options, marks, strict=True)
        )
        found.append(_asked(number, _text(stem), texts, key, _text(having(slide, "answer")[0])))
    return Reading(path.name, tuple(found))


def read_pptx(path: Path) -> Reading:
    """Return the questions of a PowerPoint deck; the key stands on a slide of its own."""
    return Reading(path.name, tuple(_from_lines(_paragraphs(path))))


def read_pdf_deck(path: Path) -> Reading:
    """Return the questions of a deck in PDF."""
    return Reading(path.name, tuple(_from_lines(plain_lines(path))))


def _paragraphs(path: Path) -> Iterator[str]:
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
        yield ""


def _from_lines(lines: Iterable[str]) -> Iterator[Interaction]:
    """Questions in lines: title, stem, options, key; a slide with the key repeats the question."""
    texts: list[str] = []
    title: re.Match[str] | None = None
    key: re.Match[str] | None = None
    told = ""
    for line in (*(line.strip() for line in lines), ""):
        found = _TITLE.fullmatch(line)
        if key and (found or not line or _FOOT.match(line)):
            yield _asked(title, texts[0], tuple(texts[1:]), key, told)
            title = key = None
        if found:
            title, texts = found, [""]
        elif title and key:
            told += f" {line}"
        elif title and (key := _KEY.match(line)):
            told = line
        elif title and line and not _FOOT.match(line):
            letter = re.match(r"([A-L])\s*\.\s+(.*)", line)
            if letter and LETTERS.index(letter[1]) == len(texts) - 1:
                texts.append(letter[2])
            else:
                texts[-1] = f"{texts[-1]} {line}".strip()


def _asked(
    title: re.Match[str] | None, stem: str, options: tuple[str, ...], key: re.Match[str] | None, told: str
) -> Interaction:
    number = int(title[1]) if title else 0
    return Interaction(number, _HOW.sub("", stem), options, (), key[1] if key else "", basis_of(told))


def _text(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
