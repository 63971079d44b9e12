"""A list changes some facts of an entry, somebody here others: no change of either is lost."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from activity_directory.catalogue.loading import load
from activity_directory.importers import three_way
from activity_directory.intake import writing
from activity_directory.intake.directory import Directory
from activity_directory.intake.submission import Submission, understood
from activity_directory.intake.whole_entry import Origin
from activity_directory.intake.writing import Words

LOADED = load(ROOT / "tests" / "small_content")
DIRECTORY = Directory(LOADED.catalogue, LOADED.references, date(2026, 11, 23))
ANSWERS = {
    "name": "Tea",
    "summary": "A gentle hour",
    "organisation": "Friends",
    "description": "We sit: and talk.",
    "needs": "loneliness",
    "times": "Monday 10:30 to 11:30",
    "how_often": "week",
    "format": "in-person",
    "venue": "Hall",
    "joining": "drop-in",
    "price": "free",
    "phone": "01632 960110",
}
SAID_ANEW = {
    "name": "Tea's #2",
    "summary": "An hour, 'gentle'",
    "organisation": "Other friends",
    "description": "We sing.\n\nThen tea.",
    "first_time": "Ring first.",
    "times": "Tuesday 14:00 to 15:00\nFriday 9:00 to 10:00",
    "venue": "Other Hall",
    "price": "donation",
    "phone": "01632 960119",
    "email": "tea@example.org",
    "minimum_age": "50",
}
EDITS = {
    "name": Words("Tea: ours"),
    "summary": Words("Ours"),
    "venue": {"name": Words("Our hall"), "street": Words("1 Road")},
    "description": Words("Our words."),
    "contact.phone": Words("01632 960115"),
    "contact.email": Words("ours@example.org"),
    "status": {"paused": Words("2026-11-01")},
    "maintainer_note": Words("Ring Ann."),
    "cost": Words("ask"),
}
NOTES = ("name", "venue", "contact", "when", "status")


def entry(answers):
    origin = Origin("the list", "7", None)
    return understood(Submission("add", answers, origin), DIRECTORY, moved_in=True).text


def noted(text, names):
    """The entry with a note above each of these fields, and one inside or behind it."""
    for name in names:
        text = text.replace(f"\n{name}:", f"\n# above {name}\n{name}:", 1)
    return text.replace("  from:", "  # inside\n    from:", 1) if "when" in names else text


def same(text):
    return text


@settings(max_examples=25, deadline=None)
@given(
    st.sets(st.sampled_from(sorted(SAID_ANEW))),
    st.sets(st.sampled_from(sorted(EDITS))),
    st.sets(st.sampled_from(NOTES)),
)
def test_no_change_of_either_side_is_lost(changed_there, changed_here, notes):
    before = entry(ANSWERS)
    prints = three_way.prints(before)
    there = entry(ANSWERS | {name: SAID_ANEW[name] for name in changed_there})
    here = three_way.with_facts(noted(before, notes), {name: EDITS[name] for name in changed_here})
    one = three_way.merged(prints, here, there, same)
    was, theirs, ours, now = map(three_way.facts_in, (before, there, here, one.text))
    for name in {*was, *theirs, *ours} - {"source"}:
        if theirs.get(name) == was.get(name):
            assert now.get(name) == ours.get(name), name
        elif ours.get(name) == was.get(name):
            assert now.get(name) == theirs.get(name), name
        else:
            assert now.get(name) == ours.get(name), name
            assert (name in one.both) == (ours.get(name) != theirs.get(name)), name
    for name in notes:
        assert one.text.count(f"# above {name}") == here.count(f"# above {name}")
    assert three_way.merged(three_way.prints(there), one.text, there, same, "ours").text == one.text
    if not changed_there:
        assert one.text == here
    taken = three_way.merged(prints, here, there, same, "theirs")
    facts = three_way.facts_in(taken.text)
    assert all(facts.get(name) == theirs.get(name) for name in one.both)


def test_the_fingerprints_of_an_entry_are_those_of_its_facts():
    text = entry(ANSWERS | SAID_ANEW)
    facts = three_way.facts_in(text)
    found = {name: three_way.print_of_fact(facts, name) for name in facts}
    assert found == dict(three_way.prints(text))


def test_another_order_or_spelling_of_the_same_facts_is_no_change():
    before = entry(ANSWERS)
    here = before.replace("needs: [loneliness]\n", "needs:\n  - loneliness   # yes\n")
    here = here.replace("name: Tea\n", 'name: "Tea"\n')
    other = next(one.id for one in LOADED.catalogue.vocabularies["needs"] if one.id != "loneliness")
    there = entry(ANSWERS | {"needs": f"loneliness\n{other}", "name": "Cake"})
    one = three_way.merged(three_way.prints(before), here, there, same)
    assert not one.both
    assert f"needs: [loneliness, {other}]\n" in one.text
    assert "# yes" in one.text
    assert writing.header_of(one.text)["name"] == Words("Cake")
