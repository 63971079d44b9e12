"""Places that are homes, and texts that say that an address is not for the public.

No list of people is needed: `c/o Mrs Hill`, `Bev's, 22 Mill Lane`, `Our address is confidential`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from activity_directory.importers.kept_back.addresses import STREETS, is_public, spelt
from activity_directory.importers.kept_back.english import is_english_or_a_place
from activity_directory.importers.kept_back.ordinary import is_of_two_words, is_ordinary
from activity_directory.importers.kept_back.person import (
    has_word_of_a_group,
    is_first_name,
    is_named,
)
from activity_directory.importers.kept_back.word import keys_in
from activity_directory.importers.kept_back.words_in_addresses import is_a_first_name
from activity_directory.schema.values.no_place import where_in

_ROOM = (
    r"(?:house|home|flat|living room|front room|garden(?: studio)?|kitchen|place|bungalow|cottage"
    r"|conservatory|lounge|office|studio|workshop)"
)
_HOST = (
    r"(?:chair|coach|co-?ordinator|curate|family|host|instructor|leader|member|minister|organi[sz]er"
    r"|pastor|priest|rector|secretary|student|teacher|treasurer|tutor|vicar|volunteer)"
    r"[’']?s?[’']?"
)
_PRIVATE_HOME = (
    rf"(?:private (?:house|home|residence|address|flat)|{_HOST} (?:own )?(?:house|home|flat)s?)"
)
_HOME = re.compile(
    r"^\W*(?:flat|apartment|apt) (?:\d+[a-z]?|[a-z])\b"
    rf"|\b(?:{_PRIVATE_HOME}|(?:residential|home) address)\b(?! (?:care|visits?|help))",
    re.IGNORECASE,
)
_CARE_OF = re.compile(r"\bc/o\s+|\bcare of\s+", re.IGNORECASE)
_WHOSE_HOME = re.compile(
    rf"(?<!St )(?<!St\. )(?<!Saint )\b([A-Z][a-z]+)(?: [A-Z]\w+)?[’']s? (?:\w+ )?{_ROOM}\b"
)
_HOME_OF = re.compile(r"\b[Hh]ome of ([A-Z][\w’'-]+)")
_TITLED_HOME = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Mx|Prof|Professor|Revd?|Cllr)\b\.? (?:[A-Z]\.? ?)*[\w-]*[’']s? "
    rf"(?:\w+ )?{_ROOM}\b"
)
_WHOSE = re.compile(r"(?:[Aa]t |[Cc]hez )?([A-Z][a-z]+)[’']s?")
_FAMILYS = re.compile(r"(?:[Aa]t )?[Tt]he ([A-Z][\w’'-]*s[’'])")
_HOME_GROUP = re.compile(r"\b(?:home|house)[ -]?groups?\b", re.IGNORECASE)
_OF_MANY = frozenset({"Maggie"})
"""Who is no person in `Maggie's`: a charity's centres."""


@lru_cache(maxsize=1024)
def is_at_a_home(place: str) -> bool:
    """Whether a place is a home, whoever's: `c/o Mrs Hill`, `Ann's house`, `private house`."""
    care_of = _CARE_OF.search(place)
    if care_of and _is_a_number_or_somebody(place[care_of.end() :].partition(",")[0]):
        return True
    if any(not is_ordinary(one) for one in _AT_ANYBODYS.findall(place)):
        return True
    whose = (*_WHOSE_HOME.finditer(place), *_HOME_OF.finditer(place))
    if (
        _HOME.search(place)
        or _TITLED_HOME.search(place)
        or any(is_a_first_name(one[1].casefold()) for one in whose)
    ):
        return True
    first = re.sub(r"\s*\(.*", "", place.partition(",")[0]).strip()
    alone = None if _IS_A_BUSINESS.search(place) else _WHOSE.fullmatch(first)
    if alone is not None and is_first_name(alone[1]) and alone[1] not in _OF_MANY:
        return True
    family = _FAMILYS.fullmatch(first)
    return family is not None and not has_word_of_a_group(family[1])


def shop_in(place: Mapping[str, str]) -> str:
    """The name of a place that is called after somebody, and whose address is a business's.

    That is `Daisy's` at `38-40 Triangle`; of all other places, nothing.
    """
    venue, street = place.get("venue", ""), place.get("street", "")
    is_one = _WHOSE.fullmatch(venue) and _IS_A_BUSINESS.search(f", {street}")
    return venue if is_one and not is_at_a_home(street) else ""


