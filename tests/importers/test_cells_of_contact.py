"""What stands where a telephone number belongs: several numbers, an address, or a name alone."""

from __future__ import annotations

import pytest
import yaml
from tests.rows import Imported, table

from activity_directory import cli

MAP = "source: the list of 2021\n"


@pytest.fixture
def imported(tmp_path, capsys) -> Imported:
    return Imported(tmp_path, capsys)


def _import(imported: Imported, phone: str) -> tuple[int, str]:
    (imported.folder / "our.map.yml").write_text(MAP, encoding="utf-8")
    options = ("--map", str(imported.folder / "our.map.yml"), "--details")
    return imported("a.csv", table({"Phone": phone}), *options)


@pytest.mark.parametrize(
    "cell",
    [
        "0808 157 0112 - 24 Hour Helpline / Text 07700 900123",
        "0808 157 0112 (helpline) / Text 07700 900123",
        "0808 157 0112 24 hours; text 07700 900123",
        "0808 157 0112 24/7. Text: 07700 900123",
    ],
)
def test_a_number_for_texts_beside_the_usual_one_is_not_rung(imported, cell):
    code, said = _import(imported, cell)
    assert code == cli.DONE, said
    contact = yaml.safe_load(imported.entry().split("---\n")[1])["contact"]
    assert contact == {"phone": "0808 157 0112", "text": "07700 900123"}


def test_a_number_to_call_or_text_is_rung(imported):
    _import(imported, "Call or text 07700 900123 (reception)")
    contact = yaml.safe_load(imported.entry().split("---\n")[1])["contact"]
    assert contact["phone"] == "07700 900123"
    assert "text" not in contact


@pytest.mark.parametrize(
    "cell", ["Andrea (Case Worker)", "Andrea", "andrea@example.org", "andrea@example.org (Andrea)"]
)
def test_somebody_in_place_of_a_number_leaves_no_way_to_ask(imported, cell):
    code, said = _import(imported, cell)
    assert code == cli.FAULTS
    assert "error: A way to ask" in said
    assert "expected a telephone number" not in said
    [draft] = imported.content.glob("drafts/*.md")
    text = draft.read_text(encoding="utf-8")
    assert "@" not in text
    assert "Case Worker" not in text


def test_an_address_of_a_group_in_place_of_a_number_is_its_address(imported):
    code, said = _import(imported, "tea@example.org")
    assert code == cli.DONE, said
    contact = yaml.safe_load(imported.entry().split("---\n")[1])["contact"]
    assert contact == {"email": "tea@example.org"}


def test_what_a_group_is_called_at_a_network_is_no_address(imported):
    code, said = _import(imported, "01632 960111 @MillKitchen")
    assert code == cli.DONE, said
    assert "@MillKitchen" in imported.entry()
    assert "left out" not in said.replace("0 left out", "")


@pytest.mark.parametrize(
    "page",
    [
        "https://example.org/health/#:~:text=floor%20muscles.-,Sitting,-Sit%20with",
        "https://example.org/map/@51.4,-2.6,17z",
        "https://www.example.org/a,b;c.html?d=1,2",
    ],
)
def test_the_address_of_a_page_may_have_commas(imported, page):
    (imported.folder / "our.map.yml").write_text(MAP, encoding="utf-8")
    options = ("--map", str(imported.folder / "our.map.yml"), "--details")
    code, said = imported("a.csv", table({"Web page": page}), *options)
    assert code == cli.DONE, said
    assert yaml.safe_load(imported.entry().split("---\n")[1])["contact"]["website"] == page
    assert "Web page:" not in said


def test_a_first_paragraph_that_is_the_line_is_not_said_twice(imported):
    text = "A gentle hour, then tea.\n\nBring a friend."
    (imported.folder / "our.map.yml").write_text(MAP, encoding="utf-8")
    options = ("--map", str(imported.folder / "our.map.yml"))
    imported("a.csv", table({"What people do there": text}), *options)
    assert imported.entry().split("---\n")[2] == "\nBring a friend.\n"
