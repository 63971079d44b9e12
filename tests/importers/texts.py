"""Sentences in the texts of lists: as a sheet, a feed or a calendar, and what is left of one."""

from __future__ import annotations

import json

from tests.rows import table

from activity_directory.importers.kept_back.known import KeptBack, OfAFile, Private
from activity_directory.importers.kept_back.taking import without
from activity_directory.importers.sent import Sent
from activity_directory.intake.submission import Submission
from activity_directory.intake.whole_entry import Origin

PHONE = "01632 960110"


def left_of(sentence: str) -> str:
    """What is left of the description of a listing that has this sentence."""
    answers = {
        "name": "Knit and Natter",
        "organisation": "Larkwell Knitters",
        "phone": PHONE,
        "description": f"We knit.\n\n{sentence}\n\nBring wool.",
    }
    private = Private(called="Knit and Natter Larkwell Knitters")
    sent = Sent(Submission("add", answers, Origin()))
    return without(sent, KeptBack(private, OfAFile([private]))).submission.answers["description"]


def as_sheet(sentences: list[str]) -> str:
    return table(
        *(
            {
                "Name of the activity": f"Tea {number}",
                "What people do there": f"We talk.\n\n{words}",
                "What happens the first time": f"You sit down. {words}",
                "About access": words,
                "About the price": words[:190],
                "Joining in one sentence": words,
            }
            for number, words in enumerate(sentences)
        )
    )


def as_feed(sentences: list[str]) -> str:
    return json.dumps(
        [
            {
                "id": f"{number}",
                "name": f"Tea {number}",
                "status": "active",
                "description": f"We talk.\n{words}",
                "alert": words,
                "application_process": words,
                "organization": {"id": "o1", "name": "Highfield Friends"},
                "phones": [{"id": "p1", "number": PHONE}],
                "fees_description": f"Free. {words}",
                "eligibility_description": words,
                "schedules": [
                    {"id": "s1", "freq": "WEEKLY", "byday": "MO", "opens_at": "10:00",
                     "closes_at": "11:00", "description": words}
                ],
                "service_at_locations": [
                    {"id": "l1", "location": {
                        "id": "x1", "name": "Example Hall", "location_type": "physical",
                        "description": f"A hall. {words}", "transportation": words}}
                ],
                "attributes": [{"id": "a", "taxonomy_term": {
                    "id": "t", "name": "loneliness", "taxonomy": "needs", "term": "loneliness"}}],
            }
            for number, words in enumerate(sentences)
        ]
    )  # fmt: skip


def as_calendar(sentences: list[str]) -> str:
    events = "".join(
        f"BEGIN:VEVENT\nSUMMARY:Tea {number}\nUID:{number}@x\nDTSTAMP:20261120T000000Z\n"
        f"DTSTART;TZID=Europe/London:202701{number % 28 + 1:02}T100000\nLOCATION:Example Hall\n"
        f"DESCRIPTION:We talk.\\n{_escaped(words)}\nEND:VEVENT\n"
        for number, words in enumerate(sentences)
    )
    whole = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\nX-WR-CALNAME:Hall\n{events}"
    return f"{whole}END:VCALENDAR\n".replace("\n", "\r\n")


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


MAP = """\
for all:
  In one line: We meet at the hall.
  Who runs it: Highfield Neighbours
  Why people come: Feeling lonely or cut off
  How it happens: In person
  Phone: 01632 960110
"""
FILES = {
    "tea.csv": (as_sheet, "source: the council's list\n"),
    "feed.json": (as_feed, "source: the council's directory\n"),
    "hall.ics": (as_calendar, MAP),
}
