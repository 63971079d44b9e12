"""A site that is built in shards: joined they are the site that one build makes, or nothing."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import (
    CONTENT,
    Project,
    Run,
    built_once,
    everything_in,
    in_a_process,
    shared_folder,
)
from tests.small_site import golden

from activity_directory import cli
from activity_directory.portal import pages, shards
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.system import two_processes

TODAY = golden.TODAY
OF_ALL = ("pagefind/", "search/", "keep/files.json", "list/cards-", "sitemap.xml", "sw.js")
"""How the names begin of what needs every page: it is made where shards are joined."""


@pytest.fixture
def shard(run: Run, project: Project) -> Callable[..., Path]:
    """Builds a shard of the project in a folder of its own."""

    def build(which: str, *more: str) -> Path:
        folder = project.folder / which.replace("/", "-of-")
        wanted = ("--shard", which, "--output", folder)
        told = run("build", *wanted, *(more or ("--today", TODAY)))
        assert told.code == cli.DONE, told.err
        return folder

    return build


@pytest.fixture
def join(run: Run, project: Project):
    """Joins shards of the project."""

    def joined(*folders: Path, today: str = TODAY):
        return run("build", "--join", *folders, "--today", today, "--output", project.site)

    return joined


# --- the same bytes


@pytest.mark.parametrize("of", [2, 3])
@pytest.mark.parametrize("processes", [1, 2])
def test_shards_joined_are_the_site_that_one_build_makes(
    of: int, processes: int, run: Run, project: Project, shard, join, monkeypatch
):
    monkeypatch.setattr(two_processes, "is_worth_it", lambda _size: processes == 2)
    assert run("build", "--today", TODAY, "--output", project.folder / "whole").code == cli.DONE
    folders = [shard(f"{number}/{of}") for number in range(1, of + 1)]
    told = join(*reversed(folders))
    whole = everything_in(project.folder / "whole")
    pages_of_it = sum(name.endswith(".html") for name in whole)
    assert (told.code, told.out.partition(" ")[0]) == (cli.DONE, str(pages_of_it))
    assert everything_in(project.site) == whole


def test_every_file_is_in_one_shard_but_for_those_that_need_all_of_them(
    shard, small_site: Path, project: Project
):
    shutil.copy(Path("tests/small_site/content/site.yml"), project.content)
    found = Counter(name for number in range(1, 4) for name in everything_in(shard(f"{number}/3")))
    of_shards = {shards.LIST: 3, ".built-by-connected": 3}
    assert {name: times for name, times in found.items() if times > 1} == of_shards
    one_build = everything_in(small_site)
    assert {*found} - {*one_build} == {shards.LIST}
    later = {*one_build} - {*found}
    assert all(name.startswith(OF_ALL) for name in later), later
    assert not {name for name in found if name.startswith(("pagefind/", "keep/files.json"))}


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration in four shards, each made by a process of its own."""

    def make(folder: Path) -> None:
        for number in range(1, 5):
            wanted = ("--shard", f"{number}/4", "--output", folder / str(number))
            done = in_a_process("build", "--content", CONTENT, *wanted, seed=number)
            assert done.returncode == cli.DONE, done.stderr

    return built_once(shared_folder(tmp_path_factory), "four-shards", make)


def test_the_demonstration_in_four_shards_is_the_demonstration(
    four: Path, demonstration: Path, tmp_path: Path
):
    folders = [four / str(number) for number in range(1, 5)]
    wanted = ("--join", *folders, "--output", tmp_path / "site", "--zip", tmp_path / "copy.zip")
    done = in_a_process("build", "--content", CONTENT, *wanted)
    assert done.returncode == cli.DONE, done.stderr
    whole, joined = everything_in(demonstration), everything_in(tmp_path / "site")
    assert list(joined) == list(whole)
    assert [name for name, content in whole.items() if joined[name] != content] == []
    assert (tmp_path / "copy.zip").stat().st_size > 1_000_000


