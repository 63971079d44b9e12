"""Tools that go on after they failed: here each failure ends in 3, a plain sentence and no loss.

Pelican logs a plugin that can't be imported and ends with success; left to itself it escapes
nothing. Whatever a tool swallows, the build must not.
"""

import logging
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from tests.conftest import Project, Run, Told, everything_in
from tests.small_site import golden

from activity_directory import cli
from activity_directory.cli import places
from activity_directory.portal import generators, jinja
from activity_directory.search import pagefind

LAST_LINE = "The website was not replaced. The last good one is still there.\n"


def files_beside(project: Project) -> list[str]:
    """What there is in a project's folder, Python's own cache apart."""
    return sorted(path.name for path in project.folder.iterdir() if path.name != "__pycache__")


@pytest.fixture
def refused(run: Run, project: Project, small_site: Path) -> Callable[[], str]:
    """What the build said as it failed, once it is sure that it lost and left nothing."""
    shutil.copytree(small_site, project.site)
    before = everything_in(project.site)
    beside = files_beside(project)

    def told() -> str:
        said: Told = run("build", "--today", golden.TODAY)
        assert said.code == cli.TOOL_FAILED
        assert said.out == ""
        assert said.err.endswith(LAST_LINE)
        assert "Traceback" not in said.err
        assert everything_in(project.site) == before
        assert files_beside(project) == beside
        return said.err.removesuffix(LAST_LINE).removeprefix("publish.py build: ")

    return told


