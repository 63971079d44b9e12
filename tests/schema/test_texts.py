"""Every text that somebody may read is found by the field table, with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from activity_directory.schema import fields as table
from activity_directory.schema import kinds
from activity_directory.schema import texts as schema_texts
from activity_directory.schema.kinds import (
    AccessFacts,
    CommunityText,
    ListOf,
    OneOf,
    OpenHours,
    RecordOf,
    RefTo,
    TermOf,
    Text,
)
from activity_directory.schema.reading import Field, Table
from activity_directory.schema.texts import Texts, texts_of
from activity_directory.source import entry
from activity_directory.source.places import Places

FOLDERS = {**table.OF_FOLDER, **schema_texts.SHARED}
LISTS = {"vocabularies", "exceptions"}
WIDEST_FIRST = ("everyone", "professionals", "maintainers")


def ways(one: Table, above: tuple[Field, ...] = ()) -> Iterator[tuple[Field, ...]]:
    """The fields on the way to every value of a table, however deep it is."""
    for field in one.fields:
        way = (*above, field)
        kind = field.kind.kind if isinstance(field.kind, ListOf) else field.kind
        if isinstance(kind, RecordOf | RefTo) and kind.table is not None:
            yield from ways(kind.table, way)
        else:
            yield way


WAYS = [(folder, way) for folder, table in FOLDERS.items() for way in ways(table)]


def named(way: tuple[Field, ...]) -> str:
    return ".".join(field.name for field in way)


def written(folder: str, way: tuple[Field, ...], words: str) -> str:
    """A file with nothing in it but `words` at the end of a way through the table."""
    facts: object = words
    for field in reversed(way):
        facts = {field.name: [facts] if isinstance(field.kind, ListOf) else facts}
    return yaml.safe_dump([facts] if folder in LISTS else facts, width=1000, allow_unicode=True)


def in_file(folder: str, text: str, ending: str = ".yml") -> Texts:
    return texts_of(folder, Places(f"content/{folder}/entry{ending}", text, entry.facts))


def innermost(way: tuple[Field, ...]) -> object:
    kind = way[-1].kind
    while isinstance(kind, ListOf):
        kind = kind.kind
    return kind


@pytest.mark.parametrize(
    ("folder", "way"), WAYS, ids=lambda it: it if isinstance(it, str) else named(it)
)
def test_every_text_of_the_table_is_found_with_its_label_place_and_reader(folder, way):
    text = written(folder, way, "planted words")
    passages = [
        passage for passage in in_file(folder, text).every() if passage.words == "planted words"
    ]
    if getattr(innermost(way), "holds", "nothing") == "nothing":
        assert passages == []
        return
    (one,) = passages
    assert [part for part in one.field.split(".") if not part.isdigit()] == named(way).split(".")
    assert one.label == way[-1].label
    assert one.seen_by == max((field.seen_by for field in way), key=WIDEST_FIRST.index)
    line, column = one.place(len("planted "))
    assert text.split("\n")[line - 1][column - 1 :].startswith("words")


def test_every_kind_of_value_says_what_can_be_read_in_it():
    """What takes any words holds some; what is read by a rule of its own holds nothing else."""
    silent = {
        kinds.SLUG, kinds.YES_NO, kinds.MONEY, kinds.PRICE, kinds.PRICE_OR_BLANK,
        kinds.DATE, kinds.DATES, kinds.DATE_OR_BLANK, kinds.TWO_DATES, kinds.BREAK,
        kinds.TIME, kinds.TIME_OR_ASK, kinds.DAY, kinds.PERIOD, kinds.INTERVAL, kinds.WEEKS,
        kinds.MONTHS_LONG,
        kinds.UNTIL, kinds.NOTHING, kinds.RULE, kinds.BANK_HOLIDAYS, kinds.PHONE, kinds.TEXT_NUMBER,
    }  # fmt: skip
    for _folder, way in WAYS:
        kind = innermost(way)
        if isinstance(kind, Text | CommunityText):
            bounded = getattr(kind, "bounds", None) is not None
            assert (kind.holds == "nothing") == (kind in silent or bounded), named(way)
        else:
            assert isinstance(kind, OneOf | TermOf | RefTo | AccessFacts | OpenHours), named(way)


def test_a_place_that_is_withheld_is_seen_by_nobody_but_the_maintainers():
    facts = "name: Boat House\nwithheld: yes\n"
    assert {passage.seen_by for passage in in_file("venues", facts).every()} == {"maintainers"}
    inside = in_file("activities", "name: Tea\nvenue: {name: Boat House, withheld: yes}\n")
    assert {passage.words: passage.seen_by for passage in inside.every()} == {
        "entry": "everyone",
        "Tea": "everyone",
        "Boat House": "maintainers",
    }


def test_the_name_of_a_file_and_the_words_below_its_facts_are_texts():
    texts = in_file("stories", "---\ntitle: Tea\n---\n\nOne\ntwo\n", ".md")
    assert [(passage.label, passage.words) for passage in texts.published()] == [
        ("Name of the file", "entry"),
        ("Title", "Tea"),
        ("Words of the story", "\nOne\ntwo\n"),
    ]
    name, _, below = texts.every()
    assert name.place() == (1, 1)
    assert below.place(below.words.index("two")) == (6, 1)


def test_a_group_that_one_word_stands_for_has_its_texts():
    assert [
        passage.field for passage in in_file("activities", "status: running\ncost: free").every()
    ] == [""]
    (_, note) = in_file("activities", "cost: {free: '', note: tea}").every()
    assert (note.field, note.words) == ("cost.0.note", "tea")


WORDS = st.lists(
    st.text("abcdefgé'\"\\,", min_size=1, max_size=6).filter(lambda it: it.strip("'\",\\")),
    min_size=1,
    max_size=8,
)
STYLES = {
    "bare": lambda words: "x" + "\n   ".join(words).replace("\\", "").replace('"', "q"),
    "single": lambda words: "'" + "\n   ".join(words).replace("'", "''") + "'",
    "double": lambda words: (
        '"' + "\n   ".join(words).replace("\\", "\\\\").replace('"', '\\"') + '"'
    ),
    "literal": lambda words: "|\n   " + "\n   ".join(words),
    "literal with a note": lambda words: "|-  # e'\"x\n   " + "\n\n   ".join(words),
    "folded": lambda words: ">+\n   " + "\n   ".join(words),
}


@given(words=WORDS, style=st.sampled_from(sorted(STYLES)), where=st.data())
def test_each_letter_of_a_text_stands_where_it_is_said_to(words, style, where):
    text = f"---\nname: Tea\ndescription: {STYLES[style](words)}\nsummary: tea\n---\n"
    texts = in_file("activities", text, ".md")
    passage = next(one for one in texts.every() if one.field == "description")
    letters = [at for at, letter in enumerate(passage.words) if not letter.isspace()]
    at = where.draw(st.sampled_from(letters))
    line, column = passage.place(at)
    assert text.split("\n")[line - 1][column - 1] == passage.words[at]
    # The same number of letters stands before it, but for those that only mark the text.
    start = texts.written.index("description:")
    offset = sum(len(part) + 1 for part in text.split("\n")[: line - 1]) + column - 1
    marks = str.maketrans("", "", "'\"\\")
    before = "".join(text[start:offset].split()).translate(marks)
    seen = "".join(passage.words[:at].split()).translate(marks)
    assert before.endswith(seen)
