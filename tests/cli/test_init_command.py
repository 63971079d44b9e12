"""Another community begins, adds a listing, publishes, and takes a newer version."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.pages import page_at

from activity_directory import cli, software
from activity_directory.cli import places
from activity_directory.cli.content import checked
from activity_directory.forge import issue_reply
from activity_directory.forge.issue_reply import HELD, LET_THROUGH, MOST_WAITING

ROOT = Path(__file__).resolve().parents[2]
TODAY = ("--today", "2026-11-23")
FACTS = (
    "--name", "Connected Kingsfield", "--place", "Kingsfield",
    "--contact-email", "hello@kingsfield.org.uk", "--contact-phone", "020 8547 5000",
    "--repository", "https://github.com/kingsfield/activities",
)  # fmt: skip


def init(folder, *facts):
    return cli.main(["init", str(folder), *(facts or FACTS), *TODAY])


@pytest.fixture
def kingsfield(tmp_path, capsys):
    folder = tmp_path / "kingsfield"
    assert init(folder) == 0
    capsys.readouterr()
    return folder


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def its_own(folder, *arguments):
    """The command line of the community's own copy, in a process of its own."""
    return subprocess.run(
        [sys.executable, "publish.py", *arguments],
        cwd=folder,
        env={**os.environ, "CONNECTED_HANDED_OVER": str(folder / ".connected" / "venv")},
        capture_output=True,
        text=True,
        check=False,
    )


# --- beginning


def test_the_forms_of_its_forge_offer_its_own_words(kingsfield):
    form = (kingsfield / ".github/ISSUE_TEMPLATE/add-activity.yml").read_text(encoding="utf-8")
    areas = next(one for one in yaml.safe_load(form)["body"] if one.get("id") == "area")
    assert areas["attributes"]["options"] == ["Kingsfield", "Town centre"]
    assert "Larkwell" not in form


def test_a_change_of_the_words_is_a_change_of_the_forms(kingsfield):
    terms = kingsfield / "content/vocabularies/areas.yml"
    with terms.open("a", encoding="utf-8") as areas:
        areas.write("- id: mill-end\n  label: Mill End\n  definition: By the mill.\n")
    told = its_own(kingsfield, "issue-forms", "--check")
    assert told.returncode == 1
    assert ".github/ISSUE_TEMPLATE/add-activity.yml is not up to date\n" in told.stdout
    assert "Run `python3 publish.py issue-forms` and commit what it writes.\n" in told.stdout
    assert its_own(kingsfield, "issue-forms").returncode == 0
    form = (kingsfield / ".github/ISSUE_TEMPLATE/add-activity.yml").read_text(encoding="utf-8")
    assert "Mill End" in form
    assert its_own(kingsfield, "issue-forms", "--check").stdout == "Every form is up to date.\n"


def test_a_wrong_fact_is_told_where_it_will_stand(tmp_path, capsys):
    facts = [*FACTS[:-4], "--contact-phone", "020 7946 0123"]
    assert init(tmp_path / "kingsfield", *facts) == 1
    assert capsys.readouterr().err.startswith("content/activities/example-coffee-morning.md:")
    assert not (tmp_path / "kingsfield").exists()


def test_it_begins_with_everything_it_needs_and_nothing_of_ours(kingsfield):
    has = set(files(kingsfield))
    assert has >= {
        "publish.py", "requirements.lock", "connected.json", "SET-UP.md", "README.md", "LICENSE",
        "SECURITY.md", "CODE_OF_CONDUCT.md", ".github/CODEOWNERS", ".github/dependabot.yml",
        ".github/workflows/check.yml", ".github/workflows/deploy.yml", ".gitignore",
        "content/site.yml", "content/vocabularies/needs.yml", "docs/upgrading.md",
        "content/activities/example-coffee-morning.md",
    }  # fmt: skip
    tops = {path.partition("/")[0] for path in has}
    assert tops.isdisjoint({".git", ".connected", "output", "tests", "bench", "starter", ".ci"})
    assert {path for path in has if path.startswith("tools/")} == {"tools/run_tests.py"}
    assert ".github/workflows/software.yml" not in has
    assert not any("__pycache__" in path for path in has)


def test_who_sets_it_up_is_told_what_to_press_so_that_nothing_changes_behind_an_approval(
    kingsfield,
):
    text = " ".join((kingsfield / "SET-UP.md").read_text(encoding="utf-8").split())
    for press in (
        "**Settings**, **Rules**, **Rulesets**, **New ruleset**, **New branch ruleset**",
        "**Dismiss stale pull request approvals when new commits are pushed**",
        "**Require review from Code Owners**",
        "**Require approval of the most recent reviewable push**",
    ):
        assert press in text
    for limit in (
        f"{MOST_WAITING} listings waiting",
        f"send {issue_reply.MOST_A_DAY} a day",
        HELD,
        LET_THROUGH,
    ):
        assert limit in text


