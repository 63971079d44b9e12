"""What no output may have, whatever makes it: looked for in every file of a built site.

Of a file its name, its text and the addresses in it are looked at, also inside packed files,
archives and PDFs.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pypdf

from activity_directory.search.index_files import DANGER_PHRASES, PHRASES, TEXTS, WORDS
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from activity_directory.catalogue.catalogue import Catalogue

TRACKING = re.compile(
    r"[?&;](?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ref_src|s_cid)=",
    re.IGNORECASE,
)
FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?\s(?:src|data|srcset)="
    r'"((?:https?:)?//[^"]+)"'
    r'|<link\b(?![^>]*rel="(?:canonical|license)")[^>]*?\shref="((?:https?:)?//[^"]+)"'
    r'|<form\b[^>]*?\saction="((?:https?:)?//[^"]+)"'
    r'|(?:url\(|@import\s)["\']?((?:https?:)?//[^"\')]+)',
    re.IGNORECASE,
)
"""What a page fetches, or sends to, elsewhere."""
EMAIL = re.compile(r"\w[\w.+-]*@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?<![\w.,:/#-])(?:\+44[ \u00a0]?|0)"
    r"[1-37-9]\d{1,3}[ \u00a0]?\d{3}[ \u00a0]?\d{3,4}(?![\w-]|[.,]\d)"
)
LINK = re.compile(r'\b(?:href|src|action)="([^"]*)"')
ADDRESS = re.compile(r"https?://[^\s\"'<>\\)]+")
FRONT_CODED = frozenset({DANGER_PHRASES, PHRASES, TEXTS, WORDS})
EXAMPLES = frozenset({"hello@highfield.example.org", "hello@example.org"})
"""What forms show people how to write."""
_FOLDS = re.compile(r"\r?\n[ \t]")
_UIDS = re.compile(r"^UID:.*$", re.MULTILINE)
_CODES = re.compile(r"&(?:#\w+|\w+);")
_PACKED, _ARCHIVE, _PDF = b"\x1f\x8b", b"PK\x03\x04", b"%PDF"


@dataclass(frozen=True)
class Found:
    """Something that must not be there: in which file, and what."""

    file: str
    what: str


def texts_of(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The texts of a file by name: its own, or those of what is packed in it."""
    if content.startswith(_PACKED):
        content = gzip.decompress(content)
    if content.startswith(_ARCHIVE):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for one in archive.namelist():
                yield from texts_of(f"{name}/{one}", archive.read(one))
    elif content.startswith(_PDF):
        pdf = pypdf.PdfReader(io.BytesIO(content))
        words = [page.extract_text() for page in pdf.pages]
        yield name, "\n".join([*words, *_links_of(pdf), *map(str, (pdf.metadata or {}).values())])
    else:
        text = content.decode("utf-8", "replace")
        # Lines of a calendar are folded, and the ids of its sessions look like emails.
        yield name, _UIDS.sub("", _FOLDS.sub("", text)) if name.endswith(".ics") else text


def _links_of(pdf: pypdf.PdfReader) -> Iterator[str]:
    for page in pdf.pages:
        for note in page.annotations or ():
            yield str(note.get_object().get("/A", {}).get("/URI", ""))


