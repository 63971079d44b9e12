"""`publish.py postcodes`: an open file of postcodes becomes the table of a content folder."""

import shutil
import zipfile

import pytest
from tests.conftest import CONTENT

from activity_directory import cli
from activity_directory.catalogue.loading import load
from activity_directory.importers.national_grid import in_degrees

# Real postcodes would be somebody's. LW's are invented, and so are these grid positions.
CODE_POINT = """\
"LW1 1RS",10,651409,313177,"E92000001","E1","E2","","E07999901","E05000001"
"LW1 5PQ",10,651609,313377,"E92000001","E1","E2","","E07999901","E05000001"
"LW2 4AB",90,0,0,"E92000001","E1","E2","","E07999901","E05000001"
"LW7 1AB",10,655409,313177,"E92000001","E1","E2","","E07999902","E05000001"
"LW88AB ",10,551409,213177,"E92000001","E1","E2","","E07999903","E05000001"
"""
ONS = """\
pcd7,pcds,dointr,doterm,lad24cd,lat,long
LW1 1RS,LW1 1RS,198001,,E07999901,52.657978,1.716052
LW1 5PQ,LW1 5PQ,198001,199606,E07999901,52.65900,1.71900
LW7 1AB,LW7 1AB,198001,,E07999902,52.65600,1.77500
LW8 8AB,LW8 8AB,198001,,E07999903,51.70000,0.20000
LW2 4AB,LW2 4AB,198001,,E07999901,99.999999,0.000000
"""


@pytest.fixture
def content(tmp_path):
    return shutil.copytree(CONTENT, tmp_path / "content")


def made(file, content, *options):
    return cli.main(
        ["postcodes", str(file), "--content", str(content), "--today", "2026-11-23", *options]
    )


def test_the_grid_becomes_degrees_as_ordnance_survey_s_own_example():
    # Caister Water Tower, by Ordnance Survey's guide and its own transformation.
    assert in_degrees(651409.903, 313177.270) == pytest.approx((52.6579778, 1.7160528), abs=0.00005)


@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_code_point_open_becomes_a_file_for_each_outward_code_near_a_venue(
    content, tmp_path, capsys, kind
):
    folder = tmp_path / "Data" / "CSV"
    folder.mkdir(parents=True)
    (folder / "lw.csv").write_text(CODE_POINT, encoding="utf-8")
    (folder / "headings.csv").write_text("Postcode,Eastings\nPC,EA\n", encoding="utf-8")
    given = tmp_path / "Data"
    if kind == "zip":
        given = tmp_path / "codepo_gb.zip"
        with zipfile.ZipFile(given, "w") as packed:
            for file in folder.iterdir():
                packed.write(file, f"Data/CSV/{file.name}")
    assert made(given, content) == 0
    table = content / "postcodes"
    # LW8 is too far, and nobody knows where LW2 4AB is. What stood there before is gone.
    assert sorted(file.name for file in table.iterdir()) == [
        "LW1.csv",
        "LW7.csv",
        "attribution.txt",
    ]
    assert (table / "LW1.csv").read_text(encoding="utf-8").splitlines() == [
        "inward,latitude,longitude,district",
        "1RS,52.65798,1.71604,E07999901",
        "5PQ,52.65968,1.71914,E07999901",
    ]
    said = (table / "attribution.txt").read_text(encoding="utf-8")
    assert "OS data © Crown copyright and database right 2026" in said
    assert "Open Government Licence" in said
    assert "E07999901, yours: 2 postcodes" in capsys.readouterr().out
    loaded = load(content)
    assert loaded.problems == ()
    assert loaded.catalogue.postcodes.attribution == said.strip()


def test_the_ons_directory_is_read_without_postcodes_that_have_ended(content, tmp_path):
    file = tmp_path / "ONSPD.csv"
    file.write_text(ONS, encoding="utf-8")
    assert made(file, content, "--miles", "1") == 0
    tables = load(content).catalogue.postcodes.by_outward
    assert {outward: [unit.inward for unit in units] for outward, units in tables.items()} == {
        "LW1": ["1RS"]
    }
    assert tables["LW1"][0].district == "E07999901"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "name,place\nA,B\n",
            "there is no file of Code-Point Open or of the ONS Postcode",
        ),
        (ONS.replace("LW1", "LX1"), "has none of the postcodes of your venues"),
    ],
)
def test_a_file_without_our_postcodes_changes_nothing(content, tmp_path, capsys, written, said):
    file = tmp_path / "other.csv"
    file.write_text(written, encoding="utf-8")
    before = sorted((content / "postcodes").iterdir())
    assert made(file, content) == 2
    assert said in capsys.readouterr().err
    assert sorted((content / "postcodes").iterdir()) == before
    assert made(tmp_path / "nowhere.zip", content) == 2
