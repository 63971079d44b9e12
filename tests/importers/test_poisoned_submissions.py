"""One submission that can't be read is told in plain words, and the good ones beside it come in."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import openpyxl
import pytest
from tests.bare import bare_content

from activity_directory import cli
from activity_directory.importers import json_pieces, letter, mail, saved, separated, table, xlsx
from activity_directory.importers.sent import Unreadable

TODAY = "2026-11-23"
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
COLUMNS = list(GOOD)
LETTER = (
    "Connected listing form 1\nAdd an activity\n\n"
    "Name of the activity:\n  Good tea\nIn one line:\n  Tea for everybody\n"
    "Who runs it:\n  highfield neighbours\nWhat people do there:\n  We drink tea.\n"
    "Why people come:\n  Feeling lonely or cut off\nHow often:\n  Every week\n"
    "Days and times:\n  Monday 10:30 to 11:30\nHow it happens:\n  In person\n"
    "Name of the place:\n  Northgate Library\nPrice:\n  Free\nHow to join:\n  Just turn up\n"
    "Phone:\n  01632 960110\nYour part in it:\n  the group itself\n"
)


@pytest.fixture
def import_file(tmp_path, capsys):
    """Import what was sent into a small directory: the exit code, and all that was printed."""
    content = bare_content(tmp_path)

    def of(file):
        code = cli.main(["import", str(file), "--content", str(content), "--today", TODAY])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    def import_file(name, sent):
        file = tmp_path / name
        file.write_bytes(sent if isinstance(sent, bytes) else sent.encode())
        return of(file)

    import_file.content, import_file.of = content, of
    return import_file


def came_in(import_file):
    return sorted(file.stem for file in (import_file.content / "activities").iterdir())


AGAIN = "\n    hint: Save the form's file again."
CUT_OFF = "\n    hint: The text was cut off. Type it again."


@pytest.mark.parametrize(
    ("poison", "where", "why"),
    [
        (
            json.dumps(GOOD | {"name": "\ud800"}),
            ", answer 'name'",
            f"Name of the activity: half of a character is missing here (U+D800){CUT_OFF}",
        ),
        (
            json.dumps(GOOD | {"description": "Tea \udc00", "name": "Other tea"}),
            ", answer 'description'",
            f"What people do there: half of a character is missing here (U+DC00){CUT_OFF}",
        ),
        (
            json.dumps(GOOD | {"name": {"$ne": None}}),
            ", answer 'name'",
            "Name of the activity: expected text, found a group of names and values",
        ),
        (
            json.dumps(GOOD | {"name": ["Tea", "Coffee"]}),
            ", answer 'name'",
            "Name of the activity: expected text, found a list",
        ),
        (
            json.dumps(GOOD | {"name": 12}),
            ", answer 'name'",
            "Name of the activity: expected text, found the number 12",
        ),
        (
            json.dumps(GOOD | {"name": True}),
            ", answer 'name'",
            "Name of the activity: expected text, found true",
        ),
        (
            json.dumps(GOOD | {"name": None}),
            "",
            "Name of the activity: please answer this\n    hint: For example `Sit and Be Fit`.",
        ),
        (
            json.dumps(GOOD | {"times": ["Monday 10:30 to 11:30", 7]}),
            ", answer 'times'",
            "Days and times: expected a list of texts, found the number 7 in it",
        ),
        (
            json.dumps(GOOD | {"phone": float("nan")}),
            ", answer 'phone'",
            "Phone: expected text, found the number NaN",
        ),
        (
            json.dumps(GOOD)[:-1] + ', "name": ' + "9" * 5000 + "}",
            ", answer 'name'",
            "Name of the activity: this is answered twice, also under `name`",
        ),
        (
            json.dumps(GOOD)[:-1] + ', "price": "per_session", "amount": ' + "9" * 5000 + "}",
            ", answer 'amount'",
            "How much: this is 5,000 characters long, 200 at most\n    hint: Shorten it.",
        ),
        (
            json.dumps(GOOD | {"summary": "x" * 100_000}),
            ", answer 'summary'",
            "In one line: this is 100,000 characters long, 150 at most\n    hint: Shorten it.",
        ),
        (
            json.dumps(GOOD | {"needs": "pain;" * 201}),
            ", answer 'needs'",
            "Why people come: there are 201 choices here; the limit is 200",
        ),
        (
            json.dumps(GOOD | {str(number): "x" for number in range(300)}),
            "",
            f"there are 313 answers here; the limit is 300{AGAIN}",
        ),
        (
            '{"name": ' + "[" * 90_000 + "]" * 90_000 + "}",
            "",
            f"lists and groups are nested 90,001 levels deep here{AGAIN}",
        ),
        ("[" * 90_000, "", f"lists and groups are nested 90,000 levels deep here{AGAIN}"),
        ("null", "", f"expected the answers of a form, found nothing{AGAIN}"),
        ('"tea"', "", f"expected the answers of a form, found 'tea'{AGAIN}"),
        ("12", "", f"expected the answers of a form, found the number 12{AGAIN}"),
        (
            '{"answers": ["tea"]}',
            "",
            f"answers: expected names and values, found a list{AGAIN}",
        ),
        (
            '{"name": tea}',
            "",
            f"it breaks off or is damaged in line 1, column 365{AGAIN}",
        ),
    ],
)
def test_a_submission_of_another_shape_is_told_and_left_out(import_file, poison, where, why):
    code, printed = import_file("sent.json", f"[{json.dumps(GOOD)}, {poison}]")
    assert code == cli.FAULTS
    assert f"sent.json: submission 2{where}: error: {why}\n" in printed
    assert "1 listing imported, 1 left out." in printed
    assert came_in(import_file) == ["good-tea"]


def test_whatever_stands_before_a_good_submission_does_not_keep_it_out(import_file):
    poison = ['{"name": "\\ud800"}', "[" * 9 + "]" * 9, "{}", "nul", '{"a": {"b": "}"}}', '"]"']
    code, printed = import_file("sent.json", f"[{', '.join(poison)}, {json.dumps(GOOD)}]")
    assert code == cli.FAULTS
    assert "1 listing imported, 6 left out." in printed
    assert came_in(import_file) == ["good-tea"]


def test_of_a_file_that_breaks_off_the_whole_submissions_come_in(import_file):
    other = json.dumps(GOOD | {"name": "Other tea"})
    code, printed = import_file("sent.json", f'{{"items": [{json.dumps(GOOD)}, {other[:200]}')
    assert code == cli.FAULTS
    assert "sent.json: submission 2: error: it breaks off or is damaged in line 1" in printed
    assert came_in(import_file) == ["good-tea"]


@pytest.mark.parametrize(
    ("answers", "entry"),
    [
        ({"price": "per_session", "amount": 3.50}, "per session: £3.50\n"),
        ({"minimum_age": 50}, "minimum_age: 50\n"),
        ({"needs": ["loneliness", "low-mood"]}, "needs: [loneliness, low-mood]\n"),
        ({"description": ["We drink tea.", "Twice."]}, "We drink tea.\nTwice.\n"),
        ({"name": ["Good tea"], "languages": None}, "name: Good tea\n"),
        ({"bank_holidays": False}, "bank_holidays: closed\n"),
        ({"private": {"deep": [1, {"er": None}]}, "\ud800": "\udfff"}, "name: Good tea\n"),
    ],
)
def test_a_number_a_list_and_yes_are_fine_where_they_are_the_answer(import_file, answers, entry):
    code, printed = import_file("sent.json", json.dumps(GOOD | answers))
    assert code == cli.DONE, printed
    assert entry in (import_file.content / "activities/good-tea.md").read_text(encoding="utf-8")


# --- tables


def rows(*cells, columns=COLUMNS):
    text = io.StringIO()
    csv.writer(text).writerows([columns, *cells])
    return text.getvalue()


def test_a_quotation_mark_that_is_never_closed_keeps_no_row_above_it_out(import_file):
    good, other = list(GOOD.values()), list((GOOD | {"name": "Other tea"}).values())
    sent = rows(good) + '"Open tea,' + ",".join(other[1:]) + "\r\n" + ",".join(other) + "\r\n"
    code, printed = import_file("sent.csv", sent)
    assert code == cli.FAULTS
    assert (
        "sent.csv: row 3: error: a quotation mark here is never closed, so "
        'nothing below it can be read\n    hint: Look for a single `"` in this row.\n'
    ) in printed
    assert came_in(import_file) == ["good-tea"]


@pytest.mark.parametrize("cell", ['5" pipe', '"', "x" * 200_000, "a\nb", "\0", "=1", "\ufeff"])
def test_an_odd_cell_stays_in_its_row(import_file, cell):
    odd = list((GOOD | {"summary": cell, "name": "Odd tea"}).values())
    code, _ = import_file("sent.csv", rows(list(GOOD.values()), odd))
    assert code in {cli.DONE, cli.FAULTS}
    assert "good-tea" in came_in(import_file)


def test_a_row_with_a_hundred_thousand_columns_is_told(import_file):
    code, printed = import_file("sent.csv", rows(list(GOOD.values()), ["x"] * 100_000))
    assert code == cli.WRONG_CALL
    assert "sent.csv can't be read: its row 3 has more than 250 columns. Delete those" in printed


def test_what_is_too_large_or_leads_round_in_a_circle_ends_in_one_sentence(import_file, tmp_path):
    for name in ("sent.csv", "pages/sent.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        with (tmp_path / name).open("wb") as large:
            large.truncate(50_000_000)
    (tmp_path / "circle.csv").symlink_to("round.csv")
    (tmp_path / "round.csv").symlink_to("circle.csv")
    (tmp_path / "pages" / "again").symlink_to("..")
    (tmp_path / "pages" / "a.json").symlink_to("a.json")
    for name, why in (
        ("sent.csv", "sent.csv can't be read: it has more than 8 MB. Split it into several files."),
        ("pages", "pages can't be read: sent.json has more than 8 MB"),
        ("circle.csv", "circle.csv can't be opened: it is a link"),
    ):
        code, printed = import_file.of(tmp_path / name)
        assert code == cli.WRONG_CALL
        assert printed.endswith(f"{why}\n")
        assert printed.count("\n") == 1


def test_a_cell_beyond_the_last_column_of_excel_is_no_cell(import_file):
    cell = '<c r="XFF2" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    beyond = with_parts(
        workbook(COLUMNS, list(GOOD.values())),
        sheet1=lambda words: words.replace("</row></sheetData>", cell),
    )
    code, printed = import_file("sent.xlsx", beyond)
    assert code == cli.WRONG_CALL
    assert printed.endswith(
        "sent.xlsx can't be read: the file is damaged, or has a password. Open it and save it "
        "again as .xlsx.\n"
    )


def with_parts(raw, **parts):
    """A spreadsheet with other words in some parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as made, zipfile.ZipFile(whole, "w") as kept:
        for part in made.infolist():
            name = part.filename.rpartition("/")[2].partition(".")[0]
            content = made.read(part).decode()
            kept.writestr(part.filename, parts[name](content) if name in parts else content)
    return whole.getvalue()


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ('t="s"><v>9999</v>', "Name of the activity: the spreadsheet shows #VALUE! here"),
        ('t="s"><v>-1</v>', "Name of the activity: the spreadsheet shows #VALUE! here"),
        ('t="n"><v>1e400</v>', "Name of the activity: the spreadsheet shows #VALUE! here"),
        ('t="n"><v>nan</v>', "Name of the activity: the spreadsheet shows #VALUE! here"),
        ('t="n"><v>tea</v>', "Name of the activity: the spreadsheet shows #VALUE! here"),
        ('t="d"><v>soon</v>', "Name of the activity: the spreadsheet shows #VALUE! here"),
        ('t="e"><v>#REF!</v>', "Name of the activity: the spreadsheet shows #REF! here"),
        ("><f>1+1</f>", "Name of the activity: this formula has no result"),
        ('t="inlineStr"><is><t></t></is>', "Name of the activity: please answer this"),
        ('t="zzz"><v></v>', "Name of the activity: please answer this"),
    ],
)
def test_an_odd_cell_of_a_spreadsheet_is_told_and_the_other_rows_come_in(import_file, cell, why):
    raw = workbook(COLUMNS, list(GOOD.values()), ["Odd", *list(GOOD.values())[1:]])

    def odd(sheet):
        start = sheet.index('<c r="A3"')
        end = sheet.index("</c>", start)
        return f'{sheet[:start]}<c r="A3" {cell}{sheet[end:]}'

    code, printed = import_file("sent.xlsx", with_parts(raw, sheet1=odd))
    assert code == cli.FAULTS
    assert f"error: {why}" in printed
    assert came_in(import_file) == ["good-tea"]


