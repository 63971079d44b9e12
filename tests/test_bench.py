"""The benchmark's catalogues are sound, the same each time, and leave no field out."""

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT

from activity_directory import cli
from activity_directory.importers import map_file, names, shipped_maps
from activity_directory.schema import fields, kinds
from activity_directory.schema.reading import Kind, Table, field_name
from activity_directory.source import nodes
from activity_directory.source.entry import read_entry, read_yaml

BENCH = ROOT / "bench"


def bench(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A script of the benchmark, as a person starts it."""
    return subprocess.run(
        [sys.executable, BENCH / script, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def made(number: int, folder: Path, seed: int = 1) -> Path:
    """A catalogue of `number` activities."""
    answer = bench("generate.py", number, folder, "--seed", seed)
    assert (answer.returncode, answer.stderr) == (0, "")
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of a hundred activities."""
    return made(100, tmp_path_factory.mktemp("bench") / "hundred")


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of a thousand activities."""
    return made(1000, tmp_path_factory.mktemp("bench") / "thousand")


def test_a_generated_catalogue_has_no_errors(hundred, capsys):
    assert cli.main(["check", "--content", str(hundred), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["errors"] == 0
    assert len(list((hundred / "activities").iterdir())) == 100


@pytest.mark.parametrize("number", [1, 2, 7])
def test_a_small_one_has_no_errors_either(number, tmp_path, capsys):
    folder = made(number, tmp_path / "few")
    assert cli.main(["check", "--content", str(folder)]) == 0, capsys.readouterr().out


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(hundred, tmp_path):
    first = bytes_of(hundred)
    assert bytes_of(made(100, tmp_path / "again")) == first
    assert bytes_of(made(100, tmp_path / "other", seed=2)) != first


def test_a_folder_is_made_anew_but_never_one_with_files_of_somebody_else(tmp_path):
    folder = made(3, tmp_path / "mine")
    assert bytes_of(made(2, folder)) == bytes_of(made(2, tmp_path / "fresh"))
    (tmp_path / "theirs").mkdir()
    letter = tmp_path / "theirs" / "letter.txt"
    letter.write_text("dear")
    answer = bench("generate.py", 2, tmp_path / "theirs")
    assert answer.returncode == 2
    assert "left alone" in answer.stderr
    assert bytes_of(tmp_path / "theirs") == {"letter.txt": b"dear"}


def test_descriptions_are_as_long_as_people_write_them(thousand):
    texts = (path.read_text() for path in (thousand / "activities").glob("*.md"))
    lengths = sorted(
        len(text.split("\n---\n")[1].partition("## The first time")[0].split()) for text in texts
    )
    assert len(lengths) > 950
    assert lengths[0] >= 60
    assert lengths[-1] <= 140
    assert 100 <= lengths[500] <= 125


# --- every field ---

FOLDERS = {
    "activities": fields.ACTIVITY,
    "organisations": fields.ORGANISATION,
    "venues": fields.VENUE,
    "champions": fields.CHAMPION,
    "stories": fields.STORY,
    "funding": fields.FUND,
}


def inside(kind: Kind) -> Table | None:
    """The table of the records that a field of this kind holds."""
    if isinstance(kind, kinds.ListOf):
        return inside(kind.kind)
    return kind.table if isinstance(kind, kinds.RecordOf | kinds.RefTo) else None


def all_of(table: Table) -> set[tuple[str, str]]:
    """Every field of a table and of the tables inside it."""
    found = {(table.name, field.name) for field in table.fields}
    for one in table.fields:
        within = inside(one.kind)
        found |= all_of(within) if within else set()
    return found


def record_in(kind: Kind) -> kinds.RecordOf | None:
    """The kind of record of which a field holds one or some."""
    if isinstance(kind, kinds.ListOf):
        return record_in(kind.kind)
    return kind if isinstance(kind, kinds.RecordOf) else None


def used_in(node: nodes.Mapping, table: Table) -> Iterator[tuple[str, str]]:
    """The fields of a table, and of those inside it, that are written in a file.

    One word may stand for a record: `cost: free` writes down the field `free`.
    """
    for key, value in node.pairs:
        field = table.by_name[field_name(key.text)]
        yield table.name, field.name
        within = inside(field.kind)
        for item in value.items if isinstance(value, nodes.Sequence) else (value,):
            if within and isinstance(item, nodes.Mapping):
                yield from used_in(item, within)
            elif within and (record := record_in(field.kind)):
                word = field_name(item.text)
                yield within.name, word if word in within.by_name else record.short


def used_by(path: Path, table: Table) -> set[tuple[str, str]]:
    """The fields that one file of a catalogue writes down."""
    read = read_entry if path.suffix == ".md" else read_yaml
    entry, problems = read(path.read_bytes(), path.name)
    assert (entry is not None, problems) == (True, ())
    return set(used_in(entry.header, table))


def test_a_thousand_activities_use_every_field(thousand):
    wanted = set().union(*map(all_of, FOLDERS.values()))
    used = {
        one
        for folder, table in FOLDERS.items()
        for path in (thousand / folder).iterdir()
        for one in used_by(path, table)
    }
    assert sorted(wanted - used) == []


# --- the harness ---


def test_two_commands_are_run_in_turn_after_a_warm_up(tmp_path):
    turns = tmp_path / "turns.txt"
    commands = [
        shlex.join([sys.executable, "-c", f"open({str(turns)!r}, 'a').write({letter!r})"])
        for letter in "AB"
    ]
    answer = bench("pair.py", *commands, "--runs", 3, "--json", tmp_path / "figures.json")
    assert answer.returncode == 0, answer.stderr
    assert turns.read_text() == "AB" * 4
    figures = json.loads((tmp_path / "figures.json").read_text())
    ratios = sorted(
        a / b for a, b in zip(figures["a"]["walls"], figures["b"]["walls"], strict=True)
    )
    assert figures["ratio"]["wall"] == ratios[1]
    assert min(figures["a"]["peak"], figures["b"]["peak"]) > 1


def test_a_command_that_fails_is_not_timed(tmp_path):
    sound = shlex.join([sys.executable, "-c", ""])
    broken = shlex.join([sys.executable, "-c", "raise SystemExit('the disk is full')"])
    answer = bench("pair.py", sound, broken, "--json", tmp_path / "figures.json")
    assert answer.returncode == 1
    assert "the disk is full" in answer.stderr
    assert not (tmp_path / "figures.json").exists()


@pytest.mark.parametrize(
    ("command", "phases"),
    [
        ("check", {"start-up", "read", "parse", "rules", "report", "exit"}),
        (
            "build",
            {
                "start-up",
                "read",
                "parse",
                "rules",
                "listings",
                "views",
                "render",
                "write",
                "Pagefind",
                "columns",
                "publish",
                "exit",
            },
        ),
    ],
)
def test_the_harness_tells_every_phase_of_a_command(command, phases, tmp_path):
    answer = bench(
        "run.py",
        "--sizes",
        5,
        "--commands",
        command,
        "--runs",
        1,
        "--json",
        tmp_path / "figures.json",
    )
    assert answer.returncode == 0, answer.stderr
    result = json.loads((tmp_path / "figures.json").read_text())["results"][0]
    told = {one["name"]: one for one in result["phases"]}
    assert phases <= set(told)
    assert all(one["wall"] > 0 for one in told.values())
    assert all(f"  {name} " in answer.stdout for name in phases)


def test_the_comparison_with_hugo_says_so_where_there_is_none():
    answer = bench("hugo/compare.py", 2, "--hugo", "no-such-program")
    assert answer.returncode == 2
    assert "no hugo" in answer.stderr


# --- sheets for the maps that come with the software


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet for each map, of forty listings."""
    folder = tmp_path_factory.mktemp("sheets")
    answer = bench("sheets.py", folder, 40)
    assert (answer.returncode, answer.stderr) == (0, "")
    return folder


def test_every_map_has_a_sheet_with_all_its_columns(sheets: Path) -> None:
    files = {file.stem: file for file in sheets.iterdir()}
    assert set(files) == set(shipped_maps.every())
    for name in set(files) - {"connected-places-workbook"}:
        titles = files[name].read_text("utf-8").partition("\n")[0].split(",")
        columns = map_file.read(shipped_maps.called(name)).columns
        assert set(columns) - {names.spoken(title) for title in titles} == set(), name


@pytest.mark.parametrize("name", sorted(shipped_maps.every()))
def test_most_of_each_sheet_comes_in(
    name: str, sheets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    shutil.rmtree(content / "activities")
    [sheet] = sheets.glob(f"{name}.*")
    file = Path(shutil.copy(sheet, tmp_path))  # what waits is written beside it
    call = ["import", str(file), "--map", name, "--content", str(content)]
    cli.main([*call, "--today", "2026-11-23", "--drop-names"])
    shown = capsys.readouterr().out
    assert "which the map names" not in shown
    entries = [one.read_text("utf-8") for one in (content / "activities").glob("*.md")]
    assert len(entries) >= 20, shown
    assert all("\ncategories:" in entry for entry in entries)
