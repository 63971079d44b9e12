"""The place of a submission, and what access there is, as its answers say it together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from activity_directory.intake import no_building, two_buildings, ways_of_taking_part
from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.distances import PLAINLY_ELSEWHERE, metres_between, point_of
from activity_directory.intake.making import Making
from activity_directory.intake.no_answer import says_only_yes
from activity_directory.intake.no_building import area_called, each_once
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.model.place import AT_A_PLACE, Access
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.contact import IN_AN_ADDRESS
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.no_place import (
    NOT_PUBLISHED,
    Where,
    is_a_page,
    where_in,
)
from activity_directory.schema.values.not_known import ASK, says_not_known
from activity_directory.vocabulary import Term, letters_of, plain
from activity_directory.wording.phrases import joined

SEVERAL = "Various places"
"""The name of the place where there are several, or where only its area is known."""


# --- words that name no place


def put_in_place(answers: Answers, *, moved_in: bool) -> None:
    """Put where it belongs what the answers about the place say and is no place: `Online`, `TBC`.

    It is how it happens, or that people have to ask. `moved_in` is as in `submission.understood`.
    """
    given = answers.given
    if moved_in:
        ways_of_taking_part.ways_as_choices(answers)
        ways_of_taking_part.beside_all_hours(answers)
        _without_pages(answers)
        _without_postal(answers)
        _a_number(answers)
        _in_words(answers)
        two_buildings.ask_which(answers)
        no_building.put_in_place(answers)
    if given.get("street"):
        _street(answers, where_in(given["street"]))
    text = given.get("venue", "")
    where = where_in(text) if text else Where("named")
    if moved_in:
        where = _without_its_town(answers, where)
        ways_of_taking_part.joined_in_texts(answers, where)
    if moved_in and not text:
        ways_of_taking_part.as_texts_say(answers)
    where, text = (where, text) if given.get("venue") else (Where("named"), "")
    if not text or where == Where("named", " ".join(text.split())):
        return
    if where.formats and not _happens(answers, text, where, moved_in=moved_in):
        return
    if where.known == "named":
        given["venue"] = where.named
        return
    _no_name(answers, text, where, moved_in=moved_in)


_OFFICE = (
    r"(?:(?:head|main|registered)[ -]office|(?:admin(?:istration|istrative)?|office|registered)"
    r" address|(?:charity|company|corporate|nhs|trust) headquarters)"
)
_TO_WRITE_TO = r"(?:postal|mailing|correspondence) address"
FOR_LETTERS = re.compile(
    r"\b(?:p\.?\s?o\.?|post office)\s?box\b|\bfreepost\b|^\W*(?:c/o|care of)\W+\d"
    rf"|\b{_TO_WRITE_TO}\b|\b{_OFFICE}\b",
    re.IGNORECASE,
)
"""An address to write to, or an office: it isn't where people come together."""
_AN_OFFICE = re.compile(rf"\b{_OFFICE}\b", re.IGNORECASE)
_SAYS_SO = re.compile(
    r"\b(?:this|it|(?:the|our) address(?: (?:above|below|given|here|listed|shown))?) is"
    rf" (?:just |only )?(?:an?|our|the) (?:[\w-]+ )?(?:{_TO_WRITE_TO}|{_OFFICE})\b"
    r"|\bnot (?:an address|the address|where|a place) (?:for|of|to|we) (?:our |hold |the )*"
    r"(?:activit\w+|classes|events|meet(?:ings?)?|sessions|visit)\b",
    re.IGNORECASE,
)
"""What a text says of the address of its listing."""
_LABELLED = re.compile(
    rf"\b(?:{_TO_WRITE_TO}|{_OFFICE})[\W_]*(?:address|is|at)?[\W_]*(?P<where>[^\n]{{5,160}})",
    re.IGNORECASE,
)
"""An address in a text, behind words that say what it is."""
_NO_ADDRESS = re.compile(
    r"[:©]|https?//|www\.|\b(?:there (?:are|is)|please|can|using|following|we|you|your|varies)\b"
    r"|[a-z]{3}\.\s+[A-Z]",
    re.IGNORECASE,
)
"""What is in sentences, and not in addresses."""
LONGEST_ADDRESS = 250


