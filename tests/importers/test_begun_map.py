"""`import --map` of a file that is not there yet, and the maps that come with the software."""

from __future__ import annotations

import csv
import dataclasses
import io
import sys

import pytest
from tests.rows import TODAY, Imported, table

from activity_directory import cli
from activity_directory.importers import map_file, shipped_maps
from activity_directory.importers.begun_map import _with_its_words
from activity_directory.importers.sent import Incoming

COUNCIL = (
    "Service Name,organization.name,Tel No,Town,Opening times,is_free,Where do we find you,Ref no,"
    "About you,Category,Assured Date\n"
    "Tea at Three,Highfield Friends,01632 960110,Larkwell,Monday 10am - 12 noon,TRUE,LW1 1AA,7,"
    "We sit <b>and</b> talk. Tea after.,Walking; Moon landing,12/03/2019\n"
    "Soup,Highfield Friends,01632 960111,Larkwell,See website,FALSE,LW1 2AA,8,"
    "We eat. Tea after.,Walking,\n"
)


@pytest.fixture
def imported(tmp_path, capsys) -> Imported:
    return Imported(tmp_path, capsys)


def test_a_map_is_begun_from_names_and_cells_and_asks_only_what_it_can_t_know(
    imported, monkeypatch
):
    file = imported.folder / "council.map.yml"
    code, said = imported("council.csv", COUNCIL, "--map", "outpst")
    assert code == cli.WRONG_CALL
    assert "no map is called `outpst`. With the software come `connected-places-services`, " in said
    code, said = imported("council.csv", COUNCIL, "--map", str(file))
    assert code == cli.DONE, said
    words = file.read_text(encoding="utf-8")
    for line in (
        "  Service Name: Name of the activity  # such as: Tea at Three; Soup",
        "  organization.name: Who runs it",
        "  Tel No: Phone",
        "  Town: Area",
        "  Opening times: Days and times",
        "  is_free: Price",
        "  Where do we find you: Postcode",  # by its cells
        "  Ref no: Its id there",
        "  # About you: ",
        "    # Moon landing: ?  # 1 row",
        "  # How it happens: ?",
    ):
        assert line in words, line
    map_file.read(words.encode())  # it is a map as it stands
    assert imported.slugs == []

    file.unlink()
    said_at_the_terminal = iter(
        ["What people do there", "the council's list of 2021", "1", "Larkwell Council"]
    )
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(said_at_the_terminal))
    assert imported("council.csv", COUNCIL, "--map", str(file))[0] == cli.DONE
    assert list(said_at_the_terminal) == []
    code, said = imported("council.csv", COUNCIL, "--map", str(file))
    assert code == cli.DONE, said
    tea, soup = imported.entry(), imported.entry("soup")
    assert "summary: We sit and talk.\n" in tea  # the first sentence
    assert "cost: free\n" in tea
    assert "cost: ask\n" in soup
    assert "    days: [Monday]\n    from: 10:00\n    to: 12:00\n" in tea
    assert "when:\n  - ask:\n    text: See website\n" in soup
    assert "joining: ask\n" in soup
    assert soup.count("source:\n  list: the council's list of 2021\n") == 1
    assert "  id: 8\n  taken: 2026-11-23\n" in soup
    assert "checked:" not in soup
    assert "checked:\n  date: 2019-03-12\n  by: Larkwell Council\n" in tea
    code, said = imported("council.csv", COUNCIL, "--map", str(file))
    assert "Nothing changed: 2 listings imported before." in said


def test_a_row_that_only_lacks_an_answer_is_a_draft_and_stays_as_somebody_mends_it(imported):
    file = imported.folder / "our.map.yml"
    file.write_text("for all:\n  Your part in it: Larkwell Council\n", encoding="utf-8")
    sent = table({"Phone": ""}, {"Name of the activity": "Soup"}, {"Phone": "", "In one line": ""})
    code, said = imported("a.csv", sent, "--map", str(file))
    assert code == cli.FAULTS
    assert "1 listing that only lacks an answer is in content/drafts, which nobody sees.\n" in said
    draft = imported.content / "drafts" / "tea-at-three.md"
    lacks = "# Lacks: A way to ask (phone, e-mail or website)\n"
    assert draft.read_text(encoding="utf-8").startswith(f"---\n{lacks}name: Tea at Three\n")
    assert imported.slugs == ["soup"]
    draft.write_text("mine", encoding="utf-8")
    imported("a.csv", sent, "--map", str(file))
    assert draft.read_text(encoding="utf-8") == "mine"
    arguments = ["check", "--content", str(imported.content), "--today", TODAY]
    cli.main(arguments)  # the folder has other mistakes
    assert "drafts" not in imported.capsys.readouterr().out


