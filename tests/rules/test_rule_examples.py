"""The example of each rule: the wrong text breaks that rule, and the right one breaks none."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from activity_directory import cli
from activity_directory.rules import manual
from activity_directory.rules.examples import DESCRIPTION, NAMES, Example, examples

HERE = Path(__file__).resolve().parents[1]
BASE = HERE / "small_content"
ENTRY = (HERE / "cases/fine-entry/entry.md").read_text(encoding="utf-8")
TODAY = "2026-11-23"
NO_EXAMPLE = {
    "address-gone",  # it needs an earlier state of the content
    "card-code",  # a file is wrong by its name, or by one line of a table
    "exception-of-an-error",  # it needs the error as well
    "many-mistakes",
    "no-card-code",  # the right one is two files
    "no-crisis-line",
    "no-form-service",
    "no-list-of-words",
    "no-site",
    "no-such-picture",
    "no-vocabulary",
    "not-a-file",
    "not-a-picture",
    "not-utf-8",
    "postcode-table",  # the right one is two files
    "too-large",
    "unreadable",
    "unused-picture",
}
"""Rules about what no few lines of text can show."""
_FIELD = re.compile(r"(?m)^(?:\[?(\w[\w ]*?)\]?(?=:| \w+$)|- (\w+)(?=:))")


def with_fields(text: str, fields: str, about: str) -> str:
    """The facts of `text` with these in place of those that `about` names."""
    names = {name.strip() for pair in _FIELD.findall(about) for name in pair if name}
    kept = re.split(r"(?m)^(?=\w)", text)
    kept = [block for block in kept if block.partition(":")[0].strip() not in names]
    return fields + "".join(kept)


def entry_with(fields: str, example: Example, description: str = "") -> str:
    """The sound entry with these facts, and with this description where one is given."""
    about = example.entry if example.where else f"{example.wrong}{example.right}"
    _, facts, body = ENTRY.split("---\n", 2)
    if description:
        body = f"\n{description}"
    return f"---\n{with_fields(facts, fields, about)}---\n{body}"


def file_with(path: Path, text: str, example: Example) -> str:
    """What a file of the content is with these fields, or with these items of a list."""
    if not path.is_file():
        return text
    about = f"{example.wrong}{example.right}"
    before = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        _, facts, body = before.split("---\n", 2)
        return f"---\n{with_fields(facts, text, about)}---\n{body}"
    return f"{before}{text}" if before.startswith("-") else with_fields(before, text, about)


def put(content: Path, example: Example, text: str) -> None:
    """Makes a sound content folder, with one of the two texts in its place."""
    shutil.copytree(BASE, content)
    entry = content / "activities/entry.md"
    if example.where == NAMES:
        for name in text.split("\n"):
            if name:
                sample = min((BASE / Path(name).parent).glob("*.md"), default=None)
                is_entry = sample is None or name.startswith("activities/")
                path = content / name
                path.parent.mkdir(exist_ok=True)
                path.write_text(ENTRY if is_entry else sample.read_text(encoding="utf-8"), "utf-8")
        return
    if example.where == DESCRIPTION:
        entry.write_text(entry_with(example.entry, example, text), encoding="utf-8")
        return
    facts = example.entry if example.where else text
    entry.write_text(entry_with(facts, example), encoding="utf-8")
    if example.where:
        path = content / example.where
        path.write_text(file_with(path, text, example), encoding="utf-8")


def rules_broken(content: Path, capsys) -> set[str]:
    """The rules that `check` names."""
    arguments = ["--content", str(content), "--today", TODAY, "--format=json"]
    cli.main(["check", *arguments])
    return {problem["rule"] for problem in json.loads(capsys.readouterr().out)["problems"]}


@pytest.mark.parametrize("rule", examples())
def test_the_wrong_one_breaks_the_rule_and_the_right_one_breaks_none(rule, tmp_path, capsys):
    example = examples()[rule]
    put(tmp_path / "wrong", example, example.wrong)
    broken = rules_broken(tmp_path / "wrong", capsys)
    if example.where == "exceptions.yml":
        broken.discard("plain-http")  # what has no sound exception is reported itself
    assert broken == {rule}
    put(tmp_path / "right", example, example.right)
    assert rules_broken(tmp_path / "right", capsys) == set()


def test_every_rule_has_an_example_or_can_have_none():
    assert examples().keys() | NO_EXAMPLE == manual.pages().keys()
    assert not examples().keys() & NO_EXAMPLE


def test_the_page_of_a_rule_shows_both():
    page = manual.page("no-brackets") or ""
    assert "\nWrong:\n\n    needs: falls-balance, loneliness\n" in page
    assert "\nRight:\n\n    needs: [falls-balance, loneliness]\n" in page
    assert "```yaml\nneeds: falls-balance, loneliness\n```" in manual.as_markdown()


def test_what_cannot_be_seen_is_shown_as_its_code():
    assert "name: Sit\\u{200b} and Be Fit" in (manual.page("hidden-character") or "")
