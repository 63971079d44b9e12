"""Words in capitals are hard to read, and a screen reader may spell them out.

`in-capitals` (a warning): a name, a title or a summary is in capital letters. Write it as you
would in a sentence. Abbreviations such as NHS, WI and BSL can stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory.rules.rule import Rule
from activity_directory.rules.text_rule import Finding, as_problems
from activity_directory.schema.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.model.champion import ChampionPlace
    from activity_directory.model.fund import Fund
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.page import Page
    from activity_directory.model.place import Venue
    from activity_directory.model.story import Story
    from activity_directory.problems import Problem
    from activity_directory.schema.texts import Texts
    from activity_directory.source.places import Places

SHOUTS = "most of this is in capital letters"
INITIALISMS = 8
"""As many letters initialisms may have between them: NHS, GP and BSL."""
NAMES = frozenset({"name", "title", "summary", "highlight", "label", "strapline", "menu_label"})
"""What those fields are called whose words are a heading, or a line below one."""

_TWO_CAPITALS = re.compile("[A-Z]{2}")
_CAPITALS = re.compile(r"[A-Z]{2,}\W+(?:\w+\W+)?[A-Z]{2}|[A-Z]{9}")
_WORD = re.compile(r"[^\W\d_]{2,}")


def shouts(text: str) -> bool:
    """Whether more than half of the words are in capitals, and not for being initialisms."""
    if not _may_be_capitals(text):
        return False
    words = _WORD.findall(text)
    capitals = [word for word in words if word.isupper()]
    return sum(map(len, capitals)) > INITIALISMS and 2 * len(capitals) > len(words)


def _may_be_capitals(text: str) -> bool:
    return _TWO_CAPITALS.search(text) is not None


def _of_activity(activity: Activity, _community: Community, _today: date) -> Iterable[Problem]:
    names = [activity.name, activity.summary, activity.highlight]
    names += [activity.organisation.name] if not activity.organisation.id else []
    names += [venue.name for venue in activity.venues if not venue.id]
    names += [link.title for link in activity.links]
    return _problems_in_names("activities", names, activity.places_in_file)


def _of_organisation(
    provider: Organisation, _community: Community, _today: date
) -> Iterable[Problem]:
    if provider.places is None:
        return ()
    return _problems_in_names("organisations", (provider.name,), provider.places)


def _of_venue(venue: Venue, _community: Community, _today: date) -> Iterable[Problem]:
    return () if venue.places is None else _problems_in_names("venues", (venue.name,), venue.places)


def _of_champion(place: ChampionPlace, _community: Community, _today: date) -> Iterable[Problem]:
    return _problems_in_names("champions", (place.name, place.venue.name), place.places)


def _of_story(story: Story, _community: Community, _today: date) -> Iterable[Problem]:
    return _problems_in_names("stories", (story.title, story.summary), story.places)


def _of_fund(fund: Fund, _community: Community, _today: date) -> Iterable[Problem]:
    return _problems_in_names("funding", (fund.name, fund.summary), fund.places)


def _of_page(page: Page, _community: Community, _today: date) -> Iterable[Problem]:
    return _problems_in_names("pages", (page.title, page.summary, page.menu_label), page.places)


def _compare(_notes: object, community: Community, _today: date) -> Iterator[Problem]:
    for texts in community.shared_texts:
        if _may_shout(texts):
            yield from _problems_in(texts)


def _may_shout(texts: Texts) -> bool:
    """Whether two words in capitals stand side by side, or with one between; or a long one.

    The words of danger have names of lists in capitals, and no heading that people read.
    """
    written = texts.written
    return texts.folder != "danger" and ("\\" in written or _CAPITALS.search(written) is not None)


def _problems_in_names(folder: str, names: Sequence[str], places: Places) -> Iterable[Problem]:
    if _may_be_capitals("\n".join(names)) and any(map(shouts, names)):
        return _problems_in(texts_of(folder, places))
    return ()


def _problems_in(texts: Texts) -> Iterator[Problem]:
    for passage in texts.published():
        if passage.field.rpartition(".")[2] in NAMES and shouts(passage.words):
            finding = Finding(
                0,
                "in-capitals",
                SHOUTS,
                "Write it as you would in a sentence. "
                "Abbreviations such as NHS, WI and BSL can stay.",
            )
            yield from as_problems(passage, (finding,))


RULE = Rule(
    ("in-capitals",),
    __doc__,
    check_entry={
        "activities": _of_activity,
        "organisations": _of_organisation,
        "venues": _of_venue,
        "champions": _of_champion,
        "stories": _of_story,
        "funding": _of_fund,
        "pages": _of_page,
    },
    check_all=_compare,
)
