"""A price alone, and words in another cell or in a text that make it one of several, or another."""

from __future__ import annotations

import pytest
import yaml
from tests.rows import Imported, table

from activity_directory import cli


@pytest.fixture
def cost(tmp_path, capsys):
    """Import one row with a map: what its entry says of the price."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(cells: dict[str, str | None]) -> object:
        options = ("--map", str(imported.folder / "our.map.yml"))
        code, said = imported("a.csv", table({"Price": None, **cells}), *options)
        assert code == cli.DONE, said
        [slug] = imported.slugs
        return yaml.safe_load(imported.entry(slug).split("---\n", 2)[1])["cost"]

    return run


@pytest.mark.parametrize(
    ("amount", "note", "written"),
    [
        ("165", "£140.25 - £165", "£140.25 - £165"),
        ("8.5", "From £8.50", "From £8.50"),
        ("8.5", "From", "£8.50; From"),
        ("£6", "varies", "£6; varies"),
        ("£5", "£5 to £8", "£5 to £8"),
        ("£60", "£60 for the whole term", "£60 for the whole term"),
    ],
)
def test_a_note_may_leave_a_price_open(cost, amount, note, written):
    assert cost({"How much": amount, "About the price": note}) == [{"ask": None, "note": written}]


@pytest.mark.parametrize(
    ("amount", "sentence", "written"),
    [
        ("8.5", "From £8.50 per class.", "From £8.50 per class."),
        ("60", "It is £60 per term.", "It is £60 per term."),
        ("20", "Sessions cost between £15 and £20.", "Sessions cost between £15 and £20."),
        ("£20", "Prices start at £20.", "Prices start at £20."),
        ("£5", "Singing for £4 a session.", "£5; Singing for £4 a session."),
        ("£25", "Sessions cost £40.", "£25; Sessions cost £40."),
        ("£2", "Adults £4, children £2.", "Adults £4, children £2."),
        ("0", "£3 each.", "£3 each."),
        ("Free", "Sessions cost £40.", "Sessions cost £40."),
    ],
)
@pytest.mark.parametrize("column", ["In one line", "What people do there"])
def test_a_text_may_leave_a_price_open(cost, amount, sentence, written, column):
    cells = {"How much": amount, column: sentence}
    assert cost(cells) == [{"ask": None, "note": written}]


@pytest.mark.parametrize(
    "sentence",
    [
        "£4 per session.",
        "It costs £4, or £2 for under 16s.",
        "Adults £4, children £2.",
        "First session free, then £4.",
        "Pay £4 per session or £30 for ten.",
        "Bring £1 for the raffle.",
        "Annual membership is £20.",
        "We have raised £900 so far.",
    ],
)
def test_a_price_that_a_text_agrees_with_stays(cost, sentence):
    cells = {"How much": "4", "What people do there": sentence}
    assert cost(cells) == [{"per session": "£4"}]


@pytest.mark.parametrize("note", ["concessions £3", "Members £8", "pay on the door"])
def test_who_pays_less_is_read_beside_the_price(cost, note):
    cells = {"How much": "£10", "About the price": note}
    assert cost(cells) == [{"per session": "£10", "note": note}]


@pytest.mark.parametrize(
    ("price", "written"),
    [
        ("£3", [{"per session": "£3"}]),
        ("3.50", [{"per session": "£3.50"}]),
        ("From £8.50", [{"ask": None, "note": "From £8.50"}]),
        ("See our website", [{"ask": None, "note": "See our website"}]),
    ],
)
def test_words_and_sums_in_the_column_of_the_price_keep_no_row_out(cost, price, written):
    assert cost({"Price": price}) == written


def test_words_beside_an_amount_are_about_it(cost):
    assert cost({"Price": "From", "How much": "£8.50"}) == [{"ask": None, "note": "£8.50; From"}]


@pytest.mark.parametrize(
    ("amount", "note", "price"),
    [
        ("4", "There is a suggested donation of £4, and no entrance fee.", {"donation": "£4"}),
        ("4", "Suggested donation: £4", {"donation": "£4"}),
        ("0.5", "50p per run for the hall. Annual membership is £4.", {"per session": "£0.50"}),
        ("5", "£5 per class or £30 per month", {"per session": "£5"}),
        ("4", "A donation of £2 for tea", {"per session": "£4"}),
    ],
)
def test_a_note_may_say_what_a_sum_is_for(cost, amount, note, price):
    assert cost({"How much": amount, "About the price": note}) == [{**price, "note": note}]


def test_a_text_may_say_that_a_sum_is_a_donation(cost):
    text = "We draw. There is a suggested donation of £4 for paper."
    assert cost({"How much": "4", "What people do there": text}) == [{"donation": "£4"}]


@pytest.mark.parametrize(
    ("amount", "note", "written"),
    [
        ("0.5", "Annual membership is £4.", "£0.50; Annual membership is £4."),
        ("5", "Annual membership £5", "Annual membership £5"),
    ],
)
def test_a_sum_is_in_front_of_a_note_that_leaves_it_open(cost, amount, note, written):
    assert cost({"How much": amount, "About the price": note}) == [{"ask": None, "note": written}]


@pytest.mark.parametrize(
    ("text", "is_free"),
    [
        ("A run from the pub. Special offer of a pint and burger for £15 after your run.", True),
        ("A walk for all. Pizza is £6 afterwards.", True),
        ("A lunch club. A burger costs £5.", False),
    ],
)
def test_food_that_is_sold_beside_a_free_activity_changes_nothing(cost, text, is_free):
    assert (cost({"Price": "Free", "In one line": text}) == "free") == is_free


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("No charge\nWe sing together.", "free"),
        ("We sing together.\nFree", "free"),
        ("We sing together.\n\n- Cost: free of charge.", "free"),
        ("£3\nWe sing together.", [{"per session": "£3"}]),
        ("We sing.\nPrice: £2.50 per session", [{"per session": "£2.50"}]),
        ("£3\n£4\nWe sing together.", "ask"),
        ("We sing together for £30 a term.", "ask"),
        ("We sing about the price\nof £3 and 4 pence.", "ask"),
    ],
)
def test_a_line_of_the_text_that_is_only_a_price_is_the_price(cost, text, written):
    assert cost({"What people do there": text}) == written


@pytest.mark.parametrize("amount", ["£ No Charge", "£ Free", "£No charge"])
def test_the_sign_of_money_before_words_is_no_part_of_them(cost, amount):
    assert cost({"How much": amount}) == "free"


@pytest.mark.parametrize(
    ("amount", "charge"),
    [
        ("Donations appreciated if you feel able", "donation"),
        ("Contributions welcome if you can afford it", "donation"),
        ("Donations appreciated from members", "ask"),
    ],
)
def test_a_gift_of_those_who_can_is_a_donation(cost, amount, charge):
    [found] = cost({"How much": amount})
    assert charge in found
