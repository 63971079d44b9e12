"""What authors type becomes the quotation marks of print; what machines read stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activity_directory.wording.quotation_marks import curly


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Men's Shed", "Men’s Shed"),
        ("Carers' evening", "Carers’ evening"),
        ("the '60s and '70s", "the ’60s and ’70s"),
        ("rock 'n' roll", "rock ‘n’ roll"),
        ("'Come in', they say", "‘Come in’, they say"),
        ('Ask for "the shed"', "Ask for “the shed”"),
        ('"Tea?" ("two sugars")', "“Tea?” (“two sugars”)"),
        ("Dance/'jive'", "Dance/‘jive’"),
        ("it’s “right” already", "it’s “right” already"),
        ("mailto:o'neil@larkwell.example.org", "mailto:o'neil@larkwell.example.org"),
        ("https://larkwell.example.org/o'neil", "https://larkwell.example.org/o'neil"),
        ("../it's/", "../it's/"),
    ],
)
def test_marks_of_a_keyboard_become_those_of_print(typed, printed):
    assert curly(typed) == printed


@given(st.text(alphabet="ab '\"(.,/", max_size=30).filter(lambda text: " " in text))
def test_none_of_a_keyboard_is_left_and_nothing_else_changes(text):
    printed = curly(text)
    assert not {"'", '"'} & set(printed)
    assert printed.translate(str.maketrans("‘’“”", "''\"\"")) == text
    assert curly(printed) == printed
