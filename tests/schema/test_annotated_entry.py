"""The entry that CONTRIBUTING shows is whole, and check finds nothing in it."""

import shutil
from pathlib import Path

from activity_directory import cli
from activity_directory.schema import fields as table
from activity_directory.schema.generators import annotated

ROOT = Path(__file__).parents[2]


def test_check_finds_nothing_in_the_entry_that_people_copy(tmp_path, capsys):
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    (content / "activities" / "chair-exercise.md").unlink()  # the same class, under its real name
    for story in (content / "stories").glob("*.md"):
        story.unlink()
    entry = content / "activities" / "sit-and-be-fit.md"
    entry.write_text(annotated.annotated_entry(), encoding="utf-8")
    cli.main(["codes", "--content", str(content), "--today", "2026-11-23"])
    capsys.readouterr()
    cli.main(["check", str(entry), "--content", str(content), "--today", "2026-11-23"])
    assert capsys.readouterr().out.endswith("files checked. No problems found.\n")


def test_every_fact_that_must_be_given_is_in_it():
    entry = annotated.annotated_entry()
    missing = [
        field.name
        for field in table.ACTIVITY.fields
        if field.required and f"\n{field.name}:" not in f"\n{entry}"
    ]
    assert missing == []


def test_contributing_shows_it():
    assert annotated.annotated_entry() in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
