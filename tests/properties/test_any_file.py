"""Whatever somebody sends: it is told in words, and the good listing beside it still comes in.

Each file is put to the command itself. An exception that gets out of it fails the test.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from tests.bare import bare_content

from activity_directory import cli
from activity_directory.intake.questions import FORMS, REQUESTS

CODES = {cli.DONE, cli.FAULTS, cli.WRONG_CALL}
GOOD = {
    "name": "Good tea",
    "summary": "Tea for everybody",
    "organisation": "highfield neighbours",
    "description": "We drink tea.",
    "needs": "loneliness",
    "how_often": "week",
    "times": "Monday 10:30 to 11:30",
    "format": "in-person",
    "venue": "Northgate Library",
    "price": "free",
    "joining": "drop-in",
    "phone": "01632 960110",
    "your_role": "the group itself",
}
LETTER = (
    "Connected listing form 1\nAdd an activity\n\n"
    "Name of the activity:\n  Good tea\nIn one line:\n  Tea for everybody\n"
    "Who runs it:\n  highfield neighbours\nWhat people do there:\n  We drink tea.\n"
    "Why people come:\n  Feeling lonely or cut off\nHow often:\n  Every week\n"
    "Days and times:\n  Monday 10:30 to 11:30\nHow it happens:\n  In person\n"
    "Name of the place:\n  Northgate Library\nPrice:\n  Free\nHow to join:\n  Just turn up\n"
    "Phone:\n  01632 960110\nYour part in it:\n  the group itself\n"
)
ASKED = sorted({question.id for form in FORMS.values() for question in form})
LABELS = sorted({question.label for form in FORMS.values() for question in form})
ODD = st.sampled_from(
    [
        *(
            "\ud800",
            "\udfff",
            "\0",
            "\ufeff",
            "\u202e",
            "\u2028",
            "\r",
            "\n",
            "\t",
            "\x0b",
            '"',
            "'",
        ),
        *(
            "[",
            "]",
            "{",
            "}",
            "[[[[",
            "]]}}",
            ":",
            ",",
            "\\",
            "\\u",
            "=1",
            "#",
            "---",
            "- a",
            "%",
            "&",
        ),
        *("NaN", "Infinity", "1e999", "9" * 400, "null", "true", "$ne", "constructor", "__proto__"),
        *("Good tea", "chair-exercise", "still-right", "answers", "items", "format", "x" * 5_000),
        *("Connected listing form 1", "Add an activity", "--b", "Content-Type: message/rfc822"),
    ]
)
WORDS = st.lists(ODD | st.text(max_size=6), max_size=4).map(" ".join) | ODD
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(WORDS | st.sampled_from(ASKED), inner, max_size=4)
    ),
    max_leaves=12,
)
SUBMISSIONS = st.dictionaries(
    st.sampled_from([*ASKED, "request", "format", "answers", "data", "seconds", "homepage"])
    | WORDS,
    VALUES | st.sampled_from(sorted(REQUESTS)),
    max_size=6,
)


@pytest.fixture(scope="module")
def import_file(tmp_path_factory):
    """What the command ends with for a file, and whether the good listing would come in."""
    folder = tmp_path_factory.mktemp("any")
    content = bare_content(folder)
    file = folder / "sent"

    def import_file(sent):
        file.write_bytes(sent)
        printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = cli.main(
                ["import", str(file), "--check", "--content", str(content), "--today", "2026-11-23"]
            )
        words = printed.buffer.getvalue().decode()
        assert code in CODES
        assert words
        return code, "activities/good-tea.md (Good tea)" in words

    return import_file


several = settings(max_examples=6)  # each imports a whole file


@given(poison=st.lists(VALUES | SUBMISSIONS, max_size=4), at=st.integers(0, 4))
@several
@example(poison=[{"name": "\ud800"}], at=0)
@example(poison=[{"name": {"$ne": None}}, {"\ud800": "\ud800"}, None], at=1)
@example(poison=[{"answers": {"request": ["add"], "format": {"a": 1}, "seconds": [1]}}], at=0)
def test_any_json_beside_a_good_submission(import_file, poison, at):
    every = [*poison[:at], GOOD, *poison[at:]]
    code, came_in = import_file(json.dumps(every).encode())
    assert came_in
    assert code == (cli.FAULTS if len(every) > 1 else cli.DONE) or GOOD in poison


@given(words=WORDS | st.text(max_size=40), before=st.booleans())
@several
@example(words="[" * 90_000, before=False)
@example(words='{"a":' * 50_000, before=True)
@example(words="]", before=True)
@example(words='{"name": "', before=False)
def test_any_words_in_a_list_of_submissions(import_file, words, before):
    """They may close the list, or open a text that swallows the rest: what is above comes in."""
    good = json.dumps(GOOD)
    text = f"[{words}, {good}]" if before else f"[{good}, {words}]"
    _, came_in = import_file(text.encode("utf-8", "replace"))
    assert came_in or before


@given(value=VALUES | SUBMISSIONS)
@several
def test_any_json_alone(import_file, value):
    import_file(json.dumps(value).encode())


@given(raw=st.binary(max_size=300) | WORDS.map(lambda words: words.encode("utf-8", "replace")))
@several
@example(raw=b"\xff\xfe\x00\xd8")
@example(raw=b"PK\x05\x06" + b"\0" * 18)
def test_any_bytes(import_file, raw):
    import_file(raw)


def table(*rows, columns):
    text = io.StringIO()
    csv.writer(text).writerows([columns, *rows])
    return text.getvalue().encode("utf-8", "replace")


@given(
    cells=st.dictionaries(
        st.sampled_from([*GOOD, "request", "listing"]) | WORDS, WORDS, max_size=6
    ),
    before=st.booleans(),
)
@several
def test_any_row_beside_a_good_one(import_file, cells, before):
    columns = list(dict.fromkeys([*GOOD, *(name.strip() for name in cells)]))
    good = [GOOD.get(name, "") for name in columns]
    odd = [cells.get(name, "") for name in columns]
    rows = [odd, good] if before else [good, odd]
    _, came_in = import_file(table(*rows, columns=columns))
    # A title that means what another does, or a note in the first cell, changes other rows too.
    assert came_in or set(cells) - set(GOOD)


@given(lines=st.lists(WORDS | st.text(max_size=30), max_size=5))
@several
@example(lines=['"'])
@example(lines=['a"b', "x" * 140_000, '"' + "y" * 140_000])
def test_any_lines_below_a_good_row(import_file, lines):
    rest = "\n".join(lines).encode("utf-8", "replace")
    code, came_in = import_file(table(list(GOOD.values()), columns=list(GOOD)) + rest)
    assert came_in or code == cli.WRONG_CALL


CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
    | WORDS.map(
        lambda words: ILLEGAL_CHARACTERS_RE.sub("", words.encode("utf-8", "ignore").decode())
    )
)


@given(
    cells=st.dictionaries(st.sampled_from(list(GOOD)), CELLS, max_size=6),
    formats=st.sampled_from(
        ["General", "0%", "£0.00", "dd/mm/yyyy", "[h]:mm", "@", "000", "0" * 300]
    ),
    before=st.booleans(),
)
@several
def test_any_row_of_a_spreadsheet_beside_a_good_one(import_file, cells, formats, before):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(GOOD))
    odd = [cells.get(name) for name in GOOD]
    for row in [odd, list(GOOD.values())] if before else [list(GOOD.values()), odd]:
        sheet.append(row)
    for cell in sheet[2 if before else 3]:
        cell.number_format = formats
    whole = io.BytesIO()
    try:
        book.save(whole)
    except (ValueError, OverflowError):
        return  # a day before 1900, which no spreadsheet can hold
    _, came_in = import_file(whole.getvalue())
    assert came_in


@given(
    flips=st.lists(st.tuples(st.integers(0, 5_000), st.binary(min_size=1, max_size=3)), max_size=4)
)
@several
def test_any_damage_to_a_spreadsheet(import_file, flips):
    book = openpyxl.Workbook()
    book.active.append(list(GOOD))
    book.active.append(list(GOOD.values()))
    whole = io.BytesIO()
    book.save(whole)
    raw = bytearray(whole.getvalue())
    for place, other in flips:
        raw[place % len(raw) : place % len(raw) + len(other)] = other
    import_file(bytes(raw))


@given(lines=st.lists(WORDS | st.sampled_from([f"{label}:" for label in LABELS]), max_size=8))
@several
def test_any_letter_below_a_good_one(import_file, lines):
    odd = "\n".join(["Connected listing form 1", *lines])
    _, came_in = import_file(f"{LETTER}-- \n{odd}\n".encode("utf-8", "replace"))
    assert came_in


@given(
    headers=st.lists(WORDS, max_size=3),
    parts=st.lists(
        WORDS | st.binary(max_size=40).map(lambda raw: raw.decode("latin-1")), max_size=4
    ),
    charset=st.sampled_from(
        ["utf-8", "us-ascii", "nope", "punycode", "utf-16", "", '"', "unicode_escape"]
    ),
    encoding=st.sampled_from(["7bit", "base64", "quoted-printable", "x-uuencode", "nope"]),
)
@several
def test_any_mail(import_file, headers, parts, charset, encoding):
    """In whatever company, a letter that is the first plain text of a mail comes in."""
    head = "".join(f"X-{number}: {words}\n" for number, words in enumerate(headers))
    about = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n"
    others = "".join(f"--b\n{about}\n{part}\n" for part in parts)
    mail = (
        f"From: a@home.example.org\n{head}MIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n"
        f"--b\nContent-Type: text/plain\n\n{LETTER}\n-- \n{others}--b--\n"
    )
    code, came_in = import_file(mail.encode("utf-8", "replace"))
    assert came_in or code == cli.WRONG_CALL
    broken = mail.replace("Content-Type: text/plain\n\nConnected", f"{about}\n\nConnected")
    import_file(broken.encode("utf-8", "replace"))
