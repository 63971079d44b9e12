"""What stands in the files of a generated catalogue: facts by chance, and words from `lexicon`.

Its shares of shapes (times, prices, statuses, routes, checks) follow the demonstration's. Knows
the form of entries and the ids of the vocabularies; writes nothing.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias, TypeVar

import lexicon

TODAY = date(2026, 11, 23)
FAMILIES = lexicon.FAMILIES
SHORTEST, LONGEST = 60, 140
"""Words in a description."""
IMAGES = tuple(f"picture-{number}.png" for number in range(1, 7))


T = TypeVar("T")
Value: TypeAlias = "str | list[str] | list[dict[str, Value]] | dict[str, Value]"
Facts: TypeAlias = dict[str, Value]


# --- chance ----------------------------------------------------------------------------------


class Dice(random.Random):
    """Chances for one file, from the seed and the file's name alone."""

    def happens(self, share: float) -> bool:
        """Whether something that holds for `share` of all holds for this one."""
        return self.random() < share

    def among(self, weights: dict[str, float]) -> str:
        """A key of `weights`, by its weight."""
        return self.choices(list(weights), list(weights.values()))[0]

    def add(self, facts: Facts, share: float, **more: Value) -> None:
        """Add facts that `share` of all entries have."""
        if self.random() < share:
            facts.update(more)

    def some(self, things: tuple[str, ...], least: int, most: int) -> list[str]:
        """A few of `things`, in their own order."""
        wanted = min(len(things), self.randint(least, most))
        chosen = set(self.sample(range(len(things)), wanted))
        return [one for place, one in enumerate(things) if place in chosen]

    def popular(self, things: Sequence[T]) -> T:
        """One of `things`, the first ones far more often than the last."""
        return things[int(len(things) * self.random() ** 2.2)]


_GAP = re.compile(r"\{(\w+?)(_capital)?\}")


def said(line: str, dice: Dice, **own: str) -> str:
    """`line` with every gap filled."""

    def filled(match: re.Match[str]) -> str:
        word = own[match[1]] if match[1] in own else dice.choice(lexicon.GAPS[match[1]])
        return word[0].upper() + word[1:] if match[2] else word

    return _GAP.sub(filled, line)


def wrapped(text: str) -> str:
    """A paragraph at the width of the demonstration's."""
    return textwrap.fill(text, 96, break_long_words=False, break_on_hyphens=False)


def slug_of(name: str) -> str:
    """A file's name out of a title."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold().replace("'", "")).strip("-")[:60].strip("-")


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


# --- the vocabularies ------------------------------------------------------------------------

_TERM = re.compile(r"^- id: (\S+)$", re.MULTILINE)
_SESSION_TERM = re.compile(r"^- id: (\S+)\n(?:(?!- id:).*\n)*?  scope: session$", re.MULTILINE)


@dataclass(frozen=True)
class Terms:
    """The ids of the vocabularies that entries here are made of."""

    by_name: dict[str, tuple[str, ...]]
    session_access: tuple[str, ...]

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The ids of one vocabulary, in its order."""
        return self.by_name[name]


def read_terms(folder: Path) -> Terms:
    """Every id; ValueError where a family of activities names one that isn't there."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml"))}
    terms = Terms(
        {name: tuple(_TERM.findall(text)) for name, text in texts.items()},
        tuple(_SESSION_TERM.findall(texts["access"])),
    )
    named = {
        "categories": {category for family in FAMILIES for category in family.categories},
        "needs": {need for family in FAMILIES for need in family.needs},
        "audiences": {audience for family in FAMILIES for audience in family.audiences},
        "formats": {one for family in FAMILIES for one in family.formats},
        "joining": {route for family in FAMILIES for route in family.routes},
        "organisation-kinds": set(lexicon.GROUP_NOUNS),
    }
    for vocabulary, ids in named.items():
        if missing := ids - set(terms[vocabulary]):
            message = f"bench/lexicon.py names {sorted(missing)}, not in {vocabulary}.yml"
            raise ValueError(message)
    return terms


# --- the community ---------------------------------------------------------------------------

_EXCHANGES = (
    "01632 960",
    "07700 900",
    "020 7946 0",
    *(f"01{n} 496 0" for n in ("13", "14", "15", "16", "17", "18", "21", "31", "41", "51", "61")),
)
"""Telephone numbers for drama use (Ofcom); three digits follow each."""
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True)
class Group:
    """An organisation as entries need it."""

    name: str
    slug: str
    phone: str


@dataclass(frozen=True)
class Called:
    """An activity's name before anything else of it is written: others may refer to it."""

    name: str
    slug: str
    title: str
    family: lexicon.Family


_NAME_PATTERNS = (
    "{place} {title}",
    "{place} {title}",
    "{place} {title}",
    "{title} at {place}",
    "{title} in {place}",
    "{place} {day} {title}",
    "{place} {title}: beginners welcome",
    "New {place} {title}",
    "{title} and Friends, {place}",
)


