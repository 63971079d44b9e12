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
from activity_directory.model.freshness import Freshness, due_from, overdue_from
from activity_directory.model.site import Review, Site
from activity_directory.model.status import OVER
from activity_directory.sanitise import forge_markdown, terminal
from activity_directory.sanitise.csv import as_csv
from activity_directory.sanitise.forge_markdown import code, link, plain
from activity_directory.sanitise.terminal import visible_lines
from activity_directory.urls import addresses, edit_links
from activity_directory.wording.counting import counted
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import joined, phone_words

Format = Literal["text", "markdown", "csv", "json"]

# A forge takes 65,536 characters; a row with its links may have 700.
_MOST_IN_AN_ISSUE = 80


@dataclass(frozen=True, slots=True)
class Row:
    """A listing to be checked. `days` is how long ago it was; `overdue_on` when it leaves lists."""

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


@dataclass(frozen=True, slots=True)
class Report:
    """What needs a check on `today`, the longest unchecked first; `fresh` counts the rest."""

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
    rows.sort(key=lambda row: (row.checked_on, row.slug))
    return Report(today, site.review, tuple(rows), len(alive) - len(rows))


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
        checked_on=activity.checked.on,
        days=(today - activity.checked.on).days,
        overdue_on=overdue_from(activity.checked.on, site.review),
        ask_for=contact.ask_for,
        phone=phone_words(phone) if phone else "",
        email=contact.email or organisation.email,
        url=addresses.absolute(base, addresses.activity(activity.slug)),
        still_right=edit_links.still_right(activity, site, base),
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
        )
        if number
    ]
    return f"{need} a check on {day}: {joined(parts)}. {rest} fresh."


def _age(row: Row) -> str:
    ago = counted(row.days, "day")
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
                row.checked_on.isoformat(),
                str(row.days),
                row.level,
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
    "email", "url", "still_right",
)  # fmt: skip


def as_spreadsheet(report: Report) -> str:
    """For a spreadsheet: one line a listing."""
    return as_csv(
        _COLUMNS,
        (
            (row.level, row.days, row.checked_on.isoformat(), row.overdue_on.isoformat(), row.name,
             row.organisation, row.ask_for, row.phone, row.email, row.url, row.still_right)
            for row in report.rows
        ),
    )  # fmt: skip


def mail_merge(report: Report) -> str:
    """For a maintainer to send: those that can be written to, each with its own link to answer."""
    return as_csv(
        ("email", "name", "listing", "url", "checked", "still_right"),
        (
            (row.email, row.ask_for or row.organisation, row.name, row.url,
             full_date(row.checked_on), row.still_right)
            for row in report.rows
            if row.email
        ),
    )  # fmt: skip


def as_json(report: Report) -> str:
    """For a program. Dates are ISO 8601; `level` is `due` or `overdue`."""
    listings = [
        {
            "slug": row.slug,
            "name": row.name,
            "level": row.level,
            "checked": row.checked_on.isoformat(),
            "days": row.days,
            "due_on": due_from(row.checked_on, report.review).isoformat(),
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
        "listings": listings,
    }
    return terminal.as_json(whole)


FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    dict(zip(get_args(Format), (as_text, as_markdown, as_spreadsheet, as_json), strict=True))
)
"""The formats by the names they have on the command line."""
