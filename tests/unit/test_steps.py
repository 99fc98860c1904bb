"""Steps of a module: each rule has a mistake that it finds; the page is cut into steps on the site and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from portal.content.catalogue import Catalogue
from portal.markdown.context import PageContext
from portal.markdown.standard import convert

Problems = Callable[[str, str, str], list[str]]
MODULE = "docs/vi/hoc-phan/01-bat-dau/module.yml"
STEP = "  - {section: noi-dung, objectives: [hp01-mt1], questions: [hp01-c02]}"

CASES = {
    "no section": (STEP, STEP.replace("noi-dung", "noi-dun"), "không có tiêu đề ## nào mang mã “noi-dun”"),
    "twice": (STEP, f"{STEP}\n{STEP}", "không theo thứ tự của trang, hoặc kể hai lần"),
    "asked twice": (STEP, f"{STEP}\n{STEP}", "câu “hp01-c02” hỏi ở hai bước"),
    "no objective": ("[hp01-mt1], q", "[hp01-mt9], q", "không có mục tiêu “hp01-mt9”"),
    "untaught": ("[hp01-mt1], q", "[hp01-mt9], q", "không bước nào dạy mục tiêu hp01-mt1"),
    "no question": ("[hp01-c02]", "[]", "bước 1 “noi-dung” không hỏi câu nào"),
    "not for practice": ("[hp01-c02]", "[hp01-c99]", "“hp01-c99” không phải câu ôn tập đã soát"),
    "too many": ("[hp01-c02]", "[hp01-c01, hp01-c02, hp01-c04]", "SAI-GIA-TRI"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told(name: str, problems: Problems) -> None:
    old, new, said = CASES[name]
    found = problems(MODULE, old, new)
    assert any(said in one for one in found), found


def page(catalogue: Catalogue, module: str, output: str = "web") -> html.HtmlElement:
    path = catalogue.page_of(module)
    written = next(p for p in catalogue.pages_in("vi") if p.path == path)
    return html.fragment_fromstring(
        convert(written, PageContext(catalogue, written.path, output=output)), "article"
    )


def test_every_section_of_a_real_module_is_a_step_or_stands_beside(catalogue: Catalogue) -> None:
    for module in catalogue.modules.values():
        root = page(catalogue, module.id)
        steps = root.xpath("./section[contains(@class, 'step')]")
        assert [step.get("id") for step in steps] == [f"buoc-{n}" for n in range(1, len(module.steps) + 2)]
        named = [step.section for step in module.steps]
        assert [step.get("data-anchor") for step in steps] == [*named, "can-nho"]
        for step, written in zip(steps, module.steps, strict=False):
            assert step.xpath(f".//h2[@id='{written.section}']")
            assert step.get("data-questions").split() == written.questions
        assert not root.xpath("./h2"), "a heading stands outside of every step"
        assert root.xpath("./section[@class='beside']//form[contains(@class, 'quiz')]")


def test_links_from_step_to_step_lead_somewhere(catalogue: Catalogue) -> None:
    for module in catalogue.modules.values():
        root = page(catalogue, module.id)
        ids = set(root.xpath("//@id"))
        links = root.xpath("//*[contains(@class, 'learn__list') or contains(@class, 'step__nav')]//a/@href")
        inside = [link[1:] for link in links if link.startswith("#")]
        assert len(inside) > 2 * len(module.steps)
        assert set(inside) <= ids
        words = root.xpath("//*[contains(@class, 'learn__list')]//li/a/text()")
        assert all(word.strip() and "¶" not in word for word in words)


@pytest.mark.parametrize("output", ["print", "package"])
def test_other_outputs_are_not_cut(catalogue: Catalogue, output: str) -> None:
    root = page(catalogue, "hp05", output)
    assert not root.xpath("//section[contains(@class, 'step')] | //*[@class='learn'] | //nav")


def test_only_long_tables_fold(catalogue: Catalogue) -> None:
    for module in catalogue.modules.values():
        for body in page(catalogue, module.id).xpath("//section[@data-step]//tbody"):
            assert (body.get("data-folds") is not None) == (len(body.findall("tr")) > 3)


def test_the_model_says_where_a_step_is_described() -> None:
    guide = Path("CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "`steps`" in guide
