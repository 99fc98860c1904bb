"""Pages sent on as one file, and pages of the site beside them: the words of the lesson, and the questions."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html

from tests.outputs.read_html import having, read_quiz
from tests.outputs.shape import Reading

_AROUND = (
    "headerlink",
    "anchor",
    "src",
    "quiz",
    "notes",
    "downloads",
    "downloads__more",
    "unverified",
    "evidence",
    "depth-line",
    "module__tools",
    "learn",
    "step__nav",
    "step__ask",
    "keypoints__test",
    "picture",
    "single__contents",
    "print-head",
)
"""Classes of what stands around the words of a lesson, or is compared by itself."""


def read(path: Path) -> Reading:
    """Return the questions of a file."""
    return read_quiz(path.read_text(encoding="utf-8"), path.name)


def words_of_file(path: Path) -> list[str]:
    """Return the words of the lesson in a file, without its title and what stands below."""
    (main,) = html.fromstring(path.read_text(encoding="utf-8")).xpath("//main")
    # What stands below the lesson runs from the first of these headings to the end.
    foot = main.xpath("./h2[@id='nguon' or @id='dieu-chua-chac' or @id='tep-khac']")[0]
    for element in [foot, *foot.itersiblings()]:
        element.drop_tree()
    main.xpath("./p[@class='fine']")[0].drop_tree()
    return _words(main)


def words_of_page(page: str) -> list[str]:
    """Return the words of the lesson on a page of the site, without its title."""
    article = html.fromstring(page).xpath("//article[contains(@class, 'md-content__inner')]")[0]
    for heading in article.xpath(".//h2[@id='tai-ve']"):
        heading.drop_tree()
    return _words(article)


def _words(top: html.HtmlElement) -> list[str]:
    """Words in order; a picture counts by what stands below it."""
    for name in _AROUND:
        for element in having(top, name):
            element.drop_tree()
    for element in top.xpath(".//svg | .//script | .//summary | ./h1"):
        element.drop_tree()
    text = " ".join(top.itertext())
    return re.findall(r"\w+", text)
