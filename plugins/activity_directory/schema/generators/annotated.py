"""A whole entry with a note on each line, made from the table's own help and examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from activity_directory.schema import fields as table
from activity_directory.schema.reading import Field, Table

WIDTH = 40
"""The column at which notes begin."""

LINES: tuple[tuple[str | tuple[str, Table, Sequence[str]], ...], ...] = (
    ("name", "summary", "organisation"),
    ("categories", "needs", "audiences"),
    ("format", "venue"),
    (("when", table.WHEN, ("every", "days", "from", "to", "bank_holidays")),),
    (("cost", table.COST, ("per_session", "since")), "concessions"),
    (("eligibility", table.ELIGIBILITY, ("minimum_age", "text")), "who_comes"),
    ("joining", "how_to_join"),
    (("contact", table.CONTACT, ("phone", "email", "ask_for", "best_time")),),
    ("status", ("checked", table.CHECKED, ("date", "by", "level"))),
)
"""What most entries say, in the order in which people ask. A group of fields names those shown."""

LISTS = frozenset({"when", "cost"})
WORDS = """\
You sit on a sturdy chair in a big ring and move to music. Nobody minds what you can or can't do.
Then the tea comes out, and that is when the talking starts.

## The first time

Come ten minutes early and ask for the class leader. You can sit and watch.
"""


def annotated_entry() -> str:
    """The entry, as a file: `check` finds nothing in it beside the demonstration's content."""
    header = "\n\n".join("\n".join(_part(part)) for part in LINES)
    return f"---\n{header}\n---\n\n{WORDS}"


def _part(part: Sequence[str | tuple[str, Table, Sequence[str]]]) -> Iterator[str]:
    for one in part:
        if isinstance(one, str):
            yield _line("", table.ACTIVITY.by_name[one])
            continue
        name, inner, shown = one
        yield _noted(f"{name}:", table.ACTIVITY.by_name[name].help)
        for number, field in enumerate(inner.by_name[each] for each in shown):
            yield _line(_indent(name, first=number == 0), field)


def _indent(name: str, *, first: bool) -> str:
    if name in LISTS:
        return "  - " if first else "    "
    return "  "


def _line(before: str, field: Field) -> str:
    return _noted(f"{before}{field.written}: {field.example}", field.help)


def _noted(written: str, note: str) -> str:
    return f"{written:<{WIDTH}}  # {note}"