def test_no_word_of_the_demonstration_is_in_what_it_publishes(kingsfield):
    for path, content in files(kingsfield).items():
        if path.startswith("content/") or ("/" not in path and path != "CONTRIBUTING.md"):
            assert not re.search(rb"(?i)larkwell|01632", content), path


def test_check_finds_nothing_to_mend_and_says_what_its_forms_cannot_do(kingsfield):
    done = its_own(kingsfield, "check", *TODAY)
    assert done.stdout.endswith("files checked: 1 warning.\n"), done.stdout + done.stderr
    assert "[no-form-service]" in done.stdout
    assert done.returncode == 0
    assert "docs/form-service/listing.js" in files(kingsfield)
    site = kingsfield / "content/site.yml"
    text = site.read_text(encoding="utf-8")
    site.write_text(text.replace("# submissions:", "submissions:"), encoding="utf-8")
    assert its_own(kingsfield, "check", *TODAY).stdout.endswith("No problems found.\n")


def test_a_listing_is_added_and_published_by_its_own_copy(kingsfield):
    example = kingsfield / "content" / "activities" / "example-coffee-morning.md"
    text = example.read_text(encoding="utf-8")
    named = text.replace("An example of a coffee morning", "Kingsfield knitters")
    example.with_name("knitters.md").write_text(named, encoding="utf-8")
    example.unlink()
    address = "https://kingsfield.github.io/activities/"
    done = its_own(kingsfield, "build", "--output", "site", "--base-url", address, *TODAY)
    assert done.returncode == 0, done.stderr
    page = page_at(kingsfield / "site", "activities/knitters/").html
    assert "Connected Kingsfield" in page
    assert "020 8547 5000" in page
    edit = "https://github.com/kingsfield/activities/edit/main/content/activities/knitters.md"
    assert edit in page
    groups = page_at(kingsfield / "site", "groups/").html
    assert "https://github.com/kingsfield/activities/new/main/content/activities?" in groups


def test_its_workflows_start_nothing_that_it_does_not_have(kingsfield):
    for workflow in (kingsfield / ".github" / "workflows").glob("*.yml"):
        steps = [
            step
            for job in yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()
            for step in job["steps"]
        ]
        for script in (step["run"] for step in steps if "run" in step):
            for path in re.findall(r"(?:^|\s)(\.ci/\w+|tools/\S+|tests/\S+)", script):
                assert (kingsfield / path).exists(), (workflow.name, path)


def test_what_brings_the_test_tools_can_bring_them(kingsfield):
    for named in ("requirements-test.lock", "tools/run_tests.py"):
        assert (kingsfield / named).read_bytes() == (ROOT / named).read_bytes()


