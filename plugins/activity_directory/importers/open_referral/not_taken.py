"""What services say that no entry has a place for, so that nothing is lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from activity_directory.importers.open_referral.shapes import SPELLED, Document
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.wording.counting import counted

_TAKEN = frozenset().union(*SPELLED.values()) | {
    *("id", "name", "status", "email", "url", "organization", "description", "alert", "phone"),
    *("telephone", "fees", "fees_description", "assured_date", "minimum_age", "maximum_age"),
    *("eligibility_description", "application_process", "accreditations", "licenses", "wait_time"),
    *("interpretation_services", "alternate_name", "attending_type", "attending_access"),
    "pc_attendingAccess_additionalInfo",
}
"""What is read of a service."""
_FOR_MACHINES = frozenset(
    {"last_modified", "logo", "uri", "metadata", "link", "links", "assurer_email"}
    | {"assured_by_email", "test_date", "created", "created_at", "updated_at", "pc_metadata"}
)
"""What says nothing to people, or names one."""
_MOST_NAMED = 5


def remark_on(services: Iterable[Document]) -> Iterator[str]:
    """Which properties of services are not imported, the most frequent first."""
    found = Counter(name for one in services for name in _left(one))
    if not found:
        return
    named = [
        f"{quoted(shown(name))} ({counted(count, 'service')})"
        for name, count in found.most_common(_MOST_NAMED)
    ]
    more = len(found) - len(named)
    whole = ", ".join(named) + (f" and {more} more" if more else "")
    yield f"no entry has a place for {whole}, so what is said there is not imported"


def _left(service: Document) -> Iterator[str]:
    known = _TAKEN | _FOR_MACHINES
    for name, value in service.items():
        says_something = bool(value) and not isinstance(value, bool)
        if says_something and name not in known and not name.endswith("_id"):
            yield name
