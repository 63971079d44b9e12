"""`publish.py import`: what people send becomes entries that pass every check, or faults."""

from __future__ import annotations

import base64
import csv
import datetime as dt
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import openpyxl.cell.rich_text
import openpyxl.cell.text
import pytest
from tests.bare import bare_content
from tests.in_deno import called
from tests.sent import ANSWERS, saved

from activity_directory import cli
from activity_directory.catalogue.loading import load
from activity_directory.intake.questions import FORMS, REQUESTS
from activity_directory.intake.web_form import OPENING

ROOT = Path(__file__).resolve().parents[2]
LETTER_MODULE = "templates/components/form-send/letter.js"
ENTRY = (
    '---\nname: "Stretch: the basics"\nsummary: Gentle stretching for everybody\n'
    "organisation: highfield-neighbours\nneeds: [loneliness]\n\nformat: in-person\n"
    "venue: northgate-lib\n\nwhen:\n  - every: week\n    days: [Monday]\n    from: 10:30\n"
    "    to: 11:30\n  - every: week\n    days: [Friday]\n    from: 14:00\n    to: 15:00\n\n"
    "cost:\n  - per session: £3.50\n\njoining: [drop-in]\n\ncontact:\n  phone: 01632 960110\n\n"
    "status: running\nchecked:\n  date: 2026-11-23\n  by: the group itself\n  level: listed\n"
    "---\n\nWe stretch, slowly.\n"
)
LETTER = """Connected listing form 1
Add an activity

Name of the activity:
  Stretch: the basics
In one line:
  Gentle stretching for everybody
Who runs it:
  highfield neighbours
What people do there:
  We stretch, slowly.
Why people come:
  Feeling lonely or cut off
How often:
  Every week
Days and times:
  Monday 10:30 to 11:30
  Friday 2pm to 3pm
How it happens:
  In person
Name of the place:
  Northgate Library
Price:
  A price each time
How much:
  3.50
How to join:
  Just turn up
Phone:
  01632 960110
Your part in it:
  the group itself
Your name:
  Ada Lovelace
Your e-mail address:
  ada@home.example.org
"""
FACTS = {
    "Activity": "Stretch: the basics",
    "Summary": "Gentle stretching for everybody",
    "Organiser": "highfield neighbours",
    "Details": "We stretch, slowly.",
    "Needs": "lonely",
    "How often": "Every week",
    "Day": "Monday",
    "Start": "10:30",
    "End": "11:30",
    "Format": "In person",
    "Venue": "Northgate Library",
    "Price": "A price each time",
    "Cost": "3.5",
    "How to join": "Just turn up",
    "Telephone": "01632 960110",
    "Role": "the group itself",
}
COLUMNS, ROW = list(FACTS), list(FACTS.values())


@pytest.fixture
def content(tmp_path):
    return bare_content(tmp_path)


@pytest.fixture
def take_in(content, tmp_path, capsys):
    """Import a file; its exit code, what was printed, and the entry that was written."""

    def run(name, sent, *options):
        file = tmp_path / name
        file.write_bytes(sent if isinstance(sent, bytes) else sent.encode())
        code = cli.main(
            ["import", str(file), "--content", str(content), "--today", "2026-11-23", *options]
        )
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


@pytest.fixture
def entry(content):
    """The entry that every good example here makes."""

    def read(slug="stretch-the-basics"):
        return (content / "activities" / f"{slug}.md").read_text(encoding="utf-8")

    return read


def posted(answers, **around):
    """What a browser posts: the form of the page without scripts, blank answers too."""
    form = {"form": "connected-listing/1", "request": "add", "homepage": "", "seconds": "70"}
    return urlencode({**form, **answers, "first_time": "", **around})


def letter_of_the_page(answers):
    """The letter that the page's own script writes of these answers."""
    vocabularies = load(ROOT / "content").references.vocabularies
    rows = []
    for form in FORMS["add"]:
        if form.id in answers:
            labels = dict(form.choices(vocabularies))
            words = [labels.get(line, line) for line in answers[form.id].split("\n")]
            rows.append({"id": form.id, "label": form.label, "words": "\n".join(words)})
    opening = {"opening": OPENING, "request": REQUESTS["add"]}
    (letter,) = called([LETTER_MODULE], [["letter", opening, rows]])
    return letter


def test_the_letter_that_the_page_writes_is_the_one_that_is_read(take_in, entry):
    assert take_in("letter.txt", letter_of_the_page(ANSWERS))[0] == 0
    assert entry() == ENTRY


def test_a_post_of_a_program_is_held_back(take_in):
    code, said = take_in("post.txt", posted(ANSWERS, homepage="https://spam.example.org"))
    assert code == 1
    assert (
        "this comes from a program, not a person: it filled in a field that people can't see"
        in said
    )


def table(*rows, columns=COLUMNS, between=","):
    text = io.StringIO()
    csv.writer(text, delimiter=between).writerows([columns, *rows])
    return text.getvalue()


