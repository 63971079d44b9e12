"""Our own reader of spreadsheets sees in each cell what openpyxl sees."""

from __future__ import annotations

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from activity_directory.importers import xlsx

WORDS = st.text(max_size=20).map(lambda words: ILLEGAL_CHARACTERS_RE.sub("", words))
VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(-1e300, 1e300)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
    | WORDS.filter(lambda words: not words.startswith("="))
    | st.sampled_from(["#REF!", "#N/A", "  spaces  ", "a\nb", "é😀", "_x000D_", "=1+1"])
)
FORMATS = st.sampled_from(
    [
        "General",
        "0",
        "0.00",
        "0%",
        '"£"0.00',
        "dd/mm/yyyy",
        "[h]:mm",
        "hh:mm",
        "@",
        "0000",
        "[Red]0",
    ]
)


@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date")
@given(
    rows=st.lists(st.lists(st.tuples(VALUES, FORMATS), max_size=5), max_size=5),
    since_1904=st.booleans(),
    title=st.sampled_from(["Listings", "Ä & <b>", "'"]),
)
@settings(max_examples=100)
def test_every_cell_is_what_openpyxl_reads(rows, since_1904, title):
    book = openpyxl.Workbook()
    if since_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = title
    for number, row in enumerate(rows, start=1):
        for column, (value, number_format) in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            cell.number_format = number_format
    book.create_sheet("Hidden").sheet_state = "hidden"
    whole = io.BytesIO()
    try:
        book.save(whole)
    except (ValueError, OverflowError):
        return  # a day before 1900, which no spreadsheet can hold
    ours = xlsx.Workbook(whole.getvalue())
    assert [(one.name, one.is_hidden) for one in ours.sheets] == [(title, False), ("Hidden", True)]
    xlsx_cells = {
        (number, column): cell
        for number, cells, _ in ours.rows(ours.sheets[0])
        for column, cell in cells.items()
    }
    theirs = openpyxl.load_workbook(whole, read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(whole, read_only=True)
    for number, (row, asked) in enumerate(
        zip(theirs.worksheets[0].rows, formulas.worksheets[0].rows, strict=True), start=1
    ):
        for column, (cell, formula) in enumerate(zip(row, asked, strict=True)):
            mine = xlsx_cells.pop((number, column), None)
            if cell.data_type == "e":
                assert mine.error == cell.value
            elif cell.value is None or cell.value == "":
                assert mine is None or (mine.value is None and mine.has_formula)
                assert (formula.data_type == "f") == (mine is not None)
            else:
                assert (mine.value, type(mine.value)) == (cell.value, type(cell.value))
                assert mine.number_format == cell.number_format
    assert not xlsx_cells
