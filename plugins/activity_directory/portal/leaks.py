"""The last look at what is made, before anybody gets it: no file tells where a withheld place is.

The rules look at every text of the content; this holds whatever they, a template or a feed may
have missed. Files are compared as texts are, without tags, codes and the folds of calendars.
"""

from __future__ import annotations

import gzip
import os
import re
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple, NoReturn

from activity_directory.catalogue.withheld import Secrets
from activity_directory.portal.memory import hash_of, remember, remembered
from activity_directory.system import two_processes
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined


class WouldTell(Exception):
    """What was made would tell where a withheld place is. The message doesn't."""


class Leak(NamedTuple):
    """A file that tells where a place is. `place` is the path of the entry that the place is in."""

    file: str
    place: str


def message(what: str, leaks: Sequence[Leak]) -> str:
    """Why something isn't published, without a word of what it would have told."""
    files = tuple(dict.fromkeys(leak.file for leak in leaks))
    places = joined(dict.fromkeys(leak.place for leak in leaks))
    return (
        f"{what} is not published: it would tell where a withheld place is (that of {places}), "
        f"in {counted(len(files), 'file')}. The first is {files[0]}. Look for the name, the street "
        "and the postcode of that place in that file, and take them out."
    )


def leaks(
    secrets: Secrets, site: Path, of: str = "", looked_at: Mapping[str, str] | None = None
) -> tuple[Leak, ...]:
    """Every leak in a folder, in the order of the files.

    Files that told nothing when this was asked last are not looked at again, while they and the
    secrets are the same byte for byte. `of` names the site for that; without it all are looked at.
    Nor are those that are `looked_at` already, by name, whose hash is still the one given there.
    """
    if not secrets:
        return ()
    looked_at = looked_at or {}
    known = f"harmless files {of}" if of else ""
    harmless = frozenset((known and remembered(known)) or ())
    files = _files_in(site)
    looks = two_processes.both(
        lambda: _look(secrets, site, files[::2], harmless, looked_at),
        lambda: _look(secrets, site, files[1::2], harmless, looked_at),
        size=len(files),
    )
    if known:
        remember(known, sorted(one for look in looks for one in look.harmless))
    return tuple(sorted(leak for look in looks for leak in look.leaks))


def _files_in(site: Path) -> list[str]:
    """Every file by its way from the site's root, without a `Path` for each: there are many."""
    root = str(site)
    return sorted(
        f"{folder[len(root) :]}{os.sep}{name}".replace(os.sep, "/")[1:]
        for folder, _, names in os.walk(root, onerror=_refuse)
        for name in names
    )


def _refuse(error: OSError) -> NoReturn:
    """What can't be looked at may tell anything."""
    raise error


class _Look(NamedTuple):
    """What came of looking at some files: the leaks, and the hashes of those without any."""

    leaks: list[Leak]
    harmless: list[str]


def _look(
    secrets: Secrets,
    site: Path,
    files: Iterable[str],
    harmless: Container[str],
    looked_at: Mapping[str, str],
) -> _Look:
    look = _Look([], [])
    of_secrets = hash_of(secrets)
    for name in files:
        with open(f"{site}/{name}", "rb") as file:  # noqa: PTH123 - as above
            content = file.read()
        if name in looked_at and looked_at[name] == hash_of(content):
            continue
        together = hash_of(of_secrets, name, content)
        if together in harmless:
            look.harmless.append(together)
            continue
        places = places_disclosed_by(secrets, name, content)
        if not places:
            look.harmless.append(together)
        called = name
        if places and secrets.disclosures(name, holds="address"):
            called = f"{name.partition('/')[0]}/..."  # for the rest of it tells as well
        look.leaks.extend(Leak(called, place) for place in places)
    return look


def places_disclosed_by(secrets: Secrets, name: str, content: bytes) -> tuple[str, ...]:
    """The places of which a file tells where they are, in its name or in all that it holds."""
    data = _opened(content)
    if not (secrets.may_be_in(name) or _may_tell(secrets, data)):
        return ()
    found = {disclosure.secret.place for disclosure in secrets.disclosures(name, holds="address")}
    for text in _readings(data.decode("utf-8", "replace")):
        found.update(disclosure.secret.place for disclosure in secrets.disclosures(text))
    return tuple(sorted(found))


def _opened(content: bytes) -> bytes:
    """What is inside a compressed file; any other as it is."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return content


# --- at speed: nearly every file tells nothing ------------------------------------------------

_TAG = re.compile(rb"<[^>]*>")
_CODES = re.compile(rb"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SIGNS = {b"&#34;": b'"', b"&#39;": b"'", b"&amp;": b"&"}
_OF_ADDRESSES = re.compile(rb"%[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*")
_FOLD = re.compile(rb"\r?\n[ \t]")
_BACKSLASH = re.compile(rb"\\(?:u[0-9a-fA-F]{4}|.)")


def _may_tell(secrets: Secrets, data: bytes) -> bool:
    """Whether a file has to be looked at word by word. It is never wrong in saying no."""
    if b"&" in data:
        data = _CODES.sub(lambda match: _SIGNS.get(match[0]) or _decoded(match[0]), data)
    if b"%" in data:
        data = _OF_ADDRESSES.sub(
            lambda match: bytes.fromhex(match[0][1:].decode().replace("%", "")), data
        )
    if b"\\" in data:
        data = _BACKSLASH.sub(lambda match: _plain(match[0].decode("latin-1")).encode(), data)
    if secrets.may_be_among(data):
        return True
    return b"<" in data and secrets.may_be_among(b"".join(_TAG.split(data)))


def _decoded(code: bytes) -> bytes:
    return unescape(code.decode()).encode("utf-8", "replace")


# --- word by word ----------------------------------------------------------------------------

_IN_A_LINE = (
    "a|abbr|b|bdi|bdo|br|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|"
    "sub|sup|time|u|var|wbr"
)
_INLINE = re.compile(rf"</?(?:{_IN_A_LINE})\b[^>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^>]*>")
_BETWEEN_STRINGS = re.compile(r"\"[\s,:\[\]{}]*[,:\[\]{}][\s,:\[\]{}]*\"")
_BREAK = " qzq "
"""In place of what parts two texts, so that the words of both are not taken for one."""


def _readings(text: str) -> Iterator[str]:
    """A file as its readers may see it: a page without its tags, a calendar without its folds."""
    text = _BETWEEN_STRINGS.sub(f'"{_BREAK}"', text)
    yield text
    if "<" in text or "&lt;" in text:
        for page in dict.fromkeys((text, unescape(text))):  # one may stand in another
            for between in ("", " "):
                yield unescape(_ANY_TAG.sub(_BREAK, _INLINE.sub(between, page)))
    unfolded = re.sub(_FOLD.pattern.decode(), "", text)
    plain = re.sub(_BACKSLASH.pattern.decode(), lambda match: _plain(match[0]), unfolded)
    if plain != text:
        yield plain


def _plain(code: str) -> str:
    r"""What a code such as `\n` or `\u00e9` stands for, in JSON, scripts and calendars."""
    if len(code) > 2:
        return chr(int(code.removeprefix("\\u"), 16))
    return " " if code[1] in "nNrtbf" else code[1]
