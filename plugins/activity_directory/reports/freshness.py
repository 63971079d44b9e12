"""Which listings need a check, the worst first, whom to ask, and how they can answer.

The rule itself is `model.freshness`. The formats are pure: nothing is printed or sent here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, get_args

from activity_directory.listing.listing import Listing
from activity_directory.model.freshness import Freshness, due_from, leaves_lists_on
from activity_directory.model.site import Review, Site
from activity_directory.model.status import OVER
from activity_directory.sanitise import forge_markdown, terminal
from activity_directory.sanitise.csv import as_csv
from activity_directory.sanitise.forge_markdown import code, link, plain
from activity_directory.sanitise.terminal import visible_lines
from activity_directory.urls import addresses, edit_links
from activity_directory.wording.counting import counted, how_long
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import joined, phone_words

Format = Literal["text", "markdown", "csv", "json"]

# A forge takes 65,536 characters; a row with its links may have 700.
_MOST_IN_AN_ISSUE = 80


@dataclass(frozen=True, slots=True)
class Row:
    """A listing to be checked. `days` is how long ago it was; `overdue_on` when it leaves lists.

    `source` is the list it was taken from on `checked_on`, where nobody has checked it since.
    """

    slug: str
    name: str
    organisation: str
    level: Freshness
    checked_on: date
    days: int
    overdue_on: date
    ask_for: str
    phone: str
    email: str
    url: str
    still_right: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What needs a check on `today`, the longest unchecked first; `fresh` counts the rest.

    What has moved in comes last: first what can be prescribed, then what answers most needs.
    """

    today: date
    review: Review
    rows: tuple[Row, ...]
    fresh: int

    def counted(self, level: Freshness) -> int:
        """How many rows are of this level."""
        return sum(row.level == level for row in self.rows)


def report(listings: Iterable[Listing], site: Site, base: str, today: date) -> Report:
    """The listings that need a check. Those that have finished or closed need none."""
    alive = [listing for listing in listings if listing.current_status not in OVER]
    rows = [row_of(listing, site, base, today) for listing in alive if listing.freshness != "fresh"]
    wanted = {one.activity.slug: least_wanted(one) for one in alive if one.moved_in}
    rows.sort(key=lambda row: (wanted.get(row.slug, ()), row.checked_on, row.slug))
    return Report(today, site.review, tuple(rows), len(alive) - len(rows))


def least_wanted(listing: Listing) -> tuple[bool, int]:
    """What puts first what professionals send people to, then what answers most needs."""
    activity = listing.activity
    return not activity.joining.by_professional, -len(activity.needs)


def row_of(listing: Listing, site: Site, base: str, today: date) -> Row:
    """A listing with whom to ask, and how they may answer."""
    activity = listing.activity
    contact, organisation = activity.contact, activity.organisation
    phone = contact.phone or contact.text or organisation.phone
    return Row(
        slug=activity.slug,
        name=activity.name,
        organisation=organisation.name,
        level=listing.freshness,
        checked_on=activity.known_on,
        days=(today - activity.known_on).days,
        overdue_on=leaves_lists_on(activity, site.review),
        ask_for=contact.ask_for,
        phone=phone_words(phone) if phone else "",
        email=contact.email or organisation.email,
        url=addresses.absolute(base, addresses.activity(activity.slug)),
        still_right=edit_links.still_right(activity, site, base),
        source=activity.source.name if activity.source and not activity.checked else "",
    )


# ---- formats


def _summary(report: Report) -> str:
    """How it stands, in a sentence or two."""
    rest = counted(report.fresh, "listing is", "listings are")
    day = full_date(report.today)
    if not report.rows:
        return f"Nothing needs a check on {day}. {rest} fresh."
    need = counted(len(report.rows), "listing needs", "listings need")
    parts = [
        f"{number} {words}"
        for number, words in (
            (report.counted("overdue"), "overdue and left out of lists"),
            (report.counted("due"), "due"),
            (report.counted("moved-in"), "taken from other lists and never checked"),
        )
        if number
    ]
    return f"{need} a check on {day}: {joined(parts)}. {rest} fresh.{_rule_for_moved_in(report)}"


def _rule_for_moved_in(report: Report) -> str:
    """Whom to ring first of those that have moved in, and until when they are shown."""
    leave = [row.overdue_on for row in report.rows if row.level == "moved-in"]
    if not leave:
        return ""
    return (
        " Of those never checked, ring first what professionals send people to, then what answers "
        "most needs: they are in that order. Those not checked by then leave the lists from "
        f"{full_date(min(leave))}."
    )


