"""`import --map` of a list whose cells say more than one thing: times with words, ways to ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rows import Imported, table

from activity_directory import cli

MAP = """columns:
  Opening times: Days and times
{contact}source: the council's list
"""


BARE = {"Days and times": None, "How often": None}
WITHOUT_CONTACT = {"Phone": None, "E-mail": None, "Web page": None}


@pytest.fixture
def entry(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The entry of one row of a list, and what `import` prints."""
    imported = Imported(tmp_path, capsys)
    file = tmp_path / "list.map.yml"

    def of(cells: dict[str, str]) -> tuple[str, str]:
        row = {**BARE, "Opening times": "Tuesday 10-12", **cells}
        contact = "  Contact: Phone\n" if "Contact" in cells else ""
        file.write_text(MAP.format(contact=contact), encoding="utf-8")
        code, printed = imported("a.csv", table(row), "--map", str(file))
        assert code == cli.DONE, printed
        return imported.entry(), printed

    return of


def when(entry: str) -> str:
    """What an entry says of its times, on one line."""
    lines = entry.partition("\nwhen:")[2].partition("\n\n")[0]
    return " ".join(lines.split())


WEEKLY = "- every: week days: [Tuesday] from: 10:00 to: 12:00"

FRIDAY = "- every: week days: [Friday] from: 14:00 to: 16:00"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Tuesday 10am - 12noon. Please ring.", f"{WEEKLY} note: Please ring"),
        ("Tuesday 10am - 12pm Food parcels", f"{WEEKLY} note: Food parcels"),
        ("Tuesday 10-12, women only", f"{WEEKLY} note: women only"),
        ("Open Tuesday 10-12", WEEKLY),
        ("Opening hours: Tuesday 10-12", WEEKLY),
        ("We meet on Tuesday 10-12", WEEKLY),
        (
            "Food served Tuesday 10am - 12pm",
            f"{WEEKLY} note: Food served Tuesday 10am - 12pm",
        ),
        ("Tuesday 10am = 12noon", WEEKLY),
        (
            "Tuesday 10-12\nNot open on Bank Holidays",
            f"{WEEKLY} bank_holidays: closed",
        ),
        (
            "Tuesday 10-12 (term time only). Friday 2-4pm",
            f"{WEEKLY} term_time: only {FRIDAY}",
        ),
        (
            "Friday 2-4pm. Tuesday 10-12 (term time only)",
            f"{FRIDAY} {WEEKLY} term_time: only",
        ),
        (
            "Friday 2-4pm, Tuesday 10-12 (term time only)",
            f"{FRIDAY} term_time: only {WEEKLY} term_time: only",
        ),
        (
            "Tuesday 10-12 (not bank holidays), Friday 2-4pm",
            f"{WEEKLY} bank_holidays: closed {FRIDAY}",
        ),
        (
            "Tuesday 10-12; 1st Saturday of month 10am - 11am",
            f"{WEEKLY} - every: month days: [first Saturday] from: 10:00 to: 11:00",
        ),
    ],
)
def test_times_with_words_that_do_not_change_them_are_read(entry, cell, written):
    assert when(entry({"Opening times": cell})[0]) == written


@pytest.mark.parametrize(
    "cell",
    [
        "Tuesday 10-12 most weeks",
        "Most Tuesdays 10am-1pm",
        "Quarterly, Tuesday 10am-1pm",
        "Twice a year, Tuesday 10am-1pm",
        "Annual meeting Tuesday 10am-1pm",
        "Tuesday 10-12 but please check",
        "Tuesday 10-12, back after Easter",
        "Usually Tuesday 10-12",
        "Tuesday 10-12 by appointment",
        "Tuesday 10-12 via referral",
        "Tuesday 10-12 Job Club Thursday 1-2pm",
        "Tuesday 10-12 and a hot meal in the evening",
        "Last session Tuesday 10-12",
        "Starting soon: Tuesday 10-12",
        "Tuesday 10-12 + Bread Friday 2.30 - 3pm",
        "Tuesday morning, tinned food only",
    ],
)
def test_words_that_may_change_the_times_leave_them_all_as_words(entry, cell):
    found, printed = entry({"Opening times": cell})
    assert when(found).startswith("- ask: text: ")
    assert cell.split()[-1] in when(found)
    assert "so people have to ask, and read these words" in printed


def test_words_that_are_too_many_for_a_note_leave_all_as_words(entry):
    found, _ = entry({"Opening times": f"Tuesday 10-12 {'tinned food ' * 20}"})
    assert when(found) == "ask"
    assert "tinned food tinned food" in found.rpartition("---")[2]


LONG = "We start at the bandstand, go round the lake and come back for tea and a chat. " * 3


@pytest.mark.parametrize(
    ("cells", "written"),
    [
        ({"How often": "Weekly", "Day": "Tuesday", "Start": "10:00", "End": "12:00"}, WEEKLY),
        ({"How often": "By arrangement"}, "- by_arrangement: At times we agree with each person"),
    ],
)
def test_times_stay_beside_long_words_that_are_in_the_description(entry, cells, written):
    cells = {"Opening times": None, "The times in your own words": LONG.strip(), **cells}
    found, printed = entry(cells)
    assert when(found) == written
    assert LONG.strip() in found.rpartition("---\n")[2]
    assert "could not be read" not in printed


