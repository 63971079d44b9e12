"""Letters of every alphabet: written with ours, found in lists and searches, marked as theirs."""

import pytest
from tests.in_deno import called

from activity_directory.sanitise.alphabets import (
    Passage,
    also_written,
    in_our_letters,
    passages,
    place_in_a_list,
    without_accents,
)
from activity_directory.search.index_files import typed

SOME_OF_EVERY_KIND = [chr(code) for code in (*range(0x20, 0x250), *range(0x1E00, 0x1F00))] + [
    "Łódź i Przyjaciele",
    "İstanbul ışık",
    "Đặng Thị Hồng",
    "நண்பர்கள் குழு",
    "मित्र मंडली",
    "Дружба и чай",
    "قراءةٌ معًا",
    "กลุ่มเพื่อน",
]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Łódź i Przyjaciele", "Lodz i Przyjaciele"),
        ("Ægir's Straße", "Aegir's Strasse"),
        ("İstanbul ışık", "Istanbul isik"),
        ("Đặng Thị", "Dang Thi"),
        ("Φίλοι", "Philoi"),
        ("Чай", "Chai"),
        ("دوست", "dwst"),
        ("한국", "hangug"),
        ("Tea & cake, £3", "Tea & cake, £3"),
    ],
)
def test_a_name_is_written_with_our_letters(name, plain):
    assert in_our_letters(name) == plain


def test_a_list_by_name_has_other_letters_where_people_look_for_them():
    names = ["Ægir Swim", "Zumba", "Łódź Club", "Art", "Lock", "Чай", "Loft", "éclair"]
    assert sorted(names, key=place_in_a_list) == [
        "Ægir Swim",
        "Art",
        "Чай",
        "éclair",
        "Lock",
        "Łódź Club",
        "Loft",
        "Zumba",
    ]


def test_the_page_and_the_build_compare_letters_of_every_alphabet_alike():
    calls = [["plain", text] for text in SOME_OF_EVERY_KIND]
    read = called(["templates/components/find/words.js"], calls)
    assert read == [typed(text) for text in SOME_OF_EVERY_KIND]


def test_a_word_is_found_with_and_without_accents():
    assert typed("Łódź") == typed("lodz") == "lodz"
    assert typed("Smørrebrød") == "smorrebrod"
    assert typed("தமிழ்") == typed("தமழ")  # vowel signs are marks, and part no word


def test_names_of_every_alphabet_and_texts_of_ours_can_be_asked_for_by_a_to_z():
    words = also_written(["Łódź", "Чай –", "Tea", "Café"], ["Dla przyjaciół, café. Пить чай"])
    assert list(words) == ["Lodz", "Chai", "przyjaciol"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tea & cake", [("Tea & cake", "", "")]),
        ("Café Łódź", [("Café Łódź", "", "")]),
        ("(قراءة)", [("(قراءة)", "ar", "rtl")]),
        ("خواتین کا گروپ ہے؟ ڈاک", [("خواتین کا گروپ ہے؟ ڈاک", "ur", "rtl")]),
        ("دوستان", [("دوستان", "", "rtl")]),
        ("שלום", [("שלום", "he", "rtl")]),
        ("Φίλοι 1", [("Φίλοι 1", "el", "ltr")]),
        ("Мы все", [("Мы все", "ru", "ltr")]),
        ("Їжа", [("Їжа", "uk", "ltr")]),
        ("Чай", [("Чай", "", "ltr")]),
        ("お茶", [("お茶", "ja", "ltr")]),
        ("茶友會", [("茶友會", "zh", "ltr")]),
        (
            "Tamil club (தமிழ் குழு), weekly",
            [("Tamil club (", "", ""), ("தமிழ் குழு", "ta", "ltr"), ("), weekly", "", "")],
        ),
        ("茶 tea قهوة", [("茶", "zh", "ltr"), (" tea ", "", ""), ("قهوة", "ar", "rtl")]),
    ],
)
def test_words_in_another_script_tell_their_language_and_direction(text, expected):
    assert passages(text) == tuple(Passage(*one) for one in expected)
    assert "".join(one.text for one in passages(text)) == text


def test_accents_alone_are_taken_off():
    assert without_accents("Crème brûlée") == "Creme brulee"