def is_plain_address(text: str) -> bool:
    """Whether words may be the address of a place to go to, and nothing else."""
    is_sentence = FOR_LETTERS.search(text) or _NO_ADDRESS.search(text)
    return len(text) <= LONGEST_ADDRESS and not is_sentence and not has_several(text)


def has_several(text: str) -> bool:
    """Whether there are several addresses in it, as several postcodes or buildings say."""
    postcodes = {plain(one).replace(" ", "") for one in IN_AN_ADDRESS.findall(text)}
    return len(postcodes) > 1 or _names_several_buildings(text)


_BUILDING = re.compile(
    r"(?P<called>.*\S)\s+(?P<kind>cent(?:re|er)|chapel|church|hall|library|museum|school)s?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_OF_ANY = re.compile(
    r"(?:the|and|church|city|community|main|small|large|parish|village|town|memorial|leisure|sports?"
    r"|shopping|retail|business|arts?|youth|health|medical|family|children’?'?s|day|public|local"
    r"|primary|\W)+",
    re.IGNORECASE,
)
"""Words that name no building by themselves: a church hall is beside its church."""


def _names_several_buildings(text: str) -> bool:
    """Whether words name buildings one beside another: `Mill Library; Oak Library`.

    Between line breaks, semicolons and commas they are of one kind: a hall may be in a centre.
    """
    joined_by = _buildings(re.split(r"\s+(?:and|&|/)\s+", re.sub(r"\s(?:@|at)\s.*", "", text)))
    apart, listed = (_buildings(re.split(signs, text)) for signs in (r"[;\n]", r","))
    kinds = [kind for _, kind in apart]
    is_list = len(listed) > 2 and len({kind for _, kind in listed}) == 1
    is_several = is_list or any(kinds.count(kind) > 1 for kind in kinds)
    return len(joined_by) > 1 or is_several or _begin_alike(re.split(r"[;\n]", text))


def _begin_alike(pieces: list[str]) -> bool:
    """Whether two streets have a place of one name: `The Hub - Mill Street; The Hub - Oak Road`."""
    named = [_IN_A_STREET.fullmatch(piece.strip()) for piece in pieces]
    firsts = [
        plain(one["called"])
        for one in named
        if one and two_buildings.A_STREET.search(one["street"])
    ]
    return len(firsts) != len(set(firsts))


_IN_A_STREET = re.compile(r"(?P<called>[^\W\d_].*?)\s+[-–]\s+(?P<street>[^\W\d_].*)")


def _buildings(pieces: list[str]) -> set[tuple[str, str]]:
    """Those of the pieces that begin with a building of a name of its own, and its kind."""
    firsts = (_IN_BRACKETS.sub("", piece).split(",")[0].strip(" .") for piece in pieces)
    heads = map(_BUILDING.fullmatch, firsts)
    return {
        (plain(one["called"]), plain(one["kind"]))
        for one in heads
        if one and not _OF_ANY.fullmatch(one["called"])
    }


def _without_pages(answers: Answers) -> None:
    """The address of a web page is no place: it is the page of the listing, or in its text."""
    given = answers.given
    for name in ("venue", "street"):
        text = given.get(name, "")
        if not is_a_page(text):
            continue
        del given[name]
        message = f"{question(name).label}: {quoted(shown(text))} is a web page, and no place"
        if given.setdefault("website", text) == text:
            answers.notes.append(Fault(name, f"{message}, so it is the web page"))
        else:
            answers.kept[name] = Kept(text, Fault(name, message))


