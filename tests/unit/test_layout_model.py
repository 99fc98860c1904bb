"""The layout rules of administrative documents: typed, checked, and the values the downloads take from them."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.content.catalogue import Catalogue
from portal.content.issues import Issues
from portal.content.models import Layout
from portal.content.validation import validate
from portal.content.yaml_places import load_marked
from portal.paths import Paths

Change = Any


@pytest.fixture(scope="module")
def layout(catalogue: Catalogue) -> Layout:
    return catalogue.layouts["nd30-the-thuc"]


def found(paths: Paths, tmp_path: Path, change: Change) -> list[str]:
    """The issues of a copy of nd30.yml that *change* has damaged."""
    data = yaml.safe_load((paths.data / "nd30.yml").read_text(encoding="utf-8"))
    damaged = copy.deepcopy(data)
    change(damaged)
    path = tmp_path / "nd30.yml"
    path.write_text(yaml.safe_dump(damaged, allow_unicode=True), encoding="utf-8")
    issues = Issues(tmp_path)
    marked = load_marked(path, issues)
    assert marked is not None
    assert validate(Layout, marked, (), issues) is None
    return [str(i) for i in issues.sorted()]


def test_the_real_rules_load_without_a_remark(catalogue: Catalogue, layout: Layout) -> None:
    assert list(catalogue.layouts) == [layout.id]
    assert layout.document in catalogue.documents


def test_sizes_are_those_of_the_sample_sheet_or_the_largest_allowed(layout: Layout) -> None:
    assert layout.element("quoc-hieu").sample_size_pt == layout.element("quoc-hieu").size
    without = [e for e in layout.elements if e.sample_size_pt is None]
    assert without
    assert all(e.size == e.size_pt.max for e in without)
    assert all(e.size in e.size_pt for e in layout.elements)


def test_styles_in_words_become_bold_and_italic(layout: Layout) -> None:
    assert layout.element("ten-loai").bold
    assert not layout.element("ten-loai").italic
    assert layout.element("dia-danh-thoi-gian").italic
    assert layout.element("noi-nhan").bold
    assert layout.element("noi-nhan").italic


def test_margins_are_the_smallest_allowed(layout: Layout) -> None:
    margins = layout.margins_mm
    assert margins.roomy == {
        "top": margins.top.min,
        "bottom": margins.bottom.min,
        "left": margins.left.min,
        "right": margins.right.min,
    }


def test_lists_are_laid_out_as_sheets(layout: Layout) -> None:
    assert layout.template("bang") is layout.template("phieu")
    with pytest.raises(KeyError):
        layout.template("khong-co")


def test_every_layout_of_a_form_has_its_template(catalogue: Catalogue, layout: Layout) -> None:
    for form in catalogue.forms.values():
        assert layout.template(form.layout).base


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d["margins_mm"]["top"].update(min=30), "min lớn hơn max"),
        (lambda d: d["elements"][0].update(sample_size_pt=20), "sample_size_pt nằm ngoài size_pt"),
        (lambda d: d["elements"][0].update(style=["gach-chan"]), "Chỉ nhận"),
        (lambda d: d["elements"].append(d["elements"][0]), "elements có hai mục cùng mã quoc-hieu"),
        (lambda d: d["templates"].append(d["templates"][0]), "templates có hai mục cùng mã nd30-bao-cao"),
        (lambda d: d["body"].update(first_line_indent_cm=[]), "thiếu mục"),
        (lambda d: d.update(mau_giay="trắng"), "Khóa “mau_giay”"),
        (lambda d: d["page_number"].pop("start"), "Thiếu khóa “start”"),
    ],
)
def test_mistakes_are_told_in_vietnamese(paths: Paths, tmp_path: Path, change: Change, says: str) -> None:
    issues = found(paths, tmp_path, change)
    assert len(issues) == 1
    assert says in issues[0]
