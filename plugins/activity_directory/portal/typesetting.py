"""A program that makes PDFs: sources come in, a line each, and PDFs go out.

A program of its own, because nothing may fork once typst has run: the copy waits for ever for
threads that it doesn't have. It imports nothing of ours.

    python typesetting.py TEMPLATE FONTS

For each line of JSON on its input it writes a line with a number and as many bytes: a PDF. Where
typst refuses, the number is negative and the bytes are the reason.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst


def main(template: Path, fonts: Path) -> None:
    """Answer until the input ends."""
    of_theme = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
    )
    compiler = typst.Compiler(template, root=template.parent, font_paths=of_theme)
    for line in sys.stdin:
        try:
            made = compiler.compile(
                format="pdf", pdf_standards=["ua-1"], sys_inputs={"words": line}, timestamp=0
            )
            answer, sign = made if isinstance(made, bytes) else b"", 1
        except typst.TypstError as refused:
            answer, sign = str(refused).encode(), -1
        sys.stdout.buffer.write(b"%d\n" % (sign * len(answer)) + answer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