def _without_postal(answers: Answers) -> None:
    """A PO box, an address to write to or an office is no place, by its words or by a text."""
    given = answers.given
    if _is_for_letters_by_a_text(given):
        for name in ("venue", "street", "postcode"):
            if given.get(name):
                answers.leave_out(question(name), "a text says that it is not where it happens")
        return
    for name in ("venue", "street"):
        text = given.get(name, "")
        if not FOR_LETTERS.search(text):
            continue
        if _AN_OFFICE.search(text):
            every = (given.pop(one, "") for one in ("venue", "street", "postcode"))
            words = each_once(every)
            message = f"{question(name).label}: {quoted(shown(text))} is an office, and no place"
            answers.kept["venue"] = Kept(words, Fault("venue", message))
            return
        answers.leave_out(question(name), f"{quoted(shown(text))} is an address to write to")
        if not given.get("venue") and given.pop("postcode", ""):
            given.pop("street", None)


def _is_for_letters_by_a_text(given: Mapping[str, str]) -> bool:
    """Whether a text says that the address of its listing is an office, or to write to."""
    text = given.get("description", "")
    if not given.get("venue") and not given.get("street"):
        return False
    if _SAYS_SO.search(text):
        return True
    own = [given.get(one, "") for one in ("postcode", "street", "venue")]
    places = [letters_of(one.split(",")[0]) for one in own if any(map(str.isdigit, one))]
    where = [letters_of(one["where"]) for one in _LABELLED.finditer(text)]
    return any(place in one for place in places for one in where)


_ONLY_NUMBERS = re.compile(
    r"(?:no\.? ?)?\d{1,4}[a-z]?(?:\s*[/&,+-]\s*\d{1,4}[a-z]?)*", re.IGNORECASE
)


def _a_number(answers: Answers) -> None:
    """A number alone is that of a house in its street, or of a room: `3a` is no name of a place."""
    given, asked = answers.given, question("venue")
    text = " ".join(given.get(asked.id, "").split())
    if not _ONLY_NUMBERS.fullmatch(text):
        return
    street = given.pop("street", "")
    if street and not street[:1].isdigit():
        given[asked.id] = f"{text} {street}"
        return
    del given[asked.id]
    fault = Fault(
        asked.id,
        f"{asked.label}: {quoted(shown(text))} is a number, and no name of a place",
        "Name the building, in another column or under `for all:` of the map.",
    )
    answers.kept[asked.id] = Kept(", ".join(filter(None, (text, street))), fault)


def _without_its_town(answers: Answers, where: Where) -> Where:
    """What comes home or is on a screen, beside the name of a town alone, is at no place there."""
    name, ways = where.named, [one for one in where.formats if one != "in-person"]
    areas = answers.references.vocabularies["areas"]
    is_no_place = where.known == "nowhere" or area_called(areas, name) is not None
    if not (name and ways and is_no_place and AT_A_PLACE.isdisjoint(ways)):
        return where
    fault = Fault("venue", f"{question('venue').label}: {quoted(shown(name))} is no place")
    answers.kept["venue"] = Kept(answers.given["venue"], fault)
    had = {one.text for one in answers.but_for().choices(question("format"))}
    return Where("ask" if had & AT_A_PLACE else "nowhere", formats=tuple(ways))


def _in_words(answers: Answers) -> None:
    """What is too long for the name of a place, or a sentence, is in the description."""
    given = answers.given
    name = next((one for one in ("venue", "street") if given.get(one)), "")
    text = " ".join(given.get(name, "").split())
    asked = question("venue")
    is_name = not has_several(given.get(name, "")) and (name == "venue" or is_plain_address(text))
    is_name = is_name and len(text) <= asked.longest
    if not text or is_name or where_in(text) != Where("named", text):
        return
    message = f"{asked.label}: {quoted(shown(text))} is no name of a place"
    words = each_once(given.pop(one, "") for one in ("venue", "street", "postcode"))
    answers.kept[asked.id] = Kept(words, Fault(asked.id, message))


