"""The bytes of a file become nodes. Knows no field."""

from __future__ import annotations

import re
from functools import lru_cache

from activity_directory.problems import Problem
from activity_directory.sanitise.wrong_encoding import repaired
from activity_directory.source import nodes
from activity_directory.source.characters import cleaned, hidden_characters, may_hide_characters
from activity_directory.source.header import (
    BULLET,
    BULLETS,
    bullet_problems,
    refuse_merge_marks,
    second_entry_problems,
    split_header,
)
from activity_directory.source.parser import parse_nodes
from activity_directory.source.pasted_text import pasted_bullets, wrongly_encoded

LARGEST = 64 * 1024
"""Bytes in one entry: the longest real one is a tenth of this."""
LARGEST_LIST = 160 * 1024
"""Bytes in a .yml file: the words of danger are the longest, with three quarters of this."""


def read_entry(raw: bytes, path: str) -> tuple[nodes.Source | None, tuple[Problem, ...]]:
    """A Markdown file with a header between two `---` lines."""
    return _read(raw, path, with_body=True)


def read_yaml(raw: bytes, path: str) -> tuple[nodes.Source | None, tuple[Problem, ...]]:
    """A .yml file."""
    return _read(raw, path, with_body=False)


def _read(
    raw: bytes, path: str, *, with_body: bool
) -> tuple[nodes.Source | None, tuple[Problem, ...]]:
    try:
        text = _decoded(raw, path, LARGEST if with_body else LARGEST_LIST)
    except nodes.Stopped as stopped:
        return None, (stopped.problem,)
    return _of_text(text, path, with_body=with_body)


@lru_cache(maxsize=8)  # where its problems stand is looked up in what has just been read
def _of_text(
    text: str, path: str, *, with_body: bool
) -> tuple[nodes.Source | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    try:
        source = _parsed(text, path, problems, with_body=with_body)
    except nodes.Stopped as stopped:
        return None, (*problems, stopped.problem)
    return source, tuple(problems)


def text_of(raw: bytes) -> str:
    """The text of a file as it is kept with its entry; empty where it can't be read."""
    try:
        return _decoded(raw, "", LARGEST_LIST)
    except nodes.Stopped:
        return ""


def again(text: str, path: str) -> nodes.Source:
    """A file that has been read once, out of its text."""
    source, _ = _of_text(text, path, with_body=path.endswith(".md"))
    if source is None:
        message = f"{path} was read once and can't be read again"
        raise ValueError(message)
    return source


def facts(text: str, path: str) -> nodes.Mapping | nodes.Sequence:
    """The nodes of a file that has been read once, to find a place in it."""
    return again(text, path).header


def _parsed(written: str, path: str, problems: list[Problem], *, with_body: bool) -> nodes.Source:
    text = written
    if not text.isascii() or "?" in text:
        problems.extend(wrongly_encoded(text, path))
        text = repaired(text)
    if "<<<<<<<" in text or ">>>>>>>" in text:
        refuse_merge_marks(text, path)
    if may_hide_characters(text) and (found := tuple(hidden_characters(text, path))):
        problems.extend(found)
        text = cleaned(text)
    header, body, body_line = split_header(text, path) if with_body else (text, "", 0)
    if not header.isascii():
        header = header.replace("\u00a0", " ")  # between words it is as good as any
    if "*" in header or (not header.isascii() and any(sign in header for sign in BULLETS)):
        found_signs = tuple(bullet_problems(header, path))
        problems.extend(found_signs)
        header = re.sub(BULLET, r"\1-", header) if found_signs else header
    problems.extend(pasted_bullets(body, body_line, path))
    if "---" in body:
        problems.extend(second_entry_problems(body, body_line, path))
    return nodes.Source(
        path, written, parse_nodes(header, path, written, problems), body, body_line
    )


_DOCUMENTS = (b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")
"""How files begin of word processors, and of editors that save text in two bytes a letter."""


def _decoded(raw: bytes, path: str, most: int) -> str:
    if len(raw) > most:
        raise nodes.Stopped(
            Problem(
                path,
                1,
                1,
                "too-large",
                f"This file is larger than {most // 1024} KB",
                "Keep the entry short, and link to anything longer.",
            )
        )
    if raw.startswith(_DOCUMENTS):
        raise nodes.Stopped(
            Problem(
                path,
                1,
                1,
                "not-utf-8",
                "This is a document of another program, not plain text",
                "Copy its text into a new file, and save that as plain text (UTF-8).",
            )
        )
    try:
        text = raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace").lstrip("\ufeff")
        raise nodes.Stopped(
            Problem(
                path,
                before.count("\n") + 1,
                len(before) - before.rfind("\n"),
                "not-utf-8",
                "This character was saved in an old format that can't be read",
                "Save the file as UTF-8, then type the character again.",
            )
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
