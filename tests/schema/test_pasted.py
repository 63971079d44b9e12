"""What word processors and wrong encodings leave in a text, and what becomes of it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from activity_directory.sanitise.html import html_of, plain_text
from activity_directory.sanitise.wrong_encoding import LOST, repaired

TWO_ITEMS = "<ul><li>Tea</li><li>Cake</li></ul>"


def shown(text):
    return html_of(text).replace("\n", "")


@pytest.mark.parametrize("sign", ["•", "·", "o", "–", "—", "▪", "●", "◦", "‣"])
@pytest.mark.parametrize("space", [" ", "\t", "\u00a0"])
def test_bullets_as_they_are_pasted_become_a_list(sign, space):
    assert shown(f"{sign}{space}Tea\n{sign}{space}Cake") == TWO_ITEMS
    assert shown(f"We do:\n\n{sign}{space}Tea\n\n{sign}{space}Cake").startswith("<p>We do:</p><ul>")


def test_a_bullet_without_a_space_is_one_too():
    assert shown("•Tea\n•Cake") == TWO_ITEMS


@pytest.mark.parametrize(
    "text", ["– said one of us", "o Tea", "Tea – and cake", "Half-past – or later", "A · B"]
)
def test_a_dash_or_a_letter_alone_is_no_list(text):
    assert shown(text) == f"<p>{text}</p>"


def test_bullets_in_code_stay():
    assert "• Tea" in html_of("```\n• Tea\n```")


@pytest.mark.parametrize(
    "text",
    ["1986. That was the year we began.", "2024) A new room.", "We grew.\n\n1999. Then we moved."],
)
def test_a_paragraph_that_begins_with_a_year_keeps_it(text):
    assert "<ol" not in html_of(text)
    assert plain_text(text) == " ".join(text.split())


def test_a_list_begins_with_the_number_that_was_written():
    assert shown("3. Tea\n4. Cake") == '<ol start="3"><li>Tea</li><li>Cake</li></ol>'


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Menâ€™s group, Â£3. CafÃ© style.", "Men’s group, £3. Café style."),
        ("â€œHelloâ€\x9d â€“ she said", "“Hello” – she said"),
        ("â‚¬5, Â½ price, naÃ¯ve", "€5, ½ price, naïve"),
        ("ðŸ˜€", "😀"),
        ("dÅº", "dź"),
    ],
)
def test_letters_read_in_the_wrong_encoding_are_put_right(wrong, right):
    assert repaired(wrong) == right


@given(text=st.text(alphabet="abc ’“”–éèñöÅÄÖ…", max_size=30))
@example(text="“CAFÉ” and ‘ÄÖÅ’")
def test_letters_that_were_read_right_stay(text):
    assert repaired(text) == text


@given(text=st.text(alphabet="abc ’“”–£½éèñö€…", max_size=30))
def test_whatever_was_read_in_the_wrong_encoding_comes_back(text):
    raw = text.encode()
    twice = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in raw)
    assert repaired(twice) == text


@pytest.mark.parametrize(
    ("words", "is_lost"),
    [
        ("We?re here", True),
        ("The Association?s rules", True),
        ("Are you coming?", False),
        ("https://example.org/a?s=1", False),
        ("example.org/page?t", False),
        ("Tea?Cake", False),
    ],
)
def test_a_question_mark_in_the_place_of_an_apostrophe(words, is_lost):
    assert (LOST.search(words) is not None) == is_lost


def test_a_no_break_space_is_no_part_of_the_link_before_it():
    html = html_of("See https://www.example.org\u00a0for more, or www.example.org\u00a0too.")
    assert 'href="https://www.example.org"' in html
    assert "%C2%A0" not in html
    assert html.count("<a ") == 2
