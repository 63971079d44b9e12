"""What a list says that is not for the public, however it is written, and words like it."""

import pytest

from activity_directory.importers.kept_back.addresses import parts_of_address
from activity_directory.importers.kept_back.anybody import (
    names_anybody,
    without_names_at_numbers,
)
from activity_directory.importers.kept_back.asked_for import asked_for
from activity_directory.importers.kept_back.columns import Columns, is_private
from activity_directory.importers.kept_back.homes import is_at_a_home, keeps_its_address
from activity_directory.importers.kept_back.known import KeptBack, OfAFile, Private
from activity_directory.importers.kept_back.masks import masks_in
from activity_directory.importers.kept_back.meetings import announced_codes, lets_in
from activity_directory.importers.kept_back.names_of_listings import without_bracket
from activity_directory.importers.kept_back.notes import without_notes
from activity_directory.importers.kept_back.person import people_in
from activity_directory.importers.kept_back.reached import without_names
from activity_directory.importers.kept_back.taking import without
from activity_directory.importers.sent import Sent
from activity_directory.intake.submission import Submission
from activity_directory.intake.whole_entry import Origin


def of(*people: str, called: str = "Knit and Natter Larkwell Knitters") -> KeptBack:
    return KeptBack(Private(frozenset(people), called=called))


JEAN = of("Jean Okafor")
HIDDEN = frozenset(parts_of_address("12-14 Secret Street, The Refuge, LW9 9ZZ"))
MASKED = KeptBack(Private(hidden=HIDDEN, is_masked=True))


@pytest.mark.parametrize(
    ("people", "somebodys", "public"),
    [
        (
            "Jean Okafor",
            (
                "Okafor residence|OKAFOR RESIDENCE|The Okafors' garden|The Okafors"
                "|c/o Mrs Okafor|at Jean's|Jean's|Jean’s kitchen table|jeans house"
                "|Jean's, 4 Oak Lane|the Okafor family home|Flat 3 (Okafor)"
                "|12 Oak Lane (Jean)|Okafor House|Okafor, Flat 2|J Okafor, 3 Oak Lane"
                "|Mr & Mrs Okafor|chez Okafor|private house|leader's home|Sue's house"
                "|c/o Julie Reed|c/o 25|c/o Flat 21, 120 Wood Lane"
                "|The curate's house, 2 Hospice Lane"
                "|Flat 2, 17 Castle Street - ring bell marked Dharma"
            ),
            (
                "Okafor Hall|12 Okafor Street|12 okafor road|St Jean's Church|Jean's Cafe"
                "|Northgate Library|Dr Okafor's surgery|House of Commons|St Ann's House"
                "|Private Rooms|Flatiron Hall|The Family Centre|c/o 25th Scouts, Mill Hall"
            ),
        ),
        (
            "Ann Hill",  # a hill may be anywhere
            ("Hill residence|the Hill family home|Mrs Hill's house|A. Hill|Ann Hill's|c/o Hill"),
            "Hill House|Mill Hill Library|12 Hill Road|The Hill|Hill Garden|Hills Road",
        ),
        ("Mrs Jones", "the Joneses' garden|Jones residence", "Jones Memorial Hall"),
    ],
)
def test_a_place_that_is_called_after_somebody_is_theirs(people, somebodys, public):
    kept = of(people)
    assert not [place for place in somebodys.split("|") if not kept.is_somebodys(place)]
    assert not [place for place in public.split("|") if kept.is_somebodys(place)]


