"""Every report of the command line, of entries whose every text is hostile to what shows it."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from tests.commits import committed
from tests.conftest import small_borough
from tests.hostile import hostile_borough
from tests.references import live_references, page_of
from tests.small_site import golden

from activity_directory import cli
from activity_directory.sanitise.forge_markdown import BREAK
from activity_directory.sanitise.terminal import CONTROLS, visible

SOUND = (
    " [c](https://example.org/x) @octocat #1 GH-1 www.example.org a|b",
    " ![g](http://h.example/i.png) fixes #3 ##[error]k a/b#2 **b** `c` $d$",
    " [^1] ::error::l &lt;j&gt; a5c3785ed8d6a35868bc169f07e40e889087fd2e ~~m~~",
)
"""What `check` lets through, and a forge would make links, calls and markup of."""
UNSOUND = (f"{SOUND[0]} <b>n</b> \x1b[31mo", " \x9b2J \u202ep\u2066 \u2028q @octocat")
"""What `check` has to tell of, and so to show."""
LATER = "2028-11-23"
"""A day on which nothing has been checked for long."""

REPORTS = {
    "freshness": ("--today", LATER),
    "upkeep": ("--today", LATER),
    "coverage": ("--today", golden.TODAY),
    "links": ("--today", golden.TODAY),
    "check": ("--today", LATER),
    "changes": ("--today", golden.TODAY, "--base", "HEAD"),
    "tidy": ("--diff",),
}
NOT_REPORTS = {
    "build", "serve", "preview", "new", "read-issue", "answer-issue", "issue-labels", "issue-forms",
    "import", "join", "explain", "init", "upgrade", "test", "take-entries", "postcodes", "codes",
    "last-comment", "withdraw-issue", "read-proposal", "comment-proposal", "queries",
}  # fmt: skip
"""Commands that make something; what they say beside it is a sentence of ours."""


def shapes(command: str) -> list[str]:
    """The formats of a command."""
    parser = cli.parser(command)
    (commands,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))  # noqa: SLF001 - argparse offers no other way
    options = {one.dest: one.choices for one in commands.choices[command]._actions}  # noqa: SLF001 - as above
    return sorted(options.get("format") or ["markdown" if command == "upkeep" else "text"])


EVERY = [(command, shape) for command in REPORTS for shape in shapes(command)]


def test_every_command_is_one_of_these():
    assert set(REPORTS) | NOT_REPORTS == set(cli.COMMANDS)
    assert not [not_report for not_report in NOT_REPORTS if "markdown" in shapes(not_report)]


@pytest.fixture(
    scope="module",
    params=[*SOUND, *UNSOUND],
    ids=["first", "second", "third", "html", "controls"],
)
def borough(request, tmp_path_factory) -> Path:
    """A borough that was small, and whose every text has become hostile. Nobody changes it."""
    project = tmp_path_factory.mktemp("hostile")
    folder = small_borough(project / "content")
    committed(project, "main")
    hostile_borough(folder, request.param)
    if request.param in UNSOUND:
        (folder / "activities/\x1b[31m @octocat #1.md").write_text("name: x\n", "utf-8")
    return project


@pytest.fixture
def content(borough: Path, monkeypatch) -> Path:
    monkeypatch.chdir(borough)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return borough / "content"


def reported(run, command: str, shape: str) -> str:
    chosen = ("--format", shape) if command not in {"upkeep", "links"} else ()
    done = run(command, "--content", "content", *REPORTS[command], *chosen)
    assert done.code in {cli.DONE, cli.FAULTS}, done.err
    return done.out


@pytest.mark.parametrize(("command", "shape"), EVERY)
def test_no_report_redraws_a_terminal_or_commands_a_runner(run, content, command, shape):
    text = reported(run, command, shape)
    if (command, shape) == ("tidy", "text"):
        return  # a patch is what it is, to the letter: only a terminal is shown another
    if shape in {"csv", "mail"}:
        assert not CONTROLS.search(text.replace("\r\n", "\n"))
        return
    assert not [letter for letter in text.replace(BREAK, "") if not letter.isprintable()
                and letter != "\n"]  # fmt: skip
    assert BREAK not in text or shape == "markdown"
    assert "##[" not in text or (command, shape) == ("tidy", "markdown")


OURS = {
    "h2", "h3", "p", "ul", "li", "strong", "code", "pre", "table", "thead", "tbody", "tr", "th",
    "td", "a", "span",
}  # fmt: skip
"""What our own Markdown makes."""
OUR_ADDRESSES = (
    "https://together.brackwater.example/",
    "https://github.com/brackwater/directory/issues/new?template=",
)


@pytest.mark.parametrize("command", [command for command, shape in EVERY if shape == "markdown"])
def test_nothing_in_what_a_forge_renders_is_alive_but_our_own(run, content, command):
    text = reported(run, command, "markdown")
    page = page_of(text)
    assert set(page.tags) <= OURS
    assert live_references(page.free) == []
    links = [one["href"] for tag, one in page.elements if tag == "a"]
    assert all(link.startswith(OUR_ADDRESSES) for link in links), links
    assert [one for one in page.other if "connected" not in one] == []


@pytest.mark.parametrize("command", ["freshness", "changes"])
def test_the_words_are_all_there(run, content, command, request):
    hostile = request.node.callspec.params["borough"]
    if hostile in SOUND:
        words = " ".join(page_of(reported(run, command, "markdown")).words.split())
        assert visible(hostile) in words.replace(BREAK, "")
