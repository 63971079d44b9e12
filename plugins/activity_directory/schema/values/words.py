"""Lines of text, names of files and ids.

Knows nothing of fields or files. Of each value there is one way to write it; a reader that meets
another says which.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from activity_directory.model.schedule import Period, YearlySeason
from activity_directory.sanitise.alphabets import in_our_letters, without_accents
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.dates import parse_period
from activity_directory.schema.values.mistake import (
    HTML_TAG,
    SIGN_AT_START,
    TOO_LONG,
    TOO_LONG_A_TEXT,
    Mistake,
    either,
    shown,
)

# --- words -----------------------------------------------------------------------------------

HTML = re.compile(r"</?[a-zA-Z][^<>\n]*>|<!--|<[?!][a-zA-Z\[]")
"""What a browser would take for markup."""
HTML_CODE = re.compile(r"&(?:amp|quot|apos|pound|euro|nbsp|ndash|mdash|[lr][sd]quo|#\d{2,4});")
_SUMS = "=@+-\uff1d\uff20\uff0b"
_ODD_STARTS = frozenset(f"{_SUMS}“‘")
FORMULA = re.compile("[=@\uff1d\uff20]|[+\uff0b-](?!\\s?[\\d(])|-\\s?[\\d(]")


def without_marks(text: str) -> str:
    """`text` without the curly quotation marks around all of it; empty where there are none."""
    if text[:1] in {"“", "‘"} and text[-1:] in {"”", "’", "“"}:
        inner = text[1:-1].strip()
        return "" if {*inner} & {"“", "”", "‘"} else inner
    return ""


def parse_words(text: str, most: int) -> str | Mistake:
    """A line of text: no HTML, and nothing that a spreadsheet would take for a sum."""
    line = text.strip()
    if "  " in line or not line.isprintable():  # as tabs and ends of lines are not
        line = " ".join(text.split())
    if len(line) > most or "<" in line or "&" in line or line[:1] in _ODD_STARTS:
        return _mistaken_words(text, line, most) or line
    return line


def _mistaken_words(text: str, line: str, most: int) -> Mistake | None:
    if inner := without_marks(line):
        return Mistake(
            text,
            rule="quotation-marks",
            message="the quotation marks around the text would be shown",
            hint="Remove them.",
            meant=inner,
        )
    if len(line) > most:
        return TOO_LONG.of(
            text,
            "too-long",
            count=len(line),
            most=most,
            over=len(line) - most,
            tail=line[max(0, most - 30) : most],
        )
    if "<" in line and (tag := HTML.search(line)):
        return HTML_TAG.of(text, "html-in-text", match=shown(tag[0]))
    if "&" in line and (code := HTML_CODE.search(line)):
        from html import unescape  # noqa: PLC0415 - only this mistake needs its 2,000 names

        return Mistake(
            text,
            rule="html-in-text",
            message=f"there is an HTML code here: {quoted(code[0])}",
            hint=f"Write the character itself: {quoted(unescape(code[0]))}",
            meant=HTML_CODE.sub(lambda match: unescape(match[0]), line),
        )
    if line[:1] in _SUMS and FORMULA.match(line):
        return SIGN_AT_START.of(text, "sign-at-start", match=line[0])
    return None


def parse_prose(text: str, most: int) -> str | Mistake:
    """Markdown of at most `most` characters."""
    if len(text) > most:
        return TOO_LONG_A_TEXT.of(text, "too-long", count=len(text), most=most)
    return text


def parse_nothing(text: str) -> str | Mistake:
    """A field whose name says it all."""
    return Mistake(text, hint="Remove the text after the colon.") if text else ""


# --- names of files and ids ------------------------------------------------------------------

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "page", "card"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)


LONGEST_SLUG = 60
"""Characters."""


def slug_fault(slug: str) -> str:
    """What is wrong with a file's name or an id, in words; empty where nothing is."""
    if len(slug) > LONGEST_SLUG:
        return f"it is longer than {LONGEST_SLUG} characters"
    if _SLUG.fullmatch(slug) is None:
        return "it can only have small letters a to z, numbers, and single dashes between them"
    if slug in _RESERVED:
        return "the software uses this word itself"
    return ""


@lru_cache(maxsize=1_000)  # one name is asked about again and again
def slug_of(text: str) -> str:
    """A plain slug made of `text`: empty only where it has no letter and no number.

    Letters of other alphabets are written with ours: "Йога" is "ioga". A long text ends at the
    last whole word that fits.
    """
    return slug_within(dashed(text))


