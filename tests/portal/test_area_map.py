"""The drawn map of the areas: where they lie, their names, their cloths, what is never on it."""

import math
import re
import zlib
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pages import page_at

from activity_directory import cli
from activity_directory.portal.area_map import drawing, geometry, labels
from activity_directory.portal.area_map.layout import (
    in_order,
    layout,
    of_positions,
    of_rows,
)

LAND = geometry.surface(geometry.outline())
WORDS = st.text(st.characters(categories=("L",), max_codepoint=0x2FFF), min_size=1, max_size=16)
NAMES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
POSITIONS = st.tuples(
    st.floats(51.3, 51.5, allow_nan=False), st.floats(-0.4, -0.1, allow_nan=False)
)
SEEDS = st.one_of(
    st.integers(1, 24).map(in_order),
    st.lists(st.integers(1, 6), min_size=1, max_size=4).map(of_rows),
    st.lists(POSITIONS, min_size=1, max_size=24).map(of_positions),
)


def exact(shape):
    return tuple((float(x), float(y)) for x, y in shape)


@given(seeds=SEEDS)
def test_the_land_is_shared_out_whole_between_areas_large_enough_to_press(seeds):
    drawn = layout(seeds)
    sizes = [geometry.surface(exact(shape)) for shape in drawn.shapes]
    assert math.isclose(sum(sizes), LAND, rel_tol=0.02)
    assert min(sizes) > LAND / len(seeds) / 4
    assert all(1 <= len(whose) <= 2 for whose in drawn.edges.values())


@given(seeds=SEEDS)
def test_neighbours_are_never_of_one_cloth(seeds):
    drawn = layout(seeds)
    for whose in drawn.edges.values():
        for one, other in combinations(whose, 2):
            assert drawn.fabrics[one] != drawn.fabrics[other]


@settings(max_examples=20)
@given(seeds=SEEDS, data=st.data())
def test_names_are_whole_and_never_over_one_another(seeds, data):
    shapes = [exact(shape) for shape in layout(seeds).shapes]
    names = [data.draw(NAMES) for _ in shapes]
    placed = labels.placed(shapes, names, ["12 activities"] * len(shapes))
    boxes = [
        label.box if label else labels.number_box(shape)
        for label, shape in zip(placed, shapes, strict=True)
    ]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    for name, label in zip(names, placed, strict=True):
        if label is not None:
            assert " ".join(label.lines[: len(label.lines) - label.counted]) == " ".join(
                name.split()
            )


@given(seeds=SEEDS, data=st.data())
def test_a_river_runs_from_area_to_area_in_whole_numbers(seeds, data):
    drawn = layout(seeds)
    through = data.draw(st.lists(st.integers(0, len(seeds) - 1), max_size=5, unique=True))
    path = drawing.river_path(drawn, through)
    assert bool(path) is bool(through)
    assert re.fullmatch(r"(M-?\d+ -?\d+)?(C-?\d+( -?\d+){5})*", path)


def test_areas_lie_as_their_rows_say():
    north_west, north_east, south = of_rows([2, 1])
    assert north_west[0] < south[0] < north_east[0]
    assert south[1] > max(north_west[1], north_east[1])


def test_areas_lie_as_their_positions_do():
    north, south, east = of_positions([(51.5, -0.3), (51.3, -0.3), (51.4, -0.1)])
    assert north[1] < east[1] < south[1]
    assert east[0] > max(north[0], south[0])


# Through the front door


AREAS = """
- {id: brackwater, label: Brackwater, definition: All of it.}
- {id: quay, label: Quay, parent: brackwater, definition: By the water.}
- {id: chandlers-hill, label: Chandler's Hill, parent: brackwater, definition: The hill.}
- {id: saltings, label: The Saltings, parent: brackwater, definition: The low ground.}
"""
TODAY = "2026-11-23"


