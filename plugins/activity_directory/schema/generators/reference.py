"""docs/fields.md: every field of every file, out of the one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.schema import fields as table
from activity_directory.schema.kinds import ListOf, RecordOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.schema.reading import Field, Kind, Table

ACTIVITY = """\
The name of the file is the activity's address for ever. The facts are between two lines of three
dashes; the words below them are the description. What is under `## The first time` is shown on
its own and on the card."""

FILES = (
    (table.ACTIVITY, "content/activities/NAME.md", ACTIVITY),
    (
        table.ORGANISATION,
        "content/organisations/NAME.yml",
        "Who runs things. One that runs a single activity can be written in the activity instead.",
    ),
    (
        table.VENUE,
        "content/venues/NAME.yml",
        "Where things happen. One used once can be written in the activity instead.",
    ),
    (
        table.CHAMPION,
        "content/champions/NAME.yml",
        "A place where somebody looks things up with people: never a person.",
    ),
    (table.STORY, "content/stories/NAME.md", "What happened to somebody, told with their consent."),
    (table.FUND, "content/funding/NAME.md", "Money that a group may ask for."),
    (table.PAGE, "content/pages/NAME.md", "An ordinary page of the portal."),
    (table.SITE, "content/site.yml", "The community's own facts."),
    (
        table.TERM,
        "content/vocabularies/NAME.yml",
        "A list of terms, each starting with a dash. An id never changes; a label may.",
    ),
    (
        table.DANGER,
        "content/vocabularies/danger.yml",
        "What people type who are in danger. Without this file the software's own words hold.",
    ),
    (
        table.EXEMPTION,
        "content/exceptions.yml",
        "A list of warnings that may stay for a while. One that is no longer needed is an error.",
    ),
)
"""Each kind of file with its table."""


def as_markdown() -> str:
    """The whole document."""
    lines = [
        "# Every field",
        "",
        "The facts of each kind of file, with an example of each. A field marked * must be given.",
        "A list of one item can be written without brackets. `per session` and `per_session` are",
        "the same. Days are `Monday`, times are `10:30`, money is `£3.50`, dates are `2026-11-02`.",
    ]
    groups: dict[str, Table] = {}
    for one, file, words in FILES:
        lines += ["", f"## {one.name.capitalize()}", "", f"`{file}`", "", words, ""]
        lines += _rows(one)
        _gather(one, groups)
    lines += ["", "# Groups of fields", "", "A group is written inside the field that names it."]
    for name, one in groups.items():
        lines += ["", f"## {name.capitalize()}", "", *_rows(one)]
    return "\n".join(lines) + "\n"


def _gather(one: Table, groups: dict[str, Table]) -> None:
    """The tables inside a table, those with a file of their own left out, outermost first."""
    inner = [
        kind.table
        for kind in (_bare(field.kind) for field in one.fields)
        if isinstance(kind, RecordOf)
    ]
    new = [group for group in inner if group.name not in groups]
    groups.update({group.name: group for group in new})
    for group in new:
        _gather(group, groups)


def _bare(kind: Kind) -> Kind:
    return kind.kind if isinstance(kind, ListOf) else kind


def _rows(one: Table) -> Iterator[str]:
    yield "| field | what it says | how it is written | example |"
    yield "| --- | --- | --- | --- |"
    for field in one.fields:
        star = " \\*" if field.required else ""
        yield (
            f"| `{field.written}`{star} | {_cell(_explanation(field))} "
            f"| {_cell(field.kind.in_reference)} | {_example(field)} |"
        )


def _explanation(field: Field) -> str:
    seen = {
        "everyone": "",
        "professionals": " Professionals only: never on a card.",
        "maintainers": "",
    }
    lists = ", ".join(f"`{name}.yml`" for name in sorted(field.only_in))
    where = f" Only in {lists}." if lists else ""
    return f"{field.label}. {field.help}{seen[field.seen_by]}{where}"


def _example(field: Field) -> str:
    if not field.example:
        return f"`{field.written}`"
    return f"`{field.written}: {field.example}`"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
