"""The folder and the zip of a class."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.writing import write_if_changed
from portal.document import Pages
from portal.locales import Speaker
from portal.outputs.kit.agenda_word import agenda_docx
from portal.outputs.kit.forms import filled_forms
from portal.outputs.kit.papers import Print, paper_pdf
from portal.outputs.kit.plan import KitPlan
from portal.outputs.slides import deck
from portal.outputs.slides.build import deck_name
from portal.outputs.tests.files import paper_files
from portal.questions import variant
from portal.render.archive import Archive
from portal.render.reveal import single_file

say = Speaker("class-kit")

Tell = Callable[[str], None]
SEEDS = (101, 102, 103, 104)


class KitError(Exception):
    """A file the kit is made from is missing; the message says which and what to run."""


def build_kit(
    catalogue: Catalogue, plan: KitPlan, downloads: Path, assets: Path, fonts: Path, out: Path, tell: Tell
) -> tuple[Path, Path]:
    """Write the kit into ``out/<name>/`` and ``out/<name>.zip``; returns both.

    *downloads* holds the built handouts, *assets* the built browser code, *fonts* those of paper.
    A kit of the same name is replaced only when the new one is whole. Raises KitError.
    """
    name = f"lop-{plan.day.isoformat()}-hp{'-'.join(f'{m.number:02d}' for m in plan.modules)}"
    files: dict[str, bytes] = {}
    tell(say("making-papers"))
    files |= filled_forms(catalogue, plan)
    files["01-chuong-trinh.docx"] = agenda_docx(catalogue, plan)
    files["01-chuong-trinh.pdf"] = paper_pdf(catalogue, plan, "agenda", fonts)
    files["05-danh-sach-ky-ten.pdf"] = paper_pdf(catalogue, plan, "signing", fonts)
    files["12-ma-qr-dan-tuong.pdf"] = paper_pdf(catalogue, plan, "poster", fonts)
    for paper in catalogue.class_papers.values():
        if "pdf" in paper.endings:
            files[f"{paper.id}.pdf"] = _taken(downloads, f"bieu-mau-{paper.form}.pdf")
    pages = Pages(catalogue)
    for module in plan.modules:
        tell(say("making-module", module.number))
        stem = f"hoc-phan-{module.number:02d}"
        for kind in ("-phat-tay.pdf", "-phat-tay-chu-lon.pdf", "-phat-tay.docx"):
            files[f"07-tai-lieu/{stem}{kind}"] = _taken(downloads, stem + kind)
        shown = deck_name(module.number)
        slides = deck(pages, module)
        if slides is not None:
            for ending in (".pptx", ".pdf"):
                files[f"08-trang-chieu/{shown}{ending}"] = _taken(downloads, shown + ending)
            if not (assets / "slides.js").exists():
                raise KitError(say("no-slides"))
            files[f"08-trang-chieu/{shown}.html"] = single_file(slides, assets).encode()
        test = next((t for t in catalogue.tests.values() if t.modules == [module.id]), None)
        if test is not None:
            papers = [variant(catalogue, test, seed) for seed in SEEDS]
            made = paper_files(catalogue, test, papers, fonts)
            files |= {f"09-de-kiem-tra/{file}": data for file, data in made.items()}
    tell(say("making-readme"))
    files["00-doc-truoc.pdf"] = paper_pdf(catalogue, plan, "readme", fonts, _prints(catalogue, plan, files))
    return _written(files, name, out)


def _taken(downloads: Path, file: str) -> bytes:
    path = downloads / file
    if not path.exists():
        raise KitError(say("no-file", file))
    return path.read_bytes()


def _prints(catalogue: Catalogue, plan: KitPlan, files: dict[str, bytes]) -> list[Print]:
    """What to print how often, in the order of the folder."""
    each, one = plan.people, 1
    rules: list[tuple[str, int, str]] = [
        ("01-chuong-trinh.pdf", each, "each"),
        ("05-danh-sach-ky-ten.pdf", one, "desk"),
        ("-phat-tay.pdf", each, "each"),
        ("-chu-lon.pdf", max(1, each // 20), "large"),
        ("08-trang-chieu/*.pdf", one, "slides"),
        ("/de-*.pdf", -(-each // 4), "tests"),
        ("/dap-an-*.pdf", one, "keys"),
        ("12-ma-qr-dan-tuong.pdf", 2, "posters"),
    ]
    known = [(file, copies, say(f"print.{note}")) for file, copies, note in rules]
    for paper in catalogue.class_papers.values():
        if paper.prints:
            copies = each if paper.copies == "each" else one
            known.append((f"{paper.id}.{paper.prints}", copies, paper.note or ""))
    found = []
    for file in sorted(files):
        rule = next((rule for rule in known if fnmatch(file, f"*{rule[0]}")), None)
        if rule is not None:
            found.append(Print(file, *rule[1:]))
    return found


def _written(files: dict[str, bytes], name: str, out: Path) -> tuple[Path, Path]:
    """Write the folder beside the old one, then change them over."""
    out.mkdir(parents=True, exist_ok=True)
    folder, packed = out / name, out / f"{name}.zip"
    with tempfile.TemporaryDirectory(dir=out) as held:
        fresh = Path(held) / name
        with Archive(Path(held) / "kit.zip") as archive:
            for file, data in sorted(files.items()):
                write_if_changed(fresh / file, data)
                archive.add(f"{name}/{file}", data)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
        (Path(held) / "kit.zip").replace(packed)
    return folder, packed
