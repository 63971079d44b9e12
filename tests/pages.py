"""Reads built pages as a browser would: what they say, what is in them, where their links lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNSEEN = {"script", "style", "template", "head"}


@dataclass(eq=False)
class Element:
    """One element. `words` are its own, `inside` is what it holds."""

    tag: str
    attributes: dict[str, str | None]
    above: Element | None = None
    inside: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name) or ""

    @property
    def classes(self) -> list[str]:
        return self["class"].split()

    @property
    def words(self) -> str:
        """Everything it says, on one line; what is no words for a reader is left out."""
        return " ".join("".join(self.said()).split())

    def said(self) -> Iterator[str]:
        """Its words piece by piece, with a space where a block ends."""
        for one in self.inside:
            if isinstance(one, str):
                yield one
            elif one.tag not in UNSEEN:
                yield from one.said()
                if one.tag not in {"a", "b", "bdi", "em", "strong", "span", "time"}:
                    yield " "

    def all(self, *tags: str, **attributes: str) -> list[Element]:
        """The elements below it with one of these tags and all of these attributes, in order."""
        found = []
        for one in self.inside:
            if isinstance(one, str):
                continue
            if (not tags or one.tag in tags) and all(
                value in one[name.strip("_").replace("_", "-")].split()
                for name, value in attributes.items()
            ):
                found.append(one)
            found += one.all(*tags, **attributes)
        return found

    def one(self, *tags: str, **attributes: str) -> Element:
        """The only such element. Raises ValueError where there are none, or several."""
        (found,) = self.all(*tags, **attributes)
        return found


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.here = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), self.here)
        self.here.inside.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.inside.append(Element(tag, dict(attrs), self.here))

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"</{tag}> ends <{self.here.tag}>"
        assert self.here.above is not None
        self.here = self.here.above

    def handle_data(self, data: str) -> None:
        self.here.inside.append(data)


@dataclass(frozen=True)
class Page:
    """The page at `address`, a path from the site's root."""

    address: str
    html: str

    @cached_property
    def tree(self) -> Element:
        """The page's elements. Every element that is opened must be closed, in order."""
        reader = _Tree()
        reader.feed(self.html)
        reader.close()
        assert reader.here is reader.root, f"{self.address}: <{reader.here.tag}> is never closed"
        return reader.root

    @property
    def leads_on(self) -> bool:
        """Whether it only sends people on to another page."""
        return 'http-equiv="refresh"' in self.html

    @property
    def title(self) -> str:
        return self.tree.one("head").one("title").words

    @cached_property
    def main(self) -> Element:
        """What this page says and no other."""
        return self.tree.one("main")

    @property
    def words(self) -> str:
        """Everything a reader sees between the menu and the footer."""
        return self.main.words

    @property
    def heading(self) -> str:
        return self.main.one("h1").words

    @cached_property
    def ids(self) -> list[str]:
        return [one["id"] for one in self.tree.all() if "id" in one.attributes]

    @cached_property
    def links(self) -> list[str]:
        """Where its <a> lead, as written."""
        return [one["href"] for one in self.tree.all("a") if "href" in one.attributes]

    @cached_property
    def references(self) -> list[str]:
        """Everything that it names by an address and a browser would fetch or follow."""
        return [
            one[name]
            for one in self.tree.all()
            for name in ("href", "src", "action", "poster", "data", "formaction", "cite")
            if name in one.attributes and one.tag != "use"
        ]

    def meta(self, name: str) -> str:
        """The content of `<meta name=…>` or `<meta property=…>`; empty where there is none."""
        for one in self.tree.all("meta"):
            if name in (one["name"], one["property"]):
                return one["content"]
        return ""


def page_at(site: Path, address: str) -> Page:
    """One page of a built site."""
    file = site / address
    if address == "" or address.endswith("/"):
        file /= "index.html"
    return Page(address, file.read_text(encoding="utf-8"))


def pages_of(site: Path) -> dict[str, Page]:
    """Every page of a built site by its address: the 404 page by its file's name.

    A signpost at an old address is no page: `signposts_of` has those. Nor is what the code of a
    card leads to, on the way to the activity.
    """
    return {
        address: page
        for address, page in _files_of(site).items()
        if not page.leads_on and not _is_of_a_code(page)
    }


def signposts_of(site: Path) -> dict[str, Page]:
    """What stands at the addresses that have moved."""
    return {
        address: page
        for address, page in _files_of(site).items()
        if page.leads_on and not _is_of_a_code(page)
    }


def _is_of_a_code(page: Page) -> bool:
    return " data-old-card>" in page.html


def _files_of(site: Path) -> dict[str, Page]:
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    addresses = [name.removesuffix("index.html") for name in found]
    return {address: page_at(site, address) for address in addresses}
