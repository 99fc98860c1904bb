"""A set made up to practise scoring: said wherever it is shown, and never among sets that are somebody's rule."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from portal.content.catalogue import Catalogue
from portal.content.references import ReferenceLookupError
from portal.forms.scoring import Scorecard, assess, scorecard
from portal.locales import catalogue as words
from portal.markdown.backlinks import cited_ids
from portal.markdown.blocks.compare import CompareBlock
from portal.markdown.blocks.downloads import _titles
from portal.markdown.context import PageContext
from portal.outputs.forms import build_forms
from portal.outputs.open_data import build_open_data
from portal.render.xlsx import scorecard_workbook
from portal.search.index import _status_of, _weight_of
from portal.sharing.cards import card_of
from portal.sharing.pages import SharedPage
from portal.sharing.pictures import _LOOKS

from .test_real_content import page_html, text_of

NAME = "bo-tap-cham"
SAID = "Bộ đặt ra để tập chấm; không dùng để xét, công nhận"
CREATED = dt.datetime(2026, 1, 1)


@pytest.fixture(scope="module")
def card(catalogue: Catalogue) -> Scorecard:
    made = scorecard(catalogue.criteria[NAME])
    assert made is not None
    return made


def test_it_is_the_only_set_without_a_document(catalogue: Catalogue) -> None:
    assert [c.id for c in catalogue.criteria.values() if c.practice] == [NAME]
    assert [c.id for c in catalogue.criteria.values() if c.document is None] == [NAME]
    assert catalogue.criteria[NAME].standing == "practice"


def test_its_page_and_its_scorecard_say_so(catalogue: Catalogue) -> None:
    html = page_html(catalogue, f"tieu-chi/{NAME}/index.md")
    top, rest = html[: html.index('class="doc__side')], html[html.index('class="scorecard"') :]
    assert SAID in top
    assert SAID in rest[: rest.index("scorecard__nojs")]
    text = text_of(html)
    for claim in ("Đang áp dụng", "Căn cứ", "Mức tin cậy", "Ai quyết định", "Thời hạn danh hiệu", "Nguồn"):
        assert claim not in text, claim


def test_other_scorecards_do_not_say_so(catalogue: Catalogue) -> None:
    for criteria in catalogue.criteria.values():
        if not criteria.practice:
            assert SAID not in page_html(catalogue, f"tieu-chi/{criteria.id}/index.md")


def test_the_list_has_a_heading_of_its_own_for_it(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "tieu-chi/index.md")
    official, own = html[: html.index('id="tap-cham"')], html[html.index('id="tap-cham"') :]
    assert NAME not in official
    assert SAID in own
    assert f"{NAME}/index.md" in own


def test_its_workbook_says_so_on_both_sheets(card: Scorecard, catalogue: Catalogue) -> None:
    made = scorecard_workbook(card, organisation="Tổ chức thử", created=CREATED)
    book = openpyxl.load_workbook(io.BytesIO(made))
    for sheet in book.worksheets[:2]:
        cells = [str(c.value) for row in sheet.iter_rows(max_row=20) for c in row if c.value]
        assert any(SAID in cell for cell in cells), sheet.title
    other = scorecard(catalogue.criteria["cong-dan-hoc-tap"])
    assert other is not None
    plain = openpyxl.load_workbook(
        io.BytesIO(scorecard_workbook(other, organisation="Tổ chức thử", created=CREATED))
    )
    assert not any(
        SAID in str(c.value) for sheet in plain.worksheets for row in sheet.iter_rows() for c in row
    )


def test_its_file_says_so_in_lists_and_on_paper(catalogue: Catalogue, tmp_path: Path) -> None:
    titles = {w.file: w.title for w in build_forms(catalogue, tmp_path) if w.subject == NAME and w.listed}
    assert list(titles) == [f"tu-cham-{NAME}.xlsx"]
    assert "không dùng để xét, công nhận" in titles[f"tu-cham-{NAME}.xlsx"]
    assert words("paper")["practice"].startswith(SAID)


def test_the_table_of_all_files_says_so(catalogue: Catalogue) -> None:
    context = PageContext(catalogue, "tai-ve/index.md", "vi")
    said = [title for title in _titles(context).values() if "không dùng để xét, công nhận" in title]
    assert said == [f"{catalogue.criteria[NAME].title} (đặt ra để tập, không dùng để xét, công nhận)"]


def test_it_is_not_compared_with_others(catalogue: Catalogue) -> None:
    context = PageContext(catalogue, "tieu-chi/so-sanh.md", "vi")
    block = CompareBlock.__new__(CompareBlock)
    for pair in (f"{NAME}, cong-dan-hoc-tap", f"cong-dan-hoc-tap, {NAME}"):
        with pytest.raises(ReferenceLookupError):
            block.render(context, pair)


def test_it_is_no_open_data(catalogue: Catalogue) -> None:
    for wanted in build_open_data(catalogue):
        assert NAME not in wanted.make().decode("utf-8"), wanted.file


def test_search_gives_it_no_document_and_puts_it_behind_the_official_ones(catalogue: Catalogue) -> None:
    order = {identifier: at for at, identifier in enumerate(catalogue.documents)}
    assert _status_of(catalogue, ("tieu-chi", NAME), order) == -1
    official = min(
        _weight_of(catalogue, ("tieu-chi", c.id)) for c in catalogue.criteria.values() if not c.practice
    )
    assert _weight_of(catalogue, ("tieu-chi", NAME)) < official


def test_nothing_official_rests_on_it(catalogue: Catalogue) -> None:
    assert all(f.criteria_set != NAME for f in catalogue.forms.values())
    assert all(p.criteria_set != NAME for p in catalogue.procedures.values())
    page = next(p for p in catalogue.pages_in("vi") if p.path == f"tieu-chi/{NAME}/index.md")
    assert not cited_ids(catalogue, page) & set(catalogue.documents)


WORKED = dict(zip("123456789", (10, 5, 10, 10, 10, 10, 5, 10, 0), strict=True))


def test_the_worked_example_is_what_the_scorecard_says(card: Scorecard, catalogue: Catalogue) -> None:
    items = {item.label.rpartition(" ")[2]: item.id for item in card.items}
    marks = {items[number]: float(points) for number, points in WORKED.items()}
    found = assess(card, [], marks)
    assert (found.level, found.total, found.missing) == (None, 70, {"dat": ["tap-4-2"]})
    better = assess(card, [], marks | {"tap-4-2": 5})
    assert (better.level, better.total) == ("dat", 75)
    text = text_of(page_html(catalogue, f"tieu-chi/{NAME}/index.md"))
    for number, points in WORKED.items():
        assert f"Chỉ số {number}: {points} điểm" in text
    assert "= 70 điểm" in text


def test_the_picture_of_its_page_says_so_on_a_ground_of_its_own(catalogue: Catalogue) -> None:
    title = catalogue.criteria[NAME].title
    page = SharedPage(Path("index.html"), f"tieu-chi/{NAME}/", "vi", "", title, title, "", [])
    card = card_of(catalogue, page)
    assert card.standing == "Bộ đặt ra để tập chấm"
    assert card.force in _LOOKS
