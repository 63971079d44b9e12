"""E-mail and web addresses, postcodes, places on a map and telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import (
    NO_SUCH_AREA,
    NO_SUCH_PHONE,
    Mistake,
    MistakeText,
    shown,
)

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber


LONGEST_EMAIL, LONGEST_URL = 254, 500
TOO_LONG_AN_EMAIL = MistakeText(
    "this is {count} characters long, but the limit for an e-mail address is {most}",
    "Give only the address.",
)
TOO_LONG_A_URL = MistakeText(
    "this is {count} characters long, but the limit for a web address is {most}",
    "Give a shorter address. The part from the `?` on can often be removed.",
)


def look_alike(text: str) -> Mistake | None:
    """A mistake where a letter of an address only looks like a plain one."""
    letter = next((letter for letter in text if not letter.isascii()), None)
    if letter is None:
        return None
    return Mistake(
        text,
        rule="look-alike",
        message=f"{quoted(letter)} in this address is an unusual letter ({letter_name(letter)})",
        hint="Type the address again on your keyboard.",
    )


def letter_name(letter: str) -> str:
    """What a letter is called: "cyrillic capital letter en"."""
    return unicodedata.name(letter, f"U+{ord(letter):04X}").lower()


# --- addresses, places, telephones -----------------------------------------------------------

EMAIL = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._+'-]{0,62}[A-Za-z0-9_+-])?"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)


def parse_email(text: str) -> str | Mistake:
    """An e-mail address, in letters anybody can type."""
    if len(text) <= LONGEST_EMAIL and EMAIL.fullmatch(text) and ".." not in text:
        return text
    if mistake := look_alike(text):
        return mistake
    if len(text) > LONGEST_EMAIL:
        return TOO_LONG_AN_EMAIL.of(text, "too-long", count=len(text), most=LONGEST_EMAIL)
    # Spaces go beside the `@` alone: words in front of an address are no part of it.
    loose = re.sub(r" at | ?@ ?", "@", text.casefold().removeprefix("mailto:").strip())
    addresses = EMAIL.findall(text)
    if not EMAIL.fullmatch(loose):
        loose = addresses[0] if len(addresses) == 1 else ""
    hint = "Give one address here, and the others in the description." if addresses[1:] else ""
    if re.fullmatch(r"\+?[\d ()-]{9,}", text):
        hint = f"This is a telephone number. Write `phone: {text}`."
    return Mistake(
        text,
        meant=loose,
        hint=hint,
        certain=not text.casefold().removeprefix("mailto:").replace(loose, "").strip("<>():,;. ")
        or loose not in text,
    )


WEB_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?::\d{2,5})?"
    r"(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"
)


def parse_url(text: str) -> str | Mistake:
    """The address of a page elsewhere: http or https, in letters anybody can type."""
    if len(text) <= LONGEST_URL and WEB_ADDRESS.fullmatch(text):
        return text
    if mistake := look_alike(text):
        return mistake
    if len(text) > LONGEST_URL:
        return TOO_LONG_A_URL.of(text, "too-long", count=len(text), most=LONGEST_URL)
    if slip := re.fullmatch(r"(https?) ?[;:,.] ?/{1,3} ?([^\s/].*)", text, re.IGNORECASE):
        right = f"{slip[1].lower()}://{slip[2]}"  # https;//
        return Mistake(text, meant=right if WEB_ADDRESS.fullmatch(right) else "")
    loose = f"https://{text.removeprefix('//')}"
    return Mistake(text, meant=loose if WEB_ADDRESS.fullmatch(loose) and ":" not in text else "")


def parse_secure_url(text: str) -> str | Mistake:
    """The address of a page to which people send what they write: https alone."""
    address = parse_url(text)
    if isinstance(address, Mistake) or not address.casefold().startswith("http:"):
        return address
    return Mistake(
        text,
        message=f"{quoted(shown(text))} has no https, so others could see what people send",
        meant=f"https:{address.partition(':')[2]}",
        certain=False,
    )


def parse_link(text: str) -> str | Mistake:
    """The address of a page elsewhere, or of one here: /about/."""
    return text if re.fullmatch(r"/(?:[a-z0-9-]+/)*", text) else parse_url(text)


POSTCODE = re.compile(r"(?:GIR 0AA|(?:[A-Z]{1,2}[0-9][A-Z0-9]?) [0-9][ABD-HJLNP-UW-Z]{2})")
"""The shape of a postcode (Royal Mail's PAF guide): the inward part has no C, I, K, M, O or V."""
IN_AN_ADDRESS = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
"""What may be a whole postcode among other words, however it is written."""
POSTCODE_AREAS = frozenset(
    re.findall(
        "[A-Z]+",
        "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT"
        "  DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L"
        "  LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S"
        "  SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN"
        "  WR WS WV YO ZE",
    )
)
"""The 124 postcode areas in use, by their letters."""
DEMONSTRATION_AREA = "LW"


OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
"""The first half of a postcode, for a place of which no more is known."""


def _no_postcode(text: str, spaced: str) -> Mistake:
    digits = f"{spaced[:-3]}{spaced[-3:].replace('O', '0', 1).replace('I', '1', 1)}"
    never = re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}", spaced) is not None
    return Mistake(
        text,
        rule="no-such-postcode",
        meant=digits if POSTCODE.fullmatch(digits) else "",
        hint="The last two letters are never C, I, K, M, O or V." if never else "",
    )


