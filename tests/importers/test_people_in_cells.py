"""People in names of listings, links, places and other cells, and the numbers of bank accounts."""

from __future__ import annotations

import re

import pytest
from tests.importers.texts import left_of
from tests.rows import Imported, table


@pytest.fixture
def imported(tmp_path, capsys):
    return Imported(tmp_path, capsys)


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Crochet (contact Rukmini 07700 900201)", "Crochet"),
        ("Crochet (07700 900201)", "Crochet"),
        ("Zumba Gold - Ioana 07700900310", "Zumba Gold"),
        ("Tea at Three: ring Ioana", "Tea at Three"),
        ("Tea at Three c/o Mrs Tregenza", "Tea at Three"),
        ("Tea at Three, ioana@savers.org.uk", "Tea at Three"),
        ("Crisis Help (Caseworker Ioana Peck) for all", "Crisis Help for all"),
        ("Tea at Three (group leader Jean Okafor)", "Tea at Three"),
        ("Tea at Three NOTE: chase them in May", "Tea at Three"),
        ("Tea at Three - NB: only until May", "Tea at Three"),
        ("Friends of NB Choir", "Friends of NB Choir"),
        ("Tea (Youth Worker Training)", "Tea (Youth Worker Training)"),
        ("Ring and Ride", "Ring and Ride"),
        ("Contact Improvisation (beginners)", "Contact Improvisation (beginners)"),
        ("Tea - Call in and Chat", "Tea - Call in and Chat"),
        ("Family Contact Centre", "Family Contact Centre"),
        ("Contact Grandparents", "Contact Grandparents"),
        ("Larkwell Call Centre Choir", "Larkwell Call Centre Choir"),
        ("Phone Repair Cafe", "Phone Repair Cafe"),
        ("Tea at Three - contact Reception", "Tea at Three - contact Reception"),
        ("Tea at Three contact Nkechi", "Tea at Three"),
        ("Tea at Three contact Mrs Bird", "Tea at Three"),
        ("Tea at Three contact Reception 07700 900201", "Tea at Three"),
    ],
)
def test_a_name_of_a_listing_says_not_whom_to_ask(name, left, imported):
    _, said = imported("tea.csv", table({"Name of the activity": name}))
    assert f"name: {left}\n" in imported.entry(imported.slugs[0]), said


def test_a_report_says_what_a_listing_is_called_now(imported):
    _, said = imported("tea.csv", table({"Name of the activity": "Tea (ring Nkechi)"}), "--details")
    assert "Name of the activity: it is now called `Tea`" in said


@pytest.mark.parametrize("name", ["Larkwell contact Nkechi", "Tea with: ring Nkechi"])
def test_a_listing_waits_of_whose_name_only_a_fragment_would_be_left(name, imported):
    _, said = imported("tea.csv", table({"Name of the activity": name}))
    assert not imported.slugs
    assert "it names somebody" in said


def test_a_listing_waits_whose_name_goes_on_behind_a_number(imported):
    _, said = imported("tea.csv", table({"Name of the activity": "Tea 07700 900201 Club"}))
    assert not imported.slugs
    assert "it names somebody" in said


@pytest.mark.parametrize(
    ("text", "is_out"),
    [
        ("We talk. NOTE: don't give contact details to clients.", True),
        ("Please do not give out this number.", True),
        ("We talk. Not to be given out: e-mail.", False),
        ("Do not share your phone number with strangers.", False),
        ("We never pass on your contact details.", False),
    ],
)
def test_a_listing_waits_whose_list_says_not_to_give_out_how_to_reach_it(text, is_out, imported):
    _, said = imported("tea.csv", table({"What people do there": text}))
    assert bool(imported.slugs) != is_out
    assert ("how to reach it is not to be given out" in said) == is_out


