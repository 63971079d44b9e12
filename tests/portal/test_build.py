"""The build from the front door: what it makes, what it refuses, and what it leaves alone."""

import json
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import (
    BASE,
    CONTENT,
    ROOT,
    Project,
    Run,
    everything_in,
    in_a_process,
    unpacked,
)
from tests.pages import page_at, pages_of
from tests.small_site import golden

from activity_directory import cli
from activity_directory.portal import pages, quick_templates
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.search import pagefind
from activity_directory.search.pagefind import Fragment
from activity_directory.system import site_folder, two_processes

TODAY = golden.TODAY


def build_of(run: Run, project: Project, *more: str | Path):
    return run("build", "--today", TODAY, *more)


@pytest.fixture
def good_site(project: Project, small_site: Path) -> dict[str, bytes]:
    """The last good output of the project: whatever goes wrong later must leave it as it is."""
    shutil.copytree(small_site, project.site)
    return everything_in(project.site)


def left_behind(project: Project) -> list[str]:
    """What a build left beside its output."""
    usual = {"content", "theme", "output", "pelicanconf.py", "__pycache__"}
    return sorted({path.name for path in project.folder.iterdir()} - usual)


# --- what it makes


def test_a_build_says_how_many_pages_it_made_for_which_day_and_where(
    run: Run, project: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(project.folder)
    told = build_of(run, project)
    pages = len(list(project.site.rglob("*.html")))
    assert told == type(told)(cli.DONE, f"{pages} pages as of {TODAY} in output\n", "")


@pytest.mark.parametrize("page", golden.PAGES)
def test_a_page_is_what_was_looked_at_and_kept(page: str, small_site: Path):
    expected = (golden.EXPECTED / golden.file_of(page)).read_text(encoding="utf-8")
    found = golden.settled(page_at(small_site, page).html)
    assert found == expected, "If this is as it should be: python -m tests.small_site.golden"


def test_another_borough_starts_by_changing_the_content_alone(small_site: Path):
    for name, content in everything_in(small_site).items():
        readable = f"{name}\n{unpacked(content)}".casefold()
        for ours in ("larkwell", "community connector"):
            assert ours not in readable, name
    assert page_at(small_site, "").title == "Brackwater Together: Good company, close by"


def test_a_borough_without_stories_funds_champions_or_pages_has_every_address_all_the_same(
    small_site: Path,
):
    said = {
        "stories/": "No stories yet",
        "funding/": "There are no funds at the moment",
        "champions/": "There are no Champion places yet",
        "organisations/": "No organisations yet",
        "professionals/": "Activities you can refer people to",
        "whats-on/": "What’s on",
        "search/": "Find activities",
    }
    for address, words in said.items():
        assert words in page_at(small_site, address).words
    menu = page_at(small_site, "").tree.one("header").words
    assert "About" not in menu


def test_a_borough_without_any_activity_builds_too(run: Run, project: Project):
    shutil.rmtree(project.content / "activities")
    told = build_of(run, project)
    assert (told.code, told.err) == (cli.DONE, "")
    assert "No activities yet" in page_at(project.site, "a-to-z/").words
    assert "No activities here yet" in page_at(project.site, "needs/loneliness/").words


# --- the same bytes


def test_two_builds_are_the_same_byte_for_byte(demonstration: Path, tmp_path: Path):
    elsewhere = tmp_path / "moved"
    if (ROOT / ".git").exists():  # so that the directory grew there as it did here
        without_files = ["clone", "--quiet", "--no-checkout", ROOT, elsewhere]
        subprocess.run(["git", *without_files], check=True)
    content = Path(shutil.copytree(CONTENT, elsewhere / "content"))
    done = in_a_process(
        "build", "--content", content, "--output", elsewhere / "site", seed=2, where=elsewhere
    )
    assert done.returncode == cli.DONE, done.stderr
    first, second = everything_in(demonstration), everything_in(elsewhere / "site")
    assert list(first) == list(second)
    assert [name for name, content in first.items() if second[name] != content] == []
    assert sum(name.startswith("pagefind/") for name in first) > 5


def test_another_day_changes_what_depends_on_the_day(run: Run, project: Project, small_site: Path):
    assert run("build", "--today", "2027-01-11").code == cli.DONE
    steady = "activities/steady-feet/"
    assert "Starts on 11 January 2027" in page_at(small_site, steady).words
    assert "Starting soon" in page_at(small_site, steady).words
    assert "Starting soon" not in page_at(project.site, steady).words
    assert "Today, Monday 11 January" in page_at(project.site, "whats-on/").words
    columns = "search/columns.json"
    assert (small_site / columns).read_bytes() != (project.site / columns).read_bytes()
    for unchanged in ("activities/lamp-lighters/card/index.html", "robots.txt", "sitemap.xml"):
        before, after = (small_site / unchanged), (project.site / unchanged)
        assert without_today(before) == without_today(after)


def without_today(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    for today in ("11 January 2027", "23 November 2026", "2027-01-11", "2026-11-23"):
        text = text.replace(today, "TODAY")
    return text


def test_the_pin_of_a_demonstration_is_its_day_and_today_overrides_it(run: Run, project: Project):
    with (project.content / "site.yml").open("a", encoding="utf-8") as site:
        site.write("today: 2026-12-24\ndemonstration: yes\n")
    assert run("build").out.startswith("79 pages as of 2026-12-24 ")
    assert "Here it is always 24 December 2026" in page_at(project.site, "").tree.words
    assert run("build", "--today", TODAY).out.startswith(f"79 pages as of {TODAY} ")


# --- the new site replaces the old one whole


def test_a_page_that_is_gone_is_gone_from_the_site(
    run: Run, project: Project, good_site: dict[str, bytes]
):
    (project.content / "activities/quiet-line.md").unlink()
    assert build_of(run, project).code == cli.DONE
    assert "activities/quiet-line/index.html" in good_site
    assert not (project.site / "activities/quiet-line").exists()
    assert b"quiet-line" not in (project.site / "sitemap.xml").read_bytes()
    assert left_behind(project) == []


def test_an_empty_folder_may_be_built_into(run: Run, project: Project):
    project.site.mkdir()
    assert build_of(run, project).code == cli.DONE


def test_a_folder_with_files_of_somebody_else_is_left_alone(run: Run, project: Project):
    project.site.mkdir()
    (project.site / "thesis.txt").write_text("ten years of work")
    told = build_of(run, project)
    assert (told.code, told.out) == (cli.WRONG_CALL, "")
    assert told.err == (
        f"publish.py build: {project.site} contains files that this command did not make, so "
        "it is not replaced. Choose another folder, or empty this one.\n"
    )
    assert everything_in(project.site) == {"thesis.txt": b"ten years of work"}
    assert left_behind(project) == []


def test_a_file_in_the_place_of_the_output_is_left_alone(run: Run, project: Project):
    project.site.write_text("a note")
    told = build_of(run, project)
    assert (told.code, told.err) == (
        cli.WRONG_CALL,
        f"publish.py build: {project.site} is not a folder.\n",
    )
    assert project.site.read_text() == "a note"


def test_an_output_below_a_file_is_a_wrong_call(run: Run, project: Project):
    note = project.folder / "note.txt"
    note.write_text("a note")
    told = build_of(run, project, "--output", note / "site")
    assert told.code == cli.WRONG_CALL
    assert told.err == f"publish.py build: {note / 'site'} can't be made: {note} is not a folder.\n"


def test_a_site_that_cannot_be_put_in_place_leaves_the_old_one(
    run: Run,
    project: Project,
    good_site: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
):
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name == "site" and Path(target) == project.site:
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    monkeypatch.setattr(site_folder, "exchanged", lambda _one, _other: False)
    told = build_of(run, project)
    assert told.code == cli.MACHINE_FAILED
    assert told.err == (
        f"publish.py build: {project.site} can't be opened: you don't have permission.\n"
        "The website was not replaced. The last good one is still there.\n"
    )
    assert everything_in(project.site) == good_site
    assert left_behind(project) == []


def test_a_build_that_is_interrupted_leaves_the_old_site_and_nothing_else(
    run: Run,
    project: Project,
    good_site: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
):
    def interrupted(_site: Path) -> tuple[Fragment, ...]:
        raise KeyboardInterrupt

    monkeypatch.setattr(pagefind, "build_index", interrupted)
    told = build_of(run, project)
    assert (told.code, told.err) == (130, "\nStopped.\n")
    assert everything_in(project.site) == good_site
    assert left_behind(project) == []


# --- wrong calls, and errors in the content


def test_errors_in_the_content_end_in_1_with_every_error_told(
    run: Run, project: Project, good_site: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(project.folder)
    entry = project.content / "activities/net-mending.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("10:30", "half ten"), "utf-8")
    told = build_of(run, project)
    assert told.code == cli.FAULTS
    assert told.err.startswith("content/activities/net-mending.md:15:11: error: Start time: ")
    assert told.err.endswith("The website was not built. Fix the errors above first.\n")
    assert everything_in(project.site) == good_site


def test_a_time_such_as_10_30_stays_a_time(small_site: Path):
    assert "Tuesdays, 10.30am to noon" in page_at(small_site, "activities/net-mending/").words


def test_a_field_that_is_written_twice_stops_the_build(run: Run, project: Project):
    entry = project.content / "activities/net-mending.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("cost: free\n", "cost: free\ncost: ask\n"), "utf-8")
    told = build_of(run, project)
    assert told.code == cli.FAULTS
    assert "[repeated-field]" in told.err
    assert not project.site.exists()


def test_without_an_address_nothing_is_built(run: Run, project: Project):
    site = project.content / "site.yml"
    kept = [line for line in site.read_text().splitlines() if not line.startswith("address:")]
    site.write_text("\n".join(kept))
    told = build_of(run, project)
    assert (told.code, told.out) == (cli.WRONG_CALL, "")
    assert told.err == (
        "publish.py build: the site has no address. Give `--base-url https://www.example.org/` "
        "or write `address:` in content/site.yml\n"
    )
    assert not project.site.exists()
    assert build_of(run, project, "--base-url", "https://else.example/").code == cli.DONE


def test_a_content_folder_that_is_not_there_is_a_wrong_call(run: Run, project: Project):
    missing = project.folder / "contents"
    for command in ("build", "check", "serve"):
        told = run(command, "--content", missing)
        assert (told.code, told.out) == (cli.WRONG_CALL, "")
        assert told.err == f"publish.py {command}: there is no folder {missing}\n"


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--today", "tomorrow", "expected a date such as 2026-11-23, found 'tomorrow'"),
        ("--today", "2026-02-30", "expected a date such as 2026-11-23, found '2026-02-30'"),
        (
            "--base-url", "www.example.org",
            "expected an address such as https://www.example.org/, found 'www.example.org'",
        ),
        (
            "--base-url", "javascript://alert",
            "expected an address such as https://www.example.org/, found 'javascript://alert'",
        ),
        (
            "--base-url", "https://a b.example/",
            "expected an address such as https://www.example.org/, found 'https://a b.example/'",
        ),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_a_wrong_call(
    option: str,
    value: str,
    expected: str,
    project: Project,
    capsys: pytest.CaptureFixture[str],
):
    with pytest.raises(SystemExit) as ended:
        cli.main(["build", option, value])
    assert ended.value.code == cli.WRONG_CALL
    assert capsys.readouterr().err.endswith(
        f"publish.py build: error: argument {option}: {expected}\n"
    )
    assert not project.site.exists()


def test_a_warning_is_told_and_does_not_stop_the_build(run: Run, project: Project):
    told = run("build", "--today", "2027-10-01")
    assert told.code == cli.DONE
    assert "[review-overdue]" in told.err
    assert " error: " not in told.err


# --- addresses: the base


def test_whole_addresses_use_the_base_that_was_given_and_all_others_are_relative(
    run: Run, project: Project
):
    base = "https://else.example/connected/"
    assert build_of(run, project, "--base-url", base.rstrip("/")).code == cli.DONE
    for address, page in pages_of(project.site).items():
        assert "together.brackwater.example" not in page.html
        if address == "404.html":
            assert page.tree.one("header").all("a")[0]["href"] == "/connected/"
            continue
        assert page.tree.one("link", rel="canonical")["href"] == base + address
        assert page.meta("og:url") == base + address
        assert page.meta("og:image").startswith(f"{base}static/images/preview.")
    sitemap = (project.site / "sitemap.xml").read_text(encoding="utf-8")
    assert re.findall("<loc>(.*?)</loc>", sitemap)[0] == base
    assert sitemap.count("<loc>") == sitemap.count(f"<loc>{base}")
    assert f"Sitemap: {base}sitemap.xml" in (project.site / "robots.txt").read_text()
    card = page_at(project.site, "activities/net-mending/card/").main
    assert "else.example/connected/activities/net-mending" in card.words.replace(" ", "")
    codes = card.all("svg", class_="card__code")
    assert {code.one("desc").words for code in codes} == {f"{base}activities/net-mending/"}


def test_a_demonstration_asks_not_to_be_indexed_and_a_real_site_does_not(
    demonstration: Path, small_site: Path
):
    assert (demonstration / "robots.txt").read_text() == (
        f"User-agent: *\nDisallow: /\n\nSitemap: {BASE}sitemap.xml\n"
    )
    assert (small_site / "robots.txt").read_text() == (
        "User-agent: *\nDisallow:\n\nSitemap: https://together.brackwater.example/sitemap.xml\n"
    )


def test_files_of_the_site_can_be_read_by_a_web_server(small_site: Path):
    if os.name == "posix":
        assert stat.S_IMODE(small_site.stat().st_mode) == 0o755
    assert (small_site / site_folder.MARK).is_file()


# --- what programs read


def test_what_the_find_page_reads_is_whole_and_of_one_version(demonstration: Path):
    files = [demonstration / "search/columns.json", demonstration / "search/words.json"]
    files += sorted((demonstration / "search/rows").iterdir())
    read = [json.loads(file.read_bytes()) for file in files]
    assert len({one["version"] for one in read}) == 1
    rows = [row for one in read for row in one.get("rows", [])]
    assert read[0]["count"] == len(rows)
    assert {row["href"] for row in rows} <= set(pages_of(demonstration))


def test_a_borough_of_another_nation_is_built_without_a_word_of_ours(run: Run, tmp_path: Path):
    content, site = ROOT / "tests/small_content", tmp_path / "site"
    told = run("build", "--content", content, "--output", site, "--today", TODAY)
    assert (told.code, told.err) == (cli.DONE, "")
    for name, found in everything_in(site).items():
        assert "larkwell" not in unpacked(found).casefold(), name
    assert page_at(site, "stories/a-warm-room/").heading
    assert page_at(site, "").title.startswith("Pennybridge Gyda’n Gilydd")


@pytest.fixture(params=[1, 2])
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many processes make the pages."""
    monkeypatch.setattr(two_processes, "is_worth_it", lambda _size: request.param == 2)


def test_pages_are_the_same_however_quickly_they_are_made(
    run: Run, project: Project, monkeypatch: pytest.MonkeyPatch
):
    made = []
    make_quick = quick_templates.make_quick
    ways = ((False, make_quick), (True, make_quick), (False, lambda _environment: None))
    for is_worth_it, make in ways:
        monkeypatch.setattr(two_processes, "is_worth_it", lambda _size, so=is_worth_it: so)
        monkeypatch.setattr(quick_templates, "make_quick", make)
        shutil.rmtree(project.site, ignore_errors=True)  # so that no page is taken over
        assert build_of(run, project).code == cli.DONE
        made.append(everything_in(project.site))
    assert made[0] == made[1] == made[2]


@pytest.mark.usefixtures("processes")
def test_two_pages_at_one_address_stop_the_build(
    run: Run,
    project: Project,
    good_site: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
):
    every_page = pages.every_page

    def with_one_twice(edition: Edition, *share: int) -> Iterator[SitePage]:
        yield from every_page(edition, *share)
        if share != (0, 2):
            yield next(every_page(edition))

    monkeypatch.setattr(pages, "every_page", with_one_twice)
    done = build_of(run, project)
    assert done.code == cli.TOOL_FAILED
    assert "two pages or files have the address" in done.err
    assert everything_in(project.site) == good_site
