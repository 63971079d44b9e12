"""Pictures for the examples of components: drawn here, so that no photograph has to be kept."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image, ImageDraw, ImageFilter

SIZES: Mapping[str, tuple[int, int]] = {
    "pictures/wide.jpg": (800, 420),
    "pictures/tall.jpg": (420, 560),
    "pictures/small.jpg": (160, 120),
}


def picture(width: int, height: int) -> bytes:
    """A JPEG of people in a circle on a meadow, soft as a photograph."""
    drawing = Image.linear_gradient("L").resize((width, height))
    sky, grass = (
        Image.new("RGB", drawing.size, "#f3d9b8"),
        Image.new("RGB", drawing.size, "#41734f"),
    )
    image = Image.composite(grass, sky, drawing)
    draw = ImageDraw.Draw(image)
    size = min(width, height)
    for number, colour in enumerate(("#8c3f5c", "#2f5f74", "#c98a2b", "#5b4a86", "#a9512f")):
        x = width * (number + 1) / 6
        y = height * (0.62, 0.54, 0.5, 0.54, 0.62)[number]
        body, head = size / 10, size / 18
        draw.ellipse((x - body, y, x + body, y + 3.4 * body), fill=colour)
        draw.ellipse((x - head, y - 1.6 * head, x + head, y + 0.4 * head), fill="#d9a57e")
    written = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(size / 250)).save(written, "JPEG", quality=70)
    return written.getvalue()


def pictures() -> dict[str, bytes]:
    """Each picture that examples name, by its address."""
    return {name: picture(*size) for name, size in SIZES.items()}