OUTPOST = [
    {
        "import_id": "1", "name": "Tea", "approved": "TRUE",
        "description": "We sit in Secret Rd. And talk.",
        "organisation": "Friends", "contact_phone": "01632 960110", "free": "TRUE",
        "location_name": "Mill Hall", "location_address_1": "1 Secret Road",
        "location_postcode": "LW1 1AA", "mask_exact_address": "TRUE",
        "contact_name": "Ada Lovelace",
        "scheduled_weekday": "monday", "schedules_opens_at": "10:00:00",
        "schedules_closes_at": "12:00:00", "service_taxonomies": "Walking and the outdoors",
    },
    {
        "import_id": "2", "import_id_reference": "1", "scheduled_weekday": "friday",
        "schedules_opens_at": "14:00:00", "schedules_closes_at": "15:00:00",
        "location_address_1": "1 Secret Road", "location_postcode": "LW1 1AA",
    },
    {"import_id": "3", "name": "Cake", "description": "No.", "approved": "FALSE"},
]  # fmt: skip


def test_outposts_rows_are_one_listing_and_what_is_masked_there_is_nowhere(imported):
    columns = list(map_file.read(shipped_maps.called("outpost")).columns)
    text = io.StringIO()
    writer = csv.DictWriter(text, [one.replace(" ", "_") for one in columns])
    writer.writeheader()
    writer.writerows(OUTPOST)
    code, said = imported("outpost.csv", text.getvalue(), "--map", "outpost")
    assert code == cli.DONE, said
    assert "warning: 1 row left out, as the map or a column such as `Publish` says" in said
    assert imported.slugs == ["tea"]
    tea = imported.entry("tea")
    assert "days: [Monday]" in tea
    assert "days: [Friday]" in tea
    for secret in ("Secret", "LW1 1AA", "Lovelace"):
        assert secret not in tea
    found = Incoming((), columns=tuple(text.getvalue().splitlines()[0].split(",")))
    assert shipped_maps.that_fits(found) == "outpost"


def test_of_two_maps_with_these_columns_the_sheets_say_which_fits():
    columns = tuple(map_file.read(shipped_maps.called("connected-places-workbook")).columns)
    own = Incoming(
        (),
        columns=tuple(
            one
            for one in columns
            if not set(one.split()) & {"location", "taxonomies", "collection"}
        ),
    )
    assert shipped_maps.that_fits(own) == "connected-places-services"
    sheets = frozenset({"service", "organisation", "location", "service location"})
    sheets |= {"taxonomies - service", "taxonomies - category", "collection - category"}
    whole = dataclasses.replace(own, sheets=sheets)
    assert shipped_maps.that_fits(whole) == "connected-places-workbook"
    without_kinds = frozenset(one for one in sheets if "category" not in one)
    some = dataclasses.replace(own, sheets=without_kinds - {"taxonomies - service"})
    assert shipped_maps.that_fits(some) == "connected-places-workbook"
    others = dataclasses.replace(own, sheets=frozenset({"service", "notes"}))
    assert shipped_maps.that_fits(others) == "connected-places-services"


@pytest.mark.parametrize("name", shipped_maps.every())
def test_each_map_that_comes_with_the_software_is_one_and_says_where_its_columns_are_from(name):
    words = shipped_maps.called(name)
    given = map_file.read(words)
    assert "name" in given.columns.values()
    assert (
        b"The columns are those of" in words.replace(b"\n# ", b" ")
        or b"lists that councils publish" in words
    )


