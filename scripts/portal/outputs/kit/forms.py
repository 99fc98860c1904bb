"""The forms of a class, with what is known of it already written in."""

from __future__ import annotations

from decimal import Decimal

from portal.content.agenda import clock_words
from portal.content.catalogue import Catalogue
from portal.forms import Record
from portal.forms.exact import plain
from portal.forms.shapes import Row
from portal.outputs.forms import fill_form
from portal.outputs.kit.papers import what_words, when_words
from portal.outputs.kit.plan import KitPlan


def filled_forms(catalogue: Catalogue, plan: KitPlan) -> dict[str, bytes]:
    """Return file name → bytes of the forms of the class; forms that are gone are left out."""
    made: dict[str, bytes] = {}
    for name, form_id, endings, record in _records(catalogue, plan):
        form = catalogue.forms.get(form_id)
        if form is None:
            continue
        known = {field.id for field in form.fields}
        fields = {key: value for key, value in record["fields"].items() if key in known}
        for ending in endings:
            filled: Record = {"fields": fields, "tables": record["tables"]}
            made[f"{name}{ending}"] = fill_form(catalogue, form, [filled], ending)
    return made


def _records(catalogue: Catalogue, plan: KitPlan) -> list[tuple[str, str, tuple[str, ...], Record]]:
    when, content = when_words(plan), "\n".join(f"Học phần {m.number}: {m.title}" for m in plan.modules)
    last = plan.date_of(plan.days).isoformat()
    hours = plain(Decimal(sum(m.minutes for m in plan.modules)) / 60, 1)
    name: Row = {"ten_hoi_nghi": plan.title, "thoi_gian": when, "dia_diem": plan.place}
    shares: list[Row] = [
        {
            "ngay": plan.date_of(slot.day).isoformat(), "gio": clock_words(slot.start),
            "noi_dung": what_words(catalogue, slot), "thoi_luong": slot.minutes,
            "van_ban": ", ".join(
                catalogue.documents[d].short for d in catalogue.modules[slot.subject].documents
            ),
        }
        for slot in plan.slots if slot.kind == "hoc-phan"
    ]  # fmt: skip
    results: list[Row] = [{"chuyen_de": f"Học phần {m.number}: {m.title}"} for m in plan.modules]
    both = (".docx", ".xlsx")
    course: Row = {"ten_lop": plan.title}
    invitation = course | {"noi_dung": content, "thoi_gian": when, "dia_diem": plan.place}
    span: Row = {"tu_ngay": plan.day.isoformat(), "den_ngay": last, "so_gio": hours}
    report = course | {
        "thoi_gian": f"{when}, tại {plan.place}",
        "so_trieu_tap": plan.people,
        "noi_dung": content,
    }
    return [
        ("02-giay-moi", "giay-moi", (".docx",), _record(invitation)),
        ("03-danh-sach-dai-bieu", "danh-sach-dai-bieu", both, _record(name)),
        ("04-phan-cong-bao-cao-vien", "phan-cong-bao-cao-vien", both, _record(name, phan_cong=shares)),
        ("05-phieu-diem-danh", "phieu-diem-danh", (".xlsx",), _record(name | {"so_buoi": plan.sessions})),
        ("10-giay-chung-nhan", "giay-chung-nhan", both, _record(course | span)),
        ("11-bao-cao-ket-qua", "bao-cao-ket-qua-tap-huan", both, _record(report, ket_qua=results)),
    ]


def _record(fields: Row, **tables: list[Row]) -> Record:
    return {"fields": fields, "tables": tables}
