"""The site as a zip for a disk or a memory stick, where pages are opened without any host.

A browser shows no folder's `index.html` there and lets no page read a file, so links name the file
and what the search reads are scripts. Pagefind can't run: names, needs, kinds and facts are found,
words of descriptions are not, and the find page says so. Links to what only the website has, such
as data for programs, lead there.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote

from activity_directory import messages
from activity_directory.sanitise.alphabets import without_accents
from activity_directory.urls import addresses
from activity_directory.wording.dates import full_date

_NEEDS_A_HOST = (
    "pagefind/",
    addresses.NOT_FOUND,
    addresses.NOT_IN_COPY,
    addresses.KEPT_FILES,
    addresses.WORKER,
    addresses.MANIFEST,
    addresses.OPEN_SEARCH,
    addresses.SITEMAP,
    addresses.ROBOTS,
    addresses.PERMALINKS,
    addresses.EMBED,
    "_",
    ".",
)
"""How the addresses begin of what only a host or a browser on the web can use."""
_READ_BY_PAGES = (addresses.SEARCH, addresses.LIST, addresses.ELIGIBLE, addresses.CHAMPIONS)
"""Folders whose data pages read, by theme/scripts/shared/fetch.js."""
_LINK = re.compile(r'(<(?:a|form)\s[^>]*?\b(?:href|action)=")([^":#?]*/)(?=["#])')
_LEADS_ON = re.compile(r'(<meta http-equiv="refresh" content="[^"]*?url=)([^":#?]*/)(?=")')
_TO_FILE = re.compile(r'(<a\s[^>]*?\bhref=")([^":#?]+)(?=["#?])')
_HEAD = re.compile(r'<link rel="(?:manifest|search|preload)"[^>]*>\n?')
_BODY = re.compile(r"<body[^>]*>")
_READABLE = 0o644 << 16
_MADE_BY_UNIX = 3


def made(site: Path, name: str, base: str, today: date) -> bytes:
    """The zip of a complete site called `name`, as of `today`. The same site gives the same bytes.

    `base` is the address of the website itself, with a slash at its end.

    It holds a folder, and beside that a page to open, which leads into it.
    """
    folder = re.sub(r"[^a-z0-9]+", "-", without_accents(name.lower())).strip("-") or "site"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        start = f"{messages.text('disk.start')}.html"
        for address, content in ((start, _start(name, folder)), *_files(site, folder, base, today)):
            entry = zipfile.ZipInfo(address, (today.year, today.month, today.day, 0, 0, 0))
            entry.create_system, entry.external_attr = _MADE_BY_UNIX, _READABLE
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return packed.getvalue()


def _start(name: str, folder: str) -> bytes:
    to = f"{folder}/index.html"
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f'<meta http-equiv="refresh" content="0; url={to}"><title>{escape(name)}</title></head>'
        f'<body><p><a href="{to}">{escape(name)}</a></p></body></html>\n'
    ).encode()


def _files(site: Path, folder: str, base: str, today: date) -> Iterator[tuple[str, bytes]]:
    notice = _notice(today)
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    packed = sorted(filter(_works_from_a_disk, files))
    for address in packed:
        content = files[address].read_bytes()
        if address.endswith(".html"):
            html = _from_a_disk(content.decode(), notice)
            content = _leading_out(html, address, frozenset(packed), base).encode()
        elif address.endswith(".json"):
            content = _as_script(content)
        yield f"{folder}/{address}{'.js' if address.endswith('.json') else ''}", content


def _works_from_a_disk(address: str) -> bool:
    if address.startswith(_NEEDS_A_HOST):
        return False
    if address.endswith(".pdf"):  # the page of a card prints the same
        return False
    return not address.endswith(".json") or address.startswith(_READ_BY_PAGES)


def _notice(today: date) -> str:
    """How old the copy is, as components/site-banner/macro.html has it."""
    words = escape(messages.text("disk.copy", date=full_date(today)))
    line = f'<span class="govuk-width-container site-banner__line"><strong>{words}</strong></span>'
    return f'<p class="site-banner">{line}</p>'


def _from_a_disk(html: str, notice: str) -> str:
    """A page whose links name files, with how old it is above all else."""
    html = _HEAD.sub("", html)
    for links in (_LINK, _LEADS_ON):
        html = links.sub(r"\1\2index.html", html)
    return _BODY.sub(lambda body: body[0] + notice, html, count=1)


def _leading_out(html: str, address: str, packed: frozenset[str], base: str) -> str:
    """A page whose links to what is not in the copy lead to the website at `base`."""

    def link(found: re.Match[str]) -> str:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(found[2])))
        return found[0] if file in packed else f"{found[1]}{base}{quote(file)}"

    return _TO_FILE.sub(link, html)


def _as_script(content: bytes) -> bytes:
    """A file of data as a script that gives it to shared/fetch.js under its own address."""
    return b"(globalThis.filesFromDisk??={})[document.currentScript.src]=" + content + b";\n"
