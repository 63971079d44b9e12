"""A list with a map: what stands in its cells as councils and groups write them."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

MAP = "source: the council's list\n"


class Lists(Imported):
    """Rows of one list, each the good example but for some cells."""

    def rows(self, *rows: dict[str, str | None], words: str = MAP) -> str:
        """Import them with a map; what is printed. The first row is the listing `tea-0`."""
        file = self.folder / "our.map.yml"
        file.write_text(words, encoding="utf-8")
        named = [
            {"Name of the activity": f"Tea {number}", "In one line": f"Tea {number}.", **row}
            for number, row in enumerate(rows)
        ]
        return self("a.csv", table(*named), "--map", str(file), "--details")[1]

    def lines(self, number: int) -> list[str]:
        return self.entry(f"tea-{number}").splitlines()


@pytest.fixture
def lists(tmp_path, capsys) -> Lists:
    return Lists(tmp_path, capsys)


# ---- when


def test_times_that_overlap_or_are_too_long_are_words(lists):
    every = (
        "Thursdays 10.30am - 11.30pm and 1.00pm - 2.00pm",
        "Monday 10:00 to 12:00\nMonday 11:30 to 13:00",
        "Fridays 9am to 11pm",
    )
    said = lists.rows(*({"Days and times": times} for times in every))
    for number in range(len(every)):
        assert "  - ask:" in lists.lines(number)
        assert not [line for line in lists.lines(number) if line.startswith("    from:")]
    assert "hint: `10:30 to 23:30` is 13 hours. Write the times that are right." in said
    assert "hint: On Monday, `10:00 to 12:00` and `11:30 to 13:00` overlap." in said


def test_times_that_meet_or_are_on_other_days_are_facts(lists):
    every = (
        "Monday 10-12 & 12-2pm",
        "Monday 10:00 to 12:00\nTuesday 11:00 to 13:00",
        "Sundays 8pm to 8am",
        "Monday to Friday 8am to 8pm",
    )
    lists.rows(*({"Days and times": times} for times in every))
    for number in range(len(every)):
        assert [line for line in lists.lines(number) if line.startswith("    from:")]


def test_what_a_sentence_says_of_holidays_holds_for_its_own_times(lists):
    lists.rows(
        {"Days and times": "Tuesdays 4pm - 6pm. Thursdays 10am - 12pm (term time only)."},
        {"Days and times": "Mondays 7pm - 8pm (not bank holidays). Thursdays 10am - 12pm"},
        {"Days and times": "Tuesdays 4pm - 6pm, Thursdays 10am - 12pm. Term time only."},
    )
    one, two, both = (lists.entry(f"tea-{number}") for number in range(3))
    assert one.count("term_time: only") == 1
    assert one.index("[Tuesday]") < one.index("[Thursday]") < one.index("term_time: only")
    assert two.count("bank_holidays: closed") == 1
    assert two.index("bank_holidays: closed") < two.index("[Thursday]")
    assert both.count("term_time: only") == 2


# ---- how to ask


@pytest.mark.parametrize(
    ("cell", "number", "more"),
    [
        ("01632 960110 9am-5pm", "01632 960110", "best_time: 9am-5pm"),
        ("Advice line:  01632 960110.", "01632 960110", ""),
        ("Telephone: 01632 960110 / Textphone: 01632 960111", "01632 960110", "960111"),
        ("Textphone: 01632 960111; Telephone: 01632 960110", "01632 960110", "960111"),
        (
            "Day room call 01632 960110  9am-5pm; For out of hours support, call 01632 960112",
            "01632 960110",
            "For out of hours support, call 01632 960112",
        ),
        (
            "01632 960112 (for emergency rooms out of hours) and 01632 960110 (other inquiries)",
            "01632 960110",
            "for emergency rooms out of hours",
        ),
        ("01632 960110 (24 hour crisis line 01632 960112)", "01632 960110", "960112"),
        ("Crisis line 01632 960112", "01632 960112", "Crisis line"),
        ("01632 960110 / 01632 960111", "01632 960110", "960111"),
    ],
)
def test_the_number_is_the_one_that_people_ring_by_day(lists, cell, number, more):
    said = lists.rows({"Phone": cell})
    assert f"  phone: {number}" in lists.lines(0), said
    assert more in lists.entry("tea-0")
    assert "expected a telephone number" not in said


def test_a_textphone_alone_is_no_number_to_ring(lists):
    lists.rows({"Phone": "Minicom 01632 960111", "E-mail": "tea@example.org"})
    assert not [line for line in lists.lines(0) if line.startswith("  phone:")]
    assert "Minicom 01632 960111" in lists.entry("tea-0")