@dataclass
class Community:
    """What entries refer to, and the names already taken."""

    terms: Terms
    seed: int
    organisations: list[Group] = field(default_factory=list)
    venues: list[str] = field(default_factory=list)
    withheld: set[str] = field(default_factory=set)
    activities: list[Called] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def dice(self, kind: str, number: int) -> Dice:
        """The chances of one file."""
        return Dice(f"{self.seed}/{kind}/{number}")

    @property
    def areas(self) -> tuple[str, ...]:
        """The parts of the borough: every area but the borough itself."""
        return self.terms["areas"][1:]

    def name(self, dice: Dice, pattern: str, **own: str) -> tuple[str, str]:
        """A name nobody else has, and its slug."""
        while True:
            name = said(pattern, dice, place=place(dice), **own)
            slug = slug_of(name)
            if slug not in self.taken and len(name) <= 80:
                self.taken.add(slug)
                return name, slug

    def name_activities(self, number: int) -> None:
        """Name every activity before any is written: each may refer to any other."""
        for one in range(number):
            dice = self.dice("name", one)
            family = dice.choice(FAMILIES)
            title = dice.choice(family.titles)
            name, slug = self.name(
                dice, dice.choice(_NAME_PATTERNS), title=title, day=dice.choice(lexicon.DAYS)
            )
            self.activities.append(Called(name, slug, title, family))


def place(dice: Dice) -> str:
    """A made-up neighbourhood."""
    return dice.choice(lexicon.PLACE_STARTS) + dice.choice(lexicon.PLACE_ENDS)


def phone(dice: Dice) -> str:
    """A number that nobody can be rung on."""
    return f"{dice.choice(_EXCHANGES)}{dice.randrange(1000):03}"


def postcode(dice: Dice) -> str:
    """One of the demonstration's invented area."""
    inward = f"{dice.randrange(1, 10)}{dice.choice(_INWARD)}{dice.choice(_INWARD)}"
    return f"LW{dice.randint(1, 6)} {inward}"


def day_before(dice: Dice, least: int, most: int) -> str:
    """A day between `least` and `most` days ago."""
    return (TODAY - timedelta(days=dice.randint(least, most))).isoformat()


def day_after(dice: Dice, least: int, most: int, weekday: int | None = None) -> date:
    """A day between `least` and `most` days ahead; the next of that weekday where one is given."""
    day = TODAY + timedelta(days=dice.randint(least, most))
    return day if weekday is None else day + timedelta(days=(weekday - day.weekday()) % 7)


_GROUP_KINDS: dict[str, float] = {
    "community-group": 38,
    "charity": 26,
    "council": 6,
    "nhs": 6,
    "practice": 6,
    "faith-group": 7,
    "social-enterprise": 6,
    "private": 5,
}


def organisation(community: Community, number: int) -> tuple[str, Facts]:
    """An organisation: its slug and its facts."""
    dice = community.dice("organisation", number)
    kind = dice.among(_GROUP_KINDS)
    name, slug = community.name(dice, "{place} {noun}", noun=dice.choice(lexicon.GROUP_NOUNS[kind]))
    group = Group(name, slug, phone(dice))
    community.organisations.append(group)
    facts: Facts = {"name": name, "kind": kind}
    about = said("People {age} who meet for {craft}, {sport} and {game}.", dice)
    dice.add(facts, 0.7, description=about)
    dice.add(facts, 0.6, website=f"https://{slug}.larkwell.example.org")
    dice.add(facts, 0.7, phone=group.phone)
    dice.add(facts, 0.75, email=f"hello@{slug}.larkwell.example.org")
    if kind == "charity":
        facts["charity_number"] = str(dice.randrange(1000000, 1199999))
    dice.add(facts, 0.04, was=[f"{slug}-group"])
    dice.add(facts, 0.08, maintainer_note="New treasurer from April. Ring before the summer.")
    return slug, facts


_PARKING = (
    "Free car park behind the hall",
    "On the street, free after 6pm",
    "Pay and display across the road",
    "Two Blue Badge bays by the door",
)


