"""Words of lists that say what there is for people who need it, each with the feature they mean.

People search with many words, and the synonyms of the vocabulary are for them: whoever looks for a
`ramp` may be happy with any way in without steps. A list that says `Ramp` says no more than that.
So of a list only words count that say just what a feature of ours says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from activity_directory.vocabulary import Term, Vocabulary, nearest, plain

_IS_THERE = (
    r"(?:,? (?:is|are))?(?: (?:available|fitted|installed|provided|on site|onsite|in place"
    r"|in (?:the|this) (?:building|venue|hall)|throughout|at (?:the|this) (?:venue|hall)))?"
)
_TOILET = r"(?:toilets?|wcs?|loos?|lavator(?:y|ies)|bathrooms?|toilet facilities)"
_WHEELS = r"(?:wheel ?chairs?|wheel ?chair users?|disabled people|disabled persons?)"
_BUGGY = r"(?:buggy|buggies|prams?|push ?chairs?)"
_DOGS = r"(?:guide|assistance|hearing|service)"
_WORDS: Mapping[str, str] = {
    "step-free": (
        r"(?:fully |completely |all )?(?:step ?free|level)(?: (?:access|entrance|entry|route))*"
        r"(?: (?:to|into) (?:the )?(?:building|hall|venue|room|main hall|all areas))?"
        r"|no (?:steps|stairs)(?: or (?:steps|stairs))?(?: at all)?|without steps"
        r"|(?:fully )?wheel ?chair (?:access|accessible|friendly)(?: (?:building|venue|entrance))?"
        rf"|(?:access|accessible) (?:for|to|by) {_WHEELS}"
    ),
    "lift": r"(?:platform )?(?:lifts?|elevator)(?: access)?"
    r"(?: to (?:the )?(?:all|first|other|upper|every) floors?)?",
    "wide-doors": r"wide (?:doors?|doorways?)",
    "accessible-toilet": (
        rf"(?:wheel ?chair )?(?:accessible|disabled|adapted) {_TOILET}"
        rf"|wheel ?chair {_TOILET}|{_TOILET} (?:for|accessible (?:to|for|by)) {_WHEELS}"
        rf"|{_TOILET} wheel ?chair accessible|radar key {_TOILET}"
    ),
    "toilet": rf"{_TOILET}|public toilets?",
    "changing-places": rf"changing places?(?: {_TOILET})?",
    "blue-badge-parking": (
        r"(?:blue badge|disabled|accessible)(?: badge)?"
        r"(?: (?:parking|car parking|bays?|spaces?|places?|car park))+"
        r"|(?:parking|bays?|spaces?) for (?:blue badges?(?: holders?)?|disabled (?:people|drivers))"
    ),
    "parking": r"(?:(?:free|on ?site|off ?street|on ?street|street|public|ample) )*"
    r"(?:car )?park(?:ing)?(?: (?:nearby|outside|spaces?|close by))?",
    "near-bus": r"(?:near|close to|next to|by|on) (?:a |the )?bus (?:stops?|routes?)"
    r"|bus stop (?:outside|nearby|close by|opposite)",
    "seating": r"(?:seating|seats|chairs)(?: for (?:all|everyone|everybody))?",
    "hearing-loop": r"(?:hearing|induction|audio|t) ?loop(?: system)?|loop system",
    "bsl": r"bsl|british sign language|(?:bsl|sign language|british sign language)"
    r" (?:interpret(?:er|ers|ed|ation)|signed|provided)",
    "captions": r"(?:live |automatic )?(?:captions|subtitles)",
    "large-print": r"(?:large print|easy read)(?: (?:information|leaflets?|materials?))?",
    "sight-support": r"audio description|sighted guides?",
    "quiet-space": r"(?:quiet|calm) (?:space|room|area|corner)",
    "sensory-friendly": r"(?:sensory|autism) friendly(?: sessions?)?|relaxed sessions?",
    "dementia-friendly": r"dementia friendly",
    "learning-support": r"learning disability friendly",
    "mental-health-aware": r"mental health (?:aware|trained|first aid(?:ers?)?)",
    "carers-welcome": r"(?:carers?|companions?|support workers?|personal assistants?)"
    r"(?:(?: and|,| or) (?:carers?|companions?|support workers?|personal assistants?))*"
    r" (?:are )?(?:welcome|(?:come |go |get in |enter )?free)",
    "assistance-dogs": rf"(?:{_DOGS} (?:and |or |& ))?{_DOGS} dogs?(?: are)?(?: welcome| allowed)?"
    r"(?: only)?|(?:all )?dogs (?:are )?(?:welcome|allowed)|dog friendly",
    "buggy-friendly": rf"{_BUGGY} (?:friendly|access|accessible|welcome)|room for {_BUGGY}"
    rf"(?: (?:and|or|&) {_BUGGY})?",
    "gender-neutral-toilet": rf"(?:gender neutral|unisex|all gender) {_TOILET}",
}
_SAYS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        feature: re.compile(
            rf"(?:there (?:is|are) |has |with )?(?:an? |the )?(?:{words}){_IS_THERE}"
        )
        for feature, words in _WORDS.items()
    }
)
_NO_FEATURE = re.compile(
    r"(?:a |the )?(?:(?:portable |permanent |wheel ?chair )?ramps?"
    r"(?: (?:to|at) (?:the )?(?:front |main |side )?(?:door|entrance))?"
    r"|(?:on the )?ground floor(?: (?:room|only|venue))?|(?:ceiling )?hoist"
    r"|baby chang(?:e|ing)(?: (?:facilities|unit|table))?|automatic doors?|hand ?rails?|stair ?lift"
    r"|kitchen|cafe|showers?|changing rooms?|wi ?fi)"
)
"""What lists say of a place that is no feature of ours, and takes nothing away from one."""
_BETWEEN = re.compile(r"\s*(?:[/+&]|\b(?:and|plus|also)\b)\s*", re.IGNORECASE)
_LIMITS = re.compile(
    r"(?:but|except|although|only|if|when|unless|not|none|out of (?:order|use)|broken|on request"
    r"|by (?:arrangement|request)|currently|limited|please ask|ask|closed|upstairs"
    r"|downstairs|available (?:on|by|if))\b",
    re.IGNORECASE,
)
"""How words begin that take back something of what stands before them."""
_OF_ITS_OWN = re.compile(
    r"\b(?:toilets?|wcs?|loos?|lifts?|park\w*|bays?|ramps?|doors?|steps?|stairs?|loop|bus(?:es)?"
    r"|seat\w*|chairs?|dogs?|rooms?|floor|access|wheel ?chairs?)\b",
    re.IGNORECASE,
)
"""What words are about that take nothing back: `Lift, not all doors are wide`."""


def _named(text: str) -> str:
    return plain(text).strip(" .!*")


def feature_in(text: str) -> str:
    """The id of the feature that words say is there, and nothing else; empty where none is."""
    words = _named(text)
    return next((one for one, pattern in _SAYS.items() if pattern.fullmatch(words)), "")


def term_in(text: str, features: Vocabulary) -> Term | None:
    """The feature that words mean: by its id, its label, or words that say just the same.

    A feature that only this community has goes by its synonyms, too.
    """
    words = _named(text)
    named = features.named(words)
    is_its_own = named is not None and named.id not in _SAYS and not _NO_FEATURE.fullmatch(words)
    if named is not None and (is_its_own or words in map(plain, (named.id, named.label))):
        return named
    return features.get(feature_in(text))


def near_to(text: str, term: Term) -> bool:
    """Whether words are a name of this feature with a slip of the hand: `acessible toilet`."""
    words = _named(text)
    names = (plain(one) for one in term.synonyms if feature_in(one) == term.id)
    alike = [one for one in (plain(term.label), *names) if one.count(" ") == words.count(" ")]
    return nearest(words, alike, 0.85) is not None


def parts_of(text: str, is_feature: Callable[[str], bool]) -> tuple[str, ...]:
    """`Accessible WC and ramp` in its parts, where each of them says one thing; else as it is."""
    parts = [part for part in _BETWEEN.split(text) if part]
    is_plain = all(is_feature(part) or _NO_FEATURE.fullmatch(_named(part)) for part in parts)
    return tuple(parts) if is_plain and len(parts) > 1 else (text,)


def takes_back(text: str) -> bool:
    """Whether words take back what stands before them: `Lift, out of order`."""
    return _LIMITS.match(text) is not None and not _OF_ITS_OWN.search(text)
