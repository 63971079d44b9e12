"""The only reader of the clock: everything else gets the date as a parameter."""

from __future__ import annotations

from datetime import date, datetime

from activity_directory.cli.options import FIRST_YEAR, LAST_YEAR
from activity_directory.system.faults import MachineFault


def today() -> date:
    """The day it is where the portals are. Raises MachineFault where that can't be."""
    from zoneinfo import ZoneInfo

    now = datetime.now(ZoneInfo("Europe/London")).date()
    if not FIRST_YEAR <= now.year <= LAST_YEAR:
        message = (
            f"This computer's clock says that it is {now}. Set the clock, or give the date, "
            "for example `--today 2026-11-23`."
        )
        raise MachineFault(message)
    return now