def venue(community: Community, number: int) -> tuple[str, Facts]:
    """A venue with between three and twelve facts about access; one in fifty is withheld."""
    dice = community.dice("venue", number)
    name, slug = community.name(dice, "{place} {noun}", noun=dice.choice(lexicon.VENUE_NOUNS))
    community.venues.append(slug)
    facts: Facts = {
        "name": name,
        "area": dice.choice(community.areas),
        "street": f"{dice.randint(1, 240)} {place(dice)} {dice.choice(lexicon.STREETS)}",
        "postcode": postcode(dice),
    }
    of_places = tuple(
        term for term in community.terms["access"] if term not in community.terms.session_access
    )
    answers = {"yes": 0.72, "ask": 0.17, "no": 0.11}
    facts["access"] = {text: dice.among(answers) for text in dice.some(of_places, 3, 12)}
    steps = said("Two steps at {spot}; a ramp can be put out if you ask {who} first.", dice)
    dice.add(facts, 0.35, access_note=steps)
    dice.add(facts, 0.5, buses=", ".join(str(one) for one in sorted(dice.sample(range(1, 90), 3))))
    dice.add(facts, 0.4, parking=dice.choice(_PARKING))
    dice.add(facts, 0.4, getting_there=said(dice.choice(lexicon.GETTING_THERE), dice))
    north, east = 51.38 + dice.random() * 0.07, -0.34 + dice.random() * 0.09
    dice.add(facts, 0.8, location=f"{north:.4f}, {east:.4f}")
    dice.add(facts, 0.5, phone=phone(dice))
    dice.add(facts, 0.4, website=f"https://{slug}.larkwell.example.org")
    dice.add(facts, 0.03, was=[f"{slug}-old"])
    if number == 3 or dice.happens(0.02):
        community.withheld.add(slug)
        facts["withheld"] = "yes"
        facts["maintainer_note"] = "Invented. In a real directory leave street and postcode out."
    return slug, facts


# --- one activity ----------------------------------------------------------------------------

_BY_SHAPE: dict[str, float] = {
    "weekly": 46,
    "course": 9,
    "monthly": 15,
    "open": 11,
    "arranged": 7,
    "once": 4,
    "rolling": 4,
    "always": 1,
    "rule": 2,
    "post": 1,
}
"""How often each shape of time comes up in an activity of no particular kind."""
_ORDINALS = ("first", "second", "third", "fourth", "last")


def hours(dice: Dice) -> Facts:
    """A start and an end between nine in the morning and ten at night; now and then not known."""
    start = dice.choice((9, 10, 10, 10, 11, 12, 13, 14, 14, 15, 16, 18, 19)) * 60 + dice.choice(
        (0, 0, 0, 15, 30, 30)
    )
    end = start + dice.choice((45, 60, 60, 90, 90, 120, 120, 150))
    if dice.happens(0.02):
        return {"from": "ask"}
    return {
        "from": f"{start // 60:02}:{start % 60:02}",
        "to": f"{end // 60:02}:{end % 60:02}",
    }


def weekly(dice: Dice) -> Facts:
    """Every week or two, some in term time, some with a season or an end."""
    days = dice.sample(range(7), 1 if dice.happens(0.86) else 2)
    every = "2 weeks" if dice.happens(0.08) else "week"
    found: Facts = {"every": every, "days": [lexicon.DAYS[day] for day in sorted(days)]}
    found |= hours(dice)
    if every != "week" or dice.happens(0.05):
        start = TODAY - timedelta(days=dice.randint(30, 400))
        start += timedelta(days=(days[0] - start.weekday()) % 7)
        found["starting"] = start.isoformat()
    chance = dice.random()
    if chance < 0.09:
        found["term_time"] = "only"
    elif chance < 0.12:
        found["season"] = dice.choice(("1 April to 30 September", "1 November to 26 March"))
    elif chance < 0.15:
        found["ending"] = day_after(dice, 20, 300).isoformat()
    elif chance < 0.16 and "starting" not in found:
        found["ending"] = day_before(dice, 5, 200)
    if dice.happens(0.06):
        gone = [day_after(dice, 1, 120, days[0]) for _ in range(2)]
        found["except"] = [day.isoformat() for day in sorted(set(gone))]
    if dice.happens(0.02):
        found["extra"] = [day_after(dice, 5, 60).isoformat()]
    return found


def course(dice: Dice) -> Facts:
    """So many sessions from a date, running now or starting soon."""
    weekday = dice.randrange(5)
    start = TODAY + timedelta(days=dice.randint(-40, 90))
    start += timedelta(days=(weekday - start.weekday()) % 7)
    found: Facts = {
        "every": "week",
        "days": [lexicon.DAYS[weekday]],
        **hours(dice),
        "starting": start.isoformat(),
        "sessions": str(dice.choice((6, 8, 8, 10, 10, 12, 20))),
    }
    if dice.happens(0.5):
        found["except"] = [(start + timedelta(days=7 * dice.randint(1, 4))).isoformat()]
    if dice.happens(0.3):
        found["next_intakes"] = [(start + timedelta(days=7 * 26)).isoformat()]
    return found


def monthly(dice: Dice) -> Facts:
    """The first Monday, the last Friday, the 15th."""
    day = f"{dice.choice(_ORDINALS)} {dice.choice(lexicon.DAYS)}"
    if dice.happens(0.08):
        day = f"{dice.randint(4, 20)}th"
    found: Facts = {"every": "month", "days": [day]}
    if dice.happens(0.06):
        found["every"] = "2 months"
        found["starting"] = "2026-09-01"
    return {**found, **hours(dice)}


