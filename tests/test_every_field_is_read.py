"""Every field of every table has an effect: what it says is read by something that people see.

The records of the model are watched while a community that gives every field is checked, built
and reported on. A field that nobody reads is a promise of the documentation that isn't kept.
"""

import dataclasses
import importlib
import pkgutil
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import CONTENT, ROOT

from activity_directory import cli, model, vocabulary
from activity_directory.catalogue import VOCABULARIES, load
from activity_directory.intake.submission import Submission, understood
from activity_directory.schema import fields as table
from activity_directory.schema.fields import Field, Table
from activity_directory.schema.kinds import ListOf, RecordOf

PACKAGE = f"{Path(cli.__file__).resolve().parent.parent}/"
TODAY = "2026-11-23"
FOR_MAINTAINERS = {"maintainer_note"}
"""Fields for those who open the file: that nothing reads them is what they promise."""
OF_THE_FILE = {"id", "slug", "places", "places_in_file"}
"""What a record has of the file that it stands in: no field of a table."""
WITH_EVERY_TIME = ("season", "bank_holidays", "text", "note", "ending", "except", "extra")
SHAPES: tuple[tuple[str, ...], ...] = (
    ("every", "days", "from", "to", "starting", "sessions", "next_intakes", "term_time",
     *WITH_EVERY_TIME),
    ("date", "from", "to", "venue", *WITH_EVERY_TIME[2:4]),
    ("open", *WITH_EVERY_TIME),
    ("rolling", "sessions_per_week"),
    ("by_arrangement",),
    ("always",),
    ("rule", "from", "to", "starting"),
)  # fmt: skip
STATUSES = (("status",), ("full",), ("paused", "back", "because", "try_instead"),
            ("closed", "because", "try_instead"))  # fmt: skip


def example(one: Field) -> Any:
    """The example of a field, as YAML's own values would have it."""
    inner = one.kind.kind if isinstance(one.kind, ListOf) else one.kind
    if isinstance(inner, RecordOf):
        group = {field.written: example(field) for field in inner.table.fields}
        return [group] if isinstance(one.kind, ListOf) else group
    return yaml.load(one.example, yaml.BaseLoader) if one.example else ""


def some(of: Table, *names: str) -> dict[str, Any]:
    """Some fields of a table, each with its example."""
    return {of.by_name[name].written: example(of.by_name[name]) for name in names}


def every(of: Table, **others: Any) -> dict[str, Any]:
    """Every field of a table with its example; `others` stand in place of theirs."""
    found = {one.name: example(one) for one in of.fields} | others
    return {of.by_name[name].written: value for name, value in found.items() if value is not None}


def write(file: Path, facts: Any, words: str = "") -> None:
    header = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
    file.write_text(f"---\n{header}---\n\n{words}\n" if words else header, encoding="utf-8")


CHARGES = (*table.BARE_COSTS[1:], "free_if", "per_session", "per_course", "membership")


def whole_community(content: Path) -> Path:
    """The demonstration, and an entry of each kind that gives every field by its example."""
    shutil.copytree(CONTENT, content)
    (content / "images").mkdir()
    shutil.copy(ROOT / "theme/static/images/icon-180.png", content / "images/whole.png")
    image = every(table.IMAGE, file="whole.png")
    eligibility = every(table.ELIGIBILITY, minimum_age=None)
    for number, status in enumerate(STATUSES):
        write(content / f"activities/whole-{number}.md", every(
            table.ACTIVITY,
            name=f"Whole {number}",
            venue=["highfield-cc", "northgate-lib"],
            when=[some(table.WHEN, *shape) for shape in SHAPES]
            + [{**some(table.WHEN, "every", "days"), "all_day": "yes",
                "season": "1 November to 26 March"}],
            cost=[
                some(table.COST, charge, "note", "only_for", "every", "since")
                | {"until": "2027-12-31"}
                for charge in CHARGES
            ] + [{"free": "until 2027-03-31", "only_for": "carers"}],
            how_to_join=None if number else "Ring first.",
            eligibility=eligibility, status=some(table.STATUS, *status),
            joining=["drop-in", "book"], image=image, description=None, was=None,
        ), "Words.\n\n## The first time\n\nCome early.")  # fmt: skip
    write(content / "champions/whole.yml", every(
        table.CHAMPION, when=[some(table.WHEN, "open")]))  # fmt: skip
    write(content / "stories/whole.md", every(table.STORY, image=image, was=None), "Words.")
    write(content / "funding/whole.md", every(table.FUND), "Words.")
    write(content / "pages/whole.md", every(table.PAGE, was=None), "Words.")
    write(content / "venues/whole.yml", every(table.VENUE, was=None))
    write(content / "organisations/whole.yml", every(table.ORGANISATION, was=None))
    banner = {**example(table.SITE.by_name["banner"]), "from": TODAY}
    write(content / "site.yml", every(table.SITE, demonstration="yes", banner=banner))
    write(content / "exceptions.yml", [
        every(table.EXEMPTION, until="2026-11-01"), every(table.EXEMPTION, rule="missing-field"),
    ])  # fmt: skip
    return content


