"""The cards as PDFs, for e-mails and for printers that add something of their own to a page.

A PDF is made again only when what it says, its template, its typeface or the typesetter changes: it
is kept under the hash of all that. docs/decisions/0007-card.md says which cards have one.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import IO, Self

from jinja2 import Environment, FileSystemLoader

from activity_directory import cards, messages
from activity_directory.cards.sizes import SIZES, points_of, setting_of
from activity_directory.portal import jinja, leaks
from activity_directory.portal.edition import Edition
from activity_directory.portal.viewing.viewer import patch as patch_of
from activity_directory.portal.views.patches import Patch
from activity_directory.system import atomic
from activity_directory.urls import addresses

PROJECT = Path(__file__).resolve().parents[3]
THEME = PROJECT / "theme"
KEPT = PROJECT / ".connected" / "cards"
"""Safe to delete: what is missing is made again."""
_TEMPLATE = THEME / "pdf" / "card.typ"
_FONTS = THEME / "vendor" / "atkinson-hyperlegible-next"
_PROGRAM = Path(__file__).with_name("typesetting.py")
_SIZES = {size.id: size for size in SIZES}
LETTERS = (
    "\u0020-\u007e\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u00ff\u2009\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u2122"
    "\u2212ıŒœĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİĶķĻļĽľŁłŃńŅņŇňŐőŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŴŵŶŷŹźŻżŽžȘșȚțẀẁẂẃẄẅỲỳ"
)
"""The letters of the typeface, as a pattern has them: those that tools/vendor.py keeps."""
_UNKNOWN = re.compile(f"[^{LETTERS}]")
"""A card with another letter is printed from its page alone, in the visitor's own typeface."""
_MARGINS = {"a5": 8, "pocket": 7, "large-print": 10, "easy-read": 10}


class NotTypesetError(Exception):
    """The typesetter refused a card. The message says why."""


