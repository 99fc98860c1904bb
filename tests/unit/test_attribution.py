"""A rule is taught under its own document: what a statement names, and what it rests on."""

from __future__ import annotations

import dataclasses

import pytest

from portal.checks.attribution import check_attribution
from portal.content.catalogue import Catalogue
from portal.content.issues import Issues
from portal.paths import Paths
from tests.conftest import ROOT


def told(catalogue: Catalogue, answer: str, cite: list[str]) -> list[str]:
    """Return what is said of an answer that rests on *cite*."""
    name, question = next(iter(catalogue.questions.items()))
    said = question.model_copy(update={"answer": answer, "cite": cite})
    issues = Issues(ROOT)
    check_attribution(
        dataclasses.replace(catalogue, questions={name: said}, quizzes={}), Paths.find(ROOT), issues
    )
    return [str(issue) for issue in issues.errors if "questions.yml" in issue.path]


@pytest.mark.parametrize(
    ("answer", "cite"),
    [
        ("Theo Thông tư 24/2023 thì cần từ 90% thành viên.", ["tt-24.dieu-06.tc3.cong-dan"]),
        ("Theo [[tt-24-2023-bgddt]] thì có hai mức độ.", ["tt-24-2023-bgddt"]),
        ("Nghị định 136/2024 đã bị thay.", ["nd-03.thay-the"]),
        ("Thông tư 44/2014 đã bị bãi bỏ.", ["tt-25.dieu-25"]),
        ("Mỗi năm xét một lần.", ["tt-24.dieu-06.tc3.cong-dan"]),
        ("Theo [[tt-24-2023-bgddt]], không có minh chứng thì không đạt.", ["tt-24-2023-bgddt"]),
    ],
)
def test_a_statement_may_rest_on_what_it_names(catalogue: Catalogue, answer: str, cite: list[str]) -> None:
    assert told(catalogue, answer, cite) == []


@pytest.mark.parametrize(
    ("answer", "cite", "says"),
    [
        ("Theo Thông tư 25/2023 thì cần từ 90%.", ["tt-24.dieu-06.tc3.cong-dan"],
         "câu nói về TT 25 mà dẫn nguồn TT 24"),
        ("Theo [[qd-387-2022-ttg]] thì cần 90%.", ["tt-24.dieu-06.tc3.cong-dan"],
         "câu nói về QĐ 387 mà dẫn nguồn TT 24"),
        ("Theo [[tt-25-2023-bgddt]], xã gom minh chứng rồi mới chấm.", ["tt-25-2023-bgddt"],
         "TT 25 không có chữ “minh chứng”"),
        ("Xã phải nộp bằng chứng.", ["tt-25.dieu-25"], "TT 25 không có chữ “minh chứng”"),
    ],
)  # fmt: skip
def test_a_rule_under_another_document_is_refused(
    catalogue: Catalogue, answer: str, cite: list[str], says: str
) -> None:
    (line,) = told(catalogue, answer, cite)
    assert "CAN-CU-KHAC" in line
    assert says in line