@pytest.mark.parametrize("cell", ["NA", "Not relevant", "See above", "Contact for details"])
def test_a_cell_that_says_nothing_of_the_times_is_no_text(entry, cell):
    found, printed = entry({"Opening times": cell})
    assert when(found) == "ask"
    assert "could not be read" not in printed


@pytest.mark.parametrize("cell", ["By appointment", "appointment only", "By prior arrangement"])
def test_times_that_are_agreed_are_by_arrangement(entry, cell):
    assert when(entry({"Opening times": cell})[0]) == f"- by_arrangement: {cell}"


@pytest.mark.parametrize(
    ("cell", "contact"),
    [
        ("hello@larder.example.org", {"email: hello@larder.example.org"}),
        (
            "01632 960123 / hello@larder.example.org",
            {"phone: 01632 960123", "email: hello@larder.example.org"},
        ),
        (
            "Tel: 01632 960123 or email: hello@larder.example.org",
            {"phone: 01632 960123", "email: hello@larder.example.org"},
        ),
        ("https://larder.example.org/ask", {"website: https://larder.example.org/ask"}),
        ("www.larder.example.org", {"website: https://www.larder.example.org"}),
    ],
)
def test_a_column_of_mixed_ways_to_ask_is_sorted(entry, cell, contact):
    found, printed = entry({**WITHOUT_CONTACT, "Contact": cell})
    lines = found.partition("\ncontact:\n")[2].partition("\n\n")[0].splitlines()
    assert {line.strip() for line in lines} == contact
    assert "in the description" not in printed


@pytest.mark.parametrize(
    ("cell", "contact"),
    [
        ("larder@mail.example.org @LarderOnline", {"email: larder@mail.example.org"}),
        ("to be confirmed", {"phone: 01632 960110"}),
        ("Raymond Okafor 01632960123", {"phone: 01632 960123"}),
        ("Jean: 01632 960 123", {"phone: 01632 960123"}),
        ("Natalie (Case Worker)", {"phone: 01632 960110"}),
        ("larder.example.org.uk/ask/", {"website: https://larder.example.org.uk/ask/"}),
        ("Email: ask@larder.example.org", {"email: ask@larder.example.org"}),
        ("E-mail address: ask@larder.example.org", {"email: ask@larder.example.org"}),
        ("Facebook: https://larder.example.org/fb", {"website: https://larder.example.org/fb"}),
    ],
)
def test_an_e_mail_cell_with_something_else_in_it_says_what_it_can(entry, cell, contact):
    has_way = contact == {"phone: 01632 960110"}
    found, printed = entry({**({} if has_way else WITHOUT_CONTACT), "E-mail": cell})
    lines = found.partition("\ncontact:\n")[2].partition("\n\n")[0].splitlines()
    assert {line.strip() for line in lines} == contact
    for name in ("Okafor", "Jean", "Natalie", "jennifer"):
        assert name not in found
    assert has_way or "not used" not in printed


def test_an_address_is_not_put_over_one_that_has_its_own_column(entry):
    cells = {"Contact": "other@larder.example.org", "E-mail": "hello@larder.example.org"}
    found, _ = entry({**WITHOUT_CONTACT, **cells})
    assert "email: hello@larder.example.org\n" in found
    assert "other@larder.example.org" in found.rpartition("---")[2]


def test_a_cell_of_several_ways_beside_a_column_for_one_of_them_is_sorted_too(entry):
    cell = "Phone: 01632 960123 Email: info@larder.example.org Website: b.example.org"
    cells = {"E-mail": cell, "Web page": "https://larder.example.org/"}
    found, printed = entry({**WITHOUT_CONTACT, **cells})
    contact = found.partition("\ncontact:\n")[2].partition("\n\n")[0]
    assert contact.split() == [
        *("phone:", "01632", "960123", "email:", "info@larder.example.org"),
        *("website:", "https://larder.example.org/"),
    ]
    assert "b.example.org" in found.rpartition("---")[2]
    assert "there is another in the list, `b.example.org`" in printed


@pytest.mark.parametrize("cell", ["Email: ask@a.example.org", "E-mail address: ask@a.example.org"])
def test_an_address_behind_its_label_is_only_an_answer(entry, cell):
    found, printed = entry({**WITHOUT_CONTACT, "E-mail": cell})
    assert found.count("ask@a.example.org") == 1
    assert "expected an e-mail address" not in printed


RUN_BY = "This event is organised by"


