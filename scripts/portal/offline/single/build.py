"""Which pages go into which file, and how each is asked for. A further file is one more row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from portal.assets.inline import inline_script, inline_style
from portal.content.catalogue import Catalogue
from portal.content.downloads import ONE_FILE, ONE_FILE_KIND
from portal.document import Pages
from portal.locales import Speaker, page_text, text
from portal.offline.single.page import Look, Part, whole_file
from portal.outputs.cache import room_seal
from portal.outputs.store import Wanted
from portal.outputs.subjects import COURSE, content_day, module_path
from portal.questions import bank

named = Speaker("files")


@dataclass(frozen=True)
class OneFile:
    """One file: a title, and pages of the portal one below the other."""

    file: str
    """File name."""
    title: str
    """Heading of the file."""
    words: str
    """What the file is, in lists of downloads."""
    subject: str
    """Id of the module it belongs to, or the course."""
    day: str
    """yyyy-mm-dd, when its content was checked."""
    parts: tuple[Part, ...]


def one_files(catalogue: Catalogue) -> list[OneFile]:
    """Return the files there are: modules by number, all lessons in one, the handbooks of portal.yml."""
    found = []
    for module in sorted(catalogue.modules.values(), key=lambda m: m.number):
        part = Part(module_path(catalogue, module), module.id if module.id in catalogue.quizzes else "")
        found.append(
            OneFile(
                f"hoc-phan-{module.number:02d}{ONE_FILE}",
                page_text("module-titled", "vi", module.number, catalogue.module_title(module)),
                named("sent-module", module.number, catalogue.module_title(module)),
                module.id,
                module.updated,
                (part,),
            )
        )
    lessons = catalogue.lessons_in_order
    if lessons:
        parts = tuple(
            Part(f"{catalogue.folder_of(one.id)}/index.md", one.id if one.id in catalogue.quizzes else "")
            for one in lessons
        )
        title, day = text("scaffold", "lessons"), max(one.updated for one in lessons)
        found.append(OneFile(f"bai-hoc{ONE_FILE}", title, named("sent-lessons"), "bai-hoc", day, parts))
    for book in catalogue.portal.handbooks:
        parts = tuple(Part(f"{page}.md", "") for page in book.pages)
        words = named("sent-book", book.title[0].lower() + book.title[1:])
        found.append(
            OneFile(f"{book.id}{ONE_FILE}", book.title, words, COURSE, content_day(catalogue), parts)
        )
    known = {page.path for page in catalogue.pages_in("vi")}
    return [one for one in found if known.issuperset(part.path for part in one.parts)]


def build_single_files(pages: Pages, assets: Path, fonts: Path) -> Iterator[Wanted]:
    """Want every file of :func:`one_files`.

    *assets* holds single.js, single.css and the fonts of the web, *fonts* those of paper.
    """
    catalogue = pages.catalogue
    look = Look(
        inline_style((assets / "single.css").read_text(encoding="utf-8"), assets),
        inline_script((assets / "single.js").read_text(encoding="utf-8")),
    )
    here = hashlib.sha256(
        room_seal(catalogue, fonts, "portal.offline.single", "portal.markdown") + repr(look).encode()
    )
    files = one_files(catalogue)
    homes = {part.path: one.file for one in reversed(files) for part in one.parts}
    here.update(repr((homes, catalogue.tests)).encode())
    for one in files:
        content = [(pages.of(part.path), bank(catalogue, part.quiz)) for part in one.parts]
        yield Wanted(
            one.file,
            one.words,
            ONE_FILE_KIND,
            one.subject,
            here.digest() + repr((one, content)).encode(),
            partial(_made, pages, one.title, one.day, one.parts, homes, look),
        )


def _made(
    pages: Pages, title: str, day: str, parts: tuple[Part, ...], homes: dict[str, str], look: Look
) -> bytes:
    return whole_file(pages, title, day, parts, homes, look).encode()