_IS_A_BUSINESS = re.compile(
    r",\s*(?:(?i:unit|shop|stall|kiosk) [\dA-Z]|\d+[a-z]?\s?[-–]\s?\d+[a-z]?,?\s+[A-Z]"
    r"|\d[^,]*\b(?i:high st(?:reet)?|market(?: place| square| street)?|parade|precinct|arcade"
    r"|shopping \w+|broadway|(?:business|retail) park|(?:trading|industrial) estate|quay|wharf)\b)"
)
"""An address that no home has: a range of numbers, a shop, the street of the shops."""


def _is_a_number_or_somebody(words: str) -> bool:
    """Whether what stands after `c/o` is a number, a flat or a person, and no office."""
    return re.match(r"(?:flat |no\.? ?)?\d+[a-z]?\s*$", words, re.IGNORECASE) is not None or (
        is_named(words)
    )


def is_at_their_address(name: str, times: str, place: Mapping[str, str]) -> bool:
    """Whether a listing is at an address, in no hall that has a name, and says that it is a home.

    So it is a church's home group, `Tea with the Brocklehursts`, or `Mondays at Ioan's`.
    """
    at = place.get("venue") or place.get("street", "")
    is_address = at[:1].isdigit() or (spelt(at)[-1:] or [""])[0] in STREETS
    if not is_address or _IS_A_BUSINESS.search(f", {at}"):
        return False
    is_theirs = is_named_at_theirs(name) or without_their_home(times, lambda _: False) != times
    return is_theirs or _HOME_GROUP.search(name) is not None


# --- what texts say

