"""`serve`, as a person sees it: a process, its terminal, and the page in a browser."""

import contextlib
import re
import shutil
import socket
import struct
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.conftest import ROOT, small_borough
from tests.pages import Page
from tests.serving import PATIENCE, Served, serving

from activity_directory.catalogue.loading import load
from activity_directory.portal import build


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return small_borough(tmp_path / "content")


@pytest.fixture
def served(content: Path) -> Iterator[Served]:
    with serving(content) as running:
        line = running.until("Serving at ")
        running.home = line.split()[2]
        yield running


def test_the_address_is_printed_and_every_page_is_there(served: Served):
    assert re.fullmatch(r"Serving at http://127\.0\.0\.1:\d+/  \(Ctrl\+C stops\)", served.said[-1])
    assert served.get("activities/net-mending/").heading == "Net Mending & Tea", "it is no file yet"
    assert served.get("activities/net-mending").heading == "Net Mending & Tea"
    served.until(" pages as of 2026-11-23.")
    assert served.get("activities/net-mending/").heading == "Net Mending & Tea"
    lost = served.get("activities/nothing-here/")
    assert (lost.address, lost.heading) == ("404", "We can’t find that page")
    assert served.get("../../../../etc/passwd").address == "404"
    assert served.get("%2e%2e/%2e%2e/etc/passwd").address == "404"
    assert served.get("activities/net-mending").heading == "Net Mending & Tea"


def test_a_change_is_shown_and_then_all_is_built_as_from_nothing(served: Served, tmp_path: Path):
    served.replace("activities/net-mending.md", "name: Net Mending & Tea", "name: Nets and Cake")
    assert served.get("activities/net-mending/").heading == "Nets and Cake"
    assert "Nets and Cake" in served.get("a-to-z/").words
    served.until("Changed: activities/net-mending.md.")
    while served.next_event(served.edition(), "data") != "whole":
        pass
    cold = tmp_path / "cold"
    content = served.content
    loaded = load(content)
    settings = ROOT / "pelicanconf.py"
    build.build(
        build.Order(loaded.catalogue, date(2026, 11, 23), served.home, content, cold, settings)
    )
    own = re.compile(rb'<script src="/-/reload[^>]*></script>')
    for file in cold.rglob("*.*"):
        address = file.relative_to(cold).as_posix()
        if file.is_file() and address != "sw.js":  # which `serve` has its own of
            with urllib.request.urlopen(served.home + address, timeout=PATIENCE) as answer:
                assert own.sub(b"", answer.read()) == file.read_bytes(), address


def test_a_mistake_stands_in_the_terminal_and_on_the_page_until_it_is_mended(served: Served):
    entry = "activities/net-mending.md"
    served.replace(entry, "from: 10:30", "from: half past ten")
    told = served.until("error: Start time: ")
    assert told.partition("error")[0].endswith("net-mending.md:15:11: ")
    page = served.get("activities/net-mending/")
    assert page.heading == "Net Mending & Tea", "the last good version stands below"
    said = page.tree.one("body").words
    assert "The website could not be built" in said
    assert "net-mending.md:15:11" in said
    assert "found half past ten" in said
    assert served.process.poll() is None
    served.replace(entry, "from: half past ten", "from: 11:00")
    mended = served.get("activities/net-mending/")
    assert "The website could not be built" not in mended.tree.one("body").words
    assert "11am to noon" in mended.words
    served.until("files checked: 1 warning.")
    served.change(entry, "name: Net", "was: [steady-feet]\nname: Net")
    served.until("error: Was: `steady-feet` is the name of a file")
    page = served.wait_for("activities/net-mending/", says_that_it_is_not_built)
    assert "11am to noon" in page.words, "it is found only when all files are compared"
    served.change(entry, "was: [steady-feet]", "was: [old-nets]")
    served.wait_for("activities/net-mending/", lambda page: not says_that_it_is_not_built(page))
    assert served.get("activities/old-nets/").title.startswith("Net Mending & Tea")


def test_a_mistake_at_the_start_is_shown_in_place_of_the_site(content: Path):
    entry = content / "activities/net-mending.md"
    good = entry.read_text(encoding="utf-8")
    entry.write_text(good.replace("cost: free", "cots: free"), encoding="utf-8")
    with serving(content) as running:
        running.until("error: `cots` is not a field")
        running.home = running.until("Serving at ").split()[2]
        page = running.get()
        assert page.address == "503"
        assert "The website could not be built" in page.tree.one("body").words
        assert "Did you mean <code>cost</code>?" in page.html
        running.replace("activities/net-mending.md", "cots: free", "cost: free")
        assert running.get().title.startswith("Brackwater Together")


def test_a_borough_without_its_first_fact_is_told_so_and_waited_for(content: Path):
    shutil.move(content / "site.yml", content.parent / "site.yml")
    with serving(content) as running:
        running.until("This file, with the facts of the community, is missing")
        running.home = running.until("Serving at ").split()[2]
        edition = running.edition()
        shutil.move(content.parent / "site.yml", content / "site.yml")
        assert running.next_event(edition) == "built"
        assert running.get().title.startswith("Brackwater Together")


