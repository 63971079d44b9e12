"""The QR code that a page draws is the one of segno, and a reader gives its text back."""

import segno
import zxingcpp
from PIL import Image
from tests.in_deno import called

LONGEST = 779
FULL = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624,
        666, 711, LONGEST)  # fmt: skip
"""How many bytes a code of each version holds.

Full ones have no filler, which segno begins a byte late.
"""
ADDRESS = "https://connected-larkwell.example.org/list/#list=café+" + "quiet-garden+" * 60


def read(rows):
    size = len(rows) + 8
    picture = Image.new("L", (size, size), 255)
    picture.putdata(
        [
            255 * (not (4 <= x < size - 4 and 4 <= y < size - 4 and rows[y - 4][x - 4]))
            for y in range(size)
            for x in range(size)
        ]
    )
    picture = picture.resize((size * 4, size * 4), Image.Resampling.NEAREST)
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_codes_are_those_of_segno_and_can_be_read():
    texts = [ADDRESS.replace("é", "e")[:length] for length in FULL]
    others = ["a", ADDRESS[:63], ADDRESS[:181], ADDRESS[:400]]
    module = ["templates/components/plan/qr.js"]
    drawn = called(module, [["modulesOf", text] for text in (*texts, *others)])
    for text, rows in zip(texts, drawn, strict=False):
        code = segno.make_qr(text, error="m", mode="byte", mask=4, boost_error=False)
        assert [bytes(row) for row in rows] == [bytes(row) for row in code.matrix]
    for text, rows in zip(others, drawn[len(texts) :], strict=True):
        assert read(rows) == [text]