def has_pdf(edition: Edition, card: cards.Card) -> bool:
    """Whether this card has a PDF.

    A guarded one has none: a file stays on a disk and in a list of downloads.
    """
    wanted = edition.catalogue.site.card_pdfs and not card.guarded and card.back is not None
    return wanted and not _UNKNOWN.search(f"{card.name}{card.summary}{card.facts}{card.ask_for}")


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every PDF with its address, none where the community wants none."""
    site = edition.catalogue.site
    if not site.card_pdfs:
        return
    pictures = _pictures()
    with _Typesetter() as typesetter:
        for listing in edition.listings:
            activity = listing.activity
            of_activity = cards.cards_of(listing, site, edition.base, code=edition.code_of(listing))
            if isinstance(of_activity, cards.Refusal):
                continue
            for card in of_activity.of_sizes:
                if not has_pdf(edition, card):
                    continue
                source = _source(card, patch_of(activity), pictures, site.language)
                address = addresses.card_pdf(activity.slug, card.size)
                # The files are compressed, so what they say is looked at here.
                found = leaks.places_disclosed_by(
                    edition.catalogue.certain_secrets, address, source.encode()
                )
                if found:
                    raise leaks.WouldTell(
                        leaks.message("The website", [leaks.Leak(address, one) for one in found])
                    )
                yield address, typesetter.pdf(source)


class _Typesetter:
    """Gives PDFs, kept ones where there are; its program starts with the first that is missing."""

    def __init__(self) -> None:
        self._program: subprocess.Popen[bytes] | None = None
        versions = [version("typst"), _TEMPLATE.read_bytes().hex()]
        fonts = [path.read_bytes().hex() for path in sorted(_FONTS.glob("*.ttf"))]
        self._versions = hashlib.sha256("\n".join([*versions, *fonts]).encode()).hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._program is not None:
            self._program.communicate()

    def pdf(self, source: str) -> bytes:
        """The PDF of a source. Raises NotTypesetError."""
        name = hashlib.sha256(f"{self._versions}\n{source}".encode()).hexdigest()
        path = KEPT / f"{name}.pdf"
        kept = b""
        with suppress(OSError):
            kept = path.read_bytes()
        # Its own hash goes before it, so that what was cut off or changed is never published.
        digest, _, content = kept.partition(b"\n")
        if content and hashlib.sha256(content).hexdigest().encode() == digest:
            return content
        content = self._made(source)
        with suppress(OSError):  # a folder that can't be written costs time, and no more
            KEPT.mkdir(parents=True, exist_ok=True)
            atomic.write(path, hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        return content

    def _made(self, source: str) -> bytes:
        if self._program is None:
            self._program = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, str(_PROGRAM), str(_TEMPLATE), str(_FONTS)],
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
        message = f"a card could not be made into a PDF: {reason}"
        raise NotTypesetError(message)
    return content


def _source(card: cards.Card, patch: Patch, pictures: Mapping[str, str], language: str) -> str:
    """What the template gets, as one line of JSON."""
    back = card.back
    if back is None:
        message = "a card with a PDF has a back"
        raise ValueError(message)
    size = _SIZES[card.size]
    setting = setting_of(size, points_of(card.points), card.spacing)
    text = messages.text
    other = card.other_way
    beside = [
        text("card.ask-for", whom=card.ask_for) if card.ask_for else "",
        text("card.best-time", time=card.best_time) if card.best_time else "",
        card.also,
        text(f"card.or-{other.means}", link=other.words) if other else "",
    ]
    tongue, _, region = language.partition("-")
    given = {
        "size": size.id,
        "unit": size.unit,
        "small": size.smallest,
        "width": size.width,
        "height": size.height,
        "margin": _MARGINS[size.id],
        "column": size.column,
        "labels": size.labels,
        "code_width": size.code,
        "patch_width": size.patch,
        "points": setting.points,
        "leading": setting.leading,
        "name_type": setting.name,
        "number_type": setting.number,
        "ring_type": size.number * 0.8,
        "language": tongue,
        "region": region,
        "title": text("card.label", heading=card.heading, name=card.name),
        "heading": card.heading,
        "portal": card.portal,
        "name": card.name,
        "highlight": card.highlight,
        "summary": card.summary,
        "warnings": card.warnings,
        "facts": [
            {
                "label": fact.label,
                "lines": fact.lines,
                "picture": pictures[fact.picture] if fact.picture else "",
            }
            for fact in card.facts
        ],
        "way": {
            "verb": card.way.verb,
            "words": card.way.words,
            "link": card.way.link,
            "is_number": card.way.is_number,
        },
        "beside": [one for one in beside if one],
        "asks": bool(card.ask_for),
        "scan": text("card.scan"),
        # A line may end after each slash: zero-width spaces would be in what people copy.
        "address": "".join(card.address),
        "url": card.url,
        "code": _code(card),
        "code_text": card.qr_title,
        "code_on_back": card.code_on_back,
        "patch": _patch(patch) if card.patch else "",
        "checked": card.checked,
        "please": card.please,
        "blanks": [(label, len(rules)) for label, rules in back.blanks],
        "fine": back.fine,
        "ring": back.ring,
        "ring_number": back.number,
        "ring_link": back.link,
        "crisis_heading": text("card.back-crisis"),
        "crisis": back.crisis,
    }
    return json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}">{}</svg>'


def _code(card: cards.Card) -> str:
    return _SVG.format(
        f"0 0 {card.qr.size} {card.qr.size}", f'<path stroke="#000" d="{card.qr.path}"/>'
    )


def _pictures() -> dict[str, str]:
    """The drawings of components/icon, as they are on a card."""
    environment = Environment(loader=FileSystemLoader(THEME / "templates"), **jinja.ENVIRONMENT)  # noqa: S701 - it is on there
    drawn = vars(environment.get_template("components/icon/macro.html").module)["drawings"]
    return {name: _icon(*paths) for name, paths in drawn.items()}


def _icon(fill: str, lines: str) -> str:
    return _SVG.format(
        "0 0 24 24",
        f'<path fill="#ddd" d="{fill}"/><path fill="none" stroke="#000" stroke-width="1.75" '
        f'stroke-linecap="round" stroke-linejoin="round" d="{lines}"/>',
    )


def _patch(patch: Patch) -> str:
    """In black and grey, as components/patch/style.css has it on paper."""
    grey, black = "#bbb", "#000"
    first, second = (black, grey) if "patch--b" in patch.look else (grey, black)
    turn = f' transform="{patch.turned}"' if patch.turned else ""
    return _SVG.format(
        "0 0 96 96",
        f'<g fill-rule="evenodd"{turn}><path fill="{first}" d="{patch.first}"/>'
        f'<path fill="{second}" d="{patch.second}"/><path fill="none" stroke="#000" '
        f'stroke-width="1.6" stroke-dasharray="5 3.6" stroke-linecap="round" '
        f'd="M5 5h86v86H5z"/></g>',
    )
