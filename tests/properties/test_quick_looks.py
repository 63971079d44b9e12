"""A quick look at a text misses nothing that the pattern behind it would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activity_directory.importers.kept_back import reached, where_named
from activity_directory.intake import first_lines, shut_for_a_time
from activity_directory.schema.values import charges, free_in_texts, ways_in_texts

LOOKS = [
    *(
        pytest.param(pattern, ways_in_texts.SIGNS, id=f"how it happens: {way}")
        for way, pattern in ways_in_texts.SAYS
    ),
    pytest.param(shut_for_a_time.SHUT, shut_for_a_time.SIGNS, id="shut for a part of a day"),
    pytest.param(charges.CHARGES, charges.SIGNS, id="what people pay"),
    pytest.param(free_in_texts.SAYS, free_in_texts.SIGNS, id="that it is free"),
    pytest.param(free_in_texts.FREE_SERVICE, free_in_texts.SIGNS, id="a free service"),
    pytest.param(reached.APART_OR_IN_WORDS, reached.SIGNS, id="an address in words"),
    pytest.param(re.compile(reached.ADDRESS), reached.SIGNS, id="an e-mail address"),
]


@pytest.mark.parametrize(("pattern", "signs"), LOOKS)
@given(data=st.data())
@settings(max_examples=60)
def test_whatever_is_found_has_a_sign_of_it(
    pattern: re.Pattern[str], signs: tuple[str, ...], data: st.DataObject
) -> None:
    found = data.draw(st.from_regex(pattern))
    low = found if signs is reached.SIGNS else found.casefold()
    assert any(sign in low for sign in signs)


@given(st.from_regex(where_named.IS_REACHED))
@settings(max_examples=60)
def test_each_number_is_seen_at_once(text: str) -> None:
    assert reached.is_reached(text)


@given(st.from_regex(first_lines.REACHED))
@settings(max_examples=60)
def test_each_way_to_ask_is_seen_at_once(text: str) -> None:
    assert first_lines.MAY_BE_REACHED.search(text)


@given(
    st.lists(
        st.sampled_from(
            ["jean@example.org", "a.b+c@x.example.com", "at", "hall@", "Tea", "(x@y.org)", "@z"]
        )
    ),
    st.sampled_from([" ", "\n", ", ", "\u00a0", ";"]),
)
def test_addresses_are_the_same_word_by_word(words: list[str], between: str) -> None:
    text = between.join(words)
    if reached.APART_OR_IN_WORDS.search(text) is None:
        assert reached.addresses_written(text) == re.compile(reached.ADDRESS).findall(text)
