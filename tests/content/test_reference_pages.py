"""Questions, what is known and not, open data: complete, traceable, without quiz keys."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html import escape, unescape
from pathlib import Path

import pytest

from portal.checks.questions import MOST_WORDS, check_questions, words_of
from portal.checks.style import sentences
from portal.checks.usage import check_usage
from portal.content.catalogue import Catalogue
from portal.content.issues import Issues
from portal.markdown.context import PageContext
from portal.markdown.standard import convert
from portal.outputs.open_data import TABLES, build_open_data
from portal.outputs.store import produce
from portal.paths import Paths
from portal.vietnamese import curly_quotes


def page_html(catalogue: Catalogue, path: str) -> str:
    page = next(p for p in catalogue.pages_in("vi") if p.path == path)
    return convert(page, PageContext(catalogue, path))


def test_questions_are_many_short_and_answered(catalogue: Catalogue) -> None:
    assert len(catalogue.questions) >= 25
    html = page_html(catalogue, "tra-cuu/hoi-dap.md")
    for question in catalogue.questions.values():
        assert question.question in html
        assert f'id="{question.id}"' in html
        assert words_of(question.answer) <= MOST_WORDS
        assert question.question.endswith("?")


def test_every_doubt_and_every_gap_is_told(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "tra-cuu/nguon.md")
    words = unescape(re.sub(r"<[^>]+>", "", html))
    for fact in catalogue.facts.values():
        assert (f'#{fact.id}"' in html) == (fact.confidence != "chinh-van"), fact.id
    for document in catalogue.documents.values():
        for gap in document.missing:
            assert gap in words
    for criteria in catalogue.criteria.values():
        if criteria.status == "cho-ban-goc":
            assert criteria.title in words


def test_every_caution_says_who_says_what_and_what_to_go_by(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "tra-cuu/cho-de-nham.md")
    words = unescape(re.sub(r"<[^>]+>", "", html)).lower()
    assert html.count('class="caution"') == len(catalogue.cautions) >= 40
    for caution in catalogue.cautions.values():
        assert f'id="nham-{caution.id}"' in html
        for said in (caution.topic, caution.use, caution.why, *(claim.says for claim in caution.claims)):
            assert curly_quotes(said).lower() in words or said.lower() in words, said
        for claim in caution.claims:
            assert claim.source.startswith("http") is (f'href="{escape(claim.source)}"' in html), (
                claim.source
            )


def test_answers_about_the_portal_rest_on_its_pages(catalogue: Catalogue, paths: Paths) -> None:
    html = page_html(catalogue, "tra-cuu/hoi-dap.md")
    assert re.search(
        r'id="hd-mat-mang".*?Căn cứ: <a href="../ve-cong-nay/index.md">Về cổng này</a>', html, re.DOTALL
    )
    question = catalogue.questions["hd-mat-mang"].model_copy(update={"cite": ["ve-cong-nay/khong-co.md"]})
    issues = Issues(paths.root)
    check_questions(replace(catalogue, questions={question.id: question}), paths, issues)
    assert ["không có trang “ve-cong-nay/khong-co.md”" in str(i) for i in issues.sorted()] == [True]


def test_every_fact_is_used_and_a_lost_page_is_noticed(catalogue: Catalogue, paths: Paths) -> None:
    issues = Issues(paths.root)
    check_usage(catalogue, paths, issues)
    assert [str(i) for i in issues.sorted()] == []
    kept = [p for p in catalogue.pages if p.path != "tra-cuu/so-lieu-son-la.md"]
    check_usage(replace(catalogue, pages=kept), paths, issues)
    assert any("son-la." in str(i) for i in issues.sorted())


@pytest.fixture
def data(catalogue: Catalogue, tmp_path: Path) -> Path:
    out = tmp_path / "ra"
    assert len(list(produce(build_open_data(catalogue), out, tmp_path / "kho"))) == 2 * len(TABLES)
    return out


def test_open_data_is_whole_in_both_forms(catalogue: Catalogue, data: Path) -> None:
    for stem, (_, rows_of) in TABLES.items():
        rows = json.loads((data / f"du-lieu-{stem}.json").read_text(encoding="utf-8"))["rows"]
        table = list(csv.DictReader(io.StringIO((data / f"du-lieu-{stem}.csv").read_text("utf-8-sig"))))
        assert len(rows) == len(table) == len(rows_of(catalogue)) > 0
        assert [r["id"] for r in rows] == [r["id"] for r in table]
    facts = json.loads((data / "du-lieu-du-kien.json").read_text(encoding="utf-8"))["rows"]
    assert all(f["sources"] and f["confidence"] and f["document"] for f in facts)


def test_open_data_never_holds_quiz_keys_nor_formulas(catalogue: Catalogue, data: Path) -> None:
    words = "".join(p.read_text(encoding="utf-8") for p in data.iterdir())
    for quiz in catalogue.quizzes.values():
        for item in quiz.items:
            assert item.stem not in words
            assert item.id not in words
    for path in data.glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"))):
            assert not any(cell[:1] in ("=", "+", "-", "@") for cell in row)


def test_sentences_count_what_people_read(catalogue: Catalogue) -> None:
    page = next(p for p in catalogue.pages_in("vi") if p.path.startswith("hoc-phan/02"))
    found = [s for _, s in sentences(page)]
    assert len(found) > 80
    assert not any(s.startswith("|") for s in found)
    assert all(words_of(s) <= 35 for s in found)
