"""Every field of every table, written by its own example: a record, an entry, a whole community."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from activity_directory.schema import fields as table
from activity_directory.schema.kinds import ListOf, RecordOf
from activity_directory.schema.reading import Field, Table

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-23"
WITH_EVERY_TIME = (
    "season",
    "bank_holidays",
    "text",
    "note",
    "book_ahead",
    "ending",
    "except",
    "extra",
)
SHAPES: tuple[tuple[str, ...], ...] = (
    ("every", "days", "from", "to", "starting", "sessions", "next_intakes", "term_time",
     *WITH_EVERY_TIME),
    ("date", "from", "to", "venue", "format", *WITH_EVERY_TIME[2:4]),
    ("open", *WITH_EVERY_TIME),
    ("rolling", "sessions_per_week"),
    ("by_arrangement",),
    ("ask",),
    ("always",),
    ("rule", "from", "to", "starting"),
)  # fmt: skip
STATUSES = (("status",), ("full",), ("paused", "back", "because", "try_instead"),
            ("closed", "because", "try_instead"))  # fmt: skip


def example(one: Field) -> Any:
    """The example of a field, as YAML's own values would have it."""
    inner = one.kind.kind if isinstance(one.kind, ListOf) else one.kind
    if isinstance(inner, RecordOf):
        group = {field.written: example(field) for field in inner.table.fields}
        return [group] if isinstance(one.kind, ListOf) else group
    return yaml.load(one.example, yaml.BaseLoader) if one.example else ""


def some(of: Table, *names: str) -> dict[str, Any]:
    """Some fields of a table, each with its example."""
    return {of.by_name[name].written: example(of.by_name[name]) for name in names}


def every(of: Table, **others: Any) -> dict[str, Any]:
    """Every field of a table with its example; `others` stand in place of theirs."""
    found = {field.name: example(field) for field in of.fields} | others
    return {of.by_name[name].written: value for name, value in found.items() if value is not None}


def write(file: Path, facts: Any, words: str = "") -> None:
    header = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
    file.write_text(f"---\n{header}---\n\n{words}\n" if words else header, encoding="utf-8")


CHARGES = (*table.BARE_COSTS[1:], "free_if", "per_session", "per_course", "membership")


def whole_community(content: Path) -> Path:
    """The demonstration, and an entry of each kind that gives every field by its example."""
    shutil.copytree(ROOT / "content", content)
    (content / "images").mkdir()
    shutil.copy(ROOT / "theme/static/images/icon-180.png", content / "images/whole.png")
    image = every(table.IMAGE, file="whole.png")
    eligibility = every(table.ELIGIBILITY, minimum_age=None)
    for number, status in enumerate(STATUSES):
        write(content / f"activities/whole-{number}.md", every(
            table.ACTIVITY,
            name=f"Whole {number}",
            venue=["highfield-cc", "northgate-lib"],
            when=[some(table.WHEN, *shape) for shape in SHAPES]
            + [{**some(table.WHEN, "every", "days"), "all_day": "yes",
                "season": "1 November to 26 March"}],
            cost=[
                some(table.COST, charge, "note", "only_for", "every", "since")
                | {"until": "2027-12-31"}
                for charge in CHARGES
            ] + [{"free": "until 2027-03-31", "only_for": "carers"}],
            how_to_join=None if number else "Ring first.",
            eligibility=eligibility, status=some(table.STATUS, *status),
            **({"checked": None} if number == 1 else {}),
            joining=["drop-in", "book"], format=["in-person", "phone"], image=image,
            description=None, was=None,
        ), "Words.\n\n## The first time\n\nCome early.")  # fmt: skip
    write(content / "champions/whole.yml", every(
        table.CHAMPION, when=[some(table.WHEN, "open")]))  # fmt: skip
    write(content / "stories/whole.md", every(table.STORY, image=image, was=None), "Words.")
    write(content / "funding/whole.md", every(table.FUND), "Words.")
    write(content / "pages/whole.md", every(table.PAGE, was=None), "Words.")
    write(content / "venues/whole.yml", every(table.VENUE, was=None))
    write(content / "organisations/whole.yml", every(table.ORGANISATION, was=None))
    banner = {**example(table.SITE.by_name["banner"]), "from": TODAY}
    write(content / "site.yml", every(table.SITE, demonstration="yes", banner=banner))
    write(content / "vocabularies/danger.yml", every(table.DANGER))
    write(content / "exceptions.yml", [
        every(table.EXEMPTION, until="2026-11-01"), every(table.EXEMPTION, rule="missing-field"),
    ])  # fmt: skip
    return content