def parse_postcode(text: str, demonstration: bool) -> str | Mistake:  # noqa: FBT001 - see `Text`
    """A postcode such as SW1A 1AA, or its first half. Demonstrations also have the area LW."""
    spaced = text
    if POSTCODE.fullmatch(text) is None:
        squeezed = re.sub(r"[^A-Z0-9]", "", text.upper())
        spaced = f"{squeezed[:-3]} {squeezed[-3:]}"
        if OUTWARD.fullmatch(squeezed) is not None:
            spaced = squeezed
        elif POSTCODE.fullmatch(spaced) is None:
            return _no_postcode(text, spaced)
    letters = "G" if spaced == "GIR 0AA" else spaced[:2].rstrip("0123456789")
    if letters not in POSTCODE_AREAS and not (demonstration and letters == DEMONSTRATION_AREA):
        return NO_SUCH_AREA.of(text, "no-such-postcode", match=letters)
    return text if text == spaced else Mistake(text, meant=spaced)


def parse_location(text: str) -> tuple[float, float] | Mistake:
    """Latitude and longitude inside the United Kingdom's box."""
    match = re.fullmatch(r"(-?\d{1,2}\.\d{1,7}), ?(-?\d{1,2}\.\d{1,7})", text)
    if match is None:
        return Mistake(text, hint="On a map, press and hold the place, and copy its two numbers.")
    north, east = float(match[1]), float(match[2])
    if 49.0 <= north <= 61.5 and -9.0 <= east <= 2.5:
        return north, east
    swapped = 49.0 <= east <= 61.5 and -9.0 <= north <= 2.5
    if swapped:
        return Mistake(text, meant=f"{match[2]}, {match[1]}")
    return Mistake(text, hint="That is not in the United Kingdom. Check the place on a map.")


_DRAMA = re.compile(
    r"\+44(?:1(?:13|14|15|16|17|18|21|31|41|51|61)4960\d{3}|2079460\d{3}|2920180\d{3}|"
    r"2896496\d{3}|1914980\d{3}|1632960\d{3}|7700900\d{3}|8081570\d{3}|909879\d{4}|3069990\d{3})"
)
"""Telephone numbers for drama use (Ofcom)."""
SHORT_CODES = {
    "999": "999",
    "112": "112",
    "111": "111",
    "101": "101",
    "105": "105",
    "119": "119",
    "116 123": "116123",
    "116123": "116123",
    "116 000": "116000",
    "116 117": "116117",
    "18000": "18000",
    "18001": "18001",
}


@lru_cache(maxsize=8192)
def parse_phone(text: str, demonstration: bool) -> str | Mistake:  # noqa: FBT001 - see `Text`
    """E.164 of a number that can be rung from the United Kingdom; short codes as they are dialled.

    A number of Relay UK is the digits that are dialled: 18001, then the number with its first 0.
    Valid numbers by Google's libphonenumber data; Ofcom's drama numbers in demonstrations alone.
    """
    if text in SHORT_CODES:
        return SHORT_CODES[text]
    if match := _WITH_RELAY.fullmatch(text):
        return _relay_number(text, match["number"].strip(" -"), demonstration=demonstration)
    if TEXT_CODE.fullmatch(text):
        return Mistake(
            text,
            rule="no-such-phone",
            message=f"`{shown(text)}` takes text messages, and can't be rung",
            hint=f"This is a number for text messages. Write `text: {text}`.",
        )
    digits = re.sub(r"^(?:\+44|0044|0)(?:\(0\))?", "", re.sub(r"[ -]", "", text))
    if match := _DRAMA.fullmatch(f"+44{digits.replace('(', '').replace(')', '').lstrip('0')}"):
        if demonstration and re.fullmatch(r"[\d +()-]+", text):
            return match[0]
        return Mistake(
            text,
            rule="no-such-phone",
            message=f"{quoted(shown(text))} is a number made up for films and examples",
            hint="Give the number that people should call.",
        )
    if DIRECTORY_ENQUIRIES.fullmatch(text):
        return _costly(text)
    return _real_phone(text)


