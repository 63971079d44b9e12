"""Rows of a good listing as CSV, and a content folder into which files are imported."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from tests.bare import bare_content

from activity_directory import cli

TODAY = "2026-11-23"
FACTS = {
    "Name of the activity": "Tea at Three",
    "In one line": "A gentle hour, then tea.",
    "Who runs it": "Highfield Friends",
    "What people do there": "We sit and talk.",
    "Why people come": "Feeling lonely or cut off",
    "How often": "Every week",
    "Days and times": "Monday 15:00 to 16:00",
    "How it happens": "In person",
    "Name of the place": "Example Hall",
    "Street": "1 Example Road",
    "Area": "Larkwell",
    "Price": "Free",
    "How to join": "Just turn up",
    "Phone": "01632 960110",
    "Your part in it": "the group itself",
}


def table(*rows: dict[str, str]) -> str:
    """Rows as CSV. Each differs from the good example in some columns; None takes one out."""
    whole = [{**FACTS, **row} for row in rows]
    every = dict.fromkeys(name for row in whole for name in row)
    columns = [name for name in every if any(row.get(name) is not None for row in whole)]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(whole)
    return text.getvalue()


def workbook(**sheets: list[list[str]]) -> bytes:
    """Sheets by their names, as an .xlsx file."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class Imported:
    """A content folder without activities, and what `import` makes of files."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.content = bare_content(folder)

    def __call__(self, name: str, sent: str | bytes, *options: str) -> tuple[int, str]:
        file = self.folder / name
        file.write_bytes(sent if isinstance(sent, bytes) else sent.encode())
        arguments = ["import", str(file), "--content", str(self.content), "--today", TODAY]
        code = cli.main([*arguments, *options])
        printed = self.capsys.readouterr()
        return code, printed.out + printed.err

    def entry(self, slug: str = "tea-at-three") -> str:
        return (self.content / "activities" / f"{slug}.md").read_text(encoding="utf-8")

    @property
    def slugs(self) -> list[str]:
        return sorted(file.stem for file in self.content.glob("activities/*"))
