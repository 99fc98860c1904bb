"""The formula language as spreadsheet formulas, word for word; LibreOffice checks what they compute."""

from __future__ import annotations

import re

import pytest

from portal.forms.formulas import FormulaError, parse
from portal.render.xlsx.formulas import Operand, filled_count, formula

OPERANDS = {
    "a": Operand("C5", "number"),
    "b": Operand("D5", "integer"),
    "t": Operand("E5", "text"),
    "d": Operand("F5", "date"),
    "c": Operand("G5", "choice", "L!$A$2:$A$4", "L!$B$2:$B$4"),
}
COLUMNS = {"m.x": "H$2:H$9", "m": "I$2:I$9"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a / b * 100", '=IF(OR(C5="",D5=""),"",IFERROR(ROUND(N(C5)/N(D5)*100,6),""))'),
        ("a - (b - 1)", '=IF(AND(C5="",D5=""),"",ROUND(N(C5)-(N(D5)-1),6))'),
        ("a * (b + 2) / 4", '=IF(OR(C5="",D5=""),"",ROUND(N(C5)*(N(D5)+2)/4,6))'),
        ("a / (b * 2)", '=IF(OR(C5="",D5=""),"",IFERROR(ROUND(N(C5)/ROUND((N(D5)*2),12),6),""))'),
        ("a + b / 4", '=IF(D5="","",ROUND(N(C5)+N(D5)/4,6))'),
        ("a + sum(m.x) / 4", '=IF(OR(C5="",COUNT(H$2:H$9)=0),"",ROUND(N(C5)+SUM(H$2:H$9)/4,6))'),
        (
            "a + b + sum(m.x) / b",
            '=IF(OR(COUNT(H$2:H$9)=0,D5=""),"",IFERROR(ROUND(N(C5)+N(D5)+SUM(H$2:H$9)/N(D5),6),""))',
        ),
        ("a + d", '=IF(AND(C5="",F5=""),"",ROUND(N(C5)+0,6))'),
        ("a", '=IF(C5="","",N(C5))'),
        ("sum(m.x)", "=ROUND(SUM(H$2:H$9),6)"),
        ("min(m.x)", '=IFERROR(IF(COUNT(H$2:H$9)=0,NA(),MIN(H$2:H$9)),"")'),
        ("avg(m.x)", '=IFERROR(ROUND(AVERAGE(H$2:H$9),6),"")'),
        ("count(m)", "=SUMPRODUCT(--(LEN(TRIM(I$2:I$9))>0))"),
        ('countif(m.x, "Đạt")', '=SUMPRODUCT(--EXACT(H$2:H$9,"Đạt"))'),
        ("countif(m.x, 3)", "=SUMPRODUCT(ISNUMBER(H$2:H$9)*(H$2:H$9=3))"),
        ("c", '=IF(G5="","",IFERROR(N(INDEX(L!$B$2:$B$4,MATCH(G5&"",L!$A$2:$A$4,0))),0))'),
    ],
)
def test_formulas_of_the_sheet(text: str, meant: str) -> None:
    assert formula(parse(text), OPERANDS, COLUMNS) == meant


def test_what_a_sheet_cannot_compute_is_refused() -> None:
    for text in ("t + 1", "countif(m.x, a)", "sum(1)"):
        with pytest.raises(FormulaError):
            formula(parse(text), OPERANDS, COLUMNS)


def test_filled_rows_are_told_by_their_free_cells() -> None:
    text = filled_count([("C5", None), ("D5", None), ("F5", None), ("G5", 3), ("H5", 'a"b')])
    assert re.findall(r"[C-H]5(?::[C-H]5)?", text)[:2] == ["C5:D5", "F5"]
    assert text.endswith('(LEN(G5)>0)*(G5<>3)+(LEN(H5)>0)*NOT(EXACT(H5,"a""b"))')
