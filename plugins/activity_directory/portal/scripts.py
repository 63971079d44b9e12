"""The scripts of pages: each is one classic file, joined from ES modules of the theme.

Browsers refuse modules from a disk, and a page should ask for one file, so the modules are joined
here: a module's top is one scope with those it imports, and sentences take the places of their
names. Knows nothing of pages or of Pelican.
"""

from __future__ import annotations

import re
from pathlib import Path

from activity_directory.portal.minified import minified
from activity_directory.portal.script_messages import WrongMessage, with_messages
from activity_directory.portal.stylesheet import StaticFile, hashed_name

ENTRIES = "scripts"
"""The folder of the theme in which each file is the script of some page."""

WORKER = "scripts/offline/worker.js"
"""The script that no page runs, but the browser for all of them."""

MESSAGES, MESSAGES_OF_SCRIPT = "messages.js", "messages-of-script.js"
"""The module of `message`, and what a script has in its place: all calls are replaced there."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_OTHER_IMPORT = re.compile(r"^(?:import\b|export (?:default|\*|\{)).*", re.MULTILINE)
_DECLARED = re.compile(
    r"^(?:export )?(?:async )?(?:const|let|function\*?|class) (\{.*?\}|\[.*?\]|\w+)", re.MULTILINE
)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
# A comment has its lines to itself; the formatter sees to the rest.
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*?(?:.|\n)*?\*/[ \t]*)\n", re.MULTILINE)


class CannotJoin(Exception):
    """Modules that can't be one script, with the file and the reason."""


def entries(theme: Path) -> tuple[Path, ...]:
    """The module that each script starts with."""
    return tuple(sorted((theme / ENTRIES).glob("*.js")))


def modules_of(entry: Path) -> tuple[Path, ...]:
    """Every module of a script, each after those that it imports.

    Raises CannotJoin for modules that import each other in a circle.
    """
    paths: list[Path] = []
    open_: list[Path] = []

    def visit(module: Path) -> None:
        if module in open_:
            names = " → ".join(path.name for path in (*open_[open_.index(module) :], module))
            raise CannotJoin(f"{module}: modules import each other: {names}")
        if module in paths:
            return
        open_.append(module)
        for _, address in _IMPORT.findall(_text_of(module)):
            imported = (module.parent / address).resolve()
            if imported.name == MESSAGES:
                imported = imported.with_name(MESSAGES_OF_SCRIPT)
            if imported != module:
                visit(imported)
        paths.append(open_.pop())

    visit(entry.resolve())
    return tuple(paths)


def _text_of(module: Path) -> str:
    try:
        return module.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CannotJoin(f"{module}: there is no such module") from None


def joined(entry: Path) -> str:
    """The script of an entry: its modules in one function, without comments.

    Raises CannotJoin where one scope can't hold them.
    """
    declared: dict[str, Path] = {}
    parts = []
    for module in modules_of(entry):
        text = _text_of(module)
        for name in _DECLARED.findall(text):
            if name in declared:
                raise CannotJoin(f"{module}: {name} is declared in {declared[name].name} too")
            declared[name] = module
        for names, _ in _IMPORT.findall(text):
            if " as " in names:
                raise CannotJoin(f"{module}: an import can't have another name: {names.strip()}")
        text = _IMPORT.sub("", text)
        if odd := _OTHER_IMPORT.search(text):
            raise CannotJoin(f"{module}: only named imports and exports can be joined: {odd[0]}")
        parts.append(_EXPORT.sub("", text))
    content = _COMMENT.sub("", "".join(parts))
    try:
        content = with_messages(content)
    except WrongMessage as error:
        raise CannotJoin(f"{entry}: {error}") from None
    return f'(() => {{\n"use strict";\n{content.strip()}\n}})();\n'


def scripts(theme: Path) -> dict[str, StaticFile]:
    """Every script by its plain name ("scripts/find.js"), minified and hashed, in order.

    Raises CannotJoin, and NoScript where one can't be read.
    """
    paths = (*entries(theme), *theme.glob(WORKER))
    made = minified({path.relative_to(theme).as_posix(): joined(path) for path in paths})
    contents = {name: script.encode() for name, script in made.items()}
    return {
        name: StaticFile(f"static/{hashed_name(name, content)}", content)
        for name, content in contents.items()
    }
