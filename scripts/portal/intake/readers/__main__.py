"""The process that reads one file: bytes come in, lines and tables as JSON go out."""

from __future__ import annotations

import sys
from typing import Any

from portal.intake import limits
from portal.intake.readers.choosing import read
from portal.intake.readers.plain import to_plain


def main() -> None:
    """Read the file that comes in; its name is the only argument."""
    data = sys.stdin.buffer.read(limits.MAX_FILE + 1)
    limits.confine()

    def work() -> dict[str, Any]:
        return to_plain(read(data, sys.argv[1]))

    limits.answer_of(work, sys.stdout.buffer)


if __name__ == "__main__":
    main()
