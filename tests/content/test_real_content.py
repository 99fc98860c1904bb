"""The real docs/: clean, complete, and honest about what is repealed or unknown."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from portal.content.catalogue import Catalogue
from portal.content.issues import Issues
from portal.content.loader import load
from portal.content.references import full_name, resolve
from portal.engines.configuration import BASE
from portal.markdown import PageContext
from portal.markdown.standard import STANDARD, convert
from portal.paths import Paths
from portal.vietnamese import fold


def page_html(catalogue: Catalogue, path: str, language: str = "vi") -> str:
    page = next(p for p in catalogue.pages_in(language) if p.path == path)
    return convert(page, PageContext(catalogue, path, language))


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def test_no_errors_and_only_the_known_warning(content: tuple[Catalogue, Issues]) -> None:
    issues = content[1]
    assert [str(i) for i in issues.errors] == []
    assert {i.code_name for i in issues.sorted()} <= {"DIA-CHI"}


def test_the_fact_base_is_complete(catalogue: Catalogue) -> None:
    counts = {
        "documents": len(catalogue.documents),
        "facts": len(catalogue.facts),
        "terms": len(catalogue.terms),
        "changes": len(catalogue.changes),
        "cautions": len(catalogue.cautions),
        "criteria": len(catalogue.criteria),
        "procedures": len(catalogue.procedures),
        "forms": len(catalogue.forms),
        "briefs": len(catalogue.briefs),
    }
    assert counts["documents"] >= 80
    assert counts["briefs"] == counts["documents"]
    assert counts["facts"] >= 499
    assert counts["terms"] >= 130
    assert counts["changes"] >= 35
    assert counts["cautions"] >= 53
    assert (counts["criteria"], counts["procedures"], counts["forms"]) == (14, 9, 22)
    assert catalogue.calendar is not None
    assert len(catalogue.calendar.events) == 24
    assert catalogue.programme is not None
    assert len(catalogue.programme.slips) == 7


@pytest.mark.parametrize(
    ("document", "since", "successor"),
    [
        ("tt-44-2014-bgddt", "12/02/2024", "tt-25-2023-bgddt"),
        ("tt-22-2020-bgddt", "26/01/2024", "tt-24-2023-bgddt"),
    ],
)
def test_repealed_circulars_say_so(catalogue: Catalogue, document: str, since: str, successor: str) -> None:
    html = page_html(catalogue, f"van-ban/{document}/index.md")
    top = text_of(html[html.index('class="doc__top"') : html.index('class="doc__side')])
    assert f"Hết hiệu lực từ {since}" in top
    assert f"Được thay bởi: {full_name(catalogue.documents[successor])}" in top


def test_the_plans_wrong_date_of_circular_44_is_noted(catalogue: Catalogue) -> None:
    page = text_of(page_html(catalogue, "van-ban/tt-44-2014-bgddt/index.md"))
    assert "22/12/2014" in page
    assert "ngày đúng là 12/12/2014" in page


def test_every_document_page_draws_its_parts(catalogue: Catalogue) -> None:
    for document in catalogue.documents.values():
        html = page_html(catalogue, f"van-ban/{document.id}/index.md")
        assert "Thuộc tính" in html
        assert 'class="notice notice--' in html
        for fact in catalogue.facts_of(document.id):
            assert f'id="{fact.id}"' in html
        for anchor in catalogue.provisions.get(document.id, {}):
            assert f'id="{anchor}"' in html, f"{document.id}#{anchor}"
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) == len(set(ids)), document.id
        for missing in document.missing:
            assert missing[1:20] in text_of(html).replace("&amp;", "&").replace("&quot;", '"')


def test_who_cites_it(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "van-ban/qd-1373-2021-ttg/index.md")
    cited = html[html.index('id="nhac-toi"') :]
    assert "hoc-phan/02-quyet-dinh-1373/index.md" in cited


def test_modules_one_and_two_are_complete(catalogue: Catalogue) -> None:
    for module_id in ("hp01", "hp02"):
        module, quiz = catalogue.modules[module_id], catalogue.quizzes[module_id]
        assert len(quiz.items) >= 8
        covered = {item.objective for item in quiz.items}
        assert covered == {o.id for o in module.objectives}
        folder = catalogue.module_folders[module_id]
        page = next(p for p in catalogue.pages_in("vi") if p.path == f"hoc-phan/{folder}/index.md")
        words = len(page.body.split())
        assert 900 <= words <= 2400
        assert sum(b.name == "notes" for b in page.blocks) >= 2
        assert any(p.path == page.path for p in catalogue.pages_in("en"))


def test_status_is_judged_by_day(paths: Paths) -> None:
    early, _ = load(paths, dt.date(2024, 1, 1))
    late, _ = load(paths, dt.date(2027, 3, 1))
    assert early.status("tt-44-2014-bgddt") == "con-hieu-luc"
    assert late.status("tt-44-2014-bgddt") == "het-hieu-luc"
    assert early.status("tt-25-2023-bgddt") == "chua-xac-minh"
    assert early.status("nq-66-22-2026-cp") == "chua-xac-minh"
    assert late.status("nq-66-22-2026-cp") == "het-hieu-luc"


def test_site_and_handouts_use_the_same_extensions() -> None:
    text = BASE.read_text(encoding="utf-8")
    block = text[text.index("markdown_extensions:") : text.index("validation:")]
    assert re.findall(r"^  - ([\w.]+):?$", block, re.MULTILINE) == STANDARD


def test_every_page_is_in_the_navigation(catalogue: Catalogue, paths: Paths) -> None:
    nav = paths.config.read_text(encoding="utf-8")
    missing = [p.path for p in catalogue.pages_in("vi") if not re.search(rf"\s{re.escape(p.path)}\s", nav)]
    assert missing == []


def test_english_documents_of_the_plan_have_a_headline(catalogue: Catalogue) -> None:
    for document in catalogue.documents.values():
        if document.in_plan:
            assert catalogue.briefs[document.id].headline_en


def test_search_examples_are_words_of_the_content(catalogue: Catalogue) -> None:
    everything = " ".join(p.body for p in catalogue.pages_in("vi")).lower()
    everything += " ".join(full_name(d) for d in catalogue.documents.values()).lower()
    known = set(re.findall(r"\w+", fold(everything)))
    for example in catalogue.portal.search_examples:
        assert set(re.findall(r"\w+", fold(example))) <= known, example


def test_unit_count_resolves(catalogue: Catalogue) -> None:
    assert catalogue.portal.units.count
    assert resolve(catalogue.portal.units.count, catalogue).text.startswith("75")
