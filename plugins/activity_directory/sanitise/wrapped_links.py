"""Links that a mail program or a website has wrapped, so that it sees who follows them.

Outlook makes `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org`
of a link to www.example.org, and whoever copies a text from a mail copies that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

_WRAPPED = re.compile(
    r"https?://(?:[a-z0-9-]{1,40}\.safelinks\.protection\.outlook\.com/|www\.google\.[a-z.]{2,6}/url\?"
    r"|l\.facebook\.com/l\.php\?|linkprotect\.cudasvc\.com/url\?)[^\s<>()\[\]\"'`]{1,4000}",
    re.IGNORECASE,
)
_ADDRESS_IN = ("url", "q", "u", "a")
"""Parameters that hold the address itself."""
_PLAIN_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`\\]+")


_TWO_SCHEMES = re.compile(r"https?:/{1,2}(https?):?/{1,2}(?=[a-z0-9])", re.IGNORECASE)
"""What a form makes of an address that was pasted behind its own `http://`."""


def unwrapped(text: str) -> str:
    """The text with the addresses themselves; the same where none is wrapped, or begins twice."""
    if "://" not in text:
        return text
    return _TWO_SCHEMES.sub(r"\1://", _WRAPPED.sub(_itself, text))


def wrapped_in(text: str) -> Iterator[tuple[str, str]]:
    """Each wrapped link of a text, and the address itself."""
    for match in _WRAPPED.finditer(text) if "://" in text else ():
        if (address := _itself(match)) != match[0]:
            yield match[0], address


def _itself(match: re.Match[str]) -> str:
    """The address in a wrapped link; the link where there is none that is plain."""
    asked = parse_qs(urlsplit(match[0]).query)
    found = next((asked[name][0] for name in _ADDRESS_IN if name in asked), "")
    return found if _PLAIN_ADDRESS.fullmatch(found) else match[0]