def test_its_owner_must_agree_to_a_change(kingsfield):
    owners = (kingsfield / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    assert re.search(r"^/content/ +@kingsfield$", owners, re.MULTILINE)


def test_every_paper_that_it_names_is_there(kingsfield):
    papers = ("README.md", "SET-UP.md", "CONTRIBUTING.md")
    for paper in (*papers, *(f"docs/{name}.md" for name in ("deploy", "importing", "upgrading"))):
        text = (kingsfield / paper).read_text(encoding="utf-8")
        for to in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (kingsfield / paper).parent.joinpath(to).is_file(), (paper, to)


def test_a_repository_that_is_just_begun_may_be_there_already(tmp_path):
    subprocess.run(["git", "init", "--quiet", str(tmp_path / "empty")], check=True)
    assert init(tmp_path / "empty") == 0
    assert (tmp_path / "empty" / ".git").is_dir()
    assert (tmp_path / "empty" / "content" / "site.yml").is_file()


def test_a_folder_with_files_in_it_is_left_alone(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("mine")
    assert init(tmp_path) == 2
    assert "already contains files" in capsys.readouterr().err
    assert list(files(tmp_path)) == ["thesis.txt"]


@pytest.mark.parametrize("missing", ["--name", "--place", "--contact-email"])
def test_what_is_missing_is_asked_for_by_its_name(tmp_path, capsys, missing):
    given = dict(zip(FACTS[::2], FACTS[1::2], strict=True))
    del given[missing]
    given.pop("--contact-phone")
    assert init(tmp_path / "new", *(word for pair in given.items() for word in pair)) == 2
    assert f"give {missing}: " in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_fact_that_check_would_refuse_is_told_and_nothing_is_written(tmp_path, capsys):
    wrong = [word.replace("020 8547 5000", "020 85") for word in FACTS]
    assert init(tmp_path / "new", *wrong) == 1
    told = capsys.readouterr().err
    assert "Nothing was written." in told
    assert "[" in told
    assert list(tmp_path.iterdir()) == []


def test_odd_names_are_kept_as_they_are(tmp_path):
    odd = 'Gyda\'n Gilydd: "Ynys" & co'
    facts = [word.replace("Connected Kingsfield", odd) for word in FACTS]
    assert init(tmp_path / "new", *facts) == 0
    assert checked(tmp_path / "new" / "content", None).catalogue.site.name == odd


# --- upgrading


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """The software in its next version: one file is another, one is gone, one is new."""
    project = tmp_path / "newer"
    for part in (*software.PARTS, "pyproject.toml", "starter"):
        whole = ROOT / part
        if whole.is_dir():
            shutil.copytree(whole, project / part, ignore=shutil.ignore_patterns("__pycache__"))
        elif whole.is_file():
            (project / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(whole, project / part)
    shutil.copytree(ROOT / "content" / "vocabularies", project / "content" / "vocabularies")
    settings = (project / "pyproject.toml").read_text(encoding="utf-8")
    text = re.sub(r'^version = ".*"$', 'version = "9.0.0"', settings, flags=re.MULTILINE)
    (project / "pyproject.toml").write_text(text, encoding="utf-8")
    (project / "LICENSE").write_text("another licence\n", encoding="utf-8")
    (project / "schemas" / "fund.schema.json").unlink()
    (project / "theme" / "new").mkdir()
    (project / "theme" / "new" / "leaf.svg").write_text("<svg/>", encoding="utf-8")
    monkeypatch.setattr(places, "PROJECT", project)
    return project


def test_an_upgrade_replaces_the_software_and_touches_nothing_of_theirs(kingsfield, newer, capsys):
    (kingsfield / "content" / "pages" / "about.md").unlink()
    (kingsfield / "NOTES.txt").write_text("ours", encoding="utf-8")
    (kingsfield / "README.md").write_text("ours too", encoding="utf-8")
    before = files(kingsfield)
    assert cli.main(["upgrade", str(kingsfield), *TODAY]) == 0
    said = capsys.readouterr().out
    assert "version 1.0.0 is now 9.0.0. 2 files replaced, 1 removed.\n" in said
    after = files(kingsfield)
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    assert changed == {
        "LICENSE",
        "schemas/fund.schema.json",
        "theme/new/leaf.svg",
        "connected.json",
    }
    assert "schemas/fund.schema.json" not in after
    assert software.files_of(newer).items() <= after.items()
    assert its_own(kingsfield, "check", *TODAY).returncode == 0


def test_an_upgrade_refuses_where_a_file_of_the_software_was_changed(kingsfield, newer, capsys):
    style = kingsfield / "theme" / "styles" / "base.css"
    style.write_text("ours", encoding="utf-8")
    (kingsfield / "theme" / "new").mkdir()
    (kingsfield / "theme" / "new" / "leaf.svg").write_text("our own leaf", encoding="utf-8")
    before = files(kingsfield)
    assert cli.main(["upgrade", str(kingsfield), *TODAY]) == 2
    told = capsys.readouterr().err
    assert "    theme/new/leaf.svg\n    theme/styles/base.css\n" in told
    assert "Nothing was upgraded." in told
    assert files(kingsfield) == before


def test_an_address_that_leads_nowhere_is_told_before_anything_is_written(tmp_path, capsys):
    assert init(tmp_path / "new", *FACTS, "--address", "larkwell") == cli.WRONG_CALL
    told = capsys.readouterr().err
    assert (
        "--address: expected an address such as https://www.example.org/, found 'larkwell'" in told
    )
    assert not (tmp_path / "new").exists()


def test_an_upgrade_that_was_stopped_half_way_is_finished_by_the_next(
    kingsfield, newer, monkeypatch
):
    def suspensions(folder, of):
        some = dict(sorted(of.items())[:1])
        whole(folder, some)
        raise KeyboardInterrupt

    whole = software.write
    monkeypatch.setattr(software, "write", suspensions)
    assert cli.main(["upgrade", str(kingsfield), *TODAY]) == 130
    monkeypatch.setattr(software, "write", whole)
    assert cli.main(["upgrade", str(kingsfield), *TODAY]) == 0
    assert software.files_of(newer).items() <= files(kingsfield).items()


def test_the_same_version_again_changes_nothing(kingsfield, capsys):
    before = files(kingsfield)
    assert cli.main(["upgrade", str(kingsfield), *TODAY]) == 0
    assert "0 files replaced, 0 removed." in capsys.readouterr().out
    assert files(kingsfield) == before


def test_a_folder_that_init_did_not_begin_is_left_alone(tmp_path, capsys):
    assert cli.main(["upgrade", str(tmp_path)]) == 2
    assert "it was not made by `publish.py init`" in capsys.readouterr().err


def test_a_communitys_own_copy_begins_no_other(kingsfield):
    done = its_own(kingsfield, "init", "../other", *FACTS)
    assert done.returncode == 2
    assert "this is a community's own copy" in done.stderr
    assert not (kingsfield.parent / "other").exists()


def test_no_file_of_the_software_is_in_a_communitys_content():
    paths = set(software.files_of(ROOT))
    assert not any(path.startswith("content/") for path in paths)
    papers = software.papers(
        ROOT, software.Community("A", "B", email="c@d.org"), date(2026, 11, 23)
    )
    assert paths.isdisjoint(papers)
