"""`import` says of each answer whose entry has other words what was sent, and what became of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.bare import bare_content
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