@pytest.mark.parametrize(
    ("link", "is_theirs"),
    [
        ("https://www.linkedin.com/in/tamara-oduya-33a", True),
        ("https://www.linkedin.com/in/oduya-coaching", True),
        ("https://www.linkedin.com/in/suffolk-new-college", False),
        ("https://www.facebook.com/tamara.oduya.9", True),
        ("https://facebook.com/people/Tamara-Oduya/1000123/", True),
        ("https://facebook.com/people/Tamara-Oduya-Friends/1000123/", True),
        ("https://facebook.com/people/Highfield-Friends/1000123/", False),
        ("https://facebook.com/people/Friends-of-Highfield/1000123/", False),
        ("https://www.facebook.com/highfield.friends", False),
        ("https://www.facebook.com/MyTolworth.org", False),
        ("https://www.facebook.com/tolworthwheels.org.uk", False),
        ("https://www.facebook.com/highfield.friends.co.uk", False),
        ("https://www.facebook.com/tamara.oduya.org", True),
        ("https://www.facebook.com/larkwellvalearchery", False),
        ("https://www.facebook.com/profile.php?id=1000123", False),
    ],
)
def test_a_page_of_a_person_at_a_network_is_left_out(link, is_theirs, imported):
    rows = (
        {"Name of the activity": "Tea", "Web page": link},
        {"Name of the activity": "Soup", "What people do there": f"We eat. See {link} for dates."},
    )
    _, said = imported("tea.csv", table(*rows))
    for slug in ("tea", "soup"):
        assert (link in imported.entry(slug)) != is_theirs, said
    assert "oduya" not in said.casefold()


@pytest.mark.parametrize(
    ("organisation", "left"),
    [
        ("Marjorie Throssell", "Tea at Three"),
        ("Jean P. Okafor", "Tea at Three"),
        ("Nkechi O. on behalf of Highfield Rovers", "Highfield Rovers"),
        ("Gita Bose Yoga", "Gita Bose Yoga"),
        ("Victoria Park", "Victoria Park"),
        ("Sue Ryder", "Sue Ryder"),
        ("Grace Fellowship", "Grace Fellowship"),
    ],
)
def test_a_person_alone_runs_nothing(organisation, left, imported):
    _, said = imported("tea.csv", table({"Who runs it": organisation}))
    assert f"  name: {left}\n" in imported.entry(), said


_ALONE = ["Jean Okafor", "Jean Hill", "MRS J. OKAFOR", "Jean & Bob Okafor", "Dr Okafor"]


@pytest.mark.parametrize("name", _ALONE)
@pytest.mark.parametrize("who", ["Who runs it", None])
def test_a_listing_waits_that_is_called_as_the_person_who_runs_it(name, who, imported):
    row = {"Name of the activity": name, "Who runs it": name if who else None}
    file = imported.folder / "our.map.yml"
    file.write_text("taken from:\n  Who runs it: Name of the activity\n", encoding="utf-8")
    _, said = imported("tea.csv", table(row), "--map", str(file))
    assert not imported.slugs
    assert "it names somebody" in said
    assert said.count("tea.csv: row 2") == 1, "whoever corrects it reads of one thing to do"
    assert "Who runs it:" not in said


@pytest.mark.parametrize(
    ("name", "is_group"),
    [
        ("LKG Herts", True),
        ("LK Notts", True),
        ("LKG Devon", True),
        ("LKG Larkwell", True),
        ("L.K.G. Okafor", False),
        ("LKG Okafor", False),
        ("LK Devon", False),
        ("Jean Devon", False),
    ],
)
def test_the_first_letters_of_a_group_and_a_place_are_nobody(name, is_group, imported):
    row = {"Name of the activity": name, "Who runs it": name}
    _, said = imported("tea.csv", table(row))
    assert bool(imported.slugs) == is_group, said
    assert ("it names somebody" in said) != is_group


def test_a_listing_that_is_called_after_people_and_run_by_one_has_one_fault(imported):
    row = {"Name of the activity": "Karen / Priti", "Who runs it": "Gita Okafor"}
    _, said = imported("tea.csv", table(row))
    assert "it names somebody" in said
    assert said.count("tea.csv: row 2") == 1