def opening(dice: Dice) -> Facts:
    """Opening hours, the same on most days."""
    start, end = dice.choice(("09:00", "09:30", "10:00")), dice.choice(("16:00", "16:30", "17:00"))
    week: Facts = {"Monday to Friday": f"{start} to {end}"}
    if dice.happens(0.5):
        first, second = sorted(dice.sample(range(5), 2))
        week = {
            lexicon.DAYS[first]: f"{start} to {end}",
            lexicon.DAYS[second]: [f"{start} to 12:30", f"13:30 to {end}"],
        }
    if dice.happens(0.3):
        week["Saturday"] = "10:00 to 13:00"
    found: Facts = {"open": week}
    if dice.happens(0.2):
        found["season"] = "2026-11-02 to 2027-03-26"
    return found


def once(dice: Dice) -> Facts:
    """On one date."""
    day = TODAY + timedelta(days=dice.randint(-15, 120))
    return {"date": day.isoformat(), **hours(dice)}


def rolling(dice: Dice) -> Facts:
    """So many weeks from the day you start."""
    found: Facts = {"rolling": f"{dice.choice((6, 10, 12, 12, 20))} weeks"}
    dice.add(found, 0.6, sessions_per_week=str(dice.randint(1, 3)))
    return found


def arranged(dice: Dice) -> Facts:
    """At times agreed with each person, or that nobody has told us."""
    if dice.happens(0.1):
        return {"ask": ""}
    return {
        "by_arrangement": dice.choice(
            (
                "You agree a time that suits you.",
                "A volunteer rings you once a week.",
                "We ring you to fix the first meeting.",
                "Times are agreed with each person.",
            )
        )
    }


def always(_dice: Dice) -> Facts:
    """At any hour."""
    return {"always": "Day and night."}


def by_rule(dice: Dice) -> Facts:
    """What only an RFC 5545 rule can say."""
    days = dice.choice(("1SA,3SA", "2TU,4TU", "2SU"))
    return {"rule": f"FREQ=MONTHLY;BYDAY={days}", **hours(dice), "starting": "2026-01-03"}


def by_post(_dice: Dice) -> Facts:
    """A parcel a month."""
    return {"every": "month", "days": ["first Monday"], "all_day": "yes"}


_SHAPED: dict[str, Callable[[Dice], Facts]] = {
    "weekly": weekly,
    "course": course,
    "monthly": monthly,
    "open": opening,
    "once": once,
    "rolling": rolling,
    "arranged": arranged,
    "always": always,
    "rule": by_rule,
    "post": by_post,
}


def when_facts(dice: Dice, shape: str) -> Facts:
    """One time of the given shape."""
    found = _SHAPED[shape](dice)
    if shape in {"weekly", "monthly", "open", "rule"}:
        answer = dice.among({"closed": 7, "open": 2, "ask": 2})
        dice.add(found, 0.3, bank_holidays=answer)
    dice.add(found, 0.06, text=said("Times may change in {season}; ask {who}", dice))
    dice.add(found, 0.06, note=said("Indoors if there is {weather}.", dice), book_ahead="2")
    return found


_BY_PRICE: dict[str, float] = {
    "free": 55,
    "per session": 15,
    "or referred": 3,
    "no longer free": 2,
    "dearer soon": 1,
    "benefits": 2,
    "donation": 7,
    "free if": 6,
    "membership": 3,
    "per course": 3,
    "materials": 2.5,
    "ask": 2.5,
    "pay what you can": 2,
}


def pounds(dice: Dice, least: int, most: int) -> str:
    """An amount in steps of 50p."""
    pence = dice.randint(least * 2, most * 2) * 50
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence / 100:.2f}"


def cost_facts(dice: Dice) -> Value:
    """What it costs, with a price that changed now and then."""
    kind = dice.among(_BY_PRICE)
    if kind in {"free", "ask"}:
        return kind
    low, high = pounds(dice, 1, 3), pounds(dice, 4, 8)
    shapes: dict[str, list[Facts]] = {
        "per session": [{"per session": pounds(dice, 1, 8)}],
        "or referred": [{"per session": low}, {"free if": "your link worker refers you"}],
        "no longer free": [
            {"free": "until 2026-03-31", "since": "2019-01-01"},
            {"per session": low, "since": "2026-04-01"},
        ],
        "dearer soon": [
            {"per session": low, "until": "2026-12-31"},
            {"per session": high, "since": "2027-01-01"},
        ],
        "benefits": [{"per session": high}, {"per session": low, "only_for": "people on benefits"}],
        "donation": [{"donation": low if dice.happens(0.7) else ""}],
        "free if": [{"free if": "a professional refers you", "note": "for 12 weeks"}],
        "membership": [{"membership": high, "every": dice.choice(("month", "year"))}],
        "per course": [{"per course": pounds(dice, 10, 60)}],
        "materials": [{"materials": low if dice.happens(0.7) else ""}],
        "pay what you can": [{"pay what you can": low}],
    }
    found = shapes[kind]
    dice.add(found[-1], 0.1, note=said("{drink} and {bite} included", dice))
    return found


