"""The codes of cards: how they are made, kept in git, and what an old card is told."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.answering import answering
from tests.commits import committed, git
from tests.in_deno import called
from tests.records import HALL, MORNING, TUE, activity, term

from activity_directory import cli
from activity_directory.cards.code_book import without_secrets
from activity_directory.cards.old_card import compared
from activity_directory.cards.printed_facts import new_facts, printed_facts, version_of
from activity_directory.catalogue.loading import load
from activity_directory.model.card_code import (
    ALPHABET,
    LONGEST,
    READ_AS,
    SHORTEST,
    CardCode,
    code_for,
    code_of_each,
    is_code,
)
from activity_directory.model.contact import Contact
from activity_directory.model.cost import Cost
from activity_directory.model.joining import Joining
from activity_directory.model.schedule import Hours, Limits, Weekly
from activity_directory.portal.pages.card_codes import card_code_box

SMALL = Path(__file__).resolve().parents[1] / "small_content"
TODAY = date(2026, 11, 23)
CODES = [code_for(f"activity-{number}", ()) for number in range(20)]

# --- the letters


def test_a_slip_is_no_code_at_all():
    for code in CODES:
        assert is_code(code)
        wrong = {
            f"{code[:place]}{letter}{code[place + 1 :]}"
            for place in range(len(code))
            for letter in ALPHABET
        }
        for one in range(len(code)):
            for other in range(one):
                letters = list(code)
                letters[one], letters[other] = letters[other], letters[one]
                wrong.add("".join(letters))
        assert not any(map(is_code, wrong - {code}))
        assert not is_code(code[1:])


def test_a_code_is_never_given_twice_and_grows_where_few_are_left():
    taken: set[str] = set()
    for number in range(3000):
        code = code_for(f"activity-{number}", taken)
        assert code not in taken
        assert is_code(code)
        taken.add(code)

    class AllShortOnes:
        def __contains__(self, code: object) -> bool:
            return len(str(code)) == SHORTEST

    assert len(code_for("one-more", AllShortOnes())) == SHORTEST + 1


def as_code(typed: str) -> str:
    """What somebody typed, as codes are written: "k7-o4" becomes "K704"; it may still be none."""
    letters = re.sub(r"[\s./-]", "", typed).upper()
    return "".join(READ_AS.get(one, one) for one in letters)


def test_the_page_reads_what_is_typed_as_we_do():
    box = card_code_box("a/")
    writing = {
        "letters": box.letters,
        "lookAlikes": box.look_alikes,
        "least": box.least,
        "most": box.most,
    }
    assert (box.least, box.most) == (SHORTEST, LONGEST)
    typed = [
        *CODES,
        *(code.lower() for code in CODES),
        *(f" {code[:2]}-{code[2:]} " for code in CODES),
    ]
    typed += [code.replace(after, before) for code in CODES for before, after in READ_AS.items()]
    typed += ["", "a", "AAAA", "k7q", "K7Q4", "O000", "0000000", "ß", "🙂" * 4]
    answers = called(
        ["templates/components/card-code/card-code.js"],
        [
            call
            for words in typed
            for call in (["asCode", words, writing], ["isCode", as_code(words), writing])
        ],
    )
    assert answers[::2] == [as_code(words) for words in typed]
    assert answers[1::2] == [is_code(as_code(words)) for words in typed]
    assert set(map(as_code, typed)) >= set(CODES)


# --- two years of edits

_HOURS = st.builds(
    lambda start, minutes: Hours(time(start, 0), time(start + 1, minutes)),
    st.integers(8, 20), st.sampled_from((0, 30)),
)  # fmt: skip
RISE = Cost("per_session", 200, since=date(2027, 4, 1))
_EDITS = st.one_of(
    st.builds(lambda day, hours: {"when": (Weekly((day,), hours),)}, st.integers(0, 6), _HOURS),
    st.builds(lambda pence: {"costs": (Cost("per_session", pence),)}, st.integers(50, 900)),
    st.sampled_from(
        (
            {"costs": (Cost("free"),)},
            {"costs": (Cost("free", until=date(2027, 3, 31)), RISE)},
            {"venues": (replace(HALL, name="Hill Barn", street="1 Top Lane"),)},
            {"venues": (HALL,)},
            {"contact": Contact(phone="+441632960123")},
            {"contact": Contact(phone="+441632960110")},
            {"joining": Joining((term("drop-in"),), how="Ring first.")},
            {"name": "Tea and cake"},
        )
    ),
)  # fmt: skip
_NO_CHANGE = st.sampled_from(
    (
        {"summary": "Tea, cake and much talk."},
        {"when": (Weekly((TUE,), MORNING, limits=Limits(skipped=(date(2027, 1, 5),))),)},
        {"description": "Come in and sit down."},
    )
)  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.one_of(_EDITS, _NO_CHANGE), st.integers(0, 60), st.booleans()), max_size=12
    )
)
def test_every_card_of_two_years_is_told_what_has_changed_and_nothing_else(edits):
    one, day = activity(), TODAY
    code = CardCode(
        "K7F4", one.slug, new_facts(CardCode("K7F4", one.slug), printed_facts(one), day)
    )
    printed = [(printed_facts(one), True)]
    for changes, later, was_run in edits:
        one, day = replace(one, **changes), day + timedelta(later)
        facts = printed_facts(one)
        if was_run:
            code = replace(code, history=(*code.history, *new_facts(code, facts, day)))
        printed.append((facts, was_run))
    now = printed_facts(one)
    page = compared(code, now)
    for facts, noted in printed:
        version = version_of(facts)
        assert len(version) == 2 * len(now)
        for number, (then, fact, shown) in enumerate(zip(facts, now, page, strict=True)):
            mark = version[2 * number : 2 * number + 2]
            line = next((one.words for one in shown.earlier if one.mark == mark), shown.now)
            if then.words == fact.words:
                assert mark == shown.mark
                continue
            assert mark != shown.mark
            assert fact.words.rstrip(".") in line
            if noted:
                assert f"from “{then.words.rstrip('.')}”" in line
    assert all(one.mark != shown.mark for shown in page for one in shown.earlier)


def test_neither_the_day_nor_a_single_date_changes_what_a_card_is_compared_by():
    once = activity(
        when=(Weekly((TUE,), Hours(time(10)), limits=Limits(starting=date(2026, 1, 6))),)
    )
    off = Limits(starting=date(2026, 1, 6), skipped=(TODAY,), extra=(date(2027, 1, 2),))
    other = activity(when=(Weekly((TUE,), Hours(time(10)), limits=off),))
    assert printed_facts(once) == printed_facts(other)


# --- what may be told


def test_what_is_withheld_or_unspoken_now_is_not_told_though_cards_once_said_it(tmp_path):
    catalogue = load(SMALL).catalogue
    assert catalogue is not None
    shown = activity()
    code = CardCode(
        "K7F4", shown.slug, new_facts(CardCode("K7F4", shown.slug), printed_facts(shown), TODAY)
    )
    hidden = activity(venues=(replace(HALL, withheld=True),))
    told = without_secrets(code, hidden, catalogue)
    assert "Quay Street" in str(code.history)
    assert "Quay Street" not in str(told.history)
    assert "Quay Street" not in str(compared(told, printed_facts(hidden)))
    guarded = activity(print_guard=True)
    assert without_secrets(code, guarded, catalogue).history == ()
    need = term("quarrels", "Quarrels", print_guard=True)
    unspoken = replace(
        code, history=(*code.history, replace(code.history[-1], words="For quarrels. Ring us."))
    )
    told = without_secrets(unspoken, activity(needs=(term("loneliness"), need)), catalogue)
    assert "quarrels" not in str(told.history)


# --- the command, and what else writes codes


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound content folder where we stand, in git, with codes."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "content")
    assert codes() == cli.DONE
    committed(tmp_path, "main")
    return tmp_path / "content"


def codes() -> int:
    return cli.main(["codes", "--content", "content", "--today", str(TODAY)])


def files(content: Path) -> dict[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in (content / "codes").iterdir()}


def rows(content: Path, slug: str, fact: str) -> list[list[str]]:
    (text,) = (text for text in files(content).values() if f",activity,,{slug}\n" in text)
    return [row for row in csv.reader(text.splitlines()) if row[1] == fact]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_second_run_changes_nothing(content, run):
    before = files(content)
    assert before
    assert all(map(is_code, before))
    told = run("codes", "--content", "content", "--today", TODAY)
    assert told.out == "Every activity has its code, and nothing has changed.\n"
    assert files(content) == before


def ring(content: Path, number: str) -> None:
    """Gives an activity another number to ring."""
    entry = content / "activities/tea-and-talk.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(re.sub(r"phone: [\d ]+", f"phone: {number}", text, count=1), encoding="utf-8")


def test_versions_that_git_had_since_the_last_run_are_noted_with_their_days(content):
    for number in ("01632 960171", "01632 960172"):
        ring(content, number)
        git(content.parent, "commit", "--all", "--message=Another number")
    today = git(content.parent, "log", "-1", "--format=%cs")
    assert codes() == cli.DONE
    said = rows(content, "tea-and-talk", "contact")
    assert [row[3] for row in said[1:]] == ["01632 960171", "01632 960172"]
    assert {row[0] for row in said[1:]} == {today}
    assert codes() == cli.DONE
    assert rows(content, "tea-and-talk", "contact") == said


def test_without_git_what_holds_now_is_noted(content):
    shutil.rmtree(content.parent / ".git")
    ring(content, "01632 960171")
    assert codes() == cli.DONE
    assert rows(content, "tea-and-talk", "contact")[-1][3] == "01632 960171"


def test_check_asks_for_a_code_and_the_next_run_gives_it(content, run):
    shutil.copy(content / "activities/tea-and-talk.md", content / "activities/knit-and-natter.md")
    change(content / "activities/knit-and-natter.md", "Tea and talk", "Knit and natter")
    told = run("check", "--content", "content", "--today", TODAY)
    assert told.out.count("[no-card-code]") == 1
    assert "Run `publish.py codes`" in told.out
    assert codes() == cli.DONE
    assert "no-card-code" not in run("check", "--content", "content", "--today", TODAY).out


def test_a_renamed_activity_keeps_its_code_and_a_removed_one_leaves_it(content, run):
    before = load(content).catalogue.code_by_slug["tea-and-talk"]
    entry = content / "activities/tea-and-talk.md"
    change(entry, "---\n", "---\nwas: [tea-and-talk]\n")
    entry.rename(entry.with_name("tea-and-cake.md"))
    git(content.parent, "add", ".")
    assert codes() == cli.DONE
    assert load(content).catalogue.code_by_slug["tea-and-cake"] == before
    assert before in files(content)
    (content / f"codes/{before}.csv").unlink()
    told = run("check", "--content", "content", "--today", TODAY, "--base", "main")
    assert told.code == cli.FAULTS
    assert f"`/a/{before}/` would no longer exist" in told.out
    assert "Put the file back: printed cards lead there" in told.out


def test_a_code_file_by_hand_is_a_mistake_that_names_its_line(content, run):
    (code, *_) = files(content)
    path = content / f"codes/{code}.csv"
    with path.open("a", encoding="utf-8") as file:
        file.write("yesterday,when,aa,Mondays\n")
    path.with_name("K7Q4.csv").write_text(path.read_text("utf-8"), "utf-8")
    told = run("check", "--content", "content", "--today", TODAY)
    assert told.out.count("[card-code]") == 2
    assert "K7Q4.csv:1:1: error: The name of this file is no code of a card" in told.out
    assert "This line can't be read: `yesterday,when,aa,Mondays`" in told.out


def test_a_new_entry_brings_its_code(content, monkeypatch, capsys):
    shutil.rmtree(content)
    shutil.copytree(Path(__file__).parents[2] / "content", content)
    before = set(files(content))
    answering(monkeypatch)
    assert cli.main(["new", "--content", str(content), "--today", str(TODAY)]) == cli.DONE
    assert "No problems found." in capsys.readouterr().out
    (new,) = set(files(content)) - before
    assert new == code_for("stretch-the-basics", before)
    assert load(content).catalogue.code_by_slug["stretch-the-basics"] == new


def test_of_two_activities_that_became_one_both_codes_lead_there():
    codes = [CardCode("0000", "old-tea"), CardCode("1111", "tea-and-talk"), CardCode("2222", "x")]
    each = code_of_each(codes, {"old-tea": "tea-and-talk"})
    assert {slug: one.code for slug, one in each.items()} == {"tea-and-talk": "1111", "x": "2222"}
