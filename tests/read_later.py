"""One table of moments: what a page built on one day must say when it is read at another.

The engine, the script in node, and the script in a real browser are all put to it
(test_later_days.py, browser/test_read_later.py). The activities are made by `content`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

BUILT = "2026-11-23"
"""A Monday."""

ENTRY = """\
---
name: {slug}
summary: Something to go to.
organisation:
  name: Brackwater Net Loft
categories: [social-meals]
needs: [loneliness]
format: in-person
venue: old-chapel
when:
{when}
cost:
{cost}
joining: [drop-in]
contact: {{email: nets@brackwater.example}}
status: {status}
checked: {{date: 2026-11-01, by: Brackwater Net Loft, level: listed}}
---

Come along.
"""
TUESDAYS = "  - {every: week, days: [Tuesday], from: 10:30, to: 12:00, bank_holidays: closed}"
EVENINGS = "  - {every: week, days: [Monday], from: 22:00, to: 01:00, bank_holidays: closed}"
HOURS = """\
  - open:
      Monday to Tuesday: 09:00 to 17:00
    bank_holidays: closed"""
NO_END = "  - {every: week, days: [Tuesday], from: 10:30, bank_holidays: closed}"
COURSE = """\
  - every: week
    days: [Wednesday]
    from: 14:00
    to: 15:00
    starting: 2026-11-25
    sessions: 2"""
FREE = "  - free"
DEARER = """\
  - per session: £3
    until: 2026-11-30
  - per session: £3.50
    since: 2026-12-01"""
FREE_SOON = """\
  - per session: £3
    until: 2026-11-24
  - free: from 2026-11-25"""

ACTIVITIES = {
    "tuesdays": (TUESDAYS, FREE, "running"),
    "late-nights": (EVENINGS, FREE, "running"),
    "open-hours": (HOURS, FREE, "running"),
    "no-end": (NO_END, FREE, "running"),
    "dearer": (TUESDAYS, DEARER, "running"),
    "free-soon": (TUESDAYS, FREE_SOON, "running"),
    "a-course": (COURSE, FREE, "running"),
    "away": (TUESDAYS, FREE, "{paused: 2026-11-01, back: 2026-11-30}"),
    "closing": (TUESDAYS, FREE, "{closed: 2026-12-01, because: The loft is sold.}"),
    "packed": (TUESDAYS, FREE, "{full: until 2026-11-27}"),
}


def content(folder: Path) -> Path:
    """Puts the activities of the table in place of those of a borough at `folder`."""
    for path in (folder / "activities").glob("*.md"):
        path.unlink()
    for slug, (when, cost, status) in ACTIVITIES.items():
        entry = ENTRY.format(slug=slug, when=when, cost=cost, status=status)
        (folder / "activities" / f"{slug}.md").write_text(entry, encoding="utf-8")
    return folder


class Case(NamedTuple):
    """One page, the clock in London when it is read, and what it must say then."""

    slug: str
    read: str
    next: str
    open: str
    cost: str
    free: Literal["free", "not free"]
    current_status: str


CASES = (
    Case("tuesdays", "2026-11-23 09:00", "tomorrow at 10.30am", "no", "Free", "free", "running"),
    Case("tuesdays", "2026-11-24 10:29", "today at 10.30am", "no", "Free", "free", "running"),
    Case("tuesdays", "2026-11-24 10:30", "today at 10.30am", "yes", "Free", "free", "running"),
    Case("tuesdays", "2026-11-24 12:00", "Tuesday 1 December, 10.30am", "no", "Free", "free",
         "running"),
    Case("tuesdays", "2026-12-21 12:00", "tomorrow at 10.30am", "no", "Free", "free", "running"),
    Case("late-nights", "2026-11-24 00:59", "Monday 23 November, 10pm", "yes", "Free", "free",
         "running"),
    Case("late-nights", "2026-11-24 01:00", "Monday 30 November, 10pm", "no", "Free", "free",
         "running"),
    Case("open-hours", "2026-11-23 16:59", "today, 9am to 5pm", "yes", "Free", "free", "running"),
    Case("open-hours", "2026-11-23 17:00", "tomorrow, 9am to 5pm", "no", "Free", "free", "running"),
    Case("no-end", "2026-11-24 11:00", "Tuesday 1 December, 10.30am", "ask", "Free", "free",
         "running"),
    Case("dearer", "2026-11-30 12:00", "tomorrow at 10.30am", "no",
         "£3 each time, until 30 November", "not free", "running"),
    Case("dearer", "2026-12-01 09:00", "today at 10.30am", "no", "£3.50 each time", "not free",
         "running"),
    Case("free-soon", "2026-11-24 09:00", "today at 10.30am", "no",
         "£3 each time, until 24 November", "not free", "running"),
    Case("free-soon", "2026-11-25 09:00", "Tuesday 1 December, 10.30am", "no", "Free", "free",
         "running"),
    Case("a-course", "2026-11-24 09:00", "tomorrow at 2pm", "no", "Free", "free", "starting-soon"),
    Case("a-course", "2026-11-25 14:30", "today at 2pm", "yes", "Free", "free", "running"),
    Case("a-course", "2026-12-03 09:00", "", "no", "Free", "free", "finished"),
    Case("away", "2026-11-24 11:00", "", "no", "Free", "free", "paused"),
    Case("away", "2026-11-30 09:00", "tomorrow at 10.30am", "no", "Free", "free", "running"),
    Case("closing", "2026-11-30 09:00", "", "no", "Free", "free", "running"),
    Case("closing", "2026-12-01 11:00", "", "no", "Free", "free", "closed"),
    Case("packed", "2026-11-27 09:00", "Tuesday 1 December, 10.30am", "no", "Free", "free", "full"),
    Case("packed", "2026-11-28 09:00", "Tuesday 1 December, 10.30am", "no", "Free", "free",
         "running"),
)  # fmt: skip
