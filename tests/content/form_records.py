"""Random filled forms that fit their model, and two small forms that have one of everything."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any, cast

from portal.forms import compute
from portal.forms.formulas import parse, parse_comparison
from portal.forms.model import blank_rows, told_at
from portal.forms.shapes import Column, Field, FormModel, FormRule, Option, Sign, Spec, Table

TEXTS = [
    "Nguyễn Văn A", "Bản Mẫu 1", "Xã Ví Dụ", "0912345678", "=1+1", "=cmd|' /C calc'!A0", "+84 912 345 678",
    "-5 độ", "@SUM(A1)", "a & b <c> \"d\" 'e'", "1/2", "TRUE", "12,5", "x", "100%",
]  # fmt: skip
LONG = ["Dòng một\nDòng hai", "- Lưu: VT, Hồ sơ.", "Lời dài. " * 40 + "Hết", "Một\n\nBa"]


def value_for(spec: Spec, chance: random.Random, empty: float = 0.2) -> Any:
    """A value of the type of *spec* within its bounds, None now and then."""
    if chance.random() < empty:
        return None
    kind = spec.type
    ids = [option.id for option in spec.choices]
    if kind == "multichoice":
        return [i for i in ids if chance.random() < 0.4] or None
    if ids:
        return chance.choice(ids)
    if kind in ("number", "integer", "percent"):
        low = -20 if spec.min is None else spec.min
        high = low + 40 if spec.max is None else spec.max
        if chance.random() < 0.15:
            return 0 if low <= 0 <= high else int(low)
        if kind == "integer":
            return chance.randint(int(low), int(high))
        # A bare percentage between 0 and 1 is read as a share; the reader's own tests look at those.
        least = 1 if kind == "percent" else low
        return round(chance.uniform(least, high), chance.choice([0, 1, 2, 4]))
    if kind == "date":
        return f"{chance.randint(1950, 2030)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return chance.choice(LONG if kind == "longtext" and chance.random() < 0.5 else TEXTS)


def free_columns(table: Table) -> list[dict[str, Any]]:
    return [c for c in table.columns if c.free]


def inputs(model: FormModel) -> Iterator[tuple[str, str]]:
    """Kind and name of every input of a form, as the hidden sheet of its workbook lists them."""
    for spec in model.fields:
        if spec.type == "multichoice":
            yield from (("option", f"{spec.id}.{option.id}") for option in spec.choices)
        elif not spec.formula:
            yield "field", spec.id
    for table in model.tables:
        yield from (("column", f"{table.id}.{c.id}") for c in free_columns(table))
        if not table.open:
            yield "rows", f"{table.id}.__rows"


def random_row(table: Table, chance: random.Random) -> dict[str, Any]:
    row = {c.id: value_for(c, chance, 0.3) for c in free_columns(table)}
    for column in free_columns(table):
        if column.default is not None and chance.random() < 0.6:
            row[column.id] = column.default
    return row


def random_record(model: FormModel, chance: random.Random, rows: int = 25) -> dict[str, Any]:
    """A record that fits *model*; tables that grow get up to *rows* rows, some of them empty."""
    empty = chance.choice([0.05, 0.3, 0.9])
    fields = {f.id: None if f.formula else value_for(f, chance, empty) for f in model.fields}
    tables = {}
    for table in model.tables:
        if table.open:
            tables[table.id] = [random_row(table, chance) for _ in range(chance.randint(0, rows))]
        else:
            gap = chance.choice([0.05, 0.3, 0.9])
            tables[table.id] = [
                row | {c.id: value_for(c, chance, gap) for c in free_columns(table)}
                for row in blank_rows(table)
            ]
    return {"fields": fields, "tables": tables}


def random_records(model: FormModel, chance: random.Random, most: int = 25) -> list[dict[str, Any]]:
    """Records for one file: one, or for a form that takes many up to *most*, with the same shared fields."""
    if model.shared is None:
        return [random_record(model, chance)]
    records = [random_record(model, chance) for _ in range(chance.randint(1, most))]
    own = [f for f in model.fields if f.id not in model.shared and not f.formula]
    for record in records:
        record["fields"] |= {name: records[0]["fields"][name] for name in model.shared}
        while all(record["fields"][f.id] in (None, f.default) for f in own):
            record["fields"] |= {f.id: value_for(f, chance, 0.5) for f in own}
    return records


def expected(model: FormModel, records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What must be read back: computed records, rows that grow without ids."""
    found = [compute(model, r) for r in records]
    for table in model.tables:
        for record in found if table.open else []:
            record["tables"][table.id] = [
                {k: v for k, v in row.items() if k != "id"} for row in record["tables"][table.id]
            ]
    return found


def _spec(name: str, kind: Any, formula: str | None = None, **more: Any) -> Field:
    return Field(id=name, label=f"Ô {name}", type=kind, formula=parse(formula) if formula else None, **more)


def _column(name: str, kind: Any, formula: str | None = None, **more: Any) -> Column:
    return Column(
        id=name, label=f"Ô {name}", type=kind, formula=parse(formula) if formula else None, **more
    )


def _table(name: str, columns: list[Column], **more: Any) -> Table:
    return Table(id=name, title=f"Bảng {name}", columns=columns, **({"open": True} | more))


_SCALE = [Option(id=i, label=x) for i, x in (("1", "1 Kém"), ("2", "2"), ("khac", "Khác"))]
_SEVERAL = [Option(id="mot-hai", label="Một, hai"), Option(id="ba", label="Ba")]

