"""What gets handouts: every module and every regulation page, with the names of its files."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.catalogue import Catalogue
from portal.content.downloads import FULL_TEXT
from portal.content.models import Module
from portal.content.references import full_name
from portal.locales import page_text, text

COURSE = "ca-khoa"
"""Subject of what holds the whole course."""


@dataclass(frozen=True)
class Subject:
    """One page that people take away on paper."""

    id: str
    path: str
    """Source path below the language folder."""
    title: str
    kicker: str
    """What it is, above the title."""
    running: str
    """What it is, in the head of every page."""
    file: str
    """File name without ending."""
    words: str
    """What the file is, in lists of downloads."""
    day: str
    """yyyy-mm-dd, when the content was checked."""


def subjects(catalogue: Catalogue) -> list[Subject]:
    """Return modules by number, then documents by the registry, each with its page and its wording."""
    found = []
    for module in sorted(catalogue.modules.values(), key=lambda m: m.number):
        name = page_text("module", "vi", module.number)
        found.append(
            Subject(
                module.id,
                module_path(catalogue, module),
                catalogue.module_title(module),
                text("handout", "kicker", "vi", module.number),
                name,
                f"hoc-phan-{module.number:02d}-phat-tay",
                text("files", "handout", "vi", module.number, catalogue.module_title(module)),
                module.updated,
            )
        )
    day = content_day(catalogue)
    for document in catalogue.documents.values():
        name = full_name(document)
        found.append(
            Subject(
                document.id,
                f"van-ban/{document.id}/index.md",
                name,
                text("handout", "kicker-document"),
                document.short,
                f"van-ban-{document.id}",
                text("files", "brief", "vi", name),
                day,
            )
        )
        stored = catalogue.texts.newest.get(document.id)
        if stored is not None:
            words = text("files", "full-text", "vi", name)
            kicker = text("handout", "kicker-text")
            path, file = stored.page.path, f"{FULL_TEXT}{document.id}"
            found.append(Subject(document.id, path, name, kicker, document.short, file, words, day))
    known = {page.path for page in catalogue.pages_in("vi")}
    return [subject for subject in found if subject.path in known]


def module_path(catalogue: Catalogue, module: Module) -> str:
    """Source path of a module's page below the language folder."""
    return f"hoc-phan/{catalogue.module_folders[module.id]}/index.md"


def content_day(catalogue: Catalogue) -> str:
    """The last day a module was checked: the day of the content as a whole."""
    return max((m.updated for m in catalogue.modules.values()), default="2026-01-01")
