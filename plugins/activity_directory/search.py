"""What the find page needs: Pagefind's index for words, our own columns for facts.

Pagefind answers "which pages have this word". Everything that is counted or filtered is ours: one
bit for each listing and each value, so that a count is never a guess. docs/decisions/0006-search.md
says why, and what each file holds. Knows nothing of templates or of how a page is made.

What a page must carry to be found by its words:

* `data-pagefind-body` on the element with its own content. Only pages that have it are found:
  a listing has it on its own page, never on its card.
* `data-pagefind-ignore` on furniture inside that element, and on access facts that say no or ask.
  Words under it can't be found.
* `<meta name="keywords" content="…" data-pagefind-meta="keywords[content]">` in the head, with what
  `keywords` returns. It may stand outside the body.
* `<meta name="description" content="…" data-pagefind-meta="summary[content]">` on a page that is
  not a listing (About, a story): a visitor reads it under the page's title.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from activity_directory import addresses, wording
from activity_directory.counting import counted
from activity_directory.model import sessions
from activity_directory.model.joining import BY_PROFESSIONAL
from activity_directory.model.place import access_together
from activity_directory.model.schedule import Always, Hours, Monthly, OpeningHours, Weekly
from activity_directory.texts import OptionalText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from activity_directory.catalogue import Catalogue, Community
    from activity_directory.listing import Listing
    from activity_directory.model.activity import Activity
    from activity_directory.model.civic_calendar import CivicCalendar
    from activity_directory.model.place import Answer
    from activity_directory.model.schedule import Schedule
    from activity_directory.model.status import Standing
    from activity_directory.vocabulary import Term, Vocabulary

SCRIPT = "scripts/find.js"
"""The find page's own scripts, by their names in theme/static."""

ROWS_IN_A_FILE = 10
"""Results are shown twenty at a time, but those of a search stand far apart."""

BUNDLE = "pagefind/"
WORDS = f"{addresses.SEARCH}words.json"
DANGER = f"{addresses.SEARCH}danger.json"
ROWS = f"{addresses.SEARCH}rows/"

PROFESSIONAL = "professional"
"""The one value of the family `joining` for every route that goes through a professional."""

DAYS = tuple(day.casefold() for day in wording.WEEKDAYS)
PARTS = ("morning", "afternoon", "evening")
_NOON, _FIVE = 12, 17

_TIERS: tuple[frozenset[Standing], ...] = (
    frozenset({"running"}),
    frozenset({"starting-soon", "waiting-list"}),
    frozenset({"full"}),
    frozenset({"paused", "seasonal"}),
)
"""What people can go to comes first; within a tier, results are in order of fit, then of name.

After the last tier comes what is left out unless asked for: what nobody has checked for too long,
and whatever else the portal hands over that isn't listed.
"""


class SearchFailed(Exception):
    """The index could not be made. The message is a plain sentence, with Pagefind's last words."""


# ---- what the portal hands over: one row a listing


