"""The files that the find page fetches: columns to filter by, rows to show, and words.

Everything that is counted or filtered is ours: one bit for each listing and each value, so that a
count is never a guess. docs/decisions/0006-search.md says why, and what each file holds.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from activity_directory import messages
from activity_directory.model.eligibility import AGES
from activity_directory.search.danger_files import danger_files
from activity_directory.search.details import details_typed
from activity_directory.search.english import english_words
from activity_directory.search.facets import TIERS, in_order, tier_of, values_of, wider_areas
from activity_directory.search.front_coding import front_coded
from activity_directory.search.near import near_files
from activity_directory.search.pagefind import SearchFailed
from activity_directory.search.results_map import map_files
from activity_directory.search.shared import SHARED, shared
from activity_directory.search.soonest import SOONEST, soonest
from activity_directory.search.typed import typed
from activity_directory.urls import addresses
from activity_directory.wording.quotation_marks import curly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.search.closed import Closed
    from activity_directory.search.facets import Row, Value
    from activity_directory.search.pagefind import Fragment


SCRIPT = "scripts/find.js"
"""The find page's own script, by its name in theme/static."""

SITE_SCRIPT = "scripts/find-site.js"
"""What every page runs, without what the find page doesn't need."""

AHEAD_SCRIPT = "scripts/find-ahead.js"
"""What asks for the files of the first answer before that script is there."""

WORDS_SCRIPT = "scripts/words.js"
"""What it adds to the page before it looks for any words."""

ALSO_SCRIPT = "scripts/also-search.js"
"""What searches other directories, once somebody asks for it."""

MAP_SCRIPT = "scripts/results-map.js"
"""What draws the results as a map, once somebody asks for it."""

NEAR_SCRIPT = "scripts/near.js"
"""What it adds to the page where somebody says where they are, or wants another order."""

FIRST_FAMILIES = frozenset(
    (
        *("need", "category", "main", "audience", "open", "area", "comes"),
        *("cost", "joining", "often", "later", "safety", "pastime"),
    )
)
"""The columns by which needs, kinds, people and places are answered, and how rows stand."""

ROWS_IN_A_FILE = 10
"""Results are shown twenty at a time, but those of a search stand far apart."""

CHEAP = 5
"""What people call cheap costs no more pounds at a time."""

MOMENTS = (
    "now",
    "today",
    "this-morning",
    "this-afternoon",
    "later-today",
    "tonight",
    "tomorrow",
    "weekend",
    "weekends",
    "weekday",
    "start-of-week",
    "midweek",
    "end-of-week",
    "after-work",
    "holidays",
    "any-day",
)
"""Times that people name by today; the page's script knows which days they are."""

NAMED_HOURS = MappingProxyType({"early": "on 0 10", "lunch": "on 12 14", "late": "begins 19 24"})
"""Hours of the day that have names, each with what the page's script calls them."""

HOUR_WORDS = (
    "before",
    "after",
    "until",
    "at",
    "between",
    "and",
    "clock",
    "half",
    "past",
    "am",
    "pm",
    "noon",
    "others",
)
"""What is said beside an hour."""

WORDS = f"{addresses.SEARCH}words.json"
PHRASES = f"{addresses.SEARCH}phrases.json"
TEXTS = f"{addresses.SEARCH}texts.json"
DANGER = f"{addresses.SEARCH}danger.json"
DANGER_PHRASES = f"{addresses.SEARCH}danger-phrases.json"
ROWS = f"{addresses.SEARCH}rows/"


def find_page_files(
    fragments: Sequence[Fragment],
    rows: Iterable[Row],
    community: Community,
    closed: Iterable[Closed] = (),
    cloths: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, bytes]:
    """The find page's files by address, from what `index` returned: columns, rows and words.

    `cloths` are those of the areas, by id, as the drawn map of the areas has them.

    Raises SearchFailed where a listing's page was not indexed. All files carry one version, so
    that a browser never puts the columns of one build to the rows of another.
    """
    ordered = in_order(rows)
    indexed = {fragment.address for fragment in fragments}
    missing = [row.address for row in ordered if row.listed and row.address not in indexed]
    if missing:
        message = f"Pagefind did not index {missing[0]}: its page has no data-pagefind-body."
        raise SearchFailed(message)
    ended = tuple(closed)
    danger, danger_phrases = danger_files(community.danger)
    parts: dict[str, dict[str, Any]] = {
        **_in_two_files(columns(ordered)),
        WORDS: words(community, ordered, ended),
        PHRASES: phrases(community, ordered, ended),
        TEXTS: texts(ordered, fragments),
        DANGER: danger,
        DANGER_PHRASES: danger_phrases,
        SOONEST: soonest(ordered),
        SHARED: shared(row.key for row in ordered),
        **near_files(community, ordered),
        **map_files(community, ordered, cloths),
        **{
            f"{ROWS}{number}.json": {"rows": [as_printed(row.shown) for row in together]}
            for number, together in enumerate(_batches(ordered, ROWS_IN_A_FILE))
        },
    }
    digest = hashlib.sha256()
    for address in sorted(parts):
        digest.update(as_json(parts[address]))
    version = digest.hexdigest()[:12]
    return {address: as_json({"version": version, **part}) for address, part in parts.items()}


