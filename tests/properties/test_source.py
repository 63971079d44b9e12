"""Whatever the text: nodes with true positions, or a problem at a true place, and no exception."""

from __future__ import annotations

import string
from pathlib import Path
from types import MappingProxyType

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from activity_directory.catalogue.loading import load
from activity_directory.schema.reading import ParseContext, References
from activity_directory.schema.records.activity import parse_activity
from activity_directory.source import nodes
from activity_directory.source.entry import read_entry, read_yaml

CONTENT = Path(__file__).resolve().parents[1] / "small_content"
ENTRY = (CONTENT / "activities" / "tea-and-talk.md").read_text(encoding="utf-8")
CATALOGUE = load(CONTENT).catalogue
assert CATALOGUE is not None
REFERENCES = References(
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
    context = ParseContext("a.md", REFERENCES, source.text)
    activity = parse_activity(source, "a", context)
    assert activity is not None or context.problems or problems