def status_facts(community: Community, dice: Dice, slug: str) -> Value:
    """Mostly running; some full, paused or closed, with what to try instead."""
    kind = dice.among({"running": 88, "waiting-list": 5, "full": 2, "paused": 3, "closed": 2})
    if kind in {"running", "waiting-list"}:
        return kind
    others = community.activities
    instead = {dice.choice(others).slug for _ in range(2)} - {slug}
    found: Facts = {}
    if kind == "full":
        found["full"] = f"until {day_after(dice, 5, 120)}" if dice.happens(0.6) else ""
    elif kind == "paused":
        found["paused"] = day_before(dice, 5, 90)
        if dice.happens(0.7):
            found["back"] = (TODAY + timedelta(days=dice.randint(-4, 90))).isoformat()
        found["because"] = dice.choice(lexicon.REASONS)
    else:
        found["closed"] = day_before(dice, 20, 300)
        found["because"] = "The group has stopped meeting."
    found["try_instead"] = sorted(instead)
    return found


def ages(dice: Dice, family: lexicon.Family) -> tuple[Facts, str]:
    """The age it is for, if any, and the start of a sentence that says so."""
    if "children" in family.audiences and dice.happens(0.6):
        low = dice.randint(0, 3)
        high = low + dice.randint(1, 5)
        found: Facts = {"child_minimum_age": str(low), "child_maximum_age": str(high)}
        return found, f"For children from {low} to {high}, with a grown-up"
    age = str(dice.choice((16, 18, 18, 18, 50, 55, 60, 65)))
    match dice.among({"teenagers": 8, "over": 6, "adults": 52, "everyone": 34}):
        case "teenagers":
            ends: Facts = {"minimum_age": "13", "maximum_age": "18"}
            return ends, "For young people aged 13 to 18"
        case "over":
            return {"over_age": "16"}, "For people over 16"
        case "adults":
            return {"minimum_age": age}, f"For people aged {age} and over"
        case _:
            return {}, "For anyone"


def eligibility_facts(dice: Dice, family: lexicon.Family, *, referred: bool) -> Facts:
    """Who it is for: the sentence always, the facts behind it, and what only professionals see."""
    found, sentence = ages(dice, family)
    match dice.among({"larkwell": 30, "practice": 7, "": 63}):
        case "larkwell":
            found["lives_in"] = ["larkwell"]
            sentence += " who live in Larkwell"
        case "practice":
            found["registered_with"] = "A GP practice in Larkwell"
            sentence += " with a GP practice in Larkwell"
        case _:
            pass
    dice.add(found, 1.0 if "women" in family.audiences else 0.03, gender="women")
    dice.add(found, 1.0 if "carers" in family.audiences else 0.0, role="carer")
    dice.add(found, 0.03, community="People from the Tamil community")
    dice.add(found, 0.03, benefit="Universal Credit")
    found["text"] = f"{sentence}."
    if referred and dice.happens(0.5):
        found["in_their_words"] = f"{sentence}, on referral by a health professional."
        found["conditions"] = dice.some(lexicon.CONDITIONS, 1, 4)
        dice.add(found, 0.4, not_suitable_for=dice.some(lexicon.NOT_SUITABLE, 1, 4))
        dice.add(found, 0.2, bmi_over=str(dice.choice((28, 30))))
        dice.add(found, 0.2, inactive="yes")
        dice.add(found, 0.2, not_had_within="12 months")
    dice.add(found, 0.08, other=said("You feel {feeling} about going out alone", dice))
    return found


def where_from_facts(community: Community, dice: Dice, provider: str, number: int) -> Facts:
    """When it was checked; of a few that came from an older list, only what is known of that."""
    found: Facts = {"checked": checked_facts(community, dice, provider)}
    source = {
        "list": "the council's list of 2021",
        "id": str(1000 + number),
        "taken": day_before(dice, 0, 200),
    }
    if dice.happens(0.03):
        return {"source": source}
    dice.add(found, 0.03, source=source)
    return found


def checked_facts(community: Community, dice: Dice, provider: str) -> Facts:
    """Nine in ten fresh, a few due, a few overdue: as many as in the demonstration."""
    age = dice.among({"fresh": 90, "due": 7.5, "overdue": 2.5})
    day = {
        "fresh": day_before(dice, 0, 170),
        "due": day_before(dice, 190, 350),
        "overdue": day_before(dice, 380, 900),
    }[age]
    level = dice.choice(community.terms["checks"])
    by = (
        provider
        if level == "listed"
        else dice.choice(
            (
                "Larkwell Voluntary Action",
                "Larkwell Voluntary Action",
                "Larkwell Council",
                "Larkwell Council's public health team",
            )
        )
    )
    return {"date": day, "by": by, "level": level}


