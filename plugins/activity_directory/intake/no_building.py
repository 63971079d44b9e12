"""Towns, areas and regions in the place of a place's name: none of them is where people meet.

With an address, that names the place. Without one, the area is known at most, and people ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.reading import References
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.no_place import where_in
from activity_directory.schema.values.not_known import says_not_known
from activity_directory.schema.values.town_names import is_a_town
from activity_directory.vocabulary import Term, Vocabulary, plain

_DIRECTIONS = (
    r"(?:(?:greater|central|inner|outer|mid|north(?:ern)?|south(?:ern)?|east(?:ern)?"
    r"|west(?:ern)?|the)[ -]?)*"
)
PART_OF_THE_COUNTRY = re.compile(
    rf"{_DIRECTIONS}(?:anglia|england|ireland|scotland|wales|midlands|london|yorkshire"
    r"|(?:north|south|east|west)(?:ern)?|[a-z]+shire)(?: (?:of england|region|area))?",
    re.IGNORECASE,
)
_ONLY_A_DIRECTION = re.compile(rf"{_DIRECTIONS}(?:north|south|east|west)(?:ern)?", re.IGNORECASE)
_A_REGION = re.compile(
    r"(?:(?:in|across|within|covers?) )?(?:the )?(?:"
    r"(?:[\w’'&-]+ ){0,4}(?:trust|council|borough|district|county|health board|local government"
    r"|parish) area"
    r"|(?:[\w’'&-]+ ){1,3}(?:district|region)"
    r"|(?:belfast|northern|south[ -]?eastern|southern|western)"
    r" (?:(?:hsc|health(?: and social care)?) )?trust"
    r"|(?:county|co\.?) (?:antrim|armagh|down|fermanagh|(?:london)?derry|tyrone|durham))(?: only)?",
    re.IGNORECASE,
)
_OF_A_TOWN = re.compile(
    r"(?:the )?(?P<town>.+?)(?: (?:and )?(?:(?:the )?surrounding )?areas?| (?:town|city) centre)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;/&\n]|\band\b)\s*")


@lru_cache(maxsize=4096)  # the same places come again and again
def is_a_region(text: str) -> bool:
    """Whether words name a part of the country, a county or what a council or a trust serves.

    A whole country is where something happens at several places.
    """
    if _ONLY_A_DIRECTION.fullmatch(text) or where_in(text).known != "named":
        return False
    return bool(PART_OF_THE_COUNTRY.fullmatch(text) or _A_REGION.fullmatch(text))


def put_in_place(answers: Answers) -> None:
    """Put a town, an area or a region where it belongs, and let the address name the place."""
    given = answers.given
    if given.get("street") and not given.get("venue") and is_a_region(_line(given, "street")):
        given["venue"] = given.pop("street")
    _at_its_address(answers)
    _its_area(answers)
    _its_town(answers)


def names_no_building(answers: Mapping[str, str], references: References) -> bool:
    """Whether the name of a place is a region, areas, or the town of its address or of its row."""
    name = _line(answers, "venue")
    if not name or plain(name) in references.called("venues"):
        return False
    areas = references.vocabularies["areas"]
    return bool(
        is_a_region(name)
        or _several_areas(name, areas)
        or _several_areas(_with_its_street(answers), areas)
        or _its_own_town(answers, areas)
        or names_only_an_area(answers, references)
    )


def _with_its_street(answers: Mapping[str, str]) -> str:
    return ", ".join(filter(None, (_line(answers, "venue"), answers.get("street", ""))))


def _several_areas(name: str, areas: Vocabulary) -> bool:
    """Whether it names areas one beside another, of which none is a part of the one behind it."""
    parts = _BETWEEN.split(name)
    if len(parts) < 2:
        return False
    found = [area_called(areas, part) for part in parts]
    known = [*filter(None, found)]
    if len(known) < 2 or len(known) < len(found):
        return False
    return not any(one in areas.with_wider([known[0]]) for one in known[1:])


def _its_own_town(answers: Mapping[str, str], areas: Vocabulary) -> str:
    """The town or the area that the name of a place is; empty where it may be a building's name.

    It is one if the address or the row says that it is the town, or if more words than its name
    say so: `Millford town centre`. A building may be called as an area is.
    """
    name, found = _line(answers, "venue"), _OF_A_TOWN.fullmatch(_line(answers, "venue"))
    town = found["town"] if found is not None else name
    first, *parts = (
        plain(part.strip(" .")) for part in re.split(r"[,\n]", answers.get("street", ""))
    )
    is_named = plain(town) in {*parts, plain(answers.get("area", ""))}
    is_known = town != name and (area_called(areas, town) is not None or is_a_town(town))
    return town if (is_named or is_known) and plain(name) != first else ""


def _at_its_address(answers: Answers) -> None:
    """Take a name away that is no building's: the address names the place, or people ask."""
    given, asked = answers.given, question("venue")
    areas = answers.references.vocabularies["areas"]
    if names_only_an_area(given, answers.references):
        return  # `_its_area` does it
    if not names_no_building(given, answers.references):
        return
    name, town, street = _line(given, "venue"), _its_own_town(given, areas), given.get("street", "")
    whole = _with_its_street(given)
    del given[asked.id]
    if _several_areas(name, areas) or _several_areas(whole, areas):
        every = (name, *(given.pop(one, "") for one in ("street", "postcode")))
        message = f"{asked.label}: {quoted(shown(whole))} are several areas, and no place"
        answers.kept[asked.id] = Kept(each_once(every), Fault(asked.id, message))
        return
    if town and area_called(areas, town) is not None:
        given.setdefault("area", town)
    if not town or not street:
        what = "the name of a town or an area" if town else "a region"
        message = f"{asked.label}: {quoted(shown(name))} is {what}, and no place"
        fault = Fault(asked.id, message)
        answers.kept[asked.id] = Kept(name, fault, _NAMED_BY_IT) if street else Kept(name, fault)
        return
    answers.remark(asked, f"{quoted(shown(name))} is a town or an area, so its address names it")


