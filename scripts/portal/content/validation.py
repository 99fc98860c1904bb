"""From marked YAML to models: pydantic's findings become issues that authors understand."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from portal.content.issues import Code, Issues, nearest
from portal.content.yaml_marks import Location, Marked

M = TypeVar("M", bound=BaseModel)

_TYPES = {
    "string_type": "chữ", "int_type": "số nguyên", "int_parsing": "số nguyên", "float_type": "số",
    "bool_type": "true hoặc false", "bool_parsing": "true hoặc false", "list_type": "một danh sách",
    "dict_type": "một nhóm khóa: giá trị", "model_type": "một nhóm khóa: giá trị",
    "model_attributes_type": "một nhóm khóa: giá trị",
}  # fmt: skip


def _known_keys(model: type[BaseModel], location: Location) -> list[str]:
    """Return the keys allowed where *location* points inside *model*."""
    current: Any = model
    for step in location[:-1]:
        if isinstance(step, int) or not hasattr(current, "model_fields"):
            continue
        info = current.model_fields.get(step)
        if info is None:
            return []
        stack, found = [info.annotation], None
        while stack:
            kind = stack.pop()
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                found = kind
                break
            stack.extend(getattr(kind, "__args__", ()))
        current = found
    return list(current.model_fields) if hasattr(current, "model_fields") else []


def _describe(error: Any, model: type[BaseModel]) -> tuple[Code, str, str]:
    kind, key = error["type"], str(error["loc"][-1]) if error["loc"] else ""
    context = error.get("ctx", {})
    shown = repr(error.get("input"))
    shown = shown if len(shown) <= 60 else shown[:57] + "…"
    if kind == "extra_forbidden":
        keys = _known_keys(model, error["loc"])
        hint = nearest(key, keys) or ("Khóa dùng được: " + ", ".join(keys))
        return Code.KHOA_LA, f"Khóa “{key}” không có trong mô hình.", hint
    if kind == "missing":
        return Code.THIEU_KHOA, f"Thiếu khóa “{key}”.", f"Thêm dòng “{key}: …”; chưa biết thì null."
    if kind == "literal_error":
        return Code.SAI_GIA_TRI, f"“{key}” là {shown}.", f"Chỉ nhận: {context.get('expected', '')}"
    if kind == "string_pattern_mismatch":
        pattern = context.get("pattern", "")
        return Code.SAI_GIA_TRI, f"“{key}” là {shown}, sai dạng.", f"Phải khớp {pattern}"
    if kind == "string_too_short":
        return Code.SAI_GIA_TRI, f"“{key}” để trống.", "Ghi nội dung, hoặc null nếu mô hình cho phép."
    if kind == "too_short":
        least = context.get("min_length", 1)
        return Code.SAI_GIA_TRI, f"“{key}” thiếu mục.", f"Cần ít nhất {least} mục."
    if kind in ("greater_than_equal", "less_than_equal"):
        limits = f"từ {context.get('ge')}" if "ge" in context else f"đến {context.get('le')}"
        return Code.SAI_GIA_TRI, f"“{key}” là {shown}, ngoài khoảng.", f"Phải {limits}."
    if kind in _TYPES:
        return Code.SAI_GIA_TRI, f"“{key}” là {shown}.", f"Cần {_TYPES[kind]}."
    return Code.SAI_GIA_TRI, f"“{key}” là {shown}: {error['msg']}.", "Xem mô hình trong _data/schema."


def validate(model: type[M], marked: Marked, where: Location, issues: Issues) -> M | None:
    """Build *model* from the record of *marked* at *where*; None after recording its issues."""
    data = marked.data
    for step in where:
        data = data[step]
    try:
        return model.model_validate(data)
    except ValidationError as found:
        for error in found.errors(include_url=False):
            code, message, hint = _describe(error, model)
            line = marked.line((*where, *error["loc"]))
            issues.add(code, marked.path, line, message, hint)
        return None


def validate_list(model: type[M], marked: Marked, where: Location, issues: Issues) -> list[tuple[int, M]]:
    """Build a list of *model*; returns (line, record) pairs, bad records left out."""
    data = marked.data
    for step in where:
        data = data[step]
    if not isinstance(data, list):
        issues.add(
            Code.SAI_GIA_TRI, marked.path, marked.line(where),
            "Tệp này phải là một danh sách.", "Bắt đầu mỗi mục bằng dấu gạch: “- id: …”.",
        )  # fmt: skip
        return []
    found = []
    for i in range(len(data)):
        record = validate(model, marked, (*where, i), issues)
        if record is not None:
            found.append((marked.line((*where, i)), record))
    return found
