"""`import` says of each answer whose entry has other words what was sent, and what became of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.bare import bare_content
from tests.rows import Imported, table
from tests.sent import ANSWERS

from activity_directory import cli

TODAY = "2026-11-23"
AS_ENTRIES_HAVE_IT = ANSWERS | {
    "times": "Monday 10:30 to 11:30\nFriday 14:00 to 15:00",
    "amount": "£3.50",
}


@pytest.fixture
def imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What `import` prints of one new listing, line by line, and its entry."""
    content = bare_content(tmp_path)

    def take_in(**answers: str) -> tuple[list[str], str]:
        sent = tmp_path / "sent.json"
        sent.write_text(json.dumps(AS_ENTRIES_HAVE_IT | answers), encoding="utf-8")
        before = {*content.glob("activities/*.md")}
        code = cli.main(["import", str(sent), "--content", str(content), "--today", TODAY])
        printed = capsys.readouterr().out
        assert code == cli.DONE, printed
        [entry] = {*content.glob("activities/*.md")} - before
        lines = [line.strip() for line in printed.splitlines() if " (sent: " in line]
        return lines, entry.read_text(encoding="utf-8")

    return take_in


def test_what_comes_in_as_it_was_sent_needs_no_word(imported):
    assert imported()[0] == []


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        (
            {"times": "mon 10.30am - 11.30am"},
            "Days and times: Monday 10:30 to 11:30 (sent: mon 10.30am - 11.30am)",
        ),
        (
            {"phone": "+44 1632 960110"},
            "Phone: 01632 960110 (sent: +44 1632 960110)",
        ),
        ({"needs": "lonely"}, "Why people come: Feeling lonely or cut off (sent: lonely)"),
        (
            {"price": "per_session", "amount": "3.5"},
            "How much: £3.50 (sent: 3.5)",
        ),
    ],
)
def test_an_answer_in_other_words_is_reported_with_what_was_sent(answers, line, imported):
    lines, _ = imported(**answers)
    assert lines == [line]


def test_an_answer_that_is_not_used_is_reported(imported):
    lines, entry = imported(
        organisation="Highfield Neighbours", organisation_website="https://other.example.org"
    )
    assert "other.example.org" not in entry
    assert lines == [
        "Its website: https://highfield.larkwell.example.org (sent: https://other.example.org)"
    ]


@pytest.mark.parametrize("spaces", ["  {}", "{}  ", " {} "])
def test_spaces_around_an_answer_need_no_word(spaces, imported):
    lines, _ = imported(name=spaces.format("Stretch"), phone="01632 960 110")
    assert lines == []


def test_a_personal_detail_is_reported_however_many_other_mistakes_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    poor = AS_ENTRIES_HAVE_IT | {
        "summary": f"{'Tea, and tea again. ' * 9}Ring Joan.",
        "description": "<b>Us.</b> NHS number 943 476 5919.",
        "times": "Mondayy",
        "phone": "0163",
        "email": "joan.smith@gmail.com",
        "price": "Fre",
    }
    sent = tmp_path / "sent.json"
    for answers in (poor, {**poor, "name": ""}):
        sent.write_text(json.dumps(answers), encoding="utf-8")
        content = tmp_path / f"content-{len(answers['name'])}"
        content.mkdir()
        arguments = ["--content", str(bare_content(content)), "--today", TODAY]
        assert cli.main(["import", str(sent), *arguments]) == cli.FAULTS
        printed = capsys.readouterr().out
        for detail in (
            "In one line: `Joan` looks like a person's name",
            "What people do there: the number ending in 5919 looks like an NHS number",
            "E-mail: `joan.smith@gmail.com` looks like a person's own address",
        ):
            assert printed.count(f"warning: {detail}\n") == 1, (detail, printed)


@pytest.fixture
def of_a_list(tmp_path, capsys):
    """What `import` prints of one row of a list with a map, line by line."""
    imported = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text(
        "source: the list of 2021\ntaken from:\n  In one line: What people do there\n",
        encoding="utf-8",
    )

    def run(cells: dict[str, str | None]) -> list[str]:
        file = str(tmp_path / "our.map.yml")
        code, said = imported("a.csv", table(cells), "--map", file, "--details")
        assert code == cli.DONE, said
        return [line.strip() for line in said.splitlines()]

    return run


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (
            {"Name of the place": "Larkwell", "Street": "3 Mill Lane"},
            "Street: it is under `Name of the place` (sent: 3 Mill Lane)",
        ),
        (
            {"In one line": None, "What people do there": "We sit and talk over tea."},
            "What people do there: it is under `In one line` (sent: We sit and talk over tea.)",
        ),
        (
            {"In one line": None, "What people do there": "We sing songs.", "Audiences": "Adults"},
            "What people do there: it is under `In one line` (sent: We sing songs.)",
        ),
        (
            {"Name of the place": "borough wide", "Area": None, "Street": None},
            (
                "Name of the place: people have to ask; it is under `What people do there` (sent: "
                "borough wide)"
            ),
        ),
        (
            {"How to join": "By arrangement with the desk"},
            (
                "How to join: people have to ask; it is under `What people do there` "
                "(sent: By arrangement with the desk)"
            ),
        ),
        (
            {"E-mail": "tea@example.org", "Web page": "mailto:canal@example.org"},
            "Web page: it is under `What people do there` (sent: mailto:canal@example.org)",
        ),
    ],
)
def test_what_stands_elsewhere_in_the_entry_is_not_called_unused(of_a_list, cells, line):
    lines = of_a_list(cells)
    assert line in lines
    assert not any("not used" in one or "I don't know" in one for one in lines)


def test_a_text_that_has_all_that_was_sent_and_more_needs_no_word(of_a_list):
    lines = of_a_list({"What people do there": "We sit. " * 20, "Phone": "0844 4960 123", **MAIL})
    assert not any(one.startswith("What people do there:") and "(sent:" in one for one in lines)


MAIL = {"E-mail": "tea@example.org"}


@pytest.mark.parametrize(
    "cell", ["0844 4960 123", "0871 4960 123 (office)", "Ring 0870 4960 123 9am-5pm"]
)
def test_of_a_number_that_costs_extra_the_report_says_so_once(of_a_list, cell):
    said = [one for one in of_a_list({"Phone": cell, **MAIL}) if "warning: Phone" in one]
    assert len(said) == 1
    assert "costs extra, so all of it is in the description" in said[0]


def test_what_is_no_number_and_one_beside_a_costly_one_are_told_as_before(of_a_list):
    assert any(
        "`0844 49601` can't be a telephone number" in one
        for one in of_a_list({"Phone": "0844 49601", **MAIL})
    )
    lines = of_a_list({"Phone": "0844 4960 123 or 01632 960110"})
    assert any("`01632 960110` is the number; there is more" in one for one in lines)


def test_nobody_is_told_that_a_check_is_their_part_in_it(of_a_list):
    lines = of_a_list({"Date checked": "2019-03-12", "Your part in it": "the council"})
    assert any(
        ": warning: Date checked: nobody has checked this since 2019-03-12" in one for one in lines
    )
    assert not any("Your part in it: nobody" in one for one in lines)


def test_a_line_with_an_e_mail_address_alone_is_called_so(of_a_list):
    text = "We sit and talk.\n\nrabia@example.org\n\nBring a mug."
    lines = of_a_list({"What people do there": text})
    assert any("a line that is only an e-mail address is left out" in one for one in lines), lines
