"""Names in the code follow docs/glossary.md: words that it replaced don't come back."""

import ast
import re
from collections.abc import Iterator

import pytest
from tests.conftest import ROOT

from activity_directory.schema import fields
from activity_directory.schema.reading import Table

REPLACED = {
    "alongside": "two_processes",
    "astray": "misplaced, or conflicting",
    "behind": "after, or rest",
    "complaints": "yaml_errors, or logged errors",
    "door": "edit link",
    "doors": "edit links",
    "harmless": "sanitised, or safe",
    "heard": "parsed",
    "house": "codebase",
    "judged": "findings, or result",
    "lasting": "permalinks",
    "leaf": "page meta",
    "mend": "repair",
    "mended": "repaired",
    "offers": "alternatives",
    "said": "message, answer, comment or text: what it is",
    "saying": "with_text, or message",
    "shelf": "references, or known values",
    "shelves": "references",
    "standing": "status",
    "standings": "statuses",
    "strays": "unexpected files",
    "told": "reported, or what it is: lines, facts, warnings",
    "verdict": "findings",
}
"""Each word that was replaced, and the one to use."""
OF_FIELDS = frozenset(
    field.attribute
    for table in vars(fields).values()
    if isinstance(table, Table)
    for field in table.fields
)
"""Names that facts have, of which people write some in their entries: `offers`, `harmless`."""
MODULES = sorted((ROOT / "plugins").rglob("*.py"))


def names_in(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives: of functions, classes, parameters and variables."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def words_of(name: str) -> set[str]:
    """The words of a name in any style."""
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_name_has_a_word_that_was_replaced(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    advice = [
        f"{name}: write {REPLACED[word]}"
        for name in {path.stem, *names_in(tree)} - OF_FIELDS
        for word in words_of(name) & REPLACED.keys()
    ]
    assert not advice
