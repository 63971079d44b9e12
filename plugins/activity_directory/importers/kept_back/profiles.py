"""Pages of people at social networks: `linkedin.com/in/jean-okafor`, `facebook.com/jean.okafor`."""

from __future__ import annotations

import re

from activity_directory.importers.kept_back.group_addresses import is_of_a_group

_PROFILE = re.compile(
    r"\b(?:linkedin\.com/in/|(?:facebook|fb)\.com/people/)[^\s/)]+"
    r"|\b(?:facebook|fb)\.(?:com|me)/(?P<who>(?!profile\.php)[a-z]+(?:\.[a-z]+)+(?:\.?\d+)?)(?=[\s/?)\],;:]|\.?\s|\.?$)",
    re.IGNORECASE,
)


def has_a_profile(text: str, called: str, where: str) -> bool:
    """Whether a text leads to a person's page.

    Two words with a dot are a person's name, unless all of them is accounted for as it would be in
    an e-mail address of the group.
    """
    return any(
        not (found["who"] and is_of_a_group(f"{found['who']}@gmail.com", called, where))
        for found in _PROFILE.finditer(text)
    )


def without_profiles(text: str, instead: str) -> str:
    """A text with other words in place of links that may lead to a person's page."""
    return _PROFILE.sub(instead, text)