_NAMED_BY_IT = "so its address names it, and these words are in the description"


def _line(answers: Mapping[str, str], name: str) -> str:
    return " ".join(answers.get(name, "").split())


def _its_area(answers: Answers) -> None:
    """The name of a town or of an area alone is no place; an address may end in its area."""
    given, areas = answers.given, answers.references.vocabularies["areas"]
    if names_only_an_area(given, answers.references):
        name = given.pop("venue")
        given["area"] = given.get("area", "") if areas.named(given.get("area", "")) else name
    elif not given.get("area") and (found := area_at_the_end(given, areas)):
        given["area"] = found
        if plain(given.get("street", "")) == plain(found):
            del given["street"]


LONGEST_TOWN = 40


def _its_town(answers: Answers) -> None:
    """A town that is no area here is a part of the address: else nobody sees where the place is."""
    given, asked = answers.given, question("area")
    town, venue = " ".join(given.get("area", "").split()), given.get("venue", "")
    is_town = len(town) <= LONGEST_TOWN and re.fullmatch(r"[^\W\d_][^\W\d_' ,.’-]*", town)
    if not is_town or not venue or where_in(venue).known != "named":
        return
    if is_a_region(town):
        return  # its words are in the description
    again = answers.but_for(area=town)
    if again.choices(asked) or says_not_known(town):
        return
    del given["area"]
    address = plain(", ".join((venue, given.get("street", ""))))
    if plain(town) not in address:
        given["street"] = ", ".join(filter(None, (given.get("street", ""), town)))
    answers.remark(asked, f"{quoted(town)} is no area here, so it is in the address")


def names_only_an_area(answers: Mapping[str, str], references: References) -> bool:
    """Whether the name of a place is that of its town or of an area, without more of an address."""
    name = plain(answers.get("venue", ""))
    if not name or answers.get("street") or name in references.called("venues"):
        return False
    is_area = area_called(references.vocabularies["areas"], name) is not None
    return is_area or name == plain(answers.get("area", ""))


def area_at_the_end(answers: Mapping[str, str], areas: Vocabulary) -> str:
    """The label of the area in which the address of a place ends, also in front of the whole."""
    street = answers.get("street", "")
    every = re.split(r"[,\n]", street or answers.get("venue", ""))
    parts = [part.strip(" .") for part in (every if street else every[1:])][-2:]
    found = [*filter(None, (area_called(areas, part) for part in reversed(parts)))]
    if not found or plain(found[0].label) != plain(parts[-1]):
        return ""
    is_within = len(found) > 1 and found[0] in areas.with_wider([found[1]])
    return found[1].label if is_within else found[0].label


def area_called(areas: Vocabulary, text: str) -> Term | None:
    """The area of just this label: a synonym, such as `the square`, may be anywhere."""
    term = areas.named(text)
    return term if term is not None and plain(term.label) == plain(text) else None


def each_once(parts: Iterable[str]) -> str:
    """The parts of an address as one line, without one that those before it have."""
    words = ""
    for one in (" ".join(part.split()) for part in parts):
        if plain(one) not in plain(words):
            sign = "" if not words else " " if words[-1] in ".!?" else ", "
            words = f"{words.rstrip(' ,')}{sign}{one}"
    return words