def contact_facts(dice: Dice, group: Group) -> Facts:
    """Ways to reach a role; the organisation's own number in most entries."""
    found: Facts = {}
    if dice.happens(0.9):
        found["phone"] = group.phone if dice.happens(0.6) else phone(dice)
    if dice.happens(0.12):
        found["text"] = f"07700 900{dice.randrange(1000):03}"
    if dice.happens(0.85) or not found:
        box = dice.choice(("hello", "office", "groups", "info"))
        found["email"] = f"{box}@{group.slug}.larkwell.example.org"
    if dice.happens(0.15):
        found["website"] = f"https://{group.slug}.larkwell.example.org/activities"
    found["ask_for"] = dice.choice(lexicon.ROLES)
    if dice.happens(0.8):
        found["best_time"] = dice.choice(lexicon.BEST_TIMES)
    return found


def extra(community: Community, dice: Dice, family: lexicon.Family) -> str:
    """What one description in four ends with: a list, or a link elsewhere or in the directory."""
    match dice.among({"list": 12, "pictures": 8, "need": 4, "activity": 2, "": 74}):
        case "list":
            things = [f"- {said('{bring}', dice)}" for _ in range(3)]
            return "\n".join(["Please bring:", "", *dict.fromkeys(things)])
        case "pictures":
            site = f"https://{slug_of(place(dice))}.example.org/{slug_of(said('{craft}', dice))}"
            return wrapped(f"There are pictures on [our own page]({site}).")
        case "need":
            need = dice.choice(family.needs)
            return wrapped(f"See [what else there is](/needs/{need}/) for the same thing.")
        case "activity":
            other = dice.popular(community.activities)
            address = f"/activities/{other.slug}/"
            return wrapped(f"Some of us also go to [{other.name}]({address}).")
        case _:
            return ""