@pytest.mark.parametrize("column", ["E-mail", "Phone", "Web page"])
@pytest.mark.parametrize(
    ("cell", "contact"),
    [
        (f"{RUN_BY} The Hive\nask@hive.example.org", {"email: ask@hive.example.org"}),
        (
            f"{RUN_BY} The Hive\nhttps://hive.example.org/\n01632 960123",
            {"website: https://hive.example.org/", "phone: 01632 960123"},
        ),
        (
            "The Hive\nTel: 01632 960123\nask@hive.example.org\nhive.example.org.uk",
            {
                "email: ask@hive.example.org",
                "phone: 01632 960123",
                "website: https://hive.example.org.uk",
            },
        ),
        (
            "For more information please contact ask@hive.example.org or call 01632 960123",
            {"email: ask@hive.example.org", "phone: 01632 960123"},
        ),
    ],
)
def test_words_that_lead_to_ways_to_ask_are_no_part_of_them(entry, column, cell, contact):
    found, printed = entry({**WITHOUT_CONTACT, "Who runs it": "The Hive", column: cell})
    lines = found.partition("\ncontact:\n")[2].partition("\n\n")[0].splitlines()
    assert {line.strip() for line in lines} == contact
    assert found.rpartition("---\n")[2].strip() == "We sit and talk."
    assert "in the description" not in printed


@pytest.mark.parametrize("column", ["E-mail", "Phone"])
def test_who_runs_it_by_a_contact_cell_is_said_in_the_description(entry, column):
    cell = f"{RUN_BY} Example Active\nhttps://active.example.org/\n01632 960123"
    found, _ = entry({**WITHOUT_CONTACT, column: cell})
    assert found.rpartition("---\n")[2].strip() == (f"We sit and talk.\n\n{RUN_BY} Example Active.")


def test_of_a_cell_that_says_who_runs_it_only_that_sentence_is_in_the_description(entry):
    cell = f"{RUN_BY} EXAMPLE ACTIVE. For more information: info@active.example.org"
    row = {**WITHOUT_CONTACT, "Web page": "https://savers.org.uk", "E-mail": cell}
    found, _ = entry(row)
    assert "  email: info@active.example.org\n" in found
    assert found.rpartition("---\n")[2].strip() == f"We sit and talk.\n\n{RUN_BY} EXAMPLE ACTIVE."
    found, _ = entry({**row, "E-mail": f"{cell} or https://active.example.org"})
    assert found.rpartition("---\n")[2].strip() == (
        f"We sit and talk.\n\n{RUN_BY} EXAMPLE ACTIVE.\n\nWeb page: https://active.example.org"
    )


def test_what_else_a_contact_cell_says_stays_whole_in_the_description(entry):
    cell = "Bring a mat, and see https://active.example.org/ or ring 01632 960123"
    found, printed = entry({**WITHOUT_CONTACT, "E-mail": cell})
    contact = found.partition("\ncontact:\n")[2].partition("\n\n")[0]
    assert "phone: 01632 960123" in contact
    assert "website: https://active.example.org/" in contact
    assert f"E-mail: {cell}" in found
    assert "this says more than is under Web page and Phone" in printed


def test_a_row_whose_only_address_is_a_persons_waits_and_says_so(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    cell = f"{RUN_BY} Example Active\njane.okafor@example.org"
    file = tmp_path / "list.map.yml"
    file.write_text(MAP.format(contact=""), encoding="utf-8")
    row = {**BARE, **WITHOUT_CONTACT, "Opening times": "Tuesday 10-12", "E-mail": cell}
    _, printed = imported("a.csv", table(row), "--map", str(file))
    assert not imported.slugs
    assert "the only address was left out as a person's" in printed
    assert "expected an e-mail address" not in printed


PAGE = "https://larder.example.org/"


@pytest.mark.parametrize(
    ("cell", "contact", "more"),
    [
        (f"{PAGE} ; https://b.example.org/a", {f"website: {PAGE}"}, "https://b.example.org/a"),
        (
            f"{PAGE}\nhttps://b.example.org, www.c.example.org",
            {f"website: {PAGE}"},
            "https://b.example.org, www.c.example.org",
        ),
        (f"{PAGE};{PAGE}", {f"website: {PAGE}"}, ""),
        (f"{PAGE} ; https://discord.com/invite/x1", {f"website: {PAGE}"}, ""),
        (f"https://discord.gg/x1 | {PAGE}", {f"website: {PAGE}"}, ""),
        (
            f"{PAGE} ; mailto:hello@larder.example.org",
            {f"website: {PAGE}", "email: hello@larder.example.org"},
            "",
        ),
        (f"{PAGE} ; mailto:jane.okafor@larder.example.org", {f"website: {PAGE}"}, ""),
    ],
)
def test_of_several_links_in_a_cell_the_good_ones_count(entry, cell, contact, more):
    found, _ = entry({**WITHOUT_CONTACT, "Contact": None, "Web page": cell})
    lines = found.partition("\ncontact:\n")[2].partition("\n\n")[0].splitlines()
    assert {line.strip() for line in lines} == contact
    text = found.rpartition("---\n")[2]
    assert PAGE not in text  # it is there once
    assert "discord" not in text
    assert "okafor" not in text
    assert (f"Web page: {more}" in text) if more else ("Web page:" not in text)
