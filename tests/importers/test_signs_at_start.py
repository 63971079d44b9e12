"""Words of a list that begin with a sign of a sum keep no listing out: the sign goes."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

MAP = "source: the council's list\n"


class Lists(Imported):
    """A list with a map, of one row: the good example but for some cells."""

    def rows(self, cells: dict[str, str | None], words: str = MAP) -> str:
        """Import it; what is printed."""
        file = self.folder / "our.map.yml"
        file.write_text(words, encoding="utf-8")
        row = {"Name of the activity": "Tea 0", **cells}
        return self("a.csv", table(row), "--map", str(file), "--details")[1]

    def lines(self) -> list[str]:
        return self.entry("tea-0").splitlines()


@pytest.fixture
def lists(tmp_path, capsys) -> Lists:
    return Lists(tmp_path, capsys)


@pytest.mark.parametrize(
    ("column", "cell", "line"),
    [
        ("In one line", "@HillYouth project for young people.", "HillYouth project for young"),
        ("In one line", "=Tea for all.", "Tea for all."),
        ("In one line", "+ Tea for all.", "Tea for all."),
        ("In one line", "- Tea for all.", "Tea for all."),
        ("In one line", "-- Tea for all.", "Tea for all."),
        ("In one line", "＝Tea for all.", "Tea for all."),
        ("Who runs it", "@HillFriends", "HillFriends"),
        ("Name of the place", "@The Hall", "The Hall"),
        ("Street", "- 1 Example Road", "1 Example Road"),
        ("About access", "- a ramp at the door", "a ramp at the door"),
        ("About the price", "+ refreshments for sale", "refreshments for sale"),
        ("Who can come, in one sentence", "- all are welcome", "all are welcome"),
        ("Joining in one sentence", "@ the desk", "At the desk"),
    ],
)
def test_a_sign_that_a_spreadsheet_takes_for_a_sum_goes(column, cell, line, lists):
    said = lists.rows({column: cell})
    assert f": {line}" in lists.entry("tea-0"), said
    assert f"warning: {column}: `{cell[0]}` at its start is left out, so it begins `" in said


def test_a_name_loses_the_sign_too(lists):
    said = lists.rows({"Name of the activity": "@TeaTime"})
    assert lists.slugs == ["teatime"]
    assert "`@` at its start is left out, so it begins `TeaTime`" in said


def test_a_line_from_a_text_loses_it(lists):
    words = f"{MAP}taken from:\n  In one line: What people do there\n"
    text = "@HillYouth project for young people. We meet for tea."
    said = lists.rows({"In one line": None, "What people do there": text}, words=words)
    assert "summary: HillYouth project for young people." in lists.lines()
    assert lists.entry("tea-0").endswith(f"\n{text}\n")
    assert "In one line: `@` at its start is left out" in said


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("-5 degrees in the shade, and tea.", "−5 degrees in the shade, and tea."),
        ("+44 1632 960110 is whom to ring, for tea.", "+44 1632 960110 is whom to ring, for tea."),
        ("Tea @ the hall for all - and cake.", "Tea @ the hall for all - and cake."),
    ],
)
def test_a_sign_that_says_something_stays(cell, line, lists):
    said = lists.rows({"In one line": cell})
    assert line in lists.entry("tea-0"), said


def test_a_sign_alone_is_no_text(lists):
    said = lists.rows({"Name of the activity": "@@"})
    assert not lists.slugs
    assert "Name of the activity:" in said


@pytest.mark.parametrize("cell", ["=SUM(A1:A4)", "=cmd|' /C calc'!A0", "=B7", "@SUM(A1)"])
def test_a_sum_is_no_text(cell, lists):
    said = lists.rows({"In one line": cell})
    assert not lists.slugs
    assert f"In one line: the text can't start with `{cell[0]}`" in said
