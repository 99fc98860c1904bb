"""The day of the build, by which statuses are judged."""

from __future__ import annotations

import datetime as dt
import os


def today() -> dt.date:
    """The day of the build: ``SOURCE_DATE_EPOCH`` when set, else the current day (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now(dt.UTC).date()
