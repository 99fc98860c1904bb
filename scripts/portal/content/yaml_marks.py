"""YAML with line marks: values as plain Python, and the line of every key and item.

Scalars follow the YAML 1.2 core schema: ``no`` and ``08:00`` stay text, dates stay text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from portal.content.issues import Code, Issues

Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Location = tuple[str | int, ...]

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")

_SLIPS = {
    "mapping values are not allowed in this context": (
        "có dấu hai chấm trong câu, hoặc thụt dòng sai",
        "Câu có dấu hai chấm thì đặt cả câu trong dấu nháy đơn; khóa cùng nhóm thì thụt bằng nhau.",
    ),
    "could not find expected ':'": ("thiếu dấu hai chấm sau tên khóa", "Viết “khóa: giá trị”."),
    "found character that cannot start any token": (
        "giá trị mở đầu bằng ký tự không được phép, hoặc có phím Tab",
        "Đặt giá trị trong dấu nháy đơn; thụt dòng bằng dấu cách, không dùng Tab.",
    ),
    "found unexpected end of stream": ("dấu nháy mở mà không đóng", "Thêm dấu nháy đóng."),
    "did not find expected ',' or ']'": (
        "dấu [ mở mà không đóng",
        "Thêm dấu ], hoặc dấu phẩy giữa hai mục.",
    ),
    "did not find expected ',' or '}'": (
        "dấu { mở mà không đóng",
        "Thêm dấu }, hoặc dấu phẩy giữa hai mục.",
    ),
    "did not find expected key": (
        "thụt dòng không khớp dòng trên, hoặc thừa chữ sau dấu nháy",
        "Khóa cùng nhóm thì thụt bằng nhau; có dấu nháy thì đặt cả câu trong đó.",
    ),
}
"""What the parser says → what is wrong, and how to write it."""


@dataclass
class Marked:
    """A loaded file: its data and the line (from 1) of each location in it."""

    path: Path
    data: Any
    lines: dict[Location, int] = field(default_factory=dict)

    def line(self, location: Location) -> int:
        """Return the line of *location*, or of its nearest parent that has one."""
        for end in range(len(location), -1, -1):
            if location[:end] in self.lines:
                return self.lines[location[:end]]
        return 1


def _scalar(node: yaml.ScalarNode) -> Any:
    value = node.value
    if node.style in ("'", '"', "|", ">"):
        return value
    if value in ("", "~", "null", "Null", "NULL"):
        return None
    if value in ("true", "True", "TRUE"):
        return True
    if value in ("false", "False", "FALSE"):
        return False
    if _INT.fullmatch(value) and not re.match(r"[-+]?0[0-9]", value):
        return int(value)
    if _FLOAT.fullmatch(value):
        return float(value)
    return value


def _build(node: yaml.Node, where: Location, marked: Marked, issues: Issues) -> Any:
    marked.lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found:
                issues.add(
                    Code.KHOA_LAP, marked.path, line,
                    f"Khóa “{key}” xuất hiện hai lần.", "Giữ một dòng, bỏ dòng kia.",
                )  # fmt: skip
            marked.lines[(*where, key)] = line
            found[key] = _build(value_node, (*where, key), marked, issues)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_build(n, (*where, i), marked, issues) for i, n in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node)


def load_marked(path: Path, issues: Issues) -> Marked | None:
    """Load *path*; None after recording an issue when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=Loader)
    except FileNotFoundError:
        issues.add(Code.THIEU_TEP, path, 0, "Không có tệp này.", "Tạo tệp theo CONTRIBUTING.md.")
        return None
    except UnicodeDecodeError:
        issues.add(Code.YAML, path, 0, "Tệp không phải UTF-8.", "Lưu lại với mã hóa UTF-8.")
        return None
    except yaml.YAMLError as error:
        # What was opened and never closed is to be mended where it opens, not where the file ends.
        opened = getattr(error, "context_mark", None)
        mark = opened or getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", error))
        wrong, hint = _SLIPS.get(problem, (problem, "Xem thụt dòng, dấu nháy và dấu gạch đầu dòng."))
        issues.add(Code.YAML, path, mark.line + 1 if mark else 0, f"Không đọc được YAML: {wrong}.", hint)
        return None
    marked = Marked(path, None)
    marked.data = _build(node, (), marked, issues) if node is not None else None
    return marked