@pytest.mark.parametrize(
    ("people", "named", "other"),
    [
        (
            "Jean Okafor",
            (
                "Jean Okafor|J. Okafor|J Okafor|Okafor, Jean|OKAFOR Jean|Mrs Okafor"
                "|Mr & Mrs Okafor host us|Mrs. J. Okafor|jean okafor|RING JEAN NOW"
                "|Jean has the key|ring jean|**Jean** Okafor|Jean\u00a0Okafor"
                "|Je\u00adan Okafor|Jean K. Okafor|Jean Mary Okafor|#JeanOkafor|Jean\nOkafor"
                "|www.facebook.com/jean.okafor|jean@small.org.uk|jean.okafor@gmail.com"
                "|JOkafor@small.org.uk|okaforfamily@gmail.com|the Okafors' garden"
                "|the Okafor family home|Jean's House"
            ),
            (
                "Jeans are fine|info@small.org.uk|larkwellknitters@gmail.com|Okafor Hall"
                "|Jean Street|St Jean's|https://jean.example.org"
            ),
        ),
        ("J. Okafor", "Jean Okafor|Mr Okafor", "Just Okay"),
        ("Siân O'Brien-Jones", "Sian|SIÂN OBRIEN|Sian O’Brien|Mrs O'Brien|SiÃ¢n has it", "Brian"),
        (
            "Anne Marie Smith",
            "Anne-Marie|Annemarie Smith|Anne Smith|annemarie@x.org",
            "Anne Street",
        ),
        ("Annemarie Smith", "Anne-Marie Smith|Anne Marie Smith", "Anne Boleyn Smithy"),
        ("Susan Palmer", "Ring Sue|Sue has it", "Sues"),
        ("Ngozi Eze", "ring Ngozi|Ngozi is there|our tutor Ngozi", "Ngozi Street"),
        (
            "Grace Hope",
            (
                "ring Grace|Ask for Grace.|Grace has the key.|our leader Grace is there"
                "|ring Grace Monday"
            ),
            (
                "amazing grace|Amazing Grace is sung|Hope Street|Grace Church|Hope to see you"
                "|we hope"
            ),
        ),
        (
            "Joy Will",
            "ask for Joy|Joy leads it",
            "Joy of singing|for joy|Will you come?|God's Will",
        ),
        ("May Rose", "ring May|Mrs Rose", "in May|May 2026|May we say|the Rose Garden|until May."),
        ("Mark Dawn", "Ring Mark|ask for Mark", "Mark the date|at Dawn|Dawn chorus"),
        ("June Carol", "ring June", "in June|June 2026|Carol concert|from June to July"),
        ("Dr Smith", "Ask Dr. Smith", "Dr Smith's surgery|Dr Smith and Partners|Smith Street"),
        ("Doris Eke", "NB Doris does the bookings", "The Doris Rooms"),
        ("Carla Bianchi", "Instructor Carla.|Our coach Carla is kind", "Carla Street"),
        ("Pat Reed", "Ring PAT|Pat has it", "PAT testing"),
    ],
)
def test_somebody_is_known_however_the_name_is_written(people, named, other):
    kept = of(people)
    assert not [text for text in named.split("|") if not kept.mentions_somebody(text)]
    assert not [text for text in other.split("|") if kept.mentions_somebody(text)]


def test_the_site_of_a_business_stays_and_is_reported():
    answers = {"name": "Chair Yoga", "website": "gillstubbsyoga.co.uk"}
    sent = without(Sent(Submission("add", answers)), of("Gill Stubbs"))
    assert sent.submission.answers == answers
    assert "look whether it is" in sent.remarks[0].message


@pytest.mark.parametrize(
    ("people", "called", "address", "is_theirs"),
    [
        ("Tony Smith", "Model Railway Club", "tonytw7@hotmail.com", True),
        ("Bob Hardy-King", "Larkwell Walkers", "bobhk1@gmail.com", True),
        ("Rose Smith", "Rose Garden Club", "rosegarden@gmail.com", False),
        ("Tony Smith", "Model Railway Club", "tonytw7@railway.example.org", True),
        ("Tony Smith", "Northgate Walkers", "northgatewalkers@gmail.com", False),
    ],
)
def test_an_address_that_begins_with_the_first_name_of_whom_to_ask_is_theirs(
    people, called, address, is_theirs
):
    assert of(people, called=called).is_somebodys_address(address) is is_theirs


def test_an_address_of_somebody_with_whom_an_activity_is_is_theirs():
    karen = of("Karen Walsh", called="Pilates with Karen KW Pilates")
    assert karen.is_somebodys_address("karen@kwpilates.co.uk")
    assert not of("Karen Walsh", called="Karen's Cafe").is_somebodys_address("karens@cafe.org.uk")


def test_a_group_that_is_a_family_is_somebody():
    assert of("Jean Okafor", called="The Okafor Family").is_at_somebodys("The Okafor Family")
    assert not of("Ann Church").is_at_somebodys("Our Church family")


