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
from portal.locales import Speaker

say = Speaker("data-files")


Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Location = tuple[str | int, ...]

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")

_SLIPS = {
    "mapping values are not allowed in this context": say.fault("slip-mapping"),
    "could not find expected ':'": say.fault("slip-colon"),
    "found character that cannot start any token": say.fault("slip-token"),
    "found unexpected end of stream": say.fault("slip-quote"),
    "did not find expected ',' or ']'": say.fault("slip-list"),
    "did not find expected ',' or '}'": say.fault("slip-map"),
    "did not find expected key": say.fault("slip-indent"),
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
                issues.add(Code.KHOA_LAP, marked.path, line, *say.fault("key-twice", key))
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
        issues.add(Code.THIEU_TEP, path, 0, *say.fault("no-file"))
        return None
    except UnicodeDecodeError:
        issues.add(Code.YAML, path, 0, *say.fault("not-utf-8"))
        return None
    except yaml.YAMLError as error:
        # What was opened and never closed is to be mended where it opens, not where the file ends.
        opened = getattr(error, "context_mark", None)
        mark = opened or getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", error))
        wrong, hint = _SLIPS.get(problem, (problem, say("slip.hint")))
        issues.add(Code.YAML, path, mark.line + 1 if mark else 0, say("not-yaml", wrong), hint)
        return None
    marked = Marked(path, None)
    marked.data = _build(node, (), marked, issues) if node is not None else None
    return marked