class Watch:
    """Stands in place of an attribute of a record, and notes when our code reads it.

    What makes records (`schema`) and what compares all terms alike (`rules`) doesn't count.
    """

    def __init__(self, slot: Any, place: Any, name: str, read: set[tuple[str, str]]) -> None:
        self.slot, self.place, self.name, self.read = slot, place, name, read

    def __get__(self, record: Any, owner: Any = None) -> Any:
        if record is None:
            return self.slot
        of = type(record).__name__
        if of == "Term":
            of = Path(self.place.__get__(record).path).stem
        if (of, self.name) not in self.read:
            reader = sys._getframe(1).f_code.co_filename  # noqa: SLF001
            idle = (f"{PACKAGE}schema/", *((f"{PACKAGE}rules/terms",) if self.place else ()))
            if reader.endswith(".html") or (
                reader.startswith(PACKAGE) and not reader.startswith(idle)
            ):
                self.read.add((of, self.name))
        return self.slot.__get__(record, owner)

    def __set__(self, record: Any, value: Any) -> None:
        self.slot.__set__(record, value)


def records() -> Iterator[type]:
    """Every class of the model that a record is made of."""
    for module in pkgutil.iter_modules(model.__path__, f"{model.__name__}."):
        if module.name == f"{model.__name__}.sessions":
            continue  # what the engine works out is no field of a table
        for one in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(one, type)
                and dataclasses.is_dataclass(one)
                and one.__module__ == module.name
            ):
                yield one


def attributes() -> set[tuple[str, str]]:
    return {(one.__name__, field.name) for one in records() for field in dataclasses.fields(one)}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """What is read of the records while everything is made of them that people see."""
    folder = tmp_path_factory.mktemp("whole")
    content = whole_community(folder / "content")
    found: set[tuple[str, str]] = set()
    with pytest.MonkeyPatch.context() as patch:
        place = vocabulary.Term.__dict__["places"]
        for one in (*records(), vocabulary.Term):
            for field in dataclasses.fields(one):
                slot = one.__dict__[field.name]
                watch = Watch(slot, place if one is vocabulary.Term else None, field.name, found)
                patch.setattr(one, field.name, watch)
        arguments = ("--content", str(content), "--today", TODAY)
        assert cli.main(["check", *arguments]) == cli.FAULTS  # an exception that has ended
        (content / "exceptions.yml").unlink()
        assert cli.main(["build", *arguments, "--output", str(folder / "site")]) == cli.DONE
        assert cli.main(["coverage", *arguments]) == cli.DONE
        loaded = load(content)
        assert loaded.catalogue is not None
        answers = {"name": "Tea", "venue": "The hall", "access": "step-free"}
        understood(
            Submission("add", answers), loaded.catalogue, loaded.shelves, date.fromisoformat(TODAY)
        )
    return found


def test_every_fact_of_a_record_is_read(read: set[tuple[str, str]]):
    unread = {one for one in attributes() - read if one[1] not in FOR_MAINTAINERS | OF_THE_FILE}
    assert sorted(f"{record}.{name}" for record, name in unread) == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_fact_of_a_term_is_read_in_each_vocabulary_that_may_give_it(
    name: str, read: set[tuple[str, str]]
):
    may_be_given = {one.name for one in table.TERM.fields if not one.only_in or name in one.only_in}
    assert sorted(may_be_given - {fact for of, fact in read if of == name}) == []
