"""Texts as the official codification shows them: "Điều 13.1.TT.179.6. …" and its origin in brackets.

They become ordinary lines of the document that most articles are from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from portal.content.fulltext import Letterhead
from portal.intake.flow import Line
from portal.intake.recognising import marks
from portal.intake.recognising.outcome import Remarks
from portal.intake.recognising.stream import Item
from portal.intake.recognising.words import is_capitals
from portal.locales import Speaker

say = Speaker("recognising")

_ARTICLE = re.compile(r"Điều\s+\d+(?:\.(?:\d+|[A-ZĐ]{1,4}))+\.\s*(.*)", re.DOTALL)
_ORIGIN = re.compile(
    r"\(\s*Điều\s+(?P<article>\d+[a-zđ]?)\s+(?P<kind>Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định"
    r"|Thông tư liên tịch|Thông tư|Chỉ thị)"
    r"\s+(?:số\s+)?(?P<number>[^\s,;()]+)(?P<about>.*)\)?",
    re.DOTALL,
)
_ABOUT = re.compile(
    r"\s+(?P<title>[^,\s].*?)\s*ngày\s+(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})\s+của\s+"
    r"(?P<issuer>.*?)(?:,\s*có hiệu lực.*)?\)?\s*$",
    re.DOTALL,
)
_ASIDE = re.compile(r"\(\s*Điều này có nội dung liên quan đến")
_ATTACHED = re.compile(r"\S.*\.(?:docx?|pdf|xlsx?|zip|rar)", re.IGNORECASE)


@dataclass
class _Article:
    """One article of some document."""

    number: str
    document: tuple[str, str]
    """Kind and number."""
    title: str
    about: str
    lines: list[Item] = field(default_factory=list)


def is_codified(items: list[Item]) -> bool:
    """Whether the text is an extract of the codification."""
    return sum(1 for item in items if isinstance(item, Line) and _ARTICLE.fullmatch(item.text)) > 0 and any(
        isinstance(item, Line) and _ORIGIN.match(item.text) for item in items
    )


def as_written(items: list[Item], remarks: Remarks) -> tuple[list[Item], Letterhead]:
    """Return the articles as their document has them, and what the brackets say of it."""
    articles = list(_articles(items, remarks))
    if not articles:
        return items, Letterhead()
    counts = Counter(article.document for article in articles)
    wanted, _ = counts.most_common(1)[0]
    for other, count in counts.items():
        if other != wanted:
            remarks.add(" ".join(other), say("other-document", count, " số ".join(other)))
    lines: list[Item] = []
    head = Letterhead(kind=wanted[0], number=wanted[1])
    for article in articles:
        if article.document != wanted:
            continue
        title = f"Điều {article.number}. {article.title}".strip()
        lines += [Line(title, bold=True, heading=4), *article.lines]
        if match := _ABOUT.fullmatch(article.about):
            day = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
            head = replace(head, title=match["title"] or None, date=day, issuer=(match["issuer"],))
    return lines, head


def _articles(items: list[Item], remarks: Remarks) -> Iterator[_Article]:
    at, end = 0, len(items)
    current: _Article | None = None
    while at < end:
        item = items[at]
        text = item.text if isinstance(item, Line) else ""
        if _ASIDE.match(text):
            at = _behind_aside(items, at)
            continue
        if match := _ARTICLE.fullmatch(text):
            origin, behind = _origin(items, at + 1)
            if origin is None:
                at += 1
                continue
            if current is not None:
                yield current
            between = [one for one in items[at + 1 : behind[0]] if isinstance(one, Line)]
            follow = {one.text for one in items[behind[1] : behind[1] + 3] if isinstance(one, Line)}
            title = " ".join([match[1], *(one.text for one in between if one.text not in follow)])
            document = (origin["kind"], origin["number"])
            current = _Article(origin["article"], document, title.strip(), origin["about"])
            at = behind[1]
            continue
        if isinstance(item, Line) and (mark := marks.heading(item)) and mark.kind != "dieu":
            remarks.add(text, say("heading-of-codification"))
            at += 1
            while not mark.rest and at < end and _is_capitals_line(items[at]):
                at += 1
            continue
        if _ATTACHED.fullmatch(text):
            remarks.add(text, say("attached-file"))
        elif current is not None:
            _add(current.lines, item)
        else:
            remarks.add(text, say("before-codified"))
        at += 1
    if current is not None:
        yield current


def _is_capitals_line(item: Item) -> bool:
    return isinstance(item, Line) and is_capitals(item.text) and not _ARTICLE.fullmatch(item.text)


def _add(lines: list[Item], item: Item) -> None:
    """Add a line to an article; the rest of a sentence that was cut behind a term is joined to it."""
    last = lines[-1] if lines else None
    if isinstance(last, Line) and isinstance(item, Line) and _goes_on(last.text, item.text):
        lines[-1] = replace(last, text=f"{last.text} {item.text}")
        return
    lines.append(item)


def _goes_on(above: str, text: str) -> bool:
    return text[0].islower() and above[-1].isalnum() and not marks.counted(text)


def _origin(items: list[Item], start: int) -> tuple[re.Match[str] | None, tuple[int, int]]:
    """The bracket that says where an article is from, and where it begins and ends among *items*."""
    for at in range(start, min(start + 3, len(items))):
        text, stop = "", at
        while stop < min(at + 12, len(items)):
            item = items[stop]
            if not isinstance(item, Line):
                break
            text = f"{text} {item.text}".strip()
            stop += 1
            if not text.startswith("(") or text.count("(") <= text.count(")"):
                break
        if text.startswith("(") and (match := _ORIGIN.match(text)):
            return match, (at, stop)
        if _ARTICLE.fullmatch(text):
            break
    return None, (start, start)


def _behind_aside(items: list[Item], at: int) -> int:
    """Where the wording goes on behind a list of related articles."""
    depth = 0
    for index in range(at, len(items)):
        item = items[index]
        if not isinstance(item, Line):
            return index
        if index > at and _ARTICLE.fullmatch(item.text) and _origin(items, index + 1)[0] is not None:
            return index
        depth += item.text.count("(") - item.text.count(")")
        if depth <= 0:
            return index + 1
    return len(items)