def changed(**cells):
    """The row with other words in some columns."""
    return list((FACTS | {name.replace("_", " "): words for name, words in cells.items()}).values())


def workbook(*rows, formats=()):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for place, number_format in formats:
        sheet[place].number_format = number_format
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


# ---- each kind of file makes the same entry


def test_the_saved_file_of_the_web_form(take_in, entry):
    code, said = take_in("listing.json", saved())
    assert code == 0
    assert entry() == ENTRY
    assert "/activities/stretch-the-basics.md (Stretch: the basics)\n" in said
    assert said.endswith("1 listing imported, 0 left out.\n1 file checked. No problems found.\n")


@pytest.mark.parametrize(
    "sent",
    [
        json.dumps(ANSWERS | {"needs": ["loneliness"], "homepage": "", "seconds": 70}),
        json.dumps([{"data": ANSWERS, "created_at": "2026-11-23"}]),
        json.dumps({"submissions": [ANSWERS | {"_date": "2026-11-23"}]}),
        saved(ANSWERS | {"times": "Monday 10:30 to 11:30\r\nFriday 14:00 to 15:00"}),
        posted(ANSWERS | {"times": "Monday 10:30 to 11:30\r\nFriday 14:00 to 15:00"}),
    ],
    ids=["names and values", "inside", "a list", "Windows line ends", "as it was posted"],
)
def test_what_an_endpoint_sends(take_in, entry, sent):
    assert take_in("sent.json", sent)[0] == 0
    assert entry() == ENTRY


REWRAPPED = LETTER.replace(
    "  Gentle stretching for everybody\n",
    "  Gentle stretching for everybody who has sat at a desk or on a sofa for\nlong\n",
)


@pytest.mark.parametrize(
    "sent",
    [
        LETTER,
        LETTER.replace("\n", "\r\n"),
        "\ufeff" + LETTER,
        "".join(f"> {line}\n".replace(" \n", "\n") for line in LETTER.split("\n")),
        "".join(f">> {line}\n" for line in LETTER.split("\n")),
        "Dear all,\n\nhere it is: ours.\n\n" + LETTER + "-- \nAda\nPhone: ring me\n",
        LETTER + "\nSent from my phone\n",
        "\n".join(line.strip() for line in LETTER.split("\n")) + "\n-- \nAda",
        LETTER.replace("  ", "\u00a0\u00a0"),
        LETTER.replace("In person", "in-person").replace("Every week", "week"),
        LETTER.replace("Price:\n  A price", "Price: A price"),
        b"From: Ada <a@home.example.org>\r\nSubject: Hi\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.b64encode(LETTER.encode()),
    ],
    ids=[
        "as copied",
        "Windows line ends",
        "byte order mark",
        "quoted",
        "quoted twice",
        "greeting and signature",
        "from a phone",
        "without insets",
        "hard spaces",
        "ids",
        "on one line",
        "a whole mail",
    ],
)
def test_a_letter_however_a_mail_program_left_it(take_in, entry, sent):
    code, said = take_in("letter.txt", sent)
    assert (code, entry() if code == 0 else said) == (0, ENTRY)


def test_a_line_that_a_mail_program_broke_is_one_again(take_in, entry):
    assert take_in("letter.txt", REWRAPPED)[0] == 0
    assert (
        "summary: Gentle stretching for everybody who has sat at a desk or on a sofa for long\n"
        in (entry())
    )


def test_a_label_inside_an_answer_stays_an_answer(take_in, entry):
    odd = LETTER.replace("  We stretch, slowly.", "  We stretch.\n\n  Price:\n  a smile.")
    assert take_in("letter.txt", odd)[0] == 0
    assert entry().endswith("---\n\nWe stretch.\n\nPrice:\na smile.\n")


def test_the_letter_of_the_manual_comes_in(take_in, entry):
    manual = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
    letter = manual.partition("It looks like this:\n\n```\n")[2].partition("```")[0]
    assert take_in("letter.txt", letter)[0] == 0
    assert "name: Sit and Sing\n" in entry("sit-and-sing")


def test_two_letters_in_one_text_are_two_listings(take_in, entry):
    other = LETTER.replace("Stretch: the basics", "Knit and Natter")
    assert take_in("letters.txt", LETTER + other)[0] == 0
    assert 'name: "Stretch: the basics"' in entry()
    assert "name: Knit and Natter" in entry("knit-and-natter")


