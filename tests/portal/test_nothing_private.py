"""No output has anything private, no need that was looked for, no tracking: all files of a site."""

import gzip
import io
import zipfile

import pytest
from tests.conftest import BASE, CONTENT, everything_in, unpacked
from tests.outputs import Outputs, entries_in, one_size_each

from activity_directory.catalogue.loading import load

LARKWELL = load(CONTENT).catalogue
OUTPUTS = Outputs(LARKWELL, entries_in(everything_in(CONTENT)), BASE)

[NOTE] = {one.maintainer_note for one in LARKWELL.champions if one.maintainer_note}


def test_no_file_of_the_site_has_anything_that_must_not_be_there(demonstration):
    files = everything_in(demonstration)
    pdfs = {name for name in files if name.endswith(".pdf")}
    looked_at = one_size_each(pdfs)
    assert len(looked_at) > 30
    assert {name.rpartition("/")[2] for name in looked_at} >= {"a5.pdf", "large-print.pdf"}
    shown = {name: files[name] for name in files if name not in pdfs or name in looked_at}
    assert {"html", "json", "ics", "csv", "xml"} <= {name.rpartition(".")[2] for name in shown}
    assert OUTPUTS.found_in(shown) == []
    # No name of a card's PDF tells more than its folder.
    of_cards = {name for name in pdfs if name.startswith("activities/")}
    assert {name.partition("/card/")[2] for name in of_cards} == {
        "a5.pdf", "pocket.pdf", "large-print.pdf", "easy-read.pdf",
    }  # fmt: skip
    assert not {name.split("/")[1] for name in of_cards} & OUTPUTS.guarded


def test_a_draft_is_in_no_file_of_the_site(small_site):
    """The small borough has one in content/drafts; the whole name of its page, and its words."""
    files = everything_in(small_site)
    assert not [name for name in files if "lantern-makers" in name or "drafts" in name]
    assert not [name for name, content in files.items() if "Unseen Loft" in unpacked(content)]


def zipped(name, text):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("feed.ics", b"LOCATION:19 Tan\r\n ners Row", "a withheld place"),
        ("pagefind/one.pf_index", gzip.compress(b"the Lantern Room", mtime=0), "a withheld place"),
        ("copy.zip", zipped("index.html", "lw5 8qx"), "a withheld place"),
        ("venues/harbour-rooms/index.html", b"", "a withheld place"),
        ("a.html", NOTE.encode(), "a note for maintainers"),
        ("a.html", b"Sent by jo.shaw@mail.example.net", "an email that no entry has"),
        ("a.html", b"mailto:x?cc=jo%40mail.example.net", "an email that no entry has"),
        ("a.json", b'"07700 900123"', "a number that no entry has"),
        ("a.html", b'<a href="https://a.example.org/?x=1&amp;utm_source=card">', "tracking"),
        ("a.html", b'<script src="https://cdn.example.net/a.js"></script>', "fetched"),
        ("a.html", b'<img alt="" src="//pixel.example.net/1.gif">', "fetched"),
        ("a.css", b"@font-face{src:url(https://fonts.example.net/a)}", "fetched"),
        ("a.html", b'<form method="post" action="https://x.example.net/">', "fetched"),
        ("activities/safe-line/card/a5.pdf", b"", "a paper of what is about safety"),
        ("list/4-9.json", b'{"safe-line":{}}', "what may not be kept"),
        ("screen/index.html", b'<a href="../activities/safe-line/">', "what may not be kept"),
        ("embed/all/index.html", b'<a href="../../activities/safe-line/">', "what may not be kept"),
        ("a.html", b'<a href="../activities/talking-cafe/card/#need=loneliness">', "a need in"),
        ("a.txt", f"{BASE}a/K7F4/?need=loneliness".encode(), "a question in an address"),
        ("a.html", b'<a href="../list/#list=talking-cafe&amp;q=loneliness">', "a need in"),
        ("list/loneliness/index.html", b"", "a need in"),
    ],
    ids=range(21),
)
def test_whatever_must_not_be_there_is_found(name, content, what):
    guarded = min(OUTPUTS.guarded)
    files = {name.replace("safe-line", guarded): content.replace(b"safe-line", guarded.encode())}
    assert any(one.what.startswith(what) for one in OUTPUTS.found_in(files))


def test_words_for_professionals_alone_are_found_elsewhere():
    secret = min(OUTPUTS.hidden)
    page = {"activities/a/index.html": secret.encode()}
    assert OUTPUTS.found_in(page)
    assert not OUTPUTS.found_in({"activities/a/for-professionals/index.html": secret.encode()})
