"""Random forms as people and broken files leave them, and the nasty things people type into cells."""

from __future__ import annotations

import random
import unicodedata
from typing import Any

from portal.forms.model import blank_record, blank_row
from portal.forms.shapes import FormModel, Plan, Spec


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


ODD_NUMBERS: list[Any] = [0, -1, 0.5, 62.5, 100, 100.000001, 101, 1234.125, 99999, 3, 2026, 1e5]
WRONG: list[Any] = [
    "mười",
    "",
    True,
    False,
    nfd("Đạt"),
    "2026-02-30",
    "05/11/2026",
    "x y",
    "3",
    "3.5",
    "３",
    "٣",
    " 3",
    "3\u00a0",
    "3\n",
    "3．5",
]
NAMES = [
    "Bản Mẫu 1",
    nfd("Bản Mẫu 1"),
    "BẢN MẪU 1",
    "Bản Mẫu 2",
    "Tiểu khu Ví Dụ",
    "Nguyễn Văn A",
    "Trần Thị B",
]


TITLES = [
    "Công dân học tập",
    "GIA ĐÌNH HỌC TẬP",
    "Cộng đồng học tập",
    nfd("Đơn vị học tập"),
    "Cộng",
    "Đơn vị",
]


def value_for(spec: Spec, chance: random.Random, wild: float) -> Any:
    """A value for a field or column: mostly right, with probability *wild* odd, wrong or missing."""
    if chance.random() < wild:
        return chance.choice([None, None, chance.choice(ODD_NUMBERS), chance.choice(WRONG)])
    kind = spec.type
    ids = [option.id for option in spec.choices]
    if kind == "multichoice":
        return chance.sample(ids, chance.randint(0, len(ids)))
    if ids:
        return chance.choice(ids)
    if kind in ("number", "integer", "percent"):
        low = int(spec.min or 0)
        high = int(spec.max if spec.max is not None else low + 40)
        number = chance.randint(low, high)
        return number if kind == "integer" or chance.random() < 0.7 else number + chance.choice([0.25, 0.1])
    if kind == "date":
        return f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return chance.choice(TITLES if spec.id == "danh_hieu" else NAMES)


def random_record(model: FormModel, chance: random.Random, wild: float) -> dict[str, Any]:
    """A record as a person or a broken file might leave it; lists only where several may be chosen."""
    record = blank_record(model)
    for field in model.fields:
        if chance.random() < 0.9:
            record["fields"][field.id] = value_for(field, chance, wild)
        elif chance.random() < 0.3:
            del record["fields"][field.id]
    for table in model.tables:
        rows = record["tables"][table.id]
        if table.open:
            rows += [blank_row(table) for _ in range(chance.randint(0, 4))]
        for row in rows:
            if table.open and chance.random() < 0.1:
                # Somebody wiped out a row that came with the form.
                row.update({c.id: None for c in table.columns})
                continue
            for column in table.columns:
                if column.given or column.auto or chance.random() < 0.15:
                    continue
                row[column.id] = value_for(column, chance, wild)
        if chance.random() < wild / 4:
            del record["tables"][table.id]
    return record


def random_entries(plan: Plan, chance: random.Random) -> list[dict[str, Any]]:
    """Files for a plan: several units, some twice, some odd, one of a form that does not belong."""
    entries = []
    for number in range(chance.randint(0, 7)):
        source = chance.choice(plan.sources)
        model, wild = source.form, chance.choice([0, 0, 0, 0.02, 0.2])
        count = chance.randint(1, 5) if model.shared else 1
        records = [random_record(model, chance, wild) for _ in range(count)]
        for record in records:
            for name in source.same:
                if chance.random() < 0.95:
                    kind = next((f.type for f in model.fields if f.id == name), "text")
                    usual = chance.random() < 0.9
                    years = (2026 if usual else 2025) if kind == "integer" else None
                    record["fields"][name] = years or ("Xã Ví Dụ" if usual else nfd("XÃ VÍ DỤ hai"))
        if chance.random() < 0.05:
            records = [] if chance.random() < 0.5 else [blank_record(model)]
        entry = {"name": f"tep-{number}.xlsx", "form": model.id, "records": records}
        if chance.random() < 0.1:
            # Values the reader of files could not make sense of.
            unread = {
                "code": chance.choice(["so", "ngay", "thieu"]),
                "name": "nam",
                "row": chance.choice([0, 3]),
            }
            blocking = unread["code"] != "thieu"
            entry["problems"] = [unread | {"label": "năm", "blocking": blocking, "values": []}]
        entries.append(entry)
    chance.shuffle(entries)
    return entries


TEXTS = [
    nfd("Bản Mẫu  1"),
    " a\u00a0\u00a0b ",
    "dòng 1\r\ndòng 2\r",
    "\u2003a\u3000",
]
