"""Pagefind, which answers "which pages have this word".

What a page must carry to be found by its words:

* `data-pagefind-body` on the element with its own content. Only pages that have it are found:
  a listing has it on its own page, never on its card.
* `data-pagefind-ignore` on furniture inside that element, and on access facts that say no or ask.
  Words under it can't be found.
* `<meta name="keywords" content="…" data-pagefind-meta="keywords[content]">` in the head, with what
  `facets.keywords` returns. It may stand outside the body.
* `<meta name="description" content="…" data-pagefind-meta="summary[content]">` on a page that is
  not a listing (About, a story): a visitor reads it under the page's title.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


BUNDLE = "pagefind/"


class SearchFailed(Exception):
    """The index could not be made. The message is a plain sentence, with Pagefind's last words."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A page as Pagefind indexed it. `id` is that of its search results, without the language."""

    id: str
    address: str
    title: str
    summary: str
    text: str


_LANGUAGE = "en"
_AT_ONCE = 1 << 20
"""Bytes of an answer that are read at once, at most."""
_FOLDERS = ("*", "activities/*", "stories/*")
"""Where pages with words of their own stand: cards and lists, two in three, are never opened."""
_MARK = b"data-pagefind-body"
_FETCHED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_SIGNATURE = b"pagefind_dcd"


def pages_with_words(site_folder: Path) -> Iterator[tuple[str, bytes]]:
    """The place and the content of each page that is indexed, in a fixed order."""
    for folder in _FOLDERS:
        for path in sorted(site_folder.glob(f"{folder}/index.html")):
            content = path.read_bytes()
            if _MARK in content:
                yield path.relative_to(site_folder).as_posix(), content


def build_index(site_folder: Path) -> tuple[Fragment, ...]:
    """Index the pages of a built site; what was indexed, in the order of addresses.

    Leaves in `pagefind/` only what the find page fetches, and nothing where no page is marked.
    The same pages give the same bytes. Raises SearchFailed.
    """
    bundle = site_folder.resolve() / BUNDLE
    shutil.rmtree(bundle, ignore_errors=True)
    pages = pages_with_words(site_folder)
    first = next(pages, None)
    if first is None:
        # Pagefind would index all of every page, furniture too. A borough that has just begun has
        # no page with words of its own; where a listing lost its mark, `files` says so.
        return ()
    with _started() as pagefind:
        index = pagefind.answer("NewIndex", config={"force_language": _LANGUAGE})["index_id"]
        # A page after another: in a folder it would take them in an order that disks differ in.
        for place, content in chain((first,), pages):
            text = content.decode()
            pagefind.answer("AddFile", index_id=index, file_path=place, file_contents=text)
        # It answers that it has written files before it has.
        answer = pagefind.answer("GetFiles", index_id=index)
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    fragments = tuple(sorted(_fragments(files), key=lambda fragment: fragment.address))
    if not fragments:
        raise _without_a_word()
    for path, content in files.items():
        if _is_fetched(path):
            (bundle / path).parent.mkdir(parents=True, exist_ok=True)
            (bundle / path).write_bytes(content)
    return fragments


@contextmanager
def _started() -> Iterator[_Program]:
    """Pagefind, until the end of the block. Raises SearchFailed where it can't be started."""
    # Pagefind takes options from the environment and from a file where it is started.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")
    }
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own dependency, by its whole path
                [_executable(), "--service"],
                cwd=folder,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        except OSError as error:
            message = f"Pagefind, which makes the search index, could not be started ({error})."
            raise SearchFailed(message) from error
        try:
            yield _Program(process, errors)
        finally:
            process.communicate()


def _without_a_word() -> SearchFailed:
    message = "Pagefind ended without an index, and did not say why."
    return SearchFailed(message)


class _Program:
    """Pagefind as a program that is asked and answers, as its packages for Python and Node use it.

    A message is JSON in base64 with a comma at its end. What goes wrong is in `errors`.
    """

    def __init__(self, process: subprocess.Popen[bytes], errors: IO[bytes]) -> None:
        self._process, self._errors = process, errors

    def answer(self, what: str, **facts: object) -> dict[str, Any]:
        """What Pagefind answers. Raises SearchFailed where it refuses, or ends without a word."""
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise _without_a_word()
        request = json.dumps({"message_id": 1, "payload": {"type": what, **facts}})
        answer = bytearray()
        with suppress(BrokenPipeError):
            asked.write(base64.b64encode(request.encode()) + b",")
            asked.flush()
            while not answer.endswith(b",") and (part := os.read(answers.fileno(), _AT_ONCE)):
                answer += part
        if not answer.endswith(b","):
            raise self._ended()
        payload: dict[str, Any] = json.loads(base64.b64decode(answer[:-1]))["payload"]
        if "message" in payload:
            place = facts.get("file_path")
            message = f"Pagefind could not index {place or 'the pages'}. {payload['message']}"
            raise SearchFailed(message)
        return payload

    def _ended(self) -> SearchFailed:
        """What to say of a program that has ended too soon."""
        code = self._process.wait()
        if not code:
            return _without_a_word()
        self._errors.seek(0)
        text = _last_words(self._errors.read()) or "It said nothing."
        message = f"Pagefind could not index the pages (exit code {code}). {text}"
        return SearchFailed(message)


def _executable() -> str:
    try:
        # A package without type hints that holds nothing but the program.
        return str(import_module("pagefind_bin").get_executable())
    except (ImportError, OSError) as error:
        message = (
            "Pagefind, which makes the search index, is not installed. "
            "Run publish.py again, or install the packages in requirements.lock."
        )
        raise SearchFailed(message) from error


def _last_words(output: bytes) -> str:
    lines = [line.strip() for line in output.decode("utf-8", "replace").splitlines()]
    return " ".join([line for line in lines if line][-3:])


def _fragments(files: Mapping[str, bytes]) -> Iterator[Fragment]:
    for path, content in files.items():
        folder, _, name = path.rpartition("/")
        if folder != "fragment":
            continue
        page = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
        meta = page["meta"]
        yield Fragment(
            id=name.partition(".")[0].removeprefix(f"{_LANGUAGE}_"),
            address=page["url"].lstrip("/"),
            title=meta.get("title", ""),
            summary=meta.get("summary", ""),
            text=f"{page['content']} {meta.get('title', '')} {meta.get('keywords', '')}",
        )


def _is_fetched(path: str) -> bool:
    """Not Pagefind's own pages and styles, nor its excerpts: our results say more."""
    return (
        path in {*_FETCHED, f"wasm.{_LANGUAGE}.pagefind"}
        or path.endswith(".pf_meta")
        or path.startswith("index/")
    )
