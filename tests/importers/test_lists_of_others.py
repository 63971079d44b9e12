"""A list with a map: what stands in its cells as councils and groups write them."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

from activity_directory.schema.values.days import DAYS

MAP = "source: the council's list\n"


class Lists(Imported):
    """Rows of one list, each the good example but for some cells."""

    def rows(self, *rows: dict[str, str | None], words: str = MAP) -> str:
        """Import them with a map; what is printed. The first row is the listing `tea-0`."""
        file = self.folder / "our.map.yml"
        file.write_text(words, encoding="utf-8")
        named = [
            {"Name of the activity": f"Tea {number}", "In one line": f"Tea {number}.", **row}
            for number, row in enumerate(rows)
        ]
        return self("a.csv", table(*named), "--map", str(file), "--details")[1]

    def lines(self, number: int) -> list[str]:
        return self.entry(f"tea-{number}").splitlines()


@pytest.fixture
def lists(tmp_path, capsys) -> Lists:
    return Lists(tmp_path, capsys)


# ---- when


def test_times_that_overlap_or_are_too_long_are_words(lists):
    every = (
        "Thursdays 10.30am - 11.30pm and 1.00pm - 2.00pm",
        "Monday 10:00 to 12:00\nMonday 11:30 to 13:00",
        "Fridays 9am to 11pm",
    )
    said = lists.rows(*({"Days and times": times} for times in every))
    for number in range(len(every)):
        assert "  - ask:" in lists.lines(number)
        assert not [line for line in lists.lines(number) if line.startswith("    from:")]
    assert "hint: `10:30 to 23:30` is 13 hours. Write the times that are right." in said
    assert "hint: On Monday, `10:00 to 12:00` and `11:30 to 13:00` overlap." in said


def test_times_that_meet_or_are_on_other_days_are_facts(lists):
    every = (
        "Monday 10-12 & 12-2pm",
        "Monday 10:00 to 12:00\nTuesday 11:00 to 13:00",
        "Sundays 8pm to 8am",
        "Monday to Friday 8am to 8pm",
    )
    lists.rows(*({"Days and times": times} for times in every))
    for number in range(len(every)):
        assert [line for line in lists.lines(number) if line.startswith("    from:")]


def test_what_a_sentence_says_of_holidays_holds_for_its_own_times(lists):
    lists.rows(
        {"Days and times": "Tuesdays 4pm - 6pm. Thursdays 10am - 12pm (term time only)."},
        {"Days and times": "Mondays 7pm - 8pm (not bank holidays). Thursdays 10am - 12pm"},
        {"Days and times": "Tuesdays 4pm - 6pm, Thursdays 10am - 12pm. Term time only."},
    )
    one, two, both = (lists.entry(f"tea-{number}") for number in range(3))
    assert one.count("term_time: only") == 1
    assert one.index("[Tuesday]") < one.index("[Thursday]") < one.index("term_time: only")
    assert two.count("bank_holidays: closed") == 1
    assert two.index("bank_holidays: closed") < two.index("[Thursday]")
    assert both.count("term_time: only") == 2


def test_every_week_may_stand_between_the_day_and_the_time(lists):
    every = {
        "Thursday Weekly 1.00pm - 2.30pm": "[Thursday]",
        "Thursdays every week 10.30am-11.30am": "[Thursday]",
        "Weekly: Fridays, 2pm - 3pm": "[Friday]",
        "Open 7 days a week 10am - 4pm": f"[{', '.join(DAYS)}]",
    }
    others = ("Friday weekly (except every third Friday) 1pm-3pm", "Open 7 days a week")
    lists.rows(*({"Days and times": times} for times in (*every, *others)))
    for number, days in enumerate(every.values()):
        assert f"    days: {days}" in lists.lines(number), lists.entry(f"tea-{number}")
    for number in range(len(every), len(every) + len(others)):
        assert "  - ask:" in lists.lines(number), lists.entry(f"tea-{number}")


def test_a_text_that_tells_of_some_weeks_is_reported_beside_weekly_times(lists):
    reported = {
        "We start a 6 week pilot scheme at the church.": "6 week pilot",
        "Tea. Starting on Thursday 10th June in the hall.": "Starting on Thursday 10th June",
        "An eight-week course, then another.": "eight-week course",
    }
    others = (
        "We have met for 6 weeks. A walk starts at the church on 10 June.",
        "Starting on 10 June 2027.",
        "A pilot leads the walk.",
    )
    said = lists.rows(*({"What people do there": text} for text in (*reported, *others)))
    for words in reported.values():
        assert f"this says `{words}`, but the times are every week, without an end" in said
    assert said.count("without an end") == len(reported)


# ---- how to ask


@pytest.mark.parametrize(
    ("cell", "number", "more"),
    [
        ("01632 960110 9am-5pm", "01632 960110", "best_time: 9am-5pm"),
        ("Advice line:  01632 960110.", "01632 960110", ""),
        ("01632 960110 (Monday to Friday 8am to 5.30pm)", "01632 960110", "5.30pm\n"),
        (
            "Booking line: 01632 960110 9am to 5pm (Monday) 9am to 4pm (Friday)",
            "01632 960110",
            "best_time: 9am to 5pm (Monday) 9am to 4pm (Friday)\n",
        ),
        ("Telephone: 01632 960110 / Textphone: 01632 960111", "01632 960110", "960111"),
        ("Textphone: 01632 960111; Telephone: 01632 960110", "01632 960110", "960111"),
        (
            "Day room call 01632 960110  9am-5pm; For out of hours support, call 01632 960112",
            "01632 960110",
            "For out of hours support, call 01632 960112",
        ),
        (
            "01632 960112 (for emergency rooms out of hours) and 01632 960110 (other inquiries)",
            "01632 960110",
            "for emergency rooms out of hours",
        ),
        ("01632 960110 (24 hour crisis line 01632 960112)", "01632 960110", "960112"),
        ("Crisis line 01632 960112", "01632 960112", "Crisis line"),
        ("01632 960110 / 01632 960111", "01632 960110", "960111"),
    ],
)
def test_the_number_is_the_one_that_people_ring_by_day(lists, cell, number, more):
    said = lists.rows({"Phone": cell})
    assert f"  phone: {number}" in lists.lines(0), said
    assert more in lists.entry("tea-0")
    assert "expected a telephone number" not in said


def test_a_textphone_alone_is_no_number_to_ring(lists):
    lists.rows({"Phone": "Minicom 01632 960111", "E-mail": "tea@example.org"})
    assert not [line for line in lists.lines(0) if line.startswith("  phone:")]
    assert "Minicom 01632 960111" in lists.entry("tea-0")


# ---- where

NO_STREET = {"Street": None, "Area": None}
IN_ONE_CELL = {
    "Woodside Camp, Mill Rd, Larkwell LW1 7WX, UK": ("Woodside Camp", "Mill Rd, Larkwell", 1),
    "42-46 Bridge St, Larkwell LW1 7WX, United Kingdom": ("42-46 Bridge St, Larkwell", "", 1),
    "Mill Rd, Larkwell LW1 7WX": ("Mill Rd, Larkwell", "", 1),
    "East Avenue, Marsh End, Larkwell LW1 7WX": ("East Avenue, Marsh End, Larkwell", "", 1),
    "Grange Park, Larkwell LW1 7WX, UK": ("Grange Park, Larkwell", "", 1),
    "Suite B\n4th Floor\nMill House\n48 Mill Gate\nLarkwell\nLW1 7WX": (
        "Suite B, 4th Floor, Mill House",
        "48 Mill Gate, Larkwell",
        1,
    ),
    "11, 14 Mill Cl, Larkwell LW17WX": ("11, 14 Mill Cl, Larkwell", "", 1),
    "51, The Mill Centre, Mill Dr, Larkwell": ("51, The Mill Centre", "Mill Dr, Larkwell", 0),
    "Mill Court, 9 Bank Street, Larkwell,": ("Mill Court", "9 Bank Street, Larkwell", 0),
    "Mill Hall (Church Lane, side door), Mill Rd, Larkwell": (
        "Mill Hall (Church Lane, side door)",
        "Mill Rd, Larkwell",
        0,
    ),
    "Centre address:  3 Mill Road, Larkwell": ("3 Mill Road, Larkwell", "", 0),
    "Postal address: Mill Unit, Larkwell LW4 3FG / Physical address: 6 Mill Street, LW1 7WX": (
        "6 Mill Street",
        "",
        1,
    ),
    "Sport England, Mill Road, Larkwell": ("Sport England", "Mill Road, Larkwell", 0),
    "St Anne's Church of England": ("St Anne's Church of England", "", 0),
    "Mill Hall": ("Mill Hall", "", 0),
    "Fossgate, Marsh Village, Larkwell": ("Fossgate, Marsh Village, Larkwell", "", 0),
    "Mill Vale, Marsh End, Larkwell": ("Mill Vale, Marsh End, Larkwell", "", 0),
    "Mill Road, Marsh Grove": ("Mill Road, Marsh Grove", "", 0),
    "Mill Court, Bank Street, Larkwell": ("Mill Court", "Bank Street, Larkwell", 0),
    "The Room at Mill Lane, Mill Lane": ("The Room at Mill Lane", "Mill Lane", 0),
    "Marsh Lodge, Old Hatton, Coldwater": ("Marsh Lodge", "Old Hatton, Coldwater", 0),
    "Highfield Friends, Mill Library, Mill Walk": ("Mill Library", "Mill Walk", 0),
    "Highfield Friends, The Mill, Mill Walk": ("Highfield Friends", "The Mill, Mill Walk", 0),
    "Mill Library, Library Hall, Mill Walk": ("Mill Library", "Library Hall, Mill Walk", 0),
    "Mill Hall, 523, Mill Road, Larkwell": ("Mill Hall", "523 Mill Road, Larkwell", 0),
}


@pytest.mark.parametrize("column", ["Name of the place", "Street"])
def test_an_address_in_one_cell_is_a_name_a_street_and_a_postcode(lists, column):
    others = {"Name of the place": None, "Street": None, "Area": None}
    said = lists.rows(*({**others, column: cell} for cell in IN_ONE_CELL))
    for number, (name, street, has_postcode) in enumerate(IN_ONE_CELL.values()):
        lines = lists.lines(number)
        assert f"  name: {name}" in lines, (name, lists.entry(f"tea-{number}"), said)
        assert [one for one in lines if one.startswith("  street:")] == (
            [f"  street: {street}"] if street else []
        )
        assert ("  postcode: LW1 7WX" in lines) == bool(has_postcode)
    assert " rows parts of the address are under other questions than in the file" in said


def test_a_street_says_its_postcode_and_its_line_breaks(lists):
    place = {"Name of the place": "The Mill", "Street": "The Mill\n33 Mill Lane\nLarkwell LW1 7WX"}
    lists.rows({**place, "Postcode": "LW1 7WX"})
    assert "  name: The Mill" in lists.lines(0)
    assert "  street: 33 Mill Lane, Larkwell" in lists.lines(0)
    assert "  postcode: LW1 7WX" in lists.lines(0)


def test_a_town_alone_is_no_place(lists):
    lists.rows({**NO_STREET, "Name of the place": "Coldwater, UK"})
    assert "venue: ask" in lists.lines(0)
    assert "Area: Coldwater" in lists.entry("tea-0")


def test_the_name_of_an_area_alone_is_no_place(lists):
    lists.rows(
        {**NO_STREET, "Name of the place": "Highfield", "Postcode": "LW4 3FG"},
        {**NO_STREET, "Name of the place": "Coldwater", "Area": "Coldwater"},
        {**NO_STREET, "Name of the place": "Highfield", "Area": "Larkwell"},
        {**NO_STREET, "Name of the place": "Highfield", "Street": "3 Mill Lane"},
        {**NO_STREET, "Name of the place": "The Hill"},
        {**NO_STREET, "Name of the place": "Highfield", "Postcode": "LW4 3FG"},
    )
    area, unknown, within, with_a_street, a_synonym, again = map(lists.entry, lists.slugs)
    assert "venue:\n  name: Various places\n  area: highfield\n" in area
    assert "Postcode: LW4 3FG" in area
    assert "venue:\n  name: Various places\n  area: highfield\n" in again
    assert "venue: ask\n" in unknown
    assert "  area: larkwell\n" in within
    assert "  name: Highfield\n" in with_a_street
    assert "  name: The Hill\n" in a_synonym


def test_an_organisation_in_front_of_an_address_runs_it_where_no_column_does(lists):
    cell = "Mill Museum Services, Mill Library, Mill Walk"
    words = f"{MAP}taken from:\n  Who runs it: Name of the activity\n"
    lists.rows({**NO_STREET, "Name of the place": cell, "Who runs it": None}, words=words)
    assert "  name: Mill Library" in lists.lines(0)
    assert "  name: Mill Museum Services" in lists.lines(0)


@pytest.mark.parametrize(
    "name", ["Clang'n! Street band", "Why? Club", "St. Mark's & St. Paul's", "Go. Sing! Shout"]
)
def test_a_name_that_stands_for_another_is_whole(lists, name):
    words = f"{MAP}taken from:\n  Who runs it: Name of the activity\n"
    row = {"Name of the activity": name, "Who runs it": None, "In one line": "We play."}
    lists.rows(row, words=words)
    [slug] = lists.slugs
    assert lists.entry(slug).count(f"name: {name}\n") == 2


def test_a_number_at_the_end_of_a_cell_is_of_the_street_in_the_next(lists):
    place = {**NO_STREET, "Name of the place": "Mill Hall, 523 "}
    lists.rows(
        {**place, "Street": "Mill Road, Marsh End"},
        {**place, "Area": "Mill Road, Larkwell"},
        {**place, "Street": "9 Mill Road"},
    )
    assert "  street: 523 Mill Road, Marsh End" in lists.lines(0)
    assert "  street: 523 Mill Road" in lists.lines(1)
    assert "  area: larkwell" in lists.lines(1)
    assert "  name: Mill Hall" in lists.lines(1)
    assert "  street: 9 Mill Road" in lists.lines(2)


def test_an_address_that_ends_in_an_area_is_there(lists):
    there = {
        "3 Mill Lane, Highfield": "highfield",
        "3 Mill Lane, Highfield, Larkwell": "highfield",
        "3 Mill Lane, Highfield, Cardiff": "",
        "Highfield": "highfield",
        "3 Mill Lane, The Hill": "",
    }
    lists.rows(*({**NO_STREET, "Name of the place": f"Mill Hall, {one}"} for one in there))
    for number, area in enumerate(there.values()):
        found = [line for line in lists.lines(number) if line.startswith("  area:")]
        assert found == ([f"  area: {area}"] if area else [])


@pytest.mark.parametrize("how", ["In person", "Online"])
def test_a_postcode_and_a_town_alone_are_in_the_description_and_counted(lists, how):
    place = {**NO_STREET, "Name of the place": None, "Postcode": "LW1 7WX", "Area": "Coldwater"}
    said = lists.rows({**place, "How it happens": how})
    assert "Postcode: LW1 7WX" in lists.entry("tea-0")
    assert "Area: Coldwater" in lists.entry("tea-0")
    assert said.count("so all of it is in the description") == 2


def test_the_file_of_a_place_has_the_area_in_which_its_address_ends(lists):
    place = {**NO_STREET, "Name of the place": "The Mill, 33 Mill Lane, Highfield LW1 7WX"}
    lists.rows(place, place)
    file = (lists.content / "venues/the-mill.yml").read_text(encoding="utf-8")
    assert "area: highfield\n" in file
    assert "parts of the address" not in lists.rows(place, place)  # nothing has changed


@pytest.mark.parametrize(
    "cell",
    [
        "There are 2 sites:\nMill Campus, Mill Rd LW1 7WX\nThe Grove, Grove Rd LW4 3FG",
        "12 Mill Lane, Larkwell LW1 7WX / 2 Bridge Road, Larkwell LW4 3FG",
        "1b Mill Road\nLarkwell\nYou can leave documents for us at the desk behind the entrance.",
        "The Centre for Learning and Living Together in the Old Mill beside the Marsh End Bridge",
    ],
)
def test_what_is_no_address_is_words_and_never_cut(lists, cell):
    said = lists.rows({**NO_STREET, "Name of the place": None, "Street": cell})
    assert "venue: ask" in lists.lines(0), said
    assert " ".join(cell.split()) in " ".join(lists.entry("tea-0").split())
    assert "is no name of a place, so all of it is in the description" in said


def test_several_columns_of_a_street_are_one_address_in_their_order(lists):
    place = {**NO_STREET, "Name of the place": None}
    words = f"{MAP}columns:\n  Town: Street\n  City: Street\n"
    lists.rows(
        {**place, "Street 1": "Mill Hall,", "Street 2": "3 Mill Lane", "Street 3": "Marsh End"},
        {**place, "Street 1": "3 Mill Lane", "Town": "Coldwater", "City": "Coldwater"},
        {**place, "Street 2": "Mill Hall", "Street 3": "Mill Lane", "Town": "Larkwell"},
        words=words,
    )
    assert "  name: Mill Hall\n" in lists.entry("tea-0")
    assert "  street: 3 Mill Lane, Marsh End\n" in lists.entry("tea-0")
    assert "  name: 3 Mill Lane, Coldwater\n" in lists.entry("tea-1")
    assert "  name: Mill Hall\n" in lists.entry("tea-2")
    assert "  street: Mill Lane, Larkwell\n" in lists.entry("tea-2")


def test_the_lines_of_an_address_need_no_map(lists):
    lists.rows({"Street": None, "Address line 1": "Mill House", "Address line 2": "3 Mill Lane"})
    assert "  street: Mill House, 3 Mill Lane" in lists.lines(0)


@pytest.mark.parametrize("cell", ["PO BOX 367\nLARKWELL", "Freepost TEA", "Postal address: 1 Rd"])
def test_an_address_to_write_to_is_no_place(lists, cell):
    said = lists.rows(
        {**NO_STREET, "Name of the place": None, "Street": cell, "Postcode": "LW1 7WX"}
    )
    assert "venue: ask" in lists.lines(0)
    assert "LW1 7WX" not in lists.entry("tea-0")
    assert "is an address to write to, so it is left out" in said


def test_the_same_address_in_several_rows_is_one_place(lists):
    place = {**NO_STREET, "Name of the place": "The Mill, 33 Mill Lane, Larkwell LW1 7WX, UK"}
    lists.rows(place, place)
    assert "venue: the-mill" in lists.lines(0)
    assert "venue: the-mill" in lists.lines(1)
    file = (lists.content / "venues/the-mill.yml").read_text(encoding="utf-8")
    assert file == (
        "name: The Mill\narea: larkwell\nstreet: 33 Mill Lane, Larkwell\npostcode: LW1 7WX\n"
    )


def test_a_mask_of_the_street_masks_it_in_one_cell_too(lists):
    place = {**NO_STREET, "Name of the place": "Mill Hall, 33 Rope Lane, Larkwell LW1 7WX"}
    lists.rows({**place, "Hide address": "yes"})
    entry = lists.entry("tea-0")
    assert "Rope" not in entry
    assert "LW1" not in entry


def test_words_of_a_place_that_a_map_has_are_left_to_it(lists):
    cell = "Mill Hall, 33 Mill Lane, Larkwell"
    words = f"{MAP}values:\n  Name of the place:\n    {cell}: The Old Hall\n"
    lists.rows({**NO_STREET, "Name of the place": cell}, words=words)
    assert "  name: The Old Hall" in lists.lines(0)


def test_places_that_are_spelt_alike_are_named_though_no_row_has_a_postcode(lists):
    places = ("St George's Centre", "St Georges Centre", "St George's Centre", "Mill Hall")
    said = lists.rows(*({**NO_STREET, "Name of the place": place} for place in places))
    assert "`St Georges Centre` may be `St George's Centre`. If they are one, write" in said
    assert "Mill Hall` may be" not in said


def test_a_name_that_goes_on_with_another_at_its_postcode_may_be_the_same_place(lists):
    library = {**NO_STREET, "Name of the place": "Mill Library", "Postcode": "LW1 7WX"}
    longer = {**library, "Name of the place": "Mill Library and Wellbeing Centre"}
    hall = {**library, "Name of the place": "Mill Library Hall"}
    elsewhere = {**longer, "Name of the place": "Mill Library and Hub", "Postcode": "LW4 3FG"}
    said = lists.rows(library, longer, hall, elsewhere)
    assert "`Mill Library and Wellbeing Centre` may be `Mill Library`, both at LW1 7WX" in said or (
        "`Mill Library` may be `Mill Library and Wellbeing Centre`, both at LW1 7WX" in said
    )
    assert said.count(" may be `Mill") == 1


def test_a_latitude_is_never_the_name_of_a_place(lists):
    words = f"{MAP}columns:\n  lat: location\n"
    place = {**NO_STREET, "Name of the place": None, "Street": "Mill Hall, 3 Mill Lane"}
    said = lists.rows({**place, "lat": "53.591667"}, {**place, "lat": "Route 66.5"}, words=words)
    assert "  name: Mill Hall" in lists.lines(0)
    assert "  street: 3 Mill Lane" in lists.lines(0)
    assert "Name of the place: `53.591667` is where it is on a map, so it is not used" in said
    assert "  name: Route 66.5" in lists.lines(1)


HALL = {"Street": "3 Mill Lane", "Postcode": "LW1 7WX", "Area": None}


@pytest.mark.parametrize(
    ("place", "text", "keeps"),
    [
        ("Office address: Mill Lodge", "We meet.", True),
        ("Registered office, Mill Lodge", "We meet.", True),
        ("c/o 4", "We meet.", False),
        ("Mill Hall", "Registered office: Mill Hall, 3 Mill Lane, LW1 7WX", False),
        ("Mill Hall", "Our postal address is 3 Mill Lane, Larkwell.", False),
        ("Mill Hall", "This is a postal address and not where we meet.", False),
        ("Mill Hall", "The address above is our head office.", False),
    ],
)
def test_an_office_or_an_address_to_write_to_is_not_where_it_happens(lists, place, text, keeps):
    lists.rows({**HALL, "Name of the place": place, "What people do there": text})
    assert "venue: ask" in lists.lines(0)
    assert (f"Name of the place: {place}, 3 Mill Lane, LW1 7WX" in lists.lines(0)) is keeps


@pytest.mark.parametrize(
    "text",
    [
        "Registered office: 9 Bank Street, Larkwell LW2 7JB",
        "Call at the office. It is an address that many know.",
        "Postal address on request.",
    ],
)
def test_a_place_stays_where_the_office_is_elsewhere(lists, text):
    lists.rows({**HALL, "Name of the place": "Mill Hall", "What people do there": text})
    assert "  name: Mill Hall" in lists.lines(0)
    assert "  street: 3 Mill Lane" in lists.lines(0)


# ---- what there is to pay

CHARGED = (
    "Costs £10 per year.",
    "See our website for costs",
    "Please ring the office for details of fees.",
    "We provide a good lunch time meal at a low cost.",
    "The annual subscription is renewed each January.",
    "Trips can be joined at a small extra cost.",
    "We offer a discounted rate to people who are referred.",
    "Your fee includes a medal.",
    "There is a small charge for materials.",
    "Affordable counselling for everyone.",
    "Pay on the door.",
    "Concessions available.",
    "The only service for which we charge is hairdressing.",
    "Parking is free, and sessions are £4.",
    "The first hour is free of charge, then there is a fee.",
)
FREE = (
    "Free of charge, with no hidden fees.",
    "We do not charge anyone, and there is no membership fee.",
    "Grants of up to £300 for people in need.",
    "Help with the costs of care, and advice about care home fees.",
    "We have raised £5,000 and won a prize worth £200.",
    "The car park costs £2 for two hours.",
    "Calls are charged at the local rate.",
    "Tea and cake can be bought for £1.",
    "The hall may be hired for £20 an hour.",
    "All costs are covered by the council.",
    "It is important that you like the services you pay for.",
    "Charge your phone while you wait.",
)


def test_what_is_free_and_costs_something_has_to_be_asked_for(lists):
    said = lists.rows(*({"What people do there": f"We meet. {one}"} for one in CHARGED))
    for number, text in enumerate(CHARGED):
        lines = lists.lines(number)
        assert "  - ask:" in lines, text
        assert f"We meet. {text}" in lines
        assert any(f"note: {text}" in line.replace('"', "") for line in lines), text
    assert said.count("so people have to ask") == len(CHARGED)
    assert "Price: this is `Free`, but a text says `Costs £10 per year.`, so" in said


def test_what_costs_nothing_to_those_who_come_stays_free(lists):
    same = {"In one line": "An hour outside."}
    lists.rows(
        *(
            {**same, "Name of the activity": f"Walk {number}", "What people do there": text}
            for number, text in enumerate(FREE)
        )
    )
    for number, text in enumerate(FREE):
        assert "cost: free" in lists.entry(f"walk-{number}").splitlines(), text


def test_rooms_that_are_for_hire_are_not_free(lists):
    room = {"In one line": "A hall to hire.", "What people do there": "A hall to hire."}
    lists.rows(room, {"What people do there": "We meet. The hall is for hire."})
    assert "    note: A hall to hire." in lists.lines(0)
    assert "cost: free" in lists.lines(1)


def test_what_rooms_and_meals_cost_counts_where_a_listing_is_about_them(lists):
    lists.rows(
        {"In one line": "Halls to hire.", "What people do there": "Hire costs £20 an hour."},
        {"In one line": "A lunch for all.", "What people do there": "The lunch is £3."},
    )
    assert "    note: Hire costs £20 an hour." in lists.lines(0)
    assert "    note: The lunch is £3." in lists.lines(1)


def test_a_long_sentence_about_a_charge_keeps_the_words_around_it(lists):
    said = f"{'We walk and talk, ' * 14}and entry is £4 for those who come{', as you know' * 9}."
    room = {"Price": "Free", "How much": "Free for members of our group and their friends " * 4}
    lists.rows({"What people do there": said}, {"What people do there": said, **room})
    [note] = [line for line in lists.lines(0) if line.startswith("    note: ")]
    assert "and entry is £4 for those who come" in note
    assert note.count("…") == 2
    assert len(note.removeprefix("    note: ").strip('"')) <= 200
    assert "  - ask:" in lists.lines(1)
    assert lists.entry("tea-1").count("entry is £4") == 1


# ---- words that are no more than they say


@pytest.mark.parametrize(
    ("line", "text", "summary"),
    [
        ("For Adults", "For Adults\n\nBooks to borrow, large and small.", "Books to borrow, large"),
        ("We offer:", "We offer:\n\nTea and talk for everybody.", "Tea and talk for everybody."),
        ("For Adults", "For Adults", "For Adults"),
        (
            "Our aims are:",
            "Our aims are:\n\n* a) To knit for all;\n* b) To mend.",
            "To knit for all",
        ),
        ("Public worship", "We sing and pray together.", "Public worship"),
    ],
)
def test_a_heading_is_not_the_line_about_a_listing(lists, line, text, summary):
    said = lists.rows({"In one line": line, "What people do there": text})
    assert f"summary: {summary}" in lists.entry("tea-0")
    assert ("is a heading, so the first words" in said) is (summary != line)


def test_words_for_how_often_stand_before_times_only_where_those_dont_say_it(lists):
    cases = (
        ("Every week", "See the website", "Every week: See the website"),
        ("Every week", "Tuesday & perhaps Thursday", "Every week: Tuesday & perhaps Thursday"),
        ("Every week", "Most Tuesdays", "Most Tuesdays"),
        ("Every month", "Mondays, see the website", "Every month: Mondays, see the website"),
        ("Every month", "Monthly, see the website", "Monthly, see the website"),
        ("I don't know when", "Most days", "Most days"),
        ("On certain dates only", "Annual - August", "Annual - August"),
        ("Open at the same hours, like a shop or a library", "Most days", "Most days"),
    )
    lists.rows(*({"How often": often, "Days and times": times} for often, times, _ in cases))
    for number, (_, _, words) in enumerate(cases):
        found = [one.strip() for one in lists.lines(number) if one.startswith("    text: ")]
        assert [one.removeprefix("text: ").strip('"') for one in found] == [words]


def test_what_is_on_less_often_than_every_week_is_never_every_week(lists):
    cases = (
        "Monthly meetings on Monday evenings",
        "Monthly on Mondays",
        "Monthly drop-in",
        "Quarterly",
        "Twice a year",
        "Annual",
    )
    lists.rows(*({"How often": often, "Days and times": "Monday 19:00-22:00"} for often in cases))
    for number, often in enumerate(cases):
        entry = lists.entry(f"tea-{number}")
        assert "every: week" not in entry, often
        assert often in entry


@pytest.mark.parametrize(
    ("often", "times", "words"),
    [
        ("Weekly on Mondays until 15 July", "Monday 7pm-10pm", "until 15 July"),
        ("Every week", "Monday 7pm-10pm until 15 July", "until 15 July"),
    ],
)
def test_a_last_day_without_its_year_leaves_the_times_as_words(lists, often, times, words):
    said = lists.rows({"How often": often, "Days and times": times})
    assert "- ask:" in lists.entry("tea-0")
    assert words in lists.entry("tea-0")
    assert "It ends on a day without its year: ask whether it is over" in said


YES_AND_NO = """values:
  Adults:
    "true": Adults
  Children:
    "true": Children
  How to join:
    Reviewed online: not used
  Audiences:
    None of these: not used
