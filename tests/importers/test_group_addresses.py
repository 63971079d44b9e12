"""An e-mail address is published if all that stands before its `@` is accounted for."""

from __future__ import annotations

import re

import pytest
from tests.importers.texts import FILES
from tests.rows import Imported, table


@pytest.fixture
def imported(tmp_path, capsys):
    return Imported(tmp_path, capsys)


@pytest.mark.parametrize(
    "address",
    re.findall(
        r"\S+",
        "rabia@savers.org.uk sylwia@savers.org.uk dmarshall@savers.org.uk a.leeson@savers.org.uk "
        "jpeck42@gmail.com pecka@savers.org.uk niamhoc@savers.org.uk sjb@savers.org.uk "
        "heather@savers.org.uk mrspeck@gmail.com frpeck@savers.org.uk bigjohn@aol.com "
        "coachtony@gmail.com "
        "tony.chair@gmail.com mark.baker@savers.org.uk m.field@savers.org.uk lday@larkwell.gov.uk "
        "ahall@larkwell.ac.uk wood@larkwell.gov.uk april@savers.org.uk rod@savers.org.uk "
        "peck.family@gmail.com pat.larkwell@gmail.com larkwell.archery.geoff@gmail.com "
        "curlytop1@hotmail.com footymad@hotmail.com kav.peck@nhs.net jeancare@savers.org.uk "
        "lwmccg.jean.peck@nhs.net pbroadhead@savers.org.uk "
        "tdrinkwater@savers.org.uk samhousingpeck@savers.org.uk "
        "samadmin@savers.org.uk jeanpeckwy@savers.org.uk archerywy@gmail.com peckadvice@gmail.com",
    ),
)
def test_of_a_persons_address_something_is_left_over(address, imported):
    for cells in ({"E-mail": address}, {"What people do there": f"We talk. Write to {address}."}):
        _, said = imported("tea.csv", table(ARCHERS | cells), "--replace")
        assert address not in imported.entry("archery-for-beginners"), said


ARCHERS = {
    "Name of the activity": "Archery for Beginners",
    "Who runs it": "Larkwell Vale Archery Club",
    "Name of the place": "St Patrick's Hall",
    "Street": "2 Birmingham Road",
}


@pytest.mark.parametrize(
    "address",
    re.findall(
        r"\S+",
        "lvac@gmail.com lvac1962@gmail.com larkwellvalearchery@gmail.com lv.archers@gmail.com "
        "info@savers.org.uk pantry@savers.org.uk thrive@savers.org.uk get.involved@savers.org.uk "
        "bookings.lvac@gmail.com sec.lvac@gmail.com lkwl.archery@gmail.com lwlarchery@gmail.com "
        "stpatricks.bham@gmail.com stpatrick.hall@gmail.com stpats.office@gmail.com "
        "AHub@savers.org.uk ASAdvice@savers.org.uk admin.tqvh@savers.org.uk hall@savers.org.uk "
        "thearchers@larkwell.gov.uk archery4all@savers.org.uk archery2026@yahoo.co.uk "
        "savers.north@savers.org.uk jo@samaritans.org young.people@larkwell.gov.uk "
        "lwhousingadvice@savers.org.uk lwmccg.patrickshall@nhs.net lwm.reception@nhs.net "
        "e84012.admin@nhs.net lwkadmin@larkwell.gov.uk lwkadvice@savers.org.uk "
        "valearcherywy@savers.org.uk helplinesupportwy@savers.org.uk",
    ),
)
def test_all_of_a_groups_address_is_accounted_for(address, imported):
    for cells in ({"E-mail": address}, {"What people do there": f"We talk. Write to {address}."}):
        _, said = imported("tea.csv", table(ARCHERS | cells), "--replace")
        assert address.casefold() in imported.entry("archery-for-beginners").casefold(), said


@pytest.mark.parametrize(
    ("organisation", "address"),
    [
        ("F3", "f3ukmidlands@gmail.com"),
        ("Larkwell Town FC", "ltfc.juniors@gmail.com"),
        ("Larkwell u3a", "u3a.larkwell.sec@gmail.com"),
        ("1st Larkwell Scouts", "1stlarkwell@gmail.com"),
        ("Wheels2Work", "w2w@gmail.com"),
        ("Saint Mark's Church, Marsh End", "stmarks.mend@gmail.com"),
        ("Polski Klub", "polskiklub@wp.pl"),
        ("Men's Shed, Highfield", "mensshed.hfd@gmail.com"),
        ("Estate Paints", "estatepaintssw15@gmail.com"),
    ],
)
def test_an_organisations_words_initials_and_shortenings_account_for_its_address(
    organisation, address, imported
):
    imported("tea.csv", table({"Who runs it": organisation, "E-mail": address}))
    assert address in imported.entry()


