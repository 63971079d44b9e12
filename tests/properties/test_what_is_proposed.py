"""What a hint proposes is never what was found, and is right: whoever takes it has no mistake."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from activity_directory.catalogue.loading import load
from activity_directory.problems import errors_in
from activity_directory.sanitise.quoting import parts
from activity_directory.schema import fields as table
from activity_directory.schema.kinds import ListOf
from activity_directory.schema.reading import ParseContext
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.words import slug_fault, slug_of, usable_slug
from activity_directory.source import nodes

LOADED = load(ROOT / "tests" / "small_content")


def kinds_of(every):
    """Each kind of one value, with the examples of its fields."""
    found = {}
    for one in every:
        for field in one.fields:
            kind = field.kind.kind if isinstance(field.kind, ListOf) else field.kind
            name = getattr(kind, "expected", "") or str(kind)
            found.setdefault(name, (kind, []))[1].append(field.example.strip("[]"))
    return found


KINDS = kinds_of(table.TABLES)
SIGNS = st.sampled_from(
    [*"aeiou 0159-.,:/@£%?'+()", "\u00a0", "é", "И", "’", "–", "st", "pm", "to"]
)


@st.composite
def slips(draw, examples):
    """An example with a few letters lost, doubled, turned round, in capitals or put in."""
    text = draw(st.sampled_from(examples))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 4)):
            case 0:
                text = text[:place] + text[place + 1 :]
            case 1:
                text = text[:place] + draw(SIGNS) + text[place:]
            case 2:
                text = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
            case 3:
                text = text.upper()
            case _:
                text = text[:place] + draw(st.text(max_size=2)) + text[place:]
    return text


def read(kind, text):
    """The problems of reading a text as a value of a kind."""
    context = ParseContext("entry.md", LOADED.references)
    kind.read(nodes.scalar_of(text), context, "Label")
    return context.problems


def proposals(kind, text):
    """What is proposed in place of a text."""
    for problem in read(kind, text):
        if problem.hint.startswith("Did you mean"):
            yield next(part for part, is_quoted in parts(problem.hint) if is_quoted)
        if problem.repair is not None:
            yield problem.repair.words


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_proposed_is_another_and_is_right(name, data):
    kind, examples = KINDS[name]
    text = data.draw(slips(examples) | st.text(max_size=12))
    for meant in proposals(kind, text):
        assert shown(meant) != shown(text)
        if not meant.startswith(("[", '"')):
            assert errors_in(read(kind, meant)) == 0, (text, meant)


@example("Йога на стуле")
@example("健康")
@example("தமிழ் குழு")
@example("한국 다과회")
@example("\U00010330\U00010331")
@given(st.text())
def test_a_name_that_has_a_letter_makes_a_slug(text):
    slug = slug_of(text)
    if any(unicodedata.category(letter)[0] in "LN" for letter in text):
        assert slug
    assert not slug_fault(usable_slug(text, "activity"))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sit & Be Fit", "sit-be-fit"),
        ("Gyda'n Gilydd", "gydan-gilydd"),
        ("Café Æon, Łódź and Møde", "cafe-aeon-lodz-and-mode"),
        ("Straße", "strasse"),
        ("Йога на стуле", "ioga-na-stule"),
        ("Дом культуры", "dom-kultury"),
        ("健康", "jian-kang"),
        ("தமிழ் குழு", "tmilll-kulllu"),
        ("한국 다과회", "hangug-dagwahoe"),
        ("نادي القراءة", "ndy-lqr"),
        ("Cake – 50% off", "cake-50-off"),
        ("🎨", ""),
        ("Tea, cake and a chat on Mondays for all who live on Mill Lane and around it",
         "tea-cake-and-a-chat-on-mondays-for-all-who-live-on-mill-lane"),
        ("Tea, cake and a chat on Mondays for everybody who lives in Larkwell",
         "tea-cake-and-a-chat-on-mondays-for-everybody-who-lives-in"),
        ("x" * 61, "x" * 60),
    ],
)  # fmt: skip
def test_a_slug_is_the_name_in_plain_letters(name, slug):
    assert slug_of(name) == slug