RELAY = "18001"
"""What is dialled first to type to somebody through Relay UK."""
_WITH_RELAY = re.compile(
    rf"(?=18001|.*relay)(?:{RELAY}[ -]?)?(?P<number>[+0][\d ()-]{{3,30}})"
    r"(?:[, ]{0,2}\(?(?:via|by|through)? ?relay ?uk\)?)?",
    re.IGNORECASE,
)
TEXT_CODE = re.compile(r"[678]\d{4}")
"""A short number that takes text messages alone."""


def _relay_number(text: str, rest: str, *, demonstration: bool) -> str | Mistake:
    number = parse_phone(rest, demonstration)
    if isinstance(number, Mistake):
        return NO_SUCH_PHONE.of(text, "no-such-phone")
    dialled = number.replace("+44", "0", 1)
    if re.search("[a-z]", text, re.IGNORECASE):
        return Mistake(text, meant=f"{RELAY} {in_one_way(number, rest)}")
    return f"{RELAY}{dialled}"


def parse_text_number(text: str, demonstration: bool) -> str | Mistake:  # noqa: FBT001 - as above
    """A number that takes text messages: a telephone number, or a short one such as 85258."""
    return text if TEXT_CODE.fullmatch(text) else parse_phone(text, demonstration)


DIRECTORY_ENQUIRIES = re.compile(r"118 ?[0-9]{3}")
"""Firms that look a number up, at a price."""


def _real_phone(text: str) -> str | Mistake:
    import phonenumbers  # noqa: PLC0415 - 20 ms that a catalogue without numbers need not pay

    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return _number_among_words(text)
    if number.extension or re.search(r"[^\d +()-]", text):
        return _number_among_words(text)
    if not phonenumbers.is_valid_number(number):
        return NO_SUCH_PHONE.of(text, "no-such-phone")
    if costs_extra(number):
        return _costly(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def costs_extra(number: PhoneNumber) -> bool:
    """Whether ringing a number costs more than usual: premium, shared cost, personal numbers."""
    from phonenumbers import PhoneNumberType, number_type  # noqa: PLC0415 - as above

    return number_type(number) in {
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PERSONAL_NUMBER,
    }


def _costly(text: str) -> Mistake:
    return Mistake(
        text,
        rule="premium-phone",
        message=f"calling {quoted(shown(text))} costs extra",
        hint="Give an ordinary number, or leave the telephone number out.",
    )


_NUMBER = re.compile(r"\(?\+?\d[\d ()-]{7,}\d")
_THEN_AN_HOUR = re.compile(r"(?P<number>\(?0(?:[ ()-]*\d){9,10})[\s(]+\d[\d ()-]*")
"""A number, and the hour that is written behind it: `01632 960110 9am-5pm`."""


def numbers_in(text: str) -> tuple[str, ...]:
    """What may be telephone numbers among other words, without an extension."""
    found = (re.split(r"\s+(?=\(?[0+]\d{2})", one[0]) for one in _NUMBER.finditer(text))
    return tuple(
        dict.fromkeys(
            one
            for parts in found
            for part in (" ".join(parts), *parts)
            for one in (part, *_without_an_hour(part))
        )
    )


def _without_an_hour(number: str) -> tuple[str, ...]:
    found = _THEN_AN_HOUR.fullmatch(number)
    return (found["number"],) if found else ()


def _can_ring(text: str) -> bool:
    import phonenumbers  # noqa: PLC0415 - as above

    if re.search(r"[^\d +()-]", text):
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, "GB"))
    except phonenumbers.NumberParseException:
        return False


def _number_among_words(text: str) -> Mistake:
    without_dots = re.sub(r"(?<=\d)\.(?=\d)", " ", text)
    if without_dots != text and _can_ring(without_dots):
        return Mistake(text, meant=without_dots)
    letters = text.translate(str.maketrans("OolI", "0011"))
    if letters != text and _can_ring(letters):
        return Mistake(text, meant=letters, certain=False)
    if EMAIL.fullmatch(text):
        return Mistake(text, hint=f"This is an e-mail address. Write `email: {text}`.")
    numbers = [*filter(_can_ring, re.findall(r"\+?\d[\d ()-]{8,}\d", text))]
    return Mistake(
        text,
        meant=numbers[0] if len(numbers) == 1 else "",
        hint="Give one number here, and the others in the description." if numbers[1:] else "",
        certain=False,
    )


@lru_cache(maxsize=256)  # it is asked when a number is written, and when its entry is made tidy
def in_one_way(number: str, written: str) -> str:
    """A number of `parse_phone` as it is usually printed; as it was written where it is short."""
    import phonenumbers  # noqa: PLC0415 - as above

    if not number.startswith("+44"):
        return written
    return phonenumbers.format_number(
        phonenumbers.PhoneNumber(44, int(number.removeprefix("+44"))),
        phonenumbers.PhoneNumberFormat.NATIONAL,
    )
