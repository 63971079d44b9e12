"""Places that are not for the public: homes, refuges, and those whose list says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from activity_directory.importers import names
from activity_directory.importers.kept_back.addresses import parts_of_address, public_part, spelt
from activity_directory.importers.kept_back.homes import (
    is_a_refuge,
    is_at_their_address,
    is_at_theirs,
    is_not_to_be_published,
    is_of_clergy,
    keeps_its_address,
    shop_in,
)
from activity_directory.importers.kept_back.houses import (
    is_numbered_in_a_street,
    may_be_a_home,
    without_people,
)
from activity_directory.importers.kept_back.known import KeptBack
from activity_directory.importers.kept_back.questions import NO_TEXTS, PLACE, TIMES
from activity_directory.importers.kept_back.remarks import (
    A_HOME,
    A_REFUGE,
    ANYBODY,
    HOME_OF_CLERGY,
    KEEPS,
    MAY_BE_A_HOME,
    PERSON,
    WAS_WITHHELD,
    Remarks,
)
from activity_directory.intake.answers import Fault
from activity_directory.intake.submission import Submission
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.schema.values.no_place import where_in

_ADDRESS = ("street", "postcode")
FOR_NOBODY = frozenset({KEEPS, A_REFUGE, WAS_WITHHELD})
"""Why no text may say where it is."""


def why_masked(submission: Submission) -> str:
    """Why no place of a listing is for the public, by what its texts say; else nothing."""
    answers = submission.answers
    texts = [text for name, text in answers.items() if name not in NO_TEXTS]
    texts += _texts_in(submission.beyond.facts)
    places = [answers, *(one.answers for one in submission.beyond.places)]
    for place in places[1:]:
        texts += (text for name, text in place.items() if name not in NO_TEXTS)
    named = (place[name] for place in places for name in PLACE if name in place)
    where = (words for words in named if where_in(words).known == "named")
    texts = [without_shops(text, places) for text in texts]
    if any(map(keeps_its_address, texts)) or any(map(is_not_to_be_published, where)):
        return KEEPS
    name = answers.get("name", "")
    called = f"{name}\n{answers.get('organisation', '')}"
    if any(is_a_refuge(called, texts, place.get("venue", "")) for place in places):
        return A_REFUGE
    times = "\n".join(answers.get(one, "") for one in sorted(TIMES))
    return A_HOME if is_at_their_address(name, times, answers) else ""


def without_shops(text: str, places: Iterable[Mapping[str, str]]) -> str:
    """A text without the names of its places that are shops, which are no homes: `at Daisy's`."""
    for shop in filter(None, map(shop_in, places)):
        text = text.replace(shop, "the shop")
    return text


def _texts_in(facts: Facts) -> Iterator[str]:
    """Whatever is said in words within facts."""
    waiting: list[Value] = [*facts.values()]
    while waiting:
        match waiting.pop():
            case Words(text=text):
                yield text
            case Mapping() as more:
                waiting += more.values()
            case more:
                waiting += more


def homes_of(submission: Submission, kept: KeptBack, *, is_masked: bool) -> frozenset[str]:
    """The parts of the addresses of places that are somebody's: no text may have them either."""
    answers = submission.answers
    called = " ".join(spelt(f"{answers.get('name', '')} {answers.get('organisation', '')}"))
    places = [answers, *(one.answers for one in submission.beyond.places)]
    return frozenset(
        part
        for place in places
        if is_masked or _is_a_home(place, kept)
        for name in ("venue", "street", "postcode")
        for part in parts_of_address(place.get(name, ""))
        if name != "venue" or (is_masked and " ".join(spelt(part)) not in called)
    )


def _is_a_home(place: Mapping[str, str], kept: KeptBack) -> bool:
    """Whether a place is somebody's, by its name or by what another row says of it."""
    if kept.is_a_known_home(place):
        return True
    return kept.is_a_home(place) and not public_part(place.get("venue", ""), kept.is_somebodys)


class WithheldPlaces(Remarks):
    """What is taken out of the places of one submission."""

    def __init__(self, kept: KeptBack, why_masked: str = "") -> None:
        """`why_masked` says why no place is for the public, where a text says so."""
        super().__init__()
        self.kept, self.why_masked = kept, why_masked
        self.is_homeless = self.is_theirs = False
        self.at: Sequence[Mapping[str, str]] = ()
        """Where it is."""

    def _without_care_of(self, place: dict[str, str]) -> None:
        """Name a public place without whoever is named beside it: `c/o Jean, Mill Hall`."""
        if public := public_part(place.get("venue", ""), self.kept.is_somebodys):
            place["venue"] = public
            self._note("venue", PERSON)
        left = without_people(place)
        if left != place:
            self.is_theirs = may_be_a_home(left)
            self._note("venue", ANYBODY)
            place.clear()
            place.update(left)

    def _is_at_theirs(self, text: str) -> bool:
        """Whether a text says that it is at somebody's: not at a shop that is its place."""
        return is_at_theirs(without_shops(text, self.at))

    def _not_to_be_found(self, place: Mapping[str, str]) -> tuple[str, ...]:
        """What goes of a place that is somebody's, or whose address is not for the public."""
        named = [place[one] for one in ("venue", "street") if one in place]
        if named and self.why_masked and where_in(named[0]).known != "nowhere":
            self._note("venue", self.why_masked)
            if self.why_masked in FOR_NOBODY and self.kept.is_own_name(place.get("venue", "")):
                return _ADDRESS
        elif self.is_theirs or self.kept.is_a_home(place):
            self._note("venue", A_HOME)
        elif any(map(self.kept.shows_address, named)):
            self._note("venue", "it is a masked address, so people have to ask")
        else:
            if named and is_of_clergy(named[0]):
                self._look_at("venue", HOME_OF_CLERGY)
            elif "name" in place and self._may_be_a_home(place):
                self._look_at("street" if place.get("street") else "venue", MAY_BE_A_HOME)
            return ()
        self.is_homeless = True
        return PLACE

    def _may_be_a_home(self, place: Mapping[str, str]) -> bool:
        """Whether it may be the home of whoever is named, or of anybody.

        A service that has a website has an office, unless the list names a person.
        """
        if self.kept.private.has_contact:
            return is_numbered_in_a_street(place)
        return not place.get("website") and may_be_a_home(place)

    def _look_at(self, asked: str, why: str) -> None:
        self.looked_at.append(Fault(asked, f"{names.label_of(asked)}: {why}"))
