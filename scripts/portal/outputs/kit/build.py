"""The files of a class, as a folder and a zip."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from portal.document import Pages
from portal.locales import Speaker
from portal.outputs.kit.agenda_word import agenda_docx
from portal.outputs.kit.folder import KitError, Written, write_kit
from portal.outputs.kit.forms import filled_forms
from portal.outputs.kit.half_days import start_pages
from portal.outputs.kit.papers import paper_pdf
from portal.outputs.kit.plan import KitPlan
from portal.outputs.kit.prints import ALL, ONE_SHEET, print_order
from portal.outputs.slides import deck
from portal.outputs.slides.build import deck_name
from portal.outputs.tests.files import paper_files
from portal.questions import variant
from portal.render.archive import Archive
from portal.render.reveal import single_file

say = Speaker("class-kit")

Tell = Callable[[str], None]
_HANDOUTS = ("-phat-tay.pdf", "-phat-tay-chu-lon.pdf", "-phat-tay.docx")


def build_kit(plan: KitPlan, downloads: Path, assets: Path, fonts: Path, out: Path, tell: Tell) -> Written:
    """Write the kit into ``out/<name>/`` and ``out/<name>.zip``.

    *downloads* holds the built handouts, *assets* the built browser code, *fonts* those of paper.
    Nothing is written before everything is made. Raises KitError.
    """
    files = _files(plan, downloads, assets, fonts, tell)
    tell(say("making-readme"))
    prints, files[ALL] = print_order(plan, files)
    files["00-doc-truoc.pdf"] = paper_pdf(plan, "readme", fonts, prints)
    files = dict(sorted(files.items()))
    owner = f"{plan.title} | {plan.day.isoformat()} | {plan.place}"
    return write_kit(files, _zipped(files, plan.name), plan.name, owner, out)


def _files(plan: KitPlan, downloads: Path, assets: Path, fonts: Path, tell: Tell) -> dict[str, bytes]:
    catalogue = plan.catalogue
    _have(plan, downloads, assets)
    tell(say("making-papers"))
    files = filled_forms(plan, fonts)
    files["01-chuong-trinh.docx"] = agenda_docx(plan)
    files["01-chuong-trinh.pdf"] = paper_pdf(plan, "agenda", fonts)
    files["05-danh-sach-ky-ten.pdf"] = paper_pdf(plan, "signing", fonts)
    files["12-ma-qr-dan-tuong.pdf"] = paper_pdf(plan, "poster", fonts)
    if plan.delegates:
        files["13-the-ten.pdf"] = paper_pdf(plan, "cards", fonts)
        files["14-bien-ten-ban.pdf"] = paper_pdf(plan, "signs", fonts)
    for paper in catalogue.class_papers.values():
        if "pdf" in paper.endings and f"{paper.id}.pdf" not in files:
            files[f"{paper.id}.pdf"] = (downloads / f"bieu-mau-{paper.form}.pdf").read_bytes()
    pages, decks = Pages(catalogue), set()
    for module in plan.modules:
        tell(say("making-module", module.number))
        stem = f"hoc-phan-{module.number:02d}"
        for ending in (*_HANDOUTS, ONE_SHEET):
            if (downloads / (stem + ending)).exists():
                files[f"07-tai-lieu/{stem}{ending}"] = (downloads / (stem + ending)).read_bytes()
        shown = deck_name(module.number)
        slides = deck(pages, module)
        if slides is None or not (downloads / f"{shown}.html").exists():
            continue
        decks.add(module.number)
        for ending in (".pptx", ".pdf"):
            files[f"08-trang-chieu/{shown}{ending}"] = (downloads / (shown + ending)).read_bytes()
        files[f"08-trang-chieu/{shown}.html"] = single_file(slides, assets).encode()
    for name, page in start_pages(plan, decks).items():
        files[f"08-trang-chieu/{name}"] = page.encode()
    tell(say("making-tests"))
    for test in plan.tests:
        papers = [variant(catalogue, test, seed) for seed in plan.seeds]
        made = paper_files(catalogue, test, papers, fonts)
        files |= {f"09-de-kiem-tra/{file}": data for file, data in made.items()}
    return files


def _have(plan: KitPlan, downloads: Path, assets: Path) -> None:
    """Whether all that others make is there, before the work begins. Raises KitError."""
    if not (assets / "slides.js").exists():
        raise KitError(say("no-slides"))
    for file in _needed(plan, downloads):
        if not (downloads / file).exists():
            raise KitError(say("no-file", file))


def _needed(plan: KitPlan, downloads: Path) -> Iterator[str]:
    for paper in plan.catalogue.class_papers.values():
        if "pdf" in paper.endings:
            yield f"bieu-mau-{paper.form}.pdf"
    for module in plan.modules:
        yield from (f"hoc-phan-{module.number:02d}{ending}" for ending in _HANDOUTS)
        shown = deck_name(module.number)
        # A module without a deck is taught from its page.
        if (downloads / f"{shown}.html").exists():
            yield from (f"{shown}{ending}" for ending in (".pptx", ".pdf"))


def _zipped(files: dict[str, bytes], name: str) -> bytes:
    with tempfile.TemporaryDirectory() as held:
        path = Path(held) / "kit.zip"
        with Archive(path) as archive:
            for file, data in files.items():
                archive.add(f"{name}/{file}", data)
        return path.read_bytes()
