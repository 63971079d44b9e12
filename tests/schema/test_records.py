"""A field of the table becomes an attribute of the record, and none is checked and then lost."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from tests.every_field import CHARGES, ROOT, SHAPES, STATUSES, every, some

from activity_directory.catalogue.loading import load
from activity_directory.schema import fields as table
from activity_directory.schema.kinds import ListOf, RecordOf, RefTo, read_fields
from activity_directory.schema.reading import Field, ParseContext, References, Table
from activity_directory.schema.records.cost import parse_cost
from activity_directory.schema.records.eligibility import parse_eligibility
from activity_directory.schema.records.pause import parse_pause
from activity_directory.schema.records.schedule import parse_schedule
from activity_directory.schema.records.status import parse_status
from activity_directory.source import entry, nodes


def tables() -> Iterator[Table]:
    """Every table, and every table inside one, once."""
    tables: dict[str, Table] = {}

    def look(of: Table) -> None:
        if of.name not in tables:
            tables[of.name] = of
            for field in of.fields:
                inner = field.kind.kind if isinstance(field.kind, ListOf) else field.kind
                if isinstance(inner, RecordOf | RefTo) and inner.table is not None:
                    look(inner.table)

    for of in table.TABLES:
        look(of)
    return iter(tables.values())


def named(value: object) -> str:
    return value.name if isinstance(value, Table | Field) else str(value)


def names_of(kind: type) -> set[str]:
    """The attributes of a record."""
    if dataclasses.is_dataclass(kind):
        return {field.name for field in dataclasses.fields(kind)}
    return set(getattr(kind, "_fields", ()))


CHOOSES = {("status", "status"), ("when", "ask")}
"""Fields whose value says which of the records it is."""


@pytest.mark.parametrize(
    ("of", "one"),
    [(of, field) for of in tables() for field in of.fields if (of.name, field.name) not in CHOOSES],
    ids=named,
)
def test_every_field_has_an_attribute_that_takes_it(of: Table, one: Field):
    part, dot, inner = one.attribute.partition(".")
    kinds = [of.parts[part]] if dot else list(of.makes)
    names = {name for kind in kinds for name in names_of(kind)}
    assert (inner or part) in names, f"{of.one}: nothing takes `{one.name}`"


def test_a_record_of_several_fields_is_a_part_of_the_record_it_stands_in():
    for of in tables():
        for part in of.parts:
            assert any(part in names_of(kind) for kind in of.makes), (of.name, part)


@pytest.fixture(scope="module")
def references() -> References:
    """All that the examples refer to."""
    return load(ROOT / "content").references


def made_of(of: Table, facts: dict[str, Any], references: References) -> Any:
    """The record that some facts of a table become."""
    header = entry.facts(yaml.safe_dump(facts, allow_unicode=True), "content/site.yml")
    assert isinstance(header, nodes.Mapping)
    context = ParseContext("content/site.yml", references, "")
    fields = read_fields(header, of, context)
    assert context.problems == [], facts
    make = {
        "when": parse_schedule, "cost": parse_cost, "status": parse_status,
        "eligibility": parse_eligibility, "pause": parse_pause,
    }[of.name]  # fmt: skip
    return make(fields, context)


WHOLE = [
    *((table.WHEN, some(table.WHEN, *shape)) for shape in SHAPES),
    (table.WHEN, some(table.WHEN, "every", "days", "ending") | {"all_day": "yes"}),
    *((table.COST, some(table.COST, charge, "every", "note", "only_for", "until"))
      for charge in CHARGES),
    *((table.COST, some(table.COST, charge, "since")) for charge in CHARGES),
    (table.COST, some(table.COST, "free", "note")),
    *((table.STATUS, some(table.STATUS, *status)) for status in STATUSES),
    (table.ELIGIBILITY, every(table.ELIGIBILITY, minimum_age=None)),
    (table.ELIGIBILITY, some(table.ELIGIBILITY, "minimum_age")),
    (table.PAUSE, every(table.PAUSE)),
]  # fmt: skip
"""Groups whose fields are looked at together, in every shape that they can have."""


@pytest.mark.parametrize(("of", "facts"), WHOLE, ids=named)
def test_no_field_of_a_group_is_lost(of: Table, facts: dict[str, Any], references: References):
    whole = made_of(of, facts, references)
    assert whole is not None
    for name in facts:
        rest = {other: value for other, value in facts.items() if other != name}
        if rest:
            try:
                without = made_of(of, rest, references)
            except AssertionError:
                continue  # the others can't do without it
            assert without != whole, f"{of.one}: `{name}` is lost"


def test_these_are_all_the_fields_of_such_groups():
    for of in (table.WHEN, table.COST, table.STATUS, table.ELIGIBILITY, table.PAUSE):
        given = {name.replace(" ", "_") for table, facts in WHOLE if table is of for name in facts}
        assert given == {field.name for field in of.fields}
