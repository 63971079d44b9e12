"""The address of a withheld place is published nowhere.

`withheld-in-text`: a venue with `withheld: yes` is never published, but its name, street, postcode
or position is in something that is published: a text, a link, an old name or the name of a file.
Remove it there. A street alone, or a postcode, is allowed where a venue that is not withheld has
it too, with another number. A name of one plain word counts only with a capital letter.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from activity_directory.catalogue.withheld import Hidden, secrets_of
from activity_directory.model.place import Venue
from activity_directory.rules.rule import TEXTS, Rule
from activity_directory.schema.texts import NAME_OF_THE_FILE, Passage, Texts, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.catalogue.withheld import Disclosure, Secrets, What
    from activity_directory.model.activity import Activity
    from activity_directory.model.champion import ChampionPlace
    from activity_directory.problems import Problem
    from activity_directory.source.places import Places


def _of_texts(texts: Texts, community: Community, _today: date) -> Iterator[Problem]:
    """Whatever is published of any file, against the places that have files of their own."""
    secrets = community.secrets
    if secrets and _may_tell(texts, secrets):
        yield from _problems_in(texts, community.hidden, community)


def _may_tell(texts: Texts, secrets: Secrets) -> bool:
    """Whether a text of the file may tell something; a backslash may stand for any letter."""
    return "\\" in texts.written or (
        secrets.may_be_in(f"{texts.places.path}\n{texts.written}")
        and secrets.may_be_in(_without_references(texts))
    )


_REFERENCE = re.compile(r"^venue:[ \t]*[a-z0-9-]+$", re.MULTILINE)


def _without_references(texts: Texts) -> str:
    """The file without the line that says where it is held, which nobody reads."""
    facts, dashes, below = texts.written.partition("\n---\n")
    return f"{texts.places.path}\n{_REFERENCE.sub('', facts)}{dashes}{below}"


def _of_activity(activity: Activity, community: Community, _today: date) -> Iterable[Problem]:
    if not activity.withholds_its_place:
        return ()
    runs_it = [
        runs.places
        for runs in (activity.organisation, *activity.partners)
        if runs.places is not None
    ]
    return _of_the_place("activities", activity.venues, activity.places_in_file, runs_it, community)


def _of_champion(place: ChampionPlace, community: Community, _today: date) -> Iterable[Problem]:
    if not place.venue.withheld:
        return ()
    return _of_the_place("champions", (place.venue,), place.places, (), community)


def _of_the_place(
    folder: str,
    venues: Iterable[Venue],
    places: Places,
    runs_it: Iterable[Places],
    community: Community,
) -> Iterator[Problem]:
    """What is held at a withheld place tells nothing of it, and neither do those who hold it.

    What an open place has too, such as the street, is no secret elsewhere: here it is.
    """
    hidden = [_called(venue, places) for venue in venues if venue.withheld]
    paths = {one.called for one in hidden}
    known = paths.issubset(one.called for one in community.hidden)
    secrets = community.secrets if known else secrets_of(hidden, community.shown_venues)
    if not any(
        secret.place in paths and (secret.shared or secret.single) for secret in secrets.all
    ):
        return  # there is nothing that isn't looked for everywhere
    about = [texts_of(folder, places), *(texts_of("organisations", one) for one in runs_it)]
    for texts in about:
        lines_anyway = {one.line for one in _problems_in(texts, hidden, community)}
        for problem in _problems_in(texts, hidden, community, of_the_place=True):
            if problem.line not in lines_anyway:
                yield problem


def _of_venue(venue: Venue, _community: Community, _today: date) -> Iterator[Problem]:
    """The file of a withheld place: its name stands in the entries that refer to it."""
    if not venue.withheld or venue.places is None:
        return
    secrets = secrets_of([Hidden(replace(venue, name=""), venue.places.path)], ())
    disclosures = secrets.disclosures(venue.id, holds="address")
    if disclosures:
        yield _problem(
            venue.places,
            (1, 1),
            f"{NAME_OF_THE_FILE}: this gives away {_what(disclosures)} of a withheld place",
            "Rename the file so that its name gives nothing away, and change the entries too.",
        )


def _written_in_place(activity: Activity) -> tuple[Hidden, ...]:
    return _in_place(activity.venues, activity.places_in_file)


def _written_at_a_champion(place: ChampionPlace) -> tuple[Hidden, ...]:
    return _in_place((place.venue,), place.places)


def _in_place(venues: Iterable[Venue], places: Places) -> tuple[Hidden, ...]:
    return tuple(
        _called(venue, places) for venue in venues if venue.withheld and venue.places is None
    )


def _compare(
    noted: Sequence[tuple[Hidden, ...]], community: Community, _today: date
) -> Iterator[Problem]:
    """What all entries share; and every file, against the places that are written in one."""
    in_place = [one for of_entry in noted for one in of_entry]
    for hidden, secrets in (
        (community.hidden, community.secrets),
        (in_place, secrets_of(in_place, community.shown_venues)),
    ):
        for texts in community.shared_texts if secrets else ():
            if secrets.may_be_in(texts.written):
                yield from _problems_in(texts, hidden, community)
        if secrets and hidden is in_place:
            for texts in community.texts_where(secrets.may_be_in):
                yield from _problems_in(texts, hidden, community)


def _called(venue: Venue, places: Places) -> Hidden:
    at = venue.places or places
    return Hidden(venue, at.path)


def _problems_in(
    texts: Texts, hidden: Iterable[Hidden], community: Community, *, of_the_place: bool = False
) -> Iterator[Problem]:
    """What the texts of one file tell of these places: a problem a place and a line."""
    passages = tuple(texts.published())
    in_place = _shown_in(passages)
    if in_place or hidden is not community.hidden:
        secrets = secrets_of(hidden, (*community.shown_venues, *in_place))
    else:
        secrets = community.secrets
    for text in passages:
        by_line: dict[tuple[str, int], list[Disclosure]] = {}
        for disclosure in secrets.disclosures(
            text.words, holds=text.holds, of_the_place=of_the_place
        ):
            by_line.setdefault(
                (disclosure.secret.place, text.place(disclosure.start)[0]), []
            ).append(disclosure)
        for (place, _), disclosures in by_line.items():
            yield _problem(
                text.places,
                text.place(disclosures[0].start),
                f"{text.label}: this gives away {_what(disclosures)} of a withheld place ({place})",
                _hint(text, {one.secret.what for one in disclosures}),
            )


def _shown_in(passages: Iterable[Passage]) -> tuple[Venue, ...]:
    """The places that are written in an entry and shown."""
    found: dict[str, dict[str, str]] = {}
    for text in passages:
        above, _, name = text.field.rpartition(".")
        if above and name in _ADDRESS:
            found.setdefault(above, {})[name] = text.words
    return tuple(
        Venue("", street=one.get("street", ""), postcode=one.get("postcode", ""))
        for one in found.values()
    )


_ADDRESS = frozenset({"street", "postcode", "location"})
"""The fields of a venue that say where it is."""
_WORDS: dict[What, str] = {
    "name": "the name",
    "address": "the address",
    "street": "the street",
    "postcode": "the postcode",
    "position": "the position",
}


def _what(disclosures: Iterable[Disclosure]) -> str:
    """`the address and the postcode`, never their words: the problem may be read by anybody."""
    whats = {one.secret.what for one in disclosures}
    return " and ".join(words for what, words in _WORDS.items() if what in whats)


def _hint(text: Passage, whats: set[What]) -> str:
    if text.label == NAME_OF_THE_FILE:
        return "Rename the file, and this once leave its old name out of `was:`."
    if text.field.rpartition(".")[2] in _ADDRESS:
        return (
            "Another place at this address is withheld. Withhold both, or give each its own "
            "number, street and postcode. If both are right, remove the street from the file of "
            "the withheld one."
        )
    if whats == {"name"}:
        return (
            "Remove it. If you mean something else, give the place another name in its own file: "
            "that name is never published."
        )
    return (
        "Remove it. If you mean another place, give that place a file in content/venues with its "
        "number, street and postcode."
    )


def _problem(places: Places, place: tuple[int, int], message: str, hint: str) -> Problem:
    """A problem that doesn't show the line: reports of problems are published."""
    return replace(places.problem(place, "withheld-in-text", message, hint), written="")


RULE = Rule(
    ("withheld-in-text",),
    __doc__,
    check_entry={
        TEXTS: _of_texts,
        "activities": _of_activity,
        "champions": _of_champion,
        "venues": _of_venue,
    },
    collect={"activities": _written_in_place, "champions": _written_at_a_champion},
    check_all=_compare,
)
