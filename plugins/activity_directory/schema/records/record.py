"""Fields become a record, each in the attribute that the table of fields names.

A group of fields becomes a record first, by the function for it where one has to look at its fields
together.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from activity_directory.model.site import CrisisLine
from activity_directory.schema import fields as table
from activity_directory.schema.kinds import groups_of, is_plain
from activity_directory.schema.reading import Fields, ParseContext, Table
from activity_directory.schema.records.cost import parse_costs
from activity_directory.schema.records.eligibility import parse_eligibility
from activity_directory.schema.records.pause import parse_pause
from activity_directory.schema.records.schedule import parse_schedule
from activity_directory.schema.records.shared import attributes_of
from activity_directory.schema.records.status import parse_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


Record = TypeVar("Record")


def crisis_line(fields: Fields, context: ParseContext) -> CrisisLine | None:
    """A crisis line, which has a number, or a website where it is a chat."""
    if not fields.sound:
        return None
    if "phone" not in fields and "website" not in fields:
        context.problem(
            fields.node,
            "no-number",
            "Crisis line: this has neither a number nor a website",
            "Add a line such as `phone: 116 123`.",
        )
        return None
    return CrisisLine(**attributes_of(table.CRISIS_LINE, fields))


# --- what a table becomes ----------------------------------------------------------------------

_MADE_BY: Mapping[str, Callable[[Fields, ParseContext], Any]] = MappingProxyType(
    {
        table.WHEN.name: parse_schedule,
        table.STATUS.name: parse_status,
        table.ELIGIBILITY.name: parse_eligibility,
        table.PAUSE.name: parse_pause,
        table.CRISIS_LINE.name: crisis_line,
    }
)
"""What makes the record of a group whose fields have to be looked at together."""
_MADE_TOGETHER: Mapping[str, Callable[[Iterable[Fields], ParseContext], tuple[Any, ...]]] = (
    MappingProxyType({table.COST.name: parse_costs})
)
"""What makes all the records of a list that has to be looked at as a whole."""


def record_of(
    one: Table,
    fields: Fields,
    context: ParseContext,
    **given: Any,  # noqa: ANN401 - of any kind
) -> Any:  # noqa: ANN401 - of any table
    """The record that some fields make; None where one that it can't do without is not sound.

    Each group among the fields becomes a record first. `given` are attributes that are no fields,
    or that take another value than the field's own.
    """
    for name, inner, several in groups_of(one):
        value = fields.get(name)
        if value is None:
            continue
        if not several:
            made = _group(inner, value, context)
        elif inner.name in _MADE_TOGETHER:
            made = _MADE_TOGETHER[inner.name](value, context)
        else:
            records = [_group(inner, item, context) for item in value]
            made = tuple([record for record in records if record is not None])
        if made:
            fields[name] = made
        else:
            del fields[name]
    if not one.needed <= fields.keys():
        return None
    kind = one.makes[0]
    return kind(**fields, **given) if is_plain(one) else kind(**attributes_of(one, fields) | given)


def _group(inner: Table, value: Any, context: ParseContext) -> Any:  # noqa: ANN401 - as above
    """The record of a group of fields; what is a record already stays what it is."""
    if not isinstance(value, Fields):
        return value
    make = _MADE_BY.get(inner.name)
    return record_of(inner, value, context) if make is None else make(value, context)


def record_of_file(
    kind: type[Record],
    one: Table,
    fields: Fields | None,
    context: ParseContext,
    **given: Any,  # noqa: ANN401 - as above
) -> Record | None:
    """The record of a whole file, or of an item of one, which knows where its fields stand."""
    if fields is None:
        return None
    made = record_of(one, fields, context, places=context.places(), **given)
    return made if isinstance(made, kind) else None