# --- letters and mails


def test_a_letter_of_a_newer_form_keeps_no_other_out(import_file):
    newer = LETTER.replace("form 1", "form 2")
    odd = LETTER.replace("Add an activity", "Sell an activity")
    code, printed = import_file("letters.txt", newer + odd + LETTER)
    assert code == cli.FAULTS
    assert (
        "letters.txt: line 1: error: this comes from a newer form than this software knows"
    ) in printed
    assert "error: expected Add an activity, Change a listing, Pause a listing" in printed
    assert came_in(import_file) == ["good-tea"]


MAIL = "From: a@home.example.org\nTo: b@home.example.org\nMIME-Version: 1.0\n"
COPY = "Copy the listing out of it, and save that as a text file."


@pytest.mark.parametrize(
    ("rest", "why"),
    [
        (
            "Content-Type: message/rfc822\n\n" * 1000 + "hello",
            f"the e-mail has 1,000 mails and parts inside it; the limit is 20. {COPY}",
        ),
        (
            "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 2000,
            f"the e-mail has 2,000 parts; the limit is 1,000. {COPY}",
        ),
        ("\n" * 200_000, f"the e-mail has 200,003 lines; the limit is 200,000. {COPY}"),
        (
            "Content-Type: text/plain; " + "a=b; " * 1000 + "\n\nhello",
            f"the e-mail has a header that is too long. {COPY}",
        ),
        ("Content-Type: text/html\n\n<p>hello</p>", f"the e-mail has no plain text. {COPY}"),
        ("Content-Type: text/plain; charset=zlib\n\nx", f"the e-mail has no plain text. {COPY}"),
        ("Content-Type: text/plain; charset=nope\n\nhello", f"the e-mail is damaged. {COPY}"),
    ],
)  # fmt: skip
def test_a_mail_that_can_t_be_read_says_why(import_file, rest, why):
    code, printed = import_file("mail.eml", MAIL + rest)
    assert code == cli.WRONG_CALL
    assert printed == f"publish.py import: mail.eml can't be read: {why}\n"


