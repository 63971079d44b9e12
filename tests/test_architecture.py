"""The layers: who may import whom. A module imports only from the lines above its own."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLUGINS = ROOT / "plugins"
PACKAGE = PLUGINS / "activity_directory"

LAYERS = """
records · counting · messages · texts
problems
machine_faults
unfinished
vocabulary · complaints · pictures · forge · harmless · git · markdown
alongside · whole_files · site_folder · ordinary_files
layout
source · forge_markdown · forge_comments
model
withheld
schema
catalogue
addresses · prose · spreadsheet
lasting
rules · wording · doors
checked_content
listing
freshness · coverage · changes · history · outside · touched
upkeep
cards · feeds · search
intake
importers
software
reporting
review
portal
cli
"""
LINE = {
    module.strip(): number
    for number, line in enumerate(LAYERS.strip().split("\n"))
    for module in line.split("·")
}
MODULES = sorted(PACKAGE.rglob("*.py"))


class Import(NamedTuple):
    """One import: what is imported, whether only the type checker sees it, and where it stands."""

    module: str
    names: tuple[str, ...]
    for_types: bool
    line: int


def imports_of(path: Path) -> list[Import]:
    """Every import of a file, those inside functions and under TYPE_CHECKING included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for inner in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [
                Import(alias.name, (), id(node) in for_types, node.lineno) for alias in node.names
            ]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name"
            names = tuple(alias.name for alias in node.names)
            found.append(Import(node.module or "", names, id(node) in for_types, node.lineno))
    return found


def layer(path: Path) -> str:
    """The name in LAYERS of a file of the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def own(one: Import) -> list[str]:
    """The modules of the package that an import names, below the package's own name."""
    if one.module == "activity_directory":
        return list(one.names)
    if not one.module.startswith("activity_directory."):
        return []
    module = one.module.removeprefix("activity_directory.")
    inside = [f"{module}.{name}" for name in one.names]
    return [
        name if (PACKAGE / f"{name.replace('.', '/')}.py").is_file() else module for name in inside
    ] or [module]


def test_every_module_has_a_layer():
    assert {layer(path) for path in MODULES} - {"__init__"} == set(LINE)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_imports_only_from_the_layers_above(path):
    if path == PACKAGE / "__init__.py":
        assert imports_of(path) == []
        return
    here = layer(path)
    for one in imports_of(path):
        for module in own(one):
            there = module.split(".")[0]
            assert there == here or LINE[there] < LINE[here], f"{named(path)}:{one.line}: {module}"


def test_no_modules_import_one_another_in_a_circle():
    graph = {}
    for path in MODULES:
        name = named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        graph[name] = {
            module
            for one in imports_of(path)
            if not one.for_types
            for module in own(one)
            if module != name
        }
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_only_the_portal_imports_pelican(path):
    pelican = [one.line for one in imports_of(path) if one.module.split(".")[0] == "pelican"]
    assert layer(path) == "portal" or not pelican


CLOCKS = {
    ("date", "today"),
    ("datetime", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("time", "strftime"),
}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_only_the_command_line_s_clock_reads_the_clock(path):
    read = [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name | ast.Attribute)
        and (ast.unparse(node.value).rpartition(".")[2], node.attr) in CLOCKS
    ]
    assert bool(read) is (named(path) == "cli/clock.py")


HEAVY = {
    "pelican",
    "docutils",
    "jinja2",
    "holidays",
    "segno",
    "rich",
    "PIL",
    "icalendar",
    "openpyxl",
}
SELDOM = {
    "difflib",
    "html",
    "json",
    "markupsafe",
    "nh3",
    "phonenumbers",
    "subprocess",
    "tempfile",
    "unidecode",
    "zoneinfo",
}
"""Needed by a mistake, by another option or by another command."""


def test_check_imports_nothing_that_a_sound_folder_does_not_need():
    script = (
        "import sys\n"
        "from activity_directory import cli\n"
        "code = cli.main(['check', '--content', sys.argv[1], '--today', '2026-11-23'])\n"
        "print(code, sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(ROOT / "tests" / "small_content")],
        env={"PYTHONPATH": str(PLUGINS)},
        capture_output=True,
        text=True,
        check=True,
    )
    code, _, imported = ran.stderr.strip().splitlines()[-1].partition(" ")
    assert code == "0"
    assert "yaml" in imported
    assert not (HEAVY | SELDOM) & set(ast.literal_eval(imported))