def test_a_text_names_nobody_of_another_row_but_by_a_first_name():
    bob = Private(
        frozenset({"Bob Jones"}),
        frozenset({"club@bob.example.org"}),
        frozenset({"07700900123"}),
        frozenset({"3 Oak Lane", "Oak Lane"}),
    )
    kept = KeptBack(JEAN.private, OfAFile([bob, JEAN.private]))
    texts = "Ask Bob Jones|Mr Jones|B. Jones|club@bob.example.org|+44 7700 900 123|at 3 Oak Ln"
    assert not [text for text in texts.split("|") if not kept.is_kept_back(text)]
    assert not kept.is_kept_back("Bob leads us up Oak Lane, past Jones Hall.")
    # What the list itself publishes is not private.
    shown = OfAFile([bob], ["07700 900123; club@bob.example.org"], ["3 Oak Lane"])
    words = "Ring 07700900123, or club@bob.example.org. We are at 3 Oak Lane."
    assert not KeptBack(file=shown).is_kept_back(words)


def test_a_masked_address_is_known_however_it_is_written():
    shown = (
        "Secret St|SECRET STREET|at 12 secret st.|12 Secret|14 Secret Str|Secret-Street|LW99ZZ"
        "|maps?q=12+Secret+Street|q=12%20Secret%20Street|lw9 9zz|///filled.count.soap|9C3W9QCJ+2VX"
        "|https://www.google.com/maps/@51.4,-0.3,15z|51.4123, -0.3123|https://maps.app.goo.gl/xx"
        "|https://what3words.com/filled.count.soap"
    )
    other = "a secret|street food|12 people|Church Street|10.30, 11.30"
    assert not [text for text in shown.split("|") if not MASKED.shows_address(text)]
    assert not [text for text in other.split("|") if MASKED.shows_address(text)]
    assert not JEAN.shows_address("https://www.google.com/maps/@51.4,-0.3,15z")  # none is masked


@pytest.mark.parametrize(
    "line",
    [
        "+442034815237,,81234567890#,,,,*445566#",
        "Or dial: (GB) +44 20 3956 1234 PIN: 123456789#",
        "https://tel.meet/abc-defg-hij?pin=123456789",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fus02web.zoom.us%2Fj%2F812",
        "The password is tea123.",
        "password larkwell1",
        "Access code: 445566",
        "Webex 2345 678 9012",
        "Then pwd: tea123",
        "Key safe code 1234",
        "The door code is C1234X",
        "Side door, key code 4821C.",
        "Use the side gate, code C1590Y.",
        "The keypad number is 2580.",
        "Press buzzer 3, then 1948 on the keypad.",
        "The code for the door is 3141.",
        "Key safe by the door: C1958Y.",
        "Key safe 4477 at the side",
        "Padlock on gate 1066.",
        "The padlock on the gate is 1066",
        "Buzzer 3, code 2468",
        "Combination lock: 4421",
        "Entry via keypad (C2580X)",
        "Side door, C 1958 Y",
        "Use code 3344 to get in",
        "https://chat.whatsapp.com/AbCdEf",
        "https://t.me/+AbCdEf",
        "https://signal.group/#AbCdEf",
        "https://discord.gg/AbCdEf",
        "https://m.me/j/AbCdEf",
    ],
)
def test_a_way_into_a_meeting_or_through_a_door_is_known(line):
    assert lets_in(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ring 020 7946 0123, then come in.",
        "Call 020 7946 0123, 020 7946 0124.",
        "A course about password managers.",
        "Bring a pin cushion.",
        "Gate 3 opens at 10, entry 350 people.",
        "Key contact number 01632 960222.",
        "Building 300, gate 4, course code 1234.",
        "Use code 3344 to get 10% off, or to get in touch.",
        "Quote code 3344 to enter the prize draw.",
        "Key safe fitted in 2019; ask the key safe team on 01632 960222.",
        "Bring a padlock for a locker (£100 deposit).",
        "Combination of 12 dances.",
        "https://m.me/larkwell or https://wa.me/441632960222",
    ],
)
def test_other_words_let_nobody_in(line):
    assert not lets_in(line)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Passcode:\n123456\nBring tea", {1}),
        ("Meeting ID:\n\n812 345 678\nPIN\nlarkwell1", {2, 4}),
        ("Meeting ID:\nBring a cup of tea and a friend", set()),
    ],
)
def test_a_code_on_the_line_below_its_name_is_known(text, codes):
    assert announced_codes(text) == codes


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ("Jean 07700 900123", "07700 900123"),
        ("07700 900123 (Jean)", "07700 900123"),
        ("07700 900123 Mr Bal Singh - 07700 900124", "07700 900123; 07700 900124"),
        ("Ngozi: 07700 900123", "07700 900123"),
        ("Text Jean on 07700 900123", "07700 900123"),
        ("07700 900123 – ask for Joy", "07700 900123"),
        ("Kingston 020 7946 0123; Surbiton 020 7946 0124", ""),
        ("Office: 01632 960110 (Mon-Fri 9-5)", ""),
        ("Mobile: 07700 900123 ext 4", ""),
    ],
)
def test_a_telephone_number_has_no_name_beside_it(cell, left):
    assert without_names(cell) == (left or cell)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Leader: Margaret Tait 01632 960299", "Leader: 01632 960299"),
        ("Contact walk leader: Sue, 07700 900412", "Contact walk leader: 07700 900412"),
        ("Contact Roy Fenn on 07700 900822.", "Contact 07700 900822."),
        ("Call Fiona 07700 900401 to book", "Call 07700 900401 to book"),
        ("Tel Dave on 07700 900222", "Tel 07700 900222"),
        ("Ring 07700 900222 (Dave) now", "Ring 07700 900222 now"),
        ("Ring 01632 960222 or Minu Bain on 07700 900222", "Ring 01632 960222 or 07700 900222"),
        ("Ring St Mary's on 01632 960222", ""),
        ("Call Adviceline on 01632 960222", ""),
        ("Victoria Road 01632 960222", ""),
    ],
)
def test_a_number_in_a_text_stays_without_the_name_of_anybody(text, left):
    assert without_names_at_numbers(text, lambda _: False) == (left or text)


