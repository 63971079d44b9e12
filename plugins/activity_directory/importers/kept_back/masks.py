"""Columns that say of a row or of its address that it is not for the public: `Hide address`.

A column of that name counts whether a map uses it or not. Where its words are unclear, nothing is
published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from activity_directory.importers import names
from activity_directory.importers.kept_back.addresses import POSTCODE
from activity_directory.importers.kept_back.homes import asks_to_keep_it
from activity_directory.importers.other_sheets import BETWEEN

_PLACE = (
    r"(?:(?:exact|full|home|street|venue) )*(?:address(?:es)?|locations?|places?|post ?code|venue)"
)
_NOT = r"(?:do not|dont|not(?: to be| for)?)"
_SHOW = r"(?:display|list|map|print|publish|share|show)"
_SHOWN = r"(?:displayed|listed|public(?:ation|ly visible)?|published|shared|shown|visible)"
_KEPT = (
    r"(?:anonymi[sz]ed?|concealed|confidential|hidden|masked|private|redacted|restricted|secret"
    r"|sensitive|suppressed|undisclosed|withheld)"
)
_MAY = (
    r"(?:(?:agrees?|allowed|can we|consent|happy|is it ok|may we|ok(?:ay)?|permission|please)"
    r" (?:to )?)"
)
_WHERE = r"(?: (?:in|on) (?:the |a |our )?(?:directory|map|public site|site|web ?site|web|online))?"
_HIDE = r"(?:anonymi[sz]e|conceal|hide|keep|mask|redact|suppress|withhold)"
_ADDRESS_IS_KEPT = re.compile(
    rf"(?:please )?{_HIDE} (?:the )?{_PLACE}(?: {_KEPT})?{_WHERE}"
    rf"|(?:is )?(?:the )?{_PLACE} (?:is )?{_KEPT}"
    rf"|(?:is )?{_KEPT} {_PLACE}|{_NOT} (?:{_SHOW}|{_SHOWN}) (?:the )?{_PLACE}{_WHERE}"
    rf"|{_PLACE} (?:is )?{_NOT} {_SHOWN}|hi(?:de|dden) (?:from|on) (?:the )?map"
)
_ADDRESS_IS_SHOWN = re.compile(
    rf"{_MAY}?{_SHOW} (?:the |our |its )?{_PLACE}{_WHERE}"
    rf"|{_MAY}?{_SHOW} (?:pin )?on (?:the |a )?map"
    rf"|map {_SHOWN}|{_SHOWN} on (?:the |a )?map|(?:is )?(?:the )?public {_PLACE}"
    rf"|(?:is )?(?:the )?{_PLACE} (?:can be |is |may be |ok to |to be )*(?:{_SHOWN}|{_SHOW})"
)
_ROW_IS_KEPT = re.compile(
    rf"(?:is )?(?:{_KEPT}|archived|deleted|draft|hide|internal|internal only|unpublished|withhold)"
    r"(?: (?:entry|listing|record|row|service))?(?: from (?:the )?(?:directory|public|web ?site))?"
    rf"|{_NOT} (?:{_SHOW}|{_SHOWN}){_WHERE}"
)
_ROW_IS_SHOWN = re.compile(
    rf"(?:is |to be )?(?:approved|{_SHOWN}|{_SHOW})(?: (?:entry|listing|record|row|service))?"
    rf"{_WHERE}"
    r"(?: (?:yes no|y n|yn))?"
    r"|(?:(?:data|do we have|gdpr|group|has|have|publication|their|we have) )*"
    r"(?:consent|permission)s?(?: (?:given|granted|obtained|received|signed))?"
    rf"(?: (?:to|for)(?: (?:be )?(?:{_SHOW}|{_SHOWN}|listing|directory|publicity))?)?{_WHERE}"
    rf"|{_MAY}(?:be )?(?:{_SHOW}|{_SHOWN})(?: (?:details|entry|info|information|listing|this))?"
    rf"{_WHERE}"
    r"|includ(?:e|ed) (?:in|on) (?:the |our )?(?:directory|web ?site)|opt(?:ed)? in"
)
_YES = re.compile(
    r"(?:1(?:\.0)?|agreed|approved|consented|given|granted|live|obtained|ok(?:ay)?|on|public|published"
    r"|received|show[n]?|signed|t|true|visible|x|[✓✔☑])[.!]?"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}(?: .*)?"
    r"|y(?:es)?\b(?!.*\b(?:address|but|except|no|not|only|until|without)\b).*"
)
_NO = re.compile(
    r"(?:0(?:\.0)?|f|false|n|n/?a|no|none|not|off|public|published|show[n]?|visible|[-–—✗✘☐])[.!]?"
)
_FLAG = re.compile(rf"{_YES.pattern}|{_NO.pattern}|{_KEPT}|hide")
_MOSTLY = 0.7
"""The share of the cells of a column of rows that say yes or no."""
_OF_CONSENT = re.compile(r"\b(?:agrees?|allowed|can we|consents?|do not|may we|permissions?)\b")
"""Words of titles by which one such cell is enough: the others may say "asked in May"."""
_HAS_ADDRESS = re.compile(rf"{POSTCODE.pattern}|^\d+\w? \D{{4}}|, ", re.IGNORECASE)


class Mask(NamedTuple):
    """A column that keeps rows or their addresses back, as `yes` says, or as `no` does."""

    title: str
    column: int
    of_row: bool
    by_yes: bool
    in_words: bool = False
    """Whether only words that say it do, in a column for whatever there is to say."""

    def keeps_back(self, cell: str) -> bool:
        """Whether a cell does. An empty one is no consent."""
        if self.in_words:
            return asks_to_keep_it(cell)
        low = cell.strip().casefold()
        if not self.by_yes:
            return _YES.fullmatch(low) is None
        return bool(low) and _NO.fullmatch(low) is None

    def words(self, cells: Sequence[str]) -> list[str]:
        """The words of these cells by which it does, as far as they are yes or no."""
        seen = dict.fromkeys(one.strip() for one in cells if self.keeps_back(one))
        found = [one for one in seen if one and _FLAG.fullmatch(one.casefold())]
        return (found or ["Yes" if self.by_yes else "No"]) + ([] if self.by_yes else [""])


_KINDS = (
    (_ADDRESS_IS_KEPT, False, True),
    (_ADDRESS_IS_SHOWN, False, False),
    (_ROW_IS_KEPT, True, True),
    (_ROW_IS_SHOWN, True, False),
)


def masks_in(
    titles: Sequence[str], rows: Sequence[Sequence[str]], is_unused: Callable[[str], bool]
) -> Iterator[Mask]:
    """The columns of a table that keep something back, and that answer no question."""
    for index, title in enumerate(titles):
        spoken = names.spoken(title.rpartition(BETWEEN)[2])
        kind = next(((row, yes) for one, row, yes in _KINDS if one.fullmatch(spoken)), None)
        if kind is not None and is_unused(title):
            cells = [text for row in rows if index < len(row) and (text := row[index].strip())]
            enough = 1 if _OF_CONSENT.search(spoken) else _MOSTLY * len(cells)
            if cells and _says_yes_or_no(cells, enough, of_row=kind[0]):
                yield Mask(title, index, *kind)


def notes_in(titles: Sequence[str], is_unused: Callable[[str], bool]) -> Iterator[Mask]:
    """The columns that answer no question, and may have a note that an address is kept back."""
    for index, title in enumerate(titles):
        if is_unused(title) and not any(kind.fullmatch(names.spoken(title)) for kind, *_ in _KINDS):
            yield Mask(title, index, of_row=False, by_yes=True, in_words=True)


def _says_yes_or_no(cells: Sequence[str], enough: float, *, of_row: bool) -> bool:
    """Whether enough cells keep something back, and are no addresses, audiences or names."""
    if not of_row:
        return not any(map(_HAS_ADDRESS.search, cells))
    flags = sum(_FLAG.fullmatch(one.casefold()) is not None for one in cells)
    return flags >= enough
