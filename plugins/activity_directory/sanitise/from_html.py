"""The HTML of other people's software as Markdown: what a cell of their spreadsheet has in it."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

import nh3

from activity_directory.sanitise.markdown import OUTSIDE
from activity_directory.sanitise.wrapped_links import unwrapped

_TAG = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|strong|b|em|i|u|a|h[1-6]|table|tbody|tr|td|th|hr|font|section"
    r"|blockquote|img|script|style|iframe|s|del|strike|ins|mark|small|sub|sup|template|noscript"
    r"|article|main|header|footer|dl|dt|dd|details|summary|label|pre|code|center|svg|object)\b"
    r"[^<>]{0,2000}>|<!--",
    re.IGNORECASE,
)
_A_COMMENT = re.compile(r"<!--.*?-->[ \t]*\n?", re.DOTALL)
"""What word processors leave around what was copied: `<!--StartFragment-->`."""
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
_BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "table", "tr", "section", "blockquote", "hr"}
    | {f"h{level}" for level in range(1, 7)}
)
_STRUCK = frozenset({"s", "del", "strike"})
_READ = _BLOCKS | _STRUCK | {"a", "br", "li", "td", "th"}
_INLINE = frozenset(
    {"span", "b", "strong", "em", "i", "u", "font", "small", "big", "mark", "ins", "sub", "sup"}
    | {"abbr", "cite", "code", "pre", "label", "center", "details", "summary", "figure", "dl", "dt"}
    | {"dd", "article", "aside", "main", "header", "footer", "nav", "address", "tbody", "thead"}
    | {"tfoot", "caption", "q", "small", "time", "tt", "kbd", "samp", "var", "bdi", "bdo"}
)
"""Elements that say nothing themselves, and may be hidden or struck out."""
_SILENT = frozenset(
    {"script", "style", "iframe", "template", "noscript", "title", "select", "textarea", "object"}
    | {"audio", "video", "svg", "math", "canvas"}
)
_HIDDEN_BY = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_STRUCK_BY = re.compile(r"text-decoration[\w-]{0,9}\s{0,9}:[^;<>]{0,99}line-through", re.IGNORECASE)
_STRUCK_IN = re.compile(rf"<(?:{'|'.join(sorted(_STRUCK))})\b|{_STRUCK_BY.pattern}", re.IGNORECASE)


def has_html(text: str) -> bool:
    """Whether a text was written as HTML: `<60` and `Tom & Jerry` are none."""
    return ("<" in text and _TAG.search(text) is not None) or (
        "&" in text and _ENTITY.search(text) is not None
    )


def has_struck_out(text: str) -> bool:
    """Whether words of a text are struck out by its HTML."""
    return "<" in text and _STRUCK_IN.search(text) is not None


_ENTITY_ESCAPED = re.compile(r"&amp;(?=(?:[a-z]{2,8}|#\d{1,5}|#x[0-9a-f]{1,5});)", re.IGNORECASE)
_TAG_ESCAPED = re.compile(
    r"&lt;/?(?:p|br|div|span|strong|em|ul|ol|li|h[1-6]|a|table|tbody|tr|td)"
    r"(?:\s(?:[^&<>]|&quot;|&#39;|&apos;|&amp;){0,300})?\s?/?&gt;",
    re.IGNORECASE,
)


def _escaped_once(text: str) -> str:
    """HTML that software has escaped twice, `&lt;p&gt;` or `&amp;nbsp;`, as it was before that."""
    if "&" not in text:
        return text
    return _TAG_ESCAPED.sub(lambda tag: unescape(tag[0]), _ENTITY_ESCAPED.sub("&", text))


def as_markdown(text: str) -> str:
    """The text with its paragraphs, lists and links; anything else of the HTML is dropped.

    What nobody sees, or is struck out, is no part of it.
    """
    text = _A_COMMENT.sub("", _escaped_once(text))
    if not _TAG.search(text):
        return unescape(text).replace("\xa0", " ")
    reader = _Reader()
    # Python's reader takes minutes over tags without an end, and fails on `<![x`: it reads what a
    # browser would make of the text.
    whole = nh3.clean(
        text,
        tags={*_READ, *_INLINE},
        clean_content_tags=set(_SILENT),
        attributes={"a": {"href"}, "*": {"hidden", "style"}},
        link_rel=None,
    )
    reader.feed(whole)
    reader.close()
    words = "".join(reader.parts).replace("\xa0", " ")
    lines = [
        " ".join(line.split()) for line in _PARAGRAPH_OF_A_POINT.sub(r"\n- ", words).split("\n")
    ]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(one for one in lines if one != "-")).strip()


_PARAGRAPH_OF_A_POINT = re.compile(r"\n- *(?:\n\s*)+(?=[^\s-])")
"""Between a point of a list and the paragraph that it is made of."""


_AN_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,24}(?:[/?#]\S*)?", re.IGNORECASE)


_A_WAY = re.compile(
    r"(?:tel|callto):(?://)?(?P<number>\+?[\d ()-]{6,}\d)$"
    r"|mailto:(?P<address>[\w.+'-]+@[\w.-]+\w)(?:\?.*)?$",
    re.IGNORECASE,
)
"""Where a link leads that rings a number or writes to an address."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[tuple[str, int]] = []
        self.unseen: list[str] = []
        """The elements that are open in one that nobody sees, and that one."""
        self.is_after_unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen or _is_unseen(tag, dict(attrs)):
            if tag not in _VOID:
                self.unseen.append(tag)
            return
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in {"td", "th"}:
            self.parts.append(" ")
        elif tag == "a":
            self.links.append((dict(attrs).get("href") or "", len(self.parts)))

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            if self.unseen[-1] == tag:
                self.unseen.pop()
                self.is_after_unseen = True
            return
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self.links:
            self._link(*self.links.pop())

    def _link(self, address: str, start: int) -> None:
        """The words of a link, and where it leads, unless they are the same.

        Of an address that no page may lead to only the words stay; words that are another address
        don't. A number that it rings, or an address that it writes to, stands in brackets.
        """
        words = " ".join("".join(self.parts[start:]).split())
        address = unwrapped(address.strip())
        is_web = re.match(r"https?://[^\s()<>]+$", address) is not None
        is_web = is_web and OUTSIDE.fullmatch(address) is not None
        if is_web and words and not re.search(r"[\[\]]", words):
            bare = re.sub(r"^https?://|/$", "", address)
            same = re.sub(r"^https?://|/$", "", words) == bare or _AN_ADDRESS.fullmatch(words)
            self.parts[start:] = [f"<{address}>" if same else f"[{words}]({address})"]
        elif way := _A_WAY.match(unquote(address)):
            to = " ".join((way["number"] or way["address"]).split())
            digits, letters = (re.sub(r"[^\w@.]", "", one.casefold()) for one in (to, words))
            is_there = digits in letters or digits.removeprefix("44").removeprefix("0") in letters
            self.parts[start:] = [words if is_there else f"{words} ({to})" if words else to]

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            if self.is_after_unseen and data[:1] in {".", ",", ";", ":", "!", "?"} and self.parts:
                self.parts[-1] = self.parts[-1].rstrip(" ")
            self.is_after_unseen = False
            # A line break of the HTML's own is a space.
            self.parts.append(re.sub(r"\s+", " ", data) if "\n" in data else data)


_VOID = frozenset({"br", "hr"})
"""Elements without an end."""


def _is_unseen(tag: str, given: dict[str, str | None]) -> bool:
    style = given.get("style") or ""
    return bool(
        tag in _STRUCK or "hidden" in given or _HIDDEN_BY.search(style) or _STRUCK_BY.search(style)
    )
