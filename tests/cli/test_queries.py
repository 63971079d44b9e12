"""`queries`: words put to the search of the built demonstration, as its visitors would."""

import json

import pytest
from tests.browser.conftest import installed

from activity_directory import cli
from activity_directory.portal import asking


@pytest.fixture
def words(tmp_path):
    file = tmp_path / "words.csv"
    file.write_text(
        "Term,Times\nzumba,30\nmenopause,12\nbridge club,4\nlonely,50\nhe hits me,2\n"
        "tea near LW1 1AA,1\n",
        encoding="utf-8",
    )
    return file


def test_the_portals_own_search_says_what_is_missing(run, words, demonstration, monkeypatch):
    monkeypatch.setenv(asking.NAMED, installed()["executable_path"])
    told = run("queries", words, "--site", demonstration, "--format", "json")
    assert told.code == cli.DONE, told.err
    came = {one["query"]: one["came"] for one in json.loads(told.out)["asked"]}
    assert came.pop("tea near LW1 1AA") in {"enough", "little", "another"}
    assert came == {
        "lonely": "enough", "zumba": "another", "menopause": "nothing", "bridge club": "stale",
    }  # fmt: skip
    assert json.loads(told.out)["danger"] == 1


def test_what_is_needed_and_is_not_there_is_told(run, words, demonstration, tmp_path, monkeypatch):
    nothing_built = run("queries", words, "--site", tmp_path)
    assert nothing_built.code == cli.TOOL_FAILED
    assert "there is no built website there. Run `publish.py build` first" in nothing_built.err
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv(asking.NAMED, raising=False)
    monkeypatch.setattr(asking, "PLACES", ())
    no_browser = run("queries", words, "--site", demonstration)
    assert no_browser.code == cli.TOOL_FAILED
    assert "there is no Chrome, Chromium, Edge or Brave here" in no_browser.err
    monkeypatch.setenv(asking.NAMED, "/nowhere/chrome")
    not_there = run("queries", words, "--site", demonstration).err
    assert "CONNECTED_BROWSER names /nowhere/chrome, and there is no such program" in not_there
    assert run("queries", tmp_path / "gone.txt").code == cli.WRONG_CALL
    words.write_bytes(b"caf\xe9\n")
    assert "is not in UTF-8" in run("queries", words).err
    words.write_bytes(b"PK\x03\x04\xff")
    assert "save it as “CSV UTF-8”" in run("queries", words).err


def test_a_browser_that_says_nothing_is_told(run, words, demonstration, monkeypatch):
    monkeypatch.setenv(asking.NAMED, "true")
    silent = run("queries", words, "--site", demonstration)
    assert silent.code == cli.TOOL_FAILED
    assert "the browser ended, or took too long" in silent.err


def test_coverage_lists_what_people_look_for_beside_its_gaps(
    run, words, demonstration, monkeypatch
):
    words.write_text("Term,Times\nmenopause,12\nhe hits me,2\nlonely,50\n", encoding="utf-8")
    monkeypatch.setenv(asking.NAMED, installed()["executable_path"])
    told = run("coverage", "--queries", words, "--site", demonstration)
    assert told.code == cli.DONE, told.err
    _, _, looked_for = told.out.partition("What people look for. 3 queries: ")
    assert looked_for.startswith("1 with nothing, 1 with enough and 1 of danger, ")
    assert "\nNothing: 1\n  menopause (looked for 12 times)\n\nActivities by need" in looked_for
    assert "hits" not in told.out
