"""A borough whose every field that takes words holds hostile ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from activity_directory.schema import fields as table_of
from activity_directory.schema.kinds import ListOf, Text
from activity_directory.schema.reading import Field, Table

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "\"'><img onerror=boom() {{8**4}} {%raw%} {attach}x {filename}y &lt; مرحبا"
"""What `check` lets through: an open tag, quotes, Jinja, Pelican's links, an entity, Arabic."""
NUMBER = re.compile(r"N\d{2,3}(?=[\"'])")


class Words:
    """Hostile words for every field that takes words, each with a number of its own."""

    def __init__(self, hostile: str) -> None:
        self.hostile = hostile
        self.given: dict[str, str] = {}

    def of(self, table: Table, place: str, fixed: dict[str, Any]) -> dict[str, Any]:
        """Every field of the table that takes words. `fixed` are others; None leaves one out."""
        record: dict[str, Any] = {}
        for field in table.fields:
            if field.name in fixed:
                if fixed[field.name] is not None:
                    record[field.written] = fixed[field.name]
            elif takes_words(field.kind, self.hostile):
                record[field.written] = self.next(f"{place}.{field.name}", field)
            elif isinstance(field.kind, ListOf) and takes_words(field.kind.kind, self.hostile):
                record[field.written] = [self.next(f"{place}.{field.name}", field)]
            elif field.required:
                record[field.written] = field.example
        return record

    def next(self, place: str, one: Field) -> str:
        number = f"N{len(self.given) + 10}"
        if one.seen_by == "everyone":
            self.given[place] = number
        else:
            self.given[f"{place} ({one.seen_by})"] = number
        return f"{number}{self.hostile}"


def takes_words(kind: object, hostile: str) -> bool:
    """Whether any words at all would do."""
    return isinstance(kind, Text) and kind.parse(hostile) == hostile


def entry(record: dict[str, Any], text: str = "") -> str:
    header = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{header}---\n\n{text}\n" if text else header


CHECKED = {"date": "2026-11-01", "level": "seen"}
CONTACT = {"email": "hello@brackwater.example", "phone": None}
MARKDOWN = f"""{HOSTILE.replace("<img", "img")} and `<script>alert(1)</script>`

* `{{% raw %}}` and {{{{ 8**4 }}}} and {{attach}}notes.pdf

## The first time

Say `<img onerror=boom()>` and {{filename}}y.
"""


TERMS = {
    "needs": "company", "need-groups": "of-all-kinds", "categories": "pottering",
    "audiences": "anybody", "access": "ramp", "joining": "knock", "concessions": "half",
    "formats": "in-a-boat", "checks": "seen", "five-ways": "rest", "languages": "sign",
    "organisation-kinds": "crew", "champion-kinds": "stall", "areas": "sandbank",
}  # fmt: skip
"""A term of each vocabulary of which other facts of the borough make use."""


