"""Whatever is read at a glance is read the same by YAML, and without a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.properties.test_source import YAMLISH, spoilt_entries

from activity_directory import glance, source

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = sorted(
    path
    for folder in (
        "activities",
        "champions",
        "funding",
        "organisations",
        "pages",
        "stories",
        "venues",
    )
    for path in (ROOT / "content" / folder).glob("*.*")
    if path.name != "README.md"
)
CASES = sorted(ROOT.glob("tests/cases/*/entry.md"))


def facts(node):
    if isinstance(node, source.Scalar):
        return node.text
    if isinstance(node, source.Sequence):
        return [facts(item) for item in node.items]
    return [(facts(key), facts(value)) for key, value in node.pairs]


def assert_read_the_same(raw, path):
    """Whether it is plain; if so, it is what YAML makes of it."""
    plain = glance.glanced(raw, path)
    if plain is None:
        return False
    read = source.read_entry if path.endswith(".md") else source.read_yaml
    found, problems = read(raw, path)
    assert found is not None
    assert problems == ()
    assert facts(plain.header) == facts(found.header)
    assert plain._replace(header=found.header) == found
    return True


# Lines that a header is made of, sound and nearly sound, put together in any order.
PARTS = st.sampled_from(
    [
        *("name", "when", "a b", "10", "x-y", "per session", "Monday to Friday", "a  b", "£4"),
        *("Tea: and", "tea:time", "a #b", "a# b", "#4", "C#", "http://x.org/#a", "é", "a, b"),
        *("[10:30, 2]", "[a: b]", "[]", "[a,]", "[a", "[a, b]", "[a,b ]", "a]", "a}", "{a: b}"),
        *("'it'", "'it''s'", '"a"', '"a\\n"', "''", "' a '", "~", "null", "+44 20", "(a)", "/a/"),
        *("|", ">", "&a", "*a", "!t", "%", "@", "`", "?", "? a", "-", "- a", "---", "...", "<<"),
        *("=", "\u00a0", "👩‍👩‍👧", "\u2028"),
    ]
)
LINES = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "  ", "    ", " ", "\t", "   "]),
    st.sampled_from(["", "- ", "-   ", "-"]),
    PARTS,
    st.sampled_from([":", ": ", ":  ", "", " :", ":\t"]),
    st.one_of(st.just(""), PARTS, st.sampled_from(["a ", "a # note", "# note"])),
)
HEADERS = st.lists(st.one_of(LINES, st.sampled_from(["", "  ", "# note", "  # note"])), max_size=9)


@given(HEADERS.map("\n".join))
@example("a: b\n  c")
@example("a:\n- b\n- c: d\n  e: f\ng:")
@example("a:\n\n  - b: c\n    d:\n      - e\n  - f\ng: h")
@example("a: b\na: c")
@settings(deadline=None, max_examples=1500)
def test_any_lines_are_read_the_same(header):
    assert_read_the_same(header.encode(), "a.yml")
    assert_read_the_same(f"---\n{header}\n---\nWords.\n".encode(), "a.md")


@given(st.one_of(YAMLISH, YAMLISH.map("name: {}\n".format)))
@settings(deadline=None, max_examples=400)
def test_any_text_is_read_the_same(text):
    assert_read_the_same(text.encode(), "a.yml")


@given(spoilt_entries())
@settings(deadline=None, max_examples=400)
def test_a_spoilt_entry_is_read_the_same(text):
    assert_read_the_same(text.encode(), "a.md")


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_read_the_same(raw):
    assert_read_the_same(raw, "a.md")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_every_case_is_read_the_same(path):
    assert_read_the_same(path.read_bytes(), path.name)


def test_nearly_every_entry_is_plain():
    plain = [assert_read_the_same(path.read_bytes(), path.name) for path in ENTRIES]
    assert sum(plain) > 0.95 * len(plain)