_MY = r"(?:(?:a|an|the|my|our|her|his|their|one of (?:our|the)|each other[’']s) )?(?:small )?"
_ENDS = r"(?=\s*(?:[.,;:()!\n–—-]|$))"
_AT_A_HOME = re.compile(
    rf"\b(?:in|at|from|is) {_MY}{_PRIVATE_HOME}\b(?! (?:care|visit|help))"
    rf"|\b(?:in|at|from) my (?:own )?{_ROOM}\b"
    rf"|(?:^|[.:\n]\s*)(?:private (?:house|home|residence|address)|residential address){_ENDS}"
    rf"|^{_HOST} (?:own )?(?:house|home|flat){_ENDS}",
    re.IGNORECASE,
)
_AT_THEIRS = re.compile(
    rf"\b[Aa]t (?:the ([A-Z][\w-]*s[’'])(?=\s*(?:[,.;:)!]|\d|$))|([A-Z][a-z]+)[’']s?"
    rf"(?=\s*(?:[,.;:)!]|$)|\s+(?:own )?{_ROOM}\b))"
)
_AT_ANYBODYS = re.compile(
    r"(?:^|\b(?:[Aa]t|[Ii]n|[Ff]rom|[Tt]o|[Cc]hez|outside|opposite|near|behind|by|round) )"
    r"([^\W\d_a-z][\w\u0300-\u036f-]+)(?: [^\W\d_a-z][\w’'-]+)?"
    r"[’']s? (?:\w+ )?(?:house|home|flat|living room|front room|bungalow|place)\b(?! group)"
)
"""A home whose owner may have any name."""
_PLACE = r"(?:address(?:es)?|venue|location|whereabouts|meeting place)"
_WHERE = (
    r"(?<!e-mail )(?<!email )(?<!web )(?<!website )(?<!your )\b"
    rf"{_PLACE}(?: details)?"
)
_IS = (
    r"(?: (?:is|are|will be|to be|remains|must remain|must be|must stay|has to be|must|should|may"
    r"|can|shall|will))?"
)
_SHOWN = (
    r"(?:published|public|disclosed|shared|given out|advertised|listed|printed|revealed|publicised"
    r"|(?:publication|sharing|printing|disclosure|(?:the )?public)\b)"
)
_KEPT = (
    r"(?: (?:strictly|kept|always|only))*"
    rf" (?:confidential|secret|withheld|undisclosed|(?:not|never) (?:\w+ )?(?:public|{_SHOWN})"
    rf"|(?:not|never) (?:(?:to|be|being|for|\w+ly) ){{1,3}}{_SHOWN})"
)
_BOOKED = (
    r"(?:book|call|ring|phone|contact|refer|request|enquir|regist|appl|join|assess|sign|(?:in|get) "
    r"touch|sp(?:eak|oken|oke)\b)"
)
_GIVEN = (
    r"(?: only)? (?:disclosed|given|provided|shared|revealed|supplied|sent|released|available)"
    r"(?: out)?(?: to you)?(?: only)? (?:on|upon|when|once|after|at|following)"
    r" (?:(?:you|we|the|time|of|a|an|phone|have|has|been) )*"
    rf"{_BOOKED}"
)
_TO_SOME = (
    r"(?: only)? (?:disclosed|given|known|revealed|sent|shared)(?: out)?(?: only)? (?:to|with)"
    r" (?:[\w’'-]+ ){1,3}only\b"
    r"|(?: only (?:disclosed|given|known|revealed|sent|shared)"
    r"| (?:disclosed|given|known|revealed|sent|shared) only) (?:to|with)\b"
)
"""That only some people learn where it is: `exact location shared with members only`."""
_OUR = r"(?: (?:the|our|its|this|exact|full|precise))*"
_IT_IS = (
    rf"(?:{_OUR} {_PLACE}\b(?![’']s)| where (?:we|it|they|the \w+) (?:meets?|gathers?|are|is)\b"
    r"| where to (?:come|go|meet)\b)"
)
_ONCE = rf"\b(?:once|when|after|upon|on|until|if)\b [^.!?\n]{{0,30}}?\b{_BOOKED}"
_WE_SAY = (
    r"\b(?:we|they|staff|organi[sz]ers?|leaders?)(?:[’']ll| will| can| shall| only| then)*"
    r" (?:tell|give|send|text|e-?mail|message|share|provide|disclose|reveal)(?: out)?"
    r"(?: with you| to you| you| people| members| everyone)?"
    r"|\b(?:you(?:[’']ll| will)|members (?:will|are)|people (?:will|are))(?: only| then)? (?:be )?"
    r"(?:told|given|sent|texted|e-?mailed)"
)
_ONCE_KNOWN = (
    rf"(?:{_WE_SAY}){_IT_IS}[^.!?\n]{{0,20}}? {_ONCE}"
    rf"|\b(?:once|when|after|until) you\b[^.!?\n]{{0,30}}?\b{_BOOKED}[^.!?\n]{{0,15}}?"
    rf" (?:{_WE_SAY}){_IT_IS}"
)
"""That people learn where it is once they are known: `we tell you the address when you book`."""
_KEEPS = re.compile(
    rf"{_WHERE}(?:{_IS}{_KEPT}\b|{_IS}{_GIVEN}|{_IS}(?:{_TO_SOME})| kept private\b"
    rf"|{_IS} kept private\b"
    rf"| (?:isn|aren|won|mustn|shouldn|can)[’']t (?:be )?(?:\w+ )?{_SHOWN}\b"
    rf"| cannot (?:be )?(?:\w+ )?{_SHOWN}\b)"
    r"|\baddress is private\b|\b(?:secret|undisclosed) (?:address|venue|location)\b"
    r"|\b(?:confidential|private) address\b"
    rf"|\b(?:not|never) (?:to be |for ){_SHOWN}\W{{1,3}}(?:(?:the|our|its|this|exact|full) )*"
    r"(?:address|venue|location|whereabouts)\b"
    r"|\b(?:do not|don[’']t|never|cannot|can[’']t|must not|not to) (?:\w+ly )?"
    r"(?:publish|advertise|disclose|give out|print|list|reveal|publicise|share)"
    r" (?:(?:our|the|its|this|exact|full) )*(?:address|venue|location|whereabouts)\b"
    rf"|{_ONCE_KNOWN}",
    re.IGNORECASE,
)
_REFUGE = re.compile(
    r"\b(?:is|are|at|in|into|of|our|this|runs?|running|provid(?:es?|ing)|offer(?:s|ing)?)"
    r" (?:(?:a|an|the|our|this|safe|small|emergency|specialist|temporary|supported|confidential"
    r"|domestic (?:abuse|violence)|wom[ae]n[’']?s?|families|family) )*(?:refuge|safe house)\b"
    r"(?! from)|\brefuge (?:accommodation|for (?:wom[ae]n|families|those|people|survivors))\b",
    re.IGNORECASE,
)
"""That a service is a refuge, and not that it speaks of one: `help to find a refuge`."""
_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "address addresses advertise flat home homes house location place refuge residence room "
        "safe venue where whereabouts",
    )
)


