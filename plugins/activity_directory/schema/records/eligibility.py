"""The fields of `eligibility` become who can come."""

from __future__ import annotations

from activity_directory.model.eligibility import Eligibility
from activity_directory.schema import fields as table
from activity_directory.schema.reading import Fields, ParseContext
from activity_directory.schema.records.shared import attributes_of


def parse_eligibility(fields: Fields, context: ParseContext) -> Eligibility:
    """Who can come."""
    for least, most in (("minimum_age", "maximum_age"), ("child_minimum_age", "child_maximum_age")):
        if least in fields and most in fields and fields[most] < fields[least]:
            context.problem(
                fields.value(most),
                "end-before-start",
                f"{table.ELIGIBILITY.by_name[most].label}: {fields[most]} is below "
                f"{table.ELIGIBILITY.by_name[least].label.lower()}, {fields[least]}",
                "Check both numbers.",
            )
    if "minimum_age" in fields and "over_age" in fields:
        context.problem(
            fields.value("over_age"),
            "two-youngest-ages",
            "Over age: the youngest age is given twice",
            "Keep `minimum_age` if you know it. If not, keep `over_age`.",
        )
    return Eligibility(**attributes_of(table.ELIGIBILITY, fields))