def test_a_map_quotes_no_cell_about_a_person(imported):
    file = imported.folder / "people.map.yml"
    words = (
        "What's on,Contact Name,E-mail,Phone,DOB,Born,Helper,Notes,Surname,Venue,Passcode,"
        "Meeting link,Step-free?,Parking,Starts,Ends,How to access,Last verified\n"
        "Tea,Sue Palmer,sue@example.org,01632 960110,x,01/02/1950,Bob Jones,Bring a cup. Ring Sue,"
        "Okafor,Ann's house,larkwell1,https://z.example.org/1,Yes,6 spaces,2027-01-04,2027-03-26,"
        "Drop in,May 2026\n"
    )
    code, said = imported("people.csv", words, "--map", str(file))
    assert code == cli.DONE, said
    begun = file.read_text(encoding="utf-8")
    for line in (
        "  What's on: Name of the activity  # such as: Tea",
        "  Meeting link: not used",
        '  "Step-free?": What is there for people who need it',
        "  Parking: About access  # such as: 6 spaces",
        "  Starts: First date",
        "  Ends: Last date",
        "  How to access: How to join",
        "  Last verified: Checked on",
    ):
        assert line in begun
    for private in ("Sue", "Bob", "sue@", "01632", "1950", "Okafor", "Ann", "larkwell1"):
        assert private not in begun, private


def test_a_list_publishes_nobody_of_its_columns_of_people(imported):
    file = imported.folder / "people.map.yml"
    file.write_text(
        "columns:\n  Leader: not used\nsource: the club's list\n"
        "for all:\n  How it happens: In person\n"
        "  What kind of activity it is: Arts and crafts\n"
        "taken from:\n  In one line: What people do there\n",
        encoding="utf-8",
    )
    words = (
        "Activity,Organiser,Leader,Contact Email,Contact Phone,Description,Venue,Address,Postcode,"
        "Hide address,Publish\n"
        "Sewing,Sue Palmer,Sue Palmer,sue.palmer1950@gmail.com,01632 960110,"
        "We sew. Ring Sue on Mondays.,Sue's house,,LW1 1AA,0,Y\n"
        "Refuge,Haven,,,01632 960111,We meet. Come to 7 Alder Court.,Alder House,7 Alder Court,"
        "LW1 1AB,1,Y\n"
        "Asleep,Haven,,,01632 960111,We sleep.,Mill Hall,,LW1 1AC,0,\n"
    )
    begun = imported.folder / "begun.map.yml"
    imported("people.csv", words, "--map", str(begun))
    assert (
        'left out:\n  Hide address: {"1": [Name of the place, Street, Postcode]}\n'
        '  Publish: {"No": the row, "": the row}\n'
    ) in begun.read_text(encoding="utf-8")
    assert "Alder" not in begun.read_text(encoding="utf-8")
    code, said = imported("people.csv", words, "--map", str(file))
    assert code == cli.DONE, said
    assert imported.slugs == ["refuge", "sewing"]
    assert "1 row left out, as the map or a column such as `Publish` says" in said
    assert "Street: it is left out, as a column such as `Hide address` says" in said
    refuge = imported.entry("refuge")
    assert "  name: Address not published\n  withheld: yes\n" in refuge
    for private in ("Alder", "LW1"):
        assert private not in refuge, private
    entry = imported.entry("sewing")
    assert "organisation:\n  name: Sewing\n" in entry
    assert "We sew.\n" in entry
    for private in ("Sue", "Palmer", "gmail", "LW1"):
        assert private not in entry, private


def test_only_a_whole_part_of_a_label_is_certainly_meant():
    labels = {one.casefold(): one for one in ("Music and singing", "Connector services")}
    found = [_with_its_words(one, labels) for one in ("Music", "Services")]
    assert found == ["Music and singing", ""]


MORE = (
    "Service Name,Organisation,About,Additional info,Notes,Category,Publish,Status,Tel No,Address\n"
    "Tea,Friends,We sit.,Bring a mug.,,Moon; Walkng,Yes,Live,01632 960110,1 Example Road\n"
    "Soup,Friends,We eat.,,Ring first.,Food,Yes,Live,01632 960111,1 Example Road\n"
    "Refuge,Safe,Unsaid.,Unsaid.,Unsaid.,Unsaid,No,Live,01632 960112,9 Unsaid Road\n"
    "Old,Gone,Unsaid.,Unsaid.,Unsaid.,Unsaid,Yes,Draft,01632 960113,9 Unsaid Road\n"
    "Home,Unsaid,Our address is confidential.,Unsaid.,,Unsaid,Yes,Live,01632 960114,9 Unsaid Road\n"
)


def test_a_begun_map_marks_what_it_guesses_and_quotes_no_private_row(imported):
    file = imported.folder / "council.map.yml"
    code, said = imported("council.csv", MORE, "--map", str(file))
    assert code == cli.DONE, said
    words = file.read_text(encoding="utf-8")
    for line in (
        "  # Additional info: What people do there  # ? such as: Bring a mug.\n",
        "  # Notes: What people do there  # ? such as: Ring first.\n",
        "    # Food: Food and weight programmes  # ? 1 row\n",  # a guess, and so a comment
        "    # Moon: ?  # 1 row\n",
    ):
        assert line in words, line
    assert "Unsaid" not in words + said
    map_file.read(words.encode())


