"""What a service of a feed says becomes what a listing says, fact by fact, with its exact words."""

import json
from datetime import date

import pytest
from tests.rows import TODAY

from activity_directory.importers.open_referral import feed
from activity_directory.importers.open_referral.shapes import Tagged
from activity_directory.importers.open_referral.terms import Terms
from activity_directory.intake.writing import Words, text_of
from activity_directory.vocabulary import Term, Vocabulary

SERVICE = {"id": "a1", "name": "Tea", "description": "We talk.", "schedules": []}
SERVICE |= {"organization": {"id": "o1", "name": "Tea Friends"}}
TERMS = {"joining": Term("drop-in", "Drop in", ""), "access": Term("loop", "Hearing loop", "")}
KNOWN = feed.Known(
    {name: Vocabulary(name, {one.id: one}) for name, one in TERMS.items()},
    date.fromisoformat(TODAY),
)


def sent_of(**properties):
    page = json.dumps(SERVICE | properties)
    [sent] = feed.incoming([("", page)], KNOWN).every
    return sent


def ages(least, most, **words):
    return {"minimum_age": least, "maximum_age": most, **words}


WHO = [
    ([ages(5, 11), ages(12, 16)], ("5", "16", "")),
    ([ages(5, 11), ages(8, 16)], ("5", "16", "")),
    ([ages(18, 0), ages(65, 120)], ("18", "", "")),
    ([ages(0, 120), ages(5, 11)], ("", "", "")),
    ([ages(5, 11), ages(65, 0)], ("", "", "Ages 5 to 11; ages 65 and over")),
    ([{"eligibility": "Carers"}, {"eligibility": "Veterans"}], ("", "", "Carers; Veterans")),
    ([ages(5, 11), {"eligibility": "Locals"}], ("5", "11", "Locals")),
    ([ages(5, 11), {"eligibility": "Adults"}], ("", "", "Ages 5 to 11; Adults")),
    (
        [ages(5, 11, eligibility="Children."), ages(65, 0, eligibility="Elders")],
        ("", "", "Children (ages 5 to 11); Elders (ages 65 and over)"),
    ),
    ([ages(18, 0, eligibility="Over 50s")], ("", "", "Over 50s (ages 18 and over)")),
    ([ages(50, 0, eligibility="For people over 50.")], ("50", "", "For people over 50.")),
    ([ages(0, 100, eligibility="All ages")], ("", "", "All ages")),
    ([ages(18, 99)], ("18", "", "")),
    (
        [ages(18, 99, eligibility="Autistic adults 18-35")],
        ("", "", "Autistic adults 18-35 (ages 18 and over)"),
    ),
    ([ages(60, 18)], ("", "", "Ages 60 to 18")),
    ([ages("eighteen", 0)], ("", "", "Ages eighteen and over")),
]


@pytest.mark.parametrize(("every", "made"), WHO, ids=[str(made) for _, made in WHO])
def test_who_can_come(every, made):
    sent = sent_of(eligibilitys=every)
    answers = sent.submission.answers
    assert (
        tuple(answers.get(name, "") for name in ("minimum_age", "maximum_age", "eligibility"))
        == made
    )
    is_in_words = "(" in made[2] or made[2].startswith("Ages")
    assert ("eligibility" in sent.lost) == is_in_words


def phone(number, kind="", **more):
    return {"number": number, "type": kind, **more}


HALL = {"name": "Mill Hall", "phones": [phone("5")]}
AT_HALL = {"location": HALL}
PHONES = [
    ({"phones": [phone("1", "fax"), phone("2", "voice")]}, ("2", "")),
    ({"phones": [phone("1", "sms"), phone("2", "cell")]}, ("2", "1")),
    ({"phones": [phone("1", "textphone"), phone("2", "")]}, ("2", "")),
    ({"phones": [phone("1", description="Fax"), phone("2", "TTY"), phone("3")]}, ("3", "")),
    ({"phones": [phone("1")], "contacts": [{"phones": [phone("2")]}]}, ("1; 2", "")),
    ({"phones": [phone("1")], "contacts": [{"name": "Al", "phones": [phone("2")]}]}, ("1", "")),
    (
        {"phones": [phone("1", "fax")], "organization": {"id": "o", "phones": [phone("4")]}},
        ("4", ""),
    ),
    (
        {
            "service_at_locations": [{**AT_HALL, "phones": [phone("3")]}],
            "organization": {"id": "o", "phones": [phone("4")]},
        },
        ("3", ""),
    ),
    (
        {
            "service_at_locations": [AT_HALL],
            "organization": {"id": "o", "phones": [phone("4")]},
        },
        ("4", ""),
    ),
    ({"service_at_locations": [AT_HALL]}, ("5", "")),
    ({"email": "tea@example.org", "service_at_locations": [AT_HALL]}, ("", "")),
]


