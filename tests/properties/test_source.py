"""Whatever the text: nodes with true positions, or a problem at a true place, and no exception."""

from __future__ import annotations

import string
import time
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from activity_directory import rules
from activity_directory.catalogue.catalogue import Entry
from activity_directory.catalogue.loading import load
from activity_directory.sanitise import html
from activity_directory.schema.reading import ParseContext, References
from activity_directory.schema.records.activity import parse_activity
from activity_directory.schema.texts import texts_of
from activity_directory.source import nodes
from activity_directory.source.entry import LARGEST, read_entry, read_yaml

CONTENT = Path(__file__).resolve().parents[1] / "small_content"
ENTRY = (CONTENT / "activities" / "tea-and-talk.md").read_text(encoding="utf-8")
CATALOGUE = load(CONTENT).catalogue
assert CATALOGUE is not None
SHELVES = References(
    CATALOGUE.vocabularies,
    MappingProxyType(
        {
            "organisations": {
                organisation.id: organisation for organisation in CATALOGUE.organisations
            },
            "venues": {venue.id: venue for venue in CATALOGUE.venues},
        }
    ),
    CATALOGUE.names,
    demonstration=True,
)

SIGNS = st.sampled_from(
    [
        *"abc :-#'\"[]{},&*!|>%@`?\t\n\r=+<$\\/.0123456789£’é",
        *("  ", "\n  ", "- ", ": ", "---\n", "\n", "\u200b", "\u202e", "\u00a0", "\u0085"),
        *("\u2028", "\ufeff", "\x00", "\x1b", "\U000e0041", "👩‍👩‍👧", "name: Tea\n", "when:\n"),
        *("  - every: week\n", "<<: ", "10:30", "...", "<b>", "]("),
    ]
)
YAMLISH = st.lists(SIGNS, max_size=60).map("".join)


def scalars(node):
    if isinstance(node, nodes.Scalar):
        yield node
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, value in node.pairs:
            yield key
            yield from scalars(value)


def check_places(found, text, problems):
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert problem.column >= 1
        assert problem.message
        assert problem.written in {"", *lines}
    if found is None:
        assert problems
        return
    for scalar in scalars(found.header):
        assert 1 <= scalar.line <= scalar.end_line <= len(lines) + 1
        if problems or not scalar.text or scalar.end_line != scalar.line:
            continue
        written = lines[scalar.line - 1][scalar.column - 1 : scalar.end_column - 1]
        if scalar.quoted:
            assert yaml.load(written, Loader=yaml.BaseLoader) == scalar.text
        else:
            assert written.rstrip() == scalar.text


@given(YAMLISH)
@settings(deadline=None, max_examples=400)
def test_any_text_gives_nodes_with_true_places_or_a_problem(text):
    source, problems = read_yaml(text.encode(), "a.yml")
    check_places(source, text, problems)


@given(YAMLISH, YAMLISH)
@settings(deadline=None, max_examples=200)
def test_any_header_and_body_give_nodes_with_true_places_or_a_problem(header, body):
    text = f"---\n{header}\n---\n{body}"
    source, problems = read_entry(text.encode(), "a.md")
    check_places(source, text, problems)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_give_nodes_or_a_problem(raw):
    for read in (read_yaml, read_entry):
        source, problems = read(raw, "a")
        assert source is not None or problems


@given(
    st.dictionaries(
        st.text(string.ascii_lowercase, min_size=1, max_size=8),
        st.text(string.printable.replace("\r", "").replace("\x0b", "").replace("\x0c", "")),
        min_size=1,
        max_size=6,
    )
)
@settings(deadline=None)
def test_what_another_tool_writes_is_read_as_the_same_text(facts):
    written = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
    source, _ = read_yaml(written.encode(), "a.yml")
    assert source is not None
    assert {key.text: value.text for key, value in source.header.pairs} == facts


@st.composite
def spoilt_entries(draw):
    """A sound entry after a few slips of the hand: lines lost, doubled, swapped, mistyped."""
    lines = ENTRY.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        slip = draw(st.sampled_from(["lose", "double", "swap", "insert", "indent", "replace"]))
        if slip == "lose" and len(lines) > 1:
            del lines[place]
        elif slip == "double":
            lines.insert(place, lines[place])
        elif slip == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[place], lines[other] = lines[other], lines[place]
        elif slip == "indent":
            lines[place] = draw(st.sampled_from([" ", "  ", "\t"])) + lines[place]
        elif slip == "replace":
            key, colon, _ = lines[place].partition(":")
            lines[place] = key + colon + " " + draw(YAMLISH)
        else:
            at = draw(st.integers(0, len(lines[place])))
            lines[place] = lines[place][:at] + draw(SIGNS) + lines[place][at:]
    return "\n".join(lines)


