"""The scripts of pages: how modules are joined, what old browsers read, and unit tests."""

import re
from pathlib import Path

import pytest
from tests.in_deno import THEME, deno

from activity_directory.portal.minified import NoScript
from activity_directory.portal.script_messages import with_messages
from activity_directory.portal.scripts import CannotJoin, entries, joined, modules_of, scripts

MODULES = sorted(
    [*(THEME / "scripts").rglob("*.js"), *(THEME / "templates/components").rglob("*.js")]
)
LONGEST_FUNCTION = 60
# Not read by Safari 13 and its like. Where a page has only these scripts, they must go without.
NEWER_SYNTAX = {
    "?.": r"\?\.(?!\d)",
    "??": r"\?\?",
    "||=": r"\|\|=|&&=",
    ".at()": r"\.at\(",
    "replaceAll": r"\.replaceAll\(",
    "a private member": r"[.{\s]#\w+\b(?=\s*[=;(.)])",
}


def write(folder: Path, **modules: str) -> Path:
    """A theme with the scripts given by name; the one called `start` is its entry."""
    (folder / "scripts/shared").mkdir(parents=True)
    for name, text in modules.items():
        where = "scripts" if name == "start" else "scripts/shared"
        (folder / where / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "scripts/start.js"


def test_a_script_is_its_modules_each_once_and_after_those_it_imports(tmp_path: Path) -> None:
    start = write(
        tmp_path,
        start='import { b } from "./shared/b.js";\nimport { a } from "./shared/a.js";\nb(a);\n',
        a="// Comment.\nexport const a = 1;\n",
        b='import { a } from "./a.js";\n\n/**\n * Comment.\n */\nexport const b = (x) => {\n'
        "  return x + a; // kept\n};\n",
    )
    assert joined(start) == (
        '(() => {\n"use strict";\nconst a = 1;\n\nconst b = (x) => {\n  return x + a; // kept\n};\n'
        "b(a);\n})();\n"
    )


def test_a_minified_script_does_the_same_in_fewer_bytes(tmp_path: Path) -> None:
    start = write(
        tmp_path,
        start="""
const among = { "b = c": 1 ? 'x && "y"' : 2 };  // a // comment
const line = `${among["b = c"]} // ${1 - -1}
  two`;
console.log(line, /[/*]+ "/.test('/* "'), 7 > line ?? 1);
""",
    )
    (script,) = scripts(tmp_path).values()
    before, after = (deno("eval", one) for one in (joined(start), script.content.decode()))
    assert (after.stdout, after.returncode) == (before.stdout, 0)
    assert 'x && "y" // 2' in after.stdout
    assert len(script.content) < len(joined(start)) - 60


def test_a_script_that_can_not_be_read_stops_the_build(tmp_path: Path) -> None:
    write(tmp_path, start="const a = ;\n")
    with pytest.raises(NoScript, match=r"^scripts/start\.js: .*unexpected ;"):
        scripts(tmp_path)


def test_a_script_is_named_by_its_content(tmp_path: Path) -> None:
    write(tmp_path, start="print();\n")
    (script,) = scripts(tmp_path).values()
    assert re.fullmatch(r"static/scripts/start\.[0-9a-f]{10}\.js", script.name)


@pytest.mark.parametrize(
    ("modules", "reason"),
    [
        ({"start": 'import { a } from "./shared/a.js";\na();\n'}, "there is no such module"),
        (
            {
                "start": 'import { a } from "./shared/a.js";\n',
                "a": 'import { b } from "./b.js";\nexport const a = b;\n',
                "b": 'import { a } from "./a.js";\nexport const b = a;\n',
            },
            "modules import each other: a.js → b.js → a.js",
        ),
        (
            {
                "start": 'import { a } from "./shared/a.js";\nconst helper = a;\n',
                "a": "const helper = 1;\nexport const a = helper;\n",
            },
            "helper is declared in a.js too",
        ),
        ({"start": "export default 1;\n"}, "only named imports and exports can be joined"),
        ({"start": 'import * as a from "./shared/a.js";\n'}, "only named imports and exports"),
        ({"start": 'import { a as b } from "./shared/a.js";\n', "a": ""}, "a as b"),
    ],
)
def test_modules_that_one_scope_cannot_hold_are_refused(
    tmp_path: Path, modules: dict[str, str], reason: str
) -> None:
    start = write(tmp_path, **modules)
    with pytest.raises(CannotJoin, match=re.escape(reason)):
        joined(start)


def test_sentences_take_the_places_of_their_names() -> None:
    script = 'say(message("later.over"), message("find.without", { filter: a["}"] }));\n'
    assert with_messages(script) == 'say("Over", `Without “${a["}"]}”`);\n'


def test_a_sentence_can_be_a_part_of_another() -> None:
    script = 'message("find.way-on", { way: message("find.without-any"), activities })'
    assert with_messages(script) == '`${"Without any filter"}: ${activities}`'


def test_the_script_chooses_the_plural_of_a_number() -> None:
    assert with_messages('message("find.show-older", { count: old.length })') == (
        "plural(old.length,{one:`Show ${figure(old.length)} older listing too`,"
        "other:`Show ${figure(old.length)} older listings too`})"
    )


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ('message("later.never")', "there is no message later.never"),
        ('message("find.without", { term })', "find.without has other parameters than it is given"),
        ('message("find.without")', "find.without has other parameters than it is given"),
        ('message("find.without", given)', "the parameters of find.without must stand in its call"),
        ('message("find.without", { ...given })', "find.without has a parameter without a name"),
    ],
)
def test_a_message_that_can_not_be_said_stops_the_build(
    tmp_path: Path, call: str, reason: str
) -> None:
    with pytest.raises(CannotJoin, match=re.escape(reason)):
        joined(write(tmp_path, start=f"say({call});\n"))


