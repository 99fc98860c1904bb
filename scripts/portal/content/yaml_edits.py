"""Changes in a YAML file that people write too: only the lines of what changes, comments and layout stay.

Leaves to others: reading (:mod:`portal.content.yaml_places`) and writing the file.
"""

from __future__ import annotations

from typing import Any

import yaml

from portal.content.yaml_places import Loader, Location

WIDTH = 110
"""Columns of the lines that are written."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def dumped(value: Any, indent: int = 0) -> str:
    """Return *value* as block YAML, every line behind *indent* spaces, with a line break at the end."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH - indent)
    text = text.removesuffix("...\n")
    return "".join(f"{' ' * indent}{line}" for line in text.splitlines(keepends=True))


def with_value(text: str, where: Location, value: Any, after: str | None = None) -> str:
    """Return *text* with *value* at *where*; a new key stands behind the key *after*, else at the end.

    The steps to *where* but the last must be there. Raises KeyError when they are not.
    """
    *above, key = where
    mapping = _node(text, tuple(above))
    if isinstance(mapping, yaml.SequenceNode):
        return _in_sequence(text, mapping, key, value)
    if not isinstance(mapping, yaml.MappingNode):
        raise KeyError(where)
    keys = [str(one.value) for one, _ in mapping.value]
    if key in keys:
        return _replaced(text, mapping, keys.index(str(key)), value)
    if mapping.flow_style or not mapping.value:
        return _in_flow(text, mapping, str(key), value)
    column = mapping.value[0][0].start_mark.column
    at = keys.index(after) if after in keys else len(keys) - 1
    lines = text.splitlines(keepends=True)
    end = _end(lines, mapping, at)
    if end and not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    return "".join([*lines[:end], dumped({key: value}, column), *lines[end:]])


def with_first(text: str, where: Location, value: Any) -> str:
    """Return *text* with *value* as the first item of the list at *where*, the others as they are written.

    Raises KeyError when there is no list with items.
    """
    node = _node(text, where)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise KeyError(where)
    if node.flow_style:
        start = _offset(text, node.value[0].start_mark)
        return f"{text[:start]}{_flow(value)}, {text[start:]}"
    lines = text.splitlines(keepends=True)
    # A block list begins at its first dash.
    at, column = node.start_mark.line, node.start_mark.column
    return "".join([*lines[:at], dumped([value], column), *lines[at:]])


def without(text: str, where: Location) -> str:
    """Return *text* without the key or item at *where*; as it is when there is none.

    Raises KeyError for something inside a flow mapping, or when the steps to *where* are not there.
    """
    *above, key = where
    parent = _node(text, tuple(above))
    lines = text.splitlines(keepends=True)
    if isinstance(parent, yaml.SequenceNode) and isinstance(key, int) and not parent.flow_style:
        starts = [one.start_mark.line for one in parent.value]
        stop = starts[key + 1] if key + 1 < len(starts) else _stop(lines, parent)
        return "".join([*lines[: starts[key]], *lines[_trimmed(lines, starts[key], stop) :]])
    if not isinstance(parent, yaml.MappingNode) or parent.flow_style:
        raise KeyError(where)
    keys = [str(one.value) for one, _ in parent.value]
    if key not in keys:
        return text
    at = keys.index(str(key))
    return "".join([*lines[: parent.value[at][0].start_mark.line], *lines[_end(lines, parent, at) :]])


def _node(text: str, where: Location) -> yaml.Node:
    node = yaml.compose(text, Loader=Loader)
    for step in where:
        if isinstance(node, yaml.MappingNode):
            node = next((v for k, v in node.value if str(k.value) == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            node = None
    if node is None:
        raise KeyError(where)
    return node


def _stop(lines: list[str], node: yaml.Node) -> int:
    """The line behind a block collection, blank lines and comments included.

    It ends where the next thing begins, maybe behind spaces; at the end of a file, behind its words.
    """
    mark = node.end_mark
    inside = mark.line < len(lines) and lines[mark.line][: mark.column].strip()
    return int(mark.line) + (1 if inside else 0)


def _end(lines: list[str], mapping: yaml.MappingNode, at: int) -> int:
    """The line behind the value of entry *at*, without the blank lines and comments that follow."""
    key = mapping.value[at][0]
    stop = (
        mapping.value[at + 1][0].start_mark.line if at + 1 < len(mapping.value) else _stop(lines, mapping)
    )
    return _trimmed(lines, key.start_mark.line, stop)


def _trimmed(lines: list[str], start: int, stop: int) -> int:
    stop = min(stop, len(lines))
    while stop > start + 1 and (not lines[stop - 1].strip() or lines[stop - 1].lstrip().startswith("#")):
        stop -= 1
    return stop


def _offset(text: str, mark: yaml.Mark) -> int:
    lines = text.splitlines(keepends=True)
    return sum(len(line) for line in lines[: mark.line]) + mark.column


def _replaced(text: str, mapping: yaml.MappingNode, at: int, value: Any) -> str:
    key, node = mapping.value[at]
    simple = isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">")
    one_line = dumped(value).count("\n") == 1 and not isinstance(value, dict | list)
    if simple and (one_line or mapping.flow_style):
        start, end = _offset(text, node.start_mark), _offset(text, node.end_mark)
        written = dumped(value).rstrip("\n") if value is not None else "null"
        return text[:start] + (" " if start and text[start - 1] == ":" else "") + written + text[end:]
    if mapping.flow_style:
        start, end = _offset(text, node.start_mark), _offset(text, node.end_mark)
        return text[:start] + _flow(value) + text[end:]
    lines = text.splitlines(keepends=True)
    start = key.start_mark.line
    lead = lines[start][: key.start_mark.column]
    body = dumped({str(key.value): value}, key.start_mark.column)
    return "".join([*lines[:start], lead + body[len(lead) :], *lines[_end(lines, mapping, at) :]])


def _in_flow(text: str, mapping: yaml.MappingNode, key: str, value: Any) -> str:
    end = _offset(text, mapping.end_mark) - 1
    comma = ", " if mapping.value else ""
    return f"{text[:end].rstrip()}{comma}{key}: {_flow(value)}{text[end:]}"


def _in_sequence(text: str, sequence: yaml.SequenceNode, at: Any, value: Any) -> str:
    node = sequence.value[at]
    if isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">"):
        start, end = _offset(text, node.start_mark), _offset(text, node.end_mark)
        return text[:start] + dumped(value).rstrip("\n") + text[end:]
    raise KeyError(at)


def _flow(value: Any) -> str:
    text: str = yaml.dump(value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10**6)
    return text.removesuffix("...\n").strip()