@pytest.mark.parametrize(
    "sent",
    [
        table(ROW),
        "\ufeff" + table(ROW),
        table(ROW, between=";"),
        "sep=;\r\n" + table(ROW, between=";"),
        table(ROW, between="\t").encode("utf-16"),
        "Our listings\n\n# a note\n" + table(["# so is this"], ROW, []),
        table(
            [*ROW[:6], "Monday 10:30 to 11:30", *ROW[9:]],
            columns=[*COLUMNS[:6], "times", *COLUMNS[9:]],
        ),
    ],
    ids=["commas", "byte order mark", "semicolons", "sep=", "tabs", "notes", "ids"],
)  # fmt: skip
def test_a_table_however_a_spreadsheet_saved_it(take_in, entry, sent):
    code, said = take_in("listings.csv", sent)
    expected = ENTRY.replace(
        "  - every: week\n    days: [Friday]\n    from: 14:00\n    to: 15:00\n", ""
    )
    assert (code, entry() if code == 0 else said) == (0, expected)


def test_letters_of_windows_are_read_and_told(take_in, entry):
    code, said = take_in("listings.csv", table(changed(Cost="£3.50")).encode("cp1252"))
    assert code == 0
    assert "  - per session: £3.50\n" in entry()
    assert "warning: the text is in Windows-1252, as Excel saves it." in said


def test_a_spreadsheet_gives_what_people_see(take_in, entry):
    row = changed(Start=dt.time(10, 30), End=dt.time(11, 30), Cost=3.5)
    columns = [*COLUMNS, "First date", "Number of sessions", "Price from"]
    sheet = workbook(
        columns,
        [*row, dt.date(2026, 12, 14), 12.0, None],
        formats=[("M2", '"£"#,##0.00')],
    )
    code, said = take_in("listings.xlsx", sheet)
    assert code == 0, said
    assert "    from: 10:30\n    to: 11:30\n    starting: 2026-12-14\n    sessions: 12\n" in entry()
    assert "  - per session: £3.50\n" in entry()


# ---- faults in their place


def test_a_fault_is_told_by_row_and_column_and_the_other_rows_come_in(take_in, entry, content):
    sheet = workbook(
        COLUMNS,
        changed(Telephone="1.63E+9"),
        changed(Activity="Knit and Natter", Start="half past", Price="cheap"),
        changed(Activity="Tea and Talk"),
        changed(Activity="Slow Club", How_often=None),
    )
    code, said = take_in("listings.xlsx", sheet)
    assert code == 1
    assert said.startswith(
        "listings.xlsx: 4 listings: 1 whole, 3 waiting.\n"
        "listings.xlsx: row 2, column O (Telephone): error: Phone: the spreadsheet has shortened "
        "this number to `1.63E+9`\n"
        "    hint: Format the column as text and write the number again.\n"
        "listings.xlsx: row 3, column H (Start): error: Start time: expected a time such as 10:30, "
        "found `half past`\n"
        "listings.xlsx: row 3, column L (Price): error: Price: 'cheap' is not one of the choices\n"
    )
    assert "listings.xlsx: row 5: error: How often: please answer this\n" in said
    assert "1 listing imported, 3 left out. Correct the file and import it again.\n" in said
    assert "name: Tea and Talk" in entry("tea-and-talk")
    assert not (content / "activities" / "stretch-the-basics.md").exists()
    assert not list(content.rglob("*.new"))


def test_a_fault_in_a_letter_is_told_by_its_line(take_in):
    code, said = take_in("letter.txt", LETTER.replace("01632 960110", "0163"))
    assert code == 1
    assert said.startswith("letter.txt: line 29 (Phone): error: Phone: ")


def test_a_line_of_a_letter_that_is_no_question_does_not_swallow_the_rest(take_in):
    code, said = take_in("letter.txt", LETTER.replace("How much:", "How many pounds:"))
    assert code == 1
    assert said.startswith(
        "letter.txt: line 25: error: this is neither a question of the form nor an answer: 'How "
        "many pounds:'\n    hint: Answers begin with two spaces. "
    )


def test_what_stands_in_the_way_and_is_no_entry_stays(take_in, content):
    (content / "activities" / "stretch-the-basics.md").mkdir()
    for options in ((), ("--replace",)):
        code, said = take_in("listing.json", saved(), *options)
        assert code == 1
        assert "exists, and is not a file that can be replaced" in said


def test_a_column_that_nobody_knows_is_told_and_kept_apart(take_in, content, entry):
    sent = table([*ROW, "red"], columns=[*COLUMNS, "Colour of the door"])
    code, said = take_in("listings.csv", sent)
    assert code == 0
    assert (
        "listings.csv: warning: column Q (Colour of the door): no question asks for this, so it is "
        "not imported.\n" in said
    )
    assert "red" not in entry()
    assert "Colour of the door: red" in (
        content.parent / "submitters" / "submitters.csv"
    ).read_text(encoding="utf-8")


def test_a_slip_in_the_name_of_a_column_is_guessed(take_in):
    columns = ["Telefone" if column == "Telephone" else column for column in COLUMNS]
    _, said = take_in("listings.csv", table(ROW, columns=columns))
    assert "column O (Telefone): no question asks for this, so it is not imported. " in said
    assert "Did you mean `Phone`?" in said