def test_a_letter_in_a_mail_with_a_picture_and_an_earlier_mail_comes_in(import_file):
    parts = (
        f"Content-Type: text/plain\n\n{LETTER}",
        "Content-Type: message/rfc822\n\nSubject: Re\nContent-Type: text/plain\n\nAn older letter",
        "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + "iVBORw0K\n" * 1000,
    )
    sent = f"{MAIL}Content-Type: multipart/mixed; boundary=b\n\n"
    sent += "".join(f"--b\n{part}\n" for part in parts) + "--b--\n"
    code, printed = import_file("mail.eml", sent)
    assert code == cli.DONE, printed
    assert came_in(import_file) == ["good-tea"]


# --- how much is looked at


def test_of_a_table_no_more_rows_are_kept_than_may_come_in(monkeypatch):
    """A spreadsheet of a million rows is counted, and not held in memory."""
    monkeypatch.setattr(table, "MOST_ROWS", 3)
    kept = 0
    alive = []

    class Counted(table.Row):
        def __del__(self):
            alive.remove(id(self))

    def counted():
        nonlocal kept
        yield table.Row(1, (table.Cell("Activity"), table.Cell("Summary")))
        for number in range(2, 1000):
            row = Counted(number, (table.Cell("x"),))
            alive.append(id(row))
            kept = max(kept, len(alive))
            yield row
            del row

    with pytest.raises(Unreadable, match="it has 998 rows; the limit is 3"):
        table.incoming(counted())
    assert kept <= table.TITLES + 3 + 2