EVERYTHING = FormModel(
    id="du-thu", title="Biểu thử mọi kiểu", version=3, layout="bang", shared=None,
    fields=[
        _spec("chu", "text", help="Ghi tên"), _spec("dai", "longtext"), _spec("so", "number", min=-5.5, max=99),
        _spec("nguyen", "integer", required=True), _spec("ty_le", "percent", min=0, max=100),
        _spec("ngay", "date"), _spec("diem", "choice", options=_SCALE),
        _spec("diem_2", "choice", options=_SCALE), _spec("nhieu", "multichoice", options=_SEVERAL, required=True),
        _spec("xa", "text", units=True, default="Xã Ví Dụ"),
        _spec("tong", "number", formula="so + nguyen * 2 - (so - nguyen) / 4"),
        _spec("thuong", "number", formula="so / nguyen"), _spec("thuong_2", "number", formula="tong / (nguyen - 3)"),
        _spec("diem_tb", "number", formula="(diem + diem_2) / 2"),
        _spec("be", "number", formula="min(mo.gia)"), _spec("lon", "number", formula="max(mo.gia)"),
        _spec("tb", "number", formula="avg(mo.gia)"), _spec("cong", "number", formula="sum(mo.tien) + nguyen"),
        _spec("dem", "integer", formula="count(mo)"), _spec("dem_dat", "integer", formula='countif(mo.kq, "Đạt")'),
        _spec("dem_3", "integer", formula="countif(mo.gia, 3) * 10"), _spec("hang", "number", formula="3 / 0"),
        _spec("dem_ngay", "integer", formula="count(co.ngay)"), _spec("tb_co", "number", formula="avg(co.gap)"),
        _spec("ky", "signature", required=True), _spec("ky_2", "signature"),
    ],
    tables=[
        _table("mo", [
            _column("stt", "integer", auto=True), _column("ten", "text"), _column("gia", "number"),
            _column("sl", "integer", default=3), _column("loai", "text", default="A"),
            _column("kq", "choice", options=["Đạt", "Không đạt", "đạt"]),
            _column("tien", "number", formula="gia * sl"), _column("le", "number", formula="tien / (sl - 3)"),
            _column("moi", "percent", min=0, max=100),
        ], key="ten", totals={"gia": "sum", "sl": "average", "tien": "average", "moi": "average"}),
        _table("mo_2", [_column("viec", "text"), _column("gio", "number", default=1.5),
                        _column("gap", "number", formula="gio * 2 + 1")], key="viec"),
        _table("co", [
            _column("muc", "text", given=True), _column("ngay", "date"), _column("so", "integer"),
            _column("gap", "number", formula="so * 2 / 3"), _column("y", "longtext"),
        ], key="y", open=False, totals={"so": "sum", "gap": "average"},
            rows=[{"id": f"d-{n}", "group": f"Nhóm {n // 2}", "muc": f"Mục {n}"} for n in range(5)]),
    ],
)  # fmt: skip

LINES = FormModel(
    id="du-thu-nhieu", title="Phiếu thử nhiều dòng", version=1, layout="phieu", shared=["nam", "he_so"],
    fields=[
        _spec("nam", "integer", min=2021, max=2030), _spec("he_so", "number"), _spec("ten", "text"),
        _spec("nhieu", "multichoice", options=_SEVERAL), _spec("diem", "choice", options=_SCALE),
        _spec("gio", "number", default=2), _spec("ngay", "date"),
        _spec("kq", "number", formula="diem * he_so"), _spec("kq_2", "number", formula="kq / (gio - 2)"),
        _spec("ky", "signature"),
    ],
    tables=[],
)  # fmt: skip


def _rule(name: str, must: str, table: str | None = None, *, blocking: bool = True) -> FormRule:
    left, sign, right = parse_comparison(must)
    at, at_row = told_at(left, right)
    return FormRule(
        id=name, table=table, left=left, sign=cast(Sign, sign), right=right, blocking=blocking,
        words=f"phải thỏa “{name}”", at=at, at_row=at_row,
    )  # fmt: skip


RULED = FormModel(
    id="du-thu-quy-tac", title="Biểu thử quy tắc", version=1, layout="bang", shared=None,
    fields=[
        _spec("a", "number"), _spec("b", "number"), _spec("tong", "integer"),
        _spec("ty_le", "percent", formula="a / b * 100"),
    ],
    tables=[
        _table("mo", [
            _column("ten", "text"), _column("x", "number"), _column("y", "number"), _column("z", "number"),
            _column("xy", "number", formula="x + y"),
        ], key="ten"),
        _table("co", [_column("muc", "text", given=True), _column("x", "number"), _column("y", "integer")],
               key="muc", open=False,
               rows=[{"id": f"d-{n}", "group": f"Nhóm {n // 2}", "muc": f"Mục {n}"} for n in range(4)]),
    ],
    rules=[
        _rule("o-o", "a <= b"), _rule("o-so", "ty_le <= 100", blocking=False), _rule("nho-han", "a + b < 50"),
        _rule("tong-cot", "tong = sum(mo.x)", blocking=False), _rule("dem", "tong >= count(mo)"),
        _rule("mot-dong", 'row(co.y, "d-2") >= sum(mo.y)'), _rule("thuong", "a / b > b / a"),
        _rule("cot-cot", "x <= y", "mo"), _rule("hai-cot", "x + y = z", "mo", blocking=False),
        _rule("cot-o", "xy < tong", "mo"), _rule("co-san", "x >= y * 2 - 1", "co"),
    ],
)  # fmt: skip
RULED_LINES = FormModel(
    id="du-thu-quy-tac-nhieu", title="Phiếu thử quy tắc", version=1, layout="phieu", shared=["nhat"],
    fields=[_spec("nhat", "number"), _spec("x", "number"), _spec("y", "integer")], tables=[],
    rules=[_rule("dong-dong", "y <= x"), _rule("dong-chung", "x + y <= nhat", blocking=False)],
)  # fmt: skip
