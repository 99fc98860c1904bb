"""Citations in the administrative manner: every document and place of the registry, and what is not known."""

from __future__ import annotations

import re
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.content.citation import citation
from portal.content.models import Document
from portal.content.references import KIND_NAMES
from portal.content.standing import standing
from portal.vietnamese import cited_place, format_date


def made(catalogue: Catalogue, **fields: Any) -> Document:
    """A made-up document: one of the registry with other fields."""
    return catalogue.documents["tt-25-2023-bgddt"].model_copy(update=fields)


def test_the_citation_a_clerk_writes(catalogue: Catalogue) -> None:
    place = cited_place("Điều 9 khoản 2 điểm đ") or ""
    assert citation(catalogue.documents["tt-25-2023-bgddt"], place) == (
        "điểm đ khoản 2 Điều 9 Thông tư số 25/2023/TT-BGDĐT ngày 27/12/2023 của Bộ trưởng Bộ Giáo dục và "
        "Đào tạo quy định về đánh giá, công nhận “Cộng đồng học tập” cấp xã, huyện, tỉnh"
    )


@pytest.mark.parametrize(
    ("document", "cited"),
    [
        (
            "luat-giao-duc-2019",
            "Luật Giáo dục số 43/2019/QH14 ngày 14/06/2019",
        ),
        (
            "nd-30-2020-cp",
            "Nghị định số 30/2020/NĐ-CP ngày 05/03/2020 của Chính phủ về công tác văn thư",
        ),
        (
            "nq-71-2025-bct",
            "Nghị quyết số 71-NQ/TW ngày 22/08/2025 của Bộ Chính trị về đột phá phát triển giáo dục và đào tạo",
        ),
        (
            "qd-749-2020-ttg",
            "Quyết định số 749/QĐ-TTg ngày 03/06/2020 của Thủ tướng Chính phủ về Chương trình chuyển đổi số "
            "quốc gia",
        ),
        (
            "cv-6782-2015-bgddt",
            "Công văn số 6782/BGDĐT-GDTX ngày 29/12/2015 của Bộ Giáo dục và Đào tạo về việc triển khai tổ "
            "chức đánh giá, công nhận “Gia đình học tập”, “Dòng họ học tập”, “Cộng đồng học tập” và “Đơn vị "
            "học tập”",
        ),
        # No title, no day, neither.
        ("cv-9961-2015-vpcp", "Công văn số 9961/VPCP-KGVX ngày 27/11/2015 của Văn phòng Chính phủ"),
        ("tt-26-2025-bgddt", "Thông tư số 26/2025/TT-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo"),
        ("luat-tccqdp-2025", "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"),
    ],
)
def test_known_documents(catalogue: Catalogue, document: str, cited: str) -> None:
    assert citation(catalogue.documents[document]) == cited


def test_a_document_without_number_and_day(catalogue: Catalogue) -> None:
    plan = made(
        catalogue,
        kind="ke-hoach",
        number=None,
        issued=None,
        issuer="Hội Khuyến học xã Bản Mẫu",
        title="Kế hoạch Tập huấn tháng Ba",
    )
    assert citation(plan) == "Kế hoạch của Hội Khuyến học xã Bản Mẫu về tập huấn tháng Ba"


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_kind_is_named_once_and_nothing_unknown_is_said(catalogue: Catalogue, kind: str) -> None:
    bare = made(catalogue, kind=kind, issued=None, title=None, issuer="Bộ Chính trị", short="Luật Mẫu")
    words = citation(bare, "Điều 1")
    name = "Luật Mẫu" if kind == "luat" else KIND_NAMES[bare.kind]
    assert words.startswith(f"Điều 1 {name} số 25/2023/TT-BGDĐT")
    assert "Bộ trưởng" not in words, "the Politburo is no ministry"
    assert not re.search(r"None|chưa rõ|ngày|  ", words)


def test_every_document_and_place_of_the_registry(catalogue: Catalogue) -> None:
    for document in catalogue.documents.values():
        words = citation(document)
        assert "  " not in words
        assert words == words.strip()
        assert words.count(KIND_NAMES[document.kind] + " ") >= 1
        assert (f"số {document.number} " in f"{words} ") == (document.number is not None)
        assert ("ngày " + format_date(document.issued or "-") in words) == (document.issued is not None)
        places = {fact.at for fact in catalogue.facts_of(document.id) if fact.at}
        for at in places:
            place = cited_place(at)
            if place is None:
                continue
            assert citation(document, place) == f"{place} {words}"
            # Every number of the place is in its citation, but for those between the ends of a range.
            for number in re.findall(r"\d+[a-zđ]?", re.sub(r"\(.*?\)", "", at)):
                assert number in place, at
            assert not re.search(r"(?<!các )\bđiều \d|Khoản|Điểm", place), at


def test_the_status_is_said_in_two_parts(catalogue: Catalogue) -> None:
    def chip(document: str, language: str = "vi") -> str:
        return standing(catalogue, catalogue.documents[document], language).chip

    assert chip("tt-25-2023-bgddt") == "Còn hiệu lực · suy ra"
    assert chip("tt-44-2014-bgddt") == "Hết hiệu lực từ 12/02/2024"
    assert chip("luat-giao-duc-2019") == "Còn hiệu lực"
    assert chip("tt-25-2023-bgddt", "en") == "In force · inferred"