@pytest.mark.parametrize(
    ("name", "most", "sent", "why"),
    [
        ("MOST_CELLS", 20, [["x"] * 10] * 3, "its listings fill more than 20 cells"),
        ("MOST_LETTERS", 50, [["x" * 20]] * 3, "its listings fill more than 50 letters"),
    ],
)
def test_a_table_is_full_at_some_point(monkeypatch, name, most, sent, why):
    monkeypatch.setattr(table, name, most)
    with pytest.raises(Unreadable, match=why):
        separated.incoming(rows(*sent, columns=["Activity", "Summary", *["c"] * 8]))


def test_a_text_that_a_sheet_shows_ten_thousand_times_counts_each_time(import_file):
    long = "x" * 30_000
    raw = workbook(COLUMNS, *[[f"Tea {number}", long] for number in range(700)])
    code, printed = import_file("sent.xlsx", raw)
    assert code == cli.WRONG_CALL
    assert "its listings fill more than 20,000,000 letters. Split it into several files." in printed


@pytest.mark.parametrize(
    ("sheet", "why"),
    [
        ("<row/>" * 70, "it has more than 60 cells, texts and formats."),
        ("<a>" * 41, "the file is damaged, or has a password."),
        ('<row r="9"/><row r="9"/>', "the file is damaged, or has a password."),
        ('<row r="1048577"/>', "the file is damaged, or has a password."),
        ('<row><c r="XFE1"/></row>', "the file is damaged, or has a password."),
        (f"<!--{'x' * 400_000}-->", "the file is damaged, or has a password."),
        (f"<row a='{'x' * 400_000}'/>", "the file is damaged, or has a password."),
    ],
)
def test_every_element_of_a_spreadsheet_is_counted(monkeypatch, sheet, why):
    monkeypatch.setattr(xlsx, "MOST_ELEMENTS", 60)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as parts:
        parts.writestr(
            "xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>'
        )
        kind = '<Relationship Id="a" Type="x/worksheet" Target="sheet.xml"/>'
        parts.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{kind}</Relationships>")
        parts.writestr("xl/sheet.xml", f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")
    book = xlsx.Workbook(whole.getvalue())
    with pytest.raises(Unreadable, match=why):
        list(book.rows(book.sheets[0]))


def test_a_sheet_that_is_named_again_and_again_is_read_once():
    raw = workbook(COLUMNS, list(GOOD.values()))

    def many(content):
        return re.sub("<sheet [^>]*>", lambda sheet: sheet[0] * 500, content)

    assert len(xlsx.Workbook(with_parts(raw, workbook=many)).sheets) == 1


def test_a_mail_and_a_letter_are_looked_at_before_they_are_taken_apart(monkeypatch):
    def never(*_arguments):
        raise AssertionError

    monkeypatch.setattr(mail.email, "message_from_bytes", never)
    with pytest.raises(Unreadable):
        mail.text_of(MAIL.encode() + b"\n" * 200_000)
    monkeypatch.setattr(letter, "_plain_lines", never)
    with pytest.raises(Unreadable):
        letter.incoming(LETTER + "\n" * 100_000)


def test_no_item_of_a_list_is_read_twice(monkeypatch):
    """Each sign of a JSON text is looked at once by us, whatever its brackets are."""
    seen = 0
    signs = json_pieces.Signs.of

    def counted(self, text, start):
        nonlocal seen
        for sign in signs(self, text, start):
            seen += 1
            yield sign

    monkeypatch.setattr(json_pieces.Signs, "of", counted)
    text = '{"a": 1, "items": [' + '{"a": [[1]]}, ' * 100 + "{}]}"
    assert len(saved.incoming(text).every) == 101
    assert seen <= 2 * sum(text.count(sign) for sign in '[]{},:"')
