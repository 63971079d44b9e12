"""The way in that a sentence of a text says, where no column of a list does."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table


@pytest.fixture
def joining(tmp_path, capsys):
    """Import one row without a column of how to join: that line of its entry, the report."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(text: str, **cells: str) -> tuple[str, str]:
        row = {"How to join": None, "What people do there": f"We sit. {text}", **cells}
        options = ("--map", str(imported.folder / "our.map.yml"), "--details")
        code, said = imported("a.csv", table(row), *options)
        assert code == 0, said
        lines = imported.entry(imported.slugs[0]).split("\n")
        return next(one for one in lines if one.startswith("joining")), said

    return run


@pytest.mark.parametrize(
    "text",
    [
        "Call the hall now to book your child a place - 01632 960110.",
        "Call the hall to book your place.",
        "Ring us on 01632 960110 to reserve a seat.",
        "Booking is essential.",
        "Places must be booked.",
        "Please book in advance.",
    ],
)
def test_whoever_is_told_to_book_contacts_them_first(joining, text):
    line, said = joining(text)
    assert line == "joining: [book]"
    assert "so it is `Contact them first`" in said


@pytest.mark.parametrize(
    "text",
    [
        "Attendees to be referred to us from GP.",
        "People must be referred by a social worker.",
        "GP referral class, with gentle exercise.",
        "By GP referral only.",
    ],
)
def test_whoever_must_be_referred_needs_a_professional(joining, text):
    assert joining(text)[0] == "joining: [professional-referral]"


@pytest.mark.parametrize(
    "text",
    [
        "Call the hall for more information.",
        "Call to book your place, or just turn up.",
        "There is no need to book. Ring to book a place if you wish.",
        "You can be referred by your GP, or refer yourself.",
        "We take part in the GP referral scheme of the town.",
        "Read a good book. Call to say hello.",
    ],
)
def test_anything_else_has_to_be_asked(joining, text):
    assert joining(text)[0] == "joining: ask"


def test_a_column_of_how_to_join_holds(joining):
    line, _ = joining("Booking is essential.", **{"How to join": "Just turn up"})
    assert line == "joining: [drop-in]"


@pytest.mark.parametrize(
    "text",
    [
        "This service accepts self referrals.",
        "A GP can refer you, or you can refer yourself directly.",
        "You can make a referral or self-refer by phone.",
        "Self-referral is available through the clinic numbers.",
        "Self-referral.",
    ],
)
def test_whoever_may_refer_themselves_is_told_so(joining, text):
    line, said = joining(text)
    assert line == "joining: [self-referral]"
    assert "so it is `Refer yourself`" in said


def test_who_can_come_may_say_how_and_that_it_is_free(joining):
    cells = {"Who can come, in one sentence": "Drop-in / Appt. Free.", "Price": None}
    line, said = joining("We talk.", **cells)
    assert line == "joining: [drop-in, book]"
    assert "so it is `Free`" in said


@pytest.mark.parametrize(
    "text",
    [
        "We do not accept self-referrals.",
        "You can refer yourself if you are over 60.",
        "We accept self referrals from adults only.",
    ],
)
def test_a_condition_to_referring_oneself_has_to_be_asked(joining, text):
    assert joining(text)[0] == "joining: ask"


@pytest.mark.parametrize(
    "text",
    [
        "Drop in session for all.",
        "Weekly drop-in session.",
        "The group runs on a drop-in basis.",
        "Just drop in!",
        "Just turn up on the day.",
        "No booking required - just come along.",
        "No appointment needed, just pop in.",
        "Booking is not required.",
        "There is no need to book.",
        "You don’t need to book.",
        "Drop-in.",
        "Drop-in available.",
    ],
)
def test_whoever_may_just_turn_up_is_told_so(joining, text):
    line, said = joining(text)
    assert line == "joining: [drop-in]"
    assert f"a text says `{text}`, so it is `Just turn up`" in said


@pytest.mark.parametrize(
    "text",
    [
        "Drop-in sessions can be booked.",
        "No need to book for the walks, but book for the trips.",
        "Just turn up or book a place.",
        "You don’t need to book, but ring first.",
        "Drop in. Registration is on the door.",
        "No referral needed.",
        "A drop-in centre for young people.",
        "Drop the parcels in.",
    ],
)
def test_a_drop_in_with_more_to_do_has_to_be_asked(joining, text):
    assert joining(text)[0] == "joining: ask"


@pytest.mark.parametrize(
    "text",
    [
        "Booking for the trip is required.",
        "Booking is required for the trip.",
        "Booking is essential if you need lunch.",
        "Transport must be booked in advance.",
    ],
)
def test_what_is_booked_beside_it_is_no_way_in(joining, text):
    assert joining(text)[0] == "joining: ask"


def test_what_is_booked_may_be_what_it_is_about(joining):
    line, _ = joining("Lunch must be booked in advance.", **{"Name of the activity": "Lunch Club"})
    assert line == "joining: [book]"