def add(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write(text)


# --- Pelican's plugins


def test_a_plugin_that_is_not_there_fails_the_build(refused: Callable[[], str], project: Project):
    add(project.settings, '\nPLUGINS = [*PLUGINS, "a_plugin_that_is_not_there"]\n')
    assert refused() == (
        "The pages could not be made. Cannot load plugin `a_plugin_that_is_not_there`\n"
        "Cannot import plugin `a_plugin_that_is_not_there`\n"
    )


def test_a_plugin_that_breaks_as_it_is_imported_fails_the_build(
    refused: Callable[[], str],
    project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    (tmp_path / "broken_plugin.py").write_text("1 / 0\n")
    monkeypatch.syspath_prepend(tmp_path)
    add(project.settings, '\nPLUGINS = [*PLUGINS, "broken_plugin"]\n')
    assert refused() == "The pages could not be made. ZeroDivisionError: division by zero\n"


def test_a_plugin_that_fails_to_register_fails_the_build(
    refused: Callable[[], str], project: Project
):
    add(
        project.settings,
        "\nfrom types import SimpleNamespace\n"
        "def fails():\n"
        '    raise ValueError("no signal called pages")\n'
        'PLUGINS = [*PLUGINS, SimpleNamespace(__name__="ours", register=fails)]\n',
    )
    said = refused()
    assert said.startswith("The pages could not be made. ")
    assert "no signal called pages" in said


def test_a_plugin_without_our_generator_fails_the_build(
    refused: Callable[[], str], project: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(generators.PortalGenerator, "generate_output", lambda _self, _writer: None)
    assert refused() == (
        "The pages could not be made. Pelican ended without writing the home page.\n"
    )


def test_what_a_tool_logs_as_an_error_fails_the_build(
    refused: Callable[[], str], project: Project, monkeypatch: pytest.MonkeyPatch
):
    made = generators.PortalGenerator.generate_output

    def grumbling(self: generators.PortalGenerator, writer: object) -> None:
        made(self, writer)
        logging.getLogger("pelican.somewhere").error("The ink is low in %s", "cyan")

    monkeypatch.setattr(generators.PortalGenerator, "generate_output", grumbling)
    assert refused() == "The pages could not be made. The ink is low in cyan\n"


def test_settings_that_cannot_be_read_fail_the_build(refused: Callable[[], str], project: Project):
    add(project.settings, "\nimport a_module_that_is_not_there\n")
    assert refused() == (
        "The pages could not be made. "
        "ModuleNotFoundError: No module named 'a_module_that_is_not_there'\n"
    )


# --- templates


def test_a_template_that_is_not_there_fails_the_build(refused: Callable[[], str], project: Project):
    (project.templates / "activity.html").unlink()
    said = refused()
    assert said.startswith("The pages could not be made. ")
    assert "activity.html" in said


def test_a_component_that_is_not_there_fails_the_build(
    refused: Callable[[], str], project: Project
):
    shutil.rmtree(project.templates / "components/breadcrumb")
    assert refused() == (
        "The pages could not be made. TemplateNotFound: components/breadcrumb/macro.html\n"
    )


def test_a_name_that_no_view_has_fails_the_build(refused: Callable[[], str], project: Project):
    page = project.templates / "activity.html"
    text = page.read_text(encoding="utf-8")
    assert text.count("{% block main %}") == 1
    page.write_text(text.replace("{% block main %}", "{% block main %}{{ activity.hilight }}"))
    said = refused()
    assert said == (
        "The pages could not be made. UndefinedError: "
        "'activity_directory.portal.views.activity.ActivityView object' "
        "has no attribute 'hilight'\n"
    )


def test_a_template_with_a_mistake_in_it_fails_the_build(
    refused: Callable[[], str], project: Project
):
    add(project.templates / "home.html", "{% if %}")
    said = refused()
    assert said.startswith("The pages could not be made. TemplateSyntaxError: ")


def test_a_style_that_names_a_file_that_is_not_there_fails_the_build(
    refused: Callable[[], str], project: Project
):
    add(project.folder / "theme/styles/base.css", '\nbody { background: url("images/sun.png") }\n')
    said = refused()
    assert said.startswith("The pages could not be made. ")
    assert "images/sun.png" in said


# --- Jinja's escaping


def test_pelican_is_told_to_escape_and_to_miss_no_name(
    run: Run, project: Project, monkeypatch: pytest.MonkeyPatch
):
    environments: list[jinja2.Environment] = []
    made = generators.PortalGenerator.generate_output

    def watched(self: generators.PortalGenerator, writer: object) -> None:
        environments.append(self.env)
        made(self, writer)

    monkeypatch.setattr(generators.PortalGenerator, "generate_output", watched)
    assert run("build", "--today", golden.TODAY).code == cli.DONE
    (environment,) = environments
    assert environment.from_string("{{ '<b>' }}").render() == "&lt;b&gt;"
    with pytest.raises(jinja2.UndefinedError):
        environment.from_string("{{ nothing }}").render()
    assert jinja.ENVIRONMENT["autoescape"] is True


def test_no_template_turns_escaping_off():
    templates = sorted((places.PROJECT / "theme/templates").rglob("*.html"))
    assert len(templates) > 40
    for template in templates:
        text = template.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", ""), template
        assert "autoescape" not in text, template


# --- Pagefind


def program(folder: Path, *lines: str) -> str:
    """A program in the place of Pagefind's."""
    file = folder / "pagefind-stand-in"
    file.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    file.chmod(0o755)
    return str(file)


def test_a_pagefind_that_fails_fails_the_build(
    refused: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    failing = program(tmp_path, "echo the disk is full >&2", "exit 7")
    monkeypatch.setattr(pagefind, "_executable", lambda: failing)
    assert refused() == "Pagefind could not index the pages (exit code 7). the disk is full\n"


def test_a_pagefind_that_cannot_start_fails_the_build(
    refused: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pagefind, "_executable", lambda: str(tmp_path / "nothing-here"))
    said = refused()
    assert said.startswith("Pagefind, which makes the search index, could not be started (")


def test_a_pagefind_that_is_not_installed_fails_the_build(
    refused: Callable[[], str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    assert refused() == (
        "Pagefind, which makes the search index, is not installed. "
        "Run publish.py again, or install the packages in requirements.lock.\n"
    )


def test_a_pagefind_that_ends_well_and_leaves_nothing_fails_the_build(
    refused: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    idle = program(tmp_path, "exit 0")
    monkeypatch.setattr(pagefind, "_executable", lambda: idle)
    assert refused().startswith(("Pagefind ", "The search index could not be made. "))


def test_a_listing_that_pagefind_left_out_fails_the_build(
    refused: Callable[[], str], project: Project
):
    page = project.templates / "activity.html"
    text = page.read_text(encoding="utf-8")
    body = "{%- if activity.in_search %} data-pagefind-body{% endif %}"
    assert text.count(body) == 1
    only_one = "{%- if activity.name == 'Steady Feet' %} data-pagefind-body{% endif %}"
    page.write_text(text.replace(body, only_one), encoding="utf-8")
    assert refused() == (
        "Pagefind did not index activities/net-mending/: its page has no data-pagefind-body.\n"
    )
