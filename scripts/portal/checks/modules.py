"""Checks of learning modules: everything they name exists, and the page shows its parts."""

from __future__ import annotations

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.locales import Speaker, page_text
from portal.paths import Paths

say = Speaker("check-learning")


_PARTS = ("module", "key-points", "quiz", "downloads")


def check_modules(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every module folder."""
    sessions = [s.id for s in catalogue.programme.sessions] if catalogue.programme else []
    for module in catalogue.modules.values():
        folder = paths.modules / catalogue.module_folders[module.id]
        source = folder / "module.yml"
        groups = (
            ("documents", module.documents, list(catalogue.documents)),
            ("shown_by", module.shown_by, module.documents),
            ("prerequisites", module.prerequisites, list(catalogue.modules)),
            ("sessions", module.sessions, sessions),
        )
        for field, ids, known in groups:
            for wanted in ids:
                if wanted not in known:
                    issues.add(
                        Code.MA_KHONG_CO,
                        source,
                        0,
                        say("module-lacks", field, wanted),
                        nearest(wanted, known),
                    )
        for other in module.prerequisites:
            if other in catalogue.modules and catalogue.modules[other].number >= module.number:
                issues.add(Code.SAI_GIA_TRI, source, 0, *say.fault("later-first", other, module.id))
        for objective in module.objectives:
            if not objective.id.startswith(f"{module.id}-mt"):
                issues.add(Code.SAI_GIA_TRI, source, 0, *say.fault("objective-id", objective.id, module.id))
        _page_parts(catalogue, module.id, folder.name, issues)


def _page_titles(catalogue: Catalogue, module_id: str, path: str, issues: Issues) -> None:
    """Every edition of the page says the title of module.yml, in the front matter and in its heading."""
    module = catalogue.modules[module_id]
    for page in (p for p in catalogue.pages if p.path == path):
        title = catalogue.module_title(module, page.language)
        for told, wanted in (
            (str(page.meta.get("title", "")), title),
            (
                page.headings[0][2] if page.headings else "",
                page_text("module-titled", page.language, module.number, title),
            ),
        ):
            if told != wanted:
                issues.add(Code.TRANG, page.source, 0, *say.fault("page-title", told, wanted))


def _page_parts(catalogue: Catalogue, module_id: str, folder: str, issues: Issues) -> None:
    path = f"hoc-phan/{folder}/index.md"
    page = next((p for p in catalogue.pages_in("vi") if p.path == path), None)
    if page is None:
        return
    _page_titles(catalogue, module_id, path, issues)
    drawn = {b.name for b in page.blocks if b.argument == module_id}
    needed = [p for p in _PARTS if p != "quiz" or module_id in catalogue.quizzes]
    for part in needed:
        if part not in drawn:
            issues.add(Code.TRANG, page.source, 0, *say.fault("page-part", part, module_id))