def keeps_its_address(text: str) -> bool:
    """Whether a text says that the address is not for the public, or that it is a home."""
    if not _WORDS.isdisjoint(keys_in(text)) and any(
        pattern.search(text) for pattern in (_KEEPS, _AT_A_HOME, _REFUGE)
    ):
        return True
    return is_at_theirs(text)


def is_not_to_be_published(words: str) -> bool:
    """Whether the words of an address or a name of a place say that it is not for the public."""
    return _NOT_TO_BE_PUBLISHED.search(words) is not None or asks_to_keep_it(words)


def asks_to_keep_it(text: str) -> bool:
    """Whether a text says in so many words that an address is not for the public."""
    return _KEEPS.search(text) is not None


def is_a_refuge(name: str, texts: Iterable[str], place: str) -> bool:
    """Whether a listing is a refuge or a safe house, and its place no office for the public.

    `name` is what it, or who runs it, is called. It counts only where something says that people
    come there from danger: there are wildlife refuges, and a cafe may be called Refuge.
    """
    every = [*texts]
    if _IN_DANGER.search("\n".join((name, *every))) is None or _is_an_office(place, name):
        return False
    return _CALLED_A_REFUGE.search(name) is not None or any(
        not _ABOUT_ONE.search(sentence[: found.start()])
        for text in every
        for sentence in re.split(r"[.!?\n]", text)
        if (found := _SAFE_FROM_DANGER.search(sentence))
    )


def _is_an_office(place: str, name: str) -> bool:
    """Whether a place is one that anybody may walk into, and not the listing's own house."""
    ours = keys_in(name)
    first = place.partition(",")[0]
    is_its_own = not ours.isdisjoint(keys_in(re.sub(r"\W*\b(?:the|of)\b", "", first.casefold())))
    return re.search(r"\boffices?\b", place, re.IGNORECASE) is not None or (
        not is_its_own and is_public(first)
    )


_DANGER = (
    r"(?:abuse[rsd]?|abusive|violen(?:ce|t)|slavery|traffick(?:ed|ing)|forced marriages?"
    r"|exploitation|exploited)"
)
_IN_DANGER = re.compile(rf"\b{_DANGER}\b", re.IGNORECASE)
_CALLED_A_REFUGE = re.compile(r"\b(?:refuges?|safe ?houses?)\b", re.IGNORECASE)
_SAFE_FROM_DANGER = re.compile(
    r"\b(?:refuges?|(?:safe|emergency|temporary|supported|secure) (?:\w+ )?(?:accommodation|homes?"
    r"|houses?|housing|place to (?:live|stay)))\b.{0,60}"
    r"\b(?:escap(?:e|ed|ing)|fle(?:d|e|eing)|leav(?:e|ing)|survivors?|victims?|experienc(?:ed|ing))"
    rf"\b.{{0,40}}\b{_DANGER}\b",
    re.IGNORECASE,
)
_ABOUT_ONE = re.compile(
    r"\b(?:about|access\w*|advice|apply|find(?:ing)?|into|lists?|refer\w*|search\w*|with)\b",
    re.IGNORECASE,
)
"""What a sentence says first that is about a refuge elsewhere: `we help to find a refuge`."""


def is_at_theirs(text: str) -> bool:
    """Whether a text says that it is at somebody's: `at the Wilkinsons'`, `at Bev's`."""
    if "'" not in text and "’" not in text:
        return False
    if any(not is_ordinary(one) for one in _AT_ANYBODYS.findall(text)):
        return True
    return any(
        not has_word_of_a_group(found[1])
        if found[1]
        else is_first_name(found[2]) and found[2] not in _OF_MANY
        for found in _AT_THEIRS.finditer(text)
        if not _IS_A_BUSINESS.match(text, found.end())
    )


def is_named_at_theirs(name: str) -> bool:
    """Whether the name of a listing at a home says whose: `Social at Bryony's`, or with whom."""
    if any(not is_ordinary(one) for one in _ENDS_AT_THEIRS.findall(name)):
        return True
    return any(
        _may_be_a_family(found["who"])
        for found in _WITH_A_FAMILY.finditer(name)
        if not (found["at"] and (_OF_A_GROUND.fullmatch(found["who"]) or _CLUBS.match(name)))
    )


