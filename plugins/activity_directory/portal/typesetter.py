"""Makes PDFs from words and a template of theme/pdf/, and keeps them.

A PDF is made again only when what it says, its template, its typeface or the typesetter changes: it
is kept under the hash of all that.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import unicodedata
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import IO, Self

from activity_directory.catalogue.withheld import Secrets
from activity_directory.portal import leaks
from activity_directory.sanitise.alphabets import in_our_letters
from activity_directory.system import atomic

PROJECT = Path(__file__).resolve().parents[3]
THEME = PROJECT / "theme"
KEPT = PROJECT / ".connected" / "pdfs"
"""Safe to delete: what is missing is made again."""
_FONTS = THEME / "vendor" / "atkinson-hyperlegible-next"
_PROGRAM = Path(__file__).with_name("typesetting.py")
LETTERS = (
    "\u0020-\u007e\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u00ff\u2009\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u2122"
    "\u2212ıŒœĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİĶķĻļĽľŁłŃńŅņŇňŐőŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŴŵŶŷŹźŻżŽžȘșȚțẀẁẂẃẄẅỲỳ"
)
"""The letters of the typeface, as a pattern has them: those that tools/vendor.py keeps."""
_UNKNOWN = re.compile(f"[^{LETTERS}]")


class NotTypesetError(Exception):
    """The typesetter refused what it got. The message says why."""


def can_be_drawn(text: str) -> bool:
    """Whether our typeface has every letter of a text."""
    return not _UNKNOWN.search(text)


def drawable(text: str) -> str:
    """`text` with the letters that our typeface lacks written as A to Z; signs are left out."""
    return _UNKNOWN.sub(_in_our_letters, unicodedata.normalize("NFC", text))


def _in_our_letters(letter: re.Match[str]) -> str:
    if letter[0] in "\u2010\u2011":
        return "-"
    return re.sub("[^A-Za-z0-9 ]", "", in_our_letters(letter[0]))


def language_and_region(tag: str) -> tuple[str, str | None]:
    """The language of a tag such as "en-GB" and, where it names one, the country."""
    language, *others = tag.split("-")
    return language, next((one for one in others if re.fullmatch("[A-Za-z]{2}", one)), None)


def refuse_what_tells(secrets: Secrets, address: str, source: str) -> None:
    """Raise WouldTell where a PDF would tell where a withheld place is.

    The files are compressed, so what they say is looked at before.
    """
    found = leaks.places_disclosed_by(secrets, address, source.encode())
    if found:
        raise leaks.WouldTell(
            leaks.message("The website", [leaks.Leak(address, one) for one in found])
        )


class Typesetter:
    """Gives PDFs, kept ones where there are; its program starts with the first that is missing."""

    def __init__(self, template: str, *, only_newest: bool = False) -> None:
        """`only_newest`: what was not asked for this time is not kept, as it changes every day."""
        self._template = THEME / "pdf" / template
        self._kept = KEPT / self._template.stem
        self._only_newest, self._asked_for = only_newest, set[Path]()
        self._program: subprocess.Popen[bytes] | None = None
        versions = [version("typst"), self._template.read_bytes().hex()]
        fonts = [path.read_bytes().hex() for path in sorted(_FONTS.glob("*.ttf"))]
        self._versions = hashlib.sha256("\n".join([*versions, *fonts]).encode()).hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        if self._program is not None:
            self._program.communicate()
        if self._only_newest and failed is None:
            with suppress(OSError):
                for path in {*self._kept.glob("*.pdf")} - self._asked_for:
                    path.unlink(missing_ok=True)

    def pdf(self, source: str) -> bytes:
        """The PDF of a source. Raises NotTypesetError."""
        name = hashlib.sha256(f"{self._versions}\n{source}".encode()).hexdigest()
        path = self._kept / f"{name}.pdf"
        self._asked_for.add(path)
        kept = b""
        with suppress(OSError):
            kept = path.read_bytes()
        # Its own hash goes before it, so that what was cut off or changed is never published.
        digest, _, content = kept.partition(b"\n")
        if content and hashlib.sha256(content).hexdigest().encode() == digest:
            return content
        content = self._made(source)
        with suppress(OSError):  # a folder that can't be written costs time, and no more
            self._kept.mkdir(parents=True, exist_ok=True)
            atomic.write(path, hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        return content

    def _made(self, source: str) -> bytes:
        if self._program is None:
            self._program = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, str(_PROGRAM), str(self._template), str(_FONTS)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        asked, answered = self._program.stdin, self._program.stdout
        if asked is None or answered is None:
            message = "the typesetter has no pipes"
            raise NotTypesetError(message)
        return typeset(source, asked, answered)


def typeset(source: str, asked: IO[bytes], answered: IO[bytes]) -> bytes:
    """The PDF of a source, by the program at the ends of these pipes. Raises NotTypesetError."""
    asked.write(source.encode() + b"\n")
    asked.flush()
    length = int(answered.readline() or b"0")
    content = answered.read(abs(length))
    if length <= 0:
        reason = content.decode() or "the program ended"
        message = f"a PDF could not be made: {reason}"
        raise NotTypesetError(message)
    return content