def test_several_columns_may_go_on_with_the_description(imported):
    file = imported.folder / "our.map.yml"
    file.write_text(
        "columns: {Notes: What people do there, More: What people do there}\n", encoding="utf-8"
    )
    sent = table({"Notes": "Bring a mug.", "More": "We sit and talk."})
    code, said = imported("a.csv", sent, "--map", str(file))
    assert code == cli.DONE, said
    assert imported.entry().endswith("---\n\nWe sit and talk.\n\nBring a mug.\n")


GUESSED = (
    "Name,Details,Who for,Telephone service,Service,area_name,Address 1,Address 2\n"
    "Tea,We sit.,Anyone who needs housing advice.,false,Advice,Larkwell,Mill Hall,3 Mill Lane\n"
    "Soup,We eat.,People over 16 who are homeless.,true,Food,Larkwell,Mill Hall,3 Mill Lane\n"
)


def test_a_begun_map_guesses_by_what_is_in_the_cells_and_asks_for_a_way_to_ask(imported):
    file = imported.folder / "council.map.yml"
    code, said = imported("council.csv", GUESSED, "--map", str(file))
    assert code == cli.DONE, said
    words = file.read_text(encoding="utf-8")
    for line in (
        '  Who for: "Who can come, in one sentence"',
        "  # Telephone service: not used  # ?",
        "  # Service: not used  # ?",
        "  area_name: Area",
        "  Address 1: Street",
        "  Address 2: Street",
        "  # Web page: ?  # ",
    ):
        assert line in words, (line, words)


def test_choices_stay_choices_and_a_way_to_ask_is_not_asked_for_twice(imported):
    file = imported.folder / "council.map.yml"
    sent = GUESSED.replace("Anyone who needs housing advice.", "Parents and new parents")
    sent = sent.replace("People over 16 who are homeless.", "Young people (13 to 25)")
    sent = sent.replace("Telephone service", "Phone").replace("false", "01632 960110")
    imported("council.csv", sent, "--map", str(file))
    words = file.read_text(encoding="utf-8")
    assert "  Who for: Audiences" in words
    assert "Web page: ?" not in words


def test_a_begun_map_asks_for_nothing_that_a_list_can_do_without(imported):
    file = imported.folder / "groups.map.yml"
    sent = (
        "name,whatDoYouDo,time weekday,time start,time end,location googleMapsLink,Phone\n"
        "Tea,We sit.,Monday,10:00,11:00,https://goo.gl/maps/x1,01632 960110\n"
        "Soup,We eat.,Tuesday,12:00,13:00,https://maps.app.goo.gl/x2,01632 960111\n"
    )
    assert imported("groups.csv", sent, "--map", str(file))[0] == cli.DONE
    words = file.read_text(encoding="utf-8")
    for line in (
        "  whatDoYouDo: What people do there",
        "  time weekday: Day",
        "  time start: Start",
        "  time end: End",
        "  location googleMapsLink: not used",
    ):
        assert line in words, (line, words)
    assert "Price: ?" not in words
    assert "Your part in it: ?" not in words


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        ({"Event": "Tea"}, ("Event: Name of the activity",)),
        ({"Group": "Tea"}, ("Group: Name of the activity",)),
        ({"Club": "Tea"}, ("Club: Name of the activity",)),
        ({"Society": "Tea", "Town": "Larkwell"}, ("Society: Name of the activity",)),
        ({"Name": "Tea", "Club": "x"}, ("Name: Name of the activity", "# Club: not used  # ?")),
        (
            {"Event": "Tea", "Group": "Friends"},
            ("Event: Name of the activity", "Group: Who runs it"),
        ),
        (
            {"Title": "Tea", "Group": "Friends"},
            ("Title: Name of the activity", "Group: Who runs it"),
        ),
        ({"Name": "Ringers", "Practice time": "Monday 7pm"}, ("Practice time: Days and times",)),
        ({"Name": "Ringers", "Meeting Time": "Monday 7pm"}, ("Meeting Time: Days and times",)),
        (
            {"Name": "Tea", "Contact details": "By The Hive\nask@hive.example.org\n01632 960123"},
            ("Contact details: E-mail",),
        ),
        (
            {"Name": "Tea", "E-mail": "a@b.example.org", "Contact details": "Desk: 01632 960123"},
            ("Contact details: Phone",),
        ),
        ({"Name": "Tea", "Contact details": "Jean Okafor"}, ("# Contact details: not used  # ?",)),
    ],
)
def test_a_column_is_known_by_the_columns_beside_it(imported, columns, lines):
    text = io.StringIO()
    csv.writer(text).writerows([[*columns, "Town"], [*columns.values(), "Larkwell"]])
    file = imported.folder / "list.map.yml"
    code, said = imported("list.csv", text.getvalue(), "--map", str(file))
    assert code == cli.DONE, said
    written = file.read_text(encoding="utf-8")
    for line in lines:
        assert f"  {line}" in written