def test_two_columns_for_one_answer_that_differ_are_told(take_in):
    sent = table([*ROW, "Other words"], columns=[*COLUMNS, "Tagline"])
    code, said = take_in("listings.csv", sent)
    assert code == 1
    assert "In one line: column Q (Tagline) also answers this, differently" in said


def test_a_second_column_of_numbers_is_in_the_description(take_in, entry):
    sent = table([*ROW, "01632 960111"], columns=[*COLUMNS, "Phone number"])
    code, said = take_in("listings.csv", sent)
    assert code == 0
    assert "  phone: 01632 960110\n" in entry()
    assert "Phone: 01632 960110; 01632 960111\n" in entry()
    words = "Phone: `01632 960110` is the number; there is another"
    assert f"{words}, so all of it is in the description" in said


def test_several_columns_may_tick_boxes_of_one_question(take_in, entry):
    sent = table([*ROW, "falls"], columns=[*COLUMNS, "Needs"])
    assert take_in("listings.csv", sent)[0] == 0
    assert "needs: [loneliness, falls-balance]\n" in entry()


@pytest.mark.parametrize(
    ("name", "sent", "why"),
    [
        ("a.csv", "", "there is nothing in it"),
        ("a.csv", "a,b\n1,2\n", "its first row has none of the names of columns that we know"),
        ("a.csv", table(), "there are no listings below the names of the columns"),
        ("a.csv", table(*[ROW] * 5001), "it has 5,001 rows; the limit is 5,000"),
        ("a.csv", "x" * 10_000_000, "it has more than 8 MB"),
        ("a.csv", b"\x81\x8d\x00", "its text encoding is unknown"),
        ("a.csv", "\n" * 1_100_000 + "a", "it has 1,100,001 lines; the limit is 1,100,000"),
        (
            "a.csv",
            "".join([",".join(["Activity", "Summary"] * 151), "\n", "x,y\n"]),
            "its row 1 has more than 250 columns",
        ),
        ("a.json", '{"name": "x",}', "it breaks off or is damaged in line 1, column 14"),
        ("a.json", "[" + "{}," * 5_001 + "{}]", "it has more than 5,000 submissions"),
        ("a.json", "[" + "[],[]," * 400_000, "it has more than 5,000 submissions"),
        ("a.json", '{"a": [' + "[]," * 400_000, "it has more than 1,000,000 names, values and"),
        ("a.txt", LETTER + "\n" * 100_000, "lines; the limit is 100,000"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "it is an old Excel file, or has a password"),
        ("a.xlsx", b"PK\x03\x04 nonsense", "the file is damaged, or has a password"),
    ],
)
def test_a_file_that_can_t_be_read_says_why(take_in, name, sent, why):
    code, said = take_in(name, sent)
    assert code == 2
    assert f"publish.py import: {name} can't be read: " in said
    assert why in said


# ---- nothing is overwritten, nothing is half done


def test_a_listing_that_is_there_stays_and_the_hint_says_how_to_replace_it(take_in, entry):
    take_in("listing.json", saved())
    other = saved(ANSWERS | {"summary": "Another summary"})
    code, said = take_in("listing.json", other)
    assert code == 1
    assert entry() == ENTRY
    assert (
        "error: Name of the activity: there is already a listing activities/stretch-the-basics\n"
        "    hint: If this is another activity, give it a different name. To replace the listing, "
        "import it with `--replace`.\n"
    ) in said
    code, said = take_in("listing.json", other, "--replace")
    assert code == 0
    assert "In one line: Another summary (was: Gentle stretching for everybody)\n" in said
    assert entry() == ENTRY.replace("Gentle stretching for everybody", "Another summary")


def test_two_rows_of_one_name_are_two_listings_and_the_same_row_twice_is_told(take_in, entry):
    code, said = take_in("listings.csv", table(ROW, changed(Day="Tuesday"), ROW))
    assert code == 1
    assert "row 4: error: this says the same as row 2\n" in said
    assert "days: [Monday]" in entry()
    assert "days: [Tuesday]" in entry("stretch-the-basics-2")
    assert "column A (Activity): warning: Name of the activity: this looks like " in said


def test_with_check_nothing_is_written(take_in, content):
    before = {file: file.read_bytes() for file in content.rglob("*") if file.is_file()}
    code, said = take_in("listing.json", saved(), "--check")
    assert code == 0
    assert "Would write: " in said
    assert {file: file.read_bytes() for file in content.rglob("*") if file.is_file()} == before
    assert not (content.parent / "submitters").exists()


