"""Every field of every table has an effect: what it says is read by something that people see.

The records of the model are watched while a community that gives every field is checked, built
and reported on. A field that nobody reads is a promise of the documentation that isn't kept.
"""

import dataclasses
import importlib
import pkgutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.every_field import TODAY, whole_community

from activity_directory import cli, model, vocabulary
from activity_directory.catalogue.folders import VOCABULARIES
from activity_directory.catalogue.loading import load
from activity_directory.intake.directory import Directory
from activity_directory.intake.submission import Submission, understood
from activity_directory.schema import fields as table

PACKAGE = f"{Path(cli.__file__).resolve().parent.parent}/"
FOR_MAINTAINERS = {"maintainer_note", "source", "checked"}
"""Fields for those who open the file: that nothing reads them is what they promise."""
OF_THE_FILE = {"id", "slug", "places", "places_in_file"}
"""What a record has of the file that it stands in: no field of a table."""


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
        for var in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(var, type)
                and dataclasses.is_dataclass(var)
                and var.__module__ == module.name
            ):
                yield var


def attributes() -> set[tuple[str, str]]:
    return {
        (record.__name__, field.name)
        for record in records()
        for field in dataclasses.fields(record)
    }


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
        assert cli.main(["check", *arguments]) == cli.DONE
        assert cli.main(["build", *arguments, "--output", str(folder / "site")]) == cli.DONE
        assert cli.main(["coverage", *arguments]) == cli.DONE
        loaded = load(content)
        assert loaded.catalogue is not None
        answers = {"name": "Tea", "venue": "The hall", "access": "step-free"}
        day = date.fromisoformat(TODAY)
        understood(Submission("add", answers), Directory(loaded.catalogue, loaded.references, day))
    return found


def test_every_fact_of_a_record_is_read(read: set[tuple[str, str]]):
    unread = {one for one in attributes() - read if one[1] not in FOR_MAINTAINERS | OF_THE_FILE}
    assert sorted(f"{record}.{name}" for record, name in unread) == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_fact_of_a_term_is_read_in_each_vocabulary_that_may_give_it(
    name: str, read: set[tuple[str, str]]
):
    may_be_given = {
        field.name for field in table.TERM.fields if not field.only_in or name in field.only_in
    }
    assert sorted(may_be_given - {fact for of, fact in read if of == name}) == []
