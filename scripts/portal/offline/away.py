"""Links of a copy to files that are not in it: they lead to the site and say that they need the network."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from urllib.parse import quote, unquote

from portal.locales import page_text

_LINK = re.compile(r'<a\b([^>]*?\s)href="([^"#?]+)([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_SOUND = re.compile(r'(<source\b[^>]*?\ssrc=")([^"]+)"')
_DOWNLOAD = re.compile(r'\sdownload(?:="[^"]*")?')
_LABEL = re.compile(r'(\saria-label="[^"]*)"')
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def leading_away(text: str, page: str, there: Collection[str], site: str) -> str:
    """Return the HTML *text* of *page* with links and sounds that are not *there* led to the *site*.

    *page* and *there* are paths below the copy; *site* is the address of the portal, with a slash.
    """
    words = page_text("needs-network", "en" if page.startswith("en/") else "vi")

    def led(match: re.Match[str]) -> str:
        before, target, rest, after, inside = match.groups()
        if _ELSEWHERE.match(target):
            return match[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target)))
        if path in there:
            return match[0]
        attributes = _LABEL.sub(
            rf'\1, {words}"', _DOWNLOAD.sub("", f'{before}href="{site}{quote(path)}{rest}"{after}')
        )
        return f'<a{attributes}>{inside} <span class="needs-network">{words}</span></a>'

    def heard(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(match[2])))
        away = path not in there and not _ELSEWHERE.match(match[2])
        return f'{match[1]}{site}{quote(path)}"' if away else match[0]

    return _SOUND.sub(heard, _LINK.sub(led, text))
