"""Pictures of entries: made small, bared of what a telephone writes into them, or refused."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from activity_directory import cli
from activity_directory.sanitise import pictures

SMALL_CONTENT = Path(__file__).parents[1] / "small_content"


def photograph(width=2400, height=1200, *, turned=False, kind="JPEG"):
    image = Image.new("RGB", (width, height), "green")
    image.paste("red", (0, 0, width // 2, height // 2))
    exif = Image.Exif()
    exif[0x010F] = "Telephone Maker"
    if turned:
        exif[0x0112] = 6  # the camera was held on its side: turn clockwise to see it upright
    exif.get_ifd(0x8825)[2] = (51.0, 24.0, 44.0)  # GPS latitude
    written = io.BytesIO()
    image.save(written, kind, exif=exif)
    return written.getvalue()


def test_a_picture_is_made_no_wider_than_pages_need_and_keeps_its_shape():
    content, width, height = pictures.published(photograph())
    assert (width, height) == (960, 480)
    assert Image.open(io.BytesIO(content)).size == (960, 480)


def test_a_small_picture_keeps_its_size():
    assert pictures.published(photograph(300, 200))[1:] == (300, 200)


def test_nothing_of_where_when_and_with_what_it_was_taken_is_kept():
    raw = photograph()
    assert b"Telephone Maker" in raw
    content, _, _ = pictures.published(raw)
    assert b"Telephone Maker" not in content
    assert not Image.open(io.BytesIO(content)).getexif()
    assert b"EXIF" not in content
    assert b"XMP" not in content


def test_a_picture_taken_sideways_is_turned_upright():
    content, width, height = pictures.published(photograph(400, 200, turned=True))
    assert (width, height) == (200, 400)
    red, _, blue = Image.open(io.BytesIO(content)).convert("RGB").getpixel((190, 10))
    assert red > 150
    assert blue < 100


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_same_picture_gives_the_same_bytes(kind):
    raw = photograph(200, 100, kind=kind)
    assert pictures.published(raw) == pictures.published(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + bytes(40),
        photograph(200, 100)[:200],
        b"%PDF-1.7 not a picture",
    ],
    ids=["nothing", "svg", "gif", "cut short", "pdf"],
)
def test_what_is_no_picture_is_refused(raw):
    with pytest.raises(pictures.NoPicture):
        pictures.published(raw)


def test_a_picture_made_to_fill_the_memory_is_refused():
    written = io.BytesIO()
    Image.new("1", (9000, 9000)).save(written, "PNG")
    with pytest.raises(pictures.NoPicture, match="dots"):
        pictures.published(written.getvalue())


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    shutil.copytree(SMALL_CONTENT, folder)
    entry = min((folder / "activities").glob("*.md"))
    text = entry.read_text(encoding="utf-8")
    header = "---\nimage: {file: garden.jpg, alt: A green garden, credit: The group}\n"
    entry.write_text(text.replace("---\n", header, 1), encoding="utf-8")
    (folder / "images").mkdir(exist_ok=True)
    return folder


def check(folder, capsys):
    code = cli.main(["check", "--content", str(folder), "--today", "2026-11-23"])
    return code, capsys.readouterr().out


def test_a_picture_that_is_not_there_is_told(content, capsys):
    (content / "images" / "gardens.jpg").write_bytes(photograph(20, 10))
    code, out = check(content, capsys)
    assert code == 1
    assert "File: there is no picture called `garden.jpg` in content/images" in out
    assert "Did you mean `gardens.jpg`?" in out


def test_a_file_that_is_no_picture_is_told(content, capsys):
    (content / "images" / "garden.jpg").write_bytes(b"hello")
    code, out = check(content, capsys)
    assert code == 1
    assert "can't be shown as a picture: it isn't a JPEG, PNG or WebP picture" in out


def test_the_page_shows_the_picture_with_its_words(content, tmp_path, capsys):
    (content / "images" / "garden.jpg").write_bytes(photograph())
    site = tmp_path / "site"
    code = cli.main(
        [
            "build",
            "--content",
            str(content),
            "--output",
            str(site),
            "--today",
            "2026-11-23",
            "--base-url",
            "https://small.example.org/",
        ]
    )
    assert code == 0, capsys.readouterr().err
    shown = [
        page
        for page in site.glob("activities/*/index.html")
        if 'alt="A green garden"' in page.read_text(encoding="utf-8")
    ]
    assert len(shown) == 1
    (published,) = site.glob("images/garden.*.webp")
    assert f'src="../../images/{published.name}"' in shown[0].read_text(encoding="utf-8")
    assert b"Telephone Maker" not in published.read_bytes()
