"""A gate for speed only spares work: with every gate open, the same problems are found.

A gate is a function whose name begins with `_may_`, or the method `may_be_in`: it says no where
nothing can be found. Here each says yes to everything.
"""

import importlib
import inspect
import pkgutil
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activity_directory import rules
from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.catalogue.loading import load
from activity_directory.catalogue.withheld import Secrets
from activity_directory.problems import Problem, in_order
from activity_directory.rules import words_and_facts
from activity_directory.source import entry

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted(path.parent for path in (ROOT / "tests/cases").glob("*/entry.md"))
TODAY = date(2026, 11, 23)


def gates() -> Iterator[tuple[ModuleType | type, str]]:
    """Where each gate is, and its name."""
    modules = [entry] + [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
    ]
    for module in modules:
        for name, one in vars(module).items():
            if name.startswith("_may_") and inspect.isfunction(one):
                yield module, name
    yield Secrets, "may_be_in"


def found_in(content: Path) -> tuple[Problem, ...]:
    """Every problem of a folder, but for those that no record could be made of."""
    loaded = load(content, shown_as="content")
    assert loaded.catalogue is not None
    return in_order(
        (*loaded.problems, *rules.problems_in(loaded.catalogue, TODAY, loaded.problems))
    )


OPEN_LOOKS = tuple((lambda _signs: True, look) for _, look in words_and_facts.LOOKS)


def found_with_open_gates(content: Path) -> tuple[Problem, ...]:
    """The same, where no work is spared."""
    with pytest.MonkeyPatch.context() as patch:
        for where, name in gates():
            patch.setattr(where, name, lambda *_arguments: True)
        patch.setattr(words_and_facts, "LOOKS", OPEN_LOOKS)
        return found_in(content)


def test_there_are_gates():
    assert len(list(gates())) > 10


def test_the_demonstration_has_the_same_problems_with_open_gates():
    assert found_with_open_gates(ROOT / "content") == found_in(ROOT / "content")


@pytest.fixture(scope="module")
def every_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The entries of all cases in one folder."""
    content = tmp_path_factory.mktemp("cases") / "content"
    shutil.copytree(ROOT / "tests/small_content", content)
    for case in CASES:
        shutil.copy(case / "entry.md", content / f"activities/{case.name}.md")
    return content


def test_the_cases_have_the_same_problems_with_open_gates(every_case: Path):
    problems = found_in(every_case)
    assert len(problems) > 200
    assert found_with_open_gates(every_case) == problems


def test_generated_entries_have_the_same_problems_with_open_gates(tmp_path: Path):
    content = tmp_path / "generated"
    generate = [sys.executable, ROOT / "bench/generate.py", "300", content]
    subprocess.run(generate, check=True, capture_output=True)
    assert found_with_open_gates(content) == found_in(content)


PARTS = (
    "every Mon ", "every Weds ", "on Mondays", "first Monday", "Tuesday", "It is free",
    "Free to come", "Free of charge", "no charge", "It costs nothing to come", "nothing to pay",
    "it's a fiver", "you pay £4", "£12 a session", "a fiver a class", "starts in May 2024",
    "back from 3 May\n2024", "10 to 12", "we meet on Tuesdays 3\nto 4.", "10am - noon",
    "2pm  until 4pm", "We start at noon", "it ends at half ten", "finish by 4",
    "for people 65 and over", "for people 65\nand over", "for over 50s", "aged 5 to 11",
    "18+ only", "just turn up", "Booking is essential", "you must book", "drop in", "we",
    "our class", "the group", "come", "not", "if", "was",
)  # fmt: skip
ENDS = (" ", ". ", "\n", "\n\n", ", ")
TEXTS = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(ENDS)), max_size=9)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The demonstration: activities with days, times, prices, ages and ways in of all sorts."""
    loaded = load(ROOT / "content").catalogue
    assert loaded is not None
    return loaded


def found(catalogue: Catalogue, number: int, words: str) -> list[Problem]:
    """What contradicts the facts of an activity of the demonstration in some words."""
    activity = replace(catalogue.activities[number], description=words, summary="Tea.")
    look = words_and_facts.RULE.check_entry["activities"]
    return list(look(activity, catalogue, TODAY))


def test_no_sign_is_kept_from_its_look(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch):
    asked = [(number, part) for number in range(41) for part in PARTS]
    shut = [found(catalogue, *one) for one in asked]
    monkeypatch.setattr(words_and_facts, "LOOKS", OPEN_LOOKS)
    assert [found(catalogue, *one) for one in asked] == shut
    assert len([problems for problems in shut if problems]) > 200


@given(number=st.integers(0, 40), parts=TEXTS)
def test_no_words_get_past_a_gate_that_its_look_would_stop_at(catalogue, number, parts):
    words = "".join(part + end for part, end in parts)
    shut = found(catalogue, number, words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words_and_facts, "LOOKS", OPEN_LOOKS)
        assert found(catalogue, number, words) == shut