@pytest.fixture(scope="module")
def published() -> dict[str, str]:
    return {name: file.content.decode() for name, file in scripts(THEME).items()}


@pytest.mark.parametrize("entry", entries(THEME), ids=lambda path: path.name)
def test_a_published_script_can_be_read(entry: Path, published: dict[str, str]) -> None:
    reads = "new Function(await new Response(Deno.stdin.readable).text())"
    done = deno("eval", reads, given=published[f"scripts/{entry.name}"])
    assert done.returncode == 0, done.stderr


def test_every_module_belongs_to_a_script() -> None:
    apart = ("scripts/offline/worker.js", "scripts/serve/reload.js")
    every_entry = (*entries(THEME), *(THEME / name for name in apart))
    used = {module for entry in every_entry for module in modules_of(entry)}
    not_joined = {
        THEME / "templates/components/form/settings.js",  # types alone
        THEME / "scripts/shared/messages.js",
    }
    assert used | not_joined == set(MODULES)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_a_module_has_lines_that_can_be_joined_and_short_functions(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").split("\n")
    # Comments are taken away line by line: no text may go over lines.
    code = [line for line in lines if not line.strip().startswith(("*", "/"))]
    assert all(line.count("`") % 2 == 0 for line in code)
    for number, line in enumerate(lines):
        if re.search(r"(?:=>|\)) \{$", line):
            indent = len(line) - len(line.lstrip())
            closing = " " * indent + "}"
            length = next(
                at for at, other in enumerate(lines[number:]) if other.startswith(closing)
            )
            assert length <= LONGEST_FUNCTION, f"{module.name}:{number + 1}"


@pytest.mark.parametrize(
    "name", ["site.js", "find-site.js", "card.js", "list-buttons.js", "my-list.js"]
)
def test_what_every_page_runs_is_read_by_old_browsers(name: str, published: dict[str, str]) -> None:
    script = published[f"scripts/{name}"]
    found = [what for what, shape in NEWER_SYNTAX.items() if re.search(shape, script, re.MULTILINE)]
    assert found == []


@pytest.mark.parametrize("entry", entries(THEME), ids=lambda path: path.name)
def test_no_script_has_a_pattern_that_looks_back(entry: Path, published: dict[str, str]) -> None:
    """Safari 15, on iPhones of 2015, can read nothing of a script with such a pattern."""
    assert re.findall(r"\(\?<[!=]", published[f"scripts/{entry.name}"]) == []


def test_the_unit_tests_of_the_scripts_pass() -> None:
    done = deno("test", "--no-check", "--quiet", "--allow-env=MESSAGES")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 failed" in done.stdout
