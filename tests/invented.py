"""An invented language: English messages in which every letter is another one."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from string import Formatter

TAG = "qaa"
"""ISO 639 keeps it for local use."""
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ɑɓƈɗɛƒɠɦɩɉƙłɱɲɔƥɋɍʂƭʉʋⱳꭓƴƶⱭƁƇƊƐƑƓꞪƖɈƘŁⱮƝƆƤɊɌꟅƬɄƲⱲꞳƳƵ",
)
"""Each is a small or a capital letter, and comes of no letter of English by an accent."""


def of(pattern: str) -> str:
    """A pattern in the invented language: the names of its parameters stay."""
    parts = []
    for words, name, _, _ in Formatter().parse(pattern):
        parts.append(words.translate(LETTERS).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            parts.append(f"{{{name}}}")
    return "".join(parts)


def write(english: Path, folder: Path) -> None:
    """Writes the language to a folder, file by file as English has it."""
    folder.mkdir(parents=True)
    for file in english.glob("*.toml"):
        written = file.read_text(encoding="utf-8")
        if file.name != "language.toml":
            messages = tomllib.loads(written)
            lines = [f"{name} = {_toml(message)}" for name, message in messages.items()]
            written = "\n".join([*lines, ""])
        (folder / file.name).write_text(written, encoding="utf-8")


def _toml(message: str | dict[str, str]) -> str:
    if isinstance(message, str):
        return json.dumps(of(message), ensure_ascii=False)  # quoted as TOML quotes, too
    return "{ " + ", ".join(f"{plural} = {_toml(form)}" for plural, form in message.items()) + " }"