_OF_ORGANISATIONS = [
    "VAUGHAN LANE SCHOOL PTA",
    "ABIGAIL MINISTRIES",
    "Jean Okafor Ministries",
    "SIR BOB OKAFOR'S CHARITY",
    "Charity of Dame Jean Okafor and Others",
    "The Okafor Family Charitable Trust",
    "J and M Okafor Charitable Trust",
    "Jean Okafor Memorial Fund",
    "The Jean Okafor Foundation Prize",
    "Mrs Jean Okafor's Almshouses",
    "The Bequest of Mrs Okafor for Widows",
    "Jean Okafor Scholarship Fund Ltd",
]


@pytest.mark.parametrize("name", _OF_ORGANISATIONS)
def test_an_organisation_may_be_called_after_somebody(name, imported):
    row = {"Name of the activity": name, "Who runs it": name, "Contact name": "Mrs Jean Okafor"}
    other = {"Name of the activity": "Tea", "Contact name": "Bob Okafor"}
    _, said = imported("tea.csv", table(row, other))
    assert "it names somebody" not in said
    [slug] = {*imported.slugs} - {"tea"}
    assert imported.entry(slug).count(name) > 1


@pytest.mark.parametrize(
    "name",
    [
        "Jean Okafor",
        "Tea with Jean Okafor",
        "Jean Okafor (Larkwell Trust)",
        "Larkwell Trust - Jean Okafor",
        "Coffee at Jean Okafor's, Trust Road",
        "Fund raising with Jean Okafor",
        "Contact Jean Okafor, Larkwell Charity",
    ],
)
def test_a_listing_waits_that_names_somebody_beside_an_organisation(name, imported):
    row = {"Name of the activity": name, "Contact name": "Mrs Jean Okafor"}
    _, said = imported("tea.csv", table(row))
    assert "it names somebody" in said or "Okafor" not in published(imported)


@pytest.mark.parametrize(
    "name",
    [
        "Gita Bose Yoga",
        "Gita Bose Guitar",
        "Grace Hall",
        "Grace TARA",
        "Grace WI",
        "Grace Fellowship",
        "Victoria Park",
        "Sue Ryder",
        "Jack & Jill",
        "Rose and Crown",
        "Daisy",
    ],
)
def test_a_listing_that_is_called_as_who_runs_it_is_no_person_by_that(name, imported):
    _, said = imported("tea.csv", table({"Name of the activity": name, "Who runs it": name}))
    assert f"  name: {name}\n" in imported.entry(imported.slugs[0]), said


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ("highfield@gmail.com (Ifeanyi)", "  email: highfield@gmail.com\n"),
        ("Ifeanyi Obi: info@savers.org.uk", "  email: info@savers.org.uk\n"),
        ("Office: info@savers.org.uk", "  email: info@savers.org.uk\n"),
    ],
)
def test_a_name_beside_an_address_is_left_out(cell, left, imported):
    _, said = imported("tea.csv", table({"E-mail": cell}))
    assert left in imported.entry(), said
    assert not re.search("Ifeanyi|Obi", imported.entry())


@pytest.mark.parametrize(
    "said",
    [
        "Bank details: sort code 12-34-56, account 12345678, M J Peverell.",
        "Pay into 12-34-56 12345678 please.",
        "Account number: 12345678.",
    ],
)
def test_the_number_of_a_bank_account_is_in_no_text(said):
    assert left_of(said) == "We knit.\n\nBring wool."


@pytest.mark.parametrize(
    ("place", "is_theirs"),
    [
        ("Prof. Anstruther's studio", True),
        ("Mrs B's garden", True),
        ("The Old Forge (home of Barnaby and Ros)", True),
        ("Mill Ground (home of Larkwell Rovers)", False),
        ("The Old Forge Studio", False),
    ],
)
def test_a_place_is_somebodys_by_a_title_or_as_their_home(place, is_theirs, imported):
    _, said = imported("tea.csv", table({"Name of the place": place, "Street": "3 Forge Lane"}))
    assert ("3 Forge Lane" in imported.entry()) != is_theirs, said


