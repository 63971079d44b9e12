"""`import` of a newer state of a list: what it changed, what was changed here, what has left."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

from activity_directory import cli
from activity_directory.importers.imported import list_called

MAP = """columns: {Ref: its id there, Status: status}
for all: {Your part in it: the council's directory}
source: the council's list of 2021
"""
TEA = {"Ref": "1", "Name of the activity": "Tea", "Postcode": "LW1 1AA", "Status": ""}
CAKE = TEA | {"Ref": "2", "Name of the activity": "Cake", "Phone": "01632 960111"}
SOUP = TEA | {"Ref": "3", "Name of the activity": "Soup", "Phone": "01632 960112"}
NEWER = TEA | {
    "Phone": "01632 960119",
    "E-mail": "tea@example.org",
    "Days and times": "Tuesday 10:00 to 11:00",
}


@pytest.fixture
def imported(tmp_path, capsys):
    one = Imported(tmp_path, capsys)
    (tmp_path / "list.map.yml").write_text(MAP, encoding="utf-8")
    return one


def take(imported, *rows, options=(), text=""):
    sent = text or table(*(row | {"Your part in it": None} for row in rows))
    return imported("list.csv", sent, "--map", str(imported.folder / "list.map.yml"), *options)


def change_here(imported, slug, *pairs):
    file = imported.content / "activities" / f"{slug}.md"
    text = file.read_text(encoding="utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


def everything(imported):
    return {str(file): file.read_bytes() for file in imported.content.rglob("*") if file.is_file()}


def test_each_side_keeps_its_changes_and_what_both_changed_waits_for_a_decision(imported):
    take(imported, TEA, CAKE)
    change_here(
        imported,
        "tea",
        ("We sit and talk.", "We sit and sing."),
        ("  phone: 01632 960110", "  phone: 01632 960115  # rang them"),
        ("status: running", "# until spring\nstatus: waiting-list"),
        ("    days: [Monday]", "    # not in August\n    days: [Monday]"),
    )
    code, said = take(imported, NEWER, CAKE)
    assert code == cli.FAULTS
    assert "    Phone: `01632 960119` in the file, `01632 960115` here\n" in said
    text = imported.entry("tea")
    assert "We sit and sing." in text
    assert "# until spring\nstatus: waiting-list\n" in text
    assert "  email: tea@example.org\n" in text
    assert "    days: [Tuesday]\n" in text
    assert "  phone: 01632 960115" in text
    for note in ("# rang them", "# until spring", "# not in August"):
        assert text.count(note) == 1
    before = everything(imported)
    code, said = take(imported, NEWER, CAKE, options=["--today", "2026-12-24"])
    assert code == cli.FAULTS
    assert "Nothing changed: 2 listings imported before.\n" in said
    assert everything(imported) == before
    assert take(imported, NEWER, CAKE, options=["--keep"])[0] == cli.DONE
    assert imported.entry("tea") == text
    assert "Nothing changed: 2 listings imported before.\n" in take(imported, NEWER, CAKE)[1]


def test_what_has_left_its_list_is_paused_and_comes_back_as_it_was(imported, capsys):
    take(imported, TEA, CAKE, SOUP)
    change_here(imported, "soup", ("status: running", "status: waiting-list"))
    code, said = take(imported, TEA, CAKE | {"Status": "Closed"})
    assert code == cli.DONE, said
    assert "soup.md (Soup): not in the file\n" in said
    assert "cake.md (Cake): row 3 says `Closed`\n" in said
    assert "  because: The council's list of 2021 no longer has it, so" in imported.entry("soup")
    assert "  because: The council's list of 2021 says “Closed”, so" in imported.entry("cake")
    before = everything(imported)
    said = take(imported, TEA, CAKE | {"Status": "Closed"})[1]
    assert said == "Nothing changed: 2 listings imported before.\n"
    assert everything(imported) == before
    cli.main(["upkeep", "--content", str(imported.content), "--today", "2026-11-30"])
    report = capsys.readouterr().out
    assert "2 listings are paused." in report
    assert "since 23 November 2026: The council's list of 2021 no longer has it" in report
    change_here(imported, "cake", ("  paused: 2026-11-23", "  closed: 2026-11-20"))
    take(imported, TEA, CAKE, SOUP)
    assert "status: waiting-list\n" in imported.entry("soup")
    assert "  closed: 2026-11-20\n" in imported.entry("cake")


def test_a_part_of_a_list_pauses_nothing(imported):
    rows = [
        TEA | {"Ref": str(number), "Name of the activity": f"Tea {number}"} for number in range(8)
    ]
    take(imported, *rows)
    before = everything(imported)
    code, said = take(imported, *rows[:3])
    assert "5 of 8 listings that came from the council's list of 2021 are not in this file" in said
    assert code == cli.DONE
    assert everything(imported) == before
    assert (
        "3 unchanged, 5 paused, 0 left out"
        in take(imported, *rows[:3], options=["--whole-list"])[1]
    )


def test_an_id_is_the_same_listing_whatever_its_name(imported):
    take(imported, TEA, CAKE)
    folder = imported.content / "activities"
    change_here(imported, "tea", ("name: Tea\n", "name: Tea at Three\nwas: [tea]\n"))
    (folder / "tea.md").rename(folder / "tea-at-three.md")
    code, said = take(
        imported,
        TEA | {"Phone": "01632 960119"},
        CAKE | {"Name of the activity": "Cake and Cream", "Name of the place": "Other Hall"},
    )
    assert code == cli.DONE, said
    assert imported.slugs == ["cake", "tea-at-three"]
    assert "name: Cake and Cream\n" in imported.entry("cake")
    assert "name: Tea at Three\n" in imported.entry("tea-at-three")
    assert "  phone: 01632 960119\n" in imported.entry("tea-at-three")


def test_a_listing_that_was_joined_to_another_does_not_come_back(imported):
    take(imported, TEA, CAKE)
    change_here(imported, "tea", ("name: Tea\n", "name: Tea\nwas: [cake]\n"))
    (imported.content / "activities" / "cake.md").unlink()
    assert take(imported, TEA, CAKE)[0] == cli.DONE
    newer = CAKE | {"Phone": "01632 960119"}
    code, said = take(imported, TEA, newer)
    assert code == cli.DONE
    assert "activities/cake is part of activities/tea by now, so what has changed in this" in said
    assert "is part of" not in take(imported, TEA, newer)[1]
    assert imported.slugs == ["tea"]


def test_what_several_rows_share_has_a_file_of_its_own(imported):
    hall = {"Name of the place": "St. Anne's Room"}
    cake = CAKE | {"Name of the place": "St Annes Room", "Who runs it": "highfield friends"}
    elsewhere = SOUP | hall | {"Postcode": "LW2 2BB", "Who runs it": "Soup Trust"}
    pie = TEA | hall | {"Ref": "4", "Name of the activity": "Pie", "Phone": "01632 960113"}
    said = take(imported, TEA | hall, cake, elsewhere, pie)[1]
    assert "`St Annes Room` may be `St. Anne's Room`, both at LW1 1AA" in said
    file = imported.content / "venues" / "st-annes-room.yml"
    assert file.read_text(encoding="utf-8") == (
        "name: St. Anne's Room\narea: larkwell\nstreet: 1 Example Road\npostcode: LW1 1AA\n"
    )
    organisation = imported.content / "organisations" / "highfield-friends.yml"
    assert organisation.read_text(encoding="utf-8") == "name: Highfield Friends\n"
    for slug in ("tea", "pie"):
        assert "organisation: highfield-friends\n" in imported.entry(slug)
        assert "venue: st-annes-room\n" in imported.entry(slug)
    assert "  name: St Annes Room\n" in imported.entry("cake")
    assert "  postcode: LW2 2BB\n" in imported.entry("soup")
    assert "  name: Soup Trust\n" in imported.entry("soup")
    file.write_text(file.read_text(encoding="utf-8") + "parking: On the road\n", encoding="utf-8")
    before = everything(imported)
    take(imported, TEA | hall, cake, elsewhere, pie)
    assert everything(imported) == before
    moved = {"Street": "2 Example Road"}
    # A second row with the other place: it has a file now, and its first listing names it.
    bun = elsewhere | {"Ref": "5", "Name of the activity": "Bun", "Phone": "01632 960114"}
    take(imported, TEA | hall | moved, cake, elsewhere, pie | moved, bun)
    assert file.read_text(encoding="utf-8") == (
        "name: St. Anne's Room\narea: larkwell\nstreet: 2 Example Road\npostcode: LW1 1AA\n"
        "parking: On the road\n"
    )
    (imported.folder / "list.map.yml").write_text(MAP.replace("council", "club"), encoding="utf-8")
    # What another list says of the same place: what it lacks is new, all else stays.
    other = elsewhere | {"Postcode": "LW1 1AA", "Street": "3 Example Road", "Bus": "7"}
    other |= {"Ref": "1", "About access": "No"}
    said = take(imported, *(other | {"Name of the activity": one} for one in ("Jam", "Ham")))[1]
    assert file.read_text(encoding="utf-8") == (
        "name: St. Anne's Room\narea: larkwell\nstreet: 2 Example Road\npostcode: LW1 1AA\n"
        "parking: On the road\nbuses: 7\n"
    )
    assert (
        "venues/st-annes-room.yml: street: `3 Example Road` in the file, `2 Example Road` here, "
        "as another list says. It stays as it is here"
    ) in said
    for slug in ("soup", "bun"):
        assert "venue: st-annes-room-2\n" in imported.entry(slug)
        assert "organisation: soup-trust\n" in imported.entry(slug)


def test_a_draft_goes_when_its_row_is_whole_and_never_what_was_written_into_it(imported):
    no_phone = {"Phone": ""}
    take(imported, TEA, CAKE | no_phone, SOUP | no_phone)
    cake, soup = (imported.content / "drafts" / f"{slug}.md" for slug in ("cake", "soup"))
    assert cake.exists()
    text = soup.read_text(encoding="utf-8")
    mended = text.replace("\nstatus:", "\ncontact:\n  phone: 01632 960199\n\nstatus:")
    (imported.content / "activities" / "soup.md").write_text(mended, encoding="utf-8")
    soup.unlink()
    cake.write_text(cake.read_text(encoding="utf-8") + "\nAsk Ann.\n", encoding="utf-8")
    newer = {"In one line": "Hot."}
    code, said = take(imported, TEA, CAKE, SOUP | no_phone | newer)
    assert code == cli.DONE, said
    assert "content/drafts/cake.md was changed here, and its row came in whole" in said
    assert "Ask Ann." in cake.read_text(encoding="utf-8")
    assert "  phone: 01632 960199\n" in imported.entry("soup")
    assert "summary: Hot.\n" in imported.entry("soup")
    take(imported, TEA, CAKE, SOUP | newer, TEA | no_phone | {"Ref": "4", "In one line": "Four."})
    draft = imported.content / "drafts" / "tea-2.md"
    assert draft.exists()
    # In another order, with a new listing of the same name: each row has its own.
    other = TEA | {"Ref": "5", "In one line": "Five.", "Phone": "01632 960115"}
    said = take(
        imported, other, TEA | {"Ref": "4", "In one line": "Four."}, TEA, CAKE, SOUP | newer
    )[1]
    assert "summary: Five.\n" in imported.entry("tea-3")
    assert "summary: Four.\n" in imported.entry("tea-2")
    assert "Removed: content/drafts/tea-2.md, as its row came in whole\n" in said
    assert not draft.exists()


def test_two_listings_that_may_be_one_are_joined_by_a_command(imported, capsys):
    def join(*arguments):
        code = cli.main(["join", *arguments, "--content", str(imported.content)])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    take(imported, TEA)
    more = TEA | {"Ref": "9", "E-mail": "tea@example.org", "Phone": "01632 960119"}
    twin = more | {"Name of the activity": "Tea, Highfield"}
    said = take(imported, TEA, twin)[1]
    assert "    python3 publish.py join tea tea-highfield   # the same name but" in said
    assert join("tea", "tea")[0] == cli.WRONG_CALL
    assert join("tea", "tea-highfield", "--take", "when")[0] == cli.WRONG_CALL
    before = everything(imported)
    assert join("tea", "tea-highfield", "--check")[0] == cli.DONE
    assert everything(imported) == before
    code, said = join("tea", "tea-highfield", "--take", "contact.phone")
    assert code == cli.DONE, said
    assert "    activities/tea: 01632 960110\n    activities/tea-highfield: 01632 960119\n" in said
    text = imported.entry("tea")
    assert "  phone: 01632 960119\n  email: tea@example.org\n" in text
    assert "was: [tea-highfield]\n" in text
    assert imported.slugs == ["tea"]
    take(imported, TEA, twin)
    assert imported.slugs == ["tea"]


def joined(imported, capsys, one, other, *options):
    """What `join` says of two rows that were imported, and the entry that stays."""
    take(imported, TEA | one, TEA | {"Ref": "9", "Name of the activity": "Tea Two"} | other)
    options = ("join", "tea", "tea-two", *options, "--content", str(imported.content))
    assert cli.main([*options]) == cli.DONE
    return capsys.readouterr().out, imported.entry("tea")


def test_two_listings_of_one_activity_are_on_at_the_times_of_both(imported, capsys):
    monday = {"Days and times": "Monday 15:30 to 18:45"}
    others = {"Days and times": "Saturday 11:00 to 16:00; Tuesday 15:30 to 18:45"}
    said, entry = joined(imported, capsys, monday, others)
    assert "days: [Monday, Tuesday]\n    from: 15:30\n    to: 18:45\n" in entry
    assert "days: [Saturday]\n    from: 11:00\n    to: 16:00\n" in entry
    assert entry.count("every: week") == 2
    assert "(from activities/tea-two)" in said


@pytest.mark.parametrize(
    "differs",
    [
        {"Name of the place": "Mill Hall", "Street": "2 Mill Road"},
        {"Price": "A price each time", "Amount": "£3"},
        {"Youngest age": "50"},
    ],
)
def test_times_of_another_place_price_or_age_are_not_added(imported, capsys, differs):
    one, other = {"Youngest age": "60"}, {"Days and times": "Tuesday 15:00 to 16:00"} | differs
    said, entry = joined(imported, capsys, one, {"Youngest age": "60"} | other)
    assert "Tuesday" not in entry
    assert "When (when): as activities/tea has it" in said


def test_the_times_of_the_other_listing_can_be_taken_alone(imported, capsys):
    times = {"Days and times": "Tuesday 15:00 to 16:00"}
    entry = joined(imported, capsys, {}, times, "--take", "when")[1]
    assert "days: [Tuesday]\n" in entry
    assert "Monday" not in entry


@pytest.mark.parametrize(
    ("one", "other", "is_one_list"),
    [
        ("the council's list of 2021", "The council's list of 2022", True),
        ("the council's list, 2021/22", "the council's list, 2022/23", True),
        ("the council's list of 2026-10-01", "the council's list of 2026-11-01", True),
        ("the council's list v2", "the council's list v3", False),
        ("Ward 1 groups", "Ward 2 groups", False),
    ],
)
def test_a_list_of_another_year_is_the_same_list(one: str, other: str, *, is_one_list: bool):
    assert (list_called(one) == list_called(other)) is is_one_list


MORNING = {"Name of the activity": "Coffee Morning", "Phone": "01632 960120"}
ELSEWHERE = MORNING | {
    "Who runs it": "Larkwell Mums",
    "Name of the place": "Mill Hall",
    "Street": "2 Mill Road",
    "Days and times": "Thursday 10:00 to 11:00",
    "Phone": "01632 960121",
}


def test_a_listing_of_another_list_may_have_a_common_name(imported):
    parish = imported.folder / "parish.map.yml"
    parish.write_text(MAP.replace("the council's list", "the parish list"), encoding="utf-8")
    take(imported, MORNING)
    sent, its_map = table(ELSEWHERE | {"Your part in it": None}), ("--map", str(parish))
    code, said = imported("parish.csv", sent, *its_map)
    assert code == cli.DONE, said
    assert imported.slugs == ["coffee-morning", "coffee-morning-mill-hall"]
    assert "join coffee-morning" not in said
    assert "Nothing changed: 1 listing" in imported("parish.csv", sent, *its_map)[1]
    newer = table(ELSEWHERE | {"Your part in it": None, "Phone": "01632 960129"})
    assert imported("parish.csv", newer, *its_map)[0] == cli.DONE
    assert "01632 960129" in imported.entry("coffee-morning-mill-hall")
    assert "01632 960120" in imported.entry("coffee-morning")
    assert imported.slugs == ["coffee-morning", "coffee-morning-mill-hall"]


def test_a_common_name_at_the_same_place_is_looked_at(imported):
    parish = imported.folder / "parish.map.yml"
    parish.write_text(MAP.replace("the council's list", "the parish list"), encoding="utf-8")
    take(imported, MORNING)
    sent = table(MORNING | {"Who runs it": "Larkwell Mums", "Your part in it": None})
    code, said = imported("parish.csv", sent, "--map", str(parish))
    assert code == cli.FAULTS
    assert "there is already a listing activities/coffee-morning\n" in said


def without_ids(imported, name: str) -> tuple[str, str]:
    """The options for a map of a list of this name, whose rows have no ids."""
    its_map = imported.folder / "without-ids.map.yml"
    words = MAP.replace("Ref: its id there, ", "").replace("the council's list of 2021", name)
    its_map.write_text(words, encoding="utf-8")
    return "--map", str(its_map)


def test_a_row_that_looks_like_a_listing_of_another_list_changes_nothing_of_it(imported):
    same = {name: text for name, text in MORNING.items() if name != "Ref"}
    row = same | {"Your part in it": None, "Status": "Active"}
    assert (
        imported("a.csv", table(row), *without_ids(imported, "the council's list of 2026"))[0] == 0
    )
    before = everything(imported)
    newer = row | {"In one line": "Coffee, and cake.", "Phone": "01632 960129"}
    code, said = imported("b.csv", table(newer), *without_ids(imported, "the parish list"))
    assert code == cli.FAULTS
    assert "there is already a listing activities/coffee-morning\n" in said
    assert before.items() <= everything(imported).items()
    off = row | {"Status": "Closed"}
    imported("b.csv", table(off), *without_ids(imported, "the parish list"))
    assert before.items() <= everything(imported).items()
    # The list of another year is the same list.
    later = without_ids(imported, "the council's list of 2027")
    code, said = imported("a.csv", table(newer), *later)
    assert code == cli.DONE, said
    assert "01632 960129" in imported.entry("coffee-morning")
    assert imported.slugs == ["coffee-morning"]


def at_the_hall(name, phone, **more):
    return TEA | {"Ref": name, "Name of the activity": name, "Phone": f"01632 960{phone}"} | more


def test_each_listing_keeps_what_it_says_about_access(imported):
    notes = {"Chess": "Ramp at the side", "Judo": "Steps at the front door", "Quilts": ""}
    rows = [
        at_the_hall(name, 120 + number, **{"About access": note})
        for number, (name, note) in enumerate(notes.items())
    ]
    said = take(imported, *rows)[1]
    hall = imported.content / "venues" / "example-hall.yml"
    assert "access_note" not in hall.read_text(encoding="utf-8")
    for name, note in notes.items():
        text = imported.entry(name.lower())
        assert "venue: example-hall\n" in text
        every = {other for other in notes.values() if other and other in text}
        assert every == {note} - {""}
    assert "About access: the file of its place doesn't say" in said
    before = everything(imported)
    take(imported, *rows)
    assert everything(imported) == before


def test_a_note_about_access_that_all_rows_share_is_of_the_place_alone(imported):
    note = {"About access": "Ramp at the side"}
    take(imported, *(at_the_hall(name, n, **note) for n, name in ((121, "Chess"), (122, "Judo"))))
    hall = imported.content / "venues" / "example-hall.yml"
    assert "access_note: Ramp at the side\n" in hall.read_text(encoding="utf-8")
    assert "Ramp" not in imported.entry("chess") + imported.entry("judo")


def test_a_place_of_a_list_without_a_name_is_not_written_over_by_another(imported):
    notes = ({"About access": "Ramp at the side", "Area": ""}, {"About access": "Step free"})
    first, second = (
        [at_the_hall(name, n, **more) for n, name in called]
        for more, called in zip(
            notes, (((121, "Chess"), (122, "Judo")), ((123, "Jam"), (124, "Ham"))), strict=True
        )
    )
    file = imported.folder / "list.map.yml"
    hall = imported.content / "venues" / "example-hall.yml"
    named = file.read_text(encoding="utf-8")
    file.write_text(named.replace("source: the council's list of 2021\n", ""), encoding="utf-8")
    take(imported, *first)
    was = hall.read_text(encoding="utf-8")
    file.write_text(named.replace("council", "club"), encoding="utf-8")
    said = take(imported, *second)[1]
    assert "access_note: Ramp at the side\n" in was
    assert "access_note: Ramp at the side\n" in hall.read_text(encoding="utf-8")
    assert "as another list says. It stays as it is here" in said
    assert "Step free" in imported.entry("jam")
    # The list has a name now, and says the same: the place is of that list from now on.
    file.write_text(named, encoding="utf-8")
    take(imported, *first)
    lines = (imported.content / "imported.csv").read_text(encoding="utf-8").splitlines()
    assert "the council's list of 2021" in next(one for one in lines if "example-hall" in one)


AT_HOME = TEA | {"Name of the place": "c/o Mrs T. Abernathy, 21 Lapwing Way"}
IN_THE_OPEN = TEA | {"Name of the place": "21 Lapwing Way", "Street": "21 Lapwing Way"}
KEPT = IN_THE_OPEN | {"What people do there": "We sit. Our address is confidential."}


@pytest.mark.parametrize("first", [AT_HOME, KEPT, KEPT | {"Area": ""}])
def test_an_address_that_was_withheld_stays_out_when_the_list_says_less(first, imported):
    take(imported, first)
    assert "Lapwing" not in imported.entry("tea")
    silent = TEA | {"Name of the place": "", "Street": "", "Postcode": "", "Phone": "01632 960119"}
    take(imported, silent)
    bare = IN_THE_OPEN | {"What people do there": "We sit. Come to 21 Lapwing Way."}
    for _ in range(2):
        _, said = take(imported, bare)
        assert "Lapwing" not in imported.entry("tea")
        assert "LW1 1AA" not in imported.entry("tea")
        assert "(Tea): the list now gives an address that was withheld, so it stays out." in said
        assert "To publish it, write it into " in said
        assert not [file for file, text in everything(imported).items() if b"Lapwing" in text]


def test_an_address_that_somebody_here_has_written_is_not_withheld(imported):
    take(imported, KEPT | {"Area": ""})
    change_here(imported, "tea", ("venue: ask\n", VENUE_HERE))
    _, said = take(imported, IN_THE_OPEN)
    assert "that was withheld" not in said
    assert "21 Lapwing Way" in imported.entry("tea")


VENUE_HERE = (
    "venue:\n  name: 21 Lapwing Way\n  area: larkwell\n  street: 21 Lapwing Way\n"
    "  postcode: LW1 1AA\n"
)


def test_an_address_that_was_only_not_known_comes_in(imported):
    take(imported, TEA | {"Name of the place": "TBC", "Street": "", "Postcode": "", "Area": ""})
    assert "venue: ask" in imported.entry("tea")
    _, said = take(imported, IN_THE_OPEN)
    assert "  street: 21 Lapwing Way\n" in imported.entry("tea")
    assert "that was withheld" not in said


@pytest.mark.parametrize("answer", ["N", ""])
def test_a_listing_whose_leave_is_withdrawn_shows_its_place_and_texts_no_more(answer, imported):
    tea = TEA | {
        "What people do there": "We sit and talk at number 9.",
        "Name of the place": "Rowan House",
        "Street": "14 Rowan Avenue",
        "Consent to publish": "Y",
    }
    cake, soup = (row | {"Consent to publish": "Y"} for row in (CAKE, SOUP))
    take(imported, tea, cake, soup)
    before = imported.entry("tea")
    assert "14 Rowan Avenue" in before
    _, said = take(imported, tea | {"Consent to publish": answer}, cake, soup)
    entry = imported.entry("tea")
    for secret in ("Rowan", "LW1 1AA", "number 9"):
        assert secret not in entry, said
    assert "paused: 2026-11-23" in entry
    assert "no longer has it" not in entry
    assert "We may not publish more about it at the moment." in entry
    assert "says `not to be published`, so its place and its texts are taken out" in said
    take(imported, tea, cake, soup)
    assert imported.entry("tea") == before


PLACE = {"Name of the place": "Rowan House", "Street": "14 Rowan Avenue"}


@pytest.mark.parametrize(
    ("column", "yes", "no"), [("Consent to publish", "Y", "N"), ("Hide address", "N", "Y")]
)
def test_the_file_of_a_place_goes_when_the_last_of_its_listings_hides_it(column, yes, no, imported):
    tea, cake = (row | PLACE | {column: yes} for row in (TEA, CAKE))
    elsewhere = SOUP | {"Name of the place": "Mill Hall", column: yes}
    take(imported, tea, cake, elsewhere)
    file = imported.content / "venues" / "rowan-house.yml"
    assert "14 Rowan Avenue" in file.read_text(encoding="utf-8")
    take(imported, tea | {column: no}, cake, elsewhere)
    assert file.exists()  # the cake is still there
    hidden = [row | {column: no} for row in (tea, cake)]
    _, said = take(imported, *hidden, elsewhere, options=("--check",))
    assert file.exists()
    assert "venues/rowan-house.yml would be deleted" in said
    _, said = take(imported, *hidden, elsewhere)
    assert "venues/rowan-house.yml is deleted: its listings may not say where" in said
    assert not [file for file, text in everything(imported).items() if b"Rowan" in text]
    take(imported, tea, cake, elsewhere)
    if column == "Consent to publish":
        assert "14 Rowan Avenue" in file.read_text(encoding="utf-8")
        assert "venue: rowan-house" in imported.entry("cake")


def test_a_file_of_a_place_that_nobody_imported_stays(imported):
    written = "name: Rowan House\narea: larkwell\nstreet: 14 Rowan Avenue\npostcode: LW1 1AA\n"
    (imported.content / "venues").mkdir(exist_ok=True)
    file = imported.content / "venues" / "rowan-house.yml"
    file.write_text(written, encoding="utf-8")
    tea, cake = (row | PLACE | {"Consent to publish": "Y"} for row in (TEA, CAKE))
    take(imported, tea, cake)
    take(imported, tea | {"Consent to publish": "N"}, cake | {"Consent to publish": "N"})
    assert file.read_text(encoding="utf-8") == written


LONG = "Tea, cake and a chat on Mondays for everybody who lives in Larkwell"
CUT = "tea-cake-and-a-chat-on-mondays-for-everybody-who-lives-in-la"
WHOLE = "tea-cake-and-a-chat-on-mondays-for-everybody-who-lives-in"


def with_an_old_slug(imported, row):
    """A listing of a long name with the address of before, which was cut in a word."""
    take(imported, row)
    folder = imported.content / "activities"
    (folder / f"{WHOLE}.md").rename(folder / f"{CUT}.md")
    table_of = imported.content / "imported.csv"
    text = table_of.read_text(encoding="utf-8")
    assert f"\n{WHOLE}," in text
    table_of.write_text(text.replace(f"\n{WHOLE},", f"\n{CUT},"), encoding="utf-8")


@pytest.mark.parametrize("ref", ["1", ""])
@pytest.mark.parametrize("newer", [TEA, NEWER])
def test_a_listing_whose_address_was_cut_in_a_word_keeps_it(imported, ref, newer):
    named = {"Ref": ref, "Name of the activity": LONG}
    with_an_old_slug(imported, TEA | named)
    code, said = take(imported, newer | named)
    assert code == cli.DONE, said
    assert imported.slugs == [CUT]
    assert (newer is NEWER) == ("01632 960119" in imported.entry(CUT))


def test_a_new_row_of_that_name_is_told_of_the_address_that_is_there(imported):
    with_an_old_slug(imported, TEA | {"Ref": "", "Name of the activity": LONG})
    (imported.content / "imported.csv").unlink()
    newer = NEWER | {"Ref": "", "Name of the activity": LONG}
    code, said = take(imported, newer)
    assert code == cli.FAULTS
    assert f"there is already a listing activities/{CUT}" in said
    assert take(imported, newer, options=["--replace"])[0] == cli.DONE
    assert imported.slugs == [CUT]


def test_two_long_names_that_begin_alike_are_two_listings(imported):
    begins = LONG.removesuffix("Larkwell")
    first, second, third = (
        {"Ref": "", "Name of the activity": f"{begins}{place}"}
        for place in ("Larkwell", "Highfield", "Old Town")
    )
    take(imported, TEA | first)
    code, said = take(imported, TEA | first, TEA | second)
    assert code == cli.DONE, said
    assert len(imported.slugs) == 2
    code, said = take(imported, TEA | second, TEA | third | {"Phone": "01632 960119"})
    assert code == cli.DONE, said
    assert len(imported.slugs) == 3
    assert "Larkwell" in imported.entry(WHOLE)
    assert "01632 960110" in imported.entry(WHOLE)