def slug_within(slug: str, longest: int = LONGEST_SLUG) -> str:
    """A slug without the words at its end that are over; of one long word, its beginning."""
    if len(slug) <= longest:
        return slug
    whole, _, _ = slug[: longest + 1].rpartition("-")
    return whole or slug[:longest]


def slug_before_a_number(slug: str) -> str:
    """A slug that has room for a number behind it."""
    return slug_within(slug, LONGEST_SLUG - 4)


def slug_cut_in_a_word(text: str) -> str:
    """The slug of a text that is too long for one, as it was made at first: entries may have it."""
    return dashed(text)[:LONGEST_SLUG].strip("-")


@lru_cache(maxsize=1_000)
def dashed(text: str) -> str:
    """All of a text as a slug would have it, however long it is."""
    plain = _with_dashes(in_our_letters(text).casefold())
    # Of a script long dead nothing is known but what its letters are called.
    return plain or _with_dashes(" ".join(map(_called, text)))


def _with_dashes(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", text)).strip("-")


def _called(letter: str) -> str:
    """The last word of a letter's name; empty for a sign."""
    is_sign = not unicodedata.category(letter).startswith(("L", "N"))
    return "" if is_sign else unicodedata.name(letter, "").rpartition(" ")[2].lower()


def usable_slug(text: str, what: str) -> str:
    """A slug made of `text` that may be used; `what` it is for stands in front where it has to."""
    slug = slug_of(text)
    return slug_within(f"{what}-{slug}".strip("-")) if slug_fault(slug) else slug


def parse_slug(text: str) -> str | Mistake:
    """An id as it stands in an address."""
    fault = slug_fault(text)
    if not fault:
        return text
    if _SLUG.fullmatch(text):
        return Mistake(
            text,
            message=f"{quoted(shown(text))} can't be the name of a file: {fault}",
            hint="Remove it, or choose another.",
        )
    meant = slug_of(text)
    certain = without_accents(text).isascii()
    return Mistake(text, meant="" if slug_fault(meant) else meant, certain=certain)


ADDRESSED = ("activities", "organisations", "stories", "needs", "categories", "areas")
"""Under which a name can stand in an address; the pages of the maintainers' stand under none."""


def parse_address(text: str) -> str | Mistake:
    """An address that a page takes the place of: its own slug, or a family's and a slug."""
    family, slash, name = text.strip("/").rpartition("/")
    known = not slash or family in ADDRESSED
    if text == f"{family}{slash}{name}" and known and not slug_fault(name):
        return text
    plain = f"{family}{slash}{slug_of(name)}"
    certain = known and not slug_fault(slug_of(name))
    return Mistake(text, meant=plain if certain else "")


PICTURE_ENDINGS = ("jpg", "jpeg", "png", "webp")
"""Of the kinds that are read: see `pictures`."""


def parse_picture(text: str) -> str | Mistake:
    """The name of a picture in content/images, without a folder."""
    name, dot, ending = text.rpartition(".")
    kind = ending.casefold()
    if kind not in PICTURE_ENDINGS:
        endings = either(tuple(f".{picture_ending}" for picture_ending in PICTURE_ENDINGS))
        if not dot or re.fullmatch("[a-z0-9]{2,5}", kind) is None:
            return Mistake(text, hint=f"The name of a picture ends in {endings}.")
        return Mistake(
            text,
            expected=f"a JPEG, PNG or WebP picture, whose name ends in {endings}",
            hint="Save the picture again as a JPEG, and write its new name here.",
        )
    if ending == kind and not slug_fault(name):
        return text
    folder, stroke, stem = name.replace("\\", "/").rpartition("/")
    slug = usable_slug(stem, "picture")
    certain = not (folder or stroke) and slug == slug_of(stem)
    return Mistake(text, meant=f"{slug}.{kind}" if dot and stem else "", certain=certain)


def parse_two_dates(text: str) -> Period | Mistake:
    """`2026-10-26 to 2026-10-30`: two days of one year, not of every year."""
    period = parse_period(text)
    return Mistake(text) if isinstance(period, YearlySeason) else period


_SIGN_AND_SIGN = re.compile(r"(?<=[.,:;!?–-]); ")


def on_one_line(text: str) -> str:
    """A text of several lines as one, with a `;` where a line has no sign at its end."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return _SIGN_AND_SIGN.sub(" ", "; ".join(filter(None, lines)))