class Outputs:
    """What the outputs of a community may have of it, and what not."""

    def __init__(self, borough: Catalogue, entries: Mapping[str, str], base: str) -> None:
        """`entries` are the texts of the content folder by their names."""
        self.borough = borough
        self.base = base
        records = (*borough.activities, *borough.venues, *borough.organisations, *borough.champions)
        withheld = [venue for venue in borough.venues if venue.withheld]
        self.secrets = {
            secret.casefold(): what
            for what, texts in {
                "a withheld place": [
                    text
                    for one in withheld
                    for text in (one.id, one.name, one.street, one.postcode, one.getting_there)
                ],
                "a note for maintainers": [one.maintainer_note for one in records],
            }.items()
            for secret in texts
            if secret
        }
        self.hidden = {
            secret.casefold()
            for one in borough.activities
            if one.eligibility is not None
            for secret in (
                one.eligibility.in_their_words,
                one.eligibility.other,
                *one.eligibility.conditions,
                *one.eligibility.not_suitable_for,
            )
            if len(secret) > 20 and secret.casefold() not in one.eligibility.text.casefold()
        }
        """What professionals alone may read of who may come."""
        written = "\n".join(entries.values())
        self.emails = {one.casefold() for one in EMAIL.findall(written)} | EXAMPLES
        self.phones = {digits(one) for one in PHONE.findall(written)}
        self.needs = {term.id for term in borough.vocabularies["needs"]}
        self.guarded = {one.slug for one in borough.activities if one.about_safety}
        unkept = [one for one in borough.activities if not one.may_be_kept]
        self.unkept = {one.slug for one in unkept}
        self.unkept_names = {one.name for one in unkept}

    def found_in(self, files: Mapping[str, bytes]) -> list[Found]:
        """Whatever must not be there."""
        return [
            Found(file, what)
            for name, content in files.items()
            for file, text in texts_of(name, content)
            for what in self._found(file, _CODES.sub(lambda code: unescape(code[0]), text))
        ]

    def _found(self, file: str, text: str) -> Iterator[str]:
        yield from self._private(file, text)
        yield from self._elsewhere(text)
        yield from self._about_safety(file, text)
        yield from self._in_addresses(file, text)

    def _private(self, file: str, text: str) -> Iterator[str]:
        words = f"{file}\n{text}".casefold()
        yield from (what for secret, what in self.secrets.items() if secret in words)
        if "/for-professionals/" not in file and file != f"{addresses.ELIGIBLE}rules.json":
            yield from (f"for professionals: {one}" for one in self.hidden if one in words)
        if file.endswith((".html", ".json", ".ics", ".csv", ".pdf", ".xml", ".jsonl")):
            for email in EMAIL.findall(unquote(text) if "%40" in text else text):
                if email.casefold() not in self.emails:
                    yield f"an email that no entry has: {email}"
            # Its words are written one from the other: numbers are how many letters are the same.
            for phone in PHONE.findall(text) if file not in FRONT_CODED else ():
                if digits(phone) not in self.phones:
                    yield f"a number that no entry has: {phone}"

    def _elsewhere(self, text: str) -> Iterator[str]:
        if tracked := TRACKING.search(text):
            yield f"tracking: {tracked[0]}"
        for match in FETCHED.finditer(text):
            address = next(filter(None, match.groups()))
            if not address.startswith(self.base):
                yield f"fetched from elsewhere: {address}"

    def _about_safety(self, file: str, text: str) -> Iterator[str]:
        """Papers and lists have nothing that may not be found by somebody else."""
        slug = file.removeprefix(addresses.ACTIVITIES).partition("/")[0]
        if file.endswith((".pdf", ".ics")) and file.startswith(addresses.ACTIVITIES):
            yield from ("a paper of what is about safety" for _ in {slug} & self.guarded)
        if file.endswith(".pdf") and not file.startswith(addresses.ACTIVITIES):
            yield from (f"what may not be kept: {one}" for one in self.unkept_names if one in text)
        seen_by_others = (addresses.LIST, addresses.DESK_SHEET, addresses.SCREEN, addresses.EMBED)
        if file.startswith(seen_by_others):
            for one in self.unkept:
                if f"/{one}/" in text or f'"{one}"' in text:
                    yield f"what may not be kept: {one}"

    def _in_addresses(self, file: str, text: str) -> Iterator[str]:
        """Addresses of papers, plans, lists and codes name no need."""
        own = [link for link in LINK.findall(text) if not re.match(r"[a-z]+:|//", link)]
        own += [one for one in ADDRESS.findall(text) if one.startswith(self.base)]
        for address in (file, *own):
            path, _, state = unquote(address).partition("#")
            parts = urlsplit(path)
            if parts.query and not re.fullmatch(r"v=[0-9a-f]+", parts.query):
                yield f"a question in an address: {address}"
            if self._is_of_a_paper(parts.path):
                asked = set(re.split(r"[/.=&,+]", f"{parts.path}/{state}"))
                yield from (f"a need in an address: {address}" for _ in asked & self.needs)

    def _is_of_a_paper(self, path: str) -> bool:
        path = path.removeprefix(urlsplit(self.base).path)
        kinds = ("card/", addresses.LIST, addresses.CODES, "for-professionals/", "champions/sheet/")
        return any(f"/{kind}" in f"/{path}" for kind in kinds)


def digits(phone: str) -> str:
    """A number as it is dialled in the country."""
    return re.sub(r"\D", "", phone.replace("+44", "0"))


def one_size_each(names: Iterable[str]) -> set[str]:
    """Of the PDFs of each activity one, each time of another size: the facts are the same."""
    by_folder: dict[str, list[str]] = {}
    for name in sorted(names):
        by_folder.setdefault(name.rpartition("/")[0], []).append(name)
    return {sizes[number % len(sizes)] for number, sizes in enumerate(by_folder.values())}


def entries_in(files: Mapping[str, bytes]) -> dict[str, str]:
    """The texts of a content folder, without notes for maintainers."""
    return {
        name: re.sub(r"^maintainer_note:.*$", "", content.decode(), flags=re.MULTILINE)
        for name, content in files.items()
        if name.endswith((".yml", ".md", ".csv"))
    }
