"""What a text says of itself finds its document and is named as the registry names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.content.fulltext import LegalText
from portal.intake.importing import carry_out, document_for, suggested_id
from portal.intake.recognising import recognise
from portal.intake.registry import issuer_name, signer_of
from portal.paths import Paths
from tests.intake.lines import source_of
from tests.intake.offices import invented
from tests.intake.test_importing import NEW, catalogue_of, plan


def test_files_find_their_document_by_number_then_by_name(mini: Path) -> None:
    project = Paths(mini)
    carry_out(plan(project, invented()))
    catalogue = catalogue_of(project)
    text = recognise(source_of(invented())).text
    nothing = LegalText()
    assert document_for(catalogue, text, "x.docx") == NEW
    assert document_for(catalogue, nothing, f"{NEW}.docx") == NEW
    assert document_for(catalogue, nothing, "Quyết định 15-2026-QĐ-UBND bản ký.pdf") == NEW
    assert document_for(catalogue, nothing, "quyet dinh 15.pdf") is None
    assert suggested_id(text) == NEW


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("ỦY BAN NHÂN DÂN", "XÃ MẪU ĐÔNG"), "Ủy ban nhân dân xã Mẫu Đông"),
        (("ỦY BAN NHÂN DÂN TỈNH MẪU", "SỞ GIÁO DỤC"), "Sở giáo dục"),
        (("Bộ Mẫu",), "Bộ Mẫu"),
        ((), None),
    ],
)
def test_issuers_are_named_as_in_a_sentence(lines: tuple[str, ...], name: str | None) -> None:
    assert issuer_name(lines) == name


def test_who_signs_stands_below_the_last_office() -> None:
    assert signer_of(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "TS. Nguyễn Văn A")) == "Nguyễn Văn A"
    assert signer_of(("CHỦ TỊCH", "(Đã ký)")) is None
