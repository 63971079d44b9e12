"""Tidying makes every repair that needs no knowledge of the activity, and harms nothing else."""

from __future__ import annotations

import shutil
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activity_directory import rules
from activity_directory.catalogue.folders import FOLDERS, PARSERS
from activity_directory.catalogue.loading import load
from activity_directory.schema import tidy
from activity_directory.schema.reading import ParseContext
from activity_directory.schema.records.activity import parse_activity
from activity_directory.source.entry import read_entry, read_yaml
from activity_directory.source.places import Places
from activity_directory.vocabulary import Term

HERE = Path(__file__).resolve().parents[1]
SMALL = load(HERE / "small_content")
ENTRY = (HERE / "cases" / "fine-entry" / "entry.md").read_text(encoding="utf-8")
NO_TEXT = {"old-encoding", "document-of-a-word-processor", "saved-in-two-bytes-a-letter"}
CASES = sorted(path for path in HERE.glob("cases/*/entry.md") if path.parent.name not in NO_TEXT)


def tidied(text: str) -> str:
    return tidy.tidied(text, parse_activity, SMALL.references)


def replaced(old: str, new: str) -> str:
    assert ENTRY.count(old) == 1
    return ENTRY.replace(old, new)


MENDED = {
    "status: running": ["status: Running", "status:running", "status: runing", "Status: running"],
    "summary: Gentle": ["summry: Gentle", "Summary: Gentle", "sumary: Gentle"],
    "per session: £3.50": ["per session: 3.5", "per sesion: £3.50", "Per-Session: £3.50"],
    "from: 10:30": ["from: 10.30am", "from: 10:30am", "from: 1030", "form: 10:30"],
    "days: [Tuesday]": ["days: [tues]", "days: [Teusday]", "days: [Tuesdays]"],
    "date: 2026-11-02": ["date: 02/11/2026", "date: 2nd November 2026", "date: 2026/11/2"],
    "[falls-balance, loneliness]": [
        "wobbly, lonely",
        "[falls, isolated]",
        "falls-balance and alone",
    ],
    "joining: [drop-in]": ["joining: [Just turn up]", "joining: [drop in]"],
    "organisation: wharf-friends": ["organisation: Wharf Friends", "organisation: wharf-freinds"],
    "venue: boat-house": ["venue: The Boat House", "venue: boathouse"],
    "  phone: 029 2018 0103": [
        "\tphone: 029 2018 0103",
        "\u00a0\u00a0phone: 029 2018 0103",
        "  phone: +44 29 2018 0103",
    ],
    "level: visited": ["level: vis\u200bited", "level: Visited"],
}
SLIPS = [(right, wrong) for right, slips in MENDED.items() for wrong in slips]


@pytest.mark.parametrize(("right", "wrong"), SLIPS)
def test_a_slip_of_the_hand_is_put_right(right, wrong):
    assert tidied(replaced(right, wrong)) == ENTRY


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("summary: Chairs: gentle exercise.", 'summary: "Chairs: gentle exercise."'),
        ('summary: "Gentle exercise', 'summary: "Gentle exercise"'),
        ("summary: 'Pat's chairs'  # a note", 'summary: "Pat\'s chairs"  # a note'),
        ("summary: %home, in a chair", 'summary: "%home, in a chair"'),
    ],
)
def test_words_that_would_break_the_line_get_quotation_marks(wrong, right):
    line = "summary: Gentle exercise to music in a chair, then tea."
    assert tidied(replaced(line, wrong)) == replaced(line, right)


def test_a_time_and_a_number_are_written_in_one_way():
    wrong = ENTRY.replace("from: 10:30", "from: 9:30").replace("029 2018 0103", "+442920180103")
    assert tidied(wrong) == ENTRY.replace("from: 10:30", "from: 09:30")


def test_what_only_the_writer_knows_is_left_alone():
    for wrong in (
        "status: nobody knows",
        "venue: scout-hut",
        "needs: [zumba]",
        "from: morning",
        "phone: 029 2018 0103 (mornings)",
        "name: @home",
    ):
        key = wrong.split(":")[0]
        line = next(line for line in ENTRY.split("\n") if line.strip().startswith(f"{key}:"))
        text = replaced(line, line[: len(line) - len(line.lstrip())] + wrong)
        assert tidied(text) == text


def test_comments_and_layout_stay():
    text = replaced(
        "needs: [falls-balance, loneliness]",
        "# why people come\nneeds:   # the first counts\n  - falls   # or wobbly\n\n  -   lonely",
    )
    assert tidied(text) == text.replace("- falls ", "- falls-balance ").replace(
        "lonely", "loneliness"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_every_suggested_repair_mends_what_it_is_for(case, tmp_path):
    """The repair of each case makes its problem go, and no new one come."""
    before = case.read_text(encoding="utf-8")
    after = tidied(before)
    assert tidied(after) == after
    if after == before:
        return
    content = tmp_path / "content"
    shutil.copytree(HERE / "small_content", content)
    if (case.parent / "content").is_dir():
        shutil.copytree(case.parent / "content", content, dirs_exist_ok=True)
    found = []
    for text in (before, after):
        (content / "activities" / "entry.md").write_text(text, encoding="utf-8")
        loaded = load(content)
        problems = list(loaded.problems)
        if loaded.catalogue is not None:
            problems += rules.problems_in(loaded.catalogue, date(2026, 11, 23))
        found.append(problems)
    assert not [problem for problem in found[1] if problem.repair is not None]
    suggested = [problem for problem in found[0] if problem.repair is not None]
    assert len(found[1]) <= len(found[0]) - len(suggested)


def meaning(value):
    """A record as plain values: without its places, and terms by their ids."""
    if isinstance(value, Places):
        return None
    if isinstance(value, Term):
        return value.id
    if is_dataclass(value):
        return {name: meaning(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, tuple | list):
        return [meaning(one) for one in value]
    return value


ALL = [path for folder in FOLDERS for path in (HERE.parent / "content" / folder).glob("*.*")]


@pytest.fixture(scope="module")
def demonstration():
    return load(HERE.parent / "content").references


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_could_be_read_means_the_same_after(path, demonstration):
    text = path.read_text(encoding="utf-8")
    with_body = path.suffix == ".md"
    make = PARSERS[path.parent.name]
    after = tidy.tidied(text, make, demonstration, with_body=with_body)
    records = []
    for one in (text, after):
        read = read_entry if with_body else read_yaml
        entry, problems = read(one.encode(), "x")
        assert entry is not None
        assert problems == ()
        context = ParseContext("x", demonstration, entry.text)
        records.append(meaning(make(entry, path.stem, context)))
        assert context.problems == []
    assert records[0] == records[1]


@st.composite
def spoilt(draw):
    """A sound entry after a few slips of the hand."""
    lines = ENTRY.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(lines) - 1))
        line = lines[place]
        at = draw(st.integers(0, len(line)))
        sign = draw(st.sampled_from([*"abc :-#'\"[],&*!@\t", "\u200b", "\u00a0", ": ", "  ", ""]))
        lines[place] = line[:at] + sign + line[at + draw(st.integers(0, 2)) :]
    return "\n".join(lines)


@given(spoilt())
@settings(deadline=None, max_examples=300)
def test_tidying_twice_is_tidying_once_and_no_word_of_the_description_is_touched(text):
    after = tidied(text)
    assert tidied(after) == after
    if "\u200b" not in text and "---\n\nA friendly" in text:
        ends = [one.split("---\n\nA friendly")[-1].split() for one in (after, text)]
        assert ends[0] == ends[1]
