"""What `import` says of a large file, and the file of the rows that wait."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from tests.rows import Imported, table

from activity_directory import cli
from activity_directory.importers.table import TO_DO
from activity_directory.importers.template import without_a_clock
from activity_directory.importers.waiting import beside

ROWS = [
    *({"Name of the activity": f"Tea {number}"} for number in range(3)),
    *(
        {"Name of the activity": f"Fax {number}", "Phone": f"01632 960110, 0163 {number}"}
        for number in range(4)
    ),
    *(
        {
            "Name of the activity": f"Odd {number}",
            "Price": f"=cheap {number}",
            "What people do there": "We sit.\n\nWe talk.",
            "Our reference": f"{number}",
        }
        for number in range(40)
    ),
    {"Name of the activity": ""},
]


def test_a_large_file_is_told_on_one_screen_and_its_rows_that_wait_are_mended_in_their_own_file(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    imported = Imported(tmp_path, capsys)
    code, said = imported("council.csv", table(*ROWS))
    lines = said.splitlines()
    assert code == cli.FAULTS
    assert lines[0] == "council.csv: 48 listings: 3 whole, 4 with a loss, 40 waiting, 1 refused."
    assert len(lines) < 40
    assert "     40  row 9, column L (Price): Price: '=cheap 0' is not one of the choices" in lines
    assert sum("is not one of the choices" in line for line in lines) == 1
    assert "What is lost of 4 listings (how many, and one example of each):" in lines
    assert "council-waiting.xlsx" in said

    file = imported.folder / "council-waiting.xlsx"
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    assert titles[-1] == TO_DO
    assert titles[:2] == ["Name of the activity", "In one line"]
    assert sheet.max_row == 1 + 41
    price = titles.index("Price") + 1
    assert sheet.cell(2, price).data_type == "s"  # no formula
    assert sheet.cell(2, titles.index("What people do there") + 1).value == "We sit.\n\nWe talk."
    assert "row 9: Price: '=cheap 0'" in sheet.cell(2, len(titles)).value
    for row in range(2, 42):
        sheet.cell(row, price).value = "Free"
    sheet.delete_rows(4, 100)
    another_day = without_a_clock(file.read_bytes(), date(2027, 1, 4))
    assert another_day != file.read_bytes()
    assert beside(imported.folder / "council.csv", another_day) == file  # the same rows wait
    book.save(file)
    assert beside(imported.folder / "council.csv", another_day) != file

    code, said = imported(file.name, file.read_bytes(), "--details")
    assert code == cli.DONE, said
    assert "What to do" not in said
    assert len(imported.slugs) == 3 + 4 + 2


def test_what_all_lack_is_told_once_though_one_is_refused_and_drafts_say_what_they_lose(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    imported = Imported(tmp_path, capsys)
    rows = [
        {"Name of the activity": f"Tea {number}", "Why people come": None, "Postcode": "LW"}
        for number in range(70)
    ]
    rows[3] |= {"Name of the activity": "Tea (CLOSED)"}
    _, said = imported("council.csv", table(*rows))
    lines = said.splitlines()
    assert "council.csv: error: no listing answers these questions. Answer them" in said
    assert not [line for line in lines if "row 2: Why people come" in line]
    assert "What else is wrong with 1 row (how many, and one example of each):" in lines
    assert "What is lost of 69 listings (how many, and one example of each):" in lines


def test_a_reason_is_suggested_by_the_words_of_a_name_and_taken_over_when_somebody_says_so(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    imported = Imported(tmp_path, capsys)
    lacking = {"Why people come": None, "In one line": "Every week."}
    names = ("Chair Yoga", "Larkwell Foodbank", "The Tuesday Thing")
    code, _ = imported("a.csv", table(*({"Name of the activity": one} | lacking for one in names)))
    assert code == cli.FAULTS
    file = imported.folder / "a-waiting.xlsx"
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    reasons, kinds = "Perhaps: Why people come", "Perhaps: What kind of activity it is"
    assert list(columns)[-3:] == [reasons, kinds, TO_DO]

    def suggested(name: str) -> list[str | None]:
        return [sheet.cell(row, columns[name]).value for row in (2, 3, 4)]

    assert suggested(kinds) == ["Gentle movement", None, None]
    assert suggested(reasons) == [None, "Food and essentials", None]

    code, said = imported(file.name, file.read_bytes())
    assert code == cli.FAULTS  # nothing is taken over as it is
    assert "Perhaps" not in said

    for name in (reasons, kinds):
        sheet.cell(1, columns[name]).value = name.removeprefix("Perhaps: ")
    book.save(file)
    code, _ = imported(file.name, file.read_bytes())
    assert code == cli.FAULTS
    assert imported.slugs == ["chair-yoga", "larkwell-foodbank"]
    assert "categories: [gentle-movement]\n" in imported.entry("chair-yoga")


def test_rows_that_have_ended_are_below_those_that_can_be_mended(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    rows = [
        {"Name of the activity": "Jam (CLOSED)"},
        {"Name of the activity": "Tea", "Phone": ""},
        {"Name of the activity": "Pie", "Status": "Ended"},
        {"Name of the activity": "Bun", "Price": "=cheap"},
    ]
    code, _ = imported("a.csv", table(*({"Status": "", **row} for row in rows)))
    assert code == cli.FAULTS
    sheet = openpyxl.load_workbook(imported.folder / "a-waiting.xlsx").worksheets[0]
    names = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert names == ["Tea", "Bun", "Jam (CLOSED)", "Pie"]


def test_capitals_are_told_once_of_each_row(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    row = {
        "Name of the activity": "THE AFTERNOON CHOIR",
        "In one line": "WE SING OLD SONGS TOGETHER.",
        "Who runs it": "THE LARKWELL SINGERS",
    }
    one = {"Name of the activity": "THE MORNING CHOIR"}
    code, said = imported("a.csv", table(row, one), "--details")
    assert code == cli.DONE, said
    told = [
        line for line in said.splitlines() if line.endswith("most of this is in capital letters")
    ]
    every = "Name of the activity, In one line and Who runs it"
    name = "Name of the activity"
    assert told == [
        f"a.csv: row 2: warning: {every}: most of this is in capital letters",
        f"a.csv: row 3, column A ({name}): warning: {name}: most of this is in capital letters",
    ]