def test_a_port_that_is_taken_is_passed_over(content: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        with serving(content, "--port", str(port)) as running:
            home = running.until("Serving at ").split()[2]
            assert home != f"http://127.0.0.1:{port}/"


def test_control_c_ends_it_quietly_even_while_a_page_waits(served: Served):
    waiting = urllib.request.urlopen(f"{served.home}-/changes?{served.edition()}", timeout=PATIENCE)
    with contextlib.closing(waiting):
        assert waiting.readline() == b": waiting\n"
        assert served.interrupt() == 0
    assert served.until("Stopped.") == "Stopped."
    assert "Traceback" not in served.rest()


def test_what_serve_built_is_gone_when_it_ends(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    with serving(content) as running:
        running.until("Serving at ")
        assert list(scratch.iterdir())
        assert running.interrupt() == 0
    assert list(scratch.iterdir()) == []
    assert not (content / "output").exists()


def test_what_a_killed_serve_left_is_swept_by_the_next(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    left: set[Path] = set()
    for _ in range(2):
        with serving(content) as running:
            running.until("Serving at ")
            paths = set(scratch.iterdir())
            assert len(paths) == 1
            assert not paths & left
            left = paths
            running.process.kill()
            running.process.wait()


# --- a content folder that goes away for a moment


def says_that_it_is_not_built(page: Page) -> bool:
    return "The website could not be built" in page.tree.one("body").words


def test_a_content_folder_that_goes_away_is_waited_for(served: Served):
    away = served.content.with_name("away")
    served.content.rename(away)
    page = served.wait_for("activities/net-mending/", says_that_it_is_not_built)
    assert page.heading == "Net Mending & Tea", "the last good version stands below"
    assert f"there is no folder {served.content}." in page.tree.one("body").words
    assert served.until("The website was not built: ") == (
        f"The website was not built: there is no folder {served.content}. "
        "The website is built as soon as there is one."
    )
    away.rename(served.content)
    served.wait_for("", lambda page: not says_that_it_is_not_built(page))
    served.change("activities/net-mending.md", "name: Net Mending & Tea", "name: Nets and Cake")
    served.wait_for("activities/net-mending/", lambda page: page.heading == "Nets and Cake")


def test_a_content_folder_that_is_made_anew_is_watched(served: Served):
    kept = shutil.copytree(served.content, served.content.with_name("kept"))
    shutil.rmtree(served.content)
    shutil.copytree(kept, served.content)
    for name, other in (("Net Mending & Tea", "Nets and Cake"), ("Nets and Cake", "Cake")):
        served.change("activities/net-mending.md", f"name: {name}", f"name: {other}")
        served.wait_for("activities/net-mending/", lambda page, it=other: page.heading == it)
    assert "Traceback" not in served.rest()


# --- whatever is asked of it


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A `serve` whose content nobody changes."""
    with serving(small_borough(tmp_path_factory.mktemp("asked") / "content")) as running:
        running.home = running.until("Serving at ").split()[2]
        running.until(" pages as of 2026-11-23.")
        yield running


def answer(served: Served, request: str, *, host: str = "{name}") -> tuple[int, bytes, bytes]:
    """The status, the head and the body of the answer to these very lines."""
    name = urlsplit(served.home).netloc
    whole = request.replace("HOST", host.format(name=name)).replace("\n", "\r\n")
    with socket.create_connection(("127.0.0.1", int(name.partition(":")[2])), PATIENCE) as line:
        line.sendall(whole.encode("latin-1"))
        line.shutdown(socket.SHUT_WR)
        with line.makefile("rb") as heard:
            said = heard.read()
    head, _, body = said.partition(b"\r\n\r\n")
    return int(head.split()[1]) if head else 0, head, body


@pytest.mark.parametrize(
    "host",
    ["{name}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"],
)
def test_it_answers_to_the_names_of_this_computer(asked: Served, host: str):
    port = urlsplit(asked.home).port
    name = host.replace("{port}", str(port))
    status, _, body = answer(asked, "GET / HTTP/1.1\nHost: HOST\nConnection: close\n\n", host=name)
    assert status == 200
    assert b"Brackwater Together" in body


def test_no_copy_of_it_is_kept_on_a_phone_and_an_earlier_one_goes(asked: Served):
    status, _, worker = answer(asked, "GET /sw.js HTTP/1.1\nHost: HOST\n\n")
    assert status == 200
    assert b"registration.unregister()" in worker
    assert b'addEventListener("fetch"' not in worker


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "localhost",
        "127.0.0.1:1", "user@127.0.0.1:{port}", "", "0.0.0.0:{port}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/activities/net-mending/", "/-/changes?0", "/-/reload.js"])
def test_it_answers_to_no_other_name(asked: Served, host: str, path: str):
    name = host.replace("{port}", str(urlsplit(asked.home).port))
    status, _, body = answer(asked, f"GET {path} HTTP/1.1\nHost: HOST\n\n", host=name)
    assert status == 421
    assert body.decode() == (
        f"This website is only for this computer. Its address is {asked.home}\n"
    )
    target = f"http://{name}{path}"
    lines = f"GET {target} HTTP/1.1\nHost: {urlsplit(asked.home).netloc}\n\n"
    assert answer(asked, lines)[0] == 421, "the address counts, and not what stands beside it"


@pytest.mark.parametrize(
    ("request_lines", "expected"),
    [
        ("GET / HTTP/1.1\n\n", 400),
        ("GET / HTTP/1.1\nHost: HOST\nHost: HOST\n\n", 400),
        ("GET / HTTP/1.0\n\n", 200),
        ("GET /\0 HTTP/1.1\nHost: HOST\n\n", 404),
        ("GET /%00 HTTP/1.1\nHost: HOST\n\n", 404),
        ("GET /%ff%fe HTTP/1.1\nHost: HOST\n\n", 404),
        ("GET /../../../../etc/passwd HTTP/1.1\nHost: HOST\n\n", 404),
        ("GET /%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\nHost: HOST\n\n", 404),
        ("GET /..%2f..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\nHost: HOST\n\n", 404),
        ("GET //etc/passwd HTTP/1.1\nHost: HOST\n\n", 404),
        ("GET //activities/net-mending HTTP/1.1\nHost: HOST\n\n", 301),
        ("GET /activities%2Fnet-mending/ HTTP/1.1\nHost: HOST\n\n", 200),
        (f"GET /{'a' * 5000} HTTP/1.1\nHost: HOST\n\n", 404),
        (f"GET /{'a/' * 5000} HTTP/1.1\nHost: HOST\n\n", 404),
        (f"GET /{'a' * 70_000} HTTP/1.1\nHost: HOST\n\n", 414),
        (f"GET / HTTP/1.1\nHost: HOST\nX: {'a' * 70_000}\n\n", 431),
        ("GET / HTTP/1.1\nHost: HOST\n" + "X: y\n" * 200 + "\n", 431),
        ("GET http://HOST/a-to-z/ HTTP/1.1\nHost: HOST\n\n", 200),
        ("GET http://HOST HTTP/1.1\nHost: HOST\n\n", 200),
        ("GET ftp://HOST/ HTTP/1.1\nHost: HOST\n\n", 404),
        ("GET * HTTP/1.1\nHost: HOST\n\n", 404),
        ("POST / HTTP/1.1\nHost: HOST\nContent-Length: 5\n\nhello", 405),
        ("PUT /x HTTP/1.1\nHost: HOST\nContent-Length: 999\n\nhello", 405),
        ("DELETE / HTTP/1.1\nHost: HOST\n\n", 405),
        ("OPTIONS * HTTP/1.1\nHost: HOST\n\n", 405),
        ("BREW /tea HTTP/1.1\nHost: HOST\n\n", 501),
        ("GET / HTTP/9.9\nHost: HOST\n\n", 505),
        ("GET / HTTP/x\nHost: HOST\n\n", 400),
        ("nonsense\n\n", 400),
        ("\x16\x03\x01\x02\x00\x01\xfc\x03\x03\n\n", 400),
        ("\n\n", 0),
        ("", 0),
    ],
)  # fmt: skip
def test_whatever_is_asked_is_answered_and_the_next_one_too(
    asked: Served, request_lines: str, expected: int
):
    status, head, body = answer(asked, request_lines)
    assert status == expected, head
    assert b"root:" not in body
    assert asked.get("a-to-z/").heading
    assert "Traceback" not in asked.rest()


@pytest.mark.parametrize("path", ["/", "/activities/net-mending", "/nothing", "/robots.txt"])
def test_head_is_answered_as_get_is_but_for_the_body(asked: Served, path: str):
    def lines(method: str) -> str:
        return f"{method} {path} HTTP/1.1\nHost: HOST\nConnection: close\n\n"

    def without_the_time(head: bytes) -> list[bytes]:
        return [line for line in head.split(b"\r\n") if not line.startswith(b"Date:")]

    status, head, body = answer(asked, lines("GET"))
    status_of_head, head_of_head, nothing = answer(asked, lines("HEAD"))
    assert (status_of_head, nothing) == (status, b"")
    assert without_the_time(head_of_head) == without_the_time(head)
    assert f"Content-Length: {len(body)}".encode() in head


def test_head_of_the_stream_of_changes_does_not_wait(asked: Served):
    assert answer(asked, "HEAD /-/changes?1 HTTP/1.1\nHost: HOST\n\n")[0] == 200


def test_browsers_that_leave_before_the_answer_are_no_news(asked: Served):
    address = urlsplit(asked.home)
    get = f"GET /search/columns.json HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode()
    at_once = struct.pack("ii", 1, 0)  # closed so, a connection is reset and not ended
    for said in (get * 200, get, get[:20], b""):
        line = socket.create_connection(("127.0.0.1", address.port or 0), PATIENCE)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        line.sendall(said)
        line.close()
    assert asked.get().title.startswith("Brackwater Together")
    assert "Traceback" not in asked.rest()
    assert "Exception" not in asked.rest()