"""


def test_a_word_may_mean_nothing(lists):
    columns = "columns:\n  Adults: Who can come\n  Children: Who can come\n"
    said = lists.rows(
        {"Adults": "true", "Children": "false", "How to join": "Reviewed online"},
        {"Adults": "false", "Children": "true", "Audiences": "None of these; Women"},
        words=f"{MAP}{columns}{YES_AND_NO}",
    )
    one, two = lists.entry("tea-0"), lists.entry("tea-1")
    assert "eligibility:\n  text: Adults\n" in one
    assert "eligibility:\n  text: Children\n" in two
    assert "joining: ask\n" in one
    assert "women" in two
    assert "None of these" not in two
    assert "not used" not in one + two + said


def test_the_words_of_a_column_count_in_cells_with_several(lists):
    said = lists.rows(
        {"What kind of activity it is": None, "Kinds": "Walks; Sings", "For": "Families; Ladies"},
        {"What kind of activity it is": None, "Kinds": "Help (clothes, food)", "For": "Ladies"},
        {"What kind of activity it is": None, "Kinds": "Sings; Help (clothes, food)", "For": ""},
        words=f"""{MAP}columns:
  Kinds: What kind of activity it is
  For: Audiences
values:
  Kinds:
    Sings: Dance
    Walks: Walking and the outdoors
    Help (clothes, food): Food banks, pantries and essentials
  For:
    Ladies: Women
    Families: Parents and new parents
