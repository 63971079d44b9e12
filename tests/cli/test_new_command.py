"""`publish.py new` asks the least, in words, and writes an entry that check finds nothing in."""

import shutil
from pathlib import Path

import pytest
from tests.answering import answering

from activity_directory import cli
from activity_directory.intake.writing import in_header

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    return folder


def run(content, *name):
    return cli.main(["new", *name, "--content", str(content), "--today", "2026-11-23"])


def test_the_answers_make_an_entry_in_which_check_finds_nothing(content, monkeypatch, capsys):
    answering(monkeypatch)
    assert run(content) == 0
    out = capsys.readouterr().out
    assert "1 file checked. No problems found." in out
    entry = (content / "activities" / "stretch-the-basics.md").read_text(encoding="utf-8")
    assert entry == (
        '---\nname: "Stretch: the basics"\nsummary: Gentle stretching for everybody\n'
        "organisation: highfield-neighbours\nneeds: [loneliness]\n\nformat: in-person\n"
        "venue: northgate-lib\n\nwhen:\n  - every: week\n    days: [Monday, Friday]\n"
        "    from: 10:30\n    to: 11:30\n\ncost:\n  - per session: £3.50\n\njoining: [drop-in]\n"
        "\ncontact:\n  phone: 01632 960110\n  ask_for: the class leader\n\nstatus: running\n"
        "checked:\n  date: 2026-11-23\n  by: the group itself\n  level: listed\n---\n\n"
        'We stretch: slowly, "together".\n\n## The first time\n\nCome early.\n'
    )


def test_a_name_on_the_command_line_is_not_asked_for(content, monkeypatch):
    asked = answering(monkeypatch)
    assert run(content, "Quiet", "Reading") == 0
    assert not any(question.startswith("What is it called") for question in asked)
    assert (content / "activities" / "quiet-reading.md").is_file()


def test_an_activity_of_the_same_name_keeps_its_file(content, monkeypatch):
    before = (content / "activities" / "quiet-garden.md").read_bytes()
    answering(monkeypatch)
    run(content, "Quiet Garden")
    assert (content / "activities" / "quiet-garden.md").read_bytes() == before
    assert (content / "activities" / "quiet-garden-2.md").is_file()


def test_an_answer_that_can_t_be_read_is_asked_for_again_in_the_words_of_every_other_door(
    content, monkeypatch, capsys
):
    answering(
        monkeypatch, {"On which days": "when we feel like it"}, {"On which days": "Monday 9:15"}
    )
    assert run(content) == 0
    assert (
        "Days and times: expected a day and two times such as `Monday 10:30 to 11:30`, "
        "found `when we feel like it`\n    Write one on each line.\n"
    ) in capsys.readouterr().out
    entry = (content / "activities" / "stretch-the-basics.md").read_text(encoding="utf-8")
    assert "    from: 09:15\n" in entry


def test_times_that_are_agreed_are_told_in_words(content, monkeypatch):
    asked = answering(
        monkeypatch,
        {
            "How often is it on": "at times we agree with each person",
            "Then when is it": "A volunteer rings you once a week.",
        },
    )
    assert run(content) == 0
    assert not any(one.startswith("On which days") for one in asked)
    entry = (content / "activities" / "stretch-the-basics.md").read_text(encoding="utf-8")
    assert "when:\n  - by_arrangement: A volunteer rings you once a week.\n" in entry


@pytest.mark.parametrize(
    ("said", "written_as"),
    [
        ("nothing", "cost: free\n"),
        ("Don't know", "cost: ask\n"),
        ("donations", "cost: donation\n"),
        ("4", "cost:\n  - per session: £4\n"),
    ],
)
def test_a_price_is_said_as_people_say_it(content, monkeypatch, said, written_as):
    answering(monkeypatch, {"What does it cost": said})
    assert run(content) == 0
    entry = (content / "activities" / "stretch-the-basics.md").read_text(encoding="utf-8")
    assert written_as in entry


def test_what_is_neither_yes_nor_no_is_asked_for_again(content, monkeypatch, capsys):
    new = "Who runs it", "`Stretchers` isn't in the directory yet"
    answering(
        monkeypatch,
        {new[0]: "Stretchers", new[1]: "surely", "Website of Stretchers": ""},
        {new[1]: "Yes."},
    )
    assert run(content) == 0
    assert "Please answer with yes or no." in capsys.readouterr().out
    entry = (content / "activities" / "stretch-the-basics.md").read_text(encoding="utf-8")
    assert "  name: Stretchers\n" in entry


def test_a_group_and_a_place_that_are_new_are_written_in_place(content, monkeypatch):
    answering(
        monkeypatch,
        {
            "Who runs it": "Marsh Readers",
            "`Marsh Readers` isn't": "yes",
            "Website of Marsh Readers": "https://readers.example.org",
            "Where is it": "The Old Mill",
            "`The Old Mill` isn't": "y",
            "Street of The Old Mill": "2 Mill Lane",
            "Postcode of The Old Mill": "lw62ln",
            "Area of The Old Mill": "Marsh End",
        },
    )
    assert run(content) == 0
    entry = (content / "activities" / "stretch-the-basics.md").read_text(encoding="utf-8")
    assert "organisation:\n  name: Marsh Readers\n  website: https" in entry
    assert "venue:\n  name: The Old Mill\n  area: marsh-end\n  street: 2 Mill Lane\n" in entry
    assert "  postcode: LW6 2LN\n" in entry


def test_without_a_number_or_an_address_the_question_comes_back(content, monkeypatch, capsys):
    answering(monkeypatch, {"Which number": ""}, {"Which number": "01632 960110"})
    assert run(content) == 0
    assert "People need a number or an address" in capsys.readouterr().out


def test_stopping_in_the_middle_writes_nothing(content, monkeypatch, capsys):
    before = sorted(path.name for path in (content / "activities").iterdir())
    answers = iter(["Stretch", "Gentle"])

    def answer(_question):
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answer)
    assert run(content) == 1
    assert "Nothing was written" in capsys.readouterr().err
    assert sorted(path.name for path in (content / "activities").iterdir()) == before


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Sit and Be Fit", "Sit and Be Fit"),
        ("Fit: the class", '"Fit: the class"'),
        ("# one", '"# one"'),
        ("[13 to 18]", '"[13 to 18]"'),
        ('Say "hello"', '"Say \\"hello\\""'),
        ("Women's group", "Women's group"),
        ("£3.50", "£3.50"),
        ("Éire", '"Éire"'),
    ],
)
def test_words_are_quoted_only_where_they_must_be(words, value):
    assert in_header(words) == value


def test_explain_prints_the_page_of_a_rule(capsys):
    assert cli.main(["explain", "unknown-term"]) == 0
    assert capsys.readouterr().out.startswith("unknown-term\n\n")


def test_explain_says_which_rule_was_meant(capsys):
    assert cli.main(["explain", "unknwn-term"]) == 2
    assert capsys.readouterr().err == (
        "publish.py explain: there is no rule called `unknwn-term`. Did you mean `unknown-term`?\n"
    )