def test_a_change_is_written_into_the_file_and_told(take_in, entry, content):
    take_in("listing.json", saved())
    file = content / "activities" / "stretch-the-basics.md"
    file.write_text(ENTRY.replace("joining:", "# ours\njoining:"), encoding="utf-8")
    page = "https://connected-larkwell.example.org/activities/stretch-the-basics/"
    ask = {"listing": page, "your_role": "the group itself"}
    code, said = take_in(
        "change.json", saved({**ask, "times": "Monday 11:00 to 12:00", "amount": "£4"}, "change")
    )
    assert code == 0, said
    assert "Changed: " in said
    assert (
        "    Days and times: Monday 11:00 to 12:00 "
        "(was: Monday 10:30 to 11:30; Friday 14:00 to 15:00)\n"
    ) in said
    assert "    How much: £4 (was: £3.50)\n" in said
    assert "# ours\njoining:" in entry()
    pause = {**ask, "paused": "2026-12-14", "back": "2027-01-11", "because": "The hall is closed."}
    code, said = take_in("pause.json", saved(pause, "pause"))
    assert code == 0, said
    assert "    First day of the pause: 2026-12-14\n" in said
    assert "status:\n  paused: 2026-12-14\n  back: 2027-01-11\n" in entry()


def test_two_changes_of_one_listing_wait_for_each_other(take_in):
    take_in("listing.json", saved())
    ask = {"listing": "stretch-the-basics", "your_role": "the group itself"}
    one, two = ({"request": "change", **ask, "amount": amount} for amount in ("£4", "£5"))
    code, said = take_in("changes.json", json.dumps([one, two]))
    assert code == 1
    assert "submission 2, answer 'listing': error: submission 1 is also about this listing" in said


# ---- what was told in confidence


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("listing.json", saved(ip="192.0.2.7", user_agent="Secret Browser")),
        ("letter.txt", LETTER),
        (
            "form.csv",
            table(
                ["2026-11-23 09:00", "ada@home.example.org", *ROW, "Ada Lovelace", "192.0.2.7"],
                columns=["Timestamp", "Email Address", *COLUMNS, "Your name", "Remote IP"],
            ),
        ),
    ],
)
@pytest.mark.parametrize("dropped", [False, True])
def test_who_wrote_to_us_never_reaches_git(take_in, content, name, sent, dropped):
    project = content.parent

    def git(*arguments):
        ran = subprocess.run(
            ["git", "-C", project, "-c", "user.name=t", "-c", "user.email=t@x.example", *arguments],
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout

    git("init", "-q")
    git("add", "content")
    git("commit", "-qm", "before")
    code, said = take_in(name, sent, *(["--drop-names"] if dropped else []))
    assert code == 0, said
    (project / name).unlink()
    assert git("status", "--porcelain", "-uall").split() == [
        "??",
        "content/activities/stretch-the-basics.md",
        "??",
        "content/imported.csv",
    ]
    secrets = ("Ada Lovelace", "ada@home", "192.0.2.7", "Secret Browser")
    git("add", "--all")
    staged = git("diff", "--cached")
    assert not any(secret in staged + said for secret in secrets)
    kept = project / "submitters" / "submitters.csv"
    assert kept.exists() != dropped
    if not dropped:
        assert "Ada Lovelace,ada@home.example.org," in kept.read_text(encoding="utf-8")
        assert sys.platform == "win32" or kept.stat().st_mode & 0o777 == 0o600


def test_submitters_are_added_once_and_run_no_formula(take_in, content):
    take_in("one.json", saved(ANSWERS | {"your_name": "=cmd|' /C calc'!A0"}))
    take_in("one.json", saved(ANSWERS | {"your_name": "=cmd|' /C calc'!A0"}), "--replace")
    take_in("two.json", saved(ANSWERS | {"name": "Knit and Natter"}))
    kept = (content.parent / "submitters" / "submitters.csv").read_bytes().decode()
    assert kept == (
        "date,request,listing,name,e-mail,other\r\n"
        "2026-11-23,add,stretch-the-basics,'=cmd|' /C calc'!A0,ada@home.example.org,\r\n"
        "2026-11-23,add,knit-and-natter,Ada Lovelace,ada@home.example.org,\r\n"
    )


# ---- hostile files


@pytest.mark.parametrize(
    ("answers", "slug"),
    [
        ({"name": "../../x"}, "x"),
        ({"name": "..\\..\\windows"}, "windows"),
        ({"name": "CON"}, "activity-con"),
        ({"name": "健康"}, "jian-kang"),
        ({"name": "a" * 79}, "a" * 60),
        ({"name": "&anchor"}, "anchor"),
        ({"name": "!!python/object:os.system"}, "python-object-os-system"),
    ],
)
def test_a_name_leads_nowhere_else(take_in, content, answers, slug):
    before = set(content.parent.rglob("*"))
    code, said = take_in("a.json", saved(ANSWERS | answers), "--drop-names")
    made = {path for path in set(content.parent.rglob("*")) - before if path.name != "a.json"}
    assert code == 0, said
    assert made == {content / "activities" / f"{slug}.md", content / "imported.csv"}


@pytest.mark.parametrize(
    ("question", "words", "why"),
    [
        (
            "summary",
            "Tea <script>alert(1)</script>",
            "what is between `<` and `>` can't be shown: `<script>`",
        ),
        ("summary", "=cmd|' /C calc'!A0", "the text can't start with `=`"),
        ("description", "Tea <script>alert(1)</script>", ""),
        ("description", "x" * 70_000, "this is 70,000 characters long, 8,000 at most"),
        ("homepage", "https://spam.example.org", "this comes from a program, not a person"),
        ("seconds", "1", "the form was filled in within 1 second, "),
    ],
)
def test_harmful_words_are_told(take_in, content, question, words, why):
    before = set((content / "activities").iterdir())
    code, said = take_in("a.json", saved(ANSWERS | {question: words}))
    assert code == 1
    assert ": error: " in said
    assert why in said
    assert set((content / "activities").iterdir()) == before


def test_signs_that_nobody_sees_are_left_out(take_in, entry):
    hidden = {"summary": "Tea\u202e and\0 talk", "description": "Tea\u202e and\0 talk"}
    code, said = take_in("a.json", saved(ANSWERS | hidden))
    assert code == 0, said
    assert "summary: Tea and talk\n" in entry()
    assert entry().endswith("---\n\nTea and talk\n")


def test_a_fault_is_printed_without_harm(take_in):
    code, said = take_in("a.json", saved(ANSWERS | {"phone": "\u202e\x1b[2J0163"}))
    assert code == 1
    assert "found `[2J0163`" in said  # the signs that nobody sees are left out


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (
            {"price": "free"},
            "How much: this says £3.50, but the answer above says that there is no price",
        ),
        (
            {"venue": "", "street": "1 Mill Lane", "format": "online"},
            "Name of the place: this place has an address, so please give it a name too",
        ),
    ],
)
def test_answers_that_do_not_fit_together_are_told(take_in, answers, message):
    code, said = take_in("a.json", saved(ANSWERS | answers))
    assert code == 1
    assert message in said