def test_a_church_that_is_named_as_its_place_is_no_person(imported):
    row = {
        "Name of the activity": "Lunch at Immanuel Larkwell Heath",
        "Who runs it": "Immanuel Church, Larkwell Heath",
        "Name of the place": "Immanuel Church",
        "Contact name": "Immanuel Larkwell Heath",
    }
    _, said = imported("tea.csv", table(row))
    entry = imported.entry("lunch-at-immanuel-larkwell-heath")
    assert "name: Immanuel Church, Larkwell Heath" in entry, said
    assert "Immanuel Church\n" in entry


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"Contact name": "Ann Okafor, City of Sanctuary"}, "A Sanctuary in the City for all."),
        ({"Contact name": "LANCE Yorkshire"}, "Everybody from Yorkshire may come."),
    ],
)
def test_organisations_and_places_in_a_cell_of_people_are_nobody(cells, text, imported):
    row = {"Who runs it": "LANCE", "What people do there": f"{text} Ask Ann Okafor.", **cells}
    _, said = imported("tea.csv", table(row))
    assert imported.entry().rpartition("---\n")[2].strip() == text, said


@pytest.mark.parametrize(
    "cell",
    ["Jean Okafor Mon-Fri", "Jean Okafor (Weds)", "Jean Okafor, Tues & Thurs", "Jean Mondays"],
)
@pytest.mark.parametrize("column", ["Contact name", "Whom to ask for"])
def test_days_in_a_cell_of_people_are_nobody(cell, column, imported):
    text = "On Mon and Weds we sing. On Tues and Thurs we talk. On Fri we eat. Closed Mondays."
    row = {"What people do there": f"{text} Ask Jean.", column: cell}
    _, said = imported("tea.csv", table(row))
    assert imported.entry().rpartition("---\n")[2].strip() == text, said
    assert "Jean" not in imported.entry()


@pytest.mark.parametrize("cell", ["Sunday Adeyemi", "Blessing Friday", "Ling Sun", "Thu Nguyen"])
def test_a_name_that_is_a_day_as_well_is_one_in_a_cell_of_people(cell, imported):
    row = {"What people do there": f"We talk. {cell} sings.", "Contact name": cell}
    _, said = imported("tea.csv", table(row))
    assert imported.entry().rpartition("---\n")[2].strip() == "We talk.", said


def test_the_days_of_a_role_stay(imported):
    _, said = imported("tea.csv", table({"Whom to ask for": "Reception (Mon to Fri)"}))
    assert "ask_for: Reception (Mon to Fri)\n" in imported.entry(), said


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("Jean Okafor, Children & Youth Worker", "Children & Youth Worker"),
        ("Children and Youth Worker Jean Okafor", "Children and Youth Worker"),
        ("Jean Okafor (Sport, Youth & Family Worker)", "Sport, Youth & Family Worker"),
        ("Children & Youth Worker", "Children & Youth Worker"),
        ("Health & Wellbeing Coordinator", "Health & Wellbeing Coordinator"),
        ("Jean Okafor & Youth Worker", "Youth Worker"),
        ("Health & Jean Okafor, Sports Officer", "Sports Officer"),
        ("Jean Okafor, Chair & Youth Worker", "Chair, Youth Worker"),
        ("Jean Okafor, Sport; Youth Worker", "Youth Worker"),
    ],
)
def test_words_joined_to_a_role_are_of_it(cell, roles, imported):
    _, said = imported("tea.csv", table({"Whom to ask for": cell}))
    assert f"ask_for: {roles}\n" in imported.entry().replace('"', ""), said
    assert "Okafor" not in imported.entry()


def test_a_small_word_behind_a_name_is_no_part_of_it(imported):
    text = "We talk. Ask Johanna what we move on to."
    row = {"Phone": "Johanna on 01632 960111", "What people do there": text}
    _, said = imported("tea.csv", table(row))
    assert "this sentence is left out: `Ask [name] what we move on to.`" in said


OFFICE_TOO = {"Name of the activity": "Larkwell Church", "Contact name": "Bob Okafor"}


def reported(imported, *rows):
    """The lines of the summary about numbers of people, of a long list with these rows."""
    every = [{"Name of the activity": f"Tea {number}", **row} for number, row in enumerate(rows)]
    more = [{"Name of the activity": f"Cake {number}", "Price": "dear"} for number in range(61)]
    _, said = imported("tea.csv", table(*every, *more))
    return [line for line in said.splitlines() if "the list names a person with" in line]


