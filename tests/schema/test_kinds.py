"""All that is known of a kind of value stands in the kind: nobody else tells one from another."""

import ast
import re
from pathlib import Path

import pytest

from activity_directory.schema import fields as table
from activity_directory.schema import kinds
from activity_directory.schema.kinds import OfWords
from activity_directory.schema.values.mistake import Mistake

PACKAGE = Path(kinds.__file__).resolve().parents[2]
KINDS = {name: one for name, one in vars(kinds).items() if isinstance(one, OfWords)}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_module_tells_a_kind_by_which_object_it_is(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = set(KINDS) if path.stem == "named" and path.parent.stem == "kinds" else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(kinds.__name__):
            named |= {alias.asname or alias.name for alias in node.names}
    named |= {f"kinds.{name}" for name in KINDS}
    compared = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    for node in compared:
        assert not named & set(map(ast.unparse, node.comparators)), f"{path}:{node.lineno}"


def examples_of(kind: OfWords) -> list[str]:
    """What the table of fields gives as examples of a kind."""
    return [field.example for of in table.TABLES for field in of.fields if field.kind is kind]


@pytest.mark.parametrize("name", KINDS)
def test_the_usual_spelling_of_a_right_value_is_right_and_means_the_same(name: str):
    kind = KINDS[name]
    for one in filter(None, examples_of(kind)):
        value = kind.parsed(one, demonstration=True)
        assert not isinstance(value, Mistake), one
        if kind.spelled is not None:
            assert kind.parsed(kind.spelled(value, one), demonstration=True) == value
        if kind.pattern:
            assert re.search(kind.whole_pattern, one), one


def test_some_examples_were_looked_at():
    assert sum(len(examples_of(kind)) for kind in KINDS.values()) > 60
