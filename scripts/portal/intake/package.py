"""The zip around a workbook, opened with limits, and its XML read as it is inflated."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from portal.intake.messages import IntakeError

MAX_TOTAL, MAX_PART = 60_000_000, 40_000_000
"""Bytes of all parts together and of one, inflated."""
MAX_PARTS = 2000
MAX_RATIO = 200
"""Times a part may grow when inflated; only asked of parts above a megabyte."""
MAX_DEPTH = 100
MAX_ELEMENTS = 4_000_000
"""Elements of all parts together; a full sheet of the largest size read has half as many."""
_CHUNK = 65536
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError,
           UnicodeError, ValueError)  # fmt: skip


class Target(Protocol):
    """What takes the events of an XML part; names of tags come without their namespace."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""

    def end(self, tag: str) -> None:
        """An element closes."""

    def data(self, text: str) -> None:
        """Some text."""


class Package:
    """The parts of a workbook by name. Every way to fail is an IntakeError."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _BROKEN:
            raise IntakeError("hong") from None
        self._check(infos)
        self._infos = {info.filename.lstrip("/").lower(): info for info in infos}
        self._inflated = self._elements = 0

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        big = any(
            i.file_size > MAX_PART
            or (i.file_size > 1_000_000 and i.file_size > MAX_RATIO * max(i.compress_size, 1))
            for i in infos
        )
        if len(infos) > MAX_PARTS or big or sum(i.file_size for i in infos) > MAX_TOTAL:
            raise IntakeError("nen-la")
        if any(i.flag_bits & 1 for i in infos):
            raise IntakeError("mat-khau")
        if any(i.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for i in infos):
            raise IntakeError("hong")

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    def names(self) -> list[str]:
        """Names of all parts, in lower case."""
        return list(self._infos)

    def parse(self, name: str, target: Target) -> None:
        """Feed the XML of part *name* to *target*; IntakeError when it is missing, broken or hostile."""
        if name not in self:
            raise IntakeError("hong")
        plain = _Plain(target, MAX_ELEMENTS - self._elements)
        parser = DefusedXMLParser(target=plain, forbid_dtd=True)
        try:
            for chunk in self._chunks(name):
                parser.feed(chunk)
            parser.close()
            self._elements += plain.count
        except DefusedXmlException:
            raise IntakeError("xml-la") from None
        except IntakeError:
            raise
        except (ParseError, LookupError, *_BROKEN):
            raise IntakeError("hong") from None

    def _chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part; what the directory of the zip says of sizes is not believed."""
        size = 0
        with self._zip.open(self._infos[name.lower()]) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                self._inflated += len(chunk)
                if size > MAX_PART or self._inflated > MAX_TOTAL:
                    raise IntakeError("nen-la")
                yield chunk


class _Plain:
    """Takes namespaces off, and stops at a depth or a number of elements that no workbook has."""

    def __init__(self, target: Target, most: int) -> None:
        self._target, self._most = target, most
        self._depth = self.count = 0
        self.data = target.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self.count += 1
        if self._depth > MAX_DEPTH or self.count > self._most:
            raise IntakeError("nen-la")
        self._target.start(tag.rpartition("}")[2], attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._target.end(tag.rpartition("}")[2])

    def close(self) -> Any:
        return None