@given(spoilt_entries())
@settings(deadline=None, max_examples=400)
def test_a_spoilt_entry_is_read_or_told_of_but_never_breaks_the_reader(text):
    source, problems = read_entry(text.encode(), "a.md")
    if source is None:
        assert problems
        return
    context = ParseContext("a.md", SHELVES, source.text)
    activity = parse_activity(source, "a", context)
    assert activity is not None or context.problems or problems


NASTY = {
    "brackets": "[" * 60_000,
    "braces": "{" * 60_000,
    "keys": "a: {" * 15_000,
    "indents": "".join(f"{' ' * depth}a:\n" for depth in range(300)),
    "dashes": "- " * 30_000,
    "quotes": "a: " + "'" * 60_001,
    "aliases": "a: &a [x]\n" + "b: [*a, *a, *a]\n" * 3000,
    "fields": "".join(f"field{number}: x\n" for number in range(4000)),
    "repeats": "a: x\n" * 10_000,
    "colons": "a: b: c\n" * 7000,
    "hashes": "a: b #c\n" * 7000,
    "accents": "a: e" + "\u0301" * 30_000,
    "zero widths": "a: " + "\u200b" * 20_000,
    "joiners": "a: " + "\u200d" * 20_000,
    "flags": "a: " + "\U0001f3f4" * 15_000,
    "one long line": "a: " + "x" * 60_000,
    "spaces": "a: x" + " " * 60_000 + "y",
    "blank lines": "a: x\n" + "\n" * 60_000,
    "question marks": "? " * 30_000,
    "long key": "x" * 2000 + ": y",
    "fences": "---\n" * 15_000,
    "spaces before a colon": "a: x" + " " * 60_000 + ": y",
    "spaces after a sign": "a: @" + " " * 60_000 + "y",
    "a line of spaces": " " * 60_000 + "x",
    "names without values": "x: {" + "a, " * 20_000 + "}",
    "days that are not": "days: " + "Munday and " * 5000,
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_no_text_of_an_allowed_size_takes_a_second_to_check(text):
    for raw in (text, f"---\n{text}\n---\n", f"---\nname: x\n---\n{text}", f"---\n{text}"):
        started = time.process_time()
        source, _ = read_entry(raw.encode()[:LARGEST], "a.md")
        if source is not None:
            parse_activity(source, "a", ParseContext("a.md", SHELVES, source.text))
        assert time.process_time() - started < 1


WORDS = [
    *("every Tuesday ", "We meet every Tuesday, not ", "£9 each ", "It is free if ", "over 90 "),
    *("from May 2020 ", "2pm to 4pm ", "please book ", "drop in ", "ring Ann ", "ANN ", "Mr A "),
    *("<a:", "<https://", "<b>", "[a](/x/) ", "[a](https://a.bb/) ", "```", "` ", "(", "9", "."),
]


@pytest.mark.parametrize("piece", WORDS)
def test_no_description_of_an_allowed_size_takes_a_second_to_judge(piece):
    """Where it has no end, and where each sentence is as long as a sentence may be."""
    facts = ENTRY.partition("\n---\n")[0].replace("cost: free", "cost: {per session: £3}")
    sentences = f"{piece * (580 // len(piece))}. "
    for words in (piece * (60_000 // len(piece.encode())), sentences * 90):
        source, _ = read_entry(f"{facts}\n---\n{words}"[:60_000].encode(), "a.md")
        context = ParseContext("a.md", SHELVES, source.text)
        record = parse_activity(source, "a", context)
        assert record is not None
        texts = texts_of("activities", context.places())
        checker = rules.checker(CATALOGUE, date(2026, 11, 23))
        started = time.process_time()
        list(checker.check_all([checker.check_entry(Entry("activities", record, texts))]))
        assert time.process_time() - started < 1


MARKDOWN = [
    *("[", "![", "<", "*", "_", "`", "> ", "- ", "[a](", "](", "<!--", "&", "~", "|", "a|", "#"),
    *("[a]: b\n", "***a ", "**x", "http://", "www.", "a@b.", "\\", "1. ", "\t", "<a ", "]", "[^1]"),
]


@pytest.mark.parametrize("piece", MARKDOWN)
def test_no_description_of_an_allowed_size_takes_a_second_to_render(piece):
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    html.html_of(text)
    assert time.process_time() - started < 1