def description(community: Community, dice: Dice, family: lexicon.Family) -> str:
    """Between 60 and 140 words in two or three paragraphs; some with a list, a link or emphasis."""
    ending = extra(community, dice, family)
    most = LONGEST - words_in(ending)
    wanted = min(most, dice.triangular(SHORTEST, LONGEST, 118))
    own = dice.sample(family.says, len(family.says))
    common = dice.sample(lexicon.COMMON, len(lexicon.COMMON))
    told: list[str] = []
    length = 0
    while length < wanted and (own or common):
        pool = own if own and (len(told) % 5 < 3 or not common) else common
        sentence = said(pool.pop(), dice, place=place(dice))
        if length + words_in(sentence) > most:
            break
        told.append(sentence)
        length += words_in(sentence)
    if dice.happens(0.1):
        told[0] = f"**{told[0]}**"
    if dice.happens(0.04):
        told[-1] = f"*{told[-1]}*"
    cut = max(2, len(told) * dice.randint(40, 60) // 100)
    parts = [wrapped(" ".join(told[:cut])), wrapped(" ".join(told[cut:])), ending]
    return "\n\n".join(part for part in parts if part)


def first_time(dice: Dice) -> str:
    """Two to four sentences about the first visit."""
    chosen = dice.sample(lexicon.FIRST_TIMES, dice.randint(2, 4))
    return wrapped(" ".join(said(one, dice) for one in chosen))


def about_facts(community: Community, dice: Dice, own: Called, group: Group) -> Facts:
    """What it is and who runs it."""
    family, thing = own.family, own.title
    summary = said(dice.choice(lexicon.SUMMARIES), dice, thing=thing, thing_low=thing.lower())
    highlight = dice.choice(("No prescription needed", "Your first visit is free"))
    found: Facts = {"name": own.name}
    dice.add(found, 0.4, also_known_as=dice.some(family.titles, 1, 2))
    found["summary"] = summary[0].upper() + summary[1:]
    dice.add(found, 0.08, highlight=highlight)
    found["organisation"] = group.slug
    in_place: Facts = {"name": f"{place(dice)} volunteers", "kind": "community-group"}
    dice.add(found, 0.03, organisation=in_place)
    dice.add(found, 0.07, partners=[dice.popular(community.organisations).slug])
    found["categories"] = dice.some(family.categories, 1, 2)
    found["needs"] = dice.some(family.needs, 2, 4)
    found["audiences"] = dice.some(family.audiences, 1, 2) or ["everyone"]
    dice.add(found, 0.05, five_ways=dice.some(community.terms["five-ways"], 1, 2))
    return found


def shape_and_format(dice: Dice, family: lexicon.Family) -> tuple[str, str]:
    """A shape of time and a way that go together: what comes by post has no hours."""
    way = dice.choice(family.formats)
    shape = dice.among(dict.fromkeys(family.shapes, 1.0) or _BY_SHAPE)
    if way == "postal":
        return "post", way
    if shape == "post":
        shape = "weekly"
    either = shape in {"weekly", "monthly"} and way in {"in-person", "online"}
    return shape, "blended" if either and dice.happens(0.03) else way


def where_facts(community: Community, dice: Dice, way: str) -> tuple[Facts, list[str]]:
    """Where it is, and the venues that have files of their own."""
    found: Facts = {"format": way}
    venues: list[str] = []
    if way in {"in-person", "outdoors", "blended"} or dice.happens(0.2):
        venues = [dice.popular(community.venues)]
        other = dice.popular(community.venues)
        if dice.happens(0.03) and other not in venues:
            venues.append(other)
        found["venue"] = venues[0] if len(venues) == 1 else list(venues)
        if dice.happens(0.04) and len(venues) == 1 and venues[0] not in community.withheld:
            venues = []
            found["venue"] = {
                "name": f"{place(dice)} {dice.choice(lexicon.VENUE_NOUNS)}",
                "area": dice.choice(community.areas),
                "postcode": postcode(dice),
            }
            if dice.happens(0.2):
                found["venue"] = "ask"
    features = dice.some(community.terms.session_access, 1, 3)
    answers: Facts = {feature: dice.among({"yes": 8, "ask": 2}) for feature in features}
    dice.add(found, 0.27, access=answers)
    dice.add(found, 0.15, getting_there=said(dice.choice(lexicon.GETTING_THERE), dice))
    return found, venues


def times_of(dice: Dice, shape: str, venues: list[str], way: str) -> Facts:
    """One time; one for each venue where there are two; now and then a second."""
    times = [when_facts(dice, shape)]
    if len(venues) > 1 and shape in {"weekly", "monthly", "course"}:
        times = [{**when_facts(dice, shape), "venue": venue, "format": way} for venue in venues]
    elif shape == "weekly" and dice.happens(0.03):
        times.append(when_facts(dice, "monthly"))
    return {"when": list(times)}


_RARE_ROUTES = {
    "champion-referral": 0.12,
    "family-referral": 0.08,
    "statutory": 0.02,
    "link-worker-only": 0.02,
    "membership": 0.04,
    "invitation": 0.01,
}


def routes_of(dice: Dice, family: lexicon.Family) -> list[str]:
    """The ways in."""
    usual = list(family.routes) or [dice.among({"drop-in": 60, "book": 25, "self-referral": 15})]
    found = [usual[0], *(one for one in usual[1:] if dice.happens(0.45))]
    rare = [one for one, share in _RARE_ROUTES.items() if dice.happens(share)]
    return list(dict.fromkeys(found + rare))


def how_facts(
    community: Community, dice: Dice, own: Called, shape: str, joining: list[str]
) -> Facts:
    """How to join, and what to expect of it."""
    found: Facts = {"joining": "ask" if dice.happens(0.02) else list(joining)}
    ways = lexicon.HOW_TO_JOIN.get(joining[0], lexicon.HOW_TO_JOIN["self-referral"])
    found["how_to_join"] = said(dice.choice(ways), dice)
    form = f"https://refer.larkwell.example.org/{own.slug}"
    dice.add(found, 0.5 if "professional-referral" in joining else 0.0, referral_form=form)
    asked = joining[0] != "drop-in"
    days = dice.choice((2, 3, 5, 10))
    dice.add(found, 0.5 if asked else 0.0, reply_time=f"within {days} working days")
    dice.add(found, 0.3 if asked else 0.0, wait=f"about {dice.randint(2, 9)} weeks")
    places = dice.randint(6, 30)
    left = dice.randint(0, places)
    dice.add(found, 0.12, places=str(places), places_left=str(left))
    long = dice.choice(("up to six sessions", "12 weeks", "up to two years"))
    for_a_while = shape in {"course", "rolling", "arranged"}
    dice.add(found, 0.6 if for_a_while else 0.0, duration=long)
    spoken = ["en", *dice.some(community.terms["languages"][1:], 1, 2)]
    dice.add(found, 0.1, languages=spoken)
    return found


def more_facts(dice: Dice, own: Called, group: Group) -> Facts:
    """What few entries have."""
    found: Facts = {}
    alt = said("A table with {craft} and {drink}", dice)
    picture: Facts = {"file": dice.choice(IMAGES), "alt": alt}
    dice.add(picture, 0.6, credit=f"{group.name}, with permission")
    dice.add(found, 0.07, image=picture)
    gallery: Facts = {
        "title": "Photographs",
        "url": f"https://{group.slug}.larkwell.example.org/photos",
    }
    dice.add(found, 0.05, links=[gallery])
    guarded = "safety-abuse" in own.family.needs
    dice.add(found, 0.5 if guarded else 0.0, print_guard="yes")
    dice.add(found, 1.0 if guarded else 0.0, quick_exit="yes")
    old = f"{own.slug}-{dice.randrange(2000, 2020)}"[-60:].strip("-")
    dice.add(found, 0.05, was=[old])
    dice.add(found, 0.1, maintainer_note="Ask about the venue in the spring.")
    return found


def activity(community: Community, number: int, group: Group) -> tuple[list[Facts], str, str]:
    """An activity run by `group`: facts in groups that belong together, words, the first time."""
    dice = community.dice("activity", number)
    own = community.activities[number]
    shape, way = shape_and_format(dice, own.family)
    where, venues = where_facts(community, dice, way)
    price: Facts = {"cost": cost_facts(dice)}
    dice.add(price, 0.15, concessions=dice.some(community.terms["concessions"], 1, 2))
    joining = routes_of(dice, own.family)
    referred = "professional-referral" in joining
    who: Facts = {}
    dice.add(who, 0.68, eligibility=eligibility_facts(dice, own.family, referred=referred))
    dice.add(who, 0.95, who_comes=said(dice.choice(lexicon.WHO_COMES), dice))
    state: Facts = {
        "status": status_facts(community, dice, own.slug),
        **where_from_facts(community, dice, group.name, number),
    }
    groups: list[Facts] = [
        about_facts(community, dice, own, group),
        where,
        times_of(dice, shape, venues, way),
        price,
        who,
        how_facts(community, dice, own, shape, joining),
        {"contact": contact_facts(dice, group)},
        state,
        more_facts(dice, own, group),
    ]
    first = first_time(dice) if dice.happens(0.96) else ""
    return groups, description(community, dice, own.family), first


# --- what stands around activities -----------------------------------------------------------


def champion(community: Community, number: int) -> Facts:
    """A Champion place, now and then at a venue that has no file."""
    dice = community.dice("champion", number)
    facts: Facts = {}
    dice.add(facts, 0.8, name=f"{place(dice)} welcome desk")
    facts["kind"] = dice.choice(community.terms["champion-kinds"])
    facts["venue"] = dice.choice(
        [venue for venue in community.venues if venue not in community.withheld]
    )
    in_place: Facts = {
        "name": f"{place(dice)} Pharmacy",
        "area": dice.choice(community.areas),
        "street": f"{dice.randint(1, 90)} {place(dice)} Street",
        "postcode": postcode(dice),
    }
    dice.add(facts, 0.2, venue=in_place)
    facts["when"] = [opening(dice) if dice.happens(0.7) else weekly(dice)]
    dice.add(facts, 0.9, offers=dice.choice(lexicon.OFFERS))
    facts["contact"] = {"phone": phone(dice), "ask_for": "the Champion at the counter"}
    facts["checked"] = checked_facts(community, dice, "Larkwell Voluntary Action")
    dice.add(facts, 0.1 if number else 1.0, maintainer_note="Two Champions share the desk.")
    return facts


def story(community: Community, number: int) -> tuple[str, Facts, str]:
    """A story of one or two activities: its slug, its facts, its words."""
    dice = community.dice("story", number)
    title = said(dice.choice(lexicon.STORY_TITLES), dice, day=dice.choice(lexicon.DAYS))
    told = dice.sample(community.activities, min(dice.randint(1, 2), len(community.activities)))
    facts: Facts = {
        "title": title,
        "summary": said("Someone who felt {feeling} found {joy}, and friends.", dice),
        "activities": [one.slug for one in told],
        "needs": dice.some(told[0].family.needs, 1, 2),
        "consent": "fictional",
        "date": day_before(dice, 10, 500),
    }
    words = said("I came for the {drink}. I stayed for {joy}.", dice)
    dice.add(facts, 0.7 if number else 1.0, quote=words)
    alt = said("Hands busy with {craft}", dice)
    dice.add(facts, 0.2 if number else 1.0, image={"file": dice.choice(IMAGES), "alt": alt})
    dice.add(facts, 0.03 if number else 1.0, was=[f"{slug_of(title)}-old-{number + 1}"])
    sentences = [said(line, dice) for line in dice.sample(lexicon.STORY_LINES, 9)]
    body = "\n\n".join(wrapped(" ".join(sentences[cut : cut + 3])) for cut in (0, 3, 6))
    return f"{slug_of(title)}-{number + 1}", facts, body


def fund(community: Community, number: int) -> tuple[str, Facts, str]:
    """A fund, open all year or between two dates: its slug, its facts, its words."""
    dice = community.dice("fund", number)
    name = f"{place(dice)} {lexicon.FUND_NAMES[number % len(lexicon.FUND_NAMES)]}"
    opens = TODAY + timedelta(days=dice.randint(-90, 60))
    open_when: Facts = {
        "opens": opens.isoformat(),
        "closes": (opens + timedelta(days=60)).isoformat(),
    }
    wanted = ("men", "young people", "carers", "any need with no activity")
    facts: Facts = {
        "name": name,
        "summary": said("Money for groups that offer {joy}.", dice),
        "most": f"£{dice.choice((500, 1000, 2000, 5000))}",
        "least": f"£{dice.choice((50, 100, 250))}",
        "who": "Groups with a constitution, or two neighbours with an idea.",
        **(open_when if number % 3 else {"rolling": "yes"}),
        "priorities": dice.some(wanted, 1, 3),
        "priority_areas": dice.some(community.areas, 1, 2),
        "contact": {"email": "grants@larkwell.example.org", "ask_for": "the grants team"},
        "website": "https://larkwell.example.org/grants",
        "organisation": dice.popular(community.organisations).slug,
    }
    body = wrapped(" ".join(said(line, dice) for line in dice.sample(lexicon.FUND_LINES, 5)))
    return f"{slug_of(name)}-{number + 1}", facts, body
