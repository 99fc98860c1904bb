"""Pictures of a module: the package for learning systems shows those of the page; what is read on paper has none."""

from __future__ import annotations

import zipfile

import pytest
from lxml import html

from tests.outputs.finished import MODULES, file, page

DRAWN = ("circle", "line", "path", "polygon", "rect", "text")


def pictures(text: str) -> list[tuple[str, int, str]]:
    """What each picture shows in words, how many parts it is drawn of, and the words beside it."""
    found = []
    for figure in html.document_fromstring(text).xpath("//figure[contains(@class, 'picture')]"):
        told = " ".join(figure.xpath(".//*[@role='img']/@aria-label"))
        parts = sum(len(figure.xpath(f".//*[local-name()='{name}']")) for name in DRAWN)
        words = " ".join(" ".join(one.itertext()) for one in figure if one.tag != "figcaption")
        found.append((told, parts, " ".join(words.split())))
    return found


def packed(name: str, inside: str) -> str:
    with zipfile.ZipFile(file(name)) as archive:
        return archive.read(inside).decode("utf-8")


@pytest.mark.parametrize("module", MODULES)
def test_the_package_shows_the_pictures_of_the_page(module: str) -> None:
    on_page = pictures(page(module))
    assert len(on_page) >= 5
    for edition in ("12", "2004"):
        assert pictures(packed(f"hoc-phan-{module}-scorm{edition}.zip", "index.html")) == on_page
    style = packed(f"hoc-phan-{module}-scorm12.zip", "scorm.css")
    assert ".picture__wide" in style
    assert "--mo" in style


@pytest.mark.parametrize("module", MODULES)
def test_what_is_read_without_the_site_leaves_them_out(module: str) -> None:
    with zipfile.ZipFile(file(f"hoc-phan-{module}.epub")) as archive:
        chapters = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")]
    single = file(f"hoc-phan-{module}-mot-tep.html").read_text(encoding="utf-8")
    for text in (*chapters, single):
        assert 'class="picture' not in text