def hostile_borough(content: Path, hostile: str = HOSTILE) -> dict[str, str]:
    """Fills every field that takes words with hostile ones; the number of each by its place."""
    words = Words(hostile)

    def nested(table: Table, place: str, **fixed: Any) -> dict[str, Any]:
        return words.of(table, place, fixed)

    def write(name: str, record: dict[str, Any], text: str = "") -> None:
        file = content / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(entry(record, text), encoding="utf-8")

    write("organisations/loft.yml", nested(
        table_of.ORGANISATION, "organisation", name=f"Ours {hostile}", was=None,
        charity_number=None, kind="crew", website="https://loft.brackwater.example/?a='1'&lt=2",
    ))  # fmt: skip
    write(
        "venues/sail-loft.yml",
        nested(table_of.VENUE, "venue", area="sandbank", access={"ramp": "yes"}, was=None),
    )
    for vocabulary, term_id in TERMS.items():
        fixed = {
            field.name: None
            for field in table_of.TERM.fields
            if field.only_in and vocabulary not in field.only_in
        }
        fixed |= {"parent": None, "five_ways": None, "was": None, "private": None, "scope": None}
        if vocabulary == "needs":
            fixed |= {"group": "people", "crisis_note": "yes"}
        term = words.of(table_of.TERM, vocabulary, fixed | {"id": term_id})
        file = content / f"vocabularies/{vocabulary}.yml"
        file.write_text(
            file.read_text("utf-8") + yaml.safe_dump([term], allow_unicode=True), encoding="utf-8"
        )
    shared = {
        "organisation": "loft", "partners": None, "categories": "pottering", "audiences": "anybody",
        "needs": "company", "venue": "sail-loft", "format": "in-a-boat", "joining": "knock",
        "concessions": "half", "languages": "sign", "five_ways": "rest",
        "contact": nested(table_of.CONTACT, "contact", **CONTACT), "description": None,
        "when": [
            {"every": "week", "days": "Monday", "from": "10:30",
             **nested(table_of.WHEN, "when", by_arrangement=None, always=None)},
            nested(table_of.WHEN, "when-agreed", always=None),
            nested(table_of.WHEN, "when-always", by_arrangement=None),
        ],
        "cost": [
            {"per session": "£2", **nested(table_of.COST, "cost", free_if=None)},
            nested(table_of.COST, "cost-free-if", only_for=None),
        ],
        "eligibility": nested(table_of.ELIGIBILITY, "eligibility"),
        "checked": nested(table_of.CHECKED, "checked", **CHECKED), "was": None,
        "links": [nested(table_of.LINK, "link", url="https://brackwater.example/?a=1&b='2'")],
    }  # fmt: skip
    activity = table_of.ACTIVITY
    write("activities/knots.md", nested(activity, "activity", **shared, status="running"), MARKDOWN)
    paused = {
        "paused": "2026-11-01",
        **nested(table_of.STATUS, "status", status=None, try_instead=None),
    }
    write("activities/paused.md", nested(activity, "paused", **shared, status=paused), MARKDOWN)
    # These two leave it to the words of the terms to say how to join.
    in_words_of_terms = {
        **shared, "eligibility": None, "how_to_join": None, "status": "running",
    }  # fmt: skip
    for name, routes in {"one-way": "knock", "two-ways": ["drop-in", "knock"]}.items():
        fixed = {**in_words_of_terms, "joining": routes, "name": f"{name} in"}
        write(f"activities/{name}.md", nested(activity, name, **fixed), MARKDOWN)
    opening = [{"open": {"Monday": "10:00 to 12:00"}}]
    write("champions/desk.yml", nested(
        table_of.CHAMPION, "champion", kind="stall", venue="sail-loft", when=opening,
        contact=nested(table_of.CONTACT, "champion-contact", **CONTACT),
        checked=nested(table_of.CHECKED, "champion-checked", **CHECKED),
    ))  # fmt: skip
    write("stories/told.md", nested(
        table_of.STORY, "story", activities=["knots"], needs=["company"]), MARKDOWN,
    )  # fmt: skip
    write("funding/purse.md", nested(
        table_of.FUND, "fund", rolling="yes", priority_areas=None,
        contact=nested(table_of.CONTACT, "fund-contact", **CONTACT)), MARKDOWN,
    )  # fmt: skip
    write("pages/about.md", nested(table_of.PAGE, "page", menu="footer", order=None), MARKDOWN)
    site = yaml.safe_load((content / "site.yml").read_text(encoding="utf-8"))
    site |= nested(
        table_of.SITE, "site", borough="brackwater", address=site["address"],
        contact=nested(table_of.CONTACT, "site-contact", **CONTACT), language="en-GB",
        repository="https://github.com/brackwater/directory",
        crisis_lines=[nested(table_of.CRISIS_LINE, "crisis-line", phone="116 123")],
    )  # fmt: skip
    site["banner"] = {"text": words.next("banner", activity.fields[0])}
    write("site.yml", site)
    return words.given
