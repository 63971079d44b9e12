"""What people look for: the lists that are taken, and what is made of a search's answers."""

import csv
import io
import json

import pytest

from activity_directory.reports.queries import (
    FORMATS,
    LONGEST,
    MOST,
    NotAList,
    Query,
    came_of,
    queries_in,
)


def read(text, name="words.txt"):
    return [(query.words, query.times) for query in queries_in(text, name).queries]


@pytest.mark.parametrize(
    ("text", "name", "queries"),
    [
        ("zumba\n\n  tea   dance \r\n# a note\nZumba\n", "a.txt", [("zumba", 2), ("tea dance", 1)]),
        ('Search term,Count\nzumba,3\n"a, b",12\n', "a.csv", [("a, b", 12), ("zumba", 3)]),
        ("Anzahl;Wörter\n1;yoga\n20;chess\n", "A.CSV", [("chess", 20), ("yoga", 1)]),
        ('/x\tzumba\t"1,204"\n/x\tchess\t7\n', "a.tsv", [("zumba", 1204), ("chess", 7)]),
        ("zumba\nchess\n", "a.csv", [("zumba", 1), ("chess", 1)]),
        ("query\nzumba\n", "a.csv", [("zumba", 1)]),
        ("zumba,3\nchess,4\n", "a.csv", [("chess", 4), ("zumba", 3)]),
        ("zumba,0\n", "a.csv", [("zumba", 0)]),
        ("query,count\nfalconry,12\nzxqwv,\nyoga,n/a\ntea,3.0\n", "a.csv",
         [("falconry", 12), ("tea", 3), ("zxqwv", 1), ("yoga", 1)]),
        (f"tea\n{'a' * (LONGEST + 1)}\n", "a.txt", [("tea", 1)]),
        ("5 a day\n999\n", "a.txt", [("5 a day", 1), ("999", 1)]),
    ],
    ids=["lines", "comma", "semicolon", "tab", "one column", "heading alone", "no heading", "none",
         "odd counts", "a long line",
         "numbers"],
)  # fmt: skip
def test_a_list_is_taken_as_people_and_programs_write_it(text, name, queries):
    assert read(text, name) == queries


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n# nothing\n", "words.txt has no words. Write one query a line"),
        (f"\n{'a' * (LONGEST + 1)}\n", "words.txt:2: 1 line is left out: a query has at most"),
        ("".join(f"{n}\n" for n in range(MOST + 1)), "words.txt has 5,001 queries."),
    ],
    ids=["empty", "long", "many"],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_its_place(text, said):
    with pytest.raises(NotAList) as refused:
        read(text)
    assert str(refused.value).startswith(said)


def test_what_was_not_taken_whole_is_said():
    text = f"query,count\nfalconry,12\nyoga,<5\nzxqwv,\n{'a' * 201},3\ntea,2\n"
    assert queries_in(text, "a.csv").notes == (
        "a.csv:5: 1 line is left out: a query has at most 200 letters",
        "a.csv:3: 2 lines have no number of times: each counts once",
    )


def answer(words, times=1, **came):
    facts = {"found": 0, "old": 0, "older": False, "missing": False, "danger": False} | came
    return came_of(Query(words, times), **facts)


ASKED = [
    answer("zumba", 30, found=8, missing=True),
    answer("menopause", 12),
    answer("bridge", 2, older=True),
    answer("chess", found=3, older=True),
    answer("tea", found=4),
    answer("he hits me", 9, found=2, danger=True),
]


def test_what_came_is_told_apart():
    assert [one.came for one in ASKED] == [
        "another", "nothing", "stale", "little", "enough", "danger",
    ]  # fmt: skip
    assert answer("=x", missing=True).came == "nothing"
    assert answer("whist", found=2, old=2).came == "stale"
    assert answer("whist", found=2, old=1).came == "little"
    assert answer("whist", found=9, old=8).came == "enough"


def test_the_sum_comes_first_and_words_of_danger_are_only_counted():
    assert FORMATS["text"](ASKED) == (
        "6 queries: 1 with nothing, 1 that no listing says, 1 with only what nobody has checked "
        "for long, 1 with little, 1 with enough and 1 of danger, to which the page answers with "
        "numbers to ring.\n"
        "\n"
        "Nothing: 1\n"
        "  menopause (looked for 12 times)\n"
        "\n"
        "No listing says it, and something else is shown: 1\n"
        "  zumba (looked for 30 times)\n"
        "\n"
        "Only what nobody has checked for long: 1\n"
        "  bridge (looked for 2 times)\n"
        "\n"
        "Little: 3 listings or fewer: 1\n"
        "  chess (3 listings)\n"
    )
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](ASKED), newline="")))
    assert [row["query"] for row in rows] == ["zumba", "menopause", "bridge", "chess", "tea"]
    told = json.loads(FORMATS["json"](ASKED))
    assert (told["queries"], told["danger"], len(told["asked"])) == (6, 1, 5)
    for written in FORMATS.values():
        assert "hits" not in written(ASKED)


def test_nobodys_words_command_a_terminal_or_a_spreadsheet():
    hostile = [answer("=1+1 \x1b[31mred ##[error]x")]
    for name, written in FORMATS.items():
        text = written(hostile)
        assert "\x1b" not in text, name
        assert "##[" not in text or name == "csv"
    assert "'=1+1" in FORMATS["csv"](hostile)