def build(run, project, areas=AREAS, more=""):
    (project.content / "vocabularies/areas.yml").write_text(areas, encoding="utf-8")
    with (project.content / "site.yml").open("a", encoding="utf-8") as site:
        site.write(more)
    assert run("build", "--today", TODAY).code == cli.DONE
    return page_at(project.site, "").main


def test_home_has_the_map_and_a_list_that_says_the_same(run, project):
    home = build(run, project)
    drawn = home.one("svg", class_="area-map__drawing")
    listed = home.one("ul", class_="area-map__list")
    links = {link["href"].removeprefix("./"): link["aria-label"] for link in drawn.all("a")}
    assert links == {
        "areas/quay/": "Quay, 2 activities",
        "areas/chandlers-hill/": "Chandler’s Hill",
        "areas/saltings/": "The Saltings",
    }
    assert [link["href"].removeprefix("./") for link in listed.all("a")] == list(links)
    assert "2 activities" in listed.words


def test_one_area_needs_no_map_and_neither_do_very_many(run, project):
    one = "".join(AREAS.splitlines(keepends=True)[:3])
    assert not build(run, project, one).all("svg", class_="area-map__drawing")
    many = one + "".join(
        f"- {{id: w{number}, label: Ward {number}, parent: brackwater, definition: A ward.}}\n"
        for number in range(30)
    )
    assert not build(run, project, many).all("svg", class_="area-map__drawing")
    assert len(page_at(project.site, "areas/").main.all("li", class_="category")) == 31


def test_areas_lie_in_the_rows_of_the_settings(run, project):
    more = "map: {rows: [[saltings], [quay, chandlers-hill]], river: [saltings, quay]}\n"
    home = build(run, project, more=more)
    names = [link["aria-label"] for link in home.one("svg", class_="area-map__drawing").all("a")]
    assert names == ["The Saltings", "Quay, 2 activities", "Chandler’s Hill"]
    assert home.all("path", class_="area-map__river")


def test_an_area_and_how_to_get_there_show_where_it_is(run, project):
    build(run, project)
    for address in ("areas/quay/", "activities/net-mending/"):
        mark = page_at(project.site, address).main.one("svg", class_="area-mark")
        assert mark["aria-label"] == "Where Quay is in Brackwater, drawn"


def test_a_place_whose_position_is_known_has_a_pin_that_leads_to_what_is_there(run, project):
    path = project.content / "venues/old-chapel.yml"
    path.write_text(path.read_text(encoding="utf-8") + "location: 50.1234, -5.1234\n", "utf-8")
    home = build(run, project)
    (pin,) = home.all("a", class_="area-map__pin")
    assert (pin["href"], pin["aria-label"]) == ("./areas/quay/", "The Old Chapel, 2 activities")


def test_a_place_that_is_withheld_gives_no_point_and_moves_nothing(run, project):
    before = build(run, project).one("svg", class_="area-map__drawing")
    path = project.content / "activities/quiet-line.md"
    text = path.read_text(encoding="utf-8")
    known = text.replace(
        "  withheld: yes", "  withheld: yes\n  area: quay\n  location: 50.9876, -5.9876"
    )
    path.write_text(known, encoding="utf-8")
    after = build(run, project).one("svg", class_="area-map__drawing")
    assert not after.all("a", class_="area-map__pin")
    assert [one.attributes for one in after.all("path")] == [
        one.attributes for one in before.all("path")
    ]


def test_the_map_of_twenty_four_areas_is_small(run, project):
    areas = "".join(AREAS.splitlines(keepends=True)[:3]) + "".join(
        f"- {{id: ward-{number}, label: Upper Ward of Saint {number}, parent: brackwater, "
        "definition: A ward.}\n"
        for number in range(23)
    )
    assert build(run, project, areas).all("a", class_="area-map__area")
    html = (project.site / "index.html").read_text(encoding="utf-8")
    (drawn,) = re.findall(r'<svg class="area-map__drawing.*?</svg>', html, re.DOTALL)
    assert len(zlib.compress(drawn.encode(), 9)) <= 6 * 1024
