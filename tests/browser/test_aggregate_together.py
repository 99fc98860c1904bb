"""Several sheets of a form with one a file, saved together by the web form, are added one by one."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Watched
from .test_aggregate import adder as adder  # the fixture
from .test_aggregate import line, put_in, summary


def test_sheets_saved_together_are_added_one_by_one(adder: Watched, tmp_path: Path) -> None:
    page = adder.page
    page.locator(".agg__choice input[value='bien-ban-binh-xet']").check()
    fields = [{"nam": 2026, "ho_ten": f"Nguyễn Văn {letter}"} for letter in "ABC"]
    fields[1]["nam"] = "hai nghìn"
    saved = {
        "form": "phieu-tu-danh-gia-cong-dan-hoc-tap",
        "version": 1,
        "records": [{"fields": one, "tables": {}} for one in fields],
    }
    path = tmp_path / "phieu.json"
    path.write_text(json.dumps(saved), encoding="utf-8")
    put_in(page, path)
    assert "2" in summary(page)
    assert "phải là một số" in line(page, "phieu.json, phiếu 2").inner_text()
    assert page.locator(".agg__files .agg__row[data-state='accepted']").count() == 2
    adder.assert_clean()
