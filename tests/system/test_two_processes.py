"""Two processes read what one reads, to the letter; and one that is lost is not passed over."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from datetime import date, time
from pathlib import Path

import pytest

from activity_directory import cli
from activity_directory.catalogue.loading import load
from activity_directory.cli.content import checked, only_checked
from activity_directory.problems import Problem
from activity_directory.source.places import Places
from activity_directory.system import two_processes
from activity_directory.vocabulary import Term

HERE = Path(__file__).resolve().parents[1]
CONTENT = HERE.parent / "content"
CASES = sorted(path for path in HERE.glob("cases/*") if path.is_dir())
TODAY = "2026-11-23"


def on_a_machine(monkeypatch, cores):
    """On a machine with so many cores, where every piece of work, however small, is worth it."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(cores)), raising=False)
    monkeypatch.setattr(two_processes, "WORTH_IT", 0)


@pytest.fixture
def in_two(monkeypatch):
    on_a_machine(monkeypatch, 2)


@pytest.fixture
def in_one(monkeypatch):
    on_a_machine(monkeypatch, 1)


def no_child_is_left():
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def as_facts(one, terms=None):
    """A record as plain values; a term, an organisation or a venue of the shelves by its place."""
    known = {} if terms is None else terms
    if id(one) in known:
        return known[id(one)]
    if dataclasses.is_dataclass(one):
        named = {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
        return type(one).__name__, as_facts(named, terms)
    if isinstance(one, dict):
        return {key: as_facts(value, terms) for key, value in one.items()}
    if isinstance(one, list | tuple):
        return [as_facts(item, terms) for item in one]
    return one


def read(content):
    """All that came of loading, as plain values."""
    loaded = load(content, shown_as="content")
    catalogue = loaded.catalogue
    assert catalogue is not None
    shared = {
        id(one): (name, one.id)
        for name, some in (
            *catalogue.vocabularies.items(),
            ("organisations", catalogue.organisations),
            ("venues", catalogue.venues),
        )
        for one in some
    }
    entries = (
        catalogue.activities,
        catalogue.champions,
        catalogue.stories,
        catalogue.funds,
        catalogue.pages,
        catalogue.texts,
        catalogue.warnings,
        loaded.problems,
    )
    # What both sides have is compared once by its facts, and elsewhere by being the same object.
    return (
        as_facts(entries, shared),
        as_facts((catalogue.organisations, catalogue.venues)),
        list(shared.values()),
    )


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    """A borough with an entry for every case, so that most of them have mistakes."""
    content = tmp_path_factory.mktemp("spoilt") / "content"
    shutil.copytree(CONTENT, content)
    for case in CASES:
        if (case / "entry.md").is_file():
            shutil.copyfile(case / "entry.md", content / "activities" / f"z-{case.name[:50]}.md")
    return content


@pytest.mark.parametrize("content", ["demonstration", "spoilt"])
def test_the_catalogue_is_the_same(content, spoilt, monkeypatch):
    folder = spoilt if content == "spoilt" else CONTENT
    on_a_machine(monkeypatch, 1)
    alone = read(folder)
    on_a_machine(monkeypatch, 2)
    assert read(folder) == alone
    no_child_is_left()


def check(folder, cores, monkeypatch, capsys):
    on_a_machine(monkeypatch, cores)
    code = cli.main(["check", "--content", str(folder), "--today", TODAY, "--format", "json"])
    return code, capsys.readouterr().out


def test_check_says_the_same_in_the_same_order(spoilt, monkeypatch, capsys):
    alone = check(spoilt, 1, monkeypatch, capsys)
    assert check(spoilt, 2, monkeypatch, capsys) == alone
    assert len(json.loads(alone[1])["problems"]) > 200


@pytest.mark.parametrize("cores", [1, 2])
def test_what_is_judged_as_it_is_read_is_judged_as_when_all_was_read(spoilt, cores, monkeypatch):
    on_a_machine(monkeypatch, cores)
    afterwards = checked(spoilt, date.fromisoformat(TODAY))
    at_once = only_checked(spoilt, date.fromisoformat(TODAY))
    assert at_once.problems == afterwards.problems
    assert (at_once.files, at_once.today) == (afterwards.files, afterwards.today)


def test_what_comes_back_is_what_was_there(in_two):
    term = Term("loneliness", "Feeling lonely", "You have less company than you would like.")
    problem = Problem("content/x.md", 1, 2, "r", "m", written="é👩‍👩‍👧\u2028")
    made = {"a": (term, problem, date(2026, 1, 1), time(10, 30), Places("x", "text"))}
    first, second = two_processes.both(os.getpid, lambda: (os.getpid(), made), size=2, known=[term])
    assert first == os.getpid() != second[0]
    assert second[1] == made
    assert second[1]["a"][0] is term


def test_without_a_second_core_one_process_does_it_all(in_one):
    pids = two_processes.both(os.getpid, os.getpid, size=10**6)
    assert pids == (os.getpid(), os.getpid())


def test_little_work_is_not_worth_a_process(in_two, monkeypatch):
    monkeypatch.setattr(two_processes, "WORTH_IT", 100)
    assert [two_processes.is_worth_it(size) for size in (99, 100)] == [False, True]


def test_never_while_threads_run(in_two):
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert two_processes.both(os.getpid, os.getpid, size=1) == (os.getpid(), os.getpid())
    finally:
        over.set()
        thread.join()


def test_a_second_process_that_is_killed_is_an_error(in_two):
    with pytest.raises(two_processes.SecondProcessLost):
        two_processes.both(lambda: 1, lambda: os.kill(os.getpid(), signal.SIGKILL), size=1)
    no_child_is_left()


def test_a_mistake_in_the_second_process_is_told_and_is_an_error(in_two, capfd):
    with pytest.raises(two_processes.SecondProcessFailed):
        two_processes.both(lambda: 1, lambda: [] + {}, size=1)
    assert "TypeError" in capfd.readouterr().err
    no_child_is_left()


def test_what_cannot_be_sent_is_an_error(in_two, capfd):
    with pytest.raises(two_processes.SecondProcessFailed):
        two_processes.both(lambda: 1, lambda: ("x" * 10**6, threading.Lock()), size=1)
    assert "TypeError" in capfd.readouterr().err
    no_child_is_left()


def test_whoever_stops_the_first_process_stops_both(in_two):
    def stopped():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        two_processes.both(stopped, signal.pause, size=1)
    no_child_is_left()


STOPPED = """
import os, signal, sys
from activity_directory import cli
from activity_directory.system import two_processes

two_processes.WORTH_IT = 0
sys.platform = "linux"
os.sched_getaffinity = lambda _pid: {0, 1}
both = two_processes.both
def waits():
    # Ctrl+C reaches everything that was started from the terminal.
    os.killpg(0, signal.SIGINT)
    signal.pause()
two_processes.both = lambda first, second, **rest: both(waits, signal.pause, **rest)
sys.exit(cli.main(["check", "--content", sys.argv[1]]))
"""


def test_ctrl_c_says_so_once_and_leaves_nobody_behind():
    run = subprocess.run(
        [sys.executable, "-c", STOPPED, str(CONTENT)],
        capture_output=True,
        text=True,
        timeout=60,
        start_new_session=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(HERE.parent / "plugins")},
    )
    assert run.returncode == 130
    assert run.stderr == "\nStopped.\n"