def _age(row: Row) -> str:
    ago = how_long(row.days)
    if row.source:
        return f"from {row.source}, taken over {full_date(row.checked_on)}, {ago} ago"
    return f"checked {full_date(row.checked_on)}, {ago} ago"


def _whom(row: Row) -> tuple[str, ...]:
    role = f"ask for {row.ask_for}" if row.ask_for else ""
    return tuple(part for part in (row.organisation, role) if part)


def _ways(row: Row) -> tuple[str, ...]:
    return tuple(way for way in (row.phone, row.email) if way)


def as_text(report: Report) -> str:
    """For a terminal: three lines a listing."""
    lines = [_summary(report)]
    for row in report.rows:
        leaves = "" if row.level == "overdue" else _leaves(row)
        lines += [
            "",
            f"{row.level}: {row.name} ({_age(row)}){leaves}",
            f"    {', '.join((*_whom(row), *_ways(row)))}",
            f"    {row.url}",
        ]
    return visible_lines(lines)


def _leaves(row: Row) -> str:
    return f"; leaves the lists on {full_date(row.overdue_on)}"


def as_markdown(report: Report) -> str:
    """For an issue: a table whose links let a group answer."""
    lines = [_summary(report)]
    if report.rows:
        lines += [
            "",
            "| Listing | Checked | Days ago | State | Whom to ask | Answer |",
            "| --- | --- | ---: | --- | --- | --- |",
        ]
    lines += [
        forge_markdown.row(
            (
                link(row.name, row.url),
                "never" if row.source else row.checked_on.isoformat(),
                str(row.days),
                plain(f"{row.level}, from {row.source}") if row.source else row.level,
                ", ".join((*map(plain, _whom(row)), *map(code, _ways(row)))),
                link("Still right", row.still_right),
            )
        )
        for row in report.rows[:_MOST_IN_AN_ISSUE]
    ]
    left = len(report.rows) - _MOST_IN_AN_ISSUE
    if left > 0:
        lines += ["", f"And {left} more: `python3 publish.py freshness` lists them all."]
    return "\n".join(lines) + "\n"


_COLUMNS = (
    "state", "days", "checked", "leaves_lists", "listing", "organisation", "ask_for", "phone",
    "email", "url", "still_right", "source",
)  # fmt: skip


def as_spreadsheet(report: Report) -> str:
    """For a spreadsheet: one line a listing."""
    return as_csv(
        _COLUMNS,
        (
            (row.level, row.days, _checked(row), row.overdue_on.isoformat(), row.name,
             row.organisation, row.ask_for, row.phone, row.email, row.url, row.still_right,
             row.source)
            for row in report.rows
        ),
    )  # fmt: skip


def _checked(row: Row) -> str:
    """The day of its last check, as ISO 8601 has it; nothing where there was none."""
    return "" if row.source else row.checked_on.isoformat()


def mail_merge(report: Report) -> str:
    """For a maintainer to send: those that can be written to, each with its own link to answer."""
    return as_csv(
        ("email", "name", "listing", "url", "checked", "still_right"),
        (
            (row.email, row.ask_for or row.organisation, row.name, row.url,
             "" if row.source else full_date(row.checked_on), row.still_right)
            for row in report.rows
            if row.email
        ),
    )  # fmt: skip


def as_json(report: Report) -> str:
    """For a program. Dates are ISO 8601; `level` is `due`, `overdue` or `moved-in`."""
    listings = [
        {
            "slug": row.slug,
            "name": row.name,
            "level": row.level,
            "checked": _checked(row) or None,
            "source": row.source or None,
            "days": row.days,
            "due_on": (
                row.checked_on if row.source else due_from(row.checked_on, report.review)
            ).isoformat(),
            "overdue_on": row.overdue_on.isoformat(),
            "organisation": row.organisation,
            "ask_for": row.ask_for,
            "phone": row.phone,
            "email": row.email,
            "url": row.url,
            "still_right": row.still_right,
        }
        for row in report.rows
    ]
    whole = {
        "today": report.today.isoformat(),
        "fresh": report.fresh,
        "due": report.counted("due"),
        "overdue": report.counted("overdue"),
        "moved_in": report.counted("moved-in"),
        "listings": listings,
    }
    return terminal.as_json(whole)


FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    dict(zip(get_args(Format), (as_text, as_markdown, as_spreadsheet, as_json), strict=True))
)
"""The formats by the names they have on the command line."""
