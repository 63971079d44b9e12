"""What is made from the code is current, and says only what is so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from tools.generated import documents

from activity_directory.catalogue.loading import load
from activity_directory.rules import RULES, manual, parse_errors
from activity_directory.schema import fields
from activity_directory.schema.kinds import ListOf, RecordOf
from activity_directory.schema.reading import ParseContext, References
from activity_directory.source.entry import read_yaml

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins" / "activity_directory"
TOLD = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "cases").glob("*/expected.txt")
)


@pytest.mark.parametrize("name", documents())
def test_a_generated_document_is_current(name):
    assert (ROOT / name).read_text(encoding="utf-8") == documents()[name]


def rules_of_the_code() -> set[str]:
    """The names that stand where a problem's rule stands: the text before each message."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in {
                "Problem",
                "Complaint",
                "problem",
                "problem_at",
                "Mistake",
                "_stop",
                "_note",
                "_complain",
            }:
                given = [*node.args, *(word.value for word in node.keywords if word.arg == "rule")]
                found |= {
                    inner.value
                    for value in given
                    for inner in ast.walk(value)
                    if isinstance(inner, ast.Constant)
                    and isinstance(inner.value, str)
                    and re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+|tab|indent|backslash", inner.value)
                }
    return found


def test_every_rule_that_the_code_names_has_a_page():
    named = rules_of_the_code() - {"in-person", "waiting-list"}
    assert len(named) > 60
    assert named <= set(manual.pages())


ELSEWHERE = {"unreadable", "not-a-file"}
"""Rules that no folder of files can break everywhere: test_check_command has them."""


@pytest.mark.parametrize("name", sorted(set(manual.pages()) - ELSEWHERE))
def test_every_page_has_a_case(name):
    assert f"[{name}]\n" in TOLD


def test_every_rule_over_the_catalogue_names_itself_in_its_manual():
    for rule in RULES:
        for name in rule.names:
            assert f"`{name}`" in rule.manual
    assert parse_errors.__doc__


def every_table(tables):
    """The tables and those inside them."""
    for table in tables:
        yield table
        for field in table.fields:
            kind = field.kind.kind if isinstance(field.kind, ListOf) else field.kind
            if isinstance(kind, RecordOf):
                yield from every_table([kind.table])


FIELDS = {
    f"{table.name}: {field.name}": field
    for table in every_table(fields.TABLES)
    for field in table.fields
}


@pytest.fixture(scope="module")
def demonstration() -> References:
    catalogue = load(ROOT / "content").catalogue
    assert catalogue is not None
    return References(
        catalogue.vocabularies,
        {
            "organisations": {
                organisation.id: organisation for organisation in catalogue.organisations
            },
            "venues": {venue.id: venue for venue in catalogue.venues},
        },
        catalogue.names,
        demonstration=True,
    )


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
def test_the_example_of_a_field_is_what_it_asks_for(field, demonstration):
    written = f"{field.written}: {field.example}"
    source, problems = read_yaml(written.encode(), "example.yml")
    assert source is not None
    assert problems == ()
    ((_, value),) = source.header.pairs
    context = ParseContext("example.yml", demonstration, written)
    if not field.example:
        assert field.kind.may_be_blank
        return
    assert field.kind.read(value, context, field.label) is not None
    assert [problem for problem in context.problems if problem.rule != "missing-field"] == []


def test_every_field_says_what_it_is():
    for field in FIELDS.values():
        assert field.help.endswith((".", ")"))
        assert field.label[0].isupper()