@pytest.mark.parametrize(("properties", "numbers"), PHONES)
def test_whom_to_ring(properties, numbers):
    answers = sent_of(**properties).submission.answers
    assert (answers.get("phone", ""), answers.get("text", "")) == numbers


def test_a_fax_number_is_reported_and_a_textphone_is_in_words():
    sent = sent_of(phones=[phone("1", "fax"), phone("2", "textphone")])
    assert [one.message for one in sent.remarks if one.question == "phone"] == [
        "Phone: `1` is a fax number"
    ]
    assert "\n\nTextphone: 2" in sent.submission.answers["description"]


ROAD = {"address_1": "4 Mill Lane", "postal_code": "LW2 7JB"}
OFFICE = {"address_1": "1 Office Road", "postal_code": "LW1 1AA"}
BOX = {"address_1": "P.O. Box 7", "postal_code": "LW1 1AA"}
PLACES = [
    ({"name": "Tea Hall", "addresses": [ROAD]}, ("Tea Hall", "4 Mill Lane", "LW2 7JB")),
    (
        {"addresses": [OFFICE | {"address_type": "postal"}, ROAD | {"address_type": "physical"}]},
        ("", "4 Mill Lane", "LW2 7JB"),
    ),
    ({"name": "Office", "addresses": [OFFICE | {"address_type": "postal"}]}, ("", "", "")),
    ({"name": "Tea Hall", "addresses": [BOX, ROAD]}, ("Tea Hall", "4 Mill Lane", "LW2 7JB")),
    ({"name": "Office", "addresses": [BOX | {"address_type": "physical"}]}, ("", "", "")),
    ({"name": "PO Box 7"}, ("", "", "")),
    (
        {
            "name": "Tea Hall",
            "location_type": "physical",
            "addresses": [OFFICE | {"address_type": "postal"}],
        },
        ("Tea Hall", "", ""),
    ),
]


@pytest.mark.parametrize(("location", "place"), PLACES)
def test_where_it_happens(location, place):
    sent = sent_of(service_at_locations=[{"location": location}])
    answers = sent.submission.answers
    assert tuple(answers.get(name, "") for name in ("venue", "street", "postcode")) == place
    has_letters = any(word in repr(location) for word in ("Office", "Box"))
    assert ("venue" in sent.lost) == has_letters