def test_a_shard_says_what_it_is(run: Run, project: Project, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(project.folder)
    told = run("build", "--today", TODAY, "--shard", "2/3", "--output", "second")
    made = len(list((project.folder / "second").rglob("*.html")))
    expected = f"Shard 2 of 3: {made} pages as of {TODAY} in second\n"
    assert told == type(told)(cli.DONE, expected, "")


# --- what is refused, and the old site is as it was


@pytest.fixture
def refused(project: Project, small_site: Path, join) -> Callable[..., str]:
    """What is said of shards that can't be joined."""
    shutil.copytree(small_site, project.site)
    before = everything_in(project.site)

    def said(*folders: Path, **how: str) -> str:
        told = join(*folders, **how)
        assert (told.code, told.out) == (cli.WRONG_CALL, "")
        assert everything_in(project.site) == before
        text: str = told.err.removeprefix("publish.py build: ")
        return text.replace(f"{project.folder}/", "")

    return said


def test_shards_of_which_one_is_missing_make_no_site(shard, refused):
    assert refused(shard("1/3"), shard("3/3")) == "of 3 shards 2 can't be found\n"
    assert refused(shard("2/3")) == "of 3 shards 1 and 3 can't be found\n"


def test_a_shard_that_is_there_twice_makes_no_site(shard, refused, project: Project):
    first, copy = shard("1/2"), project.folder / "copy"
    shutil.copytree(first, copy)
    assert refused(first, copy) == "1-of-2 and copy are the same shard 1 of 2\n"


def test_shards_of_different_numbers_make_no_site(shard, refused):
    said = refused(shard("1/2"), shard("2/3"))
    assert said == "1-of-2 is shard 1 of 2 and 2-of-3 is shard 2 of 3\n"


def test_shards_of_other_entries_or_another_day_make_no_site(shard, refused, project: Project):
    folders = [shard("1/2"), shard("2/2")]
    said = refused(*folders, today="2026-11-24")
    assert said == "1-of-2 was not made of what is here: the day differed\n"
    entry = project.content / "activities/net-mending.md"
    entry.write_text(entry.read_text("utf-8").replace("Mend a net", "Mend one"), "utf-8")
    said = refused(*folders, today="2026-11-24")
    assert said == "1-of-2 was not made of what is here: the entries and the day differed\n"
    shard("1/2")  # anew, and the other one not
    assert refused(*folders) == "2-of-2 was not made of what is here: the entries differed\n"


def test_shards_of_another_address_or_theme_make_no_site(shard, refused, project: Project):
    folders = [
        shard(f"{one}/2", "--today", TODAY, "--base-url", "https://else.example/") for one in (1, 2)
    ]
    (project.templates / "unused.html").write_text("A template", "utf-8")
    said = refused(*folders)
    assert said == "1-of-2 was not made of what is here: the software and the address differed\n"


def change(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [Path.unlink, change])
def test_a_shard_that_lost_something_on_its_way_makes_no_site(harm, shard, refused):
    folders = [shard("1/2"), shard("2/2")]
    known = json.loads((folders[1] / shards.LIST).read_text("utf-8"))
    file = next(name for name, *_ in known["files"] if name.endswith(".json"))
    harm(folders[1] / file)
    assert refused(*folders) == f"2-of-2 is not as it was built: {file} is missing or changed\n"


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"number":1,"of":2,"made_of":{},"files":[[1]]}',
        b'{"number":1,"of":"x","made_of":{},"files":[]}',
        b'{"number":1,"of":1e9,"made_of":{},"files":[]}',
        b'{"number":1,"of":2,"made_of":{},"files":[[5,true,true,""]]}',
        b'{"number":1,"of":2,"made_of":{},"files":[["../../note.txt",false,false,""]]}',
    ],
)
def test_a_folder_that_is_no_shard_makes_no_site(content, shard, refused):
    folder = shard("1/2")
    (folder / shards.LIST).unlink()
    if content is not None:
        (folder / shards.LIST).write_bytes(content)
    assert refused(folder) == "1-of-2 is no shard: it has no shard.json that can be read\n"


def test_two_pages_at_one_address_in_two_shards_make_no_site(
    shard, project: Project, join, monkeypatch: pytest.MonkeyPatch
):
    every_page = pages.every_page

    def with_one_twice(edition: Edition, share: int, *more) -> Iterator[SitePage]:
        yield from every_page(edition, share, *more)
        if share == 0:
            yield next(pages.home.pages(edition))

    monkeypatch.setattr(pages, "every_page", with_one_twice)
    monkeypatch.setattr(two_processes, "is_worth_it", lambda _size: False)
    told = join(shard("1/2"), shard("2/2"))
    assert told.code == cli.TOOL_FAILED
    assert "two pages or files have the address ''" in told.err
    assert not project.site.exists()


def test_a_shard_does_not_replace_a_website(run: Run, project: Project, small_site: Path):
    shutil.copytree(small_site, project.site)
    told = run("build", "--today", TODAY, "--shard", "1/2", "--output", project.site)
    assert (told.code, told.out) == (cli.WRONG_CALL, "")
    assert told.err == (
        f"publish.py build: {project.site} is a whole website, and a shard is none. "
        "Give another folder\n"
    )
    assert everything_in(project.site) == everything_in(small_site)


def test_a_shard_is_replaced_by_one_that_is_made_anew(shard):
    before = everything_in(shard("1/2"))
    assert everything_in(shard("1/2")) == before


def test_a_site_is_not_joined_in_the_place_of_a_shard(run: Run, shard):
    folders = [shard("1/2"), shard("2/2")]
    for output in (folders[1], folders[1] / "site"):
        told = run("build", "--join", *folders, "--today", TODAY, "--output", output)
        assert told.code == cli.WRONG_CALL
        assert told.err == (
            f"publish.py build: the website would be in the place of the shard {folders[1]}. "
            "Give another --output\n"
        )
    assert shards.LIST in everything_in(folders[1])


@pytest.mark.parametrize(
    "value", ["0/4", "5/4", "x", "4", "1/", "/4", "1/0", "1/1", "-1/4", "1.0/4", "²/4"]
)
def test_a_shard_that_cannot_be_is_a_wrong_call(
    value: str, project: Project, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as ended:
        cli.main(["build", f"--shard={value}", "--output", str(project.site)])
    assert ended.value.code == cli.WRONG_CALL
    expected = (
        f"argument --shard: expected which of how many shards, such as 2/4, found '{value}'\n"
    )
    assert capsys.readouterr().err.endswith(expected)
    assert not project.site.exists()


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (("--join", "a"), "a shard is made or shards are joined: give --shard or --join, not both"),
        (("--zip", "copy.zip"), "a zip is of the whole website: give --zip with --join"),
        ((), "a shard is no website: give it a folder of its own, with --output"),
    ],
)
def test_what_a_shard_cannot_have_is_a_wrong_call(more, expected, run: Run, project: Project):
    told = run("build", "--today", TODAY, "--shard", "1/2", *more)
    assert (told.code, told.out, told.err) == (
        cli.WRONG_CALL,
        "",
        f"publish.py build: {expected}\n",
    )
    assert not project.site.exists()