def test_a_report_says_which_addresses_are_left_out_and_what_to_do(imported):
    rows = (
        {"Name of the activity": "Tea", "E-mail": "rabia@savers.org.uk"},
        {"Name of the activity": "Soup", "What people do there": "Write to kaddi@savers.org.uk."},
        {"Name of the activity": "Cake", "Phone": None, "E-mail": "rabia@savers.org.uk"},
        {"Name of the activity": "Ale", "What people do there": "Ask for Nuhu, nuhu@savers.org.uk"},
    )
    _, said = imported("tea.csv", table(*rows))
    assert (
        "2 e-mail addresses in it may be people's own, and are left out: `kaddi@savers.org.uk` "
        "(row 3), `rabia@savers.org.uk` (row 2, row 4). Where one is a group's, write it under "
        "`public addresses:` in the map, and import the file again" in said
    )
    assert "nuhu@" not in said
    assert imported.slugs == ["ale", "soup", "tea"]
    _, said = imported("tea.csv", table(*rows, {"Name of the activity": "Pie"}))
    assert "`kaddi@savers.org.uk` (row 3), `rabia@savers.org.uk` (row 2, row 4)" in said


@pytest.mark.parametrize("name", ["tea.csv", "feed.json", "hall.ics"])
def test_an_address_that_the_map_calls_public_is_published(name, imported):
    made, its_map = FILES[name]
    sent = made(["Write to Kaddi@savers.org.uk to book."])
    file = imported.folder / "map.yml"
    for public, is_in in (("", False), ("public addresses: [kaddi@savers.org.uk]\n", True)):
        file.write_text(its_map + public, encoding="utf-8")
        _, said = imported(name, sent, "--map", str(file))
        assert ("Kaddi@savers.org.uk" in imported.entry("tea-0")) == is_in, said
        assert ("are left out" in said or "is left out: `kaddi@" in said) != is_in


@pytest.mark.parametrize("address", ["rabiasw15@gmail.com", "okafore3@gmail.com"])
def test_a_name_with_the_district_of_a_postcode_is_somebodys_address(address, imported):
    imported("tea.csv", table({"Who runs it": "Larkwell Choir", "E-mail": address}))
    assert address not in imported.entry()


def test_a_map_names_no_public_address_that_is_none(imported):
    file = imported.folder / "map.yml"
    file.write_text("public addresses: [kaddi]\n", encoding="utf-8")
    _, said = imported("tea.csv", table({}), "--map", str(file))
    assert "line 1: `kaddi` is no e-mail address" in said


@pytest.mark.parametrize("column", ["E-mail", "Web page"])
def test_an_address_that_is_all_of_a_groups_name_is_in_the_report_if_it_is_left_out(
    column, imported
):
    cells = {
        "Name of the activity": "Tap for All",
        "Who runs it": "Jean Louise Dance",
        "Leader": "Jean Louise",
        column: "jeanlouisedance@gmail.com",
    }
    _, said = imported("tea.csv", table(cells))
    assert "jeanlouisedance@gmail.com" not in imported.entry("tap-for-all")
    assert "1 e-mail address in it may be" in said
    assert "jeanlouisedance@gmail.com" in said.partition("1 e-mail address in it may be")[2]


@pytest.mark.parametrize(
    ("organisation", "map_says"),
    [
        (None, "for all:\n  Who runs it: Larkwell Vale Archery Club\n"),
        ("The club", "values:\n  Who runs it:\n    The club: Larkwell Vale Archery Club\n"),
    ],
)
def test_what_the_map_says_of_who_runs_it_accounts_for_an_address(organisation, map_says, imported):
    file = imported.folder / "our.map.yml"
    file.write_text(f"source: the club's list\n{map_says}", encoding="utf-8")
    row = {**ARCHERS, "Who runs it": organisation, "Name of the activity": "Tea"}
    sent = table({**row, "E-mail": "lvac@gmail.com"})
    _, said = imported("tea.csv", sent, "--map", str(file))
    assert "  email: lvac@gmail.com\n" in imported.entry("tea"), said
    sent = table({**row, "E-mail": "rabia@gmail.com"})
    imported("tea.csv", sent, "--map", str(file))
    assert "rabia" not in imported.entry("tea")
    file.write_text("source: the club's list\nfor all:\n  Who runs it: Friends\n", encoding="utf-8")
    _, said = imported("tea.csv", sent.replace("rabia", "lvac"), "--map", str(file))
    assert "lvac@gmail.com" not in imported.entry("tea"), said
