"""A number that belongs to one person is on no website: anybody could use it.

`nhs-number` (a warning): ten digits that can be an NHS number, by their check digit. Remove them.

`national-insurance-number` (a warning): two letters, six digits and a letter, like a National
Insurance number. Remove them.

`card-number` (a warning): a payment card number, by its issuer and its check digit. Remove it.

`bank-account` (a warning): a sort code and an account number, or an IBAN. People who pay a group
can ask it for these. Remove them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.rules.gates import numbers_in, small_letters
from activity_directory.rules.text_rule import Finding, text_rule

if TYPE_CHECKING:
    from activity_directory.schema.texts import Passage

_HINT = (
    "Remove it: anything published may be copied, and git keeps old versions. HACKING.md says how "
    "to delete it for good."
)

# --- a first look at the whole file

_TELEPHONE = re.compile(r"0(?<=[ '\"]0)[0-9]+(?:[ -][0-9]{2,})*")
_SIX_AND_A_LETTER = re.compile(r"[0-9](?:[\s-]?[0-9]){5}[\s-]?[A-Da-d]")
_CODE_AND_ACCOUNT = re.compile(r"-[0-9]{2}[^0-9A-Za-z]{1,80}[0-9]{4}\s*[0-9]{4}")
_SORT_CODE_NAMED = re.compile(r"sort\s+code")


def _may_have_private_numbers(written: str) -> bool:
    """Whether a file may have such a number.

    A telephone number of eleven digits in a row has no ten in it that are a group of their own.
    """
    sizes = [*map(len, numbers_in(written))]
    long = [size for size in sizes if size >= 10]
    return (
        (bool(long) and ({*long} != {11} or len(long) != _telephones_in(written)))
        or (6 in sizes and _SIX_AND_A_LETTER.search(written) is not None)
        or (max(sizes, default=0) >= 8 and _may_have_an_account(written))
    )


def _may_have_an_account(written: str) -> bool:
    low = small_letters(written)
    return (
        _CODE_AND_ACCOUNT.search(written) is not None
        or "account" in low
        or ("sort" in low and _SORT_CODE_NAMED.search(low) is not None)
    )


def _telephones_in(written: str) -> int:
    """How many telephone numbers of eleven digits there are."""
    found = _TELEPHONE.findall(written)
    return sum(len(number) - number.count(" ") - number.count("-") == 11 for number in found)


# --- each text

_BETWEEN = r"(?:[^\S\n]{1,2}|[.‐‑–-]|[^\S\n]*\n[\s>]*)"
_RUN = re.compile(rf"(?<![\w/=#&@.)+-])\+?[0-9]+(?:{_BETWEEN}[0-9]+)*(?![\w/@])")
"""Groups of digits, the last of a line and the first of the next together."""
_GROUP = re.compile("[0-9]+")
_GROUPS_OF_A_CARD = ((4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 6, 5), (4, 6, 4), (4, 4, 4, 1))
_MOST_GROUPS = 5


def _may_have_a_number(text: str) -> bool:
    return _GROUP.search(text) is not None


def private_numbers(text: str) -> Iterator[Finding]:
    """What looks like the number of one person."""
    if not _may_have_a_number(text):
        return
    for run in _RUN.finditer(text):
        if not run[0].startswith("+"):
            yield from _in_run(run, text)
    yield from _national_insurance_numbers(text)
    yield from _bank_accounts(text)


def _in_run(run: re.Match[str], text: str) -> Iterator[Finding]:
    """NHS numbers and cards' among the groups of a run, from the first to the last."""
    groups = [*_GROUP.finditer(text, run.start(), run.end())]
    first = 0
    while first < len(groups):
        sort, size = _at([group[0] for group in groups[first : first + _MOST_GROUPS]])
        start = groups[first].start()
        if sort is not None and not (sort == _NHS and _is_another(text, start)):
            last = groups[first + size - 1].end()
            yield Finding(
                start,
                sort.rule,
                f"the number ending in {text[last - 4 : last]} looks like {sort.what}",
                _HINT,
            )
        first += size


class _Sort(NamedTuple):
    rule: str
    what: str


_NHS = _Sort("nhs-number", "an NHS number")
_CARD = _Sort("card-number", "a payment card number")


def _at(groups: list[str]) -> tuple[_Sort | None, int]:
    """What the first of some groups make, and how many of them; one where they make nothing."""
    for size in range(len(groups), 0, -1):
        number, shape = "".join(groups[:size]), tuple(map(len, groups[:size]))
        if shape in {(10,), (3, 3, 4)} and _is_nhs_number(number):
            return _NHS, size
        if (size == 1 or shape in _GROUPS_OF_A_CARD) and _is_card_number(number):
            return _CARD, size
    return None, 1


_ANOTHER = re.compile(r"(?:ISBN\W{0,3}(?:10\W{1,3})?|\b(?:00)?44\W{1,2})$")


