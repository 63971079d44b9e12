"""What no linter can hold: one reader of the clock, and a quick `check`.

Who may import whom is a contract of import-linter: see pyproject.toml.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLUGINS = ROOT / "plugins"
PACKAGE = PLUGINS / "activity_directory"
MODULES = sorted(PACKAGE.rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_import_keeps_to_its_layer():
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=ROOT,
        env={"PYTHONPATH": str(PLUGINS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert linted.returncode == 0, linted.stdout + linted.stderr


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


TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_no_module_of_tests_imports_another(path):
    imported = {
        node.module or ""
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    }
    assert not [name for name in imported if name.rpartition(".")[2].startswith("test_")]
