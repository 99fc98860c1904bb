"""The scripts of spoken text, one for each page that can be heard: ``nghe/<id>.js`` of the finished site.

A page says by ``data-listen`` which id it is heard by (a lesson by ``data-lesson``). What is no text of the
page stands in ``data-search="none"``, as for the search; what only eyes need in ``data-listen="none"``.
``overrides/src/engines/speech/texts.ts`` has the shape.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

from portal.content.catalogue import Catalogue
from portal.content.writing import write_if_changed
from portal.document import read_page
from portal.drawing.images import Image, ImageError
from portal.speech.abbreviations import abbreviations
from portal.speech.script import PICTURE_CLASS, Part, Sentence, parts_of
from portal.vietnamese import nfc
from portal.vietnamese.spoken import Aloud

FOLDER = "nghe"
_CLASSES = (
    "for-staff",
    "headerlink",
    "visually-hidden",
    "recordings",
    "downloads__more",
    "pill--suy-luan",
    "pill--thu-cap",
    "pill--chinh-van",
)
LEFT_OUT = " or ".join(
    [
        "@data-search='none' or @data-listen='none' or @aria-hidden='true' or @hidden or self::button",
        *(f"contains(concat(' ', @class, ' '), ' {name} ')" for name in _CLASSES),
    ]
)
"""Elements nobody reads aloud (XPath); ``overrides/src/pages/listen/words.ts`` leaves the same out."""


def write_speech(site: Path, catalogue: Catalogue) -> dict[str, int]:
    """Write the scripts of the pages in *site*; return their bytes on the way (gzip) by id."""
    aloud = Aloud(abbreviations(catalogue.terms.values()))
    sizes = {}
    for name, parts in spoken_pages(site, aloud):
        data = [[part.anchor, [[_line(s) for s in block] for block in part.blocks]] for part in parts]
        where = f'(self.portalSpeech=self.portalSpeech||{{}})["{name}"]'
        text = f"{where}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
        write_if_changed(site / FOLDER / f"{name}.js", text)
        sizes[name] = len(gzip.compress(text.encode(), 6))
    return sizes


def spoken_pages(site: Path, aloud: Aloud) -> Iterator[tuple[str, list[Part]]]:
    """Yield id and parts of every page in *site* that can be heard."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        if "data-listen=" not in text and "data-lesson=" not in text:
            continue
        root = html.document_fromstring(text)
        names = root.xpath("//*[@data-listen != 'none']/@data-listen | //article/@data-lesson")
        article = root.xpath("//article[contains(@class, 'md-content__inner')]")
        if names and article and root.get("lang") == "vi":
            yield str(names[0]), parts_of_article(article[0], aloud)


def parts_of_article(article: Any, aloud: Aloud) -> list[Part]:
    """Return what is said of the content of a built page; *article* (lxml) loses what is left out."""
    for picture in article.xpath(".//figure[contains(concat(' ', @class, ' '), ' picture ')]"):
        _replace(picture, next(iter(picture.xpath(".//@aria-label")), ""))
    for element in article.xpath(f".//*[{LEFT_OUT}]"):
        if element.getparent() is not None:
            element.drop_tree()
    for picture in article.xpath(".//img | .//svg[not(contains(@class, 'diagram__svg'))]"):
        title = next((e.text_content() for e in picture.iter() if e.tag == "title"), "")
        _replace(picture, picture.get("alt") or picture.get("aria-label") or title or "")
    tree = read_page(nfc(html.tostring(article, encoding="unicode")), {}, _no_picture)
    return parts_of(tree.title, tree.blocks, aloud)


def _replace(picture: Any, words: str) -> None:
    """Put *words* in the place of *picture*, as a label that ``script`` knows."""
    label = html.Element("span")
    label.set("class", PICTURE_CLASS)
    label.text, label.tail = " ".join(words.split()), picture.tail
    picture.getparent().replace(picture, label)


def _no_picture(src: str) -> Image:
    raise ImageError(src, "")


def _line(sentence: Sentence) -> list[str]:
    """The sentence as shown and, where voices would say it otherwise, as said."""
    alike = _letters(sentence.shown) == _letters(sentence.said)
    return [sentence.shown] if alike else [sentence.shown, sentence.said]


def _letters(text: str) -> list[str]:
    return re.findall(r"\w+", text)
