"""Writes the documents that are made from the code, or says which of them are out of date.

python tools/generated.py            write them
python tools/generated.py --check    change nothing; exit 1 if one is not what it should be
"""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tools")]

import components  # noqa: E402 - found on the path set above

from activity_directory import cli, software  # noqa: E402
from activity_directory.catalogue.loading import load  # noqa: E402
from activity_directory.forge import issue_form  # noqa: E402
from activity_directory.reports import formats  # noqa: E402
from activity_directory.rules import manual  # noqa: E402
from activity_directory.schema.generators import annotated, json_schema, reference  # noqa: E402

START = "<!-- generated: tools/generated.py writes this part from the field table -->\n"
END = "<!-- end of the generated part -->"


def documents() -> dict[str, str]:
    """Each generated document by its path from the project's folder."""
    return {
        "docs/fields.md": reference.as_markdown(),
        "docs/rules.md": manual.as_markdown(),
        "docs/commands.md": _commands(),
        "docs/components.md": components.as_markdown(),
        **json_schema.schemas(),
        ".vscode/settings.json": json_schema.editor_settings(),
        ".vscode/tasks.json": json_schema.editor_tasks(),
        "CONTRIBUTING.md": _contributing(),
        **_issue_forms(),
        **_papers(),
    }


def _issue_forms() -> dict[str, str]:
    """The forge's forms, with the terms of the content."""
    catalogue = load(ROOT / "content").catalogue
    if catalogue is None:
        message = "content/site.yml has to be mended first: see  publish.py check"
        raise SystemExit(message)
    try:
        return issue_form.forms(catalogue)
    except issue_form.CannotAsk as why:
        raise SystemExit(str(why)) from None


def _papers() -> dict[str, str]:
    """What every community begins with and the demonstration has, too."""
    larkwell = software.Community(
        name="Connected Larkwell",
        place="Larkwell",
        phone="01632 960106",
        email="hello@connected.larkwell.example.org",
        owner="@larkwell/maintainers",
    )
    made = software.papers(ROOT, larkwell, date(2026, 11, 23))
    wanted = ("SECURITY.md", "CODE_OF_CONDUCT.md", ".github/CODEOWNERS")
    return {name: made[name].decode() for name in wanted}


def _contributing() -> str:
    """The guide as it is, with the annotated entry in its place."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n```yaml\n{annotated.annotated_entry()}```\n\n{END}{after}"


def _commands() -> str:
    parser = cli.parser()
    lines = [
        "# Commands",
        "",
        parser.description or "",
        "",
        "Exit codes: 0 all is well; 1 there are errors in the content; 2 the command can't be",
        "carried out as it was given; 3 a tool that the command needs has failed; 4 this computer",
        "could not do its part: the disk is full, a folder can't be opened, memory is short, the",
        "clock is wrong. One sentence then says what, and nothing that was there before is lost.",
        "As shells have it, 130 is Ctrl+C, and 141 is that nobody reads the output any more.",
    ]
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to tell what it knows
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for name, command in action.choices.items():
                lines += _command(name, command)
    lines += ["", "## What `check --format json` prints", ""]
    lines += [inspect.getdoc(formats.as_json) or ""]
    return "\n".join(lines) + "\n"


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield from ("", f"## {name}", "", parser.description or "", "")
    rows = [row for action in parser._actions if (row := _option(action))]  # noqa: SLF001
    if rows:
        yield from ("| argument | what it does |", "| --- | --- |", *rows)


def _option(action: argparse.Action) -> str:
    if action.dest == "help":
        return ""
    value = action.metavar or ("|".join(action.choices) if action.choices else "")
    named = ", ".join(action.option_strings)
    wanted = " ".join(word for word in (named, f"{value}".replace("|", " \\| ")) if word)
    return f"| `{wanted}` | {action.help} |".replace("` \\| `", " \\| ")


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    wanted = parser.parse_args()
    stale = 0
    for name, text in documents().items():
        path = ROOT / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if wanted.check:
            print(f"{name} is not current: run  python tools/generated.py")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{name} written")
    return 1 if stale and wanted.check else 0


if __name__ == "__main__":
    sys.exit(main())
