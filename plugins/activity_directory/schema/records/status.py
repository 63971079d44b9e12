"""The fields of `status` become a status."""

from __future__ import annotations

from activity_directory.model.status import Closed, Full, Paused, Running, Status, WaitingList
from activity_directory.schema.reading import Fields, ParseContext


def parse_status(fields: Fields, context: ParseContext) -> Status | None:
    """The status; None where the fields say none or two."""
    if not fields.sound:
        return None
    given = fields.among(("status", "full", "paused", "closed"))
    if len(given) != 1:
        context.problem(
            fields.node if not given else fields.key(given[1]),
            "no-status" if not given else "two-statuses",
            "Status: expected whether it is running"
            if not given
            else f"Status: `{given[0]}` and `{given[1]}` can't both be true",
            "For example `status: running`.",
        )
        return None
    kind = fields["status"] if given[0] == "status" else given[0]
    instead = fields.get("try_instead", ())
    because = fields.get("because", "")
    match kind:
        case "waiting-list":
            return WaitingList()
        case "full":
            return Full((fields.get("full") or (None, None))[1], instead)
        case "paused":
            since, back = fields.get("paused") or None, fields.get("back")
            if since is not None and back is not None and back <= since:
                context.problem(
                    fields.value("back"),
                    "end-before-start",
                    f"Back: it is back ({back}) before it is paused ({since})",
                    "Check the two dates.",
                )
                return None
            return Paused(since, back, because, instead)
        case "closed":
            return Closed(fields.get("closed") or None, because, instead)
        case _:
            return Running()