ORGANISATIONS = (
    "Organisation,Booking form,Phone,Website,Image,Description\n"
    "Larkwell Sings!,https://forms.example.org/a,01632 960110,https://www.example.org/sings,"
    "https://pictures.example.org/a.png,We sing together.\n"
    "Larkwell Sews,https://forms.example.org/b,01632 960111,,,We sew together.\n"
    "Jean Okafor,,01632 960112,,,I teach.\n"
)


def test_each_of_a_list_of_organisations_is_called_as_the_organisation_is(imported):
    file = imported.folder / "organisations.map.yml"
    code, said = imported("organisations.csv", ORGANISATIONS, "--map", str(file))
    assert code == cli.DONE, said
    begun = file.read_text(encoding="utf-8")
    for line in (
        "  Organisation: Who runs it",
        "  Booking form: Web page  # such as: https://forms.example.org/a",
        "  Website: Web page  # such as: https://www.example.org/sings",
        "  Name of the activity: Who runs it  # no column has a name, so each listing is called",
    ):
        assert line in begun, line
    answers = "for all:\n  How it happens: In person\n  What kind of activity it is: Dance\n"
    file.write_text(begun.partition("# for all:")[0] + answers, encoding="utf-8")
    _, said = imported("organisations.csv", ORGANISATIONS, "--map", str(file), "--details")
    assert imported.slugs == ["larkwell-sews", "larkwell-sings"]
    sings, sews = imported.entry("larkwell-sings"), imported.entry("larkwell-sews")
    assert sings.count('name: "Larkwell Sings!"\n') == 2
    assert "  website: https://www.example.org/sings\n" in sings
    assert "https://forms.example.org/a" in sings.partition("---\n\n")[2]
    assert "  website: https://forms.example.org/b\n" in sews
    assert "row 4, column A (Organisation): error: Name of the activity: it names somebody" in said


WEEK = ["Tea at ten", "Bingo", "Choir practice", "Lunch club", "Knitting", "Quiz", "Art class"]


TEXTS = [
    f"We sit together at table {one} and sing what we know by heart, and then there is tea for all."
    for one in "ABCDEFG"
]
ADDRESS = (
    "The Old Assembly Rooms, Upper Floor, Mill Community Centre, 3 Mill Lane, Larkwell LW1 1AA"
)