_ENDS_AT_THEIRS = re.compile(r"\b[Aa]t ([^\W\d_a-z][\w\u0300-\u036f-]+)[’']s?\W*$")
_WITH_A_FAMILY = re.compile(
    r"\b(?:[Ww]ith|(?P<at>[Aa]t)) [Tt]he (?P<who>[A-Z][\w-]+s)[’']?(?=\W*$|\s+[a-z(–—-])"
)
_OF_A_GROUND = re.compile(
    r"(?i:alders|almonds|ashes|aspens|baths|beeches|birches|cedars|chestnuts|courts|crossroads|elms"
    r"|firs|furlongs|goalposts|greens|hawthorns|hazels|hollies|junctions|larches|laurels|limes"
    r"|maples|moorings|oaks|orchards|pines|planes|poplars|posts|races|rowans|ruins|shambles"
    r"|stables|stumps|terraces|wickets|willows|yews)"
)
"""What grounds and houses are called by, and no family: wickets and trees, of which there are
several."""
_CLUBS = re.compile(r"(?:[\w’'&-]+ )+(?:Club|Association|Society)\s*[-–—:|,]\s")
"""A club's whole name before what it offers: `Elm Cricket Club - Tea at the Wickets`."""
"""`Tea with the Brocklehursts`."""


def _may_be_a_family(word: str) -> bool:
    """Whether a word that means several may be the name of a family."""
    one = word.removesuffix("s").removesuffix("e")
    return not any(map(_is_known, (word, word.removesuffix("s"), one)))


def _is_known(word: str) -> bool:
    """Whether a word with a capital is nobody's name: an ordinary word, a place, two words."""
    return is_ordinary(word) or is_english_or_a_place(word) or is_of_two_words(word)


def without_their_home(text: str, is_called: Callable[[str], bool]) -> str:
    """A text without `at Ioan's`, whoever that is: no group, no shop and no place is called so."""

    def left(found: re.Match[str]) -> str:
        is_somebody = not (_is_known(found["who"]) or is_called(found["who"]))
        return "" if is_somebody and found["who"] not in _OF_MANY else found[0]

    return _AT_WHOEVERS.sub(left, text)


_AT_WHOEVERS = re.compile(
    r"[,;–—-]?\s*\b[Aa]t (?P<who>[^\W\d_a-z][\w\u0300-\u036f-]+)[’']s?"
    r"(?=\s*(?:[.,;:)!\n]|$)|\s+(?:at|from|on|every|in)\b)"
)


def says_that_it_is_private(words: str) -> bool:
    """Whether some words about a place say that it is private: `Confidential`, `Leader's house`."""
    return (
        where_in(words).known == "withheld"
        or is_at_a_home(words)
        or keeps_its_address(words)
        or _NOT_TO_BE_PUBLISHED.search(words) is not None
    )


_NOT_TO_BE_PUBLISHED = re.compile(
    r"\b(?:(?:do not|don[’']t|not to be) (?:publish|share|disclos)|not for publication)",
    re.IGNORECASE,
)
"""What is said of a place as a whole, in its own description."""


def homes_in(place: Mapping[str, str]) -> frozenset[str]:
    """The address of a place that is a home by its name, as `address_key` has it; else nothing."""
    if shop_in(place) or not any(is_at_a_home(place.get(name, "")) for name in ("venue", "street")):
        return frozenset()
    one = address_key(place.get("street", ""), place.get("postcode", ""))
    return frozenset({one} - {""})


def public_names(places: Iterable[str]) -> str:
    """The names of places, without those that are homes."""
    return "\n".join(one for one in places if one and not is_at_a_home(one))


_OF_CLERGY = re.compile(
    r"\W*(?:[\w.’']+ ){0,4}?(?:deanery|manse|parsonage|presbytery|rectory|vicarage)\s*(?:[,;\n]|$)",
    re.IGNORECASE,
)


def is_of_clergy(place: str) -> bool:
    """Whether a place is a house in which a priest or a minister may live: `The Rectory`."""
    return _OF_CLERGY.match(place) is not None


def address_key(street: str, postcode: str) -> str:
    """A street with its number, and its postcode, as they are compared; else nothing."""
    words = spelt(street)
    has_number = any(one[0].isdigit() for one in words)
    return " ".join((*words, "".join(spelt(postcode)))) if has_number else ""
