"""What a change touches beside the entries heads the account of it: by kind, and of every kind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.commits import git
from tests.references import page_of

from activity_directory import cli
from activity_directory.sanitise.terminal import visible

HERE = Path(__file__).parents[1]
FILES = (
    ".github/workflows/check.yml", ".github/CODEOWNERS", ".github/dependabot.yml", "publish.py",
    "plugins/one.py", "plugins/two.py", "plugins/three.py", "plugins/four.py", "README.md",
    "theme/static/style.css", "theme/templates/page.html", ".github/ISSUE_TEMPLATE/add.yml",
)  # fmt: skip
AFTER = ". Read those changes themselves, not only this summary."


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """A repository with entries and with a file of every other kind."""
    folder = tmp_path / "project"
    shutil.copytree(HERE / "small_content", folder / "content")
    for name in FILES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"what {name} says\n" * 4, encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "project")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=before")
    monkeypatch.chdir(folder)
    return folder


def committed(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=after")


def account(run, *options: str) -> list[str]:
    done = run("changes", "--base", "main~1", "--proposal", "main", "--content", "content",
               "--today", "2026-11-23", *options)  # fmt: skip
    assert done.code == cli.DONE, done.err
    return done.out.splitlines()


def change(folder: Path, name: str) -> None:
    (folder / name).write_text("something else\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([".github/workflows/check.yml"], "the workflows (.github/workflows/check.yml)"),
        ([".github/CODEOWNERS"], "who must agree to a change (.github/CODEOWNERS)"),
        (["publish.py"], "the software (publish.py)"),
        (["theme/templates/page.html"], "the templates (theme/templates/page.html)"),
        (["theme/static/style.css"], "the theme (theme/static/style.css)"),
        (
            [".github/ISSUE_TEMPLATE/add.yml"],
            "the forms of the forge (.github/ISSUE_TEMPLATE/add.yml)",
        ),
        ([".github/dependabot.yml"], "the settings (.github/dependabot.yml)"),
        (["README.md"], "other files (README.md)"),
        (
            ["README.md", "publish.py", ".github/workflows/check.yml"],
            (
                "the workflows (.github/workflows/check.yml), the software (publish.py) "
                "and other files (README.md)"
            ),
        ),
        (
            [f"plugins/{name}.py" for name in ("one", "two", "three", "four")],
            "the software (plugins/four.py, plugins/one.py, plugins/three.py and 1 more)",
        ),
    ],
)
def test_a_change_of_each_kind_is_told_before_the_entries(run, project, files, told):
    for name in files:
        change(project, name)
    committed(project)
    first, *lines = account(run)
    assert first == f"This also changes {told}{AFTER}"
    assert sorted(lines[: len(files)]) == sorted(f"    {name}: changed" for name in files)
    assert lines[len(files) :] == ["", "Nothing that people read has changed."]


def test_where_entries_alone_change_nothing_heads_the_account(run, project):
    tea = project / "content/activities/tea-and-talk.md"
    tea.write_text(tea.read_text("utf-8").replace("10:30", "10:00"), encoding="utf-8")
    (project / "content/images").mkdir(exist_ok=True)
    (project / "content/images/hall.jpg").write_bytes(b"\xff\xd8\0")
    committed(project)
    assert account(run)[0] == "1 changed."
    assert "also changes" not in "".join(account(run, "--format", "markdown"))


def linked(place: Path, to: str) -> None:
    place.unlink(missing_ok=True)
    place.symlink_to(to)


REMADE = {
    "deleted": lambda top: (top / "publish.py").unlink(),
    "moved": lambda top: (top / "publish.py").rename(top / "plugins/run.py"),
    "moved in": lambda top: (top / "publish.py").rename(top / "content/pages/run.md"),
    "moved out": lambda top: (top / "content/pages/about.md").rename(top / "plugins/about.py"),
    "a program": lambda top: (top / "publish.py").chmod(0o755),
    "a link": lambda top: linked(top / "publish.py", "/etc/passwd"),
    "a link among the entries": lambda top: linked(top / "content/pages/own.md", "../site.yml"),
    "a hidden file among the entries": lambda top: (top / "content/.gitattributes").write_text(
        "* filter=x\n"
    ),
    "a name that not every disk takes": lambda top: (top / "content/pages/a:b.md").write_text(
        "x\n"
    ),
    "a program among the entries": lambda top: (top / "content/pages/about.md").chmod(0o755),
    "another file among the entries": lambda top: (top / "content/pages/x.py").write_text("x\n"),
    "no text": lambda top: (top / "plugins/one.py").write_bytes(b"import os\0"),
    "no text, whatever the attributes say": lambda top: (
        (top / ".gitattributes").write_text("*.py text diff\n"),
        (top / "plugins/one.py").write_bytes(b"\0"),
    ),
    "too large": lambda top: (top / "plugins/one.py").write_bytes(b"#" * (2**20 + 1)),
    "a submodule": lambda top: submodule(top, "extra"),
    "a submodule among the entries": lambda top: submodule(top, "content/extra"),
}


def submodule(top: Path, place: str) -> None:
    (top / place).mkdir()
    git(top / place, "init", "--quiet")
    git(top / place, "commit", "--quiet", "--allow-empty", "--message=x")


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("deleted", ["publish.py: deleted"]),
        ("moved", ["plugins/run.py: moved here from publish.py"]),
        ("moved in", ["content/pages/run.md: moved here from publish.py"]),
        ("moved out", ["plugins/about.py: moved here from content/pages/about.md"]),
        ("a program", ["publish.py: changed, an executable file"]),
        ("a link", ["publish.py: changed, a symbolic link"]),
        ("a link among the entries", ["content/pages/own.md: new, a symbolic link"]),
        ("a hidden file among the entries", ["content/.gitattributes: new"]),
        (
            "a program among the entries",
            ["content/pages/about.md: changed, an executable file"],
        ),
        ("a name that not every disk takes", ["content/pages/a:b.md: new"]),
        ("another file among the entries", ["content/pages/x.py: new"]),
        ("no text", ["plugins/one.py: changed, not a text file"]),
        (
            "no text, whatever the attributes say",
            ["plugins/one.py: changed, not a text file", ".gitattributes: new"],
        ),
        ("too large", ["plugins/one.py: changed, too large to compare"]),
        ("a submodule", ["extra: new, a submodule, which is another repository"]),
        (
            "a submodule among the entries",
            ["content/extra: new, a submodule, which is another repository"],
        ),
    ],
)
def test_whatever_becomes_of_a_file_is_told(run, project, what, told):
    REMADE[what](project)
    committed(project)
    lines = account(run)
    assert lines[0].endswith(AFTER)
    assert lines[1 : lines.index("")] == [f"    {line}" for line in told]


def test_the_files_as_they_are_here_are_compared_too_those_in_no_commit_included(run, project):
    change(project, "publish.py")
    (project / "plugins/new.py").write_bytes(b"\0")
    (project / ".gitignore").write_text("ignored\n")
    (project / "ignored").write_text("x")
    done = run("changes", "--base", "HEAD", "--content", "content")
    assert done.out.splitlines()[:5] == [
        (
            "This also changes the software (plugins/new.py and publish.py) "
            f"and the settings (.gitignore){AFTER}"
        ),
        "    plugins/new.py: new, not a text file",
        "    publish.py: changed",
        "    .gitignore: new",
        "",
    ]


def test_no_setting_of_git_hides_a_change(run, project):
    for setting in (
        "diff.renames=false", "diff.ignoreSubmodules=all", "diff.noprefix=true",
        "core.quotePath=true", "diff.relative=true", "status.showUntrackedFiles=no",
    ):  # fmt: skip
        git(project, "config", *setting.split("="))
    commit = git(project, "rev-parse", "HEAD")
    (project / ".gitmodules").write_text('[submodule "x"]\n\tpath = extra\n\tignore = all\n')
    (project / "é \n.py").write_text("x")
    git(project, "add", ".")
    git(project, "update-index", "--add", "--cacheinfo", f"160000,{commit},extra")
    git(project, "commit", "--quiet", "--message=after")
    lines = account(run)
    assert "    extra: new, a submodule, which is another repository" in lines
    assert "    é \\u{a}.py: new" in lines


def test_in_a_pull_request_it_is_bold_and_a_name_is_only_a_name(run, project):
    name = "@octocat #1 `x` **y** [z](http:__a.example) www.a.example |.py"
    (project / name).write_text("x")
    change(project, ".github/workflows/check.yml")
    committed(project)
    text = "\n".join(account(run, "--format", "markdown"))
    assert text.splitlines()[:3] == [
        "## What changes",
        "",
        (
            "**This also changes the workflows (`.github/workflows/check.yml`) "
            f"and other files (``{name}``){AFTER}**"
        ),
    ]
    page = page_of(text)
    assert set(page.tags) == {"h2", "p", "strong", "ul", "li", "code"}
    assert visible(name) in page.words
    assert "octocat" not in page.free


def test_however_many_files_there_are_the_account_stays_short(run, project):
    for number in range(300):
        (project / f"plugins/m{number:03}.py").write_text("x")
    committed(project)
    lines = account(run, "--format", "markdown")
    assert "and 297 more" in lines[2]
    assert len(lines) < 120
    assert "- and 200 files more" in lines
