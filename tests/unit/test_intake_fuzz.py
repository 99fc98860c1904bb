"""Chance against the reader: whatever the bytes, it ends in a form or in a reason, and soon."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine import IntakeError, read_form_file
from tests.unit.test_intake import MODELS, as_json
from tests.unit.test_intake_hostile import OLE, PLAIN, with_part


def harmless(data: bytes) -> None:
    """Reading *data* ends in a form or in a reason, soon."""
    begun = time.monotonic()
    words = "."
    try:
        found = read_form_file("a.xlsx", data, MODELS)
    except IntakeError as error:
        words = str(error)
    else:
        assert found.form in MODELS
        assert all(problem.words for problem in found.problems)
    assert words.endswith(".")
    assert time.monotonic() - begun < 10


@given(st.binary(max_size=3000), st.sampled_from([b"", b"PK\x03\x04", b"{", OLE, b"<", PLAIN[:900]]))
@settings(max_examples=300)
def test_random_bytes_never_do_more_than_be_refused(data: bytes, start: bytes) -> None:
    harmless(start + data)


@given(st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.integers(0, 255)), min_size=1, max_size=12))
@settings(max_examples=250)
def test_flipped_bytes_never_do_more_than_be_refused(flips: list[tuple[int, int]]) -> None:
    data = bytearray(PLAIN)
    for at, byte in flips:
        data[at] = byte
    harmless(bytes(data))


PARTS = [
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/_rels/workbook.xml.rels",
]


@given(st.sampled_from(PARTS), st.integers(0, 10**6), st.integers(0, 40), st.text(max_size=12))
@settings(max_examples=150)
def test_changed_xml_never_does_more_than_be_refused(part: str, at: int, length: int, text: str) -> None:
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as book:
        xml = book.read(part).decode()
    at %= len(xml)
    harmless(with_part(part, (xml[:at] + text + xml[at + length :]).encode("utf-8", "ignore")))


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=9) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["fields", "tables", "mo", "co", "so", "chu", "id", "nhieu", "ngay"]), inner
            )
        ),
        max_leaves=25,
    )
)
@settings(max_examples=200)
def test_random_json_never_does_more_than_be_refused(records: Any) -> None:
    harmless(as_json(records=records))
    harmless(as_json(records=[{"fields": records, "tables": {"mo": records, "co": [records]}}]))