ALL_OVER = {"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "valid_to": "2019-12-31"}
OFF = [
    ({"alert": "Closed until further notice."}, "Closed until further notice"),
    ({"status": "active", "description": "This group is now closed."}, "now closed"),
    ({"description": "<p>Tea.</p><p>No longer running.</p>"}, "No longer running"),
    ({"name": "Tea (CLOSED)"}, "CLOSED"),
    ({"status": "inactive", "description": "Tea."}, "inactive"),
    ({"schedules": [ALL_OVER]}, "over since 31 December 2019"),
    ({"schedules": [{**ALL_OVER, "interval": 2}]}, "over since 31 December 2019"),
    ({"schedules": [ALL_OVER, {"description": "Mondays"}]}, ""),
    ({"schedules": [{**ALL_OVER, "valid_to": "0001-01-01T00:00:00"}]}, ""),
    ({"alert": "Closed on bank holidays."}, ""),
]


@pytest.mark.parametrize(("properties", "ended"), OFF)
def test_what_is_off_is_not_imported(properties, ended):
    sent = sent_of(**properties)
    assert sent.ended == ended
    assert bool(sent.faults) == bool(ended)


WEEKLY = {"freq": "WEEKLY", "byday": "MO", "closes_at": "22:00"}
IN_WORDS = [
    ({"description": "<p>Tea <s>and cake</s></p><p style='display: none'>1234</p>"}, "Tea"),
    ({"description": "Tea <del>today</del><!-- 1 --><template>2</template>"}, "Tea"),
    ({"description": "<div hidden>1</div>Tea<noscript>2</noscript>"}, "Tea"),
    ({"wait_time": "3 weeks"}, "We talk.\n\nWait: 3 weeks"),
    ({"funding": [{"source": "The council"}]}, "We talk.\n\nPaid for by: The council"),
    ({"attending_access": "referral"}, "We talk.\n\nWays in: referral"),
    ({"wait_time": "None", "accreditations": "n/a"}, "We talk."),
    (
        {"languages": [{"code": "xx", "name": "Welsh", "note": "Tuesdays"}]},
        "We talk.\n\nWelsh: Tuesdays",
    ),
    (
        {"phones": [phone("1", description="Office hours"), phone("2", description="Ring Mary")]},
        "We talk.\n\n1: Office hours",
    ),
    (
        {"service_at_locations": [{"location": {"name": "Hall", "schedules": [WEEKLY]}}]},
        "We talk.\n\nThe place is open: Every week on Monday, until 22:00",
    ),
    ({"required_documents": [{"document": "A letter"}]}, "We talk.\n\nWhat to bring: A letter"),
    (
        {"schedules": [{"freq": "WEEKLY", "byday": "MO", "attending_type": "in the park"}]},
        "We talk.\n\nHow it happens: in the park",
    ),
    (
        {"service_at_locations": [{"location": {"name": "Hall", "transportation": "Bus 12"}}]},
        "We talk.\n\nGetting there: Bus 12",
    ),
]


@pytest.mark.parametrize(("properties", "description"), IN_WORDS)
def test_what_has_no_field_is_in_the_description(properties, description):
    assert sent_of(**properties).submission.answers["description"] == description


def test_words_that_are_struck_out_are_reported():
    [remark] = sent_of(alert="Tea <s>today</s> tomorrow").remarks
    assert remark.message == (
        "What people do there: words of `alert` that are struck out are left out"
    )


def test_what_no_entry_has_a_place_for_is_named():
    page = json.dumps(SERVICE | {"program": {"name": "x"}, "logo": "x", "organization_id": "x"})
    [remark, *_] = feed.incoming([("", page)], KNOWN).remarks
    assert remark == (
        "no entry has a place for `program` (1 service), so what is said there is not imported"
    )


def test_ways_in_and_access_are_facts_where_they_are_ours():
    access = ["Hearing loop", "No wheelchair access"]
    place = {"location": {"name": "Hall", "accessibility_for_disabilities": access}}
    answers = sent_of(attending_access="drop-in", service_at_locations=[place]).submission.answers
    assert answers["joining"] == "drop-in"
    assert (answers["access"], answers["access_note"]) == ("loop", "No wheelchair access")
    not_there = [{"description": "Hearing loop", "details": "Not working"}]
    place = {"location": {"name": "Hall", "accessibility": not_there}}
    answers = sent_of(service_at_locations=[place]).submission.answers
    assert "access" not in answers
    assert answers["access_note"] == "Hearing loop: Not working"


CLOCKS = [
    ({"opens_at": "10:00:00Z"}, "10:00"),
    ({"opens_at": "10:00Z", "dtstart": "2026-01-05"}, "10:00"),
    ({"opens_at": "10:00+01:00", "dtstart": "2026-07-06"}, "10:00"),
    ({"opens_at": "10:00:00Z", "dtstart": "2026-07-06"}, "ask"),
    ({"opens_at": "10:00:00-05:00"}, "ask"),
]


@pytest.mark.parametrize(("hours", "begins"), CLOCKS)
def test_hours_by_another_clock_are_not_known(hours, begins):
    sent = sent_of(schedules=[{"freq": "WEEKLY", "byday": "MO", **hours}])
    [time] = sent.submission.beyond.facts["when"]
    assert time["from"] == Words(begins, "times")
    assert ("times" in sent.lost) == (begins == "ask")
    if begins == "ask":
        given = hours["opens_at"].replace(":00:00", ":00")
        assert time["note"].text == f"The list says {given} by another clock."


MONDAYS = {"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00"}
DAYS_OFF = [
    ("Tea every Monday except December.", {"season": "1 January to 30 November"}),
    ("Tea (not July or August).", {"season": "1 September to 30 June"}),
    ("Tea. Closed on bank holidays.", {"bank_holidays": "closed"}),
    ("Tea. Term time only.", {"term_time": "only"}),
    ("Closed 21 December to 3 January", {"except": "2026-12-21 to 2027-01-03"}),
    ("No session on 28th December.", {"except": "2026-12-28"}),
    ("Tea. Not half term.", {"note": "Not half term."}),
    ("Mondays, but 2nd Tuesday in May.", {"note": "Mondays, but 2nd Tuesday in May."}),
    ("Closed 3 to 10 August", {"note": "Closed 3 to 10 August"}),  # which year?
    ("Closed 21 December 2025 to 3 January 2026", {}),
    ("No session on 29 December.", {}),  # a Tuesday
    ("Our office is closed on bank holidays.", {}),
    ("Closed on Fridays. Not suitable for babies. Not closed in August.", {}),
]


@pytest.mark.parametrize(("words", "facts"), DAYS_OFF)
@pytest.mark.parametrize("name", ["alert", "description"])
def test_days_off_in_words_are_facts_or_beside_the_times(name, words, facts):
    sent = sent_of(**{"schedules": [MONDAYS], name: words})
    [time] = sent.submission.beyond.facts["when"]
    assert {
        one: text_of(time[one]) for one in time if one not in {"every", "days", "from"}
    } == facts
    assert ("times" in sent.lost) == ("note" in facts)


V1, V3 = ("regular_schedules", "regular_schedule"), ("schedules", "schedules")


@pytest.mark.parametrize(("of_service", "of_place"), [V1, V3])
def test_a_time_that_the_service_and_its_place_both_say_counts_once(of_service, of_place):
    place = {"location": {"name": "Hall"}, of_place: [MONDAYS]}
    again = {**MONDAYS, "id": "2", "description": "Bring a mug"}
    sent = sent_of(**{of_service: [again], "service_at_locations": [place]})
    [time] = sent.submission.beyond.facts["when"]
    assert (text_of(time["venue"]), text_of(time["note"])) == ("Hall", "Bring a mug")


def test_what_says_that_it_is_online_only_has_no_place():
    hall = {"location": {"name": "Hall", "addresses": [ROAD]}}
    sent = sent_of(description="CURRENTLY ONLINE ONLY.", service_at_locations=[hall])
    answers = sent.submission.answers
    assert (answers["format"], answers.get("venue")) == ("online", None)
    assert "Online only, so not at Hall" in answers["description"]
    assert "Name of the place: `Hall` is not where it happens, as it is online only" in [
        one.message for one in sent.remarks
    ]


def test_a_time_that_says_so_is_online():
    hall = {"location": {"name": "Hall", "addresses": [ROAD]}}
    online = {**MONDAYS, "description": "Online class via Teams"}
    sent = sent_of(schedules=[online, {**MONDAYS, "byday": "TU"}], service_at_locations=[hall])
    assert sent.submission.answers["format"] == "in-person\nonline"
    monday, tuesday = sent.submission.beyond.facts["when"]
    assert (text_of(monday["format"]), "format" in tuesday) == ("online", False)


def test_what_is_full_says_so():
    sent = sent_of(description="We are full at the moment but running a waiting list.")
    assert sent.submission.beyond.facts["status"] == Words("waiting-list")
    assert "this says `full at the moment`, so the listing says that it has a waiting list" in [
        one.message for one in sent.remarks
    ]


CONDITION = Term("condition", "Condition", "", ("arthritis",))
PAIN = Term("pain", "Pain", "", ("bad knees",), parent="condition")
MOVING = Term("moving", "Moving", "", ("arthritis", "bad knees", "community cafe"))
PARENTS = Term("parents", "Parents", "", ("parenting",))
NAMED = {
    "needs": Vocabulary("needs", {one.id: one for one in (CONDITION, PAIN, PARENTS)}),
    "categories": Vocabulary("categories", {"moving": MOVING}),
}


@pytest.mark.parametrize(
    ("name", "mapped", "answers"),
    [
        ("Arthritis", {}, {"needs": ["condition"]}),
        ("Bad knees", {}, {"needs": ["pain"]}),
        ("Parenting", {}, {"needs": ["parents"]}),
        ("Parenting", {"categories": {"parenting": "Moving"}}, {"categories": ["Parenting"]}),
    ],
)
def test_an_illness_is_a_reason_and_a_map_goes_first(name, mapped, answers):
    tag = Tagged("", (), name, "", "")
    assert Terms(NAMED, mapped).answers(iter([tag])) == answers


def test_a_term_is_known_by_all_of_its_words():
    assert not NAMED["categories"].surely("Community safety")
    assert NAMED["categories"].surely("Comunity cafe")


def test_baby_changing_is_no_room_for_a_pram():
    pram = Vocabulary("access", {"pram": Term("pram", "Pram", "", ("baby changing",))})
    assert Terms({"access": pram}).access("Baby changing") == ""
    assert Terms({"access": pram}).access("Pram") == "pram"


def at(name, kind="physical", **more):
    return [{"id": "l", "location": {"id": "p", "name": name, "location_type": kind, **more}}]


@pytest.mark.parametrize(
    ("place", "description", "ways"),
    [
        (at("Zoom"), "We talk.", "online"),
        (at("Online"), "We talk.", "online"),
        (at("Virtual", ""), "We talk.", "online"),
        (at("Zoom", addresses=[{"address_1": "1 Mill Road"}]), "We talk.", "online"),
        (at("By telephone"), "We talk.", "phone"),
        (at("", "virtual"), "Telephone befriending for carers.", "phone"),
        (at("", "virtual"), "A helpline, day and night.", "phone"),
        (at("", "virtual"), "We ring you and talk over the phone.", "phone"),
        (at("", "virtual"), "Telephone support, or by video.", "online"),
        (at("", "virtual"), "A class. Phone to book.", "online"),
        (at("Zoom Gym"), "We talk.", "in-person"),
        (at("The Online Centre"), "We talk.", "in-person"),
    ],
)
def test_a_place_that_is_none_says_how_it_happens(place, description, ways):
    answers = sent_of(service_at_locations=place, description=description).submission.answers
    assert answers["format"] == ways
    assert ("venue" in answers) == (ways == "in-person")
    assert "street" not in answers


@pytest.mark.parametrize(
    ("sentence", "is_shown"),
    [
        ("We have moved to the Baptist Church from January.", True),
        ("The group will move to Mill Hall on 4 January 2027.", True),
        ("Moving to Thursdays from the new year.", True),
        ("New venue from 1 December: Mill Hall.", True),
        ("From February we will meet at Mill Hall.", True),
        ("We moved to Mill Hall in January 2024.", False),
        ("We have moved to Mill Hall in June 2025.", False),
        ("We move to music in January.", False),
        ("A moving story from January.", False),
        ("We will meet in the evening from January.", False),
    ],
)
def test_that_it_moves_stands_beside_the_times_until_then(sentence, is_shown):
    monday = {"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:00"}
    sent = sent_of(schedules=[monday], description=f"We talk. {sentence}")
    [time] = sent.submission.beyond.facts["when"]
    assert (sentence.rstrip(".") in text_of(time.get("note")).rstrip(".")) == is_shown
    assert any("stands beside the times" in one.message for one in sent.remarks) == is_shown


def test_what_a_service_says_of_access_holds_at_each_of_its_places():
    hall = {"id": "1", "name": "Mill Hall", "accessibility": [{"description": "Ring the bell."}]}
    park = {"id": "2", "name": "The Park"}
    said = [{"description": "Hearing loop"}, {"description": "Level floor throughout."}]
    places = [{"id": "a", "location": hall}, {"id": "b", "location": park}]
    sent = sent_of(service_at_locations=places, accessibility=said)
    first, second = (one.answers for one in sent.submission.beyond.places)
    assert first["access"] == second["access"] == "loop"
    assert first["access_note"] == "Ring the bell. Level floor throughout."
    assert second["access_note"] == "Level floor throughout."
    assert (
        sent_of(accessibility_for_disabilities="Hearing loop").submission.answers["access"]
        == "loop"
    )