def test_a_report_counts_the_numbers_that_may_be_somebodys_at_home(imported):
    [line] = reported(
        imported,
        OFFICE_TOO | {"Phone": "020 7946 0123"},
        {"Contact name": "Jean Okafor", "Phone": "01632 960111"},
        {"Contact name": "Sue Okafor", "Phone": "Office: 01632 960113"},
        {"Contact name": "Ann Okafor", "Phone": "0800 9460 123"},
        {"Contact name": "", "Phone": "01632 960115"},
        {"Reviewed by": "Jean Okafor", "Phone": "01632 960116"},
        {"Contact name": "City of Sanctuary", "Phone": "01632 960117"},
        {"Phone": "Ann Okafor 01632 960118"},
    )
    assert line.startswith("      3  row 3, column N (Phone): Phone: the list names a person with")
    assert "somebody's at home" in line


@pytest.mark.parametrize(
    "cell", ["MARC SHAW", "JEAN OKAFOR", "REV JEAN VAN DER BERG BED (CANTAB)", "MR J N PAY"]
)
def test_a_person_in_capitals_is_one_in_a_cell_of_people(cell, imported):
    assert reported(imported, {"Contact name": cell, "Phone": "01632 960111"})


@pytest.mark.parametrize("cell", ["NHS UK", "COMMUNITY HUB", "AGE UK", "MILL ROAD TEAM"])
def test_a_group_in_capitals_is_nobody_in_a_cell_of_people(cell, imported):
    assert not reported(imported, {"Contact name": cell, "Phone": "01632 960111"})


def test_a_report_counts_the_mobiles_of_people_apart(imported):
    [line] = reported(
        imported,
        OFFICE_TOO | {"Phone": "07700 900123"},
        {"Contact name": "Jean Okafor", "Phone": "07700 900124"},
        {"Contact name": "", "Phone": "07700 900125"},
        {"Text messages": "Jean Okafor 07700 900126", "Phone": "0800 9460 123"},
    )
    assert line.startswith("      2  row 3, column N (Phone): Phone: the list names a person with")
    assert "this mobile number; look whether it is the group's" in line


def test_a_report_counts_rows_with_several_numbers_of_a_person(imported):
    [line] = reported(
        imported,
        {"Contact name": "Jean Okafor", "Phone": "01632 960111 or 07700 900124"},
        {"Contact name": "Ann Okafor", "Phone": "07700 900125 / 07700 900126"},
        {"Contact name": "", "Phone": "01632 960112 or 07700 900127"},
    )
    assert line.startswith("      2  row 2, column N (Phone): Phone: the list names a person with")
    assert "as all of them are in the listing" in line
    assert "07700 900124" in imported.entry("tea-0")


