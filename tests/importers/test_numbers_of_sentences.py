"""A number in a sentence that names somebody: it stays, or the report says that it went."""

from __future__ import annotations

import re

import pytest
from tests.rows import Imported, table

NUMBER, MOBILE = "020 7946 0012", "07700 900123"
LOST = "Phone: a mobile number is left out with a sentence that names somebody"


@pytest.fixture
def imported(tmp_path, capsys):
    """Import one row: its entry, empty if it waits, and the report."""
    whole = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(text: str, **cells: str | None) -> tuple[str, str]:
        row = {"What people do there": f"We sit. {text}", **cells}
        options = ("--map", str(tmp_path / "our.map.yml"), "--details")
        _, said = whole("a.csv", table(row), *options)
        return (whole.entry(whole.slugs[0]) if whole.slugs else ""), said

    return run


@pytest.mark.parametrize(
    "text",
    [
        f"To join, message Sophie on {NUMBER}.",
        f"Sophie Okafor would love to hear from you on {NUMBER}.",
        f"Please contact our secretary, Sophie Okafor ({NUMBER}).",
        f"Sophie will meet you at the door and her number is {NUMBER}.",
        f"Sophie’s number: {NUMBER}",
    ],
)
def test_a_number_that_is_no_mobile_stays_without_the_name(imported, text):
    entry, said = imported(text, Phone=None)
    assert f"\n  phone: {NUMBER}\n" in entry, said
    assert "Sophie" not in entry
    entry, _ = imported(text)
    assert "phone: 01632 960110\n" in entry
    assert NUMBER in entry.split("---\n", 2)[2]


@pytest.mark.parametrize(
    "text",
    [
        f"Sophie Okafor would love to hear from you: {MOBILE}.",
        f"Message Sophie via WhatsApp on {MOBILE}.",
        f"Ask for Sophie - her mobile number is {MOBILE}.",
    ],
)
def test_a_mobile_that_goes_with_a_name_is_said_to_go(imported, text):
    entry, said = imported(text)
    assert MOBILE not in entry
    assert said.count(LOST) == 1, said
    assert "If it is the group's, write it under Phone in the list." in said


def test_a_mobile_stays_where_only_the_name_goes(imported):
    entry, said = imported(f"Message Sophie on {MOBILE}.", Phone=None)
    assert f"\n  phone: {MOBILE}\n" in entry, said
    assert "Sophie" not in entry
    assert LOST not in said


def test_a_mobile_that_is_there_all_the_same_is_not_lost(imported):
    entry, said = imported(f"Message Sophie via WhatsApp on {MOBILE}.", Phone=MOBILE)
    assert re.search(rf"^  phone: {MOBILE}$", entry, re.MULTILINE)
    assert LOST not in said