def test_words_that_look_like_yaml_stay_words(take_in, content, entry):
    odd = 'x: y # "z" \\ [1, {2}]\n---\nstatus: closed'
    code, said = take_in("a.json", saved(ANSWERS | {"description": odd, "ask_for": "*a: &b # c"}))
    assert code == 0, said
    assert 'ask_for: "*a: &b # c"' in entry()
    assert entry().endswith(f"---\n\n{odd}\n")
    assert entry().count("status: running") == 1


def part(raw, name, words):
    """The workbook with another part in place of one of its own."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(whole, "w") as new:
        for one in old.infolist():
            new.writestr(
                one, words if one.filename == name else old.read(one), zipfile.ZIP_DEFLATED
            )
        if name not in old.namelist():
            new.writestr(name, words, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def test_a_bomb_in_a_spreadsheet_does_not_go_off(take_in):
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
    )
    bomb = f"<?xml version='1.0'?>{laughs}]><x>&j;</x>"
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"):
        code, said = take_in("bomb.xlsx", part(workbook(COLUMNS, ROW), name, bomb))
        assert code == 2
        assert "the file is damaged" in said
    large = part(workbook(COLUMNS, ROW), "xl/media/large.png", b"\0" * 60_000_000)
    code, said = take_in("bomb.xlsx", large)
    assert code == 2
    assert "unpacked it has 60 MB; the limit is 40 MB" in said


def test_a_cell_in_the_last_row_of_all_is_a_listing_like_any_other(take_in):
    far = workbook(COLUMNS, ROW)
    words = zipfile.ZipFile(io.BytesIO(far)).read("xl/worksheets/sheet1.xml").decode()
    last = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    far = part(far, "xl/worksheets/sheet1.xml", words.replace("</sheetData>", last))
    code, said = take_in("far.xlsx", far)
    assert code == 1
    assert (
        "far.xlsx: row 1048576: error: 10 answers are missing: In one line, Who runs it, What "
        "people do there, How often, How it happens, Price, How to join, Your part in it, Why "
        "people come and A way to ask (phone, e-mail or website)\n"
    ) in said
    assert "1 listing imported, 1 left out." in said


def test_a_formula_without_a_result_and_an_error_are_told(take_in):
    sheet = workbook(COLUMNS, changed(Cost="=1+2.5", Telephone="#REF!"))
    code, said = take_in("listings.xlsx", sheet)
    assert code == 1
    assert (
        "row 2, column M (Cost): error: How much: this formula has no result\n"
        "    hint: Type the text or the number instead.\n"
    ) in said
    assert "column O (Telephone): error: Phone: the spreadsheet shows #REF! here\n" in said


# ---- the empty spreadsheet


@pytest.mark.parametrize("name", ["listings.xlsx", "listings.csv"])
def test_the_empty_spreadsheet_comes_in_as_it_is(content, tmp_path, capsys, name):
    file = tmp_path / name
    options = ["--content", str(content), "--today", "2026-11-23"]
    assert cli.main(["import", "--template", str(file), *options]) == 0
    once = file.read_bytes()
    assert cli.main(["import", "--template", str(file), *options]) == 2
    assert "there is already a file" in capsys.readouterr().err
    assert cli.main(["import", "--template", str(file), "--replace", *options]) == 0
    assert file.read_bytes() == once
    capsys.readouterr()
    assert cli.main(["import", str(file), *options]) == 0
    told = capsys.readouterr()
    assert told.out.endswith(
        "1 listing imported, 0 left out.\n1 file checked. No problems found.\n"
    )
    assert "warning" not in told.out
    assert "example" in (content / "activities" / "an-example-sit-and-be-fit.md").read_text()


def test_the_empty_spreadsheet_offers_every_choice(content, tmp_path):
    file = tmp_path / "listings.xlsx"
    cli.main(["import", "--template", str(file), "--content", str(content)])
    book = openpyxl.load_workbook(file)
    sheet, choices = book["Listings"], book["Choices"]
    titles = {cell.value: cell.column_letter for cell in sheet[1]}
    drop_downs = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    often = drop_downs[f"{titles['How often']}3:{titles['How often']}1000"]
    column = often.formula1.removeprefix("Choices!$").partition("$")[0]
    assert [cell.value for cell in choices[column]][:3] == [
        "How often",
        "Every week",
        "Every two weeks",
    ]
    assert often.showErrorMessage
    assert not drop_downs[
        f"{titles['Why people come']}3:{titles['Why people come']}1000"
    ].showErrorMessage


# ---- the call itself


def test_what_is_pasted_is_read_until_its_end(content, monkeypatch, capsys, entry):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LETTER.encode())))
    assert cli.main(["import", "-", "--content", str(content), "--today", "2026-11-23"]) == 0
    assert entry() == ENTRY


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "give one file to read, or - for text that you paste, or --template FILE"),
        (("a.csv", "--template", "b.csv"), "give one file to read"),
        (("no-such-file.csv",), "no-such-file.csv can't be opened: it isn't there"),
        (("--template", "listings.ods"), "the name of the spreadsheet must end in .xlsx or .csv"),
    ],
)
def test_a_wrong_call_says_what_is_right(content, capsys, arguments, why):
    assert cli.main(["import", *arguments, "--content", str(content)]) == 2
    assert why in capsys.readouterr().err


def test_a_thousand_rows_come_in_at_once(take_in, content):
    rows = [
        changed(Activity=f"Club {number}", Organiser=f"Group {number}") for number in range(1000)
    ]
    before = len(list((content / "activities").iterdir()))
    code, said = take_in("listings.csv", table(*rows))
    assert code == 0
    assert "1,000 listings imported, 0 left out.\n" in said
    assert len(list((content / "activities").iterdir())) == before + 1000


def test_letters_that_were_read_in_the_wrong_encoding_are_put_right_and_told(take_in, entry):
    twice = dict(FACTS, Activity="Menâ€™s Stretch", Details="In our cafÃ©, Â£3 each time.")
    code, told = take_in("listings.csv", table(list(twice.values())))
    assert code == cli.DONE
    assert "name: Men’s Stretch\n" in entry("mens-stretch")
    assert "In our café, £3 each time." in entry("mens-stretch")
    assert "`â€™` was read in the wrong encoding, and is now `’`" in told
    assert "`Ã©` was read in the wrong encoding, and is now `é`" in told


def book_of(*listings):
    """A workbook of listings, each by what differs from the good example; and its sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Listings"
    sheet.append(COLUMNS)
    for cells in listings:
        sheet.append(changed(**cells))
    return book, sheet


