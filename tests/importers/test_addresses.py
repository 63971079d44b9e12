"""Where a list says an activity is: one cell with a postcode anywhere, towns, numbers to ring."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

from activity_directory import cli

MAP = "source: the council's list\n"
NO_PLACE = {"Name of the place": None, "Street": None, "Area": None}
OF_THE_LIST = (
    "Abbey Rooms, 1 Abbey Road, Coldwater LW9 7WX",
    "The Priory, 6 Priory Road, Coldwater LW9 7WY",
)
"""Two addresses that say that Coldwater is a town."""


class Lists(Imported):
    """One list with a map."""

    def rows(self, *rows: dict[str, str | None]) -> str:
        file = self.folder / "our.map.yml"
        file.write_text(MAP, encoding="utf-8")
        named = [
            {"Name of the activity": f"Tea {number}", **NO_PLACE, **row}
            for number, row in enumerate(rows)
        ]
        code, said = self("a.csv", table(*named), "--map", str(file), "--details")
        assert code == cli.DONE, said
        return said

    def venues(self) -> str:
        """The files of places, one behind another."""
        files = sorted((self.content / "venues").glob("*.yml"))
        return "\n".join(file.read_text(encoding="utf-8") for file in files)

    def place(self, number: int = 0) -> dict[str, str]:
        """What an entry says of its place, by the names of the fields."""
        lines = self.entry(f"tea-{number}").splitlines()
        start = next(at for at, line in enumerate(lines) if line.startswith("venue:"))
        if lines[start] != "venue:":
            return {"venue": lines[start].removeprefix("venue: ")}
        own = (line.strip() for line in lines[start + 1 :])
        return dict(line.split(": ", 1) for line in iter(own.__next__, "") if ": " in line)


@pytest.fixture
def lists(tmp_path, capsys) -> Lists:
    return Lists(tmp_path, capsys)


@pytest.mark.parametrize("column", ["Name of the place", "Street"])
@pytest.mark.parametrize(
    ("cell", "name", "street", "postcode"),
    [
        ("Oak Hall, LW1 7WX, Mill Lane, Larkwell", "Oak Hall", "Mill Lane, Larkwell", "LW1 7WX"),
        ("3 Mill Lane LW1 7WX Larkwell", "3 Mill Lane, Larkwell", "", "LW1 7WX"),
        (
            "Oak Hall, Mill Lane LW1 7WX (behind the shop)",
            "Oak Hall",
            "Mill Lane (behind the shop)",
            "LW1 7WX",
        ),
        ("Oak Hall (side door) LW1 7WX Mill Lane", "Oak Hall (side door)", "Mill Lane", "LW1 7WX"),
        ("Oak Hall. Mill Lane. Larkwell. LW1 7WX", "Oak Hall", "Mill Lane, Larkwell", "LW1 7WX"),
        ("Oak Hall; Mill Lane; Larkwell; LW1 7WX", "Oak Hall", "Mill Lane, Larkwell", "LW1 7WX"),
        ("Oak Hall / Mill Lane / Larkwell / LW1 7WX", "Oak Hall", "Mill Lane, Larkwell", "LW1 7WX"),
        ("Oak Hall, Mill Lane. Postcode: LW1 7WX", "Oak Hall", "Mill Lane", "LW1 7WX"),
        ("Oak Hall, Nether Wick", "Oak Hall", "Nether Wick", ""),
        ("St Anne's Church Hall, Coldwater", "St Anne's Church Hall", "Coldwater", ""),
        ("The Sanctuary, Coldwater LW9 7WX", "The Sanctuary", "Coldwater", "LW9 7WX"),
        ("Main Hall, Nether Wick Village Hall", "Main Hall, Nether Wick Village Hall", "", ""),
        ("Grange Park, Coldwater", "Grange Park, Coldwater", "", ""),
    ],
)
def test_each_part_of_an_address_is_told_apart(lists, column, cell, name, street, postcode):
    others = ({"Street": address} for address in OF_THE_LIST)
    lists.rows({column: cell}, *others)
    place = lists.place()
    assert place["name"] == name
    assert place.get("street", "") == street
    assert place.get("postcode", "") == postcode


def test_what_is_said_behind_an_address_is_in_the_description(lists):
    lists.rows({"Street": "Oak Hall, Mill Lane. LW1 7WX. Free parking at the back."})
    assert lists.place()["street"] == "Mill Lane"
    assert "Free parking at the back" in lists.entry("tea-0").rpartition("---\n")[2]


@pytest.mark.parametrize(
    "cell",
    [
        "Coventry CV0 9ZZ",
        "Leeds",
        "Birmingham, West Midlands",
        "Coldwater LW9 7WX",
        "Coldwater, Larkshire, LW9 7WX",
        "Coldwater",
    ],
)
def test_a_town_with_or_without_a_postcode_is_no_place(lists, cell):
    lists.rows({"Name of the place": cell}, *({"Street": address} for address in OF_THE_LIST))
    assert lists.place() == {"venue": "ask"}
    assert cell.split()[0].strip(",") in lists.entry("tea-0").rpartition("---\n")[2]


def test_a_postcode_alone_is_no_name(lists):
    lists.rows({"Name of the place": "LW1 7WX"})
    assert lists.place() == {"venue": "ask"}
    assert "Postcode: LW1 7WX" in lists.entry("tea-0")


def test_a_place_of_which_the_area_is_known_says_it_once(lists):
    lists.rows({"Name of the place": "The Hub\nLarkwell\nLW1 7WX"})
    assert lists.place() == {"name": "The Hub", "area": "larkwell", "postcode": "LW1 7WX"}


@pytest.mark.parametrize("column", ["Name of the place", "Street"])
@pytest.mark.parametrize(
    ("cell", "street"),
    [
        ("Oak Hall (Contact 01632 960123)", ""),
        ("Oak Hall - Tel: 01632 960123", ""),
        ("Oak Hall 01632 960123", ""),
        ("Oak Hall (ring 01632 960123), Mill Lane", "Mill Lane"),
        ("Oak Hall\nMill Lane\nTel: 01632 960123", "Mill Lane"),
    ],
)
@pytest.mark.parametrize("phone", [None, "01632 960110"])
def test_a_number_is_no_part_of_the_name(lists, column, cell, street, phone):
    lists.rows({column: cell, "Phone": phone})
    place, entry = lists.place(), lists.entry("tea-0")
    assert place["name"] == "Oak Hall"
    assert place.get("street", "") == street
    assert f"  phone: {phone or '01632 960123'}\n" in entry
    assert ("01632 960123" in entry.rpartition("---\n")[2]) == bool(phone)


@pytest.mark.parametrize(
    "words",
    [
        "hall@example.org",
        "https://maps.example.org/oak",
        "what3words ///filled.count.soap",
        "52.4081, -1.5106",
    ],
)
def test_a_link_and_the_like_are_no_part_of_the_name(lists, words):
    lists.rows({"Name of the place": f"Oak Hall, {words}"})
    assert lists.place()["name"] == "Oak Hall"


def test_who_is_named_beside_a_number_in_an_address_is_left_out(lists):
    lists.rows({"Name of the place": "Oak Hall (call Dave on 07700 900456 if lost), Mill Lane"})
    entry = lists.entry("tea-0")
    assert lists.place() == {"name": "Oak Hall", "street": "Mill Lane"}
    assert "Dave" not in entry


def test_a_town_that_is_no_area_here_is_in_the_address(lists):
    said = lists.rows(
        {"Name of the place": "Oak Hall", "Street": "3 Mill Lane", "Area": "Coldwater"},
        {"Name of the place": "Elm Hall", "Street": "3 Elm Lane, Coldwater", "Area": "Coldwater"},
        {"Name of the place": "Ash Hall", "Area": "Highfield"},
        {"Area": "Coldwater"},
    )
    assert lists.place(0)["street"] == "3 Mill Lane, Coldwater"
    assert lists.place(1)["street"] == "3 Elm Lane, Coldwater"
    assert lists.place(2) == {"name": "Ash Hall", "area": "highfield"}
    assert lists.place(3) == {"venue": "ask"}
    assert said.count("`Coldwater` is no area here, so it is in the address") == 2


LIBRARY = "Northgate Library"


def test_a_place_without_a_postcode_that_has_a_file_is_reported(lists):
    said = lists.rows({"Name of the place": LIBRARY})
    assert lists.place() == {"venue": "northgate-lib"}
    assert f"`{LIBRARY}` has no postcode, so it is taken to be venues/northgate-lib.yml" in said


def test_a_place_without_a_postcode_at_another_address_has_not_that_file(lists):
    said = lists.rows(
        {"Name of the place": LIBRARY, "Street": "3 Mill Lane", "Area": "Coldwater"},
        {"Name of the place": LIBRARY, "Area": "Northgate"},
    )
    assert lists.place(0) == {"name": LIBRARY, "street": "3 Mill Lane, Coldwater"}
    assert lists.place(1) == {"venue": "northgate-lib"}
    assert f"`{LIBRARY}` may be another place than venues/northgate-lib.yml" in said


def test_of_two_places_of_one_name_a_row_without_a_postcode_has_neither(lists):
    text = (lists.content / "venues/northgate-lib.yml").read_text(encoding="utf-8")
    other = lists.content / "venues/other-lib.yml"
    other.write_text(text.replace("LW5", "LW4"), encoding="utf-8")
    lists.rows({"Name of the place": LIBRARY})
    assert lists.place() == {"name": LIBRARY}


@pytest.mark.parametrize(
    "number", ["1479-1489", "1479 - 1489", "12-14"], ids=["range", "with spaces", "short"]
)
def test_the_numbers_of_houses_stay_in_the_address(lists, number):
    lists.rows({"Street": f"{number} Mill Lane, Larkwell"})
    assert lists.place()["name"] == f"{number} Mill Lane, Larkwell"
    assert number not in lists.entry("tea-0").split("---\n", 2)[2]


def test_a_number_that_is_called_a_phone_is_taken_out_of_an_address(lists):
    lists.rows({"Street": "12 Mill Lane, Larkwell, tel: 01632 960110", "Phone": None})
    assert lists.place()["name"] == "12 Mill Lane, Larkwell"
    assert "phone: 01632 960110" in lists.entry("tea-0")


LARKWELL = {"area": "larkwell", "postcode": "LW1 7WX"}


@pytest.mark.parametrize(
    "sentence",
    ["Please note the door is at the back.", "Look for the blue gate beside the shop"],
)
@pytest.mark.parametrize("sign", [" ", "  ", ". "])
def test_a_sentence_after_the_postcode_is_in_the_description(lists, sign, sentence):
    cell = f"3 Mill Lane, Larkwell, LW1 7WX{sign}{sentence}"
    lists.rows({"Street": cell, "Postcode": "LW1 7WX"})
    assert lists.place() == {**LARKWELL, "name": "3 Mill Lane, Larkwell"}
    assert f"Street: {sentence.rstrip('.')}" in lists.entry("tea-0")


def test_words_that_are_no_place_say_its_postcode_once(lists):
    lists.rows(
        {"Street": "Please look for the gate of the wood by LW1 7WX.", "Postcode": "LW1 7WX"}
    )
    assert lists.place() == {"venue": "ask"}
    assert "Name of the place: Please look for the gate of the wood by LW1 7WX" in lists.entry(
        "tea-0"
    )
    assert lists.entry("tea-0").count("LW1 7WX") == 1


def test_the_way_to_a_street_is_no_part_of_its_name(lists):
    way = "Turn into Mill St by the shop, Oak House is then on your right"
    lists.rows(
        {"Street": f"{way}, Mill Street, Larkwell", "Postcode": "LW1 7WX"},
        {"Street": "Turn left by the shop, then ask"},
    )
    assert lists.place() == {**LARKWELL, "name": "Mill Street, Larkwell"}
    assert f"Street: {way}" in lists.entry("tea-0")
    assert "then ask" in lists.entry("tea-1")


@pytest.mark.parametrize(
    ("place", "is_asked"),
    [
        ("The Rectory, 3 Mill Lane, Larkwell", True),
        ("St Ann's Vicarage, Mill Lane, Larkwell", True),
        ("Rectory Hall, Mill Lane, Larkwell", False),
    ],
)
def test_a_house_of_clergy_is_worth_a_look(lists, place, is_asked):
    said = lists.rows({"Street": place})
    assert ("this may be where somebody lives" in said) == is_asked
    assert "Mill Lane" in lists.entry("tea-0")


@pytest.mark.parametrize(
    ("place", "address", "area"),
    [
        ("Brown Hare Pub", "Oak Methodist Church Hall Larkwell, 3 Mill Lane", None),
        ("St Luke's Hall - Larkwell", "Oak Community Centre Larkwell, Mill Lane", "Larkwell"),
        ("Oak Library", "Elm Library, 3 Mill Lane, Larkwell", None),
        ("Oak Church Whitstable", "Elm Centre Canterbury, 41 Mill Lane", None),
    ],
)
def test_a_place_with_the_address_of_another_building_is_asked_for(lists, place, address, area):
    said = lists.rows(
        {"Name of the place": place, "Street": address, "Postcode": "LW1 7WX", "Area": area}
    )
    assert "name: " + place not in lists.entry("tea-0")
    assert lists.place() in ({"venue": "ask"}, {"name": "Various places", "area": "larkwell"})
    other = address.split(",")[0]
    assert f"`{place}` and `{other}` in its address are two buildings" in said
    assert f"Name of the place: {place}, {address} LW1 7WX" in lists.entry("tea-0")


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("St Luke's", "St Luke's Church Hall, Mill Lane, Larkwell"),
        ("St Luke's Church", "St Luke's Church Hall, Mill Lane, Larkwell"),
        ("Elm Room", "Oak Community Centre, Mill Lane, Larkwell"),
        ("Main Hall", "Oak School, Mill Lane, Larkwell"),
        ("Elm Library", "Oak Leisure Centre, Mill Lane, Larkwell"),
        ("Elm Hall", "Church Lane, Larkwell"),
        ("Elm Hall", "3 Hotel Buildings, Mill Lane, Larkwell"),
        ("Elm Hall", "opposite Oak Church, Mill Lane, Larkwell"),
        ("Elm Church", "Oak Centre, Mill Lane, Larkwell"),
        ("Elm Centre", "Basement of Oak School, Mill Lane, Larkwell"),
        ("Elm Hall", "Next to Oak School, Mill Lane, Larkwell"),
    ],
)
def test_a_building_in_more_words_or_a_room_in_it_is_one_place(lists, place, address):
    lists.rows({"Name of the place": place, "Street": address})
    assert lists.place()["name"] == place
    assert lists.place()["street"].strip("\"'") == address


@pytest.mark.parametrize(
    ("place", "address", "is_asked"),
    [
        ("53 Mill Lane", "55 Mill Lane, Larkwell", True),
        ("53 Mill Ln", "55-57 Mill Lane, Larkwell", True),
        ("Oak House, 53 Mill Lane", "55 Mill Lane Larkwell", True),
        ("53 Mill Lane", "53-55 Mill Lane, Larkwell", False),
        ("53a Mill Lane", "53 Mill Lane, Larkwell", False),
        ("Room 53 Mill Centre", "Room 55 Mill Centre, Larkwell", False),
        ("53 Mill Lane", "55 Oak Lane, Larkwell", False),
    ],
)
@pytest.mark.parametrize("rows", [1, 2])
def test_two_numbers_of_one_street_are_two_buildings(lists, place, address, is_asked, rows):
    row = {"Name of the place": place, "Street": address, "Postcode": "LW1 7WX"}
    said = lists.rows(*[row] * rows)
    assert ("are two buildings" in said) == is_asked
    assert (f"name: {place}" in lists.entry("tea-0") + lists.venues()) == (not is_asked)


@pytest.mark.parametrize(
    ("streets", "is_one"),
    [
        (("53 Mill Lane", "55 Mill Lane"), False),
        (("53 Mill Lane", "53 Mill Ln, Larkwell"), True),
        (("53 Mill Lane", "53-55 Mill Lane"), True),
        (("53 Mill Lane", "Mill Lane"), True),
    ],
)
def test_places_of_one_name_at_two_numbers_of_a_street_are_two(lists, streets, is_one):
    place = {"Name of the place": "Oak Hall", "Postcode": "LW1 7WX"}
    lists.rows(*({**place, "Street": street} for street in (streets[0], *streets)))
    assert "street: 53 Mill Lane" in lists.venues()
    entry = lists.entry("tea-2")
    assert ("venue: oak-hall" in entry) == is_one
    assert ("street: 55 Mill Lane" in entry) == (not is_one)