class Sign(Protocol):
    """How a listing stands: words, a tone, and the name of a drawing that is its own."""

    @property
    def text(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def icon(self) -> str: ...


class Result(Protocol):
    """The words and the look of a listing in a list, as the portal has them already."""

    @property
    def address(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def highlight(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def cost(self) -> str: ...
    @property
    def joining(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def hue(self) -> str: ...
    @property
    def tag(self) -> Sign | None: ...
    @property
    def freshness_note(self) -> str: ...


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """One listing: how it is shown, how it stands, and its values by family.

    `facets` has the ids of terms under need, category, audience, area, format, joining, access
    (places that say yes) and ask (places where somebody must ask); "free" under cost; and under
    times each day and part of day that it is on, such as "monday-morning". Under main are its first
    need and category ("need:loneliness"): who searches for one of those meets it sooner.
    """

    slug: str
    shown: Result
    standing: Standing
    listed: bool
    facets: Mapping[str, tuple[str, ...]]


def row(listing: Listing, shown: Result) -> Row:
    """The row of a listing whose words the portal has found already."""
    return Row(listing.activity.slug, shown, listing.standing, listing.listed, facets_of(listing))


def keywords(activity: Activity) -> str:
    """What a listing is called besides its name: other names, and the labels of its terms.

    Never the terms' synonyms: the find page knows those from the word file and says that it used
    one. In Pagefind's index they would pass for words of the listing's own.
    """
    terms = (*activity.needs, *activity.categories, *activity.audiences)
    names = (*activity.also_known_as, *(term.label for term in terms))
    return ", ".join(dict.fromkeys(name for name in names if name))


def facets_of(listing: Listing) -> Mapping[str, tuple[str, ...]]:
    """Every value that a listing has, by family; a family without any is left out."""
    activity = listing.activity
    answers = access_answers(activity)
    found: dict[str, tuple[str, ...]] = {
        "need": _ids(activity.needs),
        "category": _ids(activity.categories),
        "audience": _ids(activity.audiences),
        "area": _ids(activity.areas),
        "times": times_of(activity.when, listing.today, listing.calendar),
        "cost": ("free",) if listing.free else (),
        "format": _ids(activity.formats),
        "joining": tuple(dict.fromkeys(_route(term) for term in activity.joining.routes)),
        "access": tuple(term_id for term_id, answer in answers.items() if answer == "yes"),
        "ask": tuple(term_id for term_id, answer in answers.items() if answer == "ask"),
        "main": (
            *(f"need:{term.id}" for term in activity.needs[:1]),
            *(f"category:{term.id}" for term in activity.categories[:1]),
        ),
    }
    return MappingProxyType({family: values for family, values in found.items() if values})


def times_of(
    schedules: Iterable[Schedule], today: date, calendar: CivicCalendar
) -> tuple[str, ...]:
    """The days and parts of day it is on ("monday-morning"), in order of the week.

    Opening hours count for every part of the day they reach into; a session counts for the part in
    which it starts. Schedules that ended before `today` don't count.
    """
    found: set[tuple[int, str]] = set()
    for schedule in schedules:
        ending = schedule.limits.ending
        if ending is None or ending >= today:
            found.update(_times(schedule, today, calendar))
    in_order = sorted(found, key=lambda time: (time[0], PARTS.index(time[1])))
    return tuple(f"{DAYS[day]}-{part}" for day, part in in_order)


def _times(schedule: Schedule, today: date, calendar: CivicCalendar) -> Iterator[tuple[int, str]]:
    match schedule:
        case Weekly(hours=hours) | Monthly(hours=hours):
            for day in sessions.weekdays((schedule,), today, calendar):
                yield day, _part(hours.start.hour)
        case OpeningHours(days=days):
            for day, hours in days:
                for part in _parts(hours):
                    yield day, part
        case Always():
            for day in range(7):
                for part in PARTS:
                    yield day, part
        case _:
            for session in sessions.next_sessions((schedule,), today, 3, calendar):
                yield session.on.weekday(), session.part_of_day


def _part(hour: int) -> str:
    if hour < _NOON:
        return "morning"
    return "afternoon" if hour < _FIVE else "evening"


def _parts(hours: Hours) -> Iterator[str]:
    """The parts of the day that opening hours reach into; an end on the hour is not in the next."""
    start = hours.start.hour
    if hours.end is None:
        last = start
    elif hours.ends_next_day:
        last = 23
    else:
        last = hours.end.hour if hours.end.minute else hours.end.hour - 1
    yield from PARTS[PARTS.index(_part(start)) : PARTS.index(_part(last)) + 1]


def _ids(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(term.id for term in terms)


def _route(term: Term) -> str:
    return PROFESSIONAL if term.id in BY_PROFESSIONAL else term.id


def access_answers(activity: Activity) -> Mapping[str, Answer]:
    """One answer for each access feature: yes only where every place that is shown says yes.

    Where places differ somebody has to ask which. What only a withheld place has is not told.
    """
    shown = [venue for venue in activity.venues if not venue.withheld]
    by_place = [
        {term.id: answer for term, answer in access_together(venue.access, activity.access)}
        for venue in shown
    ] or [{term.id: answer for term, answer in activity.access}]
    answers: dict[str, Answer] = {}
    for term_id in sorted({term_id for place in by_place for term_id in place}):
        said = {place.get(term_id, "ask") for place in by_place}
        answers[term_id] = said.pop() if len(said) == 1 else "ask"
    return answers


# ---- the families of values, for the page's filters and for the words people type


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a family. `names` is what people may type for it; `address` has its own list."""

    id: str
    label: str
    names: tuple[str, ...] = ()
    address: str = ""
    crisis: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A value in the filters. `count` is in brackets, as it is read: "(23)"."""

    value: str
    label: str
    count: str
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A family of filters: only values that some listing has."""

    id: str
    legend: str
    hint: OptionalText
    open: bool
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """All filters."""

    heading: str
    clear: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """How a listing stands, to copy into a result."""

    text: str
    tone: OptionalText
    icon: OptionalText


@dataclass(frozen=True, slots=True)
class Way:
    """A link, ready to use on the find page."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A result with every part filled in: the script takes its copies for the real ones."""

    name: str = "Name"
    href: str = "./"
    summary: str = "Summary"
    icon: OptionalText = ""
    hue: OptionalText = ""
    highlight: str = "Highlight"
    when: str = "When"
    where: str = "Where"
    cost: str = "Cost"
    joining: str = "How to join"
    tag: Tag = Tag("Standing", "", "")
    freshness_note: str = "Checked"
    ahead: OptionalText = ""
    matched: OptionalText = ""


@dataclass(frozen=True, slots=True)
class FindView:
    """What the template of the find page needs. Every href is ready to use on that page."""

    panel: Panel
    count: str
    home: str
    columns: str
    rows: str
    words: str
    danger: str
    bundle: str
    pictures: tuple[str, ...]
    tags: tuple[Tag, ...]
    shape: Shape
    lists: tuple[Way, ...]
    ways_on: tuple[Way, ...]


_FILTERS: tuple[tuple[str, str, str, bool], ...] = (
    ("cost", "Cost", "", True),
    ("day", "Day", "", True),
    ("time", "Time of day", "", False),
    ("need", "What you need help with", "", False),
    ("category", "Kind of activity", "", False),
    ("area", "Area", "", False),
    ("joining", "How to join", "", False),
    ("format", "How it happens", "", False),
    (
        "access",
        "Access",
        "You see places that said yes to all you tick. Places to ask come after them.",
        False,
    ),
)
"""Name, legend, hint and whether it starts open, in the order they are shown."""


def find_view(catalogue: Catalogue, rows: Iterable[Row], today: date) -> FindView:
    """The find page as it is on `today`: its filters with true counts, and where its files are."""
    every = tuple(rows)
    listed = [one for one in every if one.listed]
    home = addresses.root_from(addresses.SEARCH)
    tags = {
        tag.icon: Tag(tag.text, tag.tone, tag.icon)
        for one in every
        if (tag := one.shown.tag) is not None
    }
    lists = (
        Way("By what you need help with", home + addresses.NEEDS),
        Way("By kind of activity", home + addresses.CATEGORIES),
        Way("By area", home + addresses.AREAS),
        Way("A to Z", home + addresses.A_TO_Z),
    )
    return FindView(
        panel=Panel("Narrow it down", "Clear all filters", _groups(catalogue, every, today)),
        count=counted(len(listed), "activity", "activities"),
        home=home,
        columns=home + addresses.COLUMNS,
        rows=home + ROWS,
        words=home + WORDS,
        danger=home + DANGER,
        bundle=home + BUNDLE,
        pictures=tuple(sorted({one.shown.icon for one in every if one.shown.icon})),
        tags=tuple(tag for _, tag in sorted(tags.items())),
        shape=Shape(),
        lists=lists,
        ways_on=(*lists, *_a_person(catalogue)),
    )


def _groups(catalogue: Catalogue, every: Sequence[Row], today: date) -> tuple[Group, ...]:
    listed = [one for one in every if one.listed]
    counts = Counter(
        (family, value) for one in listed for family, value in _counted_values(one.facets)
    )
    values = values_of(catalogue)
    groups = []
    for family, legend, hint, opened in _FILTERS:
        options = tuple(
            Option(value.id, value.label, f"({counts[family, value.id]:,})")
            for value in values[family]
            if counts[family, value.id]
        )
        if options:
            # A page that nobody has built anew since must not promise more than it knows.
            on_the_day = f"Free for anyone on {wording.full_date(today)}."
            said = on_the_day if family == "cost" else hint
            groups.append(Group(family, legend, said, opened, options))
    older = len(every) - len(listed)
    if older:
        months = counted(catalogue.site.review.overdue_after, "month")
        option = Option("old", f"Also show what nobody has checked for {months}", f"({older:,})")
        groups.append(Group("old", "Older listings", "", open=False, options=(option,)))
    return tuple(groups)


def _a_person(catalogue: Catalogue) -> tuple[Way, ...]:
    contact = catalogue.site.contact
    if not contact.phone:
        return ()
    whom = contact.ask_for or catalogue.site.name
    return (Way(f"Ring {whom}: {wording.phone_words(contact.phone)}", f"tel:{contact.phone}"),)


def _counted_values(facets: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for family, values in facets.items():
        if family == "times":
            yield from (("day", day) for day in {value.partition("-")[0] for value in values})
            yield from (("time", part) for part in {value.partition("-")[2] for value in values})
        else:
            yield from ((family, value) for value in values)


def values_of(community: Community) -> Mapping[str, tuple[Value, ...]]:
    """Every family's values in the order they are shown, whether or not a listing has them."""
    vocabularies = community.vocabularies
    costs = vocabularies["costs"].get("free")
    routes = tuple(_value(term) for term in vocabularies["joining"] if _route(term) == term.id)
    by_professional = [term for term in vocabularies["joining"] if _route(term) != term.id]
    whole = _places_of_places(vocabularies)
    return MappingProxyType(
        {
            "need": tuple(_value(term, addresses.need) for term in vocabularies["needs"]),
            "category": tuple(
                _value(term, addresses.category) for term in vocabularies["categories"]
            ),
            "audience": tuple(_value(term) for term in vocabularies["audiences"]),
            "area": tuple(
                _value(term, addresses.area)
                for term in vocabularies["areas"]
                if term.id not in whole
            ),
            "day": tuple(
                Value(name.casefold(), name, (name, f"{name}s")) for name in wording.WEEKDAYS
            ),
            "time": (
                Value("morning", "Morning", ("morning", "mornings")),
                Value("afternoon", "Afternoon", ("afternoon", "afternoons")),
                Value("evening", "Evening, from 5pm", ("evening", "evenings", "after work")),
            ),
            "cost": (Value("free", "Free today", costs.synonyms if costs else ("free",)),),
            "format": tuple(_value(term) for term in vocabularies["formats"]),
            "joining": (
                *routes,
                Value(
                    PROFESSIONAL,
                    f"Through a professional, such as a GP or {community.site.link_worker}",
                    tuple(name for term in by_professional for name in term.synonyms),
                ),
            ),
            "access": tuple(_value(term) for term in vocabularies["access"]),
        }
    )


def _value(term: Term, address_of: Any = None) -> Value:  # noqa: ANN401 - a function, or None
    return Value(
        term.id,
        term.label,
        (term.label, *term.synonyms),
        address_of(term.id) if address_of else "",
        term.crisis_note,
    )


def _places_of_places(vocabularies: Mapping[str, Vocabulary]) -> frozenset[str]:
    """The areas that have areas in them: the borough, where everything is."""
    return frozenset(term.parent for term in vocabularies["areas"] if term.parent)


# ---- Pagefind


@dataclass(frozen=True, slots=True)
class Fragment:
    """A page as Pagefind indexed it. `id` is that of its search results, without the language."""

    id: str
    address: str
    title: str
    summary: str
    text: str


_LANGUAGE = "en"
_SEARCHED = "{*,activities/*,stories/*}/index.html"
"""Where pages with words of their own stand: cards and lists, two in three, are never opened."""
_SIGNATURE = b"pagefind_dcd"


def index(site_folder: Path) -> tuple[Fragment, ...]:
    """Index the pages of a built site; what was indexed, in the order of addresses.

    Leaves in `pagefind/` only what the find page fetches, and nothing where no page is marked.
    The same pages give the same bytes. Raises SearchFailed.
    """
    bundle = site_folder / BUNDLE
    shutil.rmtree(bundle, ignore_errors=True)
    # Pagefind takes options from the environment and from a file where it is started.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")
    }
    site = str(site_folder.resolve())
    command = [_executable(), "--site", site, "--force-language", _LANGUAGE, "--glob", _SEARCHED]
    try:
        done = subprocess.run(  # noqa: S603 - our own dependency, by its whole path
            command, cwd=site, env=environment, capture_output=True, check=False
        )
    except OSError as error:
        message = f"Pagefind, which makes the search index, could not be started ({error})."
        raise SearchFailed(message) from error
    if done.returncode:
        said = _last_words(done.stderr) or _last_words(done.stdout) or "It said nothing."
        message = f"Pagefind could not index the pages (exit code {done.returncode}). {said}"
        raise SearchFailed(message)
    if b"Did not find a data-pagefind-body" in done.stdout:
        # Then it indexes all of every page, furniture too. A borough that has just begun has no
        # page with words of its own; where a listing lost its mark, `files` says so.
        shutil.rmtree(bundle, ignore_errors=True)
        return ()
    fragments = tuple(sorted(_fragments(bundle), key=lambda one: one.address))
    if not fragments:
        message = "Pagefind ended without an index, and did not say why."
        raise SearchFailed(message)
    _keep_what_is_fetched(bundle)
    return fragments


def _executable() -> str:
    try:
        # A package without type hints that holds nothing but the program.
        return str(import_module("pagefind_bin").get_executable())
    except (ImportError, OSError) as error:
        message = (
            "Pagefind, which makes the search index, is not installed. "
            "Run publish.py again, or install the packages in requirements.lock."
        )
        raise SearchFailed(message) from error


def _last_words(output: bytes) -> str:
    lines = [line.strip() for line in output.decode("utf-8", "replace").splitlines()]
    return " ".join([line for line in lines if line][-3:])


def _fragments(bundle: Path) -> Iterator[Fragment]:
    for path in (bundle / "fragment").glob("*.pf_fragment"):
        unpacked = gzip.decompress(path.read_bytes())
        page = json.loads(unpacked.removeprefix(_SIGNATURE))
        meta = page["meta"]
        yield Fragment(
            id=path.stem.removeprefix(f"{_LANGUAGE}_"),
            address=page["url"].lstrip("/"),
            title=meta.get("title", ""),
            summary=meta.get("summary", ""),
            text=f"{page['content']} {meta.get('title', '')} {meta.get('keywords', '')}",
        )


def _keep_what_is_fetched(bundle: Path) -> None:
    """Leave out Pagefind's own pages and styles, and its excerpts: our results say more."""
    shutil.rmtree(bundle / "fragment")
    fetched = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
    for path in bundle.iterdir():
        kept = path.name in {*fetched, f"wasm.{_LANGUAGE}.pagefind"} or path.suffix == ".pf_meta"
        if path.is_file() and not kept:
            path.unlink()


# ---- our own files


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows in the order of results: what people can go to first, what is old last."""
    return tuple(sorted(rows, key=lambda one: (_tier(one), one.shown.name.casefold(), one.slug)))


def _tier(one: Row) -> int:
    if not one.listed:
        return len(_TIERS)
    return next(tier for tier, standings in enumerate(_TIERS) if one.standing in standings)


def files(
    fragments: Sequence[Fragment],
    rows: Iterable[Row],
    community: Community,
) -> Mapping[str, bytes]:
    """The find page's files by address, from what `index` returned: columns, rows and words.

    Raises SearchFailed where a listing's page was not indexed. All files carry one version, so
    that a browser never puts the columns of one build to the rows of another.
    """
    ordered = in_order(rows)
    indexed = {one.address for one in fragments}
    missing = [
        one.shown.address for one in ordered if one.listed and one.shown.address not in indexed
    ]
    if missing:
        message = f"Pagefind did not index {missing[0]}: its page has no data-pagefind-body."
        raise SearchFailed(message)
    parts: dict[str, dict[str, Any]] = {
        addresses.COLUMNS: columns(ordered),
        WORDS: words(community, ordered, fragments),
        DANGER: danger(community),
        **{
            f"{ROWS}{number}.json": {"rows": [_shown(one) for one in together]}
            for number, together in enumerate(_batches(ordered, ROWS_IN_A_FILE))
        },
    }
    digest = hashlib.sha256()
    for address in sorted(parts):
        digest.update(_json(parts[address]))
    version = digest.hexdigest()[:12]
    return {address: _json({"version": version, **part}) for address, part in parts.items()}


def columns(ordered: Sequence[Row]) -> dict[str, Any]:
    """The facts that are filtered by, a column for each value, over rows in the order of results.

    Bit `n & 7` of byte `n >> 3` of a column (in base64) is row `n`. `tiers` says how many rows
    there are up to the end of each tier; those after the last are left out unless asked for.
    """
    masks: dict[str, dict[str, bytearray]] = {}
    for number, one in enumerate(ordered):
        for family, values in one.facets.items():
            of_family = masks.setdefault(family, {})
            for value in values:
                mask = of_family.setdefault(value, bytearray((len(ordered) + 7) // 8))
                mask[number >> 3] |= 1 << (number & 7)
    in_tier = Counter(_tier(one) for one in ordered)
    return {
        "count": len(ordered),
        "inAFile": ROWS_IN_A_FILE,
        "tiers": list(accumulate(in_tier[tier] for tier in range(len(_TIERS)))),
        "masks": {
            family: {value: base64.b64encode(mask).decode() for value, mask in of_family.items()}
            for family, of_family in masks.items()
        },
    }


def danger(community: Community) -> dict[str, Any]:
    """The words of danger as the find page recognises them, and the needs of each group."""
    words_of_danger = community.danger
    return {
        "sets": [
            {"id": one.id, "words": one.words, "danger": one.danger} for one in words_of_danger.sets
        ],
        "groups": [
            {"id": one.id, "words": one.words, "needs": one.needs} for one in words_of_danger.groups
        ],
        "harmless": words_of_danger.harmless,
        "lookalikes": words_of_danger.lookalikes,
    }


def words(
    community: Community,
    ordered: Sequence[Row],
    fragments: Sequence[Fragment],
) -> dict[str, Any]:
    """What a search by words needs besides Pagefind.

    `ids` are Pagefind's, in the order of rows ("-" where a page was not indexed); `pages` are the
    indexed pages that aren't listings; `terms` are all values with what people may type for them;
    `everywhere` is what people call the whole place, which narrows nothing; `words` is every word
    of the indexed pages in order, each as how many characters it shares with the one before (in
    base 36) and the rest.
    """
    areas = community.vocabularies["areas"]
    whole = _places_of_places(community.vocabularies)
    by_address = {one.address: one for one in fragments}
    listings = {one.shown.address for one in ordered}
    return {
        "ids": " ".join(
            by_address[one.shown.address].id if one.shown.address in by_address else "-"
            for one in ordered
        ),
        "pages": [
            [one.id, one.address, one.title, one.summary]
            for one in fragments
            if one.address not in listings
        ],
        "terms": [
            [family, value.id, value.label, _typed(value.names), value.address, int(value.crisis)]
            for family, values in values_of(community).items()
            for value in values
        ],
        "everywhere": _typed(
            name for term in areas if term.id in whole for name in (term.label, *term.synonyms)
        ),
        "words": " ".join(_front_coded(words_in(one.text for one in fragments))),
    }


def typed(text: str) -> str:
    """`text` as the find page compares it: lower case, no accents or apostrophes, words alone."""
    bare = "".join(
        character
        for character in unicodedata.normalize("NFKD", text.lower())
        if not unicodedata.combining(character)
    )
    return " ".join(_APART.sub(" ", _DROPPED.sub("", bare)).split())


# Pagefind drops these inside a word: "men's" is found as "mens", "10.30am" as "1030am".
_DROPPED = re.compile(r"['’‘.]")
_APART = re.compile(r"[\W_]+")
_FIGURE = re.compile(r"\d")


def _typed(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(typed, names))))


def words_in(texts: Iterable[str]) -> list[str]:
    """Every word of some texts once, in order, of two letters or more.

    What has a figure in it is left out: nobody misspells a time, and a directory is full of them.
    """
    rough: set[str] = set()
    for text in texts:
        rough.update(text.split())
    found = {word for one in rough for word in typed(one).split()}
    return sorted(word for word in found if len(word) > 1 and not _FIGURE.search(word))


def _front_coded(in_order_of_letters: Iterable[str]) -> Iterator[str]:
    before = ""
    for word in in_order_of_letters:
        shared = 0
        for one, other in zip(before[: len(_DIGITS) - 1], word, strict=False):
            if one != other:
                break
            shared += 1
        yield f"{_DIGITS[shared]}{word[shared:]}"
        before = word


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _shown(one: Row) -> dict[str, str]:
    """The words and the look of a result; what is empty is left out."""
    result = one.shown
    facts = {
        "href": result.address,
        "name": result.name,
        "highlight": result.highlight,
        "summary": result.summary,
        "when": result.when,
        "where": result.where,
        "cost": result.cost,
        "joining": result.joining,
        "tag": result.tag.icon if result.tag is not None else "",
        "freshness": result.freshness_note,
        "icon": result.icon,
        "hue": result.hue,
    }
    return {name: words for name, words in facts.items() if words}


def _batches(ordered: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    for first in range(0, len(ordered), size):
        yield ordered[first : first + size]


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