""",
    )
    one, two, three = (lists.entry(f"tea-{number}") for number in range(3))
    assert "categories: [walking-outdoors, dance-movement]" in one
    assert "audiences: [parents, women]" in one
    assert "categories: [food-essentials]" in two
    assert "categories: [dance-movement, food-essentials]" in three
    assert "is not one of the choices" not in said
    assert "no listing says" not in said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<p><b>Update 31.03.20</b></p><p>We help people find a room.</p>", "We help people find"),
        ("SHOWERS\nAnybody can wash here.", "Anybody can wash here."),
        ("Overview\n\nA class for beginners.", "A class for beginners."),
        ("Covid-19 Update 09.04. We are open to all.", "We are open to all."),
        ("The following can help you:\n- the library desk\n- our volunteers", "the library desk"),
        ("Tea for all. And cake.", "Tea for all."),
        ("About our tea room\nWe sit and talk and then have tea.", "We sit and talk and then"),
        ("We sit and talk\nTea after", "We sit and talk"),
        ("CORONAVIRUS UPDATE: The Council has closed its rooms since COVID-19. Ask us.", '"CORONA'),
        ("TEA", "TEA"),
        ("Call 01632 960119\n\nWe sit and talk over tea.", "We sit and talk"),
        ("www.larder.example.org\nTea is served to all.", "Tea is served"),
        ("Call the office on 01632 960119.\nTea is served to all.", "Tea is served"),
        ("5.30am to 10pm, Monday to Friday\nTea is served to all.", "Tea is served"),
        ("Every Wednesday at 7pm.\nTea is served to all.", "Tea is served"),
        ("Mill Hall, Mill Lane, Larkwell LW1 7WX\nTea is served to all.", "Tea is served"),
        ("Hello and welcome!\nTea is served to all.", "Tea is served"),
        ("New venue! Tea is served to all.", "Tea is served"),
        ("Feeling lonely on your own? Tea is served to all.", "Tea is served"),
        ("What is tea? Then look no further! Tea is served to all.", "Tea is served"),
        ("wifi and charging points\nTea is served to all.", "Tea is served"),
        ("Please note that days may vary.\nTea is served to all.", "Tea is served"),
        ("“It was a lifeline.”\nTea is served to all.", "Tea is served"),
        ("Services include:\n- hot drinks\n- a chat", "hot drinks"),
        ("Space for men 55+ to\nsit and talk over tea.", "Space for men 55+ to sit and talk"),
        ("Tea, cake and\nCards for all.", "Tea, cake and Cards"),
        ("We sit\nand talk over tea.", "We sit and talk"),
        ("Tea\nCake and cards for all.", "Cake and cards"),
        ("You’re not alone. Tea is served to all.", "Tea is served"),
        ("It's cold! Tea is served to all.", "Tea is served"),
        ("Open to all. Tea is served to all.", "Tea is served"),
        ("Eligibility: open to all\nTea is served to all.", "Tea is served"),
        ("There is no charge for this service. Tea is served to all.", "Tea is served"),
        ("Join the tea community today! Tea is served to all.", "Tea is served"),
        ("Please book with the library. Tea is served to all.", "Tea is served"),
        ("Open access Mon-Fri 9am-5pm. Welcome place for young people.", "Welcome place for"),
        ("Join the library's reading group. Tea is served.", "Join the library"),
        ("Welcome to Larkwell! Tea is served to all.", "Tea is served"),
        (
            "Slow and gentle moves that use the whole body along\n with the usual bends. Then tea.",
            "Slow and gentle moves that use the whole body along with the usual bends.",
        ),
        (
            "Fast and slow tunes on an old piano are combined to tone \n  and wake the body.",
            "Fast and slow tunes on an old piano are combined to tone and wake the body.",
        ),
        ("Located in the park. A small library for all.", "A small library"),
        ("We're based at Larkwell Mill Centre. Tea is served to all.", "Tea is served"),
        ("0-3yrs. Songs and stories.", "Songs and stories."),
        ("£1 per child (with a snack). Songs and stories.", "Songs and stories."),
        ("For ages 5-11. Games and crafts.", "Games and crafts."),
        ("Tea 0.\n\nWe knit and sew each week.", "We knit and sew"),
        ("Located on the ground floor, this café serves lunch.", "Located on the ground"),
        ("Held in memory of our founder. Tea is served.", "Held in memory"),
        ("Tea 0 is a group for all who knit. Bring wool.", "Tea 0 is a group"),
        ("Located in the park.", "Located in the park."),
        ("Juniors: 4pm-5pm / Hall\nSinging for all.", "Singing for all."),
        ("First set 4.15pm-5pm / Club Room\nSinging for all.", "Singing for all."),
        ("10:00am-2:00pm\nSinging for all.", "Singing for all."),
        ("We sing from 4pm to 5pm and then have tea.", "We sing from 4pm to 5pm"),
        ("Read our latest newsletter here. Tea is served to all.", "Tea is served"),
        ("For advice or a chat, call the tea helpline on 01632 960119. Tea is served.", "Tea is"),
        ("We need to recruit volunteers to help us run it. Tea is served to all.", "Tea is served"),
        ("We need volunteers to drive. Tea is served to all.", "We need volunteers to drive."),
        ("We serve tea to all, contact us to find out more. Read our newsletter.", "We serve tea"),
        ("For all who sew, with tea. Bring a needle.", "For all who sew, with tea."),
        ("Read our latest newsletter here.", "Read our latest newsletter here."),
        ("Feeling lonely on your own?", "Feeling lonely on your own?"),
        ("Open to all.", "Open to all."),
        ("Hello and welcome!", '"Hello and welcome!"'),
    ],
)
def test_the_line_about_it_is_the_first_sentence_that_says_something(lists, text, line):
    words = f"{MAP}taken from:\n  In one line: What people do there\n"
    lists.rows({"In one line": None, "What people do there": text}, words=words)
    [found] = [one for one in lists.lines(0) if one.startswith("summary: ")]
    assert found.startswith(f"summary: {line}")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Tea 0.", "We knit and natter."),
        ("Located within Mill Park.", "We knit and natter."),
        ("0-3yrs.", "We knit and natter."),
        ("Tea in Mill Park.", "Tea in Mill Park."),
        ("Songs for 0-3yrs.", "Songs for 0-3yrs."),
    ],
)
def test_a_line_that_says_nothing_gives_way_to_one_of_the_text(lists, line, found):
    text = "We knit and natter. Bring wool."
    said = lists.rows({"In one line": line, "What people do there": text})
    assert f"summary: {found}" in lists.lines(0), said
    assert ("doesn't say what it is" in said) == (found != line)
    assert line == "Tea 0." or line in lists.entry("tea-0")


@pytest.mark.parametrize(("text", "line"), [("Tea 0.", "Tea 0."), ("Tea 0. We talk.", "We talk.")])
def test_a_text_that_is_the_name_is_the_line_where_nothing_else_is(lists, text, line):
    words = f"{MAP}taken from:\n  In one line: What people do there\n"
    lists.rows({"In one line": None, "What people do there": text}, words=words)
    assert f"summary: {line}\n" in lists.entry("tea-0")


def test_what_many_say_of_themselves_is_before_a_newsletter_and_a_question(lists):
    alike = "We serve tea and cake to all who come, contact us to find out more."
    others = ("Read our newsletter.", "Can you spare an hour or two?", "Volunteers needed!")
    asked = "For advice, or for a chat, call the tea helpline on 01632 96011"
    lists.rows(
        *(
            {"In one line": None, "What people do there": f"{alike} {one} {asked}{number}"}
            for number, one in enumerate((*others, *others))
        ),
        words=f"{MAP}taken from:\n  In one line: What people do there\n",
    )
    for number in range(6):
        assert f"summary: {alike}" in lists.lines(number)


def test_a_name_that_says_enough_is_the_line_where_there_is_no_text(lists):
    words = f"{MAP}taken from:\n  In one line: What people do there\n"
    none = {"In one line": None, "What people do there": None}
    said = lists.rows({**none, "Name of the activity": "Larkwell night support line"}, words=words)
    assert "summary: Larkwell night support line\n" in lists.entry("larkwell-night-support-line")
    assert "In one line" not in said


def test_a_text_that_is_the_line_about_it_is_not_said_twice(lists):
    words = f"{MAP}taken from:\n  In one line: What people do there\n"
    texts = ("We sing old songs.", "We sing old songs", "We sing old songs. Tea is served.")
    rows = [{"In one line": None, "What people do there": text} for text in texts]
    lists.rows(*rows, words=words)
    for number, is_said_on in enumerate((False, False, True)):
        entry = lists.entry(f"tea-{number}")
        assert "summary: We sing old songs" in entry
        assert entry.count("We sing old songs") == 1 + is_said_on


def test_what_many_texts_say_alike_is_no_line_about_one_of_them(lists):
    words = f"{MAP}taken from:\n  In one line: What people do there\n"
    about = "Groups like ours are the heart of Larkwell."
    own = [f"Group {letter} meets to talk and to sew." for letter in "ABCDE"]
    rows = [{"In one line": None, "What people do there": f"{about} {one}"} for one in own]
    alone = {"In one line": None, "What people do there": about}
    lists.rows(*rows, alone, words=words)
    found = [one for number in range(6) for one in lists.lines(number) if "summary: " in one]
    assert found == [f"summary: {one}" for one in (*own, about)]


def test_words_that_the_description_has_are_not_said_twice(lists):
    words = "We meet by the old gate on some days of the week, and walk where the weather allows. "
    row = {"What people do there": f"Walks.\n\n{words * 8}", "Days and times": words * 8}
    lists.rows({**row, "How often": None})
    assert lists.entry("tea-0").count("old gate") == 8


def test_a_point_of_a_list_is_on_the_line_of_its_hyphen(lists):
    lists.rows({"What people do there": "<ul><li><p>Tea</p></li><li>Cake</li><li> </li></ul>"})
    assert "- Tea" in lists.lines(0)
    assert "- Cake" in lists.lines(0)
    assert "-" not in lists.lines(0)


def test_a_link_that_begins_twice_leads_to_its_page(lists):
    said = lists.rows(
        {
            "What people do there": '<p>See <a href="http://https://www.tea.example.org/a">us</a>.</p>',
            "Web page": "http://https//www.tea.example.org/talk",
        },
    )
    assert "  website: https://www.tea.example.org/talk" in lists.lines(0), said
    assert "[us](https://www.tea.example.org/a)" in lists.entry("tea-0")


def test_a_listing_needs_no_more_than_a_line_about_it(lists):
    said = lists.rows({"What people do there": None})
    assert "summary: Tea 0." in lists.lines(0), said
    assert lists.entry("tea-0").endswith("---\n")


def test_a_heading_has_a_space_behind_its_sign(lists):
    text = "We meet.\n\n#Access information\nRamp.\n\n###More to say\n\n#getfit\n#Tea"
    lists.rows({"What people do there": text})
    entry = lists.entry("tea-0")
    assert entry.endswith("\n\n## Access information\nRamp.\n\n### More to say\n\n#getfit\n#Tea\n")


def test_a_line_that_is_cut_from_the_description_is_not_in_it_twice(lists):
    text = f"We knit* {'and mend what others have thrown away, ' * 9}every day."
    lists.rows({"In one line": text.replace("*", "")[:290], "What people do there": text})
    assert lists.entry("tea-0").count("others have thrown away, and mend") < 12
    assert lists.entry("tea-0").count("We knit") == 2


# ---- names of columns


def test_a_name_in_capitals_within_is_several_words(lists):
    said = lists.rows(
        {
            "Name of the activity": "Tea and Talk",
            "contactName": "Rosalind Achterberg",
            "contactEmail": "rosalind@achterberg.example.org",
            "phone": "01632 960110",
            "lastReviewedBy": "Benedict Oyelaran",
            "What people do there": "Tea. Speak to Rosalind. Benedict Oyelaran was here.",
        }
    )
    entry = lists.entry("tea-and-talk")
    assert "osalind" not in entry
    assert "Oyelaran" not in entry
    assert "phone: 01632 960110" in entry, said


# ---- what is said of the file


def test_a_web_page_that_many_organisations_have_is_named(lists):
    many = [
        {"Who runs it": f"Group {number}", "Web page": "https://list.example.org"}
        for number in range(10)
    ]
    line = "the line `https://list.example.org: not used`"
    said = lists.rows(*many)
    assert "Web page: 10 rows of 10 organisations have `https://list.example.org`." in said
    assert line in said
    assert line not in lists.rows(*many[1:])
    words = f"{MAP}values:\n  Web page:\n    https://list.example.org: not used\n"
    assert line not in lists.rows(*many, words=words)
    assert "website" not in lists.entry("tea-0")


def test_a_day_of_a_check_that_a_computer_writes_for_none_counts_as_none(lists):
    days = ("1970-01-01T00:00:00Z", "31/12/1899", "1900-01-00", "1969-12-31")
    said = lists.rows(*({"last review date": day} for day in days))
    for number, day in enumerate(days):
        assert "checked:" not in lists.lines(number), said
        assert f"Checked on: `{day}` is no day, so nobody is said to have checked it" in said


def test_rows_that_are_not_for_the_public_are_in_the_sum(lists):
    rows = [{"Published": "no"}, {"Published": ""}, {"Published": ""}, {"Published": "yes"}]
    said = lists.rows(*rows)
    assert "3 rows left out, as the map or a column such as `Publish` says" in said
    assert "not to be published; 2 of them since their cells are empty\n" in said
    assert "1 listing imported, 3 not for the public, 0 left out.\n" in said


# ---- a map that is begun

HTML = """Title,About it,Charge,When,Frequency
Tea,"<p>Tea&#160;and talk;&#160;cake &amp; bread.</p>",£2,Monday 10am - 12pm,Weekly
Soup,"<p>Soup;&#160;bread.</p>",£3 for members,Tuesdays 2pm,Weekly
Walk,"<p>A walk.</p>",See website,All year,Weekly
"""


def test_a_map_that_is_begun_knows_columns_by_what_is_in_them(lists):
    file = lists.folder / "a long name of a folder for the map of a list of 2018.map.yml"
    code, said = lists("a list.csv", HTML, "--map", str(file))
    assert code == 0, said
    words = file.read_text(encoding="utf-8")
    for line in (
        "  Title: Name of the activity  # such as: Tea; Soup; Walk\n",
        "  Charge: How much  # such as: £2; £3 for members; See website\n",
        "  When: Days and times  # such as: Monday 10am - 12pm; Tuesdays 2pm; All year\n",
        "  Frequency: How often",
        "  # Who runs it: Name of the activity  # ? Is each the name of a group, too? ",
        f'#   python3 publish.py import "{lists.folder / "a list.csv"}" --map "{file}"\n',
    ):
        assert line in words, (line, words)
    assert "Answer what stands there with `?`" in said


# ---- ways in, and ages among audiences


WAYS = f"""{MAP}values:
  How to join:
    Sent by an agency for parcels: A professional can refer you
    Open door: Just turn up