def _street(answers: Answers, where: Where) -> None:
    """Of `TBC`, `Confidential` or `Online` in the place of the street nothing is a street."""
    given, asked = answers.given, question("street")
    if where.known == "named":
        return
    text = given.pop("street")
    if not given.get("venue"):
        given["venue"] = text
    elif where.known in {"withheld", "on request"}:
        _keep_back(answers, ("postcode",))
    elif where.known in {"nowhere", "several", "in words"}:
        message = f"{asked.label}: {quoted(shown(text))} is no street"
        answers.kept[asked.id] = Kept(text, Fault(asked.id, message))


def _happens(answers: Answers, text: str, where: Where, *, moved_in: bool) -> bool:
    """Add the ways that the words name to how it happens; whether the two agree."""
    given, asked = answers.given, question("format")
    again = Answers({asked.id: given.get(asked.id, "")}, answers.references, answers.guessing)
    had = {one.text for one in again.choices(asked)}
    ways = [one for one in where.formats if one not in had and one != "in-person"]
    if "blended" in had:
        ways = [one for one in ways if one != "online"]
    labels = dict(asked.choices(answers.references.vocabularies))
    if not given.get(asked.id):
        given[asked.id] = "\n".join(where.formats)
    elif not ways:
        return True
    elif where.known == "nowhere" and had and had <= AT_A_PLACE:
        answers.given["venue"] = ASK
        message = f"{quoted(shown(text))} is no place, but {asked.label} is "
        message += joined([quoted(labels[one]) for one in sorted(had)])
        if moved_in:
            fault = Fault("venue", f"{question('venue').label}: {message}")
            answers.kept["venue"] = Kept(", ".join(labels[one] for one in ways), fault)
        else:
            answers.fault(question("venue"), message, "Correct one of the two.")
        return False
    else:
        given[asked.id] = "\n".join((given[asked.id], *ways))
    named = joined([quoted(labels.get(one, one)) for one in given[asked.id].split("\n")])
    answers.remark(
        question("venue"), f"as this says {quoted(shown(text))}, {asked.label} is {named}"
    )
    return True


def _no_name(answers: Answers, text: str, where: Where, *, moved_in: bool) -> None:
    """What is known of a place that has no name here."""
    given, asked = answers.given, question("venue")
    address = [given[one] for one in ("street", "postcode") if given.get(one)]
    if where.known == "nowhere":
        del given["venue"]
        for one in ("street", "postcode"):
            if given.get(one):
                answers.leave_out(question(one), _AT_NO_PLACE)
        if area := given.pop("area", ""):
            _in_the_description(answers, "area", area, _AT_NO_PLACE)
    elif where.known == "withheld" or (where.known == "on request" and address):
        _keep_back(answers, ("street", "postcode"))
        given["venue"] = NOT_PUBLISHED
    elif where.known == "several":
        words = each_once((text, *address))
        given.pop("street", None)
        given.pop("postcode", None)
        given["venue"] = SEVERAL
        if not says_not_known(words):
            message = f"{asked.label}: {quoted(shown(text))} is no name of a place"
            answers.kept[asked.id] = Kept(words, Fault(asked.id, message))
    elif where.known == "in words":
        del given["venue"]
        message = f"{asked.label}: {quoted(shown(text))} is no name of a place"
        answers.kept[asked.id] = Kept(text, Fault(asked.id, message))
    elif moved_in or address:
        del given["venue"]
    else:
        given["venue"] = SEVERAL if given.get("area") else ASK


def _keep_back(answers: Answers, names: tuple[str, ...]) -> None:
    """Leave an address out that its list keeps from the public."""
    for one in names:
        if answers.given.get(one):
            answers.leave_out(question(one), "the address is not for the public")


# --- the place