def _in_two_files(every: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The columns: those that most first answers need, and the others, which weigh more."""
    masks: dict[str, Any] = every["masks"]
    return {
        addresses.COLUMNS: {
            **every,
            "masks": {name: of for name, of in masks.items() if name in FIRST_FAMILIES},
        },
        addresses.MORE_COLUMNS: {
            "masks": {name: of for name, of in masks.items() if name not in FIRST_FAMILIES}
        },
    }


def columns(ordered: Sequence[Row]) -> dict[str, Any]:
    """The facts that are filtered by, a column for each value, over rows in the order of results.

    Bit `n & 7` of byte `n >> 3` of a column (in base64) is row `n`. `tiers` says how many rows
    there are up to the end of each tier; those after the last are left out unless asked for.
    """
    masks: dict[str, dict[str, bytearray]] = {}
    for number, row in enumerate(ordered):
        for family, values in row.facets.items():
            of_family = masks.setdefault(family, {})
            for value in values:
                mask = of_family.setdefault(value, bytearray((len(ordered) + 7) // 8))
                mask[number >> 3] |= 1 << (number & 7)
    in_tier = Counter(tier_of(one) for one in ordered)
    return {
        "count": len(ordered),
        "inAFile": ROWS_IN_A_FILE,
        "tiers": list(accumulate(in_tier[tier] for tier in range(len(TIERS)))),
        "masks": {
            family: {value: base64.b64encode(mask).decode() for value, mask in of_family.items()}
            for family, of_family in masks.items()
        },
    }


@dataclass(frozen=True, slots=True)
class _Term:
    """A value with what people may type for it, as it is written."""

    family: str
    value: str
    label: str
    names: tuple[str, ...]
    address: str = ""
    crisis: bool = False
    seldom: tuple[str, ...] = ()


def _terms(community: Community, ordered: Sequence[Row]) -> Iterator[_Term]:
    """All that people may type for a value, a price or a fact, in the order of the files."""
    for family, values in values_of(community).items():
        for value in values:
            if value.names:
                label = _label(family, value)
                yield _Term(
                    family,
                    value.id,
                    label,
                    value.names,
                    value.address,
                    value.crisis,
                    value.seldom,
                )
    cheap = messages.text("find.up-to", price=CHEAP)
    yield _Term("price", str(CHEAP), cheap, _words_of("find.words-cheap"))
    for name, hours in NAMED_HOURS.items():
        label = messages.text(f"find.named-hours-{name}")
        yield _Term("hours", hours, label, _words_of(f"find.words-hours-{name}"))
    values_had = (
        (family, value) for row in ordered for family in row.facets for value in row.facets[family]
    )
    for one in details_typed(community, values_had):
        yield _Term(one.family, one.value, one.label, tuple(one.names))


def words(
    community: Community,
    ordered: Sequence[Row],
    closed: Iterable[Closed] = (),
) -> dict[str, Any]:
    """What a search by names, needs, kinds and facts in one word needs.

    `names` are what each row may be called, and `closed` what is over and has a name of one
    word (`_over`); `terms` are all values with what people may type for them in one word
    (`_together`); `alsoAudiences` are terms that share a name with audiences; `moments` are
    times that depend on today, with what people may type for them; `wider` are needs that no
    listing has, each with a wider one that some has; `everywhere` is what people call the whole
    place, which narrows nothing; `small` are words that say nothing of what is looked for,
    `vague` little; `cannot`, `without` and each of `sameWords` stand for each other inside a
    name; `organisations` are names of one word besides `small`, and `by` which of them each row
    is of, -1 for none; `ages` are audiences with their first and last year of age, and
    `ageWords` are said beside an age, `noAgeWords` beside a number that is none,
    `leastAgeWords` before the least age; `notWords` and `refusals` say that somebody does not
    want what is named next, and `afterNot` may stand between; `notTimes` say so of times alone,
    `refusable` are words that may be refused though they are no terms, `orWords` stand between
    two things that are; `namedDates` are days of the year with a name, as "12-25"; `busWords`
    are said of the number of a bus; `wishWords` before what somebody wants, though they have
    something else; `pastWords` after a time that is none of a listing; `hourWords` are said
    beside an hour; `numberWords` and `tensWords` are numbers from one and from twenty on;
    `agesOf` are words that are an age, with its first and last year; `relatives` are said of
    somebody whom the asker knows; `upTo` is the label of a price, with 0 for the pounds.
    """
    audiences = {term.id for term in community.vocabularies["audiences"]}
    terms = tuple(_terms(community, ordered))
    small = _typed(messages.text("find.small-words").split())

    def is_a_word(name: str) -> bool:
        return len({*name.split()}.difference(small)) <= 1

    return {
        "names": [_called(row.name, row.other_names) for row in ordered],
        "closed": [one for one in map(_over, closed) if any(is_a_word(name) for name in one[0])],
        "terms": [
            [
                term.family,
                term.value,
                term.label,
                _together(filter(_in_one_word, _typed(term.names))),
                term.address,
                int(term.crisis),
            ]
            for term in terms
        ],
        "alsoAudiences": _also_audiences(terms),
        "upTo": messages.text("find.up-to", price=0),
        "moments": [
            [
                name,
                messages.text(f"find.moment-{name}"),
                _listed(f"find.words-{name}"),
            ]
            for name in MOMENTS
        ],
        "everywhere": _everywhere(community),
        "wider": _wider(community, ordered),
        "small": small,
        "cannot": _typed(messages.text("find.cannot-words").split()),
        "without": _typed(messages.text("find.without-words").split()),
        "sameWords": [_typed(one.split()) for one in messages.text("find.same-words").split(", ")],
        "otherSpellings": [
            one.split() for one in messages.text("find.other-spellings").split(", ")
        ],
        "vague": _typed(messages.text("find.vague-words").split()),
        "relatives": _typed(messages.text("find.relative-words").split()),
        **_organisations(ordered, is_a_word),
        "ages": [[audience, *band] for audience, band in AGES.items() if audience in audiences],
        "agesOf": [
            [name, int(first), int(last)]
            for name, first, last in (
                one.rsplit(" ", 2) for one in messages.text("find.ages-of-words").split(", ")
            )
        ],
        "ageWords": _typed(messages.text("find.age-words").split()),
        "noAgeWords": _typed(messages.text("find.no-age-words").split()),
        "leastAgeWords": _typed(messages.text("find.least-age-words").split()),
        "notWords": _listed("find.not-words"),
        "notTimes": _listed("find.not-times"),
        "refusable": _typed(messages.text("find.refusable-words").split()),
        "orWords": _typed(messages.text("find.or-words").split()),
        "refusals": _listed("find.refusals"),
        "afterNot": _typed(messages.text("find.after-not-words").split()),
        "feelings": _typed(messages.text("find.feeling-words").split()),
        "asking": _typed(messages.text("find.asking-words").split()),
        "topicWords": _typed(messages.text("find.topic-words").split()),
        "havingWords": _typed(messages.text("find.having-words").split()),
        "aboutWords": _typed(messages.text("find.about-words").split()),
        "busWords": _typed(messages.text("find.bus-words").split()),
        "namedDates": [
            [name, date]
            for name, date in (
                one.rsplit(" ", 1) for one in messages.text("find.named-dates").split(", ")
            )
        ],
        "wishWords": _typed(messages.text("find.wish-words").split()),
        "pastWords": _typed(messages.text("find.past-words").split()),
        "hourWords": {
            one: _typed(messages.text(f"find.hour-words-{one}").split()) for one in HOUR_WORDS
        },
        "numberWords": _typed(messages.text("find.number-words").split()),
        "tensWords": _typed(messages.text("find.tens-words").split()),
    }


def phrases(
    community: Community, ordered: Sequence[Row], closed: Iterable[Closed] = ()
) -> dict[str, Any]:
    """What a search by several words, by words of other scripts or by rare ones needs besides.

    It weighs more than all single words.

    `phrases` are what else people may type for each of the `terms` of `words`, in their order;
    `organisations` and `by` are those of all listings, and `closed` is all that is over;
    `everywhere` has what is said of how near something should be, too.
    """
    return {
        "phrases": [_together(_in_more(term)) for term in _terms(community, ordered)],
        "closed": [_over(one) for one in closed],
        "everywhere": [*_everywhere(community), *_listed("find.distance-names")],
        **_organisations(ordered, bool),
    }


def texts(ordered: Sequence[Row], fragments: Sequence[Fragment]) -> dict[str, Any]:
    """What Pagefind is asked with, and what its answers are read with.

    `ids` are its ids in the order of rows ("-" where a page was not indexed); `pages` are the
    indexed pages that aren't listings; `venues` are names of places in several words; `words` is
    every word of the indexed pages, front-coded, and `english` are words that are no slips of those
    and of names.
    """
    by_address = {fragment.address: fragment for fragment in fragments}
    listings = {row.address for row in ordered}
    return {
        "ids": " ".join(
            by_address[row.address].id if row.address in by_address else "-" for row in ordered
        ),
        "pages": [
            [fragment.id, fragment.address, fragment.title, fragment.summary]
            for fragment in fragments
            if fragment.address not in listings
        ],
        "venues": _venues(ordered),
        "words": " ".join(front_coded(words_in(fragment.text for fragment in fragments))),
        "english": " ".join(front_coded(english_words())),
    }


def _venues(ordered: Sequence[Row]) -> list[str]:
    """The names of places in several words, so that "pump house" is no question of housing."""
    names = {name for row in ordered for venue in row.venues for name in _called(venue.name, ())}
    return sorted(name for name in names if " " in name)


def _over(one: Closed) -> list[Any]:
    """What an activity that is over may be called; its name, page, status; what to try instead."""
    return [
        _called(one.listing.name, one.other_names),
        one.listing.name,
        one.listing.address,
        one.status,
        [[other.name, other.address] for other in one.instead],
    ]


def _also_audiences(terms: Iterable[_Term]) -> list[list[str]]:
    """The family and the value of each term that has a name of some audiences, then those.

    "Carers" are people and a need: who asks for one asks for the other.
    """
    by_name: dict[str, list[_Term]] = {}
    for term in terms:
        for name in _typed((*term.names, *term.seldom)):
            by_name.setdefault(name, []).append(term)
    found: dict[tuple[str, str], dict[str, None]] = {}
    for alike in by_name.values():
        audiences = dict.fromkeys(term.value for term in alike if term.family == "audience")
        for term in alike if audiences else ():
            found.setdefault((term.family, term.value), {}).update(audiences)
    return [[*term, *sorted(audiences)] for term, audiences in sorted(found.items())]


def _everywhere(community: Community) -> list[str]:
    """What people call the whole place."""
    whole = wider_areas(community.vocabularies)
    areas = community.vocabularies["areas"]
    return _typed(
        name for term in areas if term.id in whole for name in (term.label, *term.synonyms)
    )


def _organisations(ordered: Sequence[Row], chosen: Callable[[str], bool]) -> dict[str, Any]:
    """The names of some organisations, and which of them each row is of: -1 for none of them."""
    names = sorted({row.organisation for row in ordered if chosen(typed(row.organisation))})
    numbers = {name: number for number, name in enumerate(names)}
    return {
        "organisations": [typed(name) for name in names],
        "by": [numbers.get(row.organisation, -1) for row in ordered],
    }


def _in_one_word(name: str) -> bool:
    """Whether it is one word in our letters: other scripts weigh two or three times more."""
    return " " not in name and name.isascii()


def _in_more(term: _Term) -> set[str]:
    """What people may type for a term in several words or in other scripts, and what few type."""
    names = {*_typed(term.names)}
    return names.union(_typed(term.seldom)) - {*filter(_in_one_word, names)}


def _together(names: Iterable[str]) -> str:
    """What people may type for a term, in the order of letters, front-coded."""
    return ",".join(front_coded(sorted(names)))


def _wider(community: Community, ordered: Sequence[Row]) -> list[list[str]]:
    """The needs that no listing has, each with the wider one that some listing has."""
    had = {need for row in ordered for need in row.facets.get("need", ())}
    return [
        [need.id, need.parent]
        for need in community.vocabularies["needs"]
        if need.id not in had and need.parent in had
    ]


def _listed(name: str) -> list[str]:
    return _typed(_words_of(name))


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(messages.text(name).split(", "))


def _label(family: str, value: Value) -> str:
    """What a chip says: "Free today" beside "Tomorrow" would be no one question."""
    return messages.text("find.free-typed") if family == "cost" else value.label


_FIGURE = re.compile(r"\d")


def _typed(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(typed, names))))


_ADDED_TO_A_NAME = re.compile(r"\s*\([^()]*\)\s*$|:\s.*$")
"""What follows the name that people say: "(13 to 18)", ": 12-week gym programme"."""


def _called(name: str, others: Iterable[str]) -> list[str]:
    """What people may type for a listing: its name, in short too where that is several words."""
    short = _ADDED_TO_A_NAME.sub("", name)
    return _typed((name, *([short] if " " in short else []), *others))


def words_in(texts: Iterable[str]) -> list[str]:
    """Every word of some texts once, in order, of two letters or more.

    What has a figure in it is left out: nobody misspells a time, and a directory is full of them.
    """
    rough: set[str] = set()
    for text in texts:
        rough.update(text.split())
    found = {word for one in rough for word in typed(one).split()}
    return sorted(word for word in found if len(word) > 1 and not _FIGURE.search(word))


def as_printed(shown: Mapping[str, str]) -> dict[str, str]:
    """The words of a result as pages print them."""
    return {name: curly(words) for name, words in shown.items()}


def _batches(ordered: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    for first in range(0, len(ordered), size):
        yield ordered[first : first + size]


def as_json(content: object) -> bytes:
    """As the files of the site have it: the same bytes for the same content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