def published(imported: Imported) -> str:
    """All that the entries of activities and places say."""
    files = [*imported.content.glob("activities/*"), *imported.content.glob("venues/*")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


HOUSE = {"Name of the place": "43 Example Avenue", "Street": "Larkwell"}


@pytest.mark.parametrize(
    "name",
    [
        "Joan Okafor Larkwell Group Companions",
        "Stella Okafor Larkwell & District U3A",
        "Stella Okafor, Larkwell & District U3A",
        "Mrs Tregenza Larkwell Silver Circle",
        "Mrs J Tregenza Larkwell Silver Circle",
    ],
)
def test_a_club_at_a_house_behind_somebodys_name_waits(name, imported):
    row = {"Name of the activity": name, "Who runs it": name}
    _, said = imported("tea.csv", table({**row, **HOUSE}))
    assert not imported.slugs
    assert "it names somebody" in said


@pytest.mark.parametrize(
    "name",
    [
        "Marie Curie Larkwell Support Group",
        "Ann Peck Yoga",
        "Victoria Wood Walking Group",
        "Larkwell Pensioners Club",
        "Golden Circle",
    ],
)
def test_a_club_at_a_house_keeps_a_name_of_its_own_with_a_warning(name, imported):
    _, said = imported("tea.csv", table({"Name of the activity": name, **HOUSE}))
    assert f"name: {name}\n" in imported.entry(imported.slugs[0]), said
    assert "look whether it is somebody's home" in said


def test_a_service_with_a_website_has_an_office(imported):
    _, said = imported("tea.csv", table({**HOUSE, "Web page": "https://tea.example.org/"}))
    assert imported.slugs, said
    assert "somebody's home" not in said


@pytest.mark.parametrize(
    "street",
    [
        "43 Example Avenue",
        "46 Elm Drive",
        "70 Old Church Lane",
        "12 Mill Road",
        "5 Station Road",
        "1 Elmfield",
        "12a, The Green",
        "3 Upper Bridge Street",
    ],
)
@pytest.mark.parametrize("page", [None, "https://tea.example.org/"])
def test_a_house_is_looked_at_where_the_list_names_a_person(street, page, imported):
    row = {"Name of the place": street, "Street": "Larkwell", "Web page": page}
    _, said = imported("tea.csv", table({**row, "Contact name": "Mrs Jean Okafor"}))
    assert imported.slugs, said
    assert "look whether it is somebody's home" in said


@pytest.mark.parametrize(
    "street",
    [
        "12 High Street",
        "3 Mill Lane, Mill Hall",
        "3 Mill Lane, First floor offices",
        "5 The Parade",
        "2 Mill Business Park",
        "21 Elm Cafe",
        "Mill Hall",
        "1st Larkwell Scout Hut",
        "12-14 Mill Road",
    ],
)
def test_a_shop_or_a_hall_is_no_house_of_whoever_is_named(street, imported):
    row = {"Name of the place": street, "Street": "Larkwell"}
    _, said = imported("tea.csv", table({**row, "Contact name": "Mrs Jean Okafor"}))
    assert imported.slugs, said
    assert "somebody's home" not in said


def test_a_club_in_a_hall_may_be_called_after_somebody(imported):
    name = "Joan Okafor Larkwell Swimming Club"
    _, said = imported("tea.csv", table({"Name of the activity": name}))
    assert f"name: {name}\n" in imported.entry(imported.slugs[0]), said


@pytest.mark.parametrize(
    "street", ["12 High Street", "5 Station Road", "12-14 Mill Road", "3 Mill Lane, Mill Hall"]
)
def test_shops_and_halls_are_nobodys_home(street, imported):
    _, said = imported("tea.csv", table({"Name of the place": street, "Street": "Larkwell"}))
    assert imported.slugs, said
    assert "somebody's home" not in said


@pytest.mark.parametrize(
    "place",
    [
        {"Street": "Len Okafor & Andrea Peck, St Mary's Centre, Example Avenue, Larkwell"},
        {"Street": "Len & Andrea Peck, St Mary's Centre, Example Avenue, Larkwell"},
        {"Street": "Andrea Okafor, St Mary's Centre, Example Avenue, Larkwell"},
        {"Name of the place": "Len Okafor & Andrea Peck, St Mary's Centre"},
        {"Name of the place": "Andrea Okafor", "Street": "St Mary's Centre, Example Avenue"},
    ],
)
def test_people_before_a_hall_are_no_place(place, imported):
    row = {"Name of the place": None, "Street": "Example Avenue", **place}
    code, said = imported("tea.csv", table(row), "--details")
    assert code == 0, said
    shown = published(imported)
    assert "St Mary's Centre" in shown
    assert not {"Okafor", "Andrea", "Peck"} & {*re.findall(r"\w+", shown)}
    assert "what seems to name a person is left out" in said


def test_a_house_behind_somebodys_name_is_a_home(imported):
    row = {"Name of the place": "Andrea Okafor", "Street": "12 Example Avenue"}
    _, said = imported("tea.csv", table(row))
    assert "Example Avenue" not in published(imported)
    assert "it is somebody's home" in said


@pytest.mark.parametrize("name", ["Billy Graham Hall", "Andrea Okafor Centre", "Lee Valley"])
def test_a_hall_may_be_called_after_somebody(name, imported):
    _, said = imported("tea.csv", table({"Name of the place": name}))
    assert name in published(imported), said