def venue(making: Making) -> Words | Facts | None:
    """The place's file where there is one, else its facts in place."""
    name = making.line("venue")
    if name is None and making.moved_in:
        return _place_not_known(making)
    if name is None and not _ways(making) and making.choices("format"):
        return Words(ASK, "format")
    if name is None:
        if not making.changing and {"street", "postcode"} & set(making.answers.given):
            making.answers.fault(
                question("venue"),
                "this place has an address, so please give it a name too",
                "What is written on the door. For a house, its number and street.",
            )
        elif making.answers.optional and AT_A_PLACE & {
            one.text for one in making.choices("format")
        }:
            making.answers.lacks(
                question("venue"),
                "an activity at a place needs one",
                making.answers.asked_for(question("venue")),
            )
        return None
    if says_not_known(name.text) and not any(
        map(making.answers.given.get, ("street", "postcode", "area"))
    ):
        return Words(ASK, "venue")
    known = _known(making, name.text)
    if making.moved_in:
        _say_which(making, name.text, known)
    if known:
        making.of_its_own(name.text, ("street", "postcode", "area", "buses", "access_note"))
        _own_note(making, known)
        return Words(known, "venue")
    area = making.answers.choice(question("area"))
    facts: dict[str, Value | None] = {
        "name": name,
        "withheld": Words("yes", "venue") if name.text == NOT_PUBLISHED else None,
        "area": area,
        "street": making.line("street"),
        "postcode": making.line("postcode"),
        "access": access(making, "venue"),
        "access_note": making.line("access_note"),
        "buses": making.line("buses"),
    }
    return {field: value for field, value in facts.items() if value}


def _own_note(making: Making, known: str) -> None:
    """Keep in words what a list says about access that the file of the place doesn't say."""
    asked, there = question("access_note"), making.directory.venue_by_id.get(known)
    note = " ".join(making.answers.given.get(asked.id, "").split())
    if not (making.moved_in and note) or there is None or says_only_yes(note):
        return
    if plain(note) not in plain(there.access_note):
        message = f"{asked.label}: the file of its place doesn't say {quoted(shown(note))}"
        making.answers.kept[asked.id] = Kept(note, Fault(asked.id, message))


def _place_not_known(making: Making) -> Words | Facts | None:
    """The area of a place that nobody has named, or that it has to be asked for.

    What else the list says of where it is, is in the description.
    """
    answers = making.answers
    if postcode := answers.given.get("postcode", ""):
        _in_the_description(answers, "postcode", postcode, "the list has no name of its place")
    if AT_A_PLACE.isdisjoint(ways := _ways(making)) and ways:
        if town := answers.given.get("area", ""):
            _in_the_description(answers, "area", town, _AT_NO_PLACE)
        return None
    area = answers.choice(question("area"))
    if area is None:
        return Words(ASK, "venue")
    return {"name": Words(SEVERAL, "area"), "area": area}


def _ways(making: Making) -> set[str]:
    """How it happens, by id; nothing where nobody knows."""
    return {one.text for one in making.choices("format")} - {ASK}


_AT_NO_PLACE = "it does not happen at a place"


def _in_the_description(answers: Answers, name: str, text: str, why: str) -> None:
    """Keep an answer for the description, and note why it is no fact."""
    answers.kept[name] = Kept(text, Fault(name, f"{question(name).label}: {why}"))


def access(making: Making, scope: Literal["venue", "session"]) -> Facts | None:
    """What is there, of a place that is written here or of the session; the rest is left "ask".

    Of a place with a file of its own, or of none, the session says it.
    """
    terms = making.directory.catalogue.vocabularies["access"]
    place = making.answers.given.get("venue", "")
    known = _known(making, place)
    in_its_file = dict(_access_of(making, known))
    there = {term for term, answer in in_its_file.items() if answer == "yes"}
    written_here = bool(place) and not known
    found = {
        words.text: Words("yes", "access")
        for words in making.choices("access")
        if (term := terms.get(words.text)) is not None
        and term not in there
        and not (making.moved_in and _is_denied(making, term, in_its_file))
        and (written_here and term.scope == "venue") == (scope == "venue")
    }
    return found or None


