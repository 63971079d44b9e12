"""The stylesheet as it is on a phone, in the dark, in forced colours, on paper, from right to left.

A page can't ask its browser for another medium, so what a rule asks about the medium is answered
in the stylesheet itself. Widths are left to the frame that shows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# What a browser does to the colours of a page: https://www.w3.org/TR/css-color-adjust-1/#forced
_FORCED = """
:where(:not({kept})),
:where(:not({kept}))::before,
:where(:not({kept}))::after {{
  color: revert !important;
  background-color: revert !important;
  background-image: none !important;
  border-color: revert !important;
  outline-color: revert !important;
  text-decoration-color: revert !important;
  caret-color: revert !important;
  box-shadow: none !important;
  text-shadow: none !important;
}}
"""
_MEDIA = re.compile(r"@media[^{]+")
_WHERE_FORCED = re.compile(
    r"@media[^{]*forced-colors: active[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", re.DOTALL
)
_KEEPS_ITS_COLOURS = re.compile(r"([^{}]+)\{[^{}]*forced-color-adjust: none[^{}]*\}")
_END_OF_DECLARATION = re.compile(r"(?<=[\w%)])\s*(?=[;}])")
_HOLDS, _FAILS = "(min-width: 0)", "(max-width: 0)"


@dataclass(frozen=True, slots=True)
class Look:
    """One way to see a page. `width` is in CSS pixels: 390 is a phone, 794 a sheet of A4."""

    name: str
    label: str
    width: int = 390
    direction: str = "ltr"
    dark: bool = False
    forced: bool = False
    paper: bool = False


LOOKS = (
    Look("phone", "On a phone"),
    Look("dark", "In the dark", dark=True),
    Look("forced", "In forced colours, nearly", dark=True, forced=True),
    Look("rtl", "From right to left", direction="rtl"),
    Look("paper", "On paper", width=794, paper=True),
)


def seen(css: str, look: Look) -> str:
    """The stylesheet, each question about the medium answered as the look has it."""
    scheme = "dark" if look.dark else "light"
    answered = _MEDIA.sub(lambda media: _answered(media[0], look), css)
    forced = forced_colours(css) if look.forced else ""
    return f"{answered}\n{forced}:root{{color-scheme:{scheme}}}\n"


def _answered(media: str, look: Look) -> str:
    """The words before a block of rules. A medium that nobody has, such as `tty`, never holds."""
    media = media.replace("(prefers-color-scheme: dark)", _HOLDS if look.dark else _FAILS)
    if look.forced:
        media = media.replace("(forced-colors: active)", _HOLDS)
    if look.paper:
        media = re.sub(r"\bscreen\b", "tty", media)
        media = re.sub(r"\bprint\b", "all", media)
    return media


def forced_colours(css: str) -> str:
    """Every colour given back to the browser, but those of drawings and those that rules keep.

    This is near, not the same: a browser also puts a ground behind text over a picture.
    """
    kept = ["svg", "svg *"]
    for selectors in _KEEPS_ITS_COLOURS.findall(css):
        for selector in selectors.split(","):
            kept += [selector.strip(), f"{selector.strip()} *"]
    own = "".join(_WHERE_FORCED.findall(css))
    # The rules for forced colours come after it, and as strong.
    own = _END_OF_DECLARATION.sub(" !important", own.replace("!important", ""))
    return _FORCED.format(kept=", ".join(kept)) + own