def begun_lines(imported: Imported, columns: dict[str, list[str]]) -> str:
    """The map that is begun for a table of these columns."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    file = imported.folder / "our.map.yml"
    code, said = imported("our.csv", text.getvalue(), "--map", str(file))
    assert code == cli.DONE, said
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "cells", "line"),
    [
        ("Service", WEEK, "  Service: Name of the activity  #"),
        ("Service", [*["Regular event"] * 6, "One event"], "  # Service: not used  # ?"),
        ("Service Type", [*["Regular event"] * 6, "One event"], "  # Service Type: not used  # ?"),
        (
            "Timing notes",
            ["10:30am - 12:30pm Every 2nd Sunday", *["Tuesdays 9am-10am"] * 5, "Ask"],
            "  # Timing notes: Days and times  # ?",
        ),
        ("hours", ["Monday: 09:30 - 13:30"] * 7, "  # hours: Days and times  # ?"),
        ("Room notes", ["We meet upstairs"] * 7, "  # Room notes: not used  # ?"),
        ("contact", ["Email: tea@example.org"] * 5 + ["", "Ask us"], "  # contact: E-mail  # ?\n"),
        ("contact", ["01632 960110"] * 6 + ["tea@example.org"], "  contact: Phone\n"),
        ("contact", ["Jean Okafor 01632 960110"] * 7, "  # contact: not used  # ?\n"),
        ("tags", ["walking; pubs", *["pubs"] * 4, *["art; pubs"] * 2], "  # tags: What kind of"),
        (
            "subscriptions",
            ['{"frequency": "monthly", "cost": 9}'] * 7,
            "  # subscriptions: not used",
        ),
        ("waitingTime", ["2 weeks", *["None"] * 6], "  # waitingTime: not used  # ?"),
        ("Meeting timing", ["Tuesdays 2-4pm"] * 7, "  # Meeting timing: Days and times  # ?"),
        ("street2", ["LW1 1AA"] * 6 + ["Mill Lane"], "  street2: Postcode  # such as: LW1 1AA"),
        ("Location", ["LW1 1AA"] * 7, "  Location: Postcode  # such as: LW1 1AA"),
        ("street2", ["Mill Lane"] * 4 + ["LW1 1AA"] * 3, "  street2: Street  # such as: Mill"),
        ("Postcode area", ["LW1"] * 7, "  Postcode area: Postcode  # such as: LW1"),
        ("text", TEXTS, "  text: What people do there  # such as: We sit together"),
        ("text", ["We paint in the hall."] * 7, "  # text: What people do there  # ? such as"),
        ("content", ["<p>We paint in it.</p>"] * 7, "  # content: What people do there  # ?"),
        ("content", ["image"] * 7, "  # content: not used  # ?"),
        ("tags", ["lunch; company", *["art"] * 6], "  # tags: What kind of activity it is"),
        ("text", ["85258"] * 7, "  text: Number for text messages\n"),
        ("text", ["07700 900123"] * 7, "  text: Number for text messages\n"),
        ("text", ["Text only 07700 900123"] * 7, "  text: Number for text messages\n"),
        ("postContent", TEXTS, "  postContent: What people do there  # such as: We sit"),
        ("Town", TEXTS, "  # Town: What people do there  # ?"),
        ("Activity", TEXTS, "  # Activity: What people do there  # ?"),
        ("Extra words", TEXTS, "  # Extra words: What people do there  # ?"),
        ("Service user information", TEXTS, "  # Service user information: What people do there"),
        ("Internal record", TEXTS, "  # Internal record: not used  # ?"),
        ("Photo description", TEXTS, "  Photo description: not used\n"),
        ("Phone", TEXTS, "  # Phone: What people do there  # ?"),
        ("Phone", [f"{one} Ring 01632 960110." for one in TEXTS], "  Phone: Phone\n"),
        ("Opening times", [f"{one} Mondays 2pm." for one in TEXTS], "  Opening times: Days"),
        ("Address", [ADDRESS] * 7, "  Address: Street  # such as: The Old"),
        ("Price", TEXTS, "  Price: Price  # such as: We sit"),
        ("event.gender", ["Women", *[""] * 6], "  # event.gender: not used  # ?"),
    ],
)
def test_a_column_that_is_called_otherwise_is_known_by_its_cells(imported, title, cells, line):
    words = begun_lines(imported, {"Who runs it": WEEK, title: cells})
    assert line in words


def test_a_map_says_what_yes_and_no_mean_of_a_price(imported):
    words = begun_lines(imported, {"Activity": WEEK, "Free": ["TRUE", *["FALSE"] * 6]})
    assert (
        "  Free: Price  # such as: TRUE; FALSE. Yes is Free; where it is no, people have to ask\n"
        in words
    )


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (("East Anglia", "Northern", "Midlands"), "  # location: Area  # ?"),
        (("By the canal", "Old Town", "The Green"), "  # location: "),
    ],
)
def test_the_column_that_says_name_is_the_name_of_the_place(imported, cells, line):
    rows = (f"{cell},Tea {at},Oak Hall {at}\n" for at, cell in enumerate(cells))
    file = imported.folder / "our.map.yml"
    imported("our.csv", "location,club,location_name\n" + "".join(rows), "--map", str(file))
    words = file.read_text(encoding="utf-8")
    assert "\n  location_name: Name of the place" in words
    assert f"\n{line}" in words


def test_regions_alone_are_no_names_of_places(imported):
    file = imported.folder / "our.map.yml"
    sent = "location,club\nNorth East,Tea\nWest Midlands,Songs\nGreater London,Walks\n"
    imported("our.csv", sent, "--map", str(file))
    assert "\n  # location: Area  # ?" in file.read_text(encoding="utf-8")