def raw(book):
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_hidden_rows_columns_and_sheets_are_told_and_not_imported(take_in, content):
    book, sheet = book_of({"Activity": "Shown"}, {"Activity": "Hidden"}, {"Activity": "Filtered"})
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True
    summary = openpyxl.utils.get_column_letter(COLUMNS.index("Summary") + 1)
    sheet.column_dimensions[summary].hidden = True
    draft = book.create_sheet("Draft")
    draft.append(COLUMNS)
    draft.append(changed(Activity="Drafted"))
    draft.sheet_state = "hidden"
    code, told = take_in("listings.xlsx", raw(book))
    assert "rows 3 and 4 are hidden, so they are not imported" in told
    assert f"column {summary} (Summary) is hidden, so its answers are not imported" in told
    assert "the sheet `Draft` is hidden, so it was not read" in told
    assert "In one line: please answer this" in told
    assert code != cli.DONE
    assert not any("draft" in path.name for path in content.glob("activities/*"))


def test_a_file_of_hidden_rows_alone_is_told(take_in):
    book, sheet = book_of({})
    sheet.row_dimensions[2].hidden = True
    code, told = take_in("listings.xlsx", raw(book))
    assert code != cli.DONE
    assert "all its listings are hidden or struck out" in told


def test_what_is_struck_out_is_told_and_not_imported(take_in, entry, content):
    struck = openpyxl.styles.Font(strike=True)
    rich = openpyxl.cell.rich_text
    book, sheet = book_of({"Activity": "Shown"}, {"Activity": "Struck"})
    for cell in sheet[3]:
        cell.font = struck
    details = COLUMNS.index("Details") + 1
    line = openpyxl.cell.text.InlineFont(strike=True)
    sheet.cell(2, details).value = rich.CellRichText(
        rich.TextBlock(line, "We run. "), "We stretch, slowly."
    )
    last = len(COLUMNS) + 1
    sheet.cell(1, last).value = "Best time to ring"
    sheet.cell(2, last).value = "old words"
    sheet.cell(2, last).font = struck
    code, told = take_in("listings.xlsx", raw(book))
    assert code == cli.DONE
    assert "row 3 is struck out, so it is not imported" in told
    assert "row 2, column D (Details): words that are struck out are not imported" in told
    assert "(Best time to ring): words that are struck out are not imported" in told
    assert entry("shown").endswith("---\n\nWe stretch, slowly.\n")
    assert "old words" not in entry("shown")
    assert not (content / "activities" / "struck.md").exists()