def _is_another(text: str, start: int) -> bool:
    """Whether the ten digits are those of a book, or follow the code of a country."""
    return _ANOTHER.search(text[max(0, start - 12) : start]) is not None


def _is_nhs_number(number: str) -> bool:
    """Whether the last of ten digits is the check digit (modulus 11).

    https://www.datadictionary.nhs.uk/attributes/nhs_number.html
    """
    weights = range(10, 0, -1)
    weighed = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True))
    if weighed % 11 or len({*number}) == 1:
        return False
    return not (number[0] == "0" and _can_be_rung(number))


def _can_be_rung(number: str) -> bool:
    import phonenumbers  # noqa: PLC0415 - only a number that begins with 0 is asked

    return phonenumbers.is_valid_number(phonenumbers.parse(number, "GB"))


_ISSUED = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|3(?:0[0-5]|[68]\d)\d{11}"  # Diners Club
    r"|(?:6011|64[4-9]\d|65\d\d|62\d\d|35(?:2[89]|[3-8]\d))\d{12}(?:\d{3})?"  # and others
    r"|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{12}(?:\d{2,3})?"  # Maestro
)
"""Issuers by how their numbers begin, with as many digits as they have."""


def _is_card_number(number: str) -> bool:
    return _ISSUED.fullmatch(number) is not None and _fits_luhn(number)


def _fits_luhn(number: str) -> bool:
    """Whether the last digit is the check digit of ISO/IEC 7812."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(doubled) + sum(map(int, number[-1::-2]))) % 10 == 0


_NATIONAL_INSURANCE = re.compile(
    r"(?<![\w/=@-])(?:(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)"
    r"[\s-]?[0-9]{2}[\s-]?[0-9]{2}[\s-]?[0-9]{2}[\s-]?[A-D](?![\w/@])"
    r"|(?<![\w/=@-])(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z][0-9]{6}[a-d](?![\w/@])"
)
"""https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110 (QQ: its example)."""


def _national_insurance_numbers(text: str) -> Iterator[Finding]:
    for match in _NATIONAL_INSURANCE.finditer(text):
        yield Finding(
            match.start(),
            "national-insurance-number",
            f"what starts with `{match[0][:2]}` looks like a National Insurance number",
            _HINT,
        )


_SORT_CODE = re.compile(
    r"(?<![\w.‐‑–-])[0-9]{2}([‐‑–-])[0-9]{2}\1[0-9]{2}(?![\w‐‑–-])"
    r"|(?<=sort code)\W{0,3}(?:is)?\W{0,3}[0-9]{2}\W?[0-9]{2}\W?[0-9]{2}(?![0-9])",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"(?<![\w/=.‐‑–-])(?:[0-9]{8}|[0-9]{4} [0-9]{4})(?![\w‐‑–-])")
_NAMED = re.compile(r"sort\s+code|account", re.IGNORECASE)
_ONE_CHAIN = re.compile(r"[\s.()>‐‑–-]*")
_NEAR = 60
_IBAN = re.compile(r"(?<!\w)GB[0-9]{2} ?[A-Z]{4} ?[0-9]{4} ?[0-9]{4} ?[0-9]{4} ?[0-9]{2}(?!\w)")


def _bank_accounts(text: str) -> Iterator[Finding]:
    for iban in _IBAN.finditer(text):
        signs = iban[0].replace(" ", "")
        turned = "".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])
        if int(turned) % 97 == 1:
            yield Finding(
                iban.start(), "bank-account", "this looks like a bank account number (IBAN)", _HINT
            )
    codes = [*_SORT_CODE.finditer(text)]
    accounts = [*_ACCOUNT.finditer(text)] if codes else []
    for code in codes:
        if any(_belong_together(code, account, text) for account in accounts):
            yield Finding(
                code.start(),
                "bank-account",
                "this looks like a sort code and a bank account number",
                _HINT,
            )


def _belong_together(code: re.Match[str], account: re.Match[str], text: str) -> bool:
    """Whether they stand side by side, or near one another with their names."""
    first, second = sorted((code.span(), account.span()))
    between = text[first[1] : second[0]]
    if len(between) > _NEAR or first[1] > second[0]:
        return False
    if _NAMED.search(text, max(0, first[0] - _NEAR), second[1]):
        return True
    if first == code.span():
        return code[1] == "-" and not any(sign.isalnum() for sign in between)
    return _ONE_CHAIN.fullmatch(between) is not None


def _findings(passage: Passage) -> Iterator[Finding]:
    if passage.holds != "address":
        yield from private_numbers(passage.words)


RULE = text_rule(
    ("nhs-number", "national-insurance-number", "card-number", "bank-account"),
    __doc__,
    _may_have_private_numbers,
    _findings,
    notes_too=True,
)
