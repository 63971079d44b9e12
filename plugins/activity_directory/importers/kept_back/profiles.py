"""Pages of people at social networks: `linkedin.com/in/jean-okafor`, `facebook.com/jean.okafor`."""

from __future__ import annotations

import re
from urllib.parse import unquote

from activity_directory.importers.kept_back.english import is_a_place
from activity_directory.importers.kept_back.group_addresses import is_page_of_a_group
from activity_directory.importers.kept_back.ordinary import is_ordinary, may_be_a_surname

_PROFILE = re.compile(
    r"\b(?:linkedin\.com/in/(?P<page>[^\s/)\]?,;]+)"
    r"|(?:facebook|fb)\.com/people/(?P<people>[^\s/)]+))"
    r"|\b(?:facebook|fb)\.(?:com|me)/(?P<who>(?!profile\.php)[a-z]+(?:\.[a-z]+)+(?:\.?\d+)?)(?=[\s/?)\],;:]|\.?\s|\.?$)",
    re.IGNORECASE,
)


def has_a_profile(text: str, called: str, where: str) -> bool:
    """Whether a text leads to a person's page.

    Words with a dot, or in a page of *people*, are a person's name, unless all of them is accounted
    for as it would be in an e-mail address of the group. One word with the end of a web address
    (`larkwellarts.org`) is a page as one word alone is.
    """
    return any(
        not is_page_of_a_group(_words_of(found), called, where)
        and not _is_of_an_organisation(found["page"] or "")
        and not (found["who"] and "." not in _words_of(found))
        for found in _PROFILE.finditer(text)
    )


def _words_of(found: re.Match[str]) -> str:
    """The words of the name of a page, without the end of a web address: `.org.uk`."""
    return _END_OF_A_SITE.sub("", unquote(found["who"] or found["people"] or ""))


_END_OF_A_SITE = re.compile(r"(?:(?:\.(?:co|org))?\.uk|\.(?:cic|com|info|net|org))$", re.IGNORECASE)


def _is_of_an_organisation(page: str) -> bool:
    """Whether a page is called by words alone that are nobody's name: `suffolk-new-college`."""
    words = page.rstrip(".").split("-")
    return len(words) > 1 and all(
        (is_ordinary(one) or is_a_place(one)) and not may_be_a_surname(one) for one in words
    )


def without_profiles(text: str, instead: str) -> str:
    """A text with other words in place of links that may lead to a person's page."""
    return _PROFILE.sub(instead, text)