def test_whoever_leads_something_or_is_asked_for_is_named_in_no_text():
    named = (
        "Dave Poole runs the class|Teacher: Smt. Lakshmi Narayanan|Jean Ackroyd runs the kitchen"
        "|Contact Dave or Ruth.|Please let Joan know|Facilitated by Tom Osei|Taught by Gita Bose."
    )
    other = (
        "Marie Curie runs a service|Led by Victoria Road School|Contact Dr Smith's surgery"
        "|Contact the library|St Thomas runs|run by Age UK"
    )
    assert not [text for text in named.split("|") if not names_anybody(text)]
    assert not [text for text in other.split("|") if names_anybody(text)]
    assert without_bracket("Lunch Club (Mondays)", lambda _: False) == "Lunch Club (Mondays)"


def test_a_text_may_say_that_the_address_is_not_for_the_public():
    said = (
        "our address is confidential|The venue is confidential.|Venue disclosed on booking"
        "|Address given on booking|the location isn't published|Secret location, we tell you"
        "|We do not publish our address|We don't advertise the venue: ring or text for where we"
        " meet|address given when you call|Private residence - ring|Held in a private home."
        "|We meet in a member's home.|Private house|Residential address|Leader's house"
        "|At the Wilkinsons', 8 Mill Road. Come.|drinks at Bev's"
        "|Address not to be published.|(Not for publication: address)|Not to be published - address"
        "|Location must not be shared.|Venue can't be disclosed|The address should never be printed"
        "|NB address is NOT for publication|Addresses are not to be given out"
        "|exact location shared with members only|Venue only disclosed to those who have booked"
        "|we only tell you where we meet once you have been in touch with us"
        "|We will tell you the address when you book.|We'll text you the venue after you register"
        "|Once you have spoken to us we will send you the address|You will be told where to come"
        " when you ring"
    )
    other = (
        "Free and confidential advice|Private home care|Residential home|Your address is"
        " confidential|a safe and confidential venue|at the Foresters' Hall|at St Mary's."
        "|at the Carers' Centre|We visit you in your home|The venue is shared with the Scouts"
        "|The location is not always easy to find|Tell us your address when you book"
        "|We send the joining link to your address when you book|We meet where we can"
        "|The address is 4 Mill Road, not the church|Tell us where you are when you ring"
        "|We tell you where to park when you book|The venue is only open to members"
        "|We will tell you the venue's Wi-Fi name when you join|The venue may be booked"
    )
    assert not [text for text in said.split("|") if not keeps_its_address(text)]
    assert not [text for text in other.split("|") if keeps_its_address(text)]
    homes = "the Wilkinsons'|at Bev's|Bev's, 22 Mill Lane|Margaret's (ring for address)"
    assert all(map(is_at_a_home, homes.split("|")))
    assert not any(map(is_at_a_home, ("Larkwell's", "Maggie's", "St Mary's", "The Scouts' Hall")))