def _is_denied(making: Making, term: Term, in_its_file: Mapping[Term, str]) -> bool:
    """Whether the file of the place says no of what a list says is there; also notes that."""
    if in_its_file.get(term) != "no":
        return False
    asked = question("access")
    message = (
        f"{asked.label}: the list says {quoted(term.label)}, and the file of its place says no"
    )
    making.answers.kept[asked.id] = Kept(term.label, Fault(asked.id, message))
    return True


def _known(making: Making, name: str) -> str:
    """The id of the place's file. A list of others may mean another place of the same name."""
    found = making.directory.venues.get(plain(name), "")
    if not making.moved_in:
        return found
    if postcode := making.answers.given.get("postcode", ""):
        found = making.directory.venue_called(name, postcode)
        is_elsewhere = _metres_to(making, found) > PLAINLY_ELSEWHERE
    else:
        is_elsewhere = bool(found) and _is_elsewhere(making, name, found)
    return "" if is_elsewhere or _has_another_number(making, found) else found


def _has_another_number(making: Making, known: str) -> bool:
    """Whether the address of a row has another number in its street than the file of a place."""
    there = making.directory.venue_by_id.get(known)
    street = making.answers.given.get("street", "")
    return there is not None and two_buildings.have_other_numbers(street, there.street)


def _is_elsewhere(making: Making, name: str, known: str) -> bool:
    """Whether a place without a postcode may be another than the one with a file of its name.

    So it is where there are two of that name, or where no word of the two addresses is the same.
    """
    if making.directory.count_venues_called(name) > 1:
        return True
    if metres := _metres_to(making, known):
        return metres > _FARTHEST
    there, given = making.directory.venue_by_id[known], making.answers.given
    areas = making.answers.references.vocabularies["areas"]
    wider = areas.with_wider([there.area]) if there.area else ()
    own = _words_of(given.get("street", ""), given.get("area", ""))
    file = _words_of(there.street, there.postcode, *(area.label for area in wider))
    return bool(own and file) and own.isdisjoint(file)


_FARTHEST = 150
"""Metres between two points of one place at most."""


def _metres_to(making: Making, known: str) -> float:
    """How far the place of a row is from that of a file; 0 where one of the two isn't known."""
    there = making.directory.venue_by_id.get(known)
    location = there.location if there is not None else None
    if not making.position or location is None:
        return 0
    return metres_between(point_of(making.position), location)


def _words_of(*texts: str) -> set[str]:
    return {word for text in texts for word in plain(text).split() if len(word) > 2}


def _say_which(making: Making, name: str, known: str) -> None:
    """Say which file a place without a postcode is taken to be, or that it isn't one."""
    file, postcode = (
        making.directory.venues.get(plain(name), ""),
        making.answers.given.get("postcode"),
    )
    asked, hint = question("venue"), "Add its postcode to the list, and it is certain."
    near = making.directory.venue_called(name, postcode) if postcode and not known else ""
    if not known and _has_another_number(making, near or file):
        making.answers.remark(
            asked,
            f"{quoted(name)} has another number in its street than venues/{near or file}.yml, so "
            "it is another place",
            "If they are one, correct the number in the list.",
        )
        return
    if near:
        metres = round(_metres_to(making, near), -2)
        making.answers.remark(
            asked,
            f"{quoted(name)} is {metres:,.0f} metres from venues/{near}.yml by its place on a map, "
            "so it is another",
            "If they are one, correct where the list says that it is on a map.",
        )
    if not file or postcode:
        return
    if known:
        message = f"{quoted(name)} has no postcode, so it is taken to be venues/{known}.yml"
    else:
        message = f"{quoted(name)} may be another place than venues/{file}.yml, so it has no file"
    making.answers.remark(asked, message, hint)


def _access_of(making: Making, venue: str) -> Access:
    found = making.directory.venue_by_id.get(venue)
    return found.access if found is not None else ()