"""


@pytest.mark.parametrize(
    ("cell", "joining", "words"),
    [
        ("Sent by an agency for parcels", "joining: [professional-referral]", ""),
        (
            "Ask us for the lunch (as we say)\nSent by an agency for parcels",
            "joining: ask",
            "Ask us for the lunch (as we say); Sent by an agency for parcels",
        ),
        (
            "A professional can refer you, in some weeks",
            "joining: ask",
            "A professional can refer you, in some weeks",
        ),
        ("Just turn up, in some weeks", "joining: [drop-in]", "Just turn up, in some weeks"),
    ],
)
def test_one_part_of_the_ways_in_that_is_no_choice_leaves_all_in_words(lists, cell, joining, words):
    said = lists.rows({"How to join": cell}, words=WAYS)
    assert joining in lists.lines(0)
    assert [one for one in lists.lines(0) if one.startswith("How to join: ")] == (
        [f"How to join: {words}"] if words else []
    )
    assert ("is not one of the choices" in said) == bool(words)


def test_words_of_no_choice_are_as_they_were_written(lists):
    lists.rows({"How to join": "Ask us first.\nIf you can, bring a bag."})
    assert "How to join: Ask us first. If you can, bring a bag." in lists.lines(0)


@pytest.mark.parametrize(
    "cell",
    ["Over 50s; Ladies", "Ladies; 50+", "Adults over 50, Ladies", "Are over the age of 50; Ladies"],
)
def test_an_age_among_the_audiences_is_the_youngest_age(lists, cell):
    said = lists.rows({"Meant for": cell, "Youngest age": None, "Who can come": None})
    assert "  minimum_age: 50" in lists.lines(0)
    assert "women" in lists.entry("tea-0")
    assert "the youngest age is 50" in said
    assert "Who can come: " not in lists.entry("tea-0")


def test_an_age_that_a_map_replaces_still_counts(lists):
    words = f"{MAP}values:\n  Audiences:\n    Adults over 50: Women\n    From 60: not used\n"
    rows = [{"Meant for": cell, "Youngest age": None} for cell in ("Adults over 50", "From 60")]
    lists.rows(*rows, words=words)
    assert "  minimum_age: 50" in lists.lines(0)
    assert "audiences: [women]" in lists.lines(0)
    assert "minimum_age" not in lists.entry("tea-1")


def test_an_age_that_is_not_sure_stays_in_words(lists):
    none = {"Youngest age": None, "Who can come": None}
    lists.rows(
        {"Meant for": "10 years and above with a guardian", **none},
        {"Meant for": "Under 5s", **none},
        {"Meant for": "Over 60s", **none, "Youngest age": "55"},
        {"Meant for": "Older people (about 55 and over)", **none},
    )
    assert "Who can come: 10 years and above with a guardian" in lists.lines(0)
    assert "  text: Under 5s" in lists.lines(1)
    assert "  minimum_age: 55" in lists.lines(2)
    assert "  text: Over 60s" in lists.lines(2)
    assert "eligibility:" not in lists.entry("tea-3")


# ---- ways to get in touch, guesses, likely duplicates


def test_a_letter_o_is_the_0_of_a_number_and_nothing_is_said_twice(lists):
    lists.rows({"Phone": None, "E-mail": "O1632 960 110"})
    assert "  phone: 01632 960110" in lists.lines(0) or "  phone: 01632 960 110" in lists.lines(0)
    assert "O1632" not in lists.entry("tea-0")


def test_a_number_in_two_lines_is_one(lists):
    lists.rows(
        {"Phone": None, "E-mail": "hello@tea.example.org 01632\n960110"},
        {"Phone": None, "E-mail": "01632 960110\n01632 960111"},
    )
    assert "  phone: 01632 960110" in lists.lines(0)
    assert "  email: hello@tea.example.org" in lists.lines(0)
    assert "960111" in lists.entry("tea-1")
    assert "  phone: 01632 960110" in lists.lines(1)


def test_another_link_in_the_cell_of_an_address_is_another_web_page(lists):
    pages = "https://tea.example.org/one https://tea.example.org/two"
    lists.rows({"E-mail": "hello@tea.example.org https://tea.example.org/three", "Web page": pages})
    assert "  email: hello@tea.example.org" in lists.lines(0)
    assert "Web page: https://tea.example.org/two, https://tea.example.org/three" in lists.lines(0)
    assert not [one for one in lists.lines(0) if one.startswith("E-mail: ")]


def test_no_word_is_guessed_for_another(lists):
    said = lists.rows({"How to join": "Meals only"}, {"How to join": "Membres only"})
    assert "Did you mean `Members only`?" in said
    assert said.count("Did you mean") == 1


@pytest.mark.parametrize(
    ("one", "other", "is_likely"),
    [
        ({"Days and times": "Mon 10-12"}, {"Days and times": "Mon 10-12"}, True),
        ({"Days and times": "Mon 10-12"}, {"Days and times": "Mon 10-12, Sat 10-12"}, False),
        ({"Postcode": "LW1 7WX"}, {"Postcode": "LW1 7WY"}, False),
    ],
)
def test_listings_at_some_of_the_same_times_are_no_duplicates(lists, one, other, is_likely):
    apart = {"Name of the activity": "Soup", "Phone": None, "Postcode": None, "How often": None}
    said = lists.rows(
        {**apart, "Name of the place": "Oak Hall", "E-mail": "hello@oak.example.org", **one},
        {**apart, "Name of the place": "Elm Hall", "E-mail": "info@elm.example.org", **other},
    )
    assert ("this looks like `Soup`" in said) == is_likely


def test_the_page_of_a_group_may_have_the_district_of_its_postcode(lists):
    row = {"Who runs it": "Larkwell & District Friends of Tea", "Postcode": "LW14 7WX"}
    page = "https://www.facebook.com/ldft.tea.lw14/"
    lists.rows(
        {**row, "Web page": page}, {**row, "Web page": "https://www.facebook.com/jean.lw14/"}
    )
    assert f"  website: {page}" in lists.lines(0)
    assert "jean" not in lists.entry("tea-1")
