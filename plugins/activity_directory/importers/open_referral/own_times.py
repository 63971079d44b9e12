"""The times of an entry, read again from the schedules of our own feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from activity_directory.importers.open_referral.patterns import pattern_of
from activity_directory.importers.open_referral.shapes import Document, line, number, tagged
from activity_directory.importers.open_referral.terms import Terms
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.schema.values.dates import MONTHS
from activity_directory.schema.values.days import DAYS
from activity_directory.schema.values.not_known import ASK

_LISTS = ("except", "extra", "next_intakes")
_ONE = ("sessions", "term_time", "season", "bank_holidays", "text", "book_ahead")


def times_of_ours(
    schedules: Sequence[Document], places: Mapping[str, str], terms: Terms
) -> tuple[Facts, ...]:
    """Each time of the entry; `places` are names by the id of a service at its location."""
    by_number: dict[str, list[Document]] = {}
    for one in schedules:
        by_number.setdefault(_facts(one).get("when.number", ""), []).append(one)
    return tuple(_time(every, places, terms) for every in by_number.values())


def _facts(one: Document) -> dict[str, str]:
    return {tag.codes[0]: tag.value for tag in tagged(one) if tag.codes and tag.value}


def _time(every: Sequence[Document], places: Mapping[str, str], terms: Terms) -> Facts:
    first = every[0]
    facts = {name.removeprefix("when."): words for name, words in _facts(first).items()}
    found: dict[str, Value] = {}
    patterns = [one for one in every if line(one, "freq")]
    starts, ends = line(first, "dtstart"), line(first, "valid_to")
    if "rule" in facts:
        found = {"rule": Words(facts["rule"]), **_hours(first)}
    elif "open" in facts:
        found["open"] = _open(patterns)
    elif "rolling" in facts:
        found["rolling"] = Words("" if facts["rolling"] == "yes" else facts["rolling"])
        if "sessions_per_week" in facts:
            found["sessions_per_week"] = Words(facts["sessions_per_week"])
    elif "ask" in facts:
        found["ask"] = Words("")
    elif shape := next((name for name in ("by_arrangement", "always") if name in facts), ""):
        found[shape] = Words(facts[shape])
    elif patterns:
        found = {**_every(patterns), **_hours(first)}
    else:
        found = {"date": Words(starts), **_hours(first)}
        starts = ends = ""
    if starts:
        found["starting"] = Words(starts)
    season = facts.get("season", "")
    ending = facts.get("ending", "") if _is_dated(season) else ends
    if ending:
        found["ending"] = Words(ending)
    if season and not _is_dated(season):
        facts["season"] = " to ".join(map(_day_of_a_year, season.split(" to ")))
    found |= {name: Words(facts[name]) for name in _ONE if name in facts}
    found |= {name: tuple(map(Words, facts[name].split(", "))) for name in _LISTS if name in facts}
    return {**found, **_where(first, places, terms)}


def _where(first: Document, places: Mapping[str, str], terms: Terms) -> Facts:
    """The note, the place and the format of a time."""
    found: dict[str, Value] = {}
    if note := line(first, "notes"):
        found["note"] = Words(note)
    if place := places.get(line(first, "service_at_location_id")):
        found["venue"] = Words(place)
    formats = terms.vocabularies.get("formats")
    happens = formats.named(line(first, "attending_type")) if formats is not None else None
    if happens is not None:
        found["format"] = Words(happens.id)
    return found


def _is_dated(season: str) -> bool:
    """Whether a season has its years: `2026-11-02 to 2027-03-26`, and not `11-01 to 03-26`."""
    return len(season.partition(" to ")[0]) > len("11-01")


def _day_of_a_year(text: str) -> str:
    """`1 November` for `11-01`."""
    month, _, number = text.partition("-")
    if not (month.isdecimal() and number.isdecimal() and 0 < int(month) <= len(MONTHS)):
        return text
    return f"{int(number)} {MONTHS[int(month) - 1].capitalize()}"


def _every(patterns: Sequence[Document]) -> Facts:
    found = [pattern for one in patterns if (pattern := pattern_of(one))]
    unit = found[0][0] if found else "week"
    interval = number(patterns[0], "interval")
    return {
        "every": Words(f"{interval} {unit}s" if interval not in {"", "1"} else unit),
        "days": tuple(Words(name) for _, days in found for name in days),
    }


def _hours(one: Document) -> Facts:
    opens, closes = line(one, "opens_at"), line(one, "closes_at")
    if opens == closes == "00:00":
        return {"all_day": Words("yes")}
    found: dict[str, Value] = {"from": Words(opens or ASK)}
    return {**found, "to": Words(closes)} if opens and closes else found


def _open(patterns: Sequence[Document]) -> Facts:
    """Opening hours by day, in the order of the week."""
    by_day: dict[str, list[Words]] = {name: [] for name in DAYS}
    for name, hours in _opened(patterns):
        by_day[name].append(hours)
    return {
        name: spans[0] if len(spans) == 1 else tuple(sorted(spans))
        for name, spans in by_day.items()
        if spans
    }


def _opened(patterns: Sequence[Document]) -> Iterator[tuple[str, Words]]:
    for one in patterns:
        opens, closes = line(one, "opens_at"), line(one, "closes_at")
        for name in (pattern_of(one) or ("", ()))[1]:
            yield name, Words(f"{opens} to {closes}" if opens and closes else ASK)
