"""What the software of a website leaves in a text: `{% link page.md %}`, `[gallery ids="1"]`.

It is no word of anybody's. The words that it stands around stay.
"""

from __future__ import annotations

import re

_CODE = r"\{\{[%<].{0,500}?[%>]\}\}|\{%.{0,500}?%\}|\{\{.{0,500}?\}\}|\{#.{0,500}?#\}"
_LINK = re.compile(rf"\[([^\[\]]{{1,300}})\]\(\s*[^()\s]*(?:{_CODE})[^()\s]*\s*\)", re.DOTALL)
"""A link of Markdown whose address a program was to write."""
_VALUE = r"(?:\"[^\"\]]{0,500}\"|'[^'\]]{0,500}'|[^\s\]\"']{1,300})"
_SHORTCODE = (
    rf"\[/?[a-z][\w-]{{1,40}}(?:\s+[\w-]{{1,40}}={_VALUE})+\s*/?\](?!\()"
    r"|\[/[a-z][\w-]{1,40}\](?!\()"
    r"|\[(?:audio|caption|contact-form-7|embed|et_pb_\w+|gallery|playlist|vc_\w+|video)"
    r"(?: [^\]]{0,300})?\](?!\()"
)
_OTHER = r"<\?(?:php|=).{0,500}?\?>|<%.{0,500}?%>|\*\|[A-Z_:]{2,40}\|\*|\$\{[\w.]{1,60}\}"
_ALL = re.compile(rf"{_CODE}|{_SHORTCODE}|{_OTHER}", re.DOTALL)
_MAY_HAVE = re.compile(r"\{[{%#]|\[/?[a-z]|<[?%]|\*\||\$\{")


def without_template_code(text: str) -> str:
    """A text without such code; of a link that leads nowhere the words stay."""
    if not _MAY_HAVE.search(text):
        return text
    left = _ALL.sub(" ", _LINK.sub(r"\1", text))
    if left == text:
        return text
    lines = (re.sub(r"[ \t]+(?=[.,;:!?)]|$)|(?<= ) +", "", line) for line in left.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def template_code_in(text: str) -> list[str]:
    """The pieces of code that a text has, as they are written."""
    if not _MAY_HAVE.search(text):
        return []
    return [" ".join(one[0].split()) for one in _ALL.finditer(text)]