def test_a_home_of_one_row_is_a_home_in_all_rows():
    row = {"venue": "Member's house", "street": "4 Oak Lane", "postcode": "LW1 1AA"}
    kept = KeptBack(file=OfAFile([Columns((), str).private((), row)]))
    assert kept.is_a_known_home({"venue": "Oaks", "street": "4 Oak Ln", "postcode": "lw11aa"})
    assert not kept.is_a_known_home({"venue": "Oaks", "street": "6 Oak Ln", "postcode": "LW1 1AA"})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Yoga. [ring before xmas - JK 12/09] Mats.", "Yoga. Mats."),
        ("Yoga. Internal: check the fee.\nMats", "Yoga.\nMats"),
        ("Yoga.\nStaff note: x", "Yoga."),
        ("Yoga. For office use only: y", "Yoga."),
        ("Yoga. Do not publish this number. Mats", "Yoga. Mats"),
        ("Yoga. We do not publish our address.", ""),
        ("Join [here](https://x.example) now. Staff are kind.", ""),
    ],
)
def test_a_note_for_those_who_keep_the_list_is_in_no_text(text, left):
    assert without_notes(text) == (left or text)


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Jean Okafor 07700 900123", ["Jean Okafor"]),
        ("Contact: Okafor, Jean", ["Jean Okafor"]),
        ("Jean & Bob Okafor (Chair)", ["Jean", "Bob Okafor"]),
        ("Dementia Nurse / Duty Manager", []),
    ],
)
def test_whoever_is_named_in_a_cell_is_known(cell, people):
    assert [*people_in(cell)] == people


@pytest.mark.parametrize(
    ("answer", "roles", "people"),
    [
        ("Val Cartwright", "", "Val Cartwright"),
        ("Musical director Beth Lyle", "Musical director", "Beth Lyle"),
        ("Friends' chair, Liz Penfold", "Friends' chair", "Liz Penfold"),
        ("PC 1142 Dale Winter", "", "Dale Winter"),
        ("Nicola (07700 900144)", "", "Nicola"),
        ("Dot & Mick", "", "Dot|Mick"),
        ("Big Dave", "", "Big Dave|Dave"),
        ("Coach Mo", "Coach", "Mo"),
        ("Padma", "", "Padma"),
        ("kev", "", "Kev"),
        ("Auntie Pearl", "", "Auntie Pearl|Pearl"),
        ("Sue the leader", "", "Sue"),
        ("Larkwell Council", "", ""),  # in doubt, out
        ("Northgate Library", "Northgate Library", ""),  # who runs it
        ("Duty manager or receptionist", "Duty manager or receptionist", ""),
        ("Volunteer co-ordinator", "Volunteer co-ordinator", ""),
        ("the ringing captain", "the ringing captain", ""),
    ],
)
def test_of_whom_to_ask_for_only_roles_stay(answer, roles, people):
    found = asked_for(answer, "Tea Northgate Library")
    assert found == (roles, frozenset(filter(None, people.split("|"))))


@pytest.mark.parametrize(
    ("titles", "cells", "kept_back"),
    [
        (
            "hide_address|Address confidential|Hide from map|Private address",
            "1|0||please",
            "1|please",
        ),
        ("Show on map?|publish address|Address public", "Y|no||pending", "no||pending"),
        ("published|Consent to publish|Public?|OK to publish", "1|0||N|Y", "0||N"),
        ("Hidden|Do not publish|private", "TRUE|FALSE||Yes", "TRUE|Yes"),
        ("Consent given", "03/04/2026|yes, by e-mail|Yes but no address|N", "Yes but no address|N"),
        (
            "Consent to publish|Permission given|May we publish",
            "Yes|asked in May|will ring them|No|",
            "asked in May|will ring them|No|",
        ),
        ("Consent given|Permission", "Council land|by the warden", ""),
        ("Published", "Yes|in the Herald|in the Mail", ""),
        ("Private address", "12 Oak Lane|", ""),  # these are addresses
        ("Public", "Women|Men", ""),
        ("Address|Hidden disabilities|Private hire|Published date", "1|0", ""),
    ],
)
def test_columns_keep_rows_and_addresses_back_by_their_names(titles, cells, kept_back):
    every = cells.split("|")
    for title in titles.split("|"):
        masks = masks_in([title], [[one] for one in every], bool)
        found = [one for mask in masks for one in every if mask.keeps_back(one)]
        assert found == (kept_back.split("|") if kept_back else []), title