def test_the_words_of_merged_cells_hold_for_each_of_their_rows(take_in, entry):
    book, sheet = book_of({"Activity": "One"}, {"Activity": "Two"}, {"Activity": "Three"})
    organiser = openpyxl.utils.get_column_letter(COLUMNS.index("Organiser") + 1)
    sheet.merge_cells(f"{organiser}2:{organiser}4")
    code, _ = take_in("listings.xlsx", raw(book))
    assert code == cli.DONE
    for slug in ("one", "two", "three"):
        assert "organisation: highfield-neighbours\n" in entry(slug)


@pytest.mark.parametrize(
    ("column", "said", "field", "paragraph"),
    [
        (
            "Telephone",
            "01632 960110 / 01632 960111",
            "  phone: 01632 960110\n",
            "Phone: 01632 960110 / 01632 960111",
        ),
        (
            "Telephone",
            "01632 960110 (in the tea room)",
            "  phone: 01632 960110\n",
            "Phone: 01632 960110 (in the tea room)",
        ),
        (
            "Web page",
            "www.club.example.org (under Groups)",
            "  website: https://www.club.example.org\n",
            "Web page: www.club.example.org (under Groups)",
        ),
        ("Web page", "our page", "", "Web page: our page"),
        ("About the price", "Tea is free. " * 20, "", "About the price: " + "Tea is free. " * 20),
    ],
)
def test_an_optional_answer_that_is_no_value_is_in_the_description_and_told(
    take_in, entry, column, said, field, paragraph
):
    cells = FACTS | {column: said}
    code, told = take_in("listings.csv", table(list(cells.values()), columns=list(cells)))
    assert code == cli.DONE
    assert "so all of it is in the description" in told
    assert field in entry()
    assert paragraph.strip() in entry()


def test_an_answer_without_which_nobody_could_get_in_touch_keeps_a_listing_out(take_in):
    code, told = take_in("listings.csv", table(changed(Telephone="after six")))
    assert code != cli.DONE
    assert "Phone: expected a telephone number" in told


@pytest.mark.parametrize(
    ("column", "said", "line"),
    [
        ("Telephone", "0113.496.0170", "  phone: 0113 496 0170\n"),
        ("Telephone", "01632\u00a0960110", "  phone: 01632 960110\n"),
        ("E-mail", "tea@club.example.org\u200b", "  email: tea@club.example.org\n"),
        ("Web page", "https;//www.club.example.org", "  website: https://www.club.example.org\n"),
    ],
)
def test_a_slip_of_the_hand_in_a_cell_keeps_no_listing_out(take_in, entry, column, said, line):
    cells = FACTS | {column: said}
    code, _ = take_in("listings.csv", table(list(cells.values()), columns=list(cells)))
    assert code == cli.DONE
    assert line in entry()


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Access", "No wheelchair access"),
        ("Access", "Wheelchair access: No"),
        ("Access", "Non-wheelchair accessible"),
        ("Access", "Hearing loop?"),
        ("Access", "No accessible toilet"),
        ("Access", "Steps"),
        ("Needs", "No money worries"),
        ("How to join", "No need to book"),
    ],
)
def test_what_is_denied_or_doubted_is_no_choice(take_in, entry, column, cell):
    """It is spelt nearly like one."""
    cells = FACTS | {column: cell}
    code, said = take_in("listings.csv", table(list(cells.values()), columns=list(cells)))
    if code == cli.DONE:  # it is in the description, word for word
        assert f": {cell}\n" in entry()
        assert not re.search("step-free|hearing-loop|toilet: yes|print: yes|money|book", entry())
    assert f"'{cell}' is not one of the choices" in said
