"""A site in an invented language says nothing in English but the community's own words.

The demonstration is built with messages in which every letter is another one (tests/invented.py).
What is left in our letters must be of its content. What `check` says of answers, and the labels and
help of questions, are not messages yet: pages of forms, and of the data, are not looked at.
"""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from tests import invented
from tests.conftest import CONTENT, built_once, shared_folder
from tests.pages import Element, Page

from activity_directory import cli, messages
from activity_directory.catalogue.loading import load
from activity_directory.wording.quotation_marks import curly

ENGLISH = messages.FOLDER / messages.FIRST
WORDS = re.compile(r"[A-Za-z][A-Za-z'’]*(?: [A-Za-z'’]+)*")
"""Words in our letters, with nothing but a space between."""
CUT = re.compile(r"([A-Za-z][^()…]*)…")
"""A sentence that was cut for want of room, with its dots."""
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?|\S+/(?=\s|$)")
READ_ALOUD = ("aria-label", "alt", "title", "placeholder", "label", "data-copy-done", "data-ahead")
NAME_FIELDS = ("add/", "change/", "data/")
ON_CALENDARS = re.compile(
    r"^(?:NAME|X-WR-\w+|DESCRIPTION|SUMMARY|LOCATION)[^:]*:(.*)$", re.MULTILINE
)
BY_ITSELF = {"Europe", "London", "P"}
"""The zone of calendars, which is no word."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration in the invented language."""
    return built_once(shared_folder(tmp_path_factory), "invented", _build)


def _build(site: Path) -> None:
    work = site.with_name("invented-work")
    shutil.copytree(CONTENT, work / "content")
    settings = work / "content/site.yml"
    written = settings.read_text(encoding="utf-8")
    settings.write_text(
        re.sub("^language:.*", f"language: {invented.TAG}", written, flags=re.MULTILINE),
        encoding="utf-8",
    )
    shutil.copytree(ENGLISH, work / "messages" / messages.FIRST)
    invented.write(ENGLISH, work / "messages" / invented.TAG)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "FOLDER", work / "messages")
        messages.language_of.cache_clear()
        arguments = ["--content", str(work / "content"), "--output", str(site)]
        assert cli.main(["build", *arguments]) == cli.DONE
    messages.language_of.cache_clear()


@pytest.fixture(scope="module")
def own_words() -> Community:
    """What the community says itself."""
    catalogue = load(CONTENT).catalogue
    assert catalogue is not None
    return Community(_strings(catalogue, set()))


class Community:
    """The words of a content folder, as they are printed."""

    def __init__(self, texts: Iterable[str]) -> None:
        # A line's end parts a heading from what follows, but not the lines of a paragraph.
        printed = map(curly, texts)
        paragraphs = [part for text in printed for part in (text, *text.splitlines())]
        flat = {" ".join(part.split()) for part in paragraphs}
        self.whole = "\n".join(flat)
        phrases = {words for text in flat for words in WORDS.findall(text)}
        self.phrases = {form for words in phrases for form in _forms(words)}

    def says(self, words: str) -> bool:
        """Whether these are its words: a phrase, or three words or more out of a longer one."""
        return words in self.phrases or (words.count(" ") > 1 and words in self.whole)

    def _without_cut(self, cut: re.Match[str]) -> str:
        """Nothing for three words or more as a sentence of the community begins, else all of it."""
        return "" if cut[1].count(" ") > 1 and cut[1] in self.whole else cut[0]

    def foreign(self, text: str) -> Iterator[str]:
        """The words of a text in our letters that it does not say."""
        text = CUT.sub(self._without_cut, text)
        for words in WORDS.findall(" ".join(ADDRESS.sub("\n", text).split(" "))):
            if len(words) > 1 and not self.says(words):
                yield words


def _forms(words: str) -> tuple[str, str]:
    return words[:1].upper() + words[1:], words[:1].lower() + words[1:]


def _strings(value: object, seen: set[int]) -> Iterator[str]:
    """Every text in a record and in what it holds."""
    if isinstance(value, str):
        yield value
    elif id(value) not in seen:
        seen.add(id(value))
        if dataclasses.is_dataclass(value):
            inside: Iterable[object] = [
                getattr(value, one.name) for one in dataclasses.fields(value)
            ]
        elif isinstance(value, Mapping):
            inside = value.values()
        else:
            inside = value if isinstance(value, Iterable) else ()
        for one in inside:
            yield from _strings(one, seen)


def texts_of(element: Element) -> Iterator[str]:
    """What an element says to eyes and ears, piece by piece; templates of scripts too."""
    for one in element.inside:
        if isinstance(one, str):
            yield one
        elif one.tag not in {"script", "style"}:
            yield from (one[name] for name in READ_ALOUD)
            if one.tag == "meta" and one["name"] == "description":
                yield one["content"]
            if one.tag != "textarea" or "readonly" not in one.attributes:  # else a line of HTML
                yield from texts_of(one)


def test_pages_and_cards_say_messages_and_the_communitys_words(site: Path, own_words: Community):
    pages = {
        path.parent.relative_to(site).as_posix() + "/": path for path in site.rglob("index.html")
    }
    found = {
        (words, address)
        for address, path in pages.items()
        if not address.startswith(NAME_FIELDS)
        for text in texts_of(Page(address, path.read_text(encoding="utf-8")).tree)
        for words in own_words.foreign(text)
    }
    assert len(pages) > 300
    assert found == set()


def test_calendars_say_messages_and_the_communitys_words(site: Path, own_words: Community):
    found = set()
    calendars = sorted(site.rglob("calendar.ics"))
    for path in calendars:
        lines = path.read_bytes().decode().replace("\r\n ", "").replace("\r\n", "\n")
        for value in ON_CALENDARS.findall(lines):
            text = re.sub(r"\\[n,;\\]", lambda it: "\n" if it[0] == "\\n" else it[0][1], value)
            for line in text.split("\n"):
                found |= {(words, path.parent.name) for words in own_words.foreign(line)}
    assert len(calendars) > 50
    assert {one for one in found if one[0] not in BY_ITSELF} == set()


def test_results_of_a_search_say_messages_and_the_communitys_words(
    site: Path, own_words: Community
):
    files = sorted((site / "search/rows").glob("*.json"))
    rows = [row for path in files for row in json.loads(path.read_bytes())["rows"]]
    for row in rows:
        for drawn in ("patch", "look", "turned"):
            row.pop(drawn, None)
    texts = set(_strings(rows, set()))
    assert len(texts) > 100
    shown = {text for text in texts if not text.startswith("hue-")}
    assert {words for text in shown for words in own_words.foreign(text)} == set()


def test_scripts_say_the_messages_of_the_language(site: Path):
    scripts = "".join(path.read_text(encoding="utf-8") for path in site.glob("static/scripts/*.js"))
    for english in ("Over", "Looking…", "Nothing written", "Monday", "November", "noon"):
        assert f'"{english}"' not in scripts
        assert f'"{invented.of(english)}"' in scripts
    assert re.search(r"\$\{\w+\}" + invented.of("am"), scripts)
