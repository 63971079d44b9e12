"""An empty spreadsheet with a column for each question, the choices, and one listing that works."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.importers.table import CHOICES, NOTE, letter
from activity_directory.intake.questions import QUESTIONS, Question
from activity_directory.model.site import Site
from activity_directory.sanitise import csv
from activity_directory.system.faults import naming

SHEET = "Listings"
ROOM = 1_000
"""Rows with menus of choices: as many as anybody fills in by hand."""
_EXAMPLE: Mapping[str, str] = MappingProxyType(
    {
        "name": "An example: Sit and Be Fit",
        "summary": "Gentle exercise to music in a chair, then tea.",
        "organisation": "Example Neighbours",
        "description": "You sit on a sturdy chair and move to music. Then the tea comes out.",
        "first_time": "Come ten minutes early and ask for the class leader.",
        "needs": "",
        "categories": "",
        "how_often": "Every week",
        "times": "Monday 10:30 to 11:30\nFriday 14:00 to 15:00",
        "bank_holidays": "No",
        "format": "",
        "venue": "Example Hall",
        "street": "1 Example Road",
        "area": "",
        "price": "A price each time",
        "amount": "£3.50",
        "joining": "",
        "ask_for": "the class leader",
        "your_role": "the group itself",
    }
)
"""The example listing. For choices it uses the community's own first term."""


def as_csv(catalogue: Catalogue) -> str:
    """The spreadsheet as CSV. The second row starts with `#`: it is a note, and not imported."""
    return "\ufeff" + csv.as_csv(
        [question.label for question in QUESTIONS],
        [_help(), [_in_one_line(words) for words in _example(catalogue)]],
    )


def _in_one_line(words: str) -> str:
    return "; ".join(words.split("\n"))


def as_xlsx(catalogue: Catalogue, today: date) -> bytes:
    """The spreadsheet, with menus of choices. All cells are text, so no number is changed."""
    # Where lxml happens to be installed, openpyxl would write with it: other bytes, and a full disk
    # would not be an OSError.
    os.environ["OPENPYXL_LXML"] = "False"
    from openpyxl import Workbook  # noqa: PLC0415 - a quarter of a second that only this needs
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - as above

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    choices = book.create_sheet(CHOICES)
    offered = 0
    rows = ([question.label for question in QUESTIONS], _help(), _example(catalogue))
    for index, one in enumerate(QUESTIONS):
        column = letter(index)
        sheet.column_dimensions[column].width = 36 if one.asked == "lines" else 24
        sheet.column_dimensions[column].number_format = "@"
        for number, row in enumerate(rows, start=1):
            cell = sheet.cell(number, index + 1)
            cell.value, cell.data_type = row[index], "s"
            cell.number_format = "@"
            cell.font = Font(bold=number == 1, italic=number == 2)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        labels = [label for _, label in one.choices(catalogue.vocabularies)]
        if not labels:
            continue
        offered += 1
        for number, label in enumerate([one.label, *labels], start=1):
            choices.cell(number, offered, label)
        several = one.asked == "choices"
        among = letter(offered - 1)
        drop_down = DataValidation(
            type="list",
            formula1=f"{CHOICES}!${among}$2:${among}${len(labels) + 1}",
            allow_blank=True,
            showErrorMessage=not several,  # several may be written, with ; between them
            showInputMessage=True,
            promptTitle=one.label[:32],
            prompt=_advice(one)[:250],
        )
        drop_down.add(f"{column}3:{column}{ROOM}")
        sheet.add_data_validation(drop_down)
    sheet.freeze_panes = "B3"
    whole = io.BytesIO()
    book.properties.creator = catalogue.site.name
    book.properties.created = datetime(today.year, today.month, today.day)  # noqa: DTZ001 - a day
    with naming("The spreadsheet"):
        book.save(whole)
    return without_a_clock(whole.getvalue(), today)


def without_a_clock(raw: bytes, today: date) -> bytes:
    """The same file without the time of its making: same content, same date, same bytes."""
    whole = io.BytesIO()
    day = f">{today.isoformat()}T00:00:00Z<".encode()
    with zipfile.ZipFile(io.BytesIO(raw)) as made, zipfile.ZipFile(whole, "w") as kept:
        for part in made.infolist():
            content = made.read(part)
            if part.filename == "docProps/core.xml":
                content = re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", day, content)
            still = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            kept.writestr(still, content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _help() -> list[str]:
    advice = [_advice(question) for question in QUESTIONS]
    return [f"# {advice[0]} {NOTE}", *advice[1:]]


def _advice(question: Question) -> str:
    parts = [question.help]
    if question.required:
        parts.append("Please answer this.")
    if question.asked == "choices":
        parts.append("Several with ; between them.")
    if question.asked not in {"choice", "choices"} and question.example:
        parts.append(f"For example: {question.example}")
    return " ".join(filter(None, parts))


def _example(catalogue: Catalogue) -> list[str]:
    contact = _contact(catalogue.site)
    return [_example_answer(question, catalogue, contact) for question in QUESTIONS]


def _example_answer(question: Question, catalogue: Catalogue, contact: Mapping[str, str]) -> str:
    text = contact.get(question.id, _EXAMPLE.get(question.id, ""))
    choices = question.choices(catalogue.vocabularies)
    return choices[0][1] if not text and question.id in _EXAMPLE and choices else text


def _contact(site: Site) -> Mapping[str, str]:
    """The community's own contact details, which are valid here."""
    if site.contact.email:
        return {"email": site.contact.email}
    return {"website": site.contact.website or site.address or "https://www.example.org/"}