def test_the_people_of_a_column_are_known_by_its_name():
    titles = (
        "Speak to|Ask for|Call|Who to contact|Enquiries to|Run by (name)|Walk leader|Instructor"
        "|Organiser name|Contact details|Led by|Session leader"
    )
    for title in titles.split("|"):
        private = Columns((title,), lambda _: "not used").private(("Coach Mo & Padma",), {})
        assert private.people == {"Mo", "Padma"}, title


def test_columns_say_whom_a_row_names_and_what_is_its_own_business():
    assert is_private("Organisation!Contact Name*")
    assert not is_private("Phone")
    titles = ("First name", "Surname", "Leader's mobile", "Contact Email", "Zoom Passcode", "Notes")
    columns = Columns(titles, lambda title: "email" if title == "Contact Email" else "")
    row = ("Jean", "Okafor", "07700 900123", "tea@example.org", "larkwell1", "Bob Jones")
    private = columns.private(row, {"name": "Tea", "phone": "Sue 01632 960110"})
    assert private == Private(
        frozenset({"Jean Okafor", "Sue"}),
        numbers=frozenset({"07700900123"}),
        codes=frozenset({"larkwell1"}),
        called=" Tea",
        has_contact=True,
    )


PLACE = {"venue": "c/o Jean Okafor, Mill Community Centre", "street": "1 Mill Road"}
SECRET = {"description": "We knit. The location isn't published, so ring us."}
HOME = {"venue": "Jean's house", "street": "4 Oak Lane", "description": "We knit. Find 4 Oak La."}


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"description": "We knit. Ring J. Okafor. Wool is here."}, "We knit. Wool is here."),
        ({"description": "We knit.\nAsk for J.\nOkafor."}, "We knit."),
        ({"description": "We knit.\nAsk for Jean\nOkafor."}, "We knit."),
        ({"description": "We are group A. Bring wool."}, "We are group A. Bring wool."),
        ({"description": "We knit.\n\nPasscode:\n1234"}, "We knit."),
        (PLACE, {"venue": "Mill Community Centre", "street": "1 Mill Road"}),
        (HOME, {"description": "We knit."}),
        ({"venue": "Elm House", "street": "4 Elm Road", "postcode": "LW3 6AB"} | SECRET, SECRET),
        ({"name": "Home Group", "venue": "8 Mill Road"}, {"name": "Home Group"}),
        ({"name": "Lunch Club (Jean)"}, {"name": "Lunch Club"}),
        ({"name": "1:1 Karen / Priti", "venue": "Priti's office"}, {"name": None}),
        ({"organisation": "Jean Okafor Yoga"}, {"organisation": "Jean Okafor Yoga"}),
        ({"organisation": "Jean Okafor"}, {"organisation": "Knit and Natter"}),
        ({"description": "We knit. [Ask Jo - JK 12/09]"}, "We knit."),
        ({"description": "We knit. DM Jean on Insta @jeanknits."}, "We knit."),
        ({"organisation": "The Okafor Family"}, {"organisation": "Knit and Natter"}),
        ({"website": "https://www.facebook.com/jean.okafor"}, {}),
        ({"phone": "Jean 07700 900123"}, {"phone": "07700 900123"}),
        ({"email": "jean@small.org.uk; info@small.org.uk"}, {"email": "info@small.org.uk"}),
    ],
)
def test_of_a_submission_only_what_is_for_the_public_is_left(given, left):
    answers = {"name": "Knit and Natter", "description": "We knit.", **given}
    sent = without(Sent(Submission("add", answers, Origin(id="jean.okafor@x.org"))), JEAN)
    left = {"description": left} if isinstance(left, str) else left
    left = {"name": "Knit and Natter", "description": "We knit.", **left}
    assert sent.submission.answers == {name: text for name, text in left.items() if text}
    assert sent.submission.origin.id == "f20a32ef1552efea"
    assert bool(sent.remarks or sent.faults) == (answers != sent.submission.answers)
