"""Who to ask: a role and ways to reach it, never a person."""

from __future__ import annotations

from activity_directory.records import record


@record
class Contact:
    """Telephone numbers are E.164 ("+441632960110"); `text` is a number for text messages."""

    phone: str = ""
    text: str = ""
    email: str = ""
    website: str = ""
    ask_for: str = ""
    best_time: str = ""
